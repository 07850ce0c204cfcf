//! Events in words: what happened, and who vouches for it.

use dateline_core::model::{EventKind, Status};
use dateline_export::words::{GROUPS, quad_code};

/// The quarter an event belongs to, by PLOVER's grouping of its sixteen types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quarter {
    /// Verbal cooperation: AGREE, CONSULT, SUPPORT, CONCEDE.
    Talk,
    /// Material cooperation: COOPERATE, AID, RETREAT.
    Help,
    /// Verbal conflict: REQUEST, ACCUSE, REJECT, THREATEN.
    Word,
    /// Material conflict: PROTEST, SANCTION, MOBILIZE, COERCE, ASSAULT.
    Force,
}

impl Quarter {
    /// All four, in the order of the timeline's lanes.
    pub const ALL: [Quarter; 4] = [Quarter::Talk, Quarter::Help, Quarter::Word, Quarter::Force];

    /// The quarter of a type of event.
    pub fn of(kind: EventKind) -> Self {
        Quarter::ALL[quad_code(kind) as usize - 1]
    }

    /// For the reader.
    pub fn label(self) -> &'static str {
        GROUPS[self as usize]
    }

    /// The class that colours it, and its name in the URL.
    pub fn class(self) -> &'static str {
        match self {
            Quarter::Talk => "talk",
            Quarter::Help => "help",
            Quarter::Word => "word",
            Quarter::Force => "force",
        }
    }
}

/// All statuses, surest first.
pub const STATUSES: [Status; 5] =
    [Status::Reported, Status::Claimed, Status::Denied, Status::Planned, Status::Hypothetical];

/// `reported`; also its name in the URL.
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Reported => "reported",
        Status::Claimed => "claimed",
        Status::Denied => "denied",
        Status::Planned => "planned",
        Status::Hypothetical => "hypothetical",
    }
}

/// What vouches for an event of this status.
pub fn status_why(status: Status) -> &'static str {
    match status {
        Status::Reported => "the article says so itself",
        Status::Claimed => "a party says so",
        Status::Denied => "a party says it did not happen",
        Status::Planned => "it is to happen",
        Status::Hypothetical => "it might happen, or might have",
    }
}

/// `assault · airstrike`: type and mode, if it has one.
pub fn event_with_mode(kind: EventKind, mode: &str) -> String {
    if mode.is_empty() { kind.word().to_owned() } else { format!("{} · {mode}", kind.word()) }
}

/// `attacks`, `talk with`: what one party, or many, does to another.
pub fn event_verb(kind: EventKind, mode: &str, many: bool) -> &'static str {
    let (one, more) = match (kind, mode) {
        (EventKind::Consult, "visit") => ("visits", "visit"),
        (EventKind::Consult, "phone") => ("telephones", "telephone"),
        (EventKind::Consult, "meet") => ("meets", "meet"),
        (EventKind::Consult, "mediate") => ("mediates for", "mediate for"),
        (EventKind::Assault, "kill") => ("kills", "kill"),
        (EventKind::Assault, "abduct") => ("abducts", "abduct"),
        (EventKind::Coerce, "arrest") => ("arrests", "arrest"),
        (EventKind::Coerce, "deport") => ("deports", "deport"),
        (EventKind::Sanction, "expel") => ("expels", "expel"),
        (EventKind::Agree, _) => ("agrees with", "agree with"),
        (EventKind::Consult, _) => ("talks with", "talk with"),
        (EventKind::Support, _) => ("supports", "support"),
        (EventKind::Concede, _) => ("yields to", "yield to"),
        (EventKind::Cooperate, _) => ("cooperates with", "cooperate with"),
        (EventKind::Aid, _) => ("aids", "aid"),
        (EventKind::Retreat, _) => ("eases off", "ease off"),
        (EventKind::Request, _) => ("asks", "ask"),
        (EventKind::Accuse, _) => ("accuses", "accuse"),
        (EventKind::Reject, _) => ("rejects", "reject"),
        (EventKind::Threaten, _) => ("threatens", "threaten"),
        (EventKind::Protest, _) => ("protests against", "protest against"),
        (EventKind::Sanction, _) => ("sanctions", "sanction"),
        (EventKind::Mobilize, _) => ("mobilises against", "mobilise against"),
        (EventKind::Coerce, _) => ("coerces", "coerce"),
        (EventKind::Assault, _) => ("attacks", "attack"),
    };
    if many { more } else { one }
}
