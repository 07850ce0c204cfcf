//! How values of the model are put into words and classes for the reader. What files say as well stands in
//! `dateline_export::words`.

mod days;
mod events;
mod numbers;
mod rules;

use dateline_core::model::{Act, Form, Kind, Step};

pub use dateline_export::words::{date, days, event_noun, kind, mode_noun, month, toll};

pub use self::days::{date_basis, published_basis, published_why, time_basis};
pub use self::events::{Quarter, STATUSES, event_verb, event_with_mode, status, status_why};
pub use self::numbers::{count, grouped, number, quantity, size};
pub use self::rules::{before, entity_before, event_before, rule};

/// All acts.
pub const ACTS: [Act; 10] = [
    Act::State,
    Act::Accuse,
    Act::Deny,
    Act::Demand,
    Act::Promise,
    Act::Threaten,
    Act::Urge,
    Act::Praise,
    Act::Ask,
    Act::Acknowledge,
];

/// The class that gives a kind its colour and line, and its name in the URL.
pub fn kind_class(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "person",
        Kind::Organisation => "organisation",
        Kind::ArmedGroup => "armed-group",
        Kind::Government => "government",
        Kind::Place => "place",
        Kind::Nationality => "nationality",
        Kind::Agreement => "agreement",
        Kind::EventName => "event-name",
        Kind::Weapon => "weapon",
        Kind::Media => "media",
    }
}

/// `acronym`, `name of a place for its rulers`.
pub fn form(form: Form) -> &'static str {
    match form {
        Form::Name => "name",
        Form::Acronym => "acronym",
        Form::Title => "title for its holder",
        Form::Nominal => "description",
        Form::Pronoun => "pronoun",
        Form::Demonym => "word of belonging",
        Form::Metonym => "place for its rulers",
        Form::Part => "part of a name",
    }
}

/// `accuse`, `deny`; also its name in the URL.
pub fn act(act: Act) -> &'static str {
    match act {
        Act::State => "state",
        Act::Accuse => "accuse",
        Act::Deny => "deny",
        Act::Demand => "demand",
        Act::Promise => "promise",
        Act::Threaten => "threaten",
        Act::Urge => "urge",
        Act::Praise => "praise",
        Act::Ask => "ask",
        Act::Acknowledge => "acknowledge",
    }
}

/// The step a note comes from.
pub fn step(step: Step) -> &'static str {
    match step {
        Step::Read => "read",
        Step::Segment => "segment",
        Step::Recognise => "recognise",
        Step::Resolve => "resolve",
        Step::Time => "time",
        Step::Claim => "claim",
        Step::Fold => "fold",
    }
}
