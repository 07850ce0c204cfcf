//! Days to pixels and back; zoom and pan.

/// The narrowest view, in days.
const CLOSEST: f64 = 4.0;

/// A stretch of days, as numbers from [`crate::part::dates::number`], drawn between two x positions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The day at the left edge.
    pub start: f64,
    /// The day at the right edge; always later than `start`.
    pub end: f64,
    /// Pixels.
    pub left: f64,
    /// Pixels; always more than `left`.
    pub right: f64,
}

/// A stretch of days without a place on the screen: from the start of the first to the end of the last.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// Start of the first day.
    pub start: f64,
    /// End of the last day.
    pub end: f64,
}

impl View {
    /// How many days.
    pub fn days(self) -> f64 {
        self.end - self.start
    }

    /// `factor` times as many days, the day `about` staying where it is; never beyond `limit`.
    pub fn zoomed(self, factor: f64, about: f64, limit: View) -> View {
        let days = (self.days() * factor).clamp(CLOSEST.min(limit.days()), limit.days());
        if days >= limit.days() {
            return limit;
        }
        let share = ((about - self.start) / self.days()).clamp(0.0, 1.0);
        View { start: about - share * days, end: about + (1.0 - share) * days }.within(limit)
    }

    /// Moved by so many days; never beyond `limit`.
    pub fn moved(self, days: f64, limit: View) -> View {
        View { start: self.start + days, end: self.end + days }.within(limit)
    }

    /// Moved so that it lies inside `limit`, shortened when it is longer.
    pub fn within(self, limit: View) -> View {
        if self.days() >= limit.days() {
            return limit;
        }
        let days = self.days();
        let start = self.start.clamp(limit.start, limit.end - days);
        View { start, end: start + days }
    }

    /// The smallest view that holds both.
    pub fn cover(self, other: View) -> View {
        View { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// A little room on both sides, at least the closest view.
    pub fn padded(self) -> View {
        let room = (self.days() * 0.03).max((CLOSEST - self.days()) / 2.0).max(1.0);
        View { start: self.start - room, end: self.end + room }
    }
}

impl Scale {
    /// Draws `view` between two x positions.
    pub fn new(view: View, left: f64, right: f64) -> Self {
        Scale { start: view.start, end: view.end.max(view.start + 1.0), left, right: right.max(left + 1.0) }
    }

    /// Where a day begins.
    pub fn x(self, day: f64) -> f64 {
        self.left + (day - self.start) * self.per_day()
    }

    /// Where a day begins, kept within the picture.
    pub fn day_x(self, day: f64) -> f64 {
        self.x(day).clamp(self.left, self.right)
    }

    /// Which day is drawn there.
    pub fn day(self, x: f64) -> f64 {
        self.start + (x - self.left) / self.per_day()
    }

    /// Pixels per day.
    pub fn per_day(self) -> f64 {
        (self.right - self.left) / (self.end - self.start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: View = View { start: 0.0, end: 1000.0 };

    #[test]
    fn pixels_and_days_agree() {
        let scale = Scale::new(View { start: 100.0, end: 200.0 }, 128.0, 628.0);
        assert_eq!(scale.x(100.0), 128.0);
        assert_eq!(scale.x(200.0), 628.0);
        assert_eq!(scale.day(scale.x(137.0)), 137.0);
        assert_eq!(scale.per_day(), 5.0);
    }

    #[test]
    fn zoom_keeps_the_day_under_the_pointer() {
        let view = View { start: 400.0, end: 600.0 };
        let closer = view.zoomed(0.5, 450.0, LIMIT);
        assert_eq!(closer, View { start: 425.0, end: 525.0 });
        let before = Scale::new(view, 0.0, 100.0).x(450.0);
        assert_eq!(Scale::new(closer, 0.0, 100.0).x(450.0), before);
    }

    #[test]
    fn nothing_leaves_the_limit() {
        let view = View { start: 900.0, end: 990.0 };
        assert_eq!(view.moved(500.0, LIMIT), View { start: 910.0, end: 1000.0 });
        assert_eq!(view.zoomed(1000.0, 950.0, LIMIT), LIMIT);
        assert_eq!(view.zoomed(0.000_1, 950.0, LIMIT).days(), CLOSEST);
    }

    #[test]
    fn one_day_gets_room() {
        assert!(View { start: 10.0, end: 11.0 }.padded().days() >= CLOSEST - 1.0);
    }
}
