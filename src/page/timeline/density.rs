//! How much happens when: the small histogram above the lanes.

use dateline_core::order::Order;

use super::pack::Mark;
use super::scale::{Scale, View};

/// One bar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// Left edge.
    pub x: f64,
    /// Width.
    pub width: f64,
    /// Share of the highest bar, 0 to 1.
    pub height: f64,
}

/// Bars of about `bar` pixels. An event of many days is spread evenly over them: doubt is not a peak.
pub fn density(marks: &[Mark], scale: Scale, bar: f64) -> Vec<Bar> {
    let count = (((scale.right - scale.left) / bar).round() as usize).clamp(1, 4096);
    let width = (scale.right - scale.left) / count as f64;
    let days = (scale.end - scale.start) / count as f64;
    let mut sums = vec![0.0_f64; count];
    for mark in marks {
        let start = (f64::from(mark.from) - scale.start) / days;
        let end = (f64::from(mark.to) + 1.0 - scale.start) / days;
        if end <= 0.0 || start >= count as f64 {
            continue;
        }
        let length = end - start;
        let (first, last) = (start.max(0.0) as usize, (end.min(count as f64) - 1e-9).max(0.0) as usize);
        for (at, sum) in sums.iter_mut().enumerate().take(last + 1).skip(first) {
            *sum += (end.min(at as f64 + 1.0) - start.max(at as f64)).max(0.0) / length;
        }
    }
    let most = sums.iter().copied().fold(0.0, f64::max).max(1e-9);
    let bars = sums.into_iter().enumerate();
    bars.map(|(at, sum)| Bar { x: scale.left + at as f64 * width, width, height: sum / most }).collect()
}

/// The stretch that is worth a first look: everything, unless a few far-away days would squeeze the rest.
pub fn home(marks: &[Mark]) -> Option<View> {
    let mut starts: Vec<i32> = marks.iter().map(|mark| mark.from).collect();
    let mut ends: Vec<i32> = marks.iter().map(|mark| mark.to).collect();
    starts.order_by_key(|day| *day);
    ends.order_by_key(|day| *day);
    let (first, last) = (*starts.first()?, *ends.last()?);
    let (mut start, mut end) = (first, last.max(first));
    // Up to an eighth of the events on either side may be left out, where that shortens the view to half or less.
    for trim in [marks.len().div_ceil(50), marks.len() / 16, marks.len() / 8] {
        if marks.len() < 5 {
            break;
        }
        let worth = |shorter: i32| end - start > 60 && shorter * 2 <= end - start;
        if let Some(later) = starts.get(trim).filter(|later| worth(end - **later)) {
            start = *later;
        }
        let worth = |shorter: i32| end - start > 60 && shorter * 2 <= end - start;
        if let Some(earlier) = ends.get(ends.len() - 1 - trim).filter(|earlier| worth(**earlier - start)) {
            end = (*earlier).max(start);
        }
    }
    Some(View { start: f64::from(start), end: f64::from(end) + 1.0 }.padded())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(from: i32, to: i32) -> Mark {
        Mark { from, to, lane: 0, weight: 1 }
    }

    #[test]
    fn a_peak_stands_where_it_happened_and_doubt_is_spread() {
        let scale = Scale::new(View { start: 0.0, end: 100.0 }, 0.0, 100.0);
        let bars = density(&[mark(55, 55), mark(56, 56), mark(0, 99)], scale, 10.0);
        assert_eq!(bars.len(), 10);
        assert_eq!(bars[5].height, 1.0);
        assert!((bars[0].height - 0.1 / 2.1).abs() < 1e-9);
    }

    #[test]
    fn what_lies_outside_is_not_drawn() {
        let scale = Scale::new(View { start: 0.0, end: 10.0 }, 0.0, 100.0);
        let bars = density(&[mark(-5, -1), mark(10, 12), mark(0, 0)], scale, 10.0);
        assert_eq!(bars.iter().filter(|bar| bar.height > 0.0).count(), 1);
    }

    #[test]
    fn the_first_look_is_not_squeezed_by_a_memory_of_1947() {
        let mut marks = vec![mark(-8175, -8175)];
        marks.extend((20_000..20_060).map(|day| mark(day, day)));
        let view = home(&marks).expect("there are events");
        assert!(view.start > 19_900.0 && view.end >= 20_060.0, "{view:?}");
        assert_eq!(home(&[]), None);
    }
}
