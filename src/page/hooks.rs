//! What ties the state to the browser around it: the URL, the theme, the clock.

use wasm_bindgen::prelude::*;
use web_sys::{Event, HtmlElement};
use yew::prelude::*;

use crate::bridge::Ask;
use crate::route::{self, Pointer};
use crate::state::{Action, Origin, Place, State, Theme, Tone};

const THEME: &str = "theme";
const LETTERS: &str = "letters";

/// The state with which the page opens: the place is that of the URL.
pub fn opened() -> State {
    let (place, sought) = route::read(&fragment());
    // Without articles there is nothing to open.
    let sought = sought.filter(|_| place.origin != Origin::Nothing);
    State::opened(place, sought, remembered_theme(), kept(LETTERS).is_none())
}

/// Says that the articles of an earlier visit are not there any more.
pub fn say_gone(act: &Callback<Action>) {
    let text = "The articles of this link were not kept. Add them again; the filters are still set.";
    act.emit(Action::Say(Tone::Warning, text.into()));
}

/// Writes the place into the URL, and goes where back, forward or a changed URL say.
#[hook]
pub fn use_url(state: &UseReducerHandle<State>, act: &Callback<Action>, ask: &Callback<Ask>) {
    let latest = use_mut_ref(|| (Origin::Nothing, true));
    *latest.borrow_mut() = (state.place.origin, state.dossier.is_empty() && state.job.is_none());
    let before = use_mut_ref(|| state.place.clone());
    use_effect_with((state.place.clone(), state.pointer()), move |(place, pointer)| {
        write(&before.borrow(), place, *pointer);
        name_page(place);
        *before.borrow_mut() = place.clone();
    });
    let (act, ask) = (act.clone(), ask.clone());
    use_effect_with((), move |()| {
        let hear = Closure::<dyn Fn()>::new(move || {
            let (mut place, sought) = route::read(&fragment());
            let (origin, is_empty) = *latest.borrow();
            if is_empty && place.origin == Origin::Sample {
                act.emit(Action::Go(place, sought));
                ask.emit(Ask::Sample);
                return;
            }
            place.origin = origin;
            act.emit(Action::Go(place, sought.filter(|_| origin != Origin::Nothing)));
        });
        let window = web_sys::window();
        for event in ["popstate", "hashchange"] {
            if let Some(window) = &window {
                drop(window.add_event_listener_with_callback(event, hear.as_ref().unchecked_ref()));
            }
        }
        hear.forget();
    });
}

/// A step that one would want to go back from is a new entry; going on typing and walking are not.
fn write(before: &Place, place: &Place, pointer: Option<Pointer>) {
    let now = format!("#{}", route::write(place, pointer));
    if now == fragment() || (fragment().is_empty() && *place == Place::default()) {
        return;
    }
    let Some(history) = web_sys::window().and_then(|window| window.history().ok()) else { return };
    let is_step = before.view != place.view
        || before.origin != place.origin
        || before.selection.is_some() != place.selection.is_some()
        || before.filters.values != place.filters.values
        || before.filters.text.is_empty() != place.filters.text.is_empty()
        || (before.filters.from, before.filters.to) != (place.filters.from, place.filters.to);
    drop(if is_step {
        history.push_state_with_url(&JsValue::NULL, "", Some(&now))
    } else {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&now))
    });
}

/// Names the page in tabs and history after what it shows.
fn name_page(place: &Place) {
    let view = if place.origin == Origin::Nothing { "" } else { place.view.label() };
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(&if view.is_empty() { "Dateline".to_owned() } else { format!("{view} · Dateline") });
    }
}

/// Moves the focus to the middle when what had it went away: the first screen, or the desk.
#[hook]
pub fn use_focus(is_empty: bool) {
    let before = use_mut_ref(|| is_empty);
    use_effect_with(is_empty, move |&is_empty| {
        if *before.borrow() != is_empty {
            *before.borrow_mut() = is_empty;
            focus("main");
        }
    });
}

fn fragment() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Puts the theme on the page and remembers it.
#[hook]
pub fn use_theme(theme: Theme) {
    use_effect_with(theme, |&theme| {
        let name = theme_name(theme);
        keep(THEME, (!name.is_empty()).then_some(name));
        let document = web_sys::window().and_then(|window| window.document());
        if let Some(root) = document.and_then(|document| document.document_element()) {
            drop(if name.is_empty() {
                root.remove_attribute("data-theme")
            } else {
                root.set_attribute("data-theme", name)
            });
        }
    });
}

/// Remembers whether single letters are shortcuts.
#[hook]
pub fn use_letters(letters: bool) {
    use_effect_with(letters, |&letters| keep(LETTERS, (!letters).then_some("off")));
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

fn kept(name: &str) -> Option<String> {
    storage()?.get_item(name).ok()?
}

fn keep(name: &str, value: Option<&str>) {
    let Some(storage) = storage() else { return };
    // A browser that keeps nothing is no reason to say anything.
    drop(match value {
        Some(value) => storage.set_item(name, value),
        None => storage.remove_item(name),
    });
}

fn theme_name(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "",
        Theme::Light => "light",
        Theme::Dark => "dark",
    }
}

fn remembered_theme() -> Theme {
    let name = kept(THEME).unwrap_or_default();
    [Theme::Light, Theme::Dark].into_iter().find(|&theme| theme_name(theme) == name).unwrap_or_default()
}

/// When the page had all it needs, on its own clock: the end of the first job, which has called for the worker.
#[hook]
pub fn use_settled(busy: bool) -> f64 {
    let settled = use_mut_ref(|| None::<f64>);
    let before = use_mut_ref(|| false);
    let was_busy = before.replace(busy);
    let clock = web_sys::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now());
    let mut settled = settled.borrow_mut();
    if was_busy && !busy && settled.is_none() {
        *settled = Some(clock);
    }
    settled.unwrap_or(clock)
}

/// Moves the focus to the middle without touching the URL, which holds the place.
pub fn to_main() -> Callback<MouseEvent> {
    Callback::from(|event: MouseEvent| {
        event.prevent_default();
        focus("main");
    })
}

/// Moves the focus to the element of this id.
pub fn focus(id: &str) {
    let element = web_sys::window().and_then(|window| window.document()?.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        drop(element.focus());
    }
}

/// Whether nothing has the focus, because what had it went away.
pub fn focus_is_lost() -> bool {
    let focused = web_sys::window().and_then(|window| window.document()?.active_element());
    focused.is_none_or(|focused| focused.tag_name() == "BODY")
}

/// Loads the page again, as the newest version that the host has: `boot.js` knows how.
pub fn renew() {
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new("renew")) {
        drop(window.dispatch_event(&event));
    }
}
