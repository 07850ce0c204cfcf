//! Time classes: what a word can be in a pattern, and with which value.

use super::calendar::Season;

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Season,
    Half,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Unit {
    /// All units, finest first, in the order of [`Unit`].
    pub(super) const ALL: [Unit; 15] = [
        Unit::Second,
        Unit::Minute,
        Unit::Hour,
        Unit::Day,
        Unit::Weekend,
        Unit::Week,
        Unit::Fortnight,
        Unit::Month,
        Unit::Quarter,
        Unit::Season,
        Unit::Half,
        Unit::Year,
        Unit::Decade,
        Unit::Century,
        Unit::Millennium,
    ];

    const NAMES: [&'static str; 15] = [
        "second",
        "minute",
        "hour",
        "day",
        "weekend",
        "week",
        "fortnight",
        "month",
        "quarter",
        "season",
        "halfyear",
        "year",
        "decade",
        "century",
        "millennium",
    ];

    /// Whether it is finer than a day.
    pub(super) fn is_clock(self) -> bool {
        self < Unit::Day
    }
}

/// How a period relates to the day of writing or the day last told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    Last,
    Past,
    Previous,
    This,
    Current,
    That,
    Same,
    Next,
    Coming,
    Following,
}

impl Relation {
    const ALL: [(Relation, &'static str); 10] = [
        (Relation::Last, "last"),
        (Relation::Past, "past"),
        (Relation::Previous, "previous"),
        (Relation::This, "this"),
        (Relation::Current, "current"),
        (Relation::That, "that"),
        (Relation::Same, "same"),
        (Relation::Next, "next"),
        (Relation::Coming, "coming"),
        (Relation::Following, "following"),
    ];

    /// How many periods away: -1, 0 or 1.
    pub(super) fn step(self) -> i64 {
        match self {
            Relation::Last | Relation::Past | Relation::Previous => -1,
            Relation::This | Relation::Current | Relation::That | Relation::Same => 0,
            Relation::Next | Relation::Coming | Relation::Following => 1,
        }
    }

    /// Whether it looks at the day last told rather than the day of writing.
    pub(super) fn is_contextual(self) -> bool {
        matches!(self, Relation::Previous | Relation::That | Relation::Same | Relation::Following)
    }
}

/// What a word can be. The names are those of the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(super) enum Class {
    Month,
    Weekday,
    Weekdays,
    Unit,
    Units,
    Season,
    Daypart,
    Dayparts,
    Deictic,
    Tonight,
    Relation,
    Part,
    Approx,
    Limit,
    Ago,
    AgoInformal,
    Earlier,
    Later,
    FromNow,
    Reference,
    ReferenceAdjective,
    Recent,
    Past,
    Future,
    Present,
    Number,
    Tens,
    Multiplier,
    Article,
    Couple,
    Vague,
    Half,
    Ordinal,
    DecadeName,
    Frequency,
    Every,
    Per,
    Times,
    Meridiem,
    ClockName,
    Oclock,
    Zone,
    LocalTime,
    Era,
    YearKind,
    Numbered,
    Counted,
    Preposition,
    Feast,
    Apostrophe,
    /// What is also a given name.
    Namesake,
    /// What is also a verb.
    Homograph,
    /// Whom or what a name before it names: "family", "island".
    Bearer,
    /// What opens an interval.
    From,
    /// What opens an interval whose ends "and" joins.
    Between,
    /// What joins the ends of an interval.
    To,
    /// What may stand between a number and its unit.
    Filler,
    /// The end or start of a period: "the end of May".
    Edge,
    /// "daily", before what comes so often.
    Rhythm,
    /// A month of Iran's and Afghanistan's calendar.
    SolarMonth,
    /// What names that calendar.
    Solar,
    /// "Q3"
    QuarterName,
    /// "some time"
    Length,
    /// "H2"
    HalfName,
    /// "over three weeks": more than, where a preposition stands before it.
    Over,
    /// What a report of results calls its quarter: "the year-ago period".
    Period,
    // From digits.
    Day,
    Year,
    ShortYear,
    Hour,
    Decade,
    Clock,
    Date,
    /// A word that a pattern names itself.
    Literal,
}

/// All classes with their names in the tables, in the order of [`Class`].
pub(super) const CLASSES: &[(Class, &str)] = &[
    (Class::Month, "month"),
    (Class::Weekday, "weekday"),
    (Class::Weekdays, "weekdays"),
    (Class::Unit, "unit"),
    (Class::Units, "units"),
    (Class::Season, "season"),
    (Class::Daypart, "daypart"),
    (Class::Dayparts, "dayparts"),
    (Class::Deictic, "deictic"),
    (Class::Tonight, "tonight"),
    (Class::Relation, "relation"),
    (Class::Part, "part"),
    (Class::Approx, "approx"),
    (Class::Limit, "limit"),
    (Class::Ago, "ago"),
    (Class::AgoInformal, "ago-informal"),
    (Class::Earlier, "earlier"),
    (Class::Later, "later"),
    (Class::FromNow, "from-now"),
    (Class::Reference, "reference"),
    (Class::ReferenceAdjective, "reference-adjective"),
    (Class::Recent, "recent"),
    (Class::Past, "past"),
    (Class::Future, "future"),
    (Class::Present, "present"),
    (Class::Number, "number"),
    (Class::Tens, "tens"),
    (Class::Multiplier, "multiplier"),
    (Class::Article, "article"),
    (Class::Couple, "couple"),
    (Class::Vague, "vague"),
    (Class::Half, "half"),
    (Class::Ordinal, "ordinal"),
    (Class::DecadeName, "decade-name"),
    (Class::Frequency, "frequency"),
    (Class::Every, "every"),
    (Class::Per, "per"),
    (Class::Times, "times"),
    (Class::Meridiem, "meridiem"),
    (Class::ClockName, "clock-name"),
    (Class::Oclock, "oclock"),
    (Class::Zone, "zone"),
    (Class::LocalTime, "local-time"),
    (Class::Era, "era"),
    (Class::YearKind, "year-kind"),
    (Class::Numbered, "numbered"),
    (Class::Counted, "counted"),
    (Class::Preposition, "preposition"),
    (Class::Feast, "feast"),
    (Class::Apostrophe, "apostrophe"),
    (Class::Namesake, "namesake"),
    (Class::Homograph, "homograph"),
    (Class::Bearer, "bearer"),
    (Class::From, "from"),
    (Class::Between, "between"),
    (Class::To, "to"),
    (Class::Filler, "filler"),
    (Class::Edge, "edge"),
    (Class::Rhythm, "rhythm"),
    (Class::SolarMonth, "solar-month"),
    (Class::Solar, "solar"),
    (Class::QuarterName, "quarter-name"),
    (Class::Length, "length"),
    (Class::HalfName, "half-name"),
    (Class::Over, "over"),
    (Class::Period, "period"),
    (Class::Day, "day"),
    (Class::Year, "year"),
    (Class::ShortYear, "short-year"),
    (Class::Hour, "hour"),
    (Class::Decade, "decade"),
    (Class::Clock, "clock"),
    (Class::Date, "date"),
    (Class::Literal, "literal"),
];

