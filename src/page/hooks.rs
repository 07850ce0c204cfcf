//! What ties the state to the browser around it: the URL, the theme, the clock.

use dateline_share::wire::Payload;
use wasm_bindgen::prelude::*;
use web_sys::{Event, HtmlElement};
use yew::prelude::*;

use crate::bridge::Ask;
use crate::link;
use crate::page::opening;
use crate::route::{self, Pointer};
use crate::state::{Action, Origin, Place, State, Theme, Tone};

const THEME: &str = "theme";
const LETTERS: &str = "letters";

/// What an address carried that was opened in this tab, for when the page is loaded again.
const SHARED: &str = "shared";

/// The state with which the page opens: the place is that of the URL, or that of the link in it.
pub fn opened() -> State {
    let source = opening::source();
    let fragment = fragment();
    let (place, sought) = if dateline_share::is_link(&fragment) {
        dateline_share::read(&fragment).map_or_else(|_| Default::default(), |read| place_of(&read.payload))
    } else {
        route::read(&fragment)
    };
    // Without articles there is nothing to open.
    let sought = sought.filter(|_| place.origin != Origin::Nothing || source.is_some());
    State::opened(place, sought, remembered_theme(), kept(LETTERS).is_none()).with_source(source)
}

/// Where the sender of a link was.
fn place_of(payload: &Payload) -> (Place, Option<Pointer>) {
    let (place, sought) = route::read(&payload.view().place);
    let origin = if matches!(payload, Payload::View(_)) { place.origin } else { Origin::Shared };
    (Place { origin, ..place }, sought)
}

/// Opens what the URL asks for: a link with findings, the sample, or what this tab had opened before.
pub fn begin(origin: Origin, act: &Callback<Action>, ask: &Callback<Ask>) {
    let fragment = fragment();
    match origin {
        _ if dateline_share::is_link(&fragment) => {
            if let Some(payload) = read(&fragment, act) {
                remember(&fragment);
                unpack(payload, act, ask);
            }
        }
        Origin::Nothing => {}
        Origin::Sample => ask.emit(Ask::Sample),
        Origin::Own => say_gone(act),
        Origin::Source => opening::open(None, act, ask),
        Origin::Shared => match remembered().and_then(|link| read(&link, act)) {
            Some(payload) => unpack(payload, act, ask),
            None => say_gone(act),
        },
    }
}

/// What a link carries. One that is damaged says so, and nothing of it is shown.
fn read(link: &str, act: &Callback<Action>) -> Option<Payload> {
    match dateline_share::read(link) {
        Ok(read) => {
            if let Some(repair) = read.repaired {
                act.emit(Action::Say(Tone::Plain, repair.to_string().into()));
            }
            if !read.payload.view().rules.is_empty() {
                let text = "The sender has corrected some of this. What is read again here is not corrected.";
                act.emit(Action::Say(Tone::Warning, text.into()));
            }
            Some(read.payload)
        }
        Err(error) => {
            act.emit(Action::Say(Tone::Warning, error.to_string().into()));
            None
        }
    }
}

/// Goes to a link that the address was changed to, in place of what is shown.
fn follow(link: &str, act: &Callback<Action>, ask: &Callback<Ask>) -> Option<String> {
    let payload = read(link, act)?;
    ask.emit(Ask::Reset);
    remember(link);
    let (place, sought) = place_of(&payload);
    let address = route::write(&place, sought);
    unpack(payload, act, ask);
    act.emit(Action::Go(place, sought));
    Some(address)
}

fn unpack(payload: Payload, act: &Callback<Action>, ask: &Callback<Ask>) {
    match payload {
        Payload::View(view) if route::read(&view.place).0.origin == Origin::Sample => ask.emit(Ask::Sample),
        Payload::View(view) if route::read(&view.place).0.origin == Origin::Source => {
            opening::open(view.found, act, ask);
        }
        Payload::View(_) => say_gone(act),
        Payload::Findings(findings) => ask.emit(Ask::Shared(link::open(&findings))),
        Payload::Dossier(dossier) => ask.emit(Ask::Articles(dossier)),
    }
}

/// Says that the articles of an earlier visit are not there any more.
pub fn say_gone(act: &Callback<Action>) {
    let text = "The articles of this link were not kept. Add them again; the filters are still set.";
    act.emit(Action::Say(Tone::Warning, text.into()));
}

/// Writes the place into the URL, and goes where back, forward or a changed URL say.
#[hook]
pub fn use_url(state: &UseReducerHandle<State>, act: &Callback<Action>, ask: &Callback<Ask>) {
    let latest = use_mut_ref(|| (Origin::Nothing, true, String::new()));
    let is_empty = state.dossier.is_empty() && state.job.is_none();
    *latest.borrow_mut() = (state.place.origin, is_empty, route::write(&state.place, state.pointer()));
    let before = use_mut_ref(|| state.place.clone());
    use_effect_with((state.place.clone(), state.pointer(), state.source.clone()), move |(place, pointer, source)| {
        if let Some(path) = opening::without_source(source.as_deref()) {
            replace(&format!("{path}#{}", route::write(place, *pointer)));
        }
        write(&before.borrow(), place, *pointer);
        name_page(place, source.as_deref().map_or("", |source| &source.title));
        *before.borrow_mut() = place.clone();
    });
    let (act, ask) = (act.clone(), ask.clone());
    use_effect_with((), move |()| {
        let hear = Closure::<dyn Fn()>::new(move || {
            let (origin, is_empty, before) = latest.borrow().clone();
            let now = fragment();
            if dateline_share::is_link(&now) {
                let kept = origin == Origin::Own && !is_empty;
                if kept {
                    let text = "Open that link in a tab of its own: here it would take the place of your articles.";
                    act.emit(Action::Say(Tone::Warning, text.into()));
                }
                let shown = if kept { None } else { follow(&now, &act, &ask) };
                // The address does not keep what came in it, whatever became of it.
                return replace(&format!("#{}", shown.unwrap_or(before)));
            }
            let (mut place, sought) = route::read(&now);
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

fn session() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok()?
}

fn remember(link: &str) {
    forget();
    if let Some(session) = session() {
        // A link too long for it is not there after a reload, and that is said then.
        drop(session.set_item(SHARED, link));
    }
}

/// Forgets what came by link.
pub fn forget() {
    if let Some(session) = session() {
        drop(session.remove_item(SHARED));
    }
}

fn remembered() -> Option<String> {
    session()?.get_item(SHARED).ok()?
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
