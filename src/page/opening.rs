//! Opens the page with the source that its address or its host names. What is decided about it is in [`crate::source`].

use std::rc::Rc;

use dateline_share::Fingerprint;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, Url};
use yew::Callback;

use crate::bridge::Ask;
use crate::source::{self, By, Source, Way};
use crate::state::{Action, Failure, Tone};

/// The page that asks whether another host may be asked.
const ASKS: &str = "fetch.html";
/// Under this name that page leaves in the tab what it fetched last.
const FETCHED: &str = "fetched";

/// The source that this page opens with, if any.
pub fn source() -> Option<Rc<Source>> {
    let location = web_sys::window()?.location();
    let Some((source, fragment)) = source::of_query(&location.search().unwrap_or_default()) else { return told() };
    if let Some(fragment) = fragment.filter(|_| location.hash().unwrap_or_default().is_empty()) {
        mend(&source, &fragment);
    }
    Some(Rc::new(source))
}

/// The source that the page itself names.
fn told() -> Option<Rc<Source>> {
    let content = meta("dateline-source")?.get_attribute("content").filter(|content| !content.is_empty())?;
    let title = meta("dateline-title").and_then(|title| title.get_attribute("content")).unwrap_or_default();
    let (address, by) = match meta("dateline-source")?.dataset().get("name") {
        Some(name) => (name, By::Itself),
        None => (content, By::Host),
    };
    Some(Rc::new(Source { address: address.into(), title: title.into(), by }))
}

/// Puts the `#` back into the page's address.
fn mend(source: &Source, fragment: &str) {
    let Some(history) = web_sys::window().and_then(|window| window.history().ok()) else { return };
    let address = js_sys::encode_uri_component(&source.address);
    // Without it the address stays as it came; the page opens all the same.
    drop(history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("?src={address}#{fragment}"))));
}

/// The whole address of a source.
pub fn href(source: &Source) -> Option<String> {
    if source.by == By::Itself {
        return meta("dateline-source")?.get_attribute("content");
    }
    let base = web_sys::window()?.document()?.base_uri().ok()??;
    Some(Url::new_with_base(&source.address, &base).ok()?.href())
}

/// What names a source among all that a tab may open: its whole address, or that of the page which brings it.
pub fn whole(source: &Source) -> Option<String> {
    if source.by != By::Itself {
        return href(source);
    }
    let page = web_sys::window()?.location().href().ok()?;
    page.split('#').next().map(str::to_owned)
}

/// How a source can be had.
pub fn way(source: &Source) -> Way {
    let home = web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default();
    match href(source) {
        Some(href) => source::way(source, &href, &home),
        None => Way::No("This is no address. Check what stands after ?src=."),
    }
}

/// Reads the source, after the reader was asked where another host has it. `expected` is what the sender of a link found;
/// where the corrections `are_known` those in the file are not taken.
pub fn open(expected: Option<Fingerprint>, are_known: bool, act: &Callback<Action>, ask: &Callback<Ask>) {
    let Some(source) = source() else {
        let text = "The address of the articles is missing in this link: it stands after ?src=. Ask the sender for it.";
        return act.emit(Action::Say(Tone::Warning, text.into()));
    };
    match way(&source) {
        Way::Here => ask.emit(Ask::Source(source, expected, are_known)),
        Way::Elsewhere if is_agreed(&source) => ask.emit(Ask::Source(source, expected, are_known)),
        Way::Elsewhere => go_and_ask(&source),
        Way::No(why) => {
            act.emit(Action::Failed(Failure { file: Rc::clone(&source.address), message: why.into() }));
            act.emit(Action::Say(Tone::Warning, why.into()));
        }
    }
}

/// Whether the reader has agreed in this tab, and the file is there.
fn is_agreed(source: &Source) -> bool {
    let session = web_sys::window().and_then(|window| window.session_storage().ok().flatten());
    let fetched = session.and_then(|session| session.get_item(FETCHED).ok().flatten());
    fetched.is_some() && fetched == href(source)
}

/// Forgets that the reader has agreed: what was fetched is not there any more.
pub fn forget() {
    if let Some(session) = web_sys::window().and_then(|window| window.session_storage().ok().flatten()) {
        drop(session.remove_item(FETCHED));
    }
}

fn go_and_ask(source: &Source) {
    let (Some(window), Some(href)) = (web_sys::window(), href(source)) else { return };
    let fragment = window.location().hash().unwrap_or_default();
    let address = format!("{ASKS}?src={}{fragment}", js_sys::encode_uri_component(&href));
    drop(window.location().replace(&address));
}

/// Takes `?src=` out of the address once something else is open; `None` while it holds.
pub fn without_source(source: Option<&Source>) -> Option<String> {
    let location = web_sys::window()?.location();
    let search = location.search().ok()?;
    let is_stale = source.is_none() && source::of_query(&search).is_some();
    if is_stale { location.pathname().ok() } else { None }
}

fn meta(name: &str) -> Option<HtmlElement> {
    let document = web_sys::window()?.document()?;
    document.query_selector(&format!("meta[name={name}]")).ok()??.dyn_into().ok()
}
