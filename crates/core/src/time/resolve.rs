//! From what an expression says to the days it means.

use jiff::civil::Date;

use super::Match;
use super::anchor::Anchor;
use super::calendar::{Period, shift_days, shift_months};
use super::class::{DAYPARTS, REFERENCES, Unit};
use super::direction::Direction;
use super::duration;
use super::frame::{Count, Frame};
use super::reading::Reading as How;
use super::tables::Tables;
use crate::model::{Granularity, Modifier, TimeBasis, TimeKind};

mod calendar_reading;

/// What an expression means.
#[derive(Clone, Debug)]
pub(super) struct Meaning {
    pub(super) kind: TimeKind,
    pub(super) value: String,
    pub(super) modifier: Option<Modifier>,
    pub(super) from: Option<Date>,
    pub(super) to: Option<Date>,
    pub(super) granularity: Granularity,
    pub(super) basis: TimeBasis,
    /// The stretch of the calendar, where it is one: what later expressions may refer to.
    pub(super) period: Option<Period>,
    /// What the reader should know: why it is unresolved, or what else it may mean.
    pub(super) note: Option<(&'static str, String)>,
}

impl Meaning {
    /// A stretch of the calendar.
    pub(super) fn of(period: Period, basis: TimeBasis) -> Meaning {
        Meaning {
            kind: TimeKind::Date,
            value: period.value(),
            modifier: None,
            from: period.first(),
            to: period.last(),
            granularity: granularity(period.unit()),
            basis,
            period: Some(period),
            note: None,
        }
    }

    /// An expression whose days are not known.
    pub(super) fn open(kind: TimeKind, value: String, granularity: Granularity, basis: TimeBasis) -> Meaning {
        Meaning { kind, value, modifier: None, from: None, to: None, granularity, basis, period: None, note: None }
    }

    /// Notes what else the wording may mean.
    fn other(&mut self, rule: &'static str, why: &str, other: Period) {
        self.note = Some((rule, format!("{why}: it may also be {}.", other.value())));
    }

    fn unresolved(value: &str, unit: Unit) -> Meaning {
        let mut meaning = Meaning::open(TimeKind::Date, value.to_owned(), granularity(unit), TimeBasis::Published);
        meaning.note = Some((
            "time.no-anchor",
            "The document has no publication date, so the days this means are not known; give the document a date."
                .to_owned(),
        ));
        meaning
    }
}

/// How fine a unit is.
pub(super) fn granularity(unit: Unit) -> Granularity {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => Granularity::Time,
        Unit::Day => Granularity::Day,
        Unit::Weekend | Unit::Week | Unit::Fortnight => Granularity::Week,
        Unit::Month => Granularity::Month,
        Unit::Quarter => Granularity::Quarter,
        Unit::Season => Granularity::Season,
        Unit::Half | Unit::Year => Granularity::Year,
        Unit::Decade => Granularity::Decade,
        Unit::Century | Unit::Millennium => Granularity::Century,
    }
}

/// What TIMEX3 writes for a period of which only the unit is known.
pub(super) fn unknown_value(unit: Unit) -> &'static str {
    match unit {
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century | Unit::Millennium => "XX",
        Unit::Month => "XXXX-XX",
        Unit::Week | Unit::Fortnight => "XXXX-WXX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Quarter => "XXXX-QX",
        Unit::Half => "XXXX-HX",
        Unit::Season => "XXXX-XX",
        Unit::Day | Unit::Hour | Unit::Minute | Unit::Second => "XXXX-XX-XX",
    }
}

/// Finds what a match means, seen from the anchor; nothing when it says no time after all.
pub(super) fn resolve(
    found: &Match,
    anchor: &Anchor,
    tables: &Tables,
    direction: impl Fn() -> Option<Direction>,
) -> Option<Meaning> {
    let frame = &found.frame;
    let mut meaning = match found.how {
        How::Calendar => calendar_reading::resolve(frame, anchor, found.sentence, tables, &direction)?,
        How::Ago => match a_year_before_quarter(frame, anchor, found.sentence) {
            Some(meaning) => meaning,
            None => shifted(frame, anchor.day(), -1, TimeBasis::Published)?,
        },
        How::FromNow => shifted(frame, anchor.day(), 1, TimeBasis::Published)?,
        How::Earlier => match found
            .event
            .and_then(|event| event.same_day(anchor, found.sentence))
            .or_else(|| a_year_before_quarter(frame, anchor, found.sentence))
        {
            Some(meaning) => meaning,
            None => from_context(frame, anchor, -1)?,
        },
        How::Later => match found.event.and_then(|event| event.same_day(anchor, found.sentence)) {
            Some(meaning) => meaning,
            None => from_context(frame, anchor, 1)?,
        },
        How::BeforeEvent => found.event?.counted(frame, anchor, found.sentence, -1)?,
        How::AfterEvent => found.event?.counted(frame, anchor, found.sentence, 1)?,
        How::Before | How::After => {
            let named = Frame { unit: None, count: None, plural: false, approx: None, ..frame.clone() };
            let named = calendar_reading::resolve(&named, anchor, found.sentence, tables, &direction)?;
            let sign = if found.how == How::After { 1 } else { -1 };
            shifted(frame, named.period.and_then(Period::first), sign, named.basis)?
        }
        How::Duration => duration::length(frame)?,
        How::Stretch => duration::stretch(frame, anchor)?,
        How::Set => duration::set(frame)?,
        How::Vague => vague(frame, anchor).filter(|meaning| {
            // "The army soon fell back" tells a story, not the future.
            let story = meaning.value == "FUTURE_REF" && frame.unit.is_none() && !frame.definite && found.single;
            !(story && direction() == Some(Direction::Past))
        })?,
        How::Nothing => return None,
    };
    let part = frame.part.filter(|_| meaning.kind == TimeKind::Date);
    if let Some(part) = part {
        let running = frame.relation.is_some_and(|relation| relation.step() == 0);
        match anchor.published.filter(|day| running && meaning.from <= Some(*day) && Some(*day) <= meaning.to) {
            // "Earlier this year" ends at the day of writing, "later this year" begins there.
            Some(day) if part == Modifier::Start => meaning.to = Some(day),
            Some(day) if part == Modifier::End => meaning.from = Some(day),
            _ => narrow(&mut meaning, part),
        }
    }
    meaning.modifier = part.or(frame.approx).or(meaning.modifier);
    add_clock(frame, &mut meaning);
    Some(meaning)
}

