//! Finds a row and a label for each event of a lane: heavier ones first, nothing on top of anything else.

use super::scale::Scale;
use dateline_core::order::Order;

/// Diameter of a day's dot, and the least width of a bar.
pub const DOT: f64 = 10.0;
/// Pixels that an open end sticks out.
pub const OPEN: f64 = 8.0;
/// Between a mark and its label.
const GAP: f64 = 4.0;
/// Between a mark and its neighbour.
const APART: f64 = 2.0;
/// Pixels of lane for which one event is promised a label before lighter marks take the room.
const PER_LABEL: f64 = 170.0;

/// An event as the picture sees it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// Number of the first day.
    pub from: i32,
    /// Number of the last day, not before the first.
    pub to: i32,
    /// Which lane.
    pub lane: u16,
    /// Heavier marks win their place.
    pub weight: u32,
}

/// The lanes' room on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Lanes {
    /// How many rows each lane has.
    pub rows: Vec<u16>,
    /// Top of the first lane.
    pub top: f64,
    /// Room for a lane's name above its rows.
    pub head: f64,
    /// Height of a row.
    pub row: f64,
}

impl Lanes {
    /// Where lane `at` begins; for `at` = number of lanes, where the last one ends.
    pub fn y(&self, at: usize) -> f64 {
        let lanes = self.rows.iter().take(at).map(|rows| f64::from(*rows) * self.row + self.head + 8.0);
        self.top + lanes.sum::<f64>()
    }

    /// The middle of a row.
    pub fn row_y(&self, lane: usize, row: u16) -> f64 {
        self.y(lane) + self.head + 4.0 + (f64::from(row) + 0.5) * self.row
    }
}

/// A mark with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// Which mark.
    pub mark: u32,
    /// Row within its lane.
    pub row: u16,
    /// Left edge.
    pub start: f64,
    /// Right edge.
    pub end: f64,
    /// Its label, where there is room.
    pub label: Option<Label>,
}

/// Words beside a mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The words.
    pub text: String,
    /// Left edge.
    pub start: f64,
    /// Right edge.
    pub end: f64,
}

/// The picture's content.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Packed {
    /// What is drawn, in the order of the marks.
    pub placed: Vec<Placed>,
    /// For each lane, how many marks in view found no room.
    pub hidden: Vec<u32>,
    /// How many end before the view.
    pub before: u32,
    /// How many begin after it.
    pub after: u32,
}

/// The order in which marks choose their place: heaviest first; of equals the shorter, then the earlier.
pub fn ranks(marks: &[Mark]) -> Vec<u32> {
    let mut ranks: Vec<u32> = (0..marks.len() as u32).collect();
    ranks.order_by_key(|at| {
        let mark = marks[*at as usize];
        (std::cmp::Reverse(mark.weight), mark.to - mark.from, mark.from, *at)
    });
    ranks
}

/// Places what falls into the scale. Those in `always` are placed before all others, so that a chosen event is never
/// hidden.
pub fn pack(
    marks: &[Mark],
    ranks: &[u32],
    always: &[u32],
    scale: Scale,
    lanes: &Lanes,
    label: &dyn Fn(u32) -> (String, f64),
) -> Packed {
    let mut room = Occupied::new(scale, &lanes.rows);
    let mut packed = Packed { hidden: vec![0; lanes.rows.len()], ..Packed::default() };
    let promised = ((scale.right - scale.left) / PER_LABEL).floor().max(1.0) as u32;
    let mut promises: Vec<u32> = lanes.rows.iter().map(|rows| promised * u32::from(*rows)).collect();
    let mut unlabelled = Vec::new();
    let others = ranks.iter().copied().filter(|at| !always.contains(at));
    // Marks that span most of the view say little and would take whole rows: they choose last.
    let wide = |at: &u32| {
        let mark = marks[*at as usize];
        scale.per_day() * f64::from(mark.to - mark.from + 1) > (scale.right - scale.left) * 0.4
    };
    let (last, first): (Vec<u32>, Vec<u32>) = others.partition(wide);
    for at in always.iter().copied().chain(first).chain(last) {
        let Some(mark) = marks.get(at as usize) else { continue };
        let lane = usize::from(mark.lane);
        let Some(promise) = promises.get_mut(lane) else { continue };
        let (start, end) = match extent(*mark, scale) {
            Extent::Before => {
                packed.before += 1;
                continue;
            }
            Extent::After => {
                packed.after += 1;
                continue;
            }
            Extent::Seen(start, end) => (start, end),
        };
        if room.full(lane, start, end) {
            packed.hidden[lane] += 1;
            continue;
        }
        let mut placed = Placed { mark: at, row: 0, start, end, label: None };
        if *promise > 0 {
            *promise -= 1;
            let (text, width) = label(at);
            if room.place_labelled(lane, &mut placed, &text, width) {
                packed.placed.push(placed);
                continue;
            }
        }
        room.place(lane, &mut placed);
        unlabelled.push(packed.placed.len());
        packed.placed.push(placed);
    }
    for at in unlabelled {
        let placed = &mut packed.placed[at];
        let (text, width) = label(placed.mark);
        room.label(usize::from(marks[placed.mark as usize].lane), placed, &text, width);
    }
    packed.placed.order_by_key(|placed| placed.mark);
    packed
}

