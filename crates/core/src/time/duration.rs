//! Lengths of time, and what comes again and again.

use super::anchor::Anchor;
use super::calendar::Period;
use super::class::Unit;
use super::frame::{Count, Frame};
use super::resolve::{Meaning, granularity, shift_units, vague_shift};
use crate::model::{Granularity, Modifier, TimeBasis, TimeKind};

/// A length as TIMEX3 writes it: `P3M`, `PT2H`, `PXY`.
fn length_value(count: Count, unit: Unit) -> String {
    let (times, letter) = match unit {
        Unit::Second => (1, "S"),
        Unit::Minute | Unit::Month => (1, "M"),
        Unit::Hour => (1, "H"),
        Unit::Day => (1, "D"),
        Unit::Weekend => (1, "WE"),
        Unit::Week => (1, "W"),
        Unit::Fortnight => (2, "W"),
        Unit::Quarter => (1, "Q"),
        Unit::Season => (3, "M"),
        Unit::Half => (6, "M"),
        Unit::Year => (1, "Y"),
        Unit::Decade => (10, "Y"),
        Unit::Century => (100, "Y"),
        Unit::Millennium => (1000, "Y"),
    };
    let start = if unit.is_clock() { "PT" } else { "P" };
    match count {
        Count::Vague if unit == Unit::Decade => "PXDE".to_owned(),
        Count::Vague if unit == Unit::Century => "PXCE".to_owned(),
        Count::Vague => format!("{start}X{letter}"),
        Count::Tenths(tenths) => {
            let tenths = i64::from(tenths) * times;
            // "Two and a half years" are two years and six months.
            let finer = match unit {
                Unit::Minute => Some("30S"),
                Unit::Hour => Some("30M"),
                Unit::Year => Some("6M"),
                _ => None,
            };
            if let (5, Some(finer), true) = (tenths % 10, finer, tenths > 10) {
                return format!("{start}{}{letter}{finer}", tenths / 10);
            }
            let fraction = if tenths % 10 == 0 { String::new() } else { format!(".{}", tenths % 10) };
            format!("{start}{}{fraction}{letter}", tenths / 10)
        }
    }
}

/// "Three months".
pub(super) fn length(frame: &Frame) -> Option<Meaning> {
    let Some(unit) = frame.unit.or(frame.relative_unit) else {
        // "Some time": a length of any unit.
        return Some(Meaning::open(TimeKind::Duration, "PXX".to_owned(), Granularity::Vague, TimeBasis::Explicit));
    };
    let count = frame.count.unwrap_or(if frame.plural { Count::Vague } else { Count::Tenths(10) });
    let count = if frame.half { Count::Tenths(5) } else { count };
    let mut meaning =
        Meaning::open(TimeKind::Duration, length_value(count, unit), granularity(unit), TimeBasis::Explicit);
    if let (Some(upper), Some(finer)) = (frame.upper, frame.finer) {
        let rest = length_value(upper, finer);
        // Days and hours: "P1DT6H"; hours and minutes: "PT1H30M".
        let same = unit.is_clock() == finer.is_clock();
        meaning.value.push_str(&rest[if same && unit.is_clock() { 2 } else { 1 }..]);
    } else if let Some(upper) = frame.upper
        && upper != count
    {
        meaning.modifier = Some(Modifier::Approx);
    }
    Some(meaning)
}

/// "The past three months": a length that ends at the day of writing, or begins there.
pub(super) fn stretch(frame: &Frame, anchor: &Anchor) -> Option<Meaning> {
    let mut meaning = length(frame)?;
    let unit = frame.unit.or(frame.relative_unit)?;
    let relation = frame.relation?;
    let (day, basis) = if relation.is_contextual() || anchor.narrative {
        (anchor.context().and_then(Period::first), TimeBasis::Context)
    } else {
        (anchor.published, TimeBasis::Published)
    };
    meaning.basis = basis;
    let Some(day) = day else { return Some(meaning) };
    let step = if relation.step() == 0 { -1 } else { relation.step() };
    let other = match frame.count {
        Some(Count::Tenths(tenths)) => shift_units(day, unit, step * i64::from(tenths) / 10),
        None if !frame.plural => shift_units(day, unit, step),
        _ => vague_shift(day, unit, step),
    };
    (meaning.from, meaning.to) = if step < 0 { (other, Some(day)) } else { (Some(day), other) };
    Some(meaning)
}

/// "Every Friday", "annually", "twice a week".
pub(super) fn set(frame: &Frame) -> Option<Meaning> {
    let (value, unit) = if let Some(weekday) = frame.weekday {
        let part = frame.daypart.map(|part| format!("T{part}")).unwrap_or_default();
        (format!("XXXX-WXX-{weekday}{part}"), Unit::Week)
    } else if let Some(month) = frame.month {
        (format!("XXXX-{month:02}"), Unit::Year)
    } else if let Some(season) = frame.season {
        (format!("XXXX-{}", season.timex()), Unit::Year)
    } else if let Some(unit) = frame.frequency {
        (length_value(Count::Tenths(10), unit), unit)
    } else if let Some(part) = frame.daypart {
        (format!("XXXX-XX-XXT{part}"), Unit::Day)
    } else {
        let unit = frame.unit.or(frame.relative_unit)?;
        (length_value(frame.count.unwrap_or(Count::Tenths(10)), unit), unit)
    };
    Some(Meaning::open(TimeKind::Set, value, granularity(unit), TimeBasis::Explicit))
}
