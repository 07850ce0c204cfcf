//! Which rows of a long table are drawn.

/// Rows that are drawn beyond what can be seen, so that a quick scroll meets rows and not paper.
pub(super) const OVERSCAN: usize = 24;
/// The drawn range moves in steps of this many rows, so that most scroll events change nothing.
const STEP: usize = 8;

/// The rows to draw, and how high the room before and after them is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Window {
    /// First row drawn.
    pub(super) first: usize,
    /// One past the last row drawn.
    pub(super) end: usize,
    /// Pixels before the first row.
    pub(super) before: usize,
    /// Pixels after the last row.
    pub(super) after: usize,
}

/// The window of a table of `count` rows, each `row` pixels high, scrolled to `top` in a frame of `height` pixels, with
/// `overscan` rows before and after it.
pub(super) fn window(count: usize, row: usize, top: f64, height: f64, overscan: usize) -> Window {
    let row = row.max(1);
    let top_row = (top.max(0.0) as usize / row).min(count);
    let seen = (height.max(0.0) as usize).div_ceil(row) + 1;
    let last_row = (top_row + seen).min(count);
    let first = top_row.saturating_sub(overscan) / STEP * STEP;
    let end = ((last_row + overscan).div_ceil(STEP) * STEP).min(count);
    let first = first.min(end);
    Window { first, end, before: first * row, after: (count - end) * row }
}

/// Where to scroll to so that row `index` is wholly seen under a head of `head` pixels; `None` when it is.
pub(super) fn reveal(index: usize, row: usize, head: f64, top: f64, height: f64) -> Option<f64> {
    let start = (index * row) as f64;
    let end = start + row as f64;
    let room = (height - head).max(row as f64);
    if start < top {
        Some(start)
    } else if end > top + room {
        Some(end - room)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_seen_is_drawn_wherever_one_scrolls() {
        let (count, row, height) = (100_000, 46, 612.0);
        for (top, overscan) in (0..count * row).step_by(7919).zip([OVERSCAN, 0].into_iter().cycle()) {
            let window = window(count, row, top as f64, height, overscan);
            assert!(window.before <= top, "{top}: {window:?}");
            assert!(window.end * row >= (top + height as usize).min(count * row), "{top}: {window:?}");
            assert_eq!(window.before + (window.end - window.first) * row + window.after, count * row);
            assert!(window.end - window.first < 100, "{top}: {window:?}");
        }
    }

    #[test]
    fn short_and_empty_tables_are_drawn_whole() {
        assert_eq!(window(0, 46, 0.0, 600.0, OVERSCAN), Window { first: 0, end: 0, before: 0, after: 0 });
        assert_eq!(window(3, 46, 900.0, 600.0, OVERSCAN), Window { first: 0, end: 3, before: 0, after: 0 });
    }

    #[test]
    fn small_scrolls_change_nothing() {
        let at = |top| window(1000, 40, top, 600.0, OVERSCAN);
        assert_eq!(at(16_000.0), at(16_030.0));
    }

    #[test]
    fn a_row_is_revealed_by_the_shortest_way() {
        assert_eq!(reveal(2, 40, 30.0, 0.0, 430.0), None);
        assert_eq!(reveal(10, 40, 30.0, 0.0, 430.0), Some(40.0));
        assert_eq!(reveal(1, 40, 30.0, 200.0, 430.0), Some(40.0));
    }
}
