//! What the page and its worker say to each other.
//!
//! A message is an array: the control value, made by serde-wasm-bindgen, then what it carries. Files travel as handles;
//! findings as bytes of postcard, whose buffer is handed over and not copied.
//!
//! There is one worker that holds all that was read, and folds it; what is said of "the worker" is said of it. For a large
//! intake there are helpers: they are given articles by the worker over a port, as [`Errand`]s, and give it records, as
//! pairs of ticket and record. To the page they only say what they have in hand.

use dateline_core::dossier::Folded;
use dateline_core::model::PublishedBasis;
use dateline_correct::{Corrected, Marked, Outcome};
use dateline_share::rule::Rule;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Both sides must be of the same make: the host may serve a newer worker than the page in an open tab.
pub const VERSION: &str = env!("DATELINE_BUILD");

/// A request and its number. They count up, also over a change of workers, so that an answer says what it answers.
#[derive(Debug, Serialize, Deserialize)]
pub struct Asked {
    /// Counts up from one.
    pub number: u32,
    /// What is asked.
    pub request: Request,
}

/// What the page asks for. Whatever it is: when the worker has done all, and folded what is new, it has
/// [`Reply::Finished`].
#[derive(Debug, Serialize, Deserialize)]
pub enum Request {
    /// Read this. Carries the file's handle for [`Source::File`].
    Read(Order),
    /// Read a document again, with this date; without one, with the article's own.
    SetPublished {
        /// Its place in the dossier.
        document: u32,
        /// The day the reader gives.
        #[serde(default, with = "dateline_core::day::maybe")]
        date: Option<Date>,
    },
    /// Write what was found in a format of other programs. Carries, for what the worker does not know, records, what they
    /// give together and the corrections in them.
    Write {
        /// The key of a [`dateline_export::Format`].
        format: String,
        /// What the dossier is called; may be empty.
        name: String,
    },
    /// Read no more of what was ordered.
    Cancel,
    /// These documents were read before. Carries [`Kept`]s, what came by link with them, and whether that is all they
    /// give together.
    Restore,
    /// These are the reader's corrections, in place of those before. Carries [`Rule`]s.
    Correct,
    /// This helper is ready to read. Carries the port to it.
    Hire {
        /// Counts up.
        helper: u32,
    },
    /// This helper is gone, and with it all that it had in hand.
    Lost {
        /// Which.
        helper: u32,
        /// What it fell over.
        left_out: Option<LeftOut>,
    },
    /// Be a helper. Carries the port to the worker. Has no answer.
    Help,
}

/// Something that is not to be read, because it stopped a worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// The [`Order::id`].
    pub order: u32,
    /// Which article of the file; none for all that is left of it.
    pub article: Option<u32>,
}

/// Something to be read: one file, the sample, or words typed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Order {
    /// Counts up.
    pub id: u32,
    /// Where the bytes are.
    pub source: Source,
    /// The file's name with its folders.
    pub name: String,
    /// How many of its articles have been read before.
    pub skip: u32,
    /// Articles not to be read, because they stopped a worker.
    pub omit: Vec<u32>,
}

/// Where the bytes of an [`Order`] are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Source {
    /// In the file that the message carries.
    File,
    /// In the bytes that the message carries: [`Kept`]s of pages, to be read again.
    Kept,
    /// In the worker.
    Sample,
    /// Here.
    Pasted(Pasted),
}

/// An article that the reader typed or pasted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Pasted {
    /// Headline; may be empty.
    pub title: String,
    /// Who published it; may be empty.
    pub outlet: String,
    /// When, if the reader says so.
    #[serde(default, with = "dateline_core::day::maybe")]
    pub published: Option<Date>,
    /// Its words.
    pub text: String,
}

