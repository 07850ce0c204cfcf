//! What shows elsewhere that something was corrected, and the buttons that lead to correcting it.

use dateline_correct::{Before, Corrected};
use dateline_share::rule::{Correction, Rule};
use yew::prelude::*;

use super::dialog::now;
use super::target::Target;
use crate::decisions::{About, Decisions};
use crate::dossier::{Dossier, What};
use crate::shared::Shared;
use crate::state::{Action, Dialog, Task};
use crate::words;

/// Small words beside something that was corrected or marked.
pub fn tags(dossier: &Dossier, about: About) -> Html {
    let decisions = &dossier.decisions;
    if !decisions.has(about) {
        return Html::default();
    }
    let (by, mark) = (decisions.by(about), decisions.mark(about));
    let was = befores(dossier, about, by).join("; ");
    let title = (!was.is_empty()).then(|| format!("was: {was}"));
    html! {
        <span class="tags">
            if !by.is_empty() { { " " }<span class="tag" {title}>{ "corrected" }</span> }
            if let Some((_, right)) = mark {
                { " " }<span class="tag">{ if right { "✓ right" } else { "✗ wrong" } }</span>
            }
        </span>
    }
}

/// The buttons under something: correct it, or mark it.
pub fn bar(dossier: &Shared<Dossier>, about: About, act: &Callback<Action>) -> Html {
    let task = matches!(about, About::Finding(_)).then_some(Task::Mark);
    let correct = act.reform(move |_| Action::Dialog(Some(Dialog::Correct(about, task))));
    let marked = dossier.decisions.mark(about);
    let mark = |right: bool, label: &'static str| {
        let is_set = marked.is_some_and(|(_, set)| set == right);
        let before = marked.map(|(rule, _)| rule.clone());
        // What rules would call it is asked only now: that reads whole articles.
        let (dossier, act) = (dossier.clone(), act.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            if let Some(before) = before.clone() {
                act.emit(Action::Withdraw(before));
            }
            if let Some(target) = Target::of(&dossier, about).filter(|_| !is_set) {
                let what = Correction::Mark { subject: target.subject(), right };
                act.emit(Action::Correct(Rule { what, why: String::new(), when: now() }));
            }
        });
        html! { <button class="small" aria-pressed={is_set.to_string()} {onclick}>{ label }</button> }
    };
    html! {
        <p class="decide">
            if task.is_none() { <button class="small" onclick={correct}>{ "Correct…" }</button> }
            { mark(true, "Right") }
            { mark(false, "Wrong") }
        </p>
    }
}

/// How something was before the reader corrected it: a line to see, all of it a click away.
pub fn was(dossier: &Dossier, about: About, act: &Callback<Action>) -> Html {
    let decisions = &dossier.decisions;
    let by = decisions.by(about);
    if by.is_empty() {
        return Html::default();
    }
    let was = befores(dossier, about, by);
    let first = was.first().map(|was| format!("was: {was}")).unwrap_or_default();
    let rules = by.iter().filter_map(|&at| decisions.rules.get(at as usize));
    let rules = rules.map(|rule| {
        let withdraw = {
            let rule = rule.clone();
            act.reform(move |_| Action::Withdraw(rule.clone()))
        };
        html! {
            <li>
                { words::rule(&rule.what) }{ reason(rule) }{ ". " }
                <button class="link" onclick={withdraw}>{ "Withdraw" }</button>
            </li>
        }
    });
    html! {
        <details class="was">
            <summary><span class="tag">{ "corrected" }</span>{ " " }{ first }</summary>
            <ul>
                { for was.iter().map(|was| html! { <li>{ "Was: " }{ was.clone() }{ "." }</li> }) }
                if was.is_empty() { <li class="hint">{ "How it was before is not known here: it came corrected." }</li> }
                { for rules }
            </ul>
        </details>
    }
}

/// `, because the names differ`.
pub(super) fn reason(rule: &Rule) -> String {
    if rule.why.is_empty() { String::new() } else { format!(". Why: {}", rule.why) }
}

/// How something was before these rules, each way once.
fn befores(dossier: &Dossier, about: About, rules: &[u32]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for &rule in rules {
        let shown = dossier.decisions.rules.get(rule as usize).and_then(|rule| words::before(&rule.what));
        if let Some(shown) = shown {
            if !all.contains(&shown) {
                all.push(shown);
            }
            continue;
        }
        for corrected in dossier.decisions.before(rule).filter(|corrected| is_of(dossier, about, corrected)) {
            let words = before(corrected);
            if !all.contains(&words) {
                all.push(words);
            }
        }
    }
    all
}

/// How one thing was, in words.
pub(super) fn before(corrected: &Corrected) -> String {
    match &corrected.before {
        Before::Entity { was, .. } => words::entity_before(was),
        Before::Event { was, .. } => words::event_before(was),
    }
}

fn is_of(dossier: &Dossier, about: About, corrected: &Corrected) -> bool {
    let document = corrected.document;
    match (&corrected.before, about) {
        (Before::Entity { now: Some(at), .. }, About::Entity(id)) => dossier.folded_entity(document, *at) == Some(id),
        (Before::Event { now: Some(at), .. }, About::Event(id)) => dossier.folded_event(document, *at) == Some(id),
        _ => false,
    }
}

impl Decisions {
    /// Whether a finding of a document is shown otherwise than it was found.
    pub fn is_corrected(&self, dossier: &Dossier, document: u32, what: What, index: u32) -> bool {
        let finding = crate::dossier::Finding { document, what, index };
        !self.rules.is_empty() && About::of(dossier, finding).is_some_and(|about| !self.by(about).is_empty())
    }
}
