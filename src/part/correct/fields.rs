//! The fields of the forms.

use std::collections::BTreeSet;

use dateline_core::model::{EventKind, Kind};
use dateline_correct::name;
use jiff::civil::Date;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::draft::{Draft, EVENTS, candidates};
use super::target::Target;
use crate::dossier::Dossier;
use crate::part::day::DayField;
use crate::state::Task;
use crate::words::{self, count};

/// Entities that are offered at once.
const OFFERED: usize = 30;

/// What hears a field, and changes the draft.
type Set = fn(&mut Draft, String);

/// A callback of a field of text.
pub(super) fn input(draft: &Draft, change: &Callback<Draft>, set: Set) -> Callback<InputEvent> {
    let (draft, change) = (draft.clone(), change.clone());
    Callback::from(move |event: InputEvent| {
        let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let mut next = draft.clone();
        set(&mut next, field.map(|field| field.value()).unwrap_or_default());
        change.emit(next);
    })
}

/// The fields for one correction.
pub(super) fn fields(dossier: &Dossier, target: &Target, task: Task, draft: &Draft, change: &Callback<Draft>) -> Html {
    match task {
        Task::Merge => merge(dossier, target, draft, change),
        Task::Split => split(target, draft, change),
        Task::Rename => html! {
            <label>{ "Name" }
                <input value={draft.text.clone()} oninput={input(draft, change, |draft, text| draft.text = text)}
                    autocomplete="off" autofocus=true />
            </label>
        },
        Task::Retype => choice("Kind", Kind::ALL.into_iter().map(words::kind), draft, change),
        Task::RetypeEvent => choice("Type", EVENTS.into_iter().map(EventKind::word), draft, change),
        Task::Redate => html! {
            <>
                <div class="pair">
                    { day("First day", draft.from, draft, change, |draft, day| draft.from = day) }
                    { day("Last day", draft.to, draft, change, |draft, day| draft.to = day) }
                </div>
                <p class="hint">{ "One of them is enough for a single day. Leave both empty where the day is not known." }</p>
            </>
        },
        Task::Mark => html! {
            <fieldset class="choice">
                <legend>{ "It is" }</legend>
                { radio("mark", "Right", !draft.wrong, draft, change, |draft| draft.wrong = false) }
                { radio("mark", "Wrong", draft.wrong, draft, change, |draft| draft.wrong = true) }
            </fieldset>
        },
        Task::NotAName | Task::NotAnEvent => Html::default(),
    }
}

fn day(
    name: &'static str,
    day: Option<Date>,
    draft: &Draft,
    change: &Callback<Draft>,
    set: fn(&mut Draft, Option<Date>),
) -> Html {
    let draft = draft.clone();
    let commit = change.reform(move |day| {
        let mut next = draft.clone();
        set(&mut next, day);
        next
    });
    html! { <label>{ name }<DayField {day} {commit} /></label> }
}

fn choice(
    name: &'static str,
    values: impl Iterator<Item = &'static str>,
    draft: &Draft,
    change: &Callback<Draft>,
) -> Html {
    let onchange = {
        let (draft, change) = (draft.clone(), change.clone());
        Callback::from(move |event: Event| {
            let field = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
            let kind = field.map_or(draft.kind, |field| field.selected_index().max(0) as usize);
            change.emit(Draft { kind, ..draft.clone() });
        })
    };
    let options = values.enumerate().map(|(at, word)| html! { <option selected={at == draft.kind}>{ word }</option> });
    html! { <label>{ name }<select {onchange} autofocus=true>{ for options }</select></label> }
}

/// One of several, of which one holds.
fn radio(
    name: &'static str,
    label: &str,
    checked: bool,
    draft: &Draft,
    change: &Callback<Draft>,
    set: impl Fn(&mut Draft) + 'static,
) -> Html {
    let mut next = draft.clone();
    set(&mut next);
    let onchange = change.reform(move |_| next.clone());
    html! { <label class="switch"><input type="radio" {name} {checked} {onchange} />{ label }</label> }
}

fn merge(dossier: &Dossier, target: &Target, draft: &Draft, change: &Callback<Draft>) -> Html {
    let offered = candidates(dossier, target, &draft.text, OFFERED);
    let rows = offered.iter().filter_map(|id| dossier.folded.entities.get(*id as usize)).map(|entity| {
        let checked = draft.other.as_ref().is_some_and(|(id, _)| *id == entity.id);
        let mut next = draft.clone();
        next.other = Some((entity.id.clone(), name::named(entity)));
        let onchange = change.reform(move |_| next.clone());
        html! {
            <label class="switch" key={entity.id.clone()}>
                <input type="radio" name="other" {checked} {onchange} />
                <span><u class={words::kind_class(entity.kind)}>{ &entity.name }</u>
                    <small>{ format!("{} · {}", words::kind(entity.kind), count(entity.mentions as usize, "mention", "mentions")) }</small>
                </span>
            </label>
        }
    });
    let Target::Entity { named, .. } = target else { return Html::default() };
    html! {
        <>
            <label>{ "Look for the other" }
                <input type="search" value={draft.text.clone()} oninput={input(draft, change, |draft, text| draft.text = text)}
                    autocomplete="off" spellcheck="false" autofocus=true />
            </label>
            <fieldset class="choice scroll">
                <legend>{ "It is the same as" }</legend>
                { for rows }
                if offered.is_empty() { <p class="hint">{ "No other entity has these words in its names." }</p> }
            </fieldset>
            if let Some((_, other)) = &draft.other {
                <fieldset class="choice">
                    <legend>{ "Both are called" }</legend>
                    { radio("called", &called(named), !draft.keeps_other, draft, change, |draft| draft.keeps_other = false) }
                    { radio("called", &called(other), draft.keeps_other, draft, change, |draft| draft.keeps_other = true) }
                </fieldset>
            }
        </>
    }
}

fn called(named: &dateline_share::rule::Named) -> String {
    format!("{}, {}", named.name, words::kind(dateline_correct::core_kind(named.kind)))
}

fn split(target: &Target, draft: &Draft, change: &Callback<Draft>) -> Html {
    let Target::Entity { named, names, articles, .. } = target else { return Html::default() };
    let tick = |label: String, ticked: &BTreeSet<usize>, at: usize, of: fn(&mut Draft) -> &mut BTreeSet<usize>| {
        let checked = ticked.contains(&at);
        let mut next = draft.clone();
        if !of(&mut next).remove(&at) {
            of(&mut next).insert(at);
        }
        let onchange = change.reform(move |_| next.clone());
        html! { <label class="switch" key={at}><input type="checkbox" {checked} {onchange} />{ label }</label> }
    };
    let by_name = names.iter().enumerate().map(|(at, (name, times))| {
        tick(format!("{name} ({})", count(*times, "time", "times")), &draft.names, at, |draft| &mut draft.names)
    });
    let by_article = articles
        .iter()
        .enumerate()
        .map(|(at, (_, title))| tick(title.clone(), &draft.articles, at, |draft| &mut draft.articles));
    html! {
        <>
            <p class="hint">{ format!("Tick what is not “{}” but another.", named.name) }</p>
            if names.len() > 1 {
                <fieldset class="choice scroll"><legend>{ "Wherever it is called" }</legend>{ for by_name }</fieldset>
            }
            if articles.len() > 1 {
                <fieldset class="choice scroll"><legend>{ "Everywhere in" }</legend>{ for by_article }</fieldset>
            }
        </>
    }
}
