//! What fingers, pointers and keys ask of the picture.

use super::scale::{Scale, View};

/// Pixels a pointer may stray before a press becomes a drag.
const STRAY: f64 = 4.0;
/// Pixels around an end of the brush that take hold of it.
const GRIP: f64 = 9.0;
/// A step of `+` or `-`.
pub const STEP: f64 = 1.6;

/// A pointer on the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pointer {
    /// The browser's number for it.
    pub id: i32,
    /// Pixels from the left edge of the picture.
    pub x: f64,
}

/// What is being dragged.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Drag {
    /// Nothing.
    #[default]
    None,
    /// Nothing any more; the click that ends a drag is still to come.
    Done,
    /// A range on the density strip, from the day where it began.
    Range {
        /// Whose pointer.
        pointer: i32,
        /// The end that stays.
        anchor: f64,
        /// The end that moves.
        day: f64,
    },
    /// The lanes.
    Pan {
        /// Where it began.
        from: Pointer,
        /// The view it began with.
        view: View,
        /// Whether it went far enough to be a drag.
        far: bool,
    },
    /// The lanes, by two fingers.
    Pinch {
        /// Where each began, and is.
        fingers: [(Pointer, f64); 2],
        /// The view it began with.
        view: View,
    },
}

/// What a movement asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ask {
    /// Nothing to draw anew.
    Nothing,
    /// Another range on the strip.
    Range(f64, f64),
    /// Another view of the lanes.
    View(View),
}

impl Drag {
    /// A press on the density strip. `brush` is the range that is chosen already: its ends can be taken hold of.
    pub fn on_strip(pointer: Pointer, strip: Scale, brush: Option<(f64, f64)>) -> Drag {
        let day = strip.day(pointer.x);
        let anchor = match brush {
            Some((from, to)) if (strip.day_x(from) - pointer.x).abs() <= GRIP => to,
            Some((from, to)) if (strip.day_x(to) - pointer.x).abs() <= GRIP => from,
            _ => day,
        };
        Drag::Range { pointer: pointer.id, anchor, day }
    }

    /// A press on the lanes; a second finger makes it a pinch.
    pub fn on_lanes(&self, pointer: Pointer, view: View) -> Drag {
        match self {
            Drag::Pan { from, .. } if from.id != pointer.id => {
                Drag::Pinch { fingers: [(*from, from.x), (pointer, pointer.x)], view }
            }
            _ => Drag::Pan { from: pointer, view, far: false },
        }
    }

    /// A pointer moves.
    pub fn moved(&mut self, pointer: Pointer, scale: Scale, strip: Scale, limit: View) -> Ask {
        match self {
            Drag::Range { pointer: id, anchor, day } if *id == pointer.id => {
                *day = strip.day(pointer.x.clamp(strip.left, strip.right));
                Ask::Range(anchor.min(*day), anchor.max(*day))
            }
            Drag::Pan { from, view, far } if from.id == pointer.id => {
                let moved = pointer.x - from.x;
                *far |= moved.abs() > STRAY;
                if !*far {
                    return Ask::Nothing;
                }
                let per_day = (scale.right - scale.left) / view.days();
                Ask::View(view.moved(-moved / per_day, limit))
            }
            Drag::Pinch { fingers, view } => {
                for (began, now) in fingers.iter_mut() {
                    if began.id == pointer.id {
                        *now = pointer.x;
                    }
                }
                let [(a, a_now), (b, b_now)] = *fingers;
                let apart = (a.x - b.x).abs().max(8.0);
                let apart_now = (a_now - b_now).abs().max(8.0);
                let began = Scale::new(*view, scale.left, scale.right);
                let middle = began.day((a.x + b.x) / 2.0);
                let shift = ((a_now + b_now) - (a.x + b.x)) / 2.0 / began.per_day() * (apart / apart_now);
                Ask::View(view.zoomed(apart / apart_now, middle, limit).moved(-shift, limit))
            }
            _ => Ask::Nothing,
        }
    }

    /// The range that a finished drag on the strip has chosen, in whole days, inclusive; `None` for a mere click.
    pub fn chosen(&self, strip: Scale) -> Option<(i32, i32)> {
        let Drag::Range { anchor, day, .. } = self else { return None };
        let wide = (strip.x(*anchor) - strip.x(*day)).abs() > STRAY;
        let (from, to) = (anchor.min(*day), anchor.max(*day));
        wide.then(|| (from.floor() as i32, (to.ceil() as i32 - 1).max(from.floor() as i32)))
    }

    /// After the pointer is let go: the next press begins anew, the click that follows at once belongs to the drag.
    pub fn released(&self) -> Drag {
        match self {
            Drag::Pan { far: true, .. } | Drag::Pinch { .. } | Drag::Done => Drag::Done,
            Drag::None | Drag::Range { .. } | Drag::Pan { .. } => Drag::None,
        }
    }

