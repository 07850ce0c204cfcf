//! The public record: what a document gives, as JSON. Bytes become code points (or UTF-16 units) here and nowhere else.
//!
//! The shape is the one that README and `dateline extract` promise. Fields may be added, never renamed or removed.
//! Entities are named by ids (`"e0"`); claims, times and sentences by their place in the record's lists. A record whose
//! offsets do not count code points says so itself: [`StoredRecord`] reads both.

mod document;
mod dossier;
mod offsets;
mod page;
mod pieces;
mod stored;

use serde::Serialize;

pub use document::PublicRecord;
pub use dossier::PublicDossier;
pub use offsets::{Offsets, Range, Unit};
pub use page::{PublicPage, StoredPage};
pub use stored::{StoredNote, StoredRecord};

use crate::dossier::Folded;
use crate::model::Record;

/// The version of the dossier's shape.
pub const SCHEMA: &str = "dateline/1";

/// One record as one line of JSON, without a line break at the end. Offsets count code points.
pub fn to_json(record: &Record) -> String {
    line(&PublicRecord::new(record, Unit::CodePoints))
}

/// A dossier as one line of JSON: the records and what they give together. Offsets count code points.
pub fn dossier_to_json(records: &[Record], folded: &Folded) -> String {
    line(&PublicDossier::new(records, folded, Unit::CodePoints))
}

fn line(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("public records have string keys and finite shapes")
}

#[cfg(test)]
mod tests;
