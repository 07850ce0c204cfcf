//! What there is in all, and that nobody was asked for it.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use yew::prelude::*;

use crate::dossier::Dossier;
use crate::shared::Shared;
use crate::state::{Action, Dialog};
use crate::words;

/// What the footer is given.
pub struct FooterProps {
    /// What has been read.
    pub dossier: Shared<Dossier>,
    /// How long the last job took, in milliseconds.
    pub took: Option<f64>,
    /// How many requests workers have made since the first had all it needs, and how often a newer version was looked for.
    pub requests: u32,
    /// How it stands with keeping what is open; may be empty.
    pub standing: &'static str,
    /// How many corrections there are.
    pub corrections: usize,
    /// Says what the reader did.
    pub act: Callback<Action>,
    /// When the page had all it needs, in milliseconds of its own clock.
    pub settled: f64,
}

/// The footer.
pub fn footer(props: &FooterProps) -> Html {
    let dossier = &props.dossier;
    let folded = &dossier.folded;
    let requests = requests_since(props.settled) + props.requests as usize;
    html! {
        <footer class="foot">
            if !dossier.is_empty() {
                <span>
                    { words::count(dossier.documents.len(), "article", "articles") }
                    // What repeats what is not known of quotations.
                    if !dossier.documents.iter().any(|document| document.is_quoted()) {
                        { ", " }{ words::count(dossier.origins(), "origin", "origins") }
                    }
                </span>
                <span>
                    { words::count(folded.events.len(), "event", "events") }{ " · " }
                    { words::count(folded.entities.len(), "entity", "entities") }{ " · " }
                    { words::count(dossier.claims.len(), "claim", "claims") }
                </span>
            }
            if !dossier.is_empty() || props.corrections > 0 {
                <button class="link" onclick={props.act.reform(|_| Action::Dialog(Some(Dialog::Corrections)))}>
                    { match props.corrections {
                        0 => "No corrections".to_owned(),
                        some => words::count(some, "correction", "corrections"),
                    } }
                </button>
            }
            <span class="grow"></span>
            if !props.standing.is_empty() {
                <span>{ props.standing }</span>
            }
            if let Some(took) = props.took {
                <span>{ format!("read in {:.2} s", took / 1000.0) }</span>
            }
            <span title="What the page and its reader have asked any server for since they were loaded. Apart from these the browser fetches the page's own files, to work without a network.">
                { words::count(requests, "request", "requests") }{ " since load" }
            </span>
        </footer>
    }
}

/// How many resources the page asked for after `settled`, by the browser's own count.
fn requests_since(settled: f64) -> usize {
    let Some(performance) = web_sys::window().and_then(|window| window.performance()) else { return 0 };
    let entries = performance.get_entries_by_type("resource");
    let started = entries.iter().filter(is_request).filter_map(|entry| field(&entry, "startTime").as_f64());
    started.filter(|&started| started > settled).count()
}

/// What the page has made itself is no request.
fn is_request(entry: &JsValue) -> bool {
    field(entry, "name").as_string().is_some_and(|name| name.starts_with("http"))
}

fn field(entry: &JsValue, name: &str) -> JsValue {
    Reflect::get(entry, &name.into()).unwrap_or_default()
}