    /// Whether a click is the end of a drag.
    pub fn swallows_click(&self) -> bool {
        *self == Drag::Done
    }
}

/// Which mark the arrow keys go to. `lanes` gives each mark's lane, marks being in order of time.
pub fn walk(key: &str, from: Option<usize>, lanes: &[u16]) -> Option<usize> {
    let last = lanes.len().checked_sub(1)?;
    let Some(at) = from.filter(|at| *at <= last) else { return Some(if key == "End" { last } else { 0 }) };
    let lane = lanes[at];
    let nearest = |wanted: &dyn Fn(u16) -> bool, best: &dyn Fn(u16) -> i32| {
        let marks = lanes.iter().enumerate().filter(|(_, lane)| wanted(**lane));
        marks.min_by_key(|(other, lane)| (best(**lane), other.abs_diff(at))).map(|(other, _)| other)
    };
    match key {
        "ArrowRight" => Some((at + 1).min(last)),
        "ArrowLeft" => Some(at.saturating_sub(1)),
        "Home" => Some(0),
        "End" => Some(last),
        "ArrowDown" => Some(nearest(&|other| other > lane, &|other| i32::from(other)).unwrap_or(at)),
        "ArrowUp" => Some(nearest(&|other| other < lane, &|other| -i32::from(other)).unwrap_or(at)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: View = View { start: 0.0, end: 1000.0 };
    const VIEW: View = View { start: 400.0, end: 500.0 };

    fn scales() -> (Scale, Scale) {
        (Scale::new(VIEW, 0.0, 500.0), Scale::new(LIMIT, 0.0, 500.0))
    }

    #[test]
    fn a_range_covers_the_days_it_touches() {
        let (scale, strip) = scales();
        let mut drag = Drag::on_strip(Pointer { id: 1, x: 50.0 }, strip, None);
        assert_eq!(drag.chosen(strip), None, "a click is no range");
        assert_eq!(drag.moved(Pointer { id: 2, x: 90.0 }, scale, strip, LIMIT), Ask::Nothing);
        assert_eq!(drag.moved(Pointer { id: 1, x: 20.5 }, scale, strip, LIMIT), Ask::Range(41.0, 100.0));
        assert_eq!(drag.chosen(strip), Some((41, 99)));
    }

    #[test]
    fn an_end_of_the_brush_can_be_moved() {
        let (_, strip) = scales();
        let drag = Drag::on_strip(Pointer { id: 1, x: 103.0 }, strip, Some((200.0, 300.0)));
        assert!(matches!(drag, Drag::Range { anchor: 300.0, .. }));
    }

    #[test]
    fn a_press_that_strays_little_is_a_click() {
        let (scale, strip) = scales();
        let mut drag = Drag::None.on_lanes(Pointer { id: 1, x: 100.0 }, VIEW);
        assert_eq!(drag.moved(Pointer { id: 1, x: 103.0 }, scale, strip, LIMIT), Ask::Nothing);
        assert!(!drag.released().swallows_click());
        let asked = drag.moved(Pointer { id: 1, x: 150.0 }, scale, strip, LIMIT);
        assert_eq!(asked, Ask::View(View { start: 390.0, end: 490.0 }));
        assert!(drag.released().swallows_click());
        let next = drag.released().on_lanes(Pointer { id: 2, x: 9.0 }, VIEW);
        assert!(matches!(next, Drag::Pan { far: false, .. }), "a finger that comes later is no second finger");
    }

    #[test]
    fn two_fingers_zoom_about_their_middle() {
        let (scale, strip) = scales();
        let one = Drag::None.on_lanes(Pointer { id: 1, x: 200.0 }, VIEW);
        let mut two = one.on_lanes(Pointer { id: 2, x: 300.0 }, VIEW);
        two.moved(Pointer { id: 1, x: 150.0 }, scale, strip, LIMIT);
        let Ask::View(view) = two.moved(Pointer { id: 2, x: 350.0 }, scale, strip, LIMIT) else { panic!("no view") };
        assert_eq!(view, View { start: 425.0, end: 475.0 });
    }

    #[test]
    fn arrows_walk_in_time_and_between_lanes() {
        let lanes = [0, 2, 1, 0, 2];
        assert_eq!(walk("ArrowRight", None, &lanes), Some(0));
        assert_eq!(walk("ArrowRight", Some(0), &lanes), Some(1));
        assert_eq!(walk("ArrowRight", Some(4), &lanes), Some(4));
        assert_eq!(walk("ArrowDown", Some(3), &lanes), Some(2), "the next lane, not the one after");
        assert_eq!(walk("ArrowUp", Some(1), &lanes), Some(2));
        assert_eq!(walk("ArrowUp", Some(0), &lanes), Some(0));
        assert_eq!(walk("a", Some(0), &lanes), None);
        assert_eq!(walk("Home", None, &[]), None);
    }
}
