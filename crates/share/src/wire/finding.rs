//! What was found: who, what happened, who said it, and the words that show it.

use serde::{Deserialize, Serialize};

use super::{Act, Day, EventKind, Kind, Manner, Precision, Status};

/// An article, without its text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its id at the sender's.
    pub id: String,
    /// Headline; may be empty.
    pub title: String,
    /// Who published it; may be empty.
    pub outlet: String,
    /// Where it was published; may be empty. It comes from others: never opened unasked.
    pub url: String,
    /// The day of publication.
    pub published: Option<Day>,
}

/// Words of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// Place in [`super::Findings::sources`].
    pub source: u32,
    /// The words. A sentence at most, as a rule.
    pub text: String,
    /// First code point of the words in the article, so that whoever has it can open it there.
    pub start: u32,
    /// The code points within `text` that say it: the trigger of an event, the cue of a claim. Half-open; equal where
    /// nothing is marked.
    pub marked: (u32, u32),
}

/// Someone or something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// Its id at the sender's: `p-nadir-barakwal`.
    pub id: String,
    /// Its fullest name.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Other names, most used first.
    pub aliases: Vec<String>,
    /// Offices, as pairs of title and body ("of"); the body may be empty.
    pub roles: Vec<(String, String)>,
    /// ISO 3166-1 alpha-3 code; may be empty.
    pub country: String,
    /// CAMEO actor code; may be empty.
    pub code: String,
    /// Where it is.
    pub spot: Option<Spot>,
    /// How often it is mentioned.
    pub mentions: u32,
    /// In how many articles.
    pub documents: u32,
    /// In how many of them that are not copies.
    pub origins: u32,
}

/// A spot on the earth.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spot {
    /// Degrees north, times 100,000: about a metre.
    pub lat: i32,
    /// Degrees east, times 100,000.
    pub lon: i32,
    /// ISO 3166-1 alpha-3 code.
    pub country: String,
    /// First-level division; may be empty.
    pub admin1: String,
    /// What the coordinates stand for.
    pub precision: Precision,
}

/// A happening.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Its id at the sender's.
    pub id: String,
    /// PLOVER type.
    pub kind: EventKind,
    /// PLOVER mode; may be empty.
    pub mode: String,
    /// PLOVER contexts.
    pub contexts: Vec<String>,
    /// Who did it: places in [`super::Findings::entities`].
    pub actors: Vec<u32>,
    /// To whom.
    pub recipients: Vec<u32>,
    /// Where.
    pub place: Option<u32>,
    /// First day it may have happened.
    pub from: Option<Day>,
    /// Last day, inclusive.
    pub to: Option<Day>,
    /// Who vouches for it.
    pub status: Status,
    /// Who was hurt.
    pub toll: Toll,
    /// The words that tell it.
    pub quotes: Vec<Quote>,
    /// Who says so, where a party does: place in [`super::Findings::claims`].
    pub claim: Option<u32>,
    /// In how many articles it is told.
    pub documents: u32,
    /// In how many of them that are not copies.
    pub origins: u32,
}

/// Who was hurt.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Toll {
    pub killed: Option<Count>,
    pub injured: Option<Count>,
    pub displaced: Option<Count>,
    pub detained: Option<Count>,
    pub missing: Option<Count>,
}

/// A number of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// At least so many.
    pub low: u64,
    /// At most so many; `None` is open.
    pub high: Option<u64>,
    /// Nobody counted.
    pub rough: bool,
}

/// Someone says something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Who: place in [`super::Findings::entities`]; `None` where it is not said.
    pub by: Option<u32>,
    /// What saying it does.
    pub act: Act,
    /// In whose words.
    pub manner: Manner,
    /// Whether the source hides its name.
    pub anonymous: bool,
    /// The words.
    pub quote: Quote,
}
