//! The short lists. In links their values are numbers, in files words; neither changes, and new values come last.

use serde::{Deserialize, Serialize};

/// What a name names, as the core's `Kind`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the core describes them")]
pub enum Kind {
    Person,
    Organisation,
    ArmedGroup,
    Government,
    Place,
    Nationality,
    Agreement,
    EventName,
    Weapon,
    Media,
}

/// PLOVER's sixteen types of event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "PLOVER defines them")]
pub enum EventKind {
    Agree,
    Consult,
    Support,
    Concede,
    Cooperate,
    Aid,
    Retreat,
    Request,
    Accuse,
    Reject,
    Threaten,
    Protest,
    Sanction,
    Mobilize,
    Coerce,
    Assault,
}

/// Who vouches for an event, as the core's `Status`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the core describes them")]
pub enum Status {
    Reported,
    Claimed,
    Denied,
    Planned,
    Hypothetical,
}

/// What saying something does, as the core's `Act`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Act {
    State,
    Accuse,
    Deny,
    Demand,
    Promise,
    Threaten,
    Urge,
    Praise,
    Ask,
    Acknowledge,
}

/// In whose words a claim is told, as the core's `ClaimKind`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the core describes them")]
pub enum Manner {
    Direct,
    Indirect,
    Mixed,
}

/// What a place's coordinates stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Precision {
    Country,
    Province,
    City,
    Feature,
}

/// How a day of publication is known, as the core's `PublishedBasis`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the core describes them")]
pub enum Basis {
    Given,
    Metadata,
    Dateline,
    #[default]
    None,
}
