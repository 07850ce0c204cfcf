//! The reader's corrections, as links and files carry them: what, why and when.
//!
//! A rule names what it corrects by words that are still true when other articles are read, in another order or by another
//! version: an entity by kind and names, an event by the words of its sentence. `dateline-correct` makes such names and
//! applies the rules. The promises of [`crate::wire`] hold here too.

use serde::{Deserialize, Serialize};

use crate::wire::{Day, EventKind, Kind};

/// One correction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// What is corrected, and how.
    pub what: Correction,
    /// The reader's reason, in their words; may be empty.
    pub why: String,
    /// When it was made, in seconds since 1970; 0 where that is not known.
    pub when: u64,
}

/// What is corrected, and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Correction {
    /// Two are one.
    Merge {
        /// The one whose name, kind and id stay.
        keep: Named,
        /// The one that becomes part of it.
        other: Named,
    },
    /// One is two.
    Split {
        /// The one, as it stands before.
        of: Named,
        /// What is another.
        part: Part,
    },
    /// It is called otherwise.
    Rename {
        /// Who or what, by the name before.
        entity: Named,
        /// The name after.
        name: String,
    },
    /// It is of another kind.
    Retype {
        /// Who or what, of the kind before.
        entity: Named,
        /// The kind after.
        kind: Kind,
    },
    /// It names nothing.
    NotAName {
        /// What was taken for a name.
        entity: Named,
    },
    /// Nothing happened there.
    NotAnEvent {
        /// The tellings of what was taken for an event.
        tellings: Vec<Told>,
    },
    /// It happened on other days.
    Redate {
        /// Its tellings.
        tellings: Vec<Told>,
        /// First day; `None` is open or unknown.
        from: Option<Day>,
        /// Last day, inclusive; `None` is open or unknown.
        to: Option<Day>,
    },
    /// Something else happened.
    RetypeEvent {
        /// Its tellings.
        tellings: Vec<Told>,
        /// The type after.
        kind: EventKind,
    },
    /// The reader has looked at it and says whether it is right. Changes nothing else.
    Mark {
        /// What was looked at.
        subject: Subject,
        /// Right, or wrong.
        right: bool,
    },
}

/// An entity, by what it is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// What it is.
    pub kind: Kind,
    /// The name it is shown by.
    pub name: String,
    /// Its other names.
    pub others: Vec<String>,
    /// ISO 3166-1 alpha-3 code; empty when it is not known. Two ministries of foreign affairs differ in it alone.
    pub country: String,
}

/// What of an entity is another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Names that are the other's wherever they stand.
    pub names: Vec<String>,
    /// Articles in which every mention is the other's, by the hash of their words: for two people of one name.
    pub articles: Vec<u64>,
}

/// One telling of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// PLOVER type before.
    pub kind: EventKind,
    /// The word that tells it, in lower case.
    pub trigger: String,
    /// The hash of the sentence's words.
    pub sentence: u64,
    /// The hash of the article's words. Long sentences are told by their words wherever they stand; short ones
    /// ("Three were killed.") only in their article.
    pub article: u64,
}

/// What a mark is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// An entity.
    Entity(Named),
    /// An event, by its tellings.
    Event(Vec<Told>),
    /// Words, and what was found in them.
    Words(Words),
}

/// Words of a sentence, and what was found in them: a claim, a date, a number, a mention.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// What was found.
    pub finding: Finding,
    /// The words, in lower case. A claim's are those of its cue.
    pub words: String,
    /// The hash of the sentence's words.
    pub sentence: u64,
    /// The hash of the article's words, as for [`Told::article`].
    pub article: u64,
}

/// What was found in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// Someone or something is named.
    Mention,
    /// A time.
    Time,
    /// A number.
    Quantity,
    /// Someone says something.
    Claim,
}