enum Extent {
    Before,
    After,
    Seen(f64, f64),
}

fn extent(mark: Mark, scale: Scale) -> Extent {
    let (start, end) = (scale.x(f64::from(mark.from)), scale.x(f64::from(mark.to) + 1.0));
    if end <= scale.left {
        return Extent::Before;
    }
    if start >= scale.right {
        return Extent::After;
    }
    let (start, end) = (start.max(scale.left), end.min(scale.right));
    if mark.from < mark.to && end - start >= DOT {
        return Extent::Seen(start, end);
    }
    let middle = ((start + end) / 2.0).clamp(scale.left + DOT / 2.0, scale.right - DOT / 2.0);
    Extent::Seen(middle - DOT / 2.0, middle + DOT / 2.0)
}

/// Which pixels of which row are taken.
struct Occupied {
    left: f64,
    width: usize,
    /// Index of each lane's first row, and one past the last.
    lanes: Vec<usize>,
    taken: Vec<bool>,
}

impl Occupied {
    fn new(scale: Scale, rows: &[u16]) -> Self {
        let width = (scale.right - scale.left).ceil() as usize + 1;
        let mut lanes = vec![0];
        let mut total = 0;
        for rows in rows {
            total += usize::from(*rows);
            lanes.push(total);
        }
        Occupied { left: scale.left, width, lanes, taken: vec![false; total * width] }
    }

    fn rows(&self, lane: usize) -> std::ops::Range<usize> {
        self.lanes[lane]..self.lanes[lane + 1]
    }

    fn pixels(&self, row: usize, start: f64, end: f64) -> std::ops::Range<usize> {
        let first = ((start - self.left).floor().max(0.0) as usize).min(self.width);
        let last = ((end - self.left).ceil().max(0.0) as usize).clamp(first, self.width);
        row * self.width + first..row * self.width + last
    }

    fn free(&self, row: usize, start: f64, end: f64) -> bool {
        !self.taken[self.pixels(row, start, end)].contains(&true)
    }

    fn take(&mut self, row: usize, start: f64, end: f64) {
        let pixels = self.pixels(row, start, end);
        self.taken[pixels].fill(true);
    }

    fn inside(&self, start: f64, end: f64) -> bool {
        start >= self.left && end <= self.left + (self.width - 1) as f64
    }

    fn full(&self, lane: usize, start: f64, end: f64) -> bool {
        !self.rows(lane).any(|row| self.free(row, start - APART, end + APART))
    }

    fn place(&mut self, lane: usize, placed: &mut Placed) {
        let found = self.rows(lane).find(|row| self.free(*row, placed.start - APART, placed.end + APART));
        if let Some(row) = found {
            placed.row = (row - self.lanes[lane]) as u16;
            self.take(row, placed.start, placed.end);
        }
    }

    fn place_labelled(&mut self, lane: usize, placed: &mut Placed, text: &str, width: f64) -> bool {
        for row in self.rows(lane) {
            if !self.free(row, placed.start - APART, placed.end + APART) {
                continue;
            }
            if let Some(start) = self.beside(row, placed, width) {
                placed.row = (row - self.lanes[lane]) as u16;
                placed.label = Some(Label { text: text.to_owned(), start, end: start + width });
                self.take(row, placed.start.min(start), placed.end.max(start + width));
                return true;
            }
        }
        false
    }

    fn label(&mut self, lane: usize, placed: &mut Placed, text: &str, width: f64) {
        let row = self.lanes[lane] + usize::from(placed.row);
        if let Some(start) = self.beside(row, placed, width) {
            placed.label = Some(Label { text: text.to_owned(), start, end: start + width });
            self.take(row, start, start + width);
        }
    }

