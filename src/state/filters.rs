//! What narrows every view.

use std::collections::BTreeSet;
use std::rc::Rc;

use dateline_core::model::{Act, Kind, Status};
use jiff::civil::Date;

use crate::words::{self, Quarter};

/// What narrows every view. Values of one dimension widen each other, dimensions narrow each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// Words to be found.
    pub text: String,
    /// First day.
    pub from: Option<Date>,
    /// Last day, inclusive.
    pub to: Option<Date>,
    /// Chosen values. A dimension without one lets everything through.
    pub values: BTreeSet<Value>,
}

/// One value of one dimension.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// What happened.
    Quarter(Quarter),
    /// Who vouches for it.
    Status(Status),
    /// The kind of who or what takes part.
    Kind(Kind),
    /// What saying it does.
    Act(Act),
    /// Who or what takes part, by [`dateline_core::dossier::FoldedEntity::id`].
    Entity(Rc<str>),
    /// Who says it, by the same id.
    Claimant(Rc<str>),
    /// Who published it; empty for articles that do not say.
    Outlet(Rc<str>),
    /// One article, by its id.
    Document(Rc<str>),
}

/// What a filter looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is described at Value and Filters")]
pub enum Dimension {
    Quarter,
    Status,
    Kind,
    Act,
    Entity,
    Claimant,
    Outlet,
    Document,
    Dates,
    Text,
}

impl Dimension {
    /// All, in the order of the chips.
    pub const ALL: [Dimension; 10] = [
        Dimension::Text,
        Dimension::Dates,
        Dimension::Quarter,
        Dimension::Status,
        Dimension::Kind,
        Dimension::Act,
        Dimension::Entity,
        Dimension::Claimant,
        Dimension::Outlet,
        Dimension::Document,
    ];

    /// Its place in a set of bits.
    pub fn bit(self) -> u16 {
        1 << self as u16
    }

    /// The heading of its facet.
    pub fn label(self) -> &'static str {
        match self {
            Dimension::Quarter => "Kind of event",
            Dimension::Status => "Status",
            Dimension::Kind => "Kind",
            Dimension::Act => "What saying it does",
            Dimension::Entity => "Who and where",
            Dimension::Claimant => "Who says it",
            Dimension::Outlet => "Source",
            Dimension::Document => "Article",
            Dimension::Dates => "Dates",
            Dimension::Text => "Words",
        }
    }
}

impl Value {
    /// What it is a value of.
    pub fn dimension(&self) -> Dimension {
        match self {
            Value::Quarter(_) => Dimension::Quarter,
            Value::Status(_) => Dimension::Status,
            Value::Kind(_) => Dimension::Kind,
            Value::Act(_) => Dimension::Act,
            Value::Entity(_) => Dimension::Entity,
            Value::Claimant(_) => Dimension::Claimant,
            Value::Outlet(_) => Dimension::Outlet,
            Value::Document(_) => Dimension::Document,
        }
    }
}

impl Filters {
    /// Whether everything gets through.
    pub fn is_empty(&self) -> bool {
        *self == Filters::default()
    }

    /// Whether a dimension narrows anything.
    pub fn narrows(&self, dimension: Dimension) -> bool {
        match dimension {
            Dimension::Text => !self.text.trim().is_empty(),
            Dimension::Dates => self.from.is_some() || self.to.is_some(),
            _ => self.of(dimension).next().is_some(),
        }
    }

    /// The chosen values of a dimension.
    pub fn of(&self, dimension: Dimension) -> impl Iterator<Item = &Value> {
        self.values.iter().filter(move |value| value.dimension() == dimension)
    }

    /// Whether a value is chosen.
    pub fn has(&self, value: &Value) -> bool {
        self.values.contains(value)
    }

    /// The days, in words: `26–31 Aug 2025`.
    pub fn days(&self) -> String {
        words::days(self.from, self.to)
    }

    /// The same after a change.
    #[must_use]
    pub fn changed(&self, change: Change) -> Self {
        let mut next = self.clone();
        match change {
            Change::Text(text) => next.text = text,
            Change::Dates(from, to) => {
                let backwards = matches!((from, to), (Some(from), Some(to)) if from > to);
                (next.from, next.to) = if backwards { (to, from) } else { (from, to) };
            }
            Change::Toggle(value) => {
                if !next.values.remove(&value) {
                    next.values.insert(value);
                }
            }
            Change::Only(value) => {
                next.values.retain(|other| other.dimension() != value.dimension());
                next.values.insert(value);
            }
            Change::Lift(Dimension::Text) => next.text.clear(),
            Change::Lift(Dimension::Dates) => (next.from, next.to) = (None, None),
            Change::Lift(dimension) => next.values.retain(|value| value.dimension() != dimension),
            Change::Clear => next = Filters::default(),
        }
        next
    }
}

/// A change of the filters.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Look for these words.
    Text(String),
    /// Only these days, inclusive; an open end is `None`.
    Dates(Option<Date>, Option<Date>),
    /// Choose a value, or let go of it.
    Toggle(Value),
    /// Choose this value and no other of its dimension.
    Only(Value),
    /// Let go of a dimension.
    Lift(Dimension),
    /// Let go of everything.
    Clear,
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn values_come_and_go() {
        let force = Value::Quarter(Quarter::Force);
        let talk = Value::Quarter(Quarter::Talk);
        let one = Filters::default().changed(Change::Toggle(force.clone()));
        assert!(one.has(&force) && one.narrows(Dimension::Quarter) && !one.narrows(Dimension::Status));
        let both = one.changed(Change::Toggle(talk.clone()));
        assert_eq!(both.of(Dimension::Quarter).count(), 2);
        let only = both.changed(Change::Only(force.clone()));
        assert!(only.has(&force) && !only.has(&talk));
        assert!(only.changed(Change::Toggle(force)).is_empty());
        assert!(both.changed(Change::Lift(Dimension::Quarter)).is_empty());
    }

    #[test]
    fn days_are_put_in_order() {
        let filters = Filters::default().changed(Change::Dates(Some(date(2025, 11, 30)), Some(date(2025, 8, 1))));
        assert_eq!((filters.from, filters.to), (Some(date(2025, 8, 1)), Some(date(2025, 11, 30))));
        assert_eq!(filters.days(), "Aug–Nov 2025");
    }

    #[test]
    fn blank_words_narrow_nothing() {
        assert!(!Filters::default().changed(Change::Text("  ".to_owned())).narrows(Dimension::Text));
    }
}
