//! What stands right beside an expression and belongs to it.

use super::Match;
use super::frame::Frame;
use super::guard::Site;
use crate::passing::Reading;

/// The longest remark in brackets between a clock time and its day, in bytes.
const LONGEST_REMARK: usize = 30;

/// "At 10 a.m. (0700 GMT) Friday", "at four in the morning (4 a.m. Friday)": the clock time is that of the day beside it.
pub(super) fn share_days(reading: Reading<'_>, matches: &mut [Match]) {
    for at in 1..matches.len() {
        let (before, rest) = matches.split_at_mut(at);
        let [day, ..] = rest else { continue };
        let Some(clock) = before.iter_mut().rev().take(2).find(|other| {
            is_clock_alone(&other.frame)
                && other.sentence == day.sentence
                && is_remark(reading.text().get(other.span.end as usize..day.span.start as usize))
        }) else {
            continue;
        };
        if names_day(&day.frame) {
            clock.frame.take_day(&day.frame);
        }
    }
}

fn is_clock_alone(frame: &Frame) -> bool {
    frame.clock.is_some() && !names_day(frame) && frame.relation.is_none()
}

fn names_day(frame: &Frame) -> bool {
    frame.weekday.is_some() || frame.deictic.is_some() || frame.month.is_some() && frame.day.is_some()
}

/// Whether words between two expressions open a bracket, or are all of one.
fn is_remark(between: Option<&str>) -> bool {
    let Some(between) = between.map(str::trim).filter(|between| between.len() <= LONGEST_REMARK) else { return false };
    let Some(inside) = between.strip_prefix('(') else { return false };
    let closed = inside.strip_suffix(" on").unwrap_or(inside).strip_suffix(')');
    closed.is_some_and(|inside| !inside.contains(['(', ')'])) || inside.is_empty()
}

/// Whether an expression stands right behind another, as what else is to be said of it: "on 4 May, the day after the vote".
pub(super) fn is_apposed(reading: Reading<'_>, matches: &[Match], site: &Site<'_>) -> bool {
    let start = site.island.items[site.start].span.start as usize;
    let Some(before) = matches.last() else { return false };
    let between = reading.text().get(before.span.end as usize..start).map(str::trim);
    between.is_some_and(|between| matches!(between, "," | "-" | "--" | "–" | "—"))
}
