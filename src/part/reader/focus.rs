//! Where the keyboard is in the reader: it walks the findings as one stop, and does not get lost when the page redraws.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, MediaQueryList};
use yew::prelude::*;

use crate::page::hooks::focus_is_lost;

/// Findings that one can stop at.
const STOPS: &str = "u[tabindex]";
/// Where the reader lies over everything else; `style/phone.css` says the same.
const NARROW: &str = "(max-width: 760px)";

/// Lets the findings of the text be one stop of the Tab key, at the chosen one; keeps the focus there when it is redrawn.
pub(super) fn settle(body: &HtmlElement, inside: bool) {
    let stop = |selector: &str| body.query_selector(selector).ok().flatten();
    if let Some(before) = stop("u[tabindex='0']") {
        drop(before.set_attribute("tabindex", "-1"));
    }
    let here = stop("mark u[tabindex]").or_else(|| stop(STOPS));
    let Some(here) = here.and_then(|here| here.dyn_into::<HtmlElement>().ok()) else { return };
    drop(here.set_attribute("tabindex", "0"));
    if inside && focus_is_lost() {
        drop(here.focus());
    }
}

/// Moves the focus among the findings of the text that `event` happened in; tells whether the key meant that.
pub(super) fn walk(event: &KeyboardEvent, article: &Element) -> bool {
    let Ok(stops) = article.query_selector_all(STOPS) else { return false };
    let last = stops.length().saturating_sub(1);
    let here = event.target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
    let here = (0..stops.length()).find(|&at| stops.get(at) == here);
    let to = match (event.key().as_str(), here) {
        ("ArrowRight" | "ArrowDown", Some(here)) => (here + 1).min(last),
        ("ArrowLeft" | "ArrowUp", Some(here)) => here.saturating_sub(1),
        ("Home", Some(_)) => 0,
        ("End", Some(_)) => last,
        _ => return false,
    };
    let Some(to) = stops.get(to).and_then(|to| to.dyn_into::<HtmlElement>().ok()) else { return false };
    if let Ok(Some(before)) = article.query_selector("u[tabindex='0']") {
        drop(before.set_attribute("tabindex", "-1"));
    }
    drop(to.set_attribute("tabindex", "0"));
    drop(to.focus());
    true
}

/// Whether the focus is within, for handlers of focus events: `entered` on the way in, `left` on the way out. Words that
/// are redrawn lose the focus to nothing, which is not leaving.
#[derive(Clone, Default)]
pub(super) struct Inside(Rc<Cell<bool>>);

impl Inside {
    pub(super) fn get(&self) -> bool {
        self.0.get()
    }

    pub(super) fn entered(&self) -> Callback<FocusEvent> {
        let inside = self.clone();
        Callback::from(move |_| inside.0.set(true))
    }

    pub(super) fn left(&self) -> Callback<FocusEvent> {
        let inside = self.clone();
        Callback::from(move |event: FocusEvent| {
            if event.related_target().is_some() {
                inside.0.set(false);
            }
        })
    }
}

/// On a narrow screen the reader covers the page: the focus goes in, and nothing under it can be reached. When the reader
/// closes the focus returns to where it was.
#[hook]
pub(super) fn use_cover(reader: &NodeRef) {
    let narrow = use_state_eq(|| media().is_some_and(|media| media.matches()));
    {
        let narrow = narrow.clone();
        use_effect_with((), move |()| {
            let media = media();
            let hear = Closure::<dyn Fn()>::new(move || narrow.set(self::media().is_some_and(|media| media.matches())));
            if let Some(media) = &media {
                media.set_onchange(Some(hear.as_ref().unchecked_ref()));
            }
            move || {
                if let Some(media) = &media {
                    media.set_onchange(None);
                }
                drop(hear);
            }
        });
    }
    use_effect_with((), |()| {
        let before = focused().and_then(|before| before.dyn_into::<HtmlElement>().ok());
        move || {
            // Not before the page under the reader can be reached again.
            let back = Closure::once_into_js(move || {
                if !focus_is_lost() {
                    return;
                }
                match before.filter(|before| before.is_connected()) {
                    Some(before) => drop(before.focus()),
                    None => crate::page::hooks::focus("main"),
                }
            });
            if let Some(window) = web_sys::window() {
                drop(window.set_timeout_with_callback(back.unchecked_ref()));
            }
        }
    });
    let reader = reader.clone();
    use_effect_with(*narrow, move |&narrow| {
        let covered = if narrow { beside(&reader) } else { Vec::new() };
        for element in &covered {
            drop(element.set_attribute("inert", ""));
        }
        if let Some(reader) = reader.cast::<HtmlElement>().filter(|_| narrow) {
            drop(reader.focus());
        }
        move || covered.iter().for_each(|element| drop(element.remove_attribute("inert")))
    });
}

/// What stands beside the reader and does not lie over it.
fn beside(reader: &NodeRef) -> Vec<Element> {
    let Some(desk) = reader.cast::<Element>().and_then(|reader| reader.parent_element()) else { return Vec::new() };
    let under = ".skip, .head, .rail, .edge, main, .foot";
    let children = desk.children();
    let elements = (0..children.length()).filter_map(|at| children.item(at));
    elements.filter(|element| element.matches(under).unwrap_or(false)).collect()
}

fn media() -> Option<MediaQueryList> {
    web_sys::window()?.match_media(NARROW).ok()?
}

fn focused() -> Option<Element> {
    web_sys::window()?.document()?.active_element()
}
