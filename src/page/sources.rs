//! *Sources*: the articles, what was found in them, and what could not be read.

use std::rc::Rc;

use dateline_core::model::{Note, PublishedBasis, Record};
use web_sys::{Event, HtmlInputElement};
use yew::prelude::*;

use crate::bridge::Ask;
use crate::dossier::{Document, Dossier};
use crate::query::Found;
use crate::route;
use crate::shared::Shared;
use crate::state::{Action, Change, Failure, Selection, Value};
use crate::words;

/// How many rows are drawn at first, and how many more at a time.
const PAGE: usize = 200;

/// What the view is given.
#[derive(PartialEq, Properties)]
pub struct SourcesProps {
    /// All that has been read.
    pub dossier: Shared<Dossier>,
    /// The rows to show.
    pub found: Shared<Found>,
    /// What could not be read.
    pub failures: Rc<Vec<Failure>>,
    /// What is open in the reader.
    pub selection: Option<Selection>,
    /// Says what the reader did.
    pub act: Callback<Action>,
    /// Asks the worker.
    pub ask: Callback<Ask>,
}

/// The view *Sources*.
#[component]
pub fn Sources(props: &SourcesProps) -> Html {
    let shown = use_state(|| PAGE);
    let open = props.selection.map(Selection::document);
    let rows = props.found.sources.iter().take(*shown).filter_map(|&id| {
        let document = Rc::clone(props.dossier.documents.get(id as usize)?);
        let copy = props.dossier.copy_of(id).map(|(of, share)| {
            let of = props.dossier.record(of).map(title).unwrap_or_default();
            AttrValue::from(format!("repeats “{of}” ({share}%)"))
        });
        Some(html! {
            <Row key={id} {id} document={Shared(document)} {copy} selected={open == Some(id)}
                act={props.act.clone()} ask={props.ask.clone()} />
        })
    });
    let left = props.found.sources.len().saturating_sub(*shown);
    let more = {
        let shown = shown.clone();
        Callback::from(move |_| shown.set(*shown + PAGE))
    };
    html! {
        <>
            if !props.failures.is_empty() {
                <Failures failures={Rc::clone(&props.failures)} />
            }
            if !props.found.sources.is_empty() {
                <div class="table-box" tabindex="0" role="region" aria-label="Articles">
                    <table class="sources">
                        <thead><tr>
                            <th scope="col">{ "Title" }</th>
                            <th scope="col">{ "Outlet" }</th>
                            <th scope="col">{ "Date" }</th>
                            <th scope="col">{ "Found" }</th>
                            <th scope="col">{ "Notes" }</th>
                        </tr></thead>
                        <tbody>{ for rows }</tbody>
                    </table>
                </div>
            }
            if left > 0 {
                <p class="offers"><button onclick={more}>{ format!("Show more ({} left)", words::grouped(left)) }</button></p>
            }
        </>
    }
}

/// A document's title, or what stands for one.
pub fn title(record: &Record) -> String {
    if record.page.title.is_empty() { record.page.id.clone() } else { record.page.title.clone() }
}

#[derive(PartialEq, Properties)]
struct RowProps {
    id: u32,
    document: Shared<Document>,
    copy: Option<AttrValue>,
    selected: bool,
    act: Callback<Action>,
    ask: Callback<Ask>,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let record = &props.document.record;
    let id = props.id;
    let notes_open = use_state(|| false);
    let select = props.act.reform(move |_| Action::Select(Some(Selection::Document(id))));
    let document_id: Rc<str> = record.page.id.as_str().into();
    let only = props.act.reform(move |_| Action::Filter(Change::Only(Value::Document(Rc::clone(&document_id)))));
    let toggle = {
        let notes_open = notes_open.clone();
        Callback::from(move |_| notes_open.set(!*notes_open))
    };
    let events = words::count(record.events.len(), "event", "events");
    let entities = words::count(record.entities.len(), "entity", "entities");
    let claims = words::count(record.claims.len(), "claim", "claims");
    html! {
        <>
            <tr aria-selected={props.selected.to_string()} data-row={id.to_string()}>
                <td class="what">
                    <button class="link" onclick={select}>{ title(record) }</button>
                    if let Some(copy) = &props.copy {
                        <small class="copy">{ copy.clone() }</small>
                    }
                    <small><button class="link small" onclick={only}>{ "Only this article" }</button></small>
                </td>
                <td>{ outlet(record) }<small>{ &*props.document.file }</small></td>
                <td class="num"><Published document={props.document.clone()} {id} ask={props.ask.clone()} /></td>
                <td class="num">{ events }<small>{ entities }{ ", " }{ claims }</small></td>
                <td>
                    if record.notes.is_empty() {
                        { "—" }
                    } else {
                        <button class="quiet" aria-expanded={notes_open.to_string()} onclick={toggle}>
                            { words::count(record.notes.len(), "note", "notes") }
                        </button>
                    }
                </td>
            </tr>
            if *notes_open {
                <tr class="notes"><td colspan="5"><ul>{ for record.notes.iter().map(|note| said(note, record)) }</ul></td></tr>
            }
        </>
    }
}

