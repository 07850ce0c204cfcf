//! All corrections: what each says, what it did, and what it contradicts; undo and redo.

use dateline_core::model::Event;
use dateline_correct::{Before, Corrected, Effect, Log, contradictions};
use dateline_share::rule::Rule;
use yew::prelude::*;

use super::mark::{before, reason};
use crate::dossier::Dossier;
use crate::part::dialog::Modal;
use crate::part::snippet::one_line;
use crate::shared::Shared;
use crate::state::{Action, Selection};
use crate::words;

/// Ways something was that are listed for one correction.
const LISTED: usize = 40;

/// What the list is given.
#[derive(PartialEq, Properties)]
pub struct CorrectionsProps {
    /// What was found.
    pub dossier: Shared<Dossier>,
    /// The corrections.
    pub log: Shared<Log>,
    /// What was said last.
    pub said: Option<AttrValue>,
    /// Says what the reader did.
    pub act: Callback<Action>,
}

/// The dialog.
#[component]
pub fn Corrections(props: &CorrectionsProps) -> Html {
    let log = &props.log;
    let clashes = use_memo(log.clone(), |log| contradictions(log.rules()));
    let rules = log.rules().iter().enumerate().map(|(at, rule)| {
        let clashes = clashes.iter().filter(|clash| clash.later == at || clash.earlier == at).map(|clash| {
            let other = if clash.later == at { clash.earlier } else { clash.later };
            html! { <p class="doubt">{ format!("Contradicts number {}. {clash}", other + 1) }</p> }
        });
        let withdraw = {
            let rule = rule.clone();
            props.act.reform(move |_| Action::Withdraw(rule.clone()))
        };
        html! {
            <li key={at}>
                <div>
                    <b>{ words::rule(&rule.what) }</b>{ reason(rule) }
                    <small>{ made(rule) }{ outcome(&props.dossier, at, rule) }</small>
                    { for clashes }
                    { was(props, at) }
                </div>
                <button class="small" aria-label={format!("Withdraw: {}", words::rule(&rule.what))} onclick={withdraw}>{ "Withdraw" }</button>
            </li>
        }
    });
    let undo = props.act.reform(|_| Action::Undo);
    let redo = props.act.reform(|_| Action::Redo);
    html! {
        <Modal title="Corrections" close={props.act.reform(|()| Action::Dialog(None))}>
            <p class="hint">
                { "They hold for articles that are added later, and go along in links, in the dossier file and in everything you take away." }
            </p>
            <p class="buttons">
                <button disabled={!log.can_undo()} onclick={undo}>{ "Undo" }</button>
                <button disabled={!log.can_redo()} onclick={redo}>{ "Redo" }</button>
            </p>
            <p class="said" role="status">{ props.said.clone() }</p>
            if log.rules().is_empty() {
                <p>{ "Nothing is corrected. Open an entity or an event, and choose Correct… beneath it." }</p>
            }
            <ol class="rules">{ for rules }</ol>
        </Modal>
    }
}

/// `28 Nov 2026. `
fn made(rule: &Rule) -> String {
    if rule.when == 0 {
        return String::new();
    }
    let at = js_sys::Date::new(&(rule.when as f64 * 1000.0).into());
    let day = jiff::civil::Date::new(at.get_full_year() as i16, at.get_month() as i8 + 1, at.get_date() as i8);
    day.map(|day| format!("{}. ", words::date(day))).unwrap_or_default()
}

fn outcome(dossier: &Dossier, at: usize, rule: &Rule) -> String {
    let came = dossier.documents.iter().any(|document| document.is_quoted());
    match dossier.decisions.outcome(at, rule) {
        None => "Not replayed yet.".to_owned(),
        Some(outcome) => match outcome.effect {
            Effect::Already if came => "It is so already in what came by link.".to_owned(),
            Effect::Unfound if came => "What came by link does not have what it speaks of, or not any more.".to_owned(),
            _ => outcome.to_string(),
        },
    }
}

/// How everything was before a rule, with the articles that it stands in.
fn was(props: &CorrectionsProps, at: usize) -> Html {
    let decisions = &props.dossier.decisions;
    if decisions.rules.get(at) != props.log.rules().get(at) {
        return Html::default();
    }
    let all: Vec<&Corrected> = decisions.before(at as u32).collect();
    if all.is_empty() {
        return Html::default();
    }
    let lines = all.iter().take(LISTED).map(|corrected| {
        let document = corrected.document;
        let open = {
            let act = props.act.clone();
            Callback::from(move |_: MouseEvent| {
                act.emit(Action::Dialog(None));
                act.emit(Action::Select(Some(Selection::Document(document))));
            })
        };
        html! {
            <li>
                { before(corrected) }{ ", in " }
                <button class="link" onclick={open}>{ props.dossier.title(document).to_owned() }</button>
                if let Before::Event { was, .. } = &corrected.before { { quoted(&props.dossier, document, was) } }
            </li>
        }
    });
    let more = all.len().saturating_sub(LISTED);
    html! {
        <details class="was">
            <summary>{ "Show how it was" }</summary>
            <ul>
                { for lines }
                if more > 0 { <li class="hint">{ format!("and {more} more") }</li> }
            </ul>
        </details>
    }
}

/// The sentence that an event was told in.
fn quoted(dossier: &Dossier, document: u32, was: &Event) -> Html {
    let Some(record) = dossier.record(document) else { return Html::default() };
    let sentence = record.sentences.get(was.sentence as usize).and_then(|span| record.page.text.get(span.range()));
    html! { if let Some(sentence) = sentence { { ": " }<q>{ one_line(sentence) }</q> } }
}
