//! The wheel, for pictures that zoom: the page must not scroll with them, so the listener cannot be passive. Nor may a
//! picture hold up whoever merely scrolls past it.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{AddEventListenerOptions, Element, WheelEvent};
use yew::prelude::*;

/// A turn of the wheel, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Turn {
    /// Sideways.
    pub delta_x: f64,
    /// Up and down.
    pub delta_y: f64,
    /// Where, from the element's left edge.
    pub x: f64,
}

/// Calls back for each turn of the wheel that means the element: sideways, with Ctrl or ⌘ (which is also how a pinch on
/// a touch pad arrives), or while the element has the focus. Any other turn scrolls the page.
#[hook]
pub fn use_wheel(element: &NodeRef, turned: impl Fn(Turn) + 'static) {
    let latest = use_mut_ref(|| None::<Rc<dyn Fn(Turn)>>);
    *latest.borrow_mut() = Some(Rc::new(turned));
    let element = element.clone();
    use_effect_with((), move |()| {
        let listener = element.cast::<Element>().map(|element| listen(&element, &latest));
        move || {
            if let Some((element, closure)) = listener {
                let _ = element.remove_event_listener_with_callback("wheel", closure.as_ref().unchecked_ref());
            }
        }
    });
}

type Latest = Rc<RefCell<Option<Rc<dyn Fn(Turn)>>>>;

fn listen(element: &Element, latest: &Latest) -> (Element, Closure<dyn FnMut(WheelEvent)>) {
    let (of, latest) = (element.clone(), Rc::clone(latest));
    let closure = Closure::<dyn FnMut(WheelEvent)>::new(move |event: WheelEvent| {
        let sideways = event.delta_x().abs() > event.delta_y().abs();
        if !(sideways || event.ctrl_key() || event.meta_key() || has_focus(&of)) {
            return;
        }
        event.prevent_default();
        // Lines and pages, where the browser counts in them, as pixels.
        let unit = match event.delta_mode() {
            0 => 1.0,
            1 => 18.0,
            _ => 400.0,
        };
        let x = f64::from(event.client_x()) - of.get_bounding_client_rect().left();
        let turn = Turn { delta_x: event.delta_x() * unit, delta_y: event.delta_y() * unit, x };
        // Taken out of the cell first: the callback may draw, and drawing puts a new one in.
        let turned = latest.borrow().clone();
        if let Some(turned) = turned {
            turned(turn);
        }
    });
    let options = AddEventListenerOptions::new();
    options.set_passive(false);
    let callback = closure.as_ref().unchecked_ref();
    let _ = element.add_event_listener_with_callback_and_add_event_listener_options("wheel", callback, &options);
    (element.clone(), closure)
}

fn has_focus(element: &Element) -> bool {
    element.matches(":focus-within").unwrap_or(false)
}
