//! Has the browser ask before the page is left, for as long as something would be lost by that.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use web_sys::Event;
use yew::prelude::*;

use crate::part::outdated::RENEW;

/// What browsers say before a page is left or loaded again.
const LEAVES: &str = "beforeunload";

/// Guards the page while it is not safe to leave it. At other times nothing listens: browsers keep pages for the way back
/// only if nothing does.
#[hook]
pub fn use_guard(is_safe: bool) {
    use_effect_with(is_safe, |&is_safe| {
        let guard = (!is_safe).then(Guard::new);
        move || drop(guard)
    });
}

/// Listens for as long as it is there.
struct Guard([Hearing; 2]);

/// An event, and what hears it.
type Hearing = (&'static str, Closure<dyn Fn(Event)>);

impl Guard {
    fn new() -> Self {
        let is_agreed = Rc::new(Cell::new(false));
        let agree = {
            let is_agreed = Rc::clone(&is_agreed);
            // The page itself has asked.
            Closure::<dyn Fn(Event)>::new(move |_: Event| is_agreed.set(true))
        };
        let ask = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            if !is_agreed.get() {
                event.prevent_default();
                // Older browsers go by this alone; where it cannot be set they go by the other.
                drop(Reflect::set(&event, &"returnValue".into(), &true.into()));
            }
        });
        let guard = Guard([(RENEW, agree), (LEAVES, ask)]);
        for (event, hear) in &guard.0 {
            if let Some(window) = web_sys::window() {
                drop(window.add_event_listener_with_callback(event, hear.as_ref().unchecked_ref()));
            }
        }
        guard
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        for (event, hear) in &self.0 {
            if let Some(window) = web_sys::window() {
                drop(window.remove_event_listener_with_callback(event, hear.as_ref().unchecked_ref()));
            }
        }
    }
}