/// The first, middle or last third of a period, in round days.
fn narrow(meaning: &mut Meaning, part: Modifier) {
    let (Some(from), Some(to), Some(period)) = (meaning.from, meaning.to, meaning.period) else { return };
    let thirds = match period {
        Period::Month(year, month) => {
            let day = |day| Date::new(year, month as i8, day).ok();
            [(Some(from), day(10)), (day(11), day(20)), (day(21), Some(to))]
        }
        Period::Day(_) => return,
        _ => {
            let days = i64::from((to - from).get_days()) + 1;
            let at = |share: i64| shift_days(from, days * share / 3);
            let before = |share: i64| at(share).and_then(|day| day.yesterday().ok());
            [(Some(from), before(1)), (at(1), before(2)), (at(2), Some(to))]
        }
    };
    (meaning.from, meaning.to) = match part {
        Modifier::Start => thirds[0],
        Modifier::Mid => thirds[1],
        Modifier::End => thirds[2],
        _ => return,
    };
}

/// Adds the part of the day or the clock time.
fn add_clock(frame: &Frame, meaning: &mut Meaning) {
    if meaning.kind != TimeKind::Date || !matches!(meaning.granularity, Granularity::Day) {
        return;
    }
    let suffix = match (frame.clock, frame.daypart) {
        (Some(minutes), _) => {
            let minutes = minutes.clamp(0, 24 * 60);
            let zone = frame.zone.map(zone_value).unwrap_or_default();
            format!("T{:02}:{:02}{zone}", minutes / 60, minutes % 60)
        }
        (None, Some(part)) if DAYPARTS.contains(&part) => format!("T{part}"),
        _ => return,
    };
    meaning.value.push_str(&suffix);
    meaning.kind = TimeKind::Time;
    meaning.granularity = Granularity::Time;
}

/// A zone as ISO 8601 writes it, from its minutes east of Greenwich.
fn zone_value(minutes: i32) -> String {
    match minutes {
        0 => "Z".to_owned(),
        _ => {
            let sign = if minutes < 0 { '-' } else { '+' };
            format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
        }
    }
}

/// So many units before or after a day; as fine as the unit.
pub(super) fn shifted(frame: &Frame, from: Option<Date>, sign: i64, basis: TimeBasis) -> Option<Meaning> {
    let unit = if frame.period { Unit::Year } else { counted_unit(frame)? };
    let count = frame.count.unwrap_or(if frame.plural { Count::Vague } else { Count::Tenths(10) });
    let Count::Tenths(tenths) = count else {
        let value = REFERENCES[if sign < 0 { 0 } else { 2 }].to_owned();
        let mut meaning = Meaning::open(TimeKind::Date, value, Granularity::Vague, basis);
        (meaning.from, meaning.to) = if sign < 0 { (None, from) } else { (from, None) };
        return Some(meaning);
    };
    let (unit, count) = whole(unit, i64::from(tenths))?;
    let (unit, count) = match unit {
        Unit::Decade => (Unit::Year, count.checked_mul(10)?),
        Unit::Century => (Unit::Year, count.checked_mul(100)?),
        Unit::Millennium => (Unit::Year, count.checked_mul(1000)?),
        Unit::Fortnight => (Unit::Week, count.checked_mul(2)?),
        Unit::Weekend => (Unit::Week, count),
        Unit::Hour => (Unit::Day, (count + 12) / 24),
        Unit::Minute | Unit::Second => (Unit::Day, 0),
        other => (other, count),
    };
    let Some(from) = from else { return Some(Meaning::unresolved(unknown_value(unit), unit)) };
    Some(Meaning::of(Period::containing(unit, from)?.shift(sign.checked_mul(count)?)?, basis))
}

