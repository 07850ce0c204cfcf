//! How the words that a pattern matched are read.

/// How to read what a pattern matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// A stretch of the calendar from what is told of it; the rest follows from the anchor.
    Calendar,
    /// So long before the day of writing.
    Ago,
    /// So long after the day of writing.
    FromNow,
    /// So long before the day last told.
    Earlier,
    /// So long after the day last told.
    Later,
    /// So long before the day it names: "two weeks before Christmas".
    Before,
    /// So long after the day it names.
    After,
    /// So long before an event: "two days before the vote".
    BeforeEvent,
    /// So long after an event.
    AfterEvent,
    /// A length of time.
    Duration,
    /// A length of time that ends or begins at the anchor: "the past three months".
    Stretch,
    /// Again and again.
    Set,
    /// A vague time: past, present or future.
    Vague,
    /// No time at all: what it matches is left alone.
    Nothing,
}

impl Reading {
    const NAMES: [(Reading, &'static str); 14] = [
        (Reading::Calendar, "calendar"),
        (Reading::Ago, "ago"),
        (Reading::FromNow, "from-now"),
        (Reading::Earlier, "earlier"),
        (Reading::Later, "later"),
        (Reading::Before, "before"),
        (Reading::After, "after"),
        (Reading::BeforeEvent, "before-event"),
        (Reading::AfterEvent, "after-event"),
        (Reading::Duration, "duration"),
        (Reading::Stretch, "stretch"),
        (Reading::Set, "set"),
        (Reading::Vague, "vague"),
        (Reading::Nothing, "nothing"),
    ];

    /// The reading that the table calls so.
    pub(super) fn from_name(name: &str) -> Option<Reading> {
        Reading::NAMES.iter().find(|(_, known)| *known == name).map(|(reading, _)| *reading)
    }
}
