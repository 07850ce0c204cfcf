//! Offers the newer version that the host has. Whoever does not take it goes on with this one, which is whole.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Event;
use yew::prelude::*;

use crate::state::Action;

/// What `boot.js` says when a newer version has been fetched, and is ready to take over.
const NEWER: &str = "newer";
/// What asks `boot.js` to let it.
const RENEW: &str = "renew";

/// The offer.
#[component]
pub fn Outdated() -> Html {
    let is_declined = use_state_eq(|| false);
    if *is_declined {
        return Html::default();
    }
    let decline = Callback::from(move |_: MouseEvent| is_declined.set(true));
    html! {
        <section class="outdated" role="alert" aria-label="Newer version">
            <span>{ "A newer version of this page is on the server." }</span>
            <button class="main" onclick={Callback::from(|_: MouseEvent| renew())}>{ "Reload with it" }</button>
            <button class="quiet" onclick={decline}>{ "Not now" }</button>
        </section>
    }
}

/// Hears of a newer version for as long as the page is open.
#[hook]
pub fn use_newer_version(act: &Callback<Action>) {
    let act = act.clone();
    use_effect_with((), move |()| {
        let hear = Closure::<dyn Fn()>::new(move || act.emit(Action::Outdated));
        if let Some(window) = web_sys::window() {
            drop(window.add_event_listener_with_callback(NEWER, hear.as_ref().unchecked_ref()));
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
