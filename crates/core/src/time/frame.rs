//! What the words of an expression say, before it is known which day they mean.

use super::calendar::Season;
use super::class::{Class, DAYPARTS, Relation, Unit, VAGUE};
use super::digits::{full_year, unpack_date};
use super::lex::Island;
use super::pattern::{Step, Symbol, Symbols};
use crate::model::Modifier;

/// How many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Count {
    /// So many tenths.
    Tenths(i32),
    /// "several", "a few".
    Vague,
}

/// The fields that an expression fills.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Frame {
    /// Astronomical.
    pub(super) year: Option<i32>,
    /// Two digits of a year, until the century is known.
    pub(super) short_year: Option<i32>,
    pub(super) month: Option<u8>,
    pub(super) day: Option<u8>,
    pub(super) weekday: Option<i32>,
    /// "Fridays"
    pub(super) plural: bool,
    pub(super) season: Option<Season>,
    pub(super) decade: Option<i32>,
    pub(super) decade_name: Option<i32>,
    /// The unit that is counted, or that an ordinal or part belongs to.
    pub(super) unit: Option<Unit>,
    pub(super) ordinal: Option<i32>,
    pub(super) half: bool,
    pub(super) relation: Option<Relation>,
    /// The unit that the relation belongs to: "last year".
    pub(super) relative_unit: Option<Unit>,
    pub(super) count: Option<Count>,
    /// The upper end of "two to three".
    pub(super) upper: Option<Count>,
    /// The unit of the second number of "one hour and ten minutes".
    pub(super) finer: Option<Unit>,
    /// START, MID, END.
    pub(super) part: Option<Modifier>,
    pub(super) approx: Option<Modifier>,
    pub(super) daypart: Option<&'static str>,
    /// Minutes since midnight.
    pub(super) clock: Option<i32>,
    pub(super) afternoon: Option<bool>,
    pub(super) zone: Option<i32>,
    pub(super) deictic: Option<i32>,
    pub(super) before_era: bool,
    /// By the calendar of Iran and Afghanistan.
    pub(super) solar: bool,
    /// The other day that a date in numbers may mean: 4/5/2025.
    pub(super) other_date: Option<i32>,
    /// In a date in numbers, whether its day stands first; none when the year does.
    pub(super) day_first: Option<bool>,
    pub(super) year_kind: bool,
    /// "the year-ago period": a quarter where the text tells of quarters.
    pub(super) period: bool,
    pub(super) feast: Option<u16>,
    pub(super) frequency: Option<Unit>,
    /// Index into `REFERENCES`.
    pub(super) reference: Option<i32>,
    pub(super) times: Option<i32>,
    pub(super) every: bool,
    /// Whether a definite article stands in it: "the next day".
    pub(super) definite: bool,
}

impl Frame {
    /// Fills the frame from the items of one group of a pattern that matches at `start`.
    pub(super) fn fill(island: &Island, start: usize, steps: &[Step], group: u8, symbols: &Symbols) -> Frame {
        let mut frame = Frame::default();
        let mut previous = None;
        for (offset, step) in steps.iter().enumerate() {
            if step.group != group {
                continue;
            }
            let (class, value) = match symbols.get(step.symbol) {
                Symbol::Word(word) => {
                    frame.definite |= word == "the";
                    if frame.every && word == "other" {
                        frame.count = Some(Count::Tenths(20));
                    }
                    continue;
                }
                Symbol::Class(class) => (*class, island.value(start + offset, *class)),
                Symbol::Valued(class, value) => (*class, Some(*value)),
            };
            if let Some(value) = value {
                frame.take(class, value, previous);
            }
            if class == Class::Date {
                frame.other_date = island.values(start + offset, class).nth(1);
            }
            previous = Some(class);
        }
        frame.settle();
        frame
    }

    fn take(&mut self, class: Class, value: i32, previous: Option<Class>) {
        match class {
            Class::Month => self.month = Some(value as u8),
            Class::Weekday => self.weekday = Some(value),
            Class::Weekdays => (self.weekday, self.plural) = (Some(value), true),
            Class::Unit | Class::Units => {
                let unit = Class::unit(value);
                self.plural |= class == Class::Units;
                if previous == Some(Class::Relation) && class == Class::Unit {
                    self.relative_unit = unit;
                } else if self.unit.is_some() && self.upper.is_some() {
                    self.finer = unit;
                } else {
                    self.unit = unit;
                }
            }
            Class::Season => {
                self.season =
                    [Season::Spring, Season::Summer, Season::Autumn, Season::Winter].get(value as usize).copied();
            }
            Class::Daypart | Class::Dayparts | Class::Tonight => {
                self.daypart = DAYPARTS.get(value as usize).copied();
                self.plural |= class == Class::Dayparts;
                // "Two nights" are two days.
                if self.count.is_some() && class != Class::Tonight {
                    self.unit = Some(Unit::Day);
                }
                if class == Class::Tonight {
                    self.deictic = Some(0);
                }
            }
            Class::Deictic => self.deictic = Some(value),
            Class::Relation => self.relation = Class::relation(value),
            Class::Part | Class::Edge => self.part = modifier(value),
            Class::Approx | Class::Over | Class::Limit => self.approx = modifier(value),
            Class::Period => (self.unit, self.period) = (Some(Unit::Quarter), true),
            Class::Reference
            | Class::ReferenceAdjective
            | Class::Recent
            | Class::Past
            | Class::Future
            | Class::Present => self.reference = Some(value),
            Class::Number | Class::Article => self.count(Count::Tenths(value)),
            Class::Couple => {
                self.count(Count::Tenths(20));
                self.approx = self.approx.or(Some(Modifier::Approx));
            }
            Class::Vague if value == VAGUE => self.count(Count::Vague),
            Class::Half => self.half = true,
            // "Sunday, March eighth", but "the first Sunday of March".
            Class::Ordinal if self.month.is_some() && self.weekday.is_some() && (1..=31).contains(&value) => {
                self.day = Some(value as u8);
            }
            Class::Ordinal => self.ordinal = Some(value),
            Class::DecadeName => self.decade_name = Some(value),
            Class::Frequency => self.frequency = Class::unit(value),
            Class::Rhythm => self.unit = Class::unit(value),
            Class::Solar => self.solar = true,
            Class::HalfName => (self.ordinal, self.unit) = (Some(value), Some(Unit::Half)),
            Class::QuarterName => (self.ordinal, self.unit) = (Some(value), Some(Unit::Quarter)),
            Class::SolarMonth => (self.month, self.solar) = (Some(value as u8), true),
            Class::Every => self.every = true,
            Class::Times => self.times = Some(value),
            Class::Meridiem => self.afternoon = Some(value == 1),
            Class::ClockName | Class::Clock => self.clock = Some(value),
            Class::Hour => self.clock = Some(value * 60),
            Class::Zone => self.zone = Some(value),
            Class::Era => self.before_era = value < 0,
            Class::YearKind => self.year_kind = true,
            Class::Feast => self.feast = u16::try_from(value).ok(),
            Class::Day => self.day = Some(value as u8),
            Class::Year => self.year = Some(value),
            Class::ShortYear => self.short_year = Some(value),
            Class::Decade => self.decade = Some(value),
            Class::Date => {
                let (year, month, day) = unpack_date(value);
                (self.year, self.month) = (Some(year), Some(month));
                self.day = Some(day).filter(|day| *day > 0);
            }
            _ => {}
        }
    }

