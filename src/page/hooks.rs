//! What ties the state to the browser around it: the URL, the theme, the clock. Where a URL leads is in
//! [`crate::page::arriving`].

use std::rc::Rc;

use dateline_correct::Log;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::bridge::Ask;
use crate::keep::{Keeper, Want};
use crate::page::arriving::{Here, go, is_coming, place_of};
use crate::page::{opening, session};
use crate::route::{self, Pointer};
use crate::shared::Shared;
use crate::state::{Action, Origin, Place, State, Theme, View};

const THEME: &str = "theme";
const LETTERS: &str = "letters";

/// The state with which the page opens: the place is that of the URL, or that of the link in it.
pub fn opened() -> State {
    let source = opening::source();
    let fragment = fragment();
    let (place, sought) = if dateline_share::is_link(&fragment) {
        dateline_share::read(&fragment).map_or_else(|_| Default::default(), |read| place_of(&read.payload, &fragment))
    } else {
        route::read(&fragment)
    };
    // Without articles there is nothing to open.
    let sought = sought.filter(|_| place.origin != Origin::Nothing || source.is_some());
    let mut state = State::opened(place, sought, remembered_theme(), kept(LETTERS).is_none()).with_source(source);
    // From the first moment the page looks as it will when the articles are there.
    state.shelf.opening = is_coming(&state.place);
    state
}

/// Tells the worker of every change of the corrections. Those of the sample and of what came by link, which is opened anew
/// after a reload, the tab remembers.
#[hook]
pub fn use_corrections(state: &UseReducerHandle<State>, ask: &Callback<Ask>) {
    let before = use_mut_ref(|| (Rc::clone(&state.corrections), state.place.origin));
    let ask = ask.clone();
    let place = &state.place;
    let now = (Shared(Rc::clone(&state.corrections)), place.origin, state.source.clone(), place.kept.clone());
    use_effect_with(now, move |(log, origin, source, kept)| {
        let (log, source, kept) = (&log.0, source.as_deref(), kept.as_deref());
        let (known, was) = before.replace((Rc::clone(log), *origin));
        let is_as_found = **log == Log::default();
        if was == Origin::Nothing
            && is_as_found
            && session::kept_rules(*origin, source, kept).is_some_and(|kept| !kept.is_empty())
        {
            // It was opened from the first screen, without the corrections of another time.
            session::forget_rules_of(*origin, source, kept);
        }
        if Rc::ptr_eq(&known, log) {
            return;
        }
        if !is_as_found {
            session::remember_rules(*origin, source, kept, log.rules());
        }
        ask.emit(Ask::Correct(log.rules().to_vec()));
    });
}

/// Lets the keeper see what is shown.
#[hook]
pub fn use_keeping(state: &UseReducerHandle<State>, keeper: &Rc<Keeper>) {
    let (place, shelf) = (&state.place, &state.shelf);
    let articles = (Shared::from(Rc::clone(&state.dossier)), Shared::from(Rc::clone(&state.failures)));
    let corrections = Shared::from(Rc::clone(&state.corrections));
    let of = (articles, corrections, place.origin, place.kept.clone(), Rc::clone(&shelf.name), state.job.is_some());
    let (state, keeper) = (state.clone(), Rc::clone(keeper));
    use_effect_with(of, move |_| keeper.see(&state));
}

/// Writes the place into the URL, and goes where back, forward or a changed URL say.
#[hook]
pub fn use_url(state: &UseReducerHandle<State>, act: &Callback<Action>, ask: &Callback<Ask>, want: &Callback<Want>) {
    let latest = use_mut_ref(Here::default);
    let is_empty = state.dossier.is_empty() && state.job.is_none();
    *latest.borrow_mut() = Here {
        origin: state.place.origin,
        kept: state.place.kept.clone(),
        is_empty,
        is_safe: state.is_safe(),
        address: route::write(&state.place, state.pointer()),
    };
    let before = use_mut_ref(|| state.place.clone());
    use_effect_with((state.place.clone(), state.pointer(), state.source.clone()), move |(place, pointer, source)| {
        if let Some(path) = opening::without_source(source.as_deref()) {
            replace(&format!("{path}#{}", route::write(place, *pointer)));
        }
        write(&before.borrow(), place, *pointer);
        name_page(place, source.as_deref().map_or("", |source| &source.title));
        *before.borrow_mut() = place.clone();
    });
    let (act, ask, want) = (act.clone(), ask.clone(), want.clone());
    use_effect_with((), move |()| {
        let hear = Closure::<dyn Fn()>::new(move || {
            let here = latest.borrow().clone();
            if let Some(address) = go(&fragment(), &here, &act, &ask, &want) {
                replace(&format!("#{address}"));
            }
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
    let (was, now) = (fragment(), format!("#{}", route::write(place, pointer)));
    if dateline_share::is_link(&was) {
        // Nobody wants to go back to the address that brought what is shown.
        return replace(&now);
    }
    if now == was || (was.is_empty() && *place == Place::default()) {
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

fn replace(address: &str) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        drop(history.replace_state_with_url(&JsValue::NULL, "", Some(address)));
    }
}

/// Names the page in tabs and history after what it shows.
fn name_page(place: &Place, title: &str) {
    let view = if place.origin == Origin::Nothing { "" } else { place.view.label() };
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        let names: Vec<&str> = [view, title, "Dateline"].into_iter().filter(|name| !name.is_empty()).collect();
        document.set_title(&names.join(" · "));
    }
}

/// The id of the element that the page is drawn in.
pub const ROOT: &str = "page";

/// Shows the page in the place of what stood there before the program came, once its frame is drawn.
#[hook]
pub fn use_revealed(has_frame: bool) {
    use_effect_with(has_frame, |&has_frame| {
        let root = web_sys::window().and_then(|window| window.document()?.get_element_by_id(ROOT));
        let Some(root) = root.filter(|_| has_frame) else { return };
        while let Some(before) = root.previous_sibling() {
            if root.parent_node().and_then(|desk| desk.remove_child(&before).ok()).is_none() {
                break;
            }
        }
        let _ = root.remove_attribute("hidden");
    });
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

/// Begins every view at its top. On a phone the whole page scrolls; it would stay where the view before it was read, or go to
/// where the focus is, with the first of the view behind the navigation.
#[hook]
pub fn use_top(view: View, is_empty: bool) {
    use_effect_with((view, is_empty), |_| {
        if let Some(window) = web_sys::window() {
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
    });
}

/// What follows `#` in the address, with it.
pub(super) fn fragment() -> String {
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
    if storage.get_item(name).is_ok_and(|kept| kept.as_deref() == value) {
        return;
    }
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
