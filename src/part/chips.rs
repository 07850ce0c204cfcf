//! What narrows the view, each with a way out; and what to say when nothing gets through.

use std::rc::Rc;

use yew::prelude::*;

use crate::dossier::Dossier;
use crate::query::{Found, Index};
use crate::shared::Shared;
use crate::state::{Action, Change, Dimension, Filters, Value, View};
use crate::words;

/// What the chips are given.
#[derive(PartialEq, Properties)]
pub struct ChipsProps {
    /// For the names of entities and articles.
    pub dossier: Shared<Dossier>,
    /// Where ids are.
    pub index: Shared<Index>,
    /// What narrows the view.
    pub filters: Rc<Filters>,
    /// Says what the reader did.
    pub act: Callback<Action>,
}

/// One chip for each thing that narrows the view.
#[component]
pub fn Chips(props: &ChipsProps) -> Html {
    let filters = &props.filters;
    if !Dimension::ALL.into_iter().any(|dimension| filters.narrows(dimension)) {
        return Html::default();
    }
    let chip = |label: String, change: fn(&Value) -> Change, value: Option<Value>, dimension: Dimension| {
        let act = props.act.reform(move |_| Action::Filter(value.as_ref().map_or(Change::Lift(dimension), change)));
        html! {
            <li key={label.clone()}>
                <button class="chip" aria-label={format!("Remove filter {label}")} onclick={act}>
                    { label }<span aria-hidden="true">{ " ×" }</span>
                </button>
            </li>
        }
    };
    let toggle = |value: &Value| Change::Toggle(value.clone());
    let chips = Dimension::ALL.into_iter().filter(|&dimension| filters.narrows(dimension)).flat_map(|dimension| {
        let whole = match dimension {
            Dimension::Text => Some(format!("“{}”", filters.text.trim())),
            Dimension::Dates => Some(filters.days()),
            _ => None,
        };
        match whole {
            Some(label) => vec![chip(label, toggle, None, dimension)],
            None => filters
                .of(dimension)
                .map(|value| chip(label(&props.dossier, &props.index, value), toggle, Some(value.clone()), dimension))
                .collect(),
        }
    });
    html! {
        <div class="chips">
            <ul aria-label="Active filters">{ for chips }</ul>
            <button class="quiet" onclick={props.act.reform(|_| Action::Filter(Change::Clear))}>{ "Clear all" }</button>
        </div>
    }
}

/// A value in words.
pub fn label(dossier: &Dossier, index: &Index, value: &Value) -> String {
    let named =
        |id: &Rc<str>| index.entity(id).map_or_else(|| id.to_string(), |entity| dossier.name(entity).to_owned());
    match value {
        Value::Quarter(quarter) => quarter.label().to_owned(),
        Value::Status(status) => words::status(*status).to_owned(),
        Value::Kind(kind) => words::kind(*kind).to_owned(),
        Value::Act(act) => words::act(*act).to_owned(),
        Value::Entity(id) => named(id),
        Value::Claimant(id) => format!("says {}", named(id)),
        Value::Outlet(name) if name.is_empty() => "source not named".to_owned(),
        Value::Outlet(name) => name.to_string(),
        Value::Document(id) => {
            index.document(id).map_or_else(|| id.to_string(), |document| dossier.title(document).to_owned())
        }
    }
}

/// What an empty view waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// Nothing more comes.
    No,
    /// A dossier is being fetched or put together.
    ForOpening,
    /// Articles are being read.
    ForReading,
}

/// What the message is given.
#[derive(PartialEq, Properties)]
pub struct NothingProps {
    /// What narrows the view.
    pub filters: Rc<Filters>,
    /// What did it.
    pub found: Shared<Found>,
    /// Which view.
    pub view: View,
    /// Whether something is still to come.
    pub waiting: Waiting,
    /// Says what the reader did.
    pub act: Callback<Action>,
}

/// What a view says when it has no rows.
#[component]
pub fn Nothing(props: &NothingProps) -> Html {
    let (_, rows) = props.view.rows();
    if props.found.culprits.is_empty() {
        let text = match props.waiting {
            Waiting::ForOpening => "Opening…".to_owned(),
            Waiting::ForReading => format!("No {rows} yet; the articles are being read."),
            Waiting::No => format!("No {rows} were found in these articles."),
        };
        let role = (props.waiting != Waiting::No).then_some("status");
        return html! { <div class="nothing"><p {role}>{ text }</p></div> };
    }
    let names: Vec<String> = props.found.culprits.iter().map(|&dimension| said(&props.filters, dimension)).collect();
    let alone = names.len() == 1;
    let text = if alone {
        format!("No {rows} get through the filter {}.", names[0])
    } else {
        format!("No {rows} get through these filters together: {}.", names.join(", "))
    };
    let lifts = props.found.culprits.iter().zip(&names).map(|(&dimension, name)| {
        html! {
            <button key={dimension.label()} onclick={props.act.reform(move |_| Action::Filter(Change::Lift(dimension)))}>
                { format!("Lift {name}") }
            </button>
        }
    });
    html! {
        <div class="nothing">
            <p>{ text }</p>
            <p class="offers">
                { for lifts }
                <button class="quiet" onclick={props.act.reform(|_| Action::Filter(Change::Clear))}>{ "Clear all filters" }</button>
            </p>
        </div>
    }
}

fn said(filters: &Filters, dimension: Dimension) -> String {
    match dimension {
        Dimension::Text => format!("“{}”", filters.text.trim()),
        Dimension::Dates => filters.days(),
        _ => format!("“{}”", dimension.label()),
    }
}
