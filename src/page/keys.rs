//! What the keys do, wherever the focus is.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, KeyboardEvent, KeyboardEventInit};
use yew::prelude::*;

use crate::dossier::{Dossier, Finding};
use crate::page::hooks;
use crate::part::header::SEARCH;
use crate::query::{Layer, span_of, walk};
use crate::state::{Action, Dialog, Selection, State, View};

/// Listens for keys on the whole page.
#[hook]
pub fn use_keys(state: &UseReducerHandle<State>, act: &Callback<Action>) {
    let latest = use_mut_ref(|| None::<UseReducerHandle<State>>);
    *latest.borrow_mut() = Some(state.clone());
    let act = act.clone();
    use_effect_with((), move |()| {
        let hear = Closure::<dyn Fn(KeyboardEvent)>::new(move |event: KeyboardEvent| {
            let Some(state) = latest.borrow().clone() else { return };
            if let Some(action) = meant(&state, &event) {
                event.prevent_default();
                act.emit(action);
            }
        });
        if let Some(window) = web_sys::window() {
            drop(window.add_event_listener_with_callback("keydown", hear.as_ref().unchecked_ref()));
        }
        hear.forget();
    });
}

/// What a key means here. Keys that move the focus alone do so at once.
fn meant(state: &State, event: &KeyboardEvent) -> Option<Action> {
    if let Some(action) = correcting(state, event) {
        return Some(action);
    }
    if event.default_prevented() || event.ctrl_key() || event.meta_key() || event.alt_key() || state.dialog.is_some() {
        return None;
    }
    let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    let key = event.key();
    if target.as_ref().is_some_and(takes_letters) {
        if key == "Escape" {
            hooks::focus("main");
        }
        return None;
    }
    // Whoever speaks to the page, or holds keys by accident, can turn these off.
    if !state.letters && key.chars().count() == 1 {
        return None;
    }
    let is_empty = state.dossier.is_empty();
    match key.as_str() {
        "/" if !is_empty => {
            event.prevent_default();
            hooks::focus(SEARCH);
            None
        }
        "?" => Some(Action::Dialog(Some(Dialog::Shortcuts))),
        "Escape" => state.place.selection.map(|_| Action::Select(None)),
        "1" | "2" | "3" | "4" if !is_empty => {
            let place = key.parse::<usize>().ok()?.checked_sub(1)?;
            View::ALL.get(place).map(|&view| Action::Show(view))
        }
        "j" | "k" => {
            step(if key == "j" { 1 } else { -1 });
            None
        }
        "[" | "]" => {
            let selection = state.place.selection?;
            let (all, place) = walk(&state.dossier, selection)?;
            let place = if key == "]" { place + 1 } else { place.checked_sub(1)? };
            all.get(place).map(|&finding| Action::Select(Some(Selection::Finding(finding))))
        }
        "n" | "p" => {
            next_finding(&state.dossier, state.place.selection?, key == "n").map(|to| Action::Select(Some(to)))
        }
        _ => None,
    }
}

/// Undo and redo of corrections. In a field they are the field's own.
fn correcting(state: &State, event: &KeyboardEvent) -> Option<Action> {
    let is_there = matches!(state.dialog, None | Some(Dialog::Corrections)) && !event.alt_key();
    if !is_there || event.default_prevented() || !(event.ctrl_key() || event.meta_key()) {
        return None;
    }
    let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    if target.as_ref().is_some_and(takes_letters) {
        return None;
    }
    match (event.key().to_lowercase().as_str(), event.shift_key()) {
        ("z", false) if state.corrections.can_undo() => Some(Action::Undo),
        ("z", true) | ("y", false) if state.corrections.can_redo() => Some(Action::Redo),
        _ => None,
    }
}

fn press(element: &HtmlElement, key: &str) {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_bubbles(true);
    init.set_cancelable(true);
    if let Ok(event) = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init) {
        drop(element.dispatch_event(&event));
    }
}

fn takes_letters(element: &Element) -> bool {
    let name = element.tag_name().to_lowercase();
    let kind = element.get_attribute("type").unwrap_or_default();
    matches!(name.as_str(), "textarea" | "select") || (name == "input" && kind != "checkbox" && kind != "radio")
}

/// Goes to the next finding of the article, by position in the text.
fn next_finding(dossier: &Rc<Dossier>, selection: Selection, forward: bool) -> Option<Selection> {
    let document = selection.document();
    let record = dossier.record(document)?;
    let layers: Vec<Layer> = Layer::all(record).into_iter().filter(|layer| layer.class != "content").collect();
    let here = match selection {
        Selection::Document(_) => None,
        Selection::Finding(finding) => {
            let span = span_of(record, finding)?;
            layers.iter().position(|layer| (layer.what, layer.index, layer.span) == (finding.what, finding.index, span))
        }
    };
    let place = match (here, forward) {
        (None, _) => 0,
        (Some(here), true) => here + 1,
        (Some(here), false) => here.checked_sub(1)?,
    };
    let layer = layers.get(place)?;
    Some(Selection::Finding(Finding { document, what: layer.what, index: layer.index }))
}

/// Goes to the next row of the table in the middle, and opens it.
fn step(by: i32) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    if let Ok(Some(rows)) = document.query_selector("main .rows") {
        let rows: HtmlElement = rows.unchecked_into();
        drop(rows.focus());
        press(&rows, if by > 0 { "ArrowDown" } else { "ArrowUp" });
        // The table knows its new row only once it is drawn.
        let open = Closure::once_into_js(move || press(&rows, "Enter"));
        if let Some(window) = web_sys::window() {
            drop(window.set_timeout_with_callback(open.unchecked_ref()));
        }
    }
}
