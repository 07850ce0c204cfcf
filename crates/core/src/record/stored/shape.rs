//! The shape of the public record, as it is read back. Fields that are not known are passed over: they may be added.

use jiff::civil::Date;
use serde::Deserialize;

use crate::model::{
    Act, Bound, ClaimKind, DateBasis, EventKind, Form, Granularity, Kind, Modifier, Place, PublishedBasis, Role,
    Status, Step, TimeBasis, TimeKind,
};
use crate::record::Unit;

/// A public record as it was stored, not yet checked.
#[derive(Debug, Deserialize)]
pub struct StoredRecord {
    /// Written beside `offsets`.
    pub(super) schema: Option<String>,
    /// Written where the offsets do not count code points.
    pub(super) offsets: Option<Unit>,
    pub(super) id: String,
    pub(super) title: String,
    pub(super) outlet: String,
    pub(super) author: String,
    pub(super) url: String,
    #[serde(with = "day")]
    pub(super) published: Option<Date>,
    pub(super) published_basis: PublishedBasis,
    pub(super) language: String,
    pub(super) text: String,
    pub(super) mentions: Vec<StoredMention>,
    pub(super) entities: Vec<StoredEntity>,
    pub(super) times: Vec<StoredTime>,
    pub(super) intervals: Vec<StoredTime>,
    pub(super) quantities: Vec<StoredQuantity>,
    pub(super) claims: Vec<StoredClaim>,
    pub(super) events: Vec<StoredEvent>,
    pub(super) sentences: Vec<StoredRange>,
    pub(super) notes: Vec<StoredNote>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub(super) struct StoredRange {
    pub(super) start: u32,
    pub(super) end: u32,
}

#[derive(Debug, Deserialize)]
pub(super) struct StoredMention {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) kind: Kind,
    pub(super) form: Form,
    pub(super) entity: String,
    pub(super) rule: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct StoredEntity {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) kind: Kind,
    pub(super) aliases: Vec<String>,
    pub(super) roles: Vec<Role>,
    pub(super) country: Option<String>,
    pub(super) code: Option<String>,
    pub(super) place: Option<Place>,
    pub(super) rule: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct StoredTime {
    pub(super) start: u32,
    pub(super) end: u32,
    #[serde(rename = "type")]
    pub(super) kind: TimeKind,
    pub(super) value: String,
    #[serde(rename = "mod")]
    pub(super) modifier: Option<Modifier>,
    #[serde(with = "day")]
    pub(super) from: Option<Date>,
    #[serde(with = "day")]
    pub(super) to: Option<Date>,
    pub(super) granularity: Granularity,
    pub(super) basis: TimeBasis,
    pub(super) rule: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct StoredQuantity {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) value: f64,
    pub(super) upper: Option<f64>,
    pub(super) unit: String,
    pub(super) what: String,
    pub(super) bound: Bound,
    pub(super) rule: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct StoredClaim {
    pub(super) source: Option<StoredRange>,
    pub(super) entity: Option<String>,
    pub(super) cue: StoredRange,
    pub(super) content: Vec<StoredRange>,
    pub(super) kind: ClaimKind,
    pub(super) act: Act,
    pub(super) anonymous: bool,
    pub(super) sentence: u32,
    pub(super) rule: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct StoredEvent {
    #[serde(rename = "type")]
    pub(super) kind: EventKind,
    pub(super) mode: String,
    pub(super) contexts: Vec<String>,
    pub(super) trigger: StoredRange,
    pub(super) actors: Vec<String>,
    pub(super) recipients: Vec<String>,
    pub(super) place: Option<String>,
    pub(super) time: Option<u32>,
    #[serde(with = "day")]
    pub(super) from: Option<Date>,
    #[serde(with = "day")]
    pub(super) to: Option<Date>,
    pub(super) date_basis: DateBasis,
    pub(super) status: Status,
    pub(super) claim: Option<u32>,
    pub(super) toll: StoredToll,
    pub(super) sentence: u32,
    pub(super) rule: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct StoredToll {
    pub(super) killed: Option<StoredCount>,
    pub(super) injured: Option<StoredCount>,
    pub(super) displaced: Option<StoredCount>,
    pub(super) detained: Option<StoredCount>,
    pub(super) missing: Option<StoredCount>,
}

#[derive(Debug, Deserialize)]
pub(super) struct StoredCount {
    pub(super) low: u64,
    pub(super) high: Option<u64>,
    #[serde(default)]
    pub(super) rough: bool,
}

/// A note as it was stored.
#[derive(Debug, Deserialize)]
pub struct StoredNote {
    pub(super) start: Option<u32>,
    pub(super) end: Option<u32>,
    pub(super) step: Step,
    pub(super) rule: String,
    pub(super) text: String,
}

/// A day as ISO 8601, or null.
mod day {
    use jiff::civil::Date;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer};

    pub(super) fn deserialize<'a, D: Deserializer<'a>>(deserializer: D) -> Result<Option<Date>, D::Error> {
        let Some(text) = Option::<String>::deserialize(deserializer)? else { return Ok(None) };
        let no_day = || D::Error::custom(format_args!("“{text}” is no day such as 2025-09-15"));
        crate::day::read(&text).map(Some).ok_or_else(no_day)
    }
}