/// The parts of the day, as TIMEX3 writes them, with the hours they cover.
pub(super) const DAYPARTS: [&str; 8] = ["MO", "MI", "AF", "EV", "NI", "DT", "DA", "DU"];
/// TIMEX3 `mod`, as the tables write it.
pub(super) const MODIFIERS: [&str; 10] = [
    "START",
    "MID",
    "END",
    "APPROX",
    "LESS_THAN",
    "MORE_THAN",
    "EQUAL_OR_LESS",
    "EQUAL_OR_MORE",
    "ON_OR_BEFORE",
    "ON_OR_AFTER",
];
/// TIMEX3 values of vague times.
pub(super) const REFERENCES: [&str; 3] = ["PAST_REF", "PRESENT_REF", "FUTURE_REF"];
/// The value of [`Class::Vague`] numbers.
pub(super) const VAGUE: i32 = -1;

impl Class {
    /// The class that the tables call so.
    pub(super) fn from_name(name: &str) -> Option<Class> {
        CLASSES.iter().find(|(_, known)| *known == name).map(|(class, _)| *class)
    }

    /// Whether a word of this class can make an expression without help from a pattern's other classes.
    pub(super) fn is_anchor(self) -> bool {
        matches!(
            self,
            Class::Month
                | Class::Weekday
                | Class::Weekdays
                | Class::Unit
                | Class::Units
                | Class::Season
                | Class::Daypart
                | Class::Dayparts
                | Class::Deictic
                | Class::Tonight
                | Class::Reference
                | Class::ReferenceAdjective
                | Class::Past
                | Class::Future
                | Class::Present
                | Class::DecadeName
                | Class::Frequency
                | Class::Meridiem
                | Class::ClockName
                | Class::Oclock
                | Class::Zone
                | Class::Era
                | Class::Feast
                | Class::Apostrophe
                | Class::Year
                | Class::Decade
                | Class::Clock
                | Class::Date
                | Class::Period
                | Class::Rhythm
                | Class::SolarMonth
                | Class::QuarterName
                | Class::Length
        )
    }

    /// A value as the tables write it, as the number that senses carry.
    pub(super) fn value(self, written: &str) -> Option<i32> {
        let place = |names: &[&str]| names.iter().position(|name| *name == written).map(|at| at as i32);
        match self {
            Class::Unit | Class::Units | Class::Frequency | Class::Rhythm => place(&Unit::NAMES),
            Class::Relation => {
                Relation::ALL.iter().find(|(_, name)| *name == written).map(|(relation, _)| *relation as i32)
            }
            Class::Season => Season::from_timex(written).map(|season| season as i32),
            Class::Daypart | Class::Dayparts | Class::Tonight => place(&DAYPARTS),
            Class::Part | Class::Edge | Class::Approx | Class::Over | Class::Limit => place(&MODIFIERS),
            Class::Reference
            | Class::ReferenceAdjective
            | Class::Recent
            | Class::Past
            | Class::Future
            | Class::Present => place(&REFERENCES),
            Class::Vague => Some(VAGUE),
            Class::Meridiem => place(&["am", "pm"]),
            // Numbers count in tenths, so that "two and a half" is one.
            Class::Number | Class::Article | Class::Couple => written.parse().ok().map(|number: i32| number * 10),
            _ if written.is_empty() => Some(0),
            _ => written.parse().ok(),
        }
    }

    /// The relation that a value of [`Class::Relation`] stands for.
    pub(super) fn relation(value: i32) -> Option<Relation> {
        Relation::ALL.get(usize::try_from(value).ok()?).map(|(relation, _)| *relation)
    }

    /// The unit that a value stands for.
    pub(super) fn unit(value: i32) -> Option<Unit> {
        Unit::ALL.get(usize::try_from(value).ok()?).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_at_their_values() {
        for (at, (class, name)) in CLASSES.iter().enumerate() {
            assert_eq!(*class as usize, at, "{name} is out of order");
        }
        for (at, unit) in Unit::ALL.iter().enumerate() {
            assert_eq!(*unit as usize, at);
        }
        for (at, (relation, name)) in Relation::ALL.iter().enumerate() {
            assert_eq!(*relation as usize, at, "{name} is out of order");
        }
    }
}
