//! What pointers do to the picture.

use std::cell::RefCell;
use std::rc::Rc;

use jiff::civil::Date;
use web_sys::Element;
use yew::prelude::*;

use super::gesture::{Ask, Drag, Pointer};
use super::picture::STRIP;
use super::scale::{Scale, View};
use crate::part::dates::from_number;

/// The picture as pointers meet it.
pub(super) struct Hands<'a> {
    /// The picture's element.
    pub(super) svg: &'a NodeRef,
    /// What is being dragged.
    pub(super) drag: &'a Rc<RefCell<Drag>>,
    /// The view that was chosen by hand.
    pub(super) moved_to: &'a UseStateHandle<Option<View>>,
    /// The range that is being drawn on the strip.
    pub(super) brushing: &'a UseStateHandle<Option<(f64, f64)>>,
    /// Chooses days for every view.
    pub(super) on_range: &'a Callback<(Option<Date>, Option<Date>)>,
    /// The days of the lanes.
    pub(super) scale: Scale,
    /// The days of the strip.
    pub(super) strip: Scale,
    /// What the lanes show.
    pub(super) view: View,
    /// What they may show.
    pub(super) limit: View,
}

impl Hands<'_> {
    /// A pointer is pressed. `brush` is the range that is marked on the strip.
    pub(super) fn pressed(&self, brush: Option<(f64, f64)>) -> Callback<PointerEvent> {
        let (svg, drag) = (self.svg.clone(), Rc::clone(self.drag));
        let (strip, view) = (self.strip, self.view);
        Callback::from(move |event: PointerEvent| {
            if event.button() != 0 {
                return;
            }
            let top = svg.cast::<Element>().map_or(0.0, |svg| svg.get_bounding_client_rect().top());
            let pointer = pointer(&svg, &event);
            let on_strip = f64::from(event.client_y()) - top <= STRIP + 6.0 && pointer.x >= strip.left;
            let begun = if on_strip {
                capture(&svg, pointer.id);
                event.prevent_default();
                Drag::on_strip(pointer, strip, brush)
            } else {
                drag.borrow().on_lanes(pointer, view)
            };
            *drag.borrow_mut() = begun;
        })
    }

    /// A pointer moves.
    pub(super) fn moved(&self) -> Callback<PointerEvent> {
        let (svg, drag) = (self.svg.clone(), Rc::clone(self.drag));
        let (moved_to, brushing) = (self.moved_to.clone(), self.brushing.clone());
        let (scale, strip, limit) = (self.scale, self.strip, self.limit);
        Callback::from(move |event: PointerEvent| {
            // A pointer that was let go elsewhere moves without a pressed button.
            if event.buttons() == 0 {
                *drag.borrow_mut() = Drag::None;
                return;
            }
            let pointer = pointer(&svg, &event);
            match drag.borrow_mut().moved(pointer, scale, strip, limit) {
                Ask::Nothing => {}
                Ask::Range(from, to) => brushing.set(Some((from, to))),
                Ask::View(view) => {
                    capture(&svg, pointer.id);
                    moved_to.set(Some(view));
                }
            }
        })
    }

    /// A pointer is let go.
    pub(super) fn released(&self) -> Callback<PointerEvent> {
        let (drag, brushing, on_range) = (Rc::clone(self.drag), self.brushing.clone(), self.on_range.clone());
        let strip = self.strip;
        Callback::from(move |_: PointerEvent| {
            let chosen = drag.borrow().chosen(strip);
            brushing.set(None);
            if let Some((from, to)) = chosen {
                on_range.emit((Some(from_number(from)), Some(from_number(to))));
            }
            let released = drag.borrow().released();
            *drag.borrow_mut() = released;
        })
    }

    /// A pointer is taken away by the browser.
    pub(super) fn lost(&self) -> Callback<PointerEvent> {
        let (drag, brushing) = (Rc::clone(self.drag), self.brushing.clone());
        Callback::from(move |_: PointerEvent| {
            brushing.set(None);
            *drag.borrow_mut() = Drag::None;
        })
    }
}

fn pointer(svg: &NodeRef, event: &PointerEvent) -> Pointer {
    let left = svg.cast::<Element>().map_or(0.0, |svg| svg.get_bounding_client_rect().left());
    Pointer { id: event.pointer_id(), x: f64::from(event.client_x()) - left }
}

fn capture(svg: &NodeRef, pointer: i32) {
    if let Some(svg) = svg.cast::<Element>() {
        // A pointer that is gone already cannot be captured, and need not be.
        let _ = svg.set_pointer_capture(pointer);
    }
}