    /// Where a label of this width fits beside the mark: right of it, or left.
    fn beside(&self, row: usize, placed: &Placed, width: f64) -> Option<f64> {
        let (right, left) = (placed.end + GAP, placed.start - GAP - width);
        if self.inside(right, right + width) && self.free(row, placed.end + 1.0, right + width + APART) {
            return Some(right);
        }
        let fits = self.inside(left, left + width) && self.free(row, left - APART, placed.start - 1.0);
        fits.then_some(left)
    }
}

#[cfg(test)]
mod tests {
    use super::super::scale::View;
    use super::*;

    fn label(at: u32) -> (String, f64) {
        let text = format!("event {at} {}", "x".repeat(at as usize % 17));
        let width = text.len() as f64 * 6.0;
        (text, width)
    }

    /// Marks without order or pattern, the same each time.
    fn many(count: u32) -> Vec<Mark> {
        let mut seed = 9_u64;
        let mut random = move |below: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % below
        };
        let mut marks: Vec<Mark> = (0..count)
            .map(|_| {
                let from = random(1000) as i32;
                let length = if random(4) == 0 { random(60) as i32 } else { 0 };
                Mark { from, to: from + length, lane: random(4) as u16, weight: random(50) as u32 }
            })
            .collect();
        marks.order_by_key(|mark| (mark.from, mark.to));
        marks
    }

    fn lanes() -> Lanes {
        Lanes { rows: vec![3; 4], top: 52.0, head: 0.0, row: 18.0 }
    }

    #[test]
    fn nothing_overlaps_and_nothing_leaves_the_picture_at_any_zoom() {
        let marks = many(3000);
        let ranks = ranks(&marks);
        for (start, end) in [(0.0, 1060.0), (100.0, 400.0), (500.2, 531.7), (700.0, 704.0)] {
            let scale = Scale::new(View { start, end }, 128.0, 848.0);
            let packed = pack(&marks, &ranks, &[], scale, &lanes(), &label);
            assert!(!packed.placed.is_empty());
            let mut boxes: Vec<(u16, u16, f64, f64)> = Vec::new();
            for placed in &packed.placed {
                let lane = marks[placed.mark as usize].lane;
                boxes.push((lane, placed.row, placed.start, placed.end));
                if let Some(label) = &placed.label {
                    boxes.push((lane, placed.row, label.start, label.end));
                }
            }
            boxes.order_by(|a, b| a.partial_cmp(b).expect("numbers"));
            for window in boxes.windows(2) {
                let (a, b) = (window[0], window[1]);
                assert!((a.0, a.1) != (b.0, b.1) || a.3 <= b.2, "{a:?} {b:?}");
            }
            assert!(boxes.iter().all(|found| found.2 >= 128.0 && found.3 <= 848.0));
            let counted = packed.placed.len() as u32 + packed.hidden.iter().sum::<u32>();
            assert_eq!(counted + packed.before + packed.after, 3000);
        }
    }

    #[test]
    fn the_heavier_event_wins_the_place_and_the_label() {
        let light = Mark { from: 50, to: 50, lane: 0, weight: 1 };
        let marks = [light, Mark { weight: 9, ..light }, light];
        let scale = Scale::new(View { start: 0.0, end: 100.0 }, 0.0, 300.0);
        let one = Lanes { rows: vec![1], ..lanes() };
        let packed = pack(&marks, &ranks(&marks), &[], scale, &one, &label);
        assert_eq!(packed.placed.len(), 1);
        assert_eq!(packed.placed[0].mark, 1);
        assert!(packed.placed[0].label.is_some());
        assert_eq!(packed.hidden, [2]);
        let chosen = pack(&marks, &ranks(&marks), &[2], scale, &one, &label);
        assert_eq!(chosen.placed[0].mark, 2);
    }

    #[test]
    fn a_label_at_the_right_edge_goes_to_the_left() {
        let marks = [Mark { from: 97, to: 97, lane: 0, weight: 1 }];
        let scale = Scale::new(View { start: 0.0, end: 100.0 }, 0.0, 300.0);
        let packed = pack(&marks, &ranks(&marks), &[], scale, &lanes(), &label);
        let label = packed.placed[0].label.as_ref().expect("there is room");
        assert!(label.end < packed.placed[0].start);
    }

    #[test]
    fn what_lies_outside_is_counted() {
        let day = |from, to| Mark { from, to, lane: 0, weight: 1 };
        let marks = [day(-9, -8), day(-3, 5), day(200, 200)];
        let scale = Scale::new(View { start: 0.0, end: 100.0 }, 0.0, 300.0);
        let packed = pack(&marks, &ranks(&marks), &[], scale, &lanes(), &label);
        assert_eq!((packed.before, packed.after, packed.placed.len()), (1, 1, 1));
        assert_eq!(packed.placed[0].start, 0.0);
    }
}
