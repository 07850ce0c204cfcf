//! What there is in all, and that nobody was asked for it.

use js_sys::Reflect;
use yew::prelude::*;

use crate::dossier::Dossier;
use crate::shared::Shared;
use crate::words;

/// What the footer is given.
pub struct FooterProps {
    /// What has been read.
    pub dossier: Shared<Dossier>,
    /// How long the last job took, in milliseconds.
    pub took: Option<f64>,
    /// When the page had all it needs, in milliseconds of its own clock.
    pub settled: f64,
}

/// The footer.
pub fn footer(props: &FooterProps) -> Html {
    let dossier = &props.dossier;
    let folded = &dossier.folded;
    let requests = requests_since(props.settled);
    html! {
        <footer class="foot">
            if !dossier.is_empty() {
                <span>
                    { words::count(dossier.documents.len(), "article", "articles") }{ ", " }
                    { words::count(dossier.origins(), "origin", "origins") }
                </span>
                <span>
                    { words::count(folded.events.len(), "event", "events") }{ " · " }
                    { words::count(folded.entities.len(), "entity", "entities") }{ " · " }
                    { words::count(dossier.claims.len(), "claim", "claims") }
                </span>
            }
            <span class="grow"></span>
            if let Some(took) = props.took {
                <span>{ format!("read in {:.2} s", took / 1000.0) }</span>
            }
            <span title="What the page has asked any server for since it was loaded">
                { words::count(requests, "request", "requests") }{ " since load" }
            </span>
        </footer>
    }
}

/// How many resources the page asked for after `settled`, by the browser's own count.
fn requests_since(settled: f64) -> usize {
    let Some(performance) = web_sys::window().and_then(|window| window.performance()) else { return 0 };
    let entries = performance.get_entries_by_type("resource");
    let started = entries.iter().filter_map(|entry| Reflect::get(&entry, &"startTime".into()).ok()?.as_f64());
    started.filter(|&started| started > settled).count()
}