    fn count(&mut self, count: Count) {
        match self.count {
            None => self.count = Some(count),
            Some(_) => self.upper = Some(count),
        }
    }

    /// Puts together what several words say of one field.
    fn settle(&mut self) {
        if let (Some(clock), Some(afternoon)) = (self.clock, self.afternoon) {
            self.clock = match (clock / 60, afternoon) {
                (12, false) => Some(clock - 720),
                (1..12, true) => Some(clock + 720),
                _ => Some(clock),
            };
        }
        // "March eighth", "the third of May".
        if self.month.is_some() && self.day.is_none() && self.unit.is_none() && self.weekday.is_none() {
            self.day = self.ordinal.and_then(|day| u8::try_from(day).ok()).filter(|day| (1..=31).contains(day));
        }
        // "A year and a half".
        if let (true, Some(Count::Tenths(one)), Some(_)) = (self.half, self.count, self.upper) {
            (self.count, self.upper, self.half) = (Some(Count::Tenths(one + 5)), None, false);
        }
        // "Eight in the evening", "10:30 at night".
        if let (Some(clock), Some(part), None) = (self.clock, self.daypart, self.afternoon) {
            let noon_to_midnight = matches!(part, "AF" | "EV") || part == "NI" && clock >= 6 * 60;
            self.clock = Some(if noon_to_midnight && clock < 12 * 60 { clock + 12 * 60 } else { clock });
            self.daypart = None;
        }
        if self.half && self.ordinal.is_some() {
            (self.unit, self.half) = (Some(Unit::Half), false);
        }
        if self.before_era
            && let Some(year) = self.year.or(self.short_year)
        {
            self.year = Some(1 - year);
            self.short_year = None;
        }
    }

    /// Gives it the fields that it shares with its neighbour: "3 and 5 May", "March and April 2024", "2014–16".
    pub(super) fn share(&mut self, other: &Frame) {
        if let (Some(short), true, false) = (self.short_year, other.before_era, self.before_era) {
            self.year = Some(1 - short);
            self.short_year = None;
        }
        if let (Some(short), Some(year)) = (self.short_year, other.year) {
            self.year = Some(year.div_euclid(100) * 100 + short);
            self.short_year = None;
        }
        if self.year.is_none() && self.short_year.is_none() && self.decade.is_none() {
            self.year = other.year;
            if self.relation.is_none() {
                (self.relation, self.relative_unit) = (other.relation, other.relative_unit);
            }
        }
        if self.month.is_none() && self.day.is_some() {
            self.month = other.month;
        }
        if self.unit.is_none() {
            self.unit = other.unit;
        }
        // "On Monday and Tuesday nights".
        if self.weekday.is_some() && self.daypart.is_none() && self.clock.is_none() {
            self.daypart = other.daypart.filter(|_| other.plural);
        }
        self.before_era |= other.before_era;
    }

    /// Gives it the day of another.
    pub(super) fn take_day(&mut self, other: &Frame) {
        (self.year, self.short_year, self.month, self.day) = (other.year, other.short_year, other.month, other.day);
        (self.weekday, self.deictic) = (other.weekday, other.deictic);
        (self.relation, self.relative_unit) = (other.relation, other.relative_unit);
    }

    /// The year as the expression tells it, two digits made four.
    pub(super) fn told_year(&self) -> Option<i32> {
        self.year.or(self.short_year.map(|short| full_year(short, 2)))
    }
}

fn modifier(value: i32) -> Option<Modifier> {
    use Modifier::{Approx, End, EqualOrLess, EqualOrMore, LessThan, Mid, MoreThan, OnOrAfter, OnOrBefore, Start};
    let all = [Start, Mid, End, Approx, LessThan, MoreThan, EqualOrLess, EqualOrMore, OnOrBefore, OnOrAfter];
    all.get(usize::try_from(value).ok()?).copied()
}
