//! The reader: an article opened at the exact words, with all that was found in it, and why.

mod focus;
pub mod text;
pub mod why;

use std::rc::Rc;

use dateline_core::model::Record;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

use self::text::Text;
use self::why::Why;
use crate::bridge::Ask;
use crate::dossier::{Dossier, Finding, What, title};
use crate::page::sources::Published;
use crate::part::columns::{Divider, Edge};
use crate::query::{Layer, passage, walk};
use crate::shared::Shared;
use crate::state::{Action, Change, Selection, Value};
use crate::words;

/// What the reader is given.
#[derive(PartialEq, Properties)]
pub struct ReaderProps {
    /// All that has been read.
    pub dossier: Shared<Dossier>,
    /// What is open.
    pub selection: Selection,
    /// Says what the reader did.
    pub act: Callback<Action>,
    /// Asks the worker.
    pub ask: Callback<Ask>,
}

/// The reader.
#[component]
pub fn Reader(props: &ReaderProps) -> Html {
    let (body, whole) = (use_node_ref(), use_node_ref());
    let inside = use_state(focus::Inside::default);
    focus::use_cover(&whole);
    let document = props.selection.document();
    let article = props.dossier.documents.get(document as usize).cloned();
    let layers = {
        let of = (article.clone().map(Shared), props.dossier.clone());
        use_memo(of, move |(article, dossier)| {
            article.as_ref().map(|article| layers(dossier, document, &article.record)).unwrap_or_default()
        })
    };
    let layers = Shared::from(layers);
    {
        let (body, inside) = (body.clone(), inside.clone());
        let ready = article.is_some();
        use_effect_with((props.selection, ready), move |_| {
            if let Some(body) = body.cast::<HtmlElement>() {
                show(&body);
                focus::settle(&body, inside.get());
                // Once more when the card below has its height: the words must not lie under it.
                let again = Closure::once_into_js(move || show(&body));
                if let Some(window) = web_sys::window() {
                    drop(window.request_animation_frame(again.unchecked_ref()));
                }
            }
        });
    }
    let close = props.act.reform(|_| Action::Select(None));
    let Some(article) = article else {
        return html! {
            <aside class="reader" aria-label="Reader" tabindex="-1" ref={whole}>
                <Divider edge={Edge::Reader} />
                <div class="reader-head"><span class="grow"></span><button class="quiet" aria-label="Close" onclick={close}>{ "×" }</button></div>
                <p class="hint">{ "This article has not been read yet." }</p>
            </aside>
        };
    };
    let span = passage(&props.dossier, props.selection).and_then(|passage| passage.span);
    let page = &article.record.page;
    let only = {
        let id: Rc<str> = page.id.as_str().into();
        props.act.reform(move |_| Action::Filter(Change::Only(Value::Document(Rc::clone(&id)))))
    };
    html! {
        <aside class="reader" aria-label="Reader" tabindex="-1" ref={whole}>
            <Divider edge={Edge::Reader} />
            <div class="reader-head">
                { view_walk(props) }
                <span class="grow"></span>
                <button class="quiet close" aria-label="Close" onclick={close}>{ "×" }</button>
            </div>
            <div class="reader-body" ref={body} tabindex="-1" onfocusin={inside.entered()} onfocusout={inside.left()}>
                <h1>{ title(&article.record) }</h1>
                <div class="meta">
                    <span>{ if page.outlet.is_empty() { "Source not named" } else { &page.outlet } }</span>
                    if !page.author.is_empty() { <span>{ &page.author }</span> }
                    <span class="published"><Published id={document} document={Shared(Rc::clone(&article))} ask={props.ask.clone()} /></span>
                    if page.url.starts_with("https://") || page.url.starts_with("http://") {
                        <a href={page.url.clone()} target="_blank" rel="noopener noreferrer">{ "Open the article" }</a>
                    }
                    <button class="link only" onclick={only}>{ "Only this article" }</button>
                </div>
                { repeats(props, document) }
                { notes(&article.record) }
                <Text key={document} {document} article={Shared(Rc::clone(&article))} layers={layers.clone()} {span} selection={props.selection}
                    act={props.act.clone()} />
            </div>
            if let Selection::Finding(finding) = props.selection {
                <Why dossier={props.dossier.clone()} {finding} {layers} act={props.act.clone()} />
            }
        </aside>
    }
}

/// All that was found in an article, and whether the reader corrected it.
fn layers(dossier: &Dossier, document: u32, record: &Record) -> Vec<Layer> {
    let mut layers = Layer::all(record);
    for layer in &mut layers {
        layer.corrected = dossier.decisions.is_corrected(dossier, document, layer.what, layer.index);
    }
    layers
}

/// What the article repeats, if it does.
fn repeats(props: &ReaderProps, document: u32) -> Html {
    let Some((of, share)) = props.dossier.copy_of(document) else { return Html::default() };
    let name = props.dossier.title(of);
    let open = props.act.reform(move |_| Action::Select(Some(Selection::Document(of))));
    html! {
        <p class="aside">
            { format!("Repeats {share}% of ") }<button class="link" onclick={open}>{ format!("“{name}”") }</button>
            { "; the two count as one origin." }
        </p>
    }
}

/// What was doubtful in reading the article.
fn notes(record: &Record) -> Html {
    if record.notes.is_empty() {
        return Html::default();
    }
    let lines = record.notes.iter().map(|note| {
        let words = note.span.and_then(|span| record.page.text.get(span.range()));
        html! {
            <li>
                { &note.text }
                if let Some(words) = words { { format!(" “{}”", shortened(words)) } }
                { " " }<code title={words::step(note.step)}>{ note.rule.to_string() }</code>
            </li>
        }
    });
    html! {
        <details class="aside">
            <summary>{ words::count(record.notes.len(), "note on how it was read", "notes on how it was read") }</summary>
            <ul>{ for lines }</ul>
        </details>
    }
}

fn shortened(words: &str) -> String {
    match words.char_indices().nth(80) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words.to_owned(),
    }
}

/// Brings the marked words into view; without any, the beginning.
fn show(body: &HtmlElement) {
    let Ok(Some(mark)) = body.query_selector("mark") else {
        body.set_scroll_top(0);
        return;
    };
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    options.set_behavior(ScrollBehavior::Instant);
    mark.unchecked_into::<Element>().scroll_into_view_with_scroll_into_view_options(&options);
}

/// Goes from telling to telling.
fn view_walk(props: &ReaderProps) -> Html {
    let Some((all, place)) = walk(&props.dossier, props.selection) else { return Html::default() };
    let what = match all.first().map(|finding| finding.what) {
        Some(What::Event) => ("telling", "tellings"),
        Some(What::Mention) => ("mention", "mentions"),
        Some(What::Claim) => ("claim of this article", "claims of this article"),
        Some(What::Time) => ("time in this article", "times in this article"),
        _ => ("number in this article", "numbers in this article"),
    };
    let step = |to: Option<Finding>| props.act.reform(move |_| Action::Select(to.map(Selection::Finding)));
    let before = place.checked_sub(1).and_then(|place| all.get(place)).copied();
    let after = all.get(place + 1).copied();
    html! {
        <>
            <button class="quiet" aria-label="Previous" disabled={before.is_none()} onclick={step(before)}>{ "‹" }</button>
            <span>{ format!("{} of {}", place + 1, words::count(all.len(), what.0, what.1)) }</span>
            <button class="quiet" aria-label="Next" disabled={after.is_none()} onclick={step(after)}>{ "›" }</button>
        </>
    }
}
