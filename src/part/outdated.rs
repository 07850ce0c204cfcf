//! Offers the newer version that the host has. Whoever does not take it goes on with this one, which is whole.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Event;
use yew::prelude::*;

use crate::bridge::Ask;
use crate::state::Action;

/// What `boot.js` says when a newer version has been fetched, and is ready to take over.
const NEWER: &str = "newer";
/// What it writes at the root of the page then.
const IS_NEWER: &str = "data-newer";
/// What it says when it has the host asked for one, as it does after an hour.
const LOOKED: &str = "looked";
/// What asks `boot.js` to let it.
pub const RENEW: &str = "renew";

/// What the offer is given.
#[derive(PartialEq, Properties)]
pub struct OutdatedProps {
    /// Whether nothing is lost when the page is loaded again.
    pub is_safe: bool,
    /// Whether this version can still write a file.
    pub can_save: bool,
    /// What the open dossier is called.
    pub name: Rc<str>,
    /// Asks the worker.
    pub ask: Callback<Ask>,
}

/// The offer. Where something would be lost, that is said first, and asked again.
#[component]
pub fn Outdated(props: &OutdatedProps) -> Html {
    let is_declined = use_state_eq(|| false);
    let is_pressed = use_state_eq(|| false);
    if *is_declined {
        return Html::default();
    }
    let decline = Callback::from(move |_: MouseEvent| is_declined.set(true));
    let warns = *is_pressed && !props.is_safe;
    let text = match (warns, props.can_save) {
        (false, _) => "A newer version of this page is on the server.",
        (true, true) => "Not everything is kept in this browser. What is not is lost with a reload: save a file first.",
        (true, false) => {
            "Not everything is kept in this browser, and this version can write no file any more. What is not kept is \
                          lost with a reload."
        }
    };
    // Whoever presses twice by mistake saves a file.
    let offers_file = warns && props.can_save;
    let first = {
        let (is_safe, ask, name) = (props.is_safe, props.ask.clone(), Rc::clone(&props.name));
        Callback::from(move |_: MouseEvent| {
            if offers_file {
                ask.emit(Ask::Save(Rc::clone(&name)));
            } else if is_safe || warns {
                renew();
            } else {
                is_pressed.set(true);
            }
        })
    };
    let all_the_same = "Reload all the same";
    let label = match (warns, offers_file) {
        (_, true) => "Save a file",
        (true, false) => all_the_same,
        (false, false) => "Reload with it",
    };
    html! {
        <section class="outdated" role="alert" aria-label="Newer version">
            <span>{ text }</span>
            <button class="main" onclick={first}>{ label }</button>
            if offers_file {
                <button onclick={Callback::from(|_: MouseEvent| renew())}>{ all_the_same }</button>
            }
            <button class="quiet" onclick={decline}>{ "Not now" }</button>
        </section>
    }
}

/// Hears of a newer version, and of looking for one, for as long as the page is open.
#[hook]
pub fn use_newer_version(act: &Callback<Action>) {
    let act = act.clone();
    use_effect_with((), move |()| {
        let say = act.clone();
        let hear = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            say.emit(if event.type_() == LOOKED { Action::Looked } else { Action::Outdated });
        });
        if let Some(window) = web_sys::window() {
            // It may have come before there was anyone to hear of it.
            let root = window.document().and_then(|document| document.document_element());
            if root.is_some_and(|root| root.has_attribute(IS_NEWER)) {
                act.emit(Action::Outdated);
            }
            for event in [NEWER, LOOKED] {
                drop(window.add_event_listener_with_callback(event, hear.as_ref().unchecked_ref()));
            }
        }
        hear.forget();
    });
}

/// Loads the page again, as the newest version that the host has: `boot.js` knows how.
fn renew() {
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new(RENEW)) {
        drop(window.dispatch_event(&event));
    }
}