/// What the worker answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Reply {
    /// It can be asked.
    Ready {
        /// Its [`VERSION`].
        version: String,
    },
    /// It begins to read a file, or one of its articles. If it falls silent now, this is why.
    Reading {
        /// The [`Order::id`].
        order: u32,
        /// Which article of the file; none while the file itself is opened.
        article: Option<u32>,
        /// What it is called.
        name: String,
    },
    /// A file was opened.
    Opened {
        /// The [`Order::id`].
        order: u32,
        /// How many articles it holds.
        articles: u32,
    },
    /// Articles were read. Carries [`Delivered`]s.
    Documents,
    /// It begins to read a document again.
    Rereading {
        /// Its place in the dossier.
        document: u32,
        /// What it is called.
        name: String,
    },
    /// A document was read again. Carries its record.
    Reread {
        /// Its place in the dossier.
        document: u32,
    },
    /// All documents were folded. Carries what they give together.
    Folded,
    /// All documents were folded as the reader corrected them. Carries what is [`Decided`].
    Decided,
    /// A file brought corrections. Carries [`Rule`]s.
    Rules,
    /// What was found, in another format. Carries the bytes of the file.
    Written {
        /// The key of a [`dateline_export::Format`].
        format: String,
    },
    /// A file is a saved dossier.
    Named {
        /// What it is called.
        name: String,
    },
    /// Something is to be said of a file that is read.
    Noted {
        /// What.
        message: String,
    },
    /// A file, or part of it, could not be read.
    Failed {
        /// Its name.
        file: String,
        /// What happened, and what to do.
        message: String,
    },
    /// Nothing more comes of a file.
    Closed {
        /// The [`Order::id`].
        order: u32,
    },
    /// It has nothing in hand: a helper waits for articles, the worker for helpers.
    Idle {
        /// How many requests a helper has made since it was loaded, by the browser's own count.
        requests: u32,
    },
    /// It heard [`Request::Cancel`].
    Stopping,
    /// All that was asked is done with, and folded.
    Finished {
        /// The [`Asked::number`] of the last request it heard.
        number: u32,
        /// How many requests it has made in all, by the browser's own count.
        requests: u32,
    },
    /// It cannot go on; a new worker must.
    Crashed {
        /// Why, for those who mend it.
        message: String,
    },
}

/// An article on its way to a helper. `P` is a page, or a reference to one.
#[derive(Debug, Serialize, Deserialize)]
pub struct Errand<P> {
    /// Comes back with the record.
    pub ticket: u32,
    /// The [`Order::id`].
    pub order: u32,
    /// Which article of the file.
    pub article: u32,
    /// The article.
    pub page: P,
}

/// An article that was read. `R` is a record, or a reference to one.
#[derive(Debug, Serialize, Deserialize)]
pub struct Delivered<R> {
    /// The [`Order::id`].
    pub order: u32,
    /// Which article of the file.
    pub article: u32,
    /// What was found.
    pub record: R,
    /// The date that the article gives of itself.
    pub own: OwnDate,
}

/// What the reader's corrections come to. `R` is a record, or a reference to one.
#[derive(Debug, Serialize, Deserialize)]
pub struct Decided<R> {
    /// What the documents give together.
    pub folded: Folded,
    /// The documents that are otherwise than they were found, by their places.
    pub records: Vec<(u32, R)>,
    /// The corrections, in their order.
    pub rules: Vec<Rule>,
    /// What each of them did.
    pub outcomes: Vec<Outcome>,
    /// What stands otherwise than it was found.
    pub corrected: Vec<Corrected>,
    /// What was marked as right or wrong.
    pub marks: Vec<Marked>,
}

/// A document that was read before. `R` is a record or a page, or a reference to one.
#[derive(Debug, Serialize, Deserialize)]
pub struct Kept<R> {
    /// What was found, or the article.
    pub record: R,
    /// The date that the article gives of itself.
    pub own: OwnDate,
}

/// The date that an article gives of itself, whatever the reader says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnDate {
    /// The day.
    #[serde(default, with = "dateline_core::day::maybe")]
    pub published: Option<Date>,
    /// How it is known.
    pub basis: PublishedBasis,
}
