//! What ties the state to the browser around it: the URL, the theme, the clock.

use std::rc::Rc;

use dateline_share::rule::Rule;
use dateline_share::wire::{Payload, View};
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::bridge::Ask;
use crate::keep::{Keeper, Want};
use crate::link;
use crate::page::opening;
use crate::route::{self, Pointer};
use crate::shared::Shared;
use crate::state::{Action, Origin, Place, State, Theme, Tone};

const THEME: &str = "theme";
const LETTERS: &str = "letters";

/// What an address carried that was opened in this tab, for when the page is loaded again.
const SHARED: &str = "shared";

/// How what is shown was corrected, for the same.
const RULES: &str = "corrections";

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
    (Place { origin, kept: None, ..place }, sought)
}

/// Opens what the URL asks for: a link with findings, the sample, or what this tab had opened before.
pub fn begin(place: &Place, act: &Callback<Action>, ask: &Callback<Ask>, want: &Callback<Want>) {
    let fragment = fragment();
    match place.origin {
        _ if dateline_share::is_link(&fragment) => {
            if let Some(payload) = read(&fragment, act) {
                remember(&fragment);
                unpack(payload, None, act, ask);
            }
        }
        Origin::Nothing => {}
        Origin::Sample => {
            correct(kept_rules().unwrap_or_default(), act, ask);
            ask.emit(Ask::Sample);
        }
        Origin::Own => match &place.kept {
            Some(id) => want.emit(Want::Open(Rc::clone(id), None)),
            None => say_gone(act),
        },
        Origin::Source => {
            correct(kept_rules().unwrap_or_default(), act, ask);
            opening::open(None, act, ask);
        }
        Origin::Shared => match remembered().and_then(|link| read(&link, act)) {
            Some(payload) => unpack(payload, kept_rules(), act, ask),
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
    unpack(payload, None, act, ask);
    act.emit(Action::Go(place, sought));
    Some(address)
}

/// Opens what came by link. `kept` are the corrections that this tab had come to, in place of the sender's.
fn unpack(payload: Payload, kept: Option<Vec<Rule>>, act: &Callback<Action>, ask: &Callback<Ask>) {
    let sent = &payload.view().rules;
    let is_changed = kept.as_ref().is_some_and(|kept| kept != sent);
    let rules = kept.unwrap_or_else(|| sent.clone());
    match payload {
        Payload::View(view) if route::read(&view.place).0.origin == Origin::Sample => {
            correct(rules, act, ask);
            ask.emit(Ask::Sample);
        }
        Payload::View(view) if route::read(&view.place).0.origin == Origin::Source => {
            correct(rules, act, ask);
            // The sender did not see what was corrected since.
            opening::open(view.found.filter(|_| !is_changed), act, ask);
        }
        Payload::View(_) => say_gone(act),
        Payload::Findings(findings) => {
            act.emit(Action::Received(rules));
            ask.emit(Ask::Shared(link::open(&findings)));
        }
        Payload::Dossier(mut dossier) => {
            act.emit(Action::Received(rules.clone()));
            if is_changed {
                // The sender did not see this.
                let view = &mut dossier.findings.view;
                (view.rules, view.found) = (rules, None);
            }
            ask.emit(Ask::Articles(dossier));
        }
    }
}

/// Corrects what is about to be read.
fn correct(rules: Vec<Rule>, act: &Callback<Action>, ask: &Callback<Ask>) {
    act.emit(Action::Received(rules.clone()));
    ask.emit(Ask::Correct(rules));
}

/// Tells the worker of every change of the corrections. Those of the sample and of what came by link, which is opened anew
/// after a reload, the tab remembers.
#[hook]
pub fn use_corrections(state: &UseReducerHandle<State>, ask: &Callback<Ask>) {
    let before = use_mut_ref(|| Rc::clone(&state.corrections));
    let ask = ask.clone();
    let now = (Shared(Rc::clone(&state.corrections)), state.place.origin);
    use_effect_with(now, move |(log, origin)| {
        if Rc::ptr_eq(&before.replace(Rc::clone(&log.0)), &log.0) {
            return;
        }
        let rules = log.rules().to_vec();
        if matches!(origin, Origin::Sample | Origin::Shared | Origin::Source) {
            remember_rules(&rules);
        }
        ask.emit(Ask::Correct(rules));
    });
}

/// Says that the articles of an earlier visit are not there any more.
pub fn say_gone(act: &Callback<Action>) {
    let text = "The articles of this link were not kept. Add them again; the filters are still set.";
    act.emit(Action::Say(Tone::Warning, text.into()));
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

/// What is open, as far as it matters where back, forward or a changed address lead.
#[derive(Clone, Default)]
struct Here {
    origin: Origin,
    kept: Option<Rc<str>>,
    is_empty: bool,
    /// Whether nothing is lost if it is left.
    is_safe: bool,
    address: String,
}

/// Writes the place into the URL, and goes where back, forward or a changed URL say.
#[hook]
pub fn use_url(state: &UseReducerHandle<State>, act: &Callback<Action>, ask: &Callback<Ask>, want: &Callback<Want>) {
    let latest = use_mut_ref(Here::default);
    let is_empty = state.dossier.is_empty() && state.job.is_none();
    let is_kept = state.shelf.is_safe() && state.job.is_none();
    *latest.borrow_mut() = Here {
        origin: state.place.origin,
        kept: state.place.kept.clone(),
        is_empty,
        is_safe: is_empty || state.place.origin != Origin::Own || is_kept,
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

/// Goes where an address says. What is open is left only if nothing is lost by that. Gives the address that is to stand in
/// its place, so that it always tells what is shown.
fn go(
    address: &str,
    here: &Here,
    act: &Callback<Action>,
    ask: &Callback<Ask>,
    want: &Callback<Want>,
) -> Option<String> {
    let stay = || {
        let text = "Open that in a tab of its own: here it would take the place of your articles.";
        act.emit(Action::Say(Tone::Warning, text.into()));
        Some(here.address.clone())
    };
    if dateline_share::is_link(address) {
        // The address does not keep what came in it, whatever became of it.
        return if here.is_safe { follow(address, act, ask).or_else(|| Some(here.address.clone())) } else { stay() };
    }
    let (mut place, sought) = route::read(address);
    let is_said = place.origin != Origin::Nothing || place == Place::default();
    let is_here = (place.origin, &place.kept) == (here.origin, &here.kept);
    if is_here || !is_said {
        (place.origin, place.kept) = (here.origin, here.kept.clone());
        let sought = sought.filter(|_| here.origin != Origin::Nothing);
        let said = (!is_here).then(|| route::write(&place, sought));
        act.emit(Action::Go(place, sought));
        return said;
    }
    if !here.is_safe {
        return stay();
    }
    let leave = || {
        if !here.is_empty {
            ask.emit(Ask::Reset);
        }
    };
    match (place.origin, place.kept.clone()) {
        (Origin::Nothing, _) => leave(),
        (Origin::Sample, _) => {
            leave();
            act.emit(Action::Go(place, sought));
            correct(kept_rules().unwrap_or_default(), act, ask);
            ask.emit(Ask::Sample);
        }
        (Origin::Source, _) => {
            leave();
            act.emit(Action::Go(place, sought));
            correct(kept_rules().unwrap_or_default(), act, ask);
            opening::open(None, act, ask);
        }
        (Origin::Own, Some(id)) => want.emit(Want::Open(id, Some((place, sought)))),
        (Origin::Own, None) => {
            say_gone(act);
            return Some(here.address.clone());
        }
        (Origin::Shared, _) => {
            let Some(payload) = remembered().and_then(|link| read(&link, act)) else {
                say_gone(act);
                return Some(here.address.clone());
            };
            leave();
            unpack(payload, kept_rules(), act, ask);
            act.emit(Action::Go(place, sought));
        }
    }
    None
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

/// Forgets what came by link, and how it was corrected.
fn forget() {
    if let Some(session) = session() {
        drop(session.remove_item(SHARED));
        drop(session.remove_item(RULES));
    }
}

/// Remembers corrections, as a link has them.
fn remember_rules(rules: &[Rule]) {
    let Some(session) = session() else { return };
    let view = View { rules: rules.to_vec(), ..View::default() };
    if let Ok(text) = dateline_share::write(&Payload::View(view)) {
        // As above: what the browser has no room for is not there after a reload.
        drop(session.set_item(RULES, &text));
    }
}

/// The corrections that this tab remembers.
fn kept_rules() -> Option<Vec<Rule>> {
    let text = session()?.get_item(RULES).ok()??;
    Some(dateline_share::read(&text).ok()?.payload.view().rules.clone())
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