fn outlet(record: &Record) -> Html {
    if record.page.outlet.is_empty() {
        html! { "—" }
    } else {
        html! { &record.page.outlet }
    }
}

fn said(note: &Note, record: &Record) -> Html {
    let words = note.span.and_then(|span| record.page.text.get(span.range()));
    html! {
        <li>
            { &note.text }
            if let Some(words) = words {
                { " “" }{ shortened(words) }{ "”" }
            }
            { " " }<code title={format!("step: {}", words::step(note.step))}>{ note.rule.to_string() }</code>
        </li>
    }
}

fn shortened(words: &str) -> String {
    match words.char_indices().nth(80) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words.to_owned(),
    }
}

/// What the date is given.
#[derive(PartialEq, Properties)]
pub struct PublishedProps {
    /// Its place in the dossier.
    pub id: u32,
    /// The article.
    pub document: Shared<Document>,
    /// Asks the worker.
    pub ask: Callback<Ask>,
}

/// A publication date, how it is known, and a way to change it.
#[component]
pub fn Published(props: &PublishedProps) -> Html {
    let editing = use_state(|| false);
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_with(*editing, move |&editing| {
            if let Some(field) = field.cast::<HtmlInputElement>().filter(|_| editing) {
                drop(field.focus());
            }
        });
    }
    let page = &props.document.record.page;
    let id = props.id;
    let toggle = {
        let editing = editing.clone();
        Callback::from(move |_| editing.set(!*editing))
    };
    if !*editing {
        let day = page.published.map_or_else(|| "Set a date".to_owned(), words::date);
        return html! {
            <>
                <button class="link" title="Change the date" aria-label={format!("Date: {day}. Change")} onclick={toggle}>{ day.clone() }</button>
                <small title={words::published_why(page.published_basis)}>{ words::published_basis(page.published_basis) }</small>
            </>
        };
    }
    let changed = {
        let (ask, editing) = (props.ask.clone(), editing.clone());
        Callback::from(move |event: Event| {
            let field: HtmlInputElement = event.target_unchecked_into();
            if let Some(date) = route::read_date(&field.value()) {
                ask.emit(Ask::Published(id, Some(date)));
                editing.set(false);
            }
        })
    };
    let own = props.document.own.published;
    let back = {
        let (ask, editing) = (props.ask.clone(), editing.clone());
        Callback::from(move |_| {
            ask.emit(Ask::Published(id, None));
            editing.set(false);
        })
    };
    let value = page.published.map(|day| day.to_string()).unwrap_or_default();
    html! {
        <span class="edit-date">
            <input ref={field} type="date" aria-label="Date of publication" {value} onchange={changed} />
            if page.published_basis == PublishedBasis::Given && page.published != own {
                <button class="quiet" onclick={back}>
                    { own.map_or_else(|| "Without a date".to_owned(), |day| format!("Back to {}", words::date(day))) }
                </button>
            }
            <button class="quiet" aria-label="Leave the date as it is" onclick={toggle}>{ "×" }</button>
        </span>
    }
}

/// What the list is given.
#[derive(PartialEq, Properties)]
pub struct FailuresProps {
    /// In the order they happened.
    pub failures: Rc<Vec<Failure>>,
}

/// The files that could not be read.
#[component]
pub fn Failures(props: &FailuresProps) -> Html {
    let lines = props.failures.iter().map(|failure| {
        html! {
            <li>
            if !failure.message.starts_with(&*failure.file) {
                <b>{ &*failure.file }</b>{ ": " }
            }
            { &*failure.message }
        </li>
        }
    });
    html! {
        <section class="failures" aria-label="Not read">
            <h2>{ words::count(props.failures.len(), "message about what was added", "messages about what was added") }</h2>
            <ul>{ for lines }</ul>
        </section>
    }
}
