//! Which days the picture shows, and may show.

use jiff::civil::Date;

use super::density::home;
use super::pack::Mark;
use super::scale::View;
use crate::part::dates::number;

/// Which days the picture can show, and shows at first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Days {
    /// The stretch worth a first look.
    pub(super) home: View,
    /// The same, or the days that are chosen.
    pub(super) fit: View,
    /// Everything.
    pub(super) limit: View,
}

impl Days {
    pub(super) fn new(marks: &[Mark], from: Option<Date>, to: Option<Date>) -> Days {
        let home = home(marks).unwrap_or(View { start: 0.0, end: 30.0 });
        let first = marks.iter().map(|mark| mark.from).min();
        let last = marks.iter().map(|mark| mark.to).max();
        let all = first.zip(last).map_or(home, |(first, last)| {
            View { start: f64::from(first), end: f64::from(last) + 1.0 }.padded().cover(home)
        });
        let start = from.map_or(home.start, |from| f64::from(number(from)));
        let end = to.map_or(home.end, |to| f64::from(number(to)) + 1.0);
        let fit = if from.is_none() && to.is_none() { home } else { View { start, end: end.max(start + 1.0) } };
        Days { home, fit, limit: all.cover(fit) }
    }
}

/// The view, moved so that the mark is in it.
pub(super) fn shown(mark: Mark, view: View, limit: View) -> View {
    let (start, end) = (f64::from(mark.from), f64::from(mark.to) + 1.0);
    if end > view.start && start < view.end {
        return view;
    }
    view.moved((start + end) / 2.0 - (view.start + view.end) / 2.0, limit)
}
