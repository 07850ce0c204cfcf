//! Joins "from June 2025 to the present", "between 3 and 5 May", "2014–16" into one interval beside its parts.

use jiff::ToSpan;
use jiff::civil::Date;

use super::class::Class;
use super::mask::Mask;
use super::tables::Tables;
use crate::lexicon::{Lexicon, WordId};
use crate::model::{Granularity, Span, TimeBasis, TimeExpression, TimeKind};
use crate::order::Order;
use crate::passing::{Reading, Timed, TokenId};

/// Adds the intervals that neighbouring expressions form; their parts stay.
pub(super) fn join(reading: Reading<'_>, tables: &Tables, timed: &mut Timed) {
    let mut intervals = Vec::new();
    for at in 1..timed.times.len() {
        let (first, last) = (&timed.times[at - 1], &timed.times[at]);
        if !joins(reading, tables, first, last) {
            continue;
        }
        let turned = first.from > last.to && !first.span.of(reading.text()).bytes().any(|byte| byte.is_ascii_digit());
        if turned && let Some(earlier) = a_year_earlier(first) {
            timed.times[at - 1] = earlier;
        }
        intervals.extend(interval(&timed.times[at - 1], &timed.times[at]));
    }
    if intervals.is_empty() {
        return;
    }
    timed.times.append(&mut intervals);
    timed.times.order_by_key(|time| (time.span.start, std::cmp::Reverse(time.span.end)));
}

fn joins(reading: Reading<'_>, tables: &Tables, first: &TimeExpression, last: &TimeExpression) -> bool {
    if [first, last].iter().any(|time| matches!(time.kind, TimeKind::Duration | TimeKind::Set)) {
        return false;
    }
    let can_be = |word: WordId, mask: Mask| tables.word(word).is_some_and(|entry| entry.mask.meets(mask));
    let is = |word: WordId, class: Class| can_be(word, Mask::of(class as u8));
    let (the, and) = (tables.symbols.word("the"), tables.symbols.word("and"));
    let opens = |class: Class| {
        let start = reading.token_at(first.span.start);
        let before = [1, 2].into_iter().filter_map(|back: TokenId| start.checked_sub(back)).map(|at| reading.word(at));
        before.take(2).find(|word| !can_be(*word, the)).is_some_and(|word| is(word, class))
    };
    let Some(gap) = reading.text().get(first.span.end as usize..last.span.start as usize) else { return false };
    let mut words = gap.split_ascii_whitespace().map(|word| Lexicon::get().vocabulary.look_up(word));
    let (Some(joint), rest) = (words.next(), words.next()) else { return false };
    if rest.is_some_and(|word| !can_be(word, the)) || words.next().is_some() {
        return false;
    }
    if is(joint, Class::To) {
        let certain = tables
            .word(joint)
            .is_some_and(|entry| tables.senses(entry).iter().any(|sense| sense.class == Class::To && sense.value == 1));
        return certain
            || opens(Class::From)
            || first.granularity == last.granularity && !matches!(first.granularity, Granularity::Vague);
    }
    can_be(joint, and) && opens(Class::Between)
}

/// An expression told without its year, a year earlier: the November of "November to February 2017".
fn a_year_earlier(time: &TimeExpression) -> Option<TimeExpression> {
    let (from, to) = (time.from?, time.to?);
    let (year, rest) = time.value.split_at_checked(4)?;
    let earlier = |day: Date| day.checked_sub(1.year()).ok();
    let value = format!("{:04}{rest}", year.parse::<i16>().ok()?.checked_sub(1)?);
    Some(TimeExpression { value, from: earlier(from), to: earlier(to), ..time.clone() })
}

fn interval(first: &TimeExpression, last: &TimeExpression) -> Option<TimeExpression> {
    let (from, to) = (first.from?, last.to?);
    if from > to {
        return None;
    }
    let basis = match (first.basis, last.basis) {
        (TimeBasis::Explicit, other) | (other, TimeBasis::Explicit) => other,
        (TimeBasis::Context, _) | (_, TimeBasis::Context) => TimeBasis::Context,
        _ => TimeBasis::Published,
    };
    Some(TimeExpression {
        span: Span { start: first.span.start, end: last.span.end },
        kind: TimeKind::Duration,
        value: format!("{}/{}", first.value, last.value),
        modifier: None,
        from: Some(from),
        to: Some(to),
        granularity: first.granularity.max(last.granularity),
        basis,
        rule: "time.range".into(),
    })
}
