//! What many documents give together. Documents are named by their place in the folded list.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::{EntityId, EventKind, Kind, Place, Role, Span, Status, Toll};

/// Place of a [`crate::model::Record`] in the list that was folded.
pub type DocumentId = u32;
/// Place of a [`FoldedEntity`] in [`Folded::entities`].
pub type FoldedEntityId = u32;
/// Place of a [`FoldedEvent`] in [`Folded::events`].
pub type FoldedEventId = u32;

/// Entities and events across documents, and where the documents disagree.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Folded {
    /// Most mentioned first.
    pub entities: Vec<FoldedEntity>,
    /// By first day, undated last.
    pub events: Vec<FoldedEvent>,
    /// Heaviest first.
    pub discrepancies: Vec<Discrepancy>,
    /// Days with at least one event, in order.
    pub timeline: Vec<TimelineDay>,
    /// Documents that repeat an earlier one.
    pub copies: Vec<CopyOf>,
}

/// One someone or something across documents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FoldedEntity {
    /// The same for the same input and version: made from kind and name.
    pub id: String,
    /// The name most used for it, in its fullest form.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Other names and spellings, most used first.
    pub aliases: Vec<String>,
    /// Offices and functions, most told first.
    pub roles: Vec<Role>,
    /// ISO 3166-1 alpha-3 code.
    pub country: Option<String>,
    /// CAMEO actor code.
    pub code: Option<String>,
    /// Where it is, for places.
    pub place: Option<Place>,
    /// The documents' entities that it is made of, by document.
    pub members: Vec<Member>,
    /// How often it is mentioned in all.
    pub mentions: u32,
    /// In how many documents.
    pub documents: u32,
    /// In how many of them that are not copies.
    pub origins: u32,
    /// Earliest publication date among its documents.
    #[serde(with = "crate::day::maybe")]
    pub first: Option<Date>,
    /// Latest publication date among its documents.
    #[serde(with = "crate::day::maybe")]
    pub last: Option<Date>,
}

/// One document's entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Member {
    /// Which document.
    pub document: DocumentId,
    /// Which of its entities.
    pub entity: EntityId,
}

/// One happening across documents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FoldedEvent {
    /// The same for the same input and version.
    pub id: String,
    /// PLOVER type.
    pub kind: EventKind,
    /// PLOVER mode; may be empty.
    pub mode: String,
    /// PLOVER contexts.
    pub contexts: Vec<String>,
    /// Who did it.
    pub actors: Vec<FoldedEntityId>,
    /// To whom.
    pub recipients: Vec<FoldedEntityId>,
    /// Where.
    pub place: Option<FoldedEntityId>,
    /// First day it may have happened.
    #[serde(with = "crate::day::maybe")]
    pub from: Option<Date>,
    /// Last day it may have happened.
    #[serde(with = "crate::day::maybe")]
    pub to: Option<Date>,
    /// The strongest status any telling gives.
    pub status: Status,
    /// The span of the tolls told.
    pub toll: Toll,
    /// Who tells it, by document.
    pub tellings: Vec<Telling>,
    /// In how many documents.
    pub documents: u32,
    /// In how many of them that are not copies.
    pub origins: u32,
}

/// One document's event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Telling {
    /// Which document.
    pub document: DocumentId,
    /// Place in that record's `events`.
    pub event: u32,
}

/// Documents disagree, or one updates another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Discrepancy {
    /// What they disagree on.
    pub kind: DiscrepancyKind,
    /// What it is about.
    pub subject: Subject,
    /// Whether it is a contradiction at all.
    pub nature: Nature,
    /// How much it matters, from 1; comparable within one dossier.
    pub weight: u32,
    /// Two or more different readings, each with the words that support it.
    pub readings: Vec<DiscrepancyReading>,
}

/// What documents disagree on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum DiscrepancyKind {
    Date,
    Toll,
    Place,
    Actor,
    Role,
    Status,
    Spelling,
}

/// What a discrepancy is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// Place in [`Folded::entities`].
    Entity(FoldedEntityId),
    /// Place in [`Folded::events`].
    Event(FoldedEventId),
}

/// Why readings differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// They cannot all be true.
    Conflict,
    /// A later report replaces an earlier one.
    Update,
    /// One is finer than the other.
    Precision,
    /// They speak of different parts.
    Scope,
}

/// One of the readings that differ.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DiscrepancyReading {
    /// The value as this reading has it, for display: `16 killed`, `2025-10-19`.
    pub value: String,
    /// Which document.
    pub document: DocumentId,
    /// The words that say so.
    pub span: Span,
    /// Who says so, where the document attributes it.
    pub by: Option<FoldedEntityId>,
}

/// A day of the timeline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TimelineDay {
    /// The day.
    #[serde(with = "crate::day")]
    pub date: Date,
    /// How much is told of it; comparable within one dossier.
    pub weight: u32,
    /// The events of that day, heaviest first.
    pub events: Vec<FoldedEventId>,
    /// The sentence that tells the day best.
    pub headline: Headline,
}

/// A sentence of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Headline {
    /// Which document.
    pub document: DocumentId,
    /// The sentence.
    pub span: Span,
}

/// A document that repeats an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopyOf {
    /// The copy.
    pub document: DocumentId,
    /// What it repeats: the earliest document with the words.
    pub of: DocumentId,
    /// How much of the copy stands in the original, in percent.
    pub share: u8,
}