/// The unit that is counted: that of "the night before" is the day.
fn counted_unit(frame: &Frame) -> Option<Unit> {
    frame.unit.or(frame.relative_unit).or(frame.daypart.map(|_| Unit::Day))
}

/// A fractional count as a whole number of a finer unit.
fn whole(unit: Unit, tenths: i64) -> Option<(Unit, i64)> {
    if tenths % 10 == 0 {
        return Some((unit, tenths / 10));
    }
    Some(match unit {
        Unit::Year => (Unit::Month, tenths.checked_mul(12)? / 10),
        Unit::Month => (Unit::Week, tenths.checked_mul(4)? / 10),
        Unit::Week => (Unit::Day, tenths.checked_mul(7)? / 10),
        Unit::Decade => (Unit::Year, tenths),
        Unit::Century => (Unit::Year, tenths.checked_mul(10)?),
        other => (other, tenths / 10),
    })
}

/// "A year earlier" than a quarter is a quarter.
fn a_year_before_quarter(frame: &Frame, anchor: &Anchor, sentence: u32) -> Option<Meaning> {
    if frame.unit == Some(Unit::Quarter) && frame.count.is_none() && (!frame.period || anchor.reports) {
        return Some(Meaning::of(anchor.quarter()?.shift(-4)?, TimeBasis::Context));
    }
    let one = matches!(frame.count, None | Some(Count::Tenths(10))) && !frame.plural;
    let year = (frame.period || frame.unit.or(frame.relative_unit) == Some(Unit::Year)) && one;
    let quarter = anchor.quarter.filter(|told| year && sentence.saturating_sub(told.sentence) <= 3)?;
    Some(Meaning::of(quarter.period.shift(-4)?, TimeBasis::Context))
}

/// So many units before or after what the text told last.
fn from_context(frame: &Frame, anchor: &Anchor, sign: i64) -> Option<Meaning> {
    let unit = if frame.period { Unit::Year } else { counted_unit(frame)? };
    let (start, basis) = match anchor.told {
        Some(told) => (told.period, TimeBasis::Context),
        None => match anchor.published {
            Some(day) => (Period::Day(day), TimeBasis::Published),
            None => return Some(Meaning::unresolved(unknown_value(unit), unit)),
        },
    };
    let coarse = start.unit() > unit && !matches!(start.unit(), Unit::Weekend | Unit::Week);
    if coarse && matches!(frame.count, Some(Count::Tenths(_))) {
        let mut meaning = Meaning::open(TimeKind::Date, unknown_value(unit).to_owned(), granularity(unit), basis);
        let text = format!("It counts from {}, which is not told as finely.", start.value());
        meaning.note = Some(("time.coarse-anchor", text));
        return Some(meaning);
    }
    shifted(frame, start.first(), sign, basis)
}

/// Past, present or future.
fn vague(frame: &Frame, anchor: &Anchor) -> Option<Meaning> {
    let ahead = frame.relation.is_some_and(|relation| relation.step() > 0);
    let reference = usize::try_from(frame.reference.or((ahead || frame.count.is_some()).then_some(2))?).ok()?;
    let value = REFERENCES.get(reference)?.to_string();
    let mut meaning = Meaning::open(TimeKind::Date, value, Granularity::Vague, TimeBasis::Published);
    let Some(day) = anchor.published else { return Some(meaning) };
    // "One day" may be any of those to come.
    let unit = frame.unit.or(frame.relative_unit).filter(|_| frame.count.is_none());
    (meaning.from, meaning.to) = match reference {
        0 => (unit.and_then(|unit| vague_shift(day, unit, -1)), Some(day)),
        1 => (Some(day), Some(day)),
        _ => (Some(day), unit.and_then(|unit| vague_shift(day, unit, 1))),
    };
    Some(meaning)
}

/// "Recent months" reach back half a dozen of them: a guess, marked as vague.
pub(super) fn vague_shift(day: Date, unit: Unit, sign: i64) -> Option<Date> {
    shift_units(day, unit, sign * 6)
}

/// The day so many units later.
pub(super) fn shift_units(day: Date, unit: Unit, by: i64) -> Option<Date> {
    match unit {
        Unit::Second | Unit::Minute => Some(day),
        Unit::Hour => shift_days(day, by / 24),
        Unit::Day => shift_days(day, by),
        Unit::Weekend | Unit::Week => shift_days(day, by.checked_mul(7)?),
        Unit::Fortnight => shift_days(day, by.checked_mul(14)?),
        Unit::Month => shift_months(day, by),
        Unit::Quarter | Unit::Season => shift_months(day, by.checked_mul(3)?),
        Unit::Half => shift_months(day, by.checked_mul(6)?),
        Unit::Year => shift_months(day, by.checked_mul(12)?),
        Unit::Decade => shift_months(day, by.checked_mul(120)?),
        Unit::Century => shift_months(day, by.checked_mul(1200)?),
        Unit::Millennium => shift_months(day, by.checked_mul(12_000)?),
    }
}
