//! What can be said of a kind of entity or event from its name alone.

use super::{EventKind, Kind};

impl Kind {
    /// All kinds, in the order the reader meets them.
    pub const ALL: [Kind; 10] = [
        Kind::Person,
        Kind::Organisation,
        Kind::ArmedGroup,
        Kind::Government,
        Kind::Place,
        Kind::Nationality,
        Kind::Agreement,
        Kind::EventName,
        Kind::Weapon,
        Kind::Media,
    ];
}

impl EventKind {
    /// The type as one word in lower case: `consult`, `assault`.
    pub fn word(self) -> &'static str {
        match self {
            EventKind::Agree => "agree",
            EventKind::Consult => "consult",
            EventKind::Support => "support",
            EventKind::Concede => "concede",
            EventKind::Cooperate => "cooperate",
            EventKind::Aid => "aid",
            EventKind::Retreat => "retreat",
            EventKind::Request => "request",
            EventKind::Accuse => "accuse",
            EventKind::Reject => "reject",
            EventKind::Threaten => "threaten",
            EventKind::Protest => "protest",
            EventKind::Sanction => "sanction",
            EventKind::Mobilize => "mobilize",
            EventKind::Coerce => "coerce",
            EventKind::Assault => "assault",
        }
    }

    /// Whether the one who does it and the one it is done to may change places: they meet, agree, work together.
    pub fn is_mutual(self) -> bool {
        matches!(self, EventKind::Agree | EventKind::Consult | EventKind::Cooperate)
    }
}
