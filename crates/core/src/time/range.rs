//! Joins "from June 2025 to the present", "between 3 and 5 May", "2014–16" into one interval beside its parts.

use crate::model::{Granularity, Span, TimeBasis, TimeExpression, TimeKind};
use crate::order::Order;
use crate::passing::{Reading, Timed};

/// Words that open an interval, and those that join its ends.
const FROM: [&str; 1] = ["from"];
const BETWEEN: [&str; 1] = ["between"];
const TO: [&str; 6] = ["to", "until", "till", "through", "-", "–"];

/// Adds the intervals that neighbouring expressions form; their parts stay.
pub(super) fn join(reading: Reading<'_>, timed: &mut Timed) {
    let mut intervals = Vec::new();
    for pair in timed.times.windows(2) {
        let [first, last] = pair else { continue };
        if joins(reading.text(), first, last)
            && let Some(interval) = interval(first, last)
        {
            intervals.push(interval);
        }
    }
    if intervals.is_empty() {
        return;
    }
    timed.times.append(&mut intervals);
    timed.times.order_by_key(|time| (time.span.start, std::cmp::Reverse(time.span.end)));
}

fn joins(text: &str, first: &TimeExpression, last: &TimeExpression) -> bool {
    if [first, last].iter().any(|time| matches!(time.kind, TimeKind::Duration | TimeKind::Set)) {
        return false;
    }
    let Some(gap) = text.get(first.span.end as usize..last.span.start as usize) else { return false };
    let gap = gap.trim();
    let before = text[..first.span.start as usize].trim_end();
    let before = before.strip_suffix("the").map_or(before, str::trim_end);
    let opens = |words: &[&str]| {
        words.iter().any(|word| {
            let Some(at) = before.len().checked_sub(word.len()) else { return false };
            before.get(at..).is_some_and(|end| end.eq_ignore_ascii_case(word))
                && !before[..at].ends_with(char::is_alphanumeric)
        })
    };
    let gap = gap.strip_suffix(" the").unwrap_or(gap);
    if TO.contains(&gap) {
        return opens(&FROM)
            || first.granularity == last.granularity && !matches!(first.granularity, Granularity::Vague);
    }
    gap == "and" && opens(&BETWEEN)
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
