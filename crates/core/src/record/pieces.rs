//! What record and dossier share.

use std::fmt;

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use crate::model::{Count, EntityId, Place, Precision, Toll};

/// `e0`, `e1` …: the id of an entity of one document.
#[derive(Clone, Copy, Debug)]
pub(super) struct EntityName(pub(super) EntityId);

impl fmt::Display for EntityName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "e{}", self.0)
    }
}

impl Serialize for EntityName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A day, as ISO 8601.
#[derive(Clone, Copy, Debug)]
pub(super) struct Day(pub(super) Date);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// Where a place lies.
#[derive(Debug, Serialize)]
pub(super) struct PublicPlace<'a> {
    lat: f64,
    lon: f64,
    country: &'a str,
    admin1: &'a str,
    precision: Precision,
}

impl<'a> From<&'a Place> for PublicPlace<'a> {
    fn from(place: &'a Place) -> Self {
        let Place { lat, lon, country, admin1, precision } = place;
        PublicPlace { lat: *lat, lon: *lon, country, admin1, precision: *precision }
    }
}

/// Who was hurt: a range of people, or null where nothing is told.
#[derive(Debug, Serialize)]
pub(super) struct PublicToll {
    killed: Option<PublicCount>,
    injured: Option<PublicCount>,
    displaced: Option<PublicCount>,
    detained: Option<PublicCount>,
    missing: Option<PublicCount>,
}

#[derive(Debug, Serialize)]
struct PublicCount {
    low: u64,
    high: Option<u64>,
    /// Written where nobody counted: "about 40", "dozens".
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    rough: bool,
}

impl From<Toll> for PublicToll {
    fn from(toll: Toll) -> Self {
        let count = |count: Option<Count>| count.map(|Count { low, high, rough }| PublicCount { low, high, rough });
        PublicToll {
            killed: count(toll.killed),
            injured: count(toll.injured),
            displaced: count(toll.displaced),
            detained: count(toll.detained),
            missing: count(toll.missing),
        }
    }
}
