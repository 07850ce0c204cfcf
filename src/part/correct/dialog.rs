//! What can be done to something, and a small form for each.

use dateline_correct::{Log, contradicted};
use dateline_share::rule::Rule;
use web_sys::SubmitEvent;
use yew::prelude::*;

use super::draft::Draft;
use super::fields::{fields, input};
use super::target::Target;
use crate::decisions::About;
use crate::dossier::Dossier;
use crate::part::dialog::Modal;
use crate::shared::Shared;
use crate::state::{Action, Dialog, Task};

/// What the dialog is given.
#[derive(PartialEq, Properties)]
pub struct CorrectProps {
    /// What was found.
    pub dossier: Shared<Dossier>,
    /// What is corrected.
    pub about: About,
    /// How; without it, what can be done is offered.
    pub task: Option<Task>,
    /// The corrections so far.
    pub log: Shared<Log>,
    /// Says what the reader did.
    pub act: Callback<Action>,
}

/// The dialog. It has a key of its own for each form, so that each takes the focus.
#[component]
pub fn Correct(props: &CorrectProps) -> Html {
    let target = use_state(|| Target::of(&props.dossier, props.about));
    let close = props.act.reform(|()| Action::Dialog(None));
    let Some(target) = &*target else {
        return html! {
            <Modal title="Correct" {close}><p>{ "This is not there any more: the articles were read anew. Open it again." }</p></Modal>
        };
    };
    match props.task {
        None => offers(props, target, close),
        Some(task) => html! {
            <Form dossier={props.dossier.clone()} about={props.about} target={target.clone()} {task} log={props.log.clone()}
                act={props.act.clone()} />
        },
    }
}

fn offers(props: &CorrectProps, target: &Target, close: Callback<()>) -> Html {
    let about = props.about;
    let offers = target.tasks().into_iter().enumerate().map(|(at, task)| {
        let (name, hint) = words(task);
        let open = props.act.reform(move |_| Action::Dialog(Some(Dialog::Correct(about, Some(task)))));
        html! { <li key={name}><button onclick={open} autofocus={at == 0}>{ name }</button><span>{ hint }</span></li> }
    });
    html! {
        <Modal title={format!("Correct {}", target.title())} {close}>
            <ul class="tasks">{ for offers }</ul>
        </Modal>
    }
}

/// What can be done, and when one does it.
fn words(task: Task) -> (&'static str, &'static str) {
    match task {
        Task::Merge => ("Merge with…", "It is the same as another."),
        Task::Split => ("Split…", "Two were taken for one."),
        Task::Rename => ("Rename…", "It is called otherwise."),
        Task::Retype => ("Change kind…", "It is another kind of thing."),
        Task::NotAName => ("Not a name…", "These words name nothing."),
        Task::NotAnEvent => ("Not an event…", "Nothing is said to happen there."),
        Task::Redate => ("Change date…", "It happened on other days."),
        Task::RetypeEvent => ("Change type…", "Something else happened."),
        Task::Mark => ("Right or wrong…", "You have looked at it. Nothing else changes."),
    }
}

#[derive(PartialEq, Properties)]
struct FormProps {
    dossier: Shared<Dossier>,
    about: About,
    target: Target,
    task: Task,
    log: Shared<Log>,
    act: Callback<Action>,
}

#[component]
fn Form(props: &FormProps) -> Html {
    let draft = use_state(|| Draft::new(&props.target, props.task));
    let what = draft.correction(&props.target, props.task);
    let warnings = what.iter().flat_map(|what| contradicted(props.log.rules(), what));
    let warnings = warnings.map(|warning| html! { <p class="doubt">{ warning.to_string() }</p> });
    let submit = {
        let (what, why, act) = (what.clone(), draft.why.trim().to_owned(), props.act.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(what) = what.clone() {
                act.emit(Action::Dialog(None));
                act.emit(Action::Correct(Rule { what, why: why.clone(), when: now() }));
            }
        })
    };
    let change = {
        let draft = draft.clone();
        Callback::from(move |next: Draft| draft.set(next))
    };
    let why = input(&draft, &change, |draft, text| draft.why = text);
    // A day is known only when its field is left, be it for the button.
    let is_ready = what.is_some() || props.task == Task::Redate;
    let back = match props.target {
        // Of words there is nothing else to be done.
        Target::Words(_) => None,
        _ => Some(Dialog::Correct(props.about, None)),
    };
    let leave = props.act.reform(move |_| Action::Dialog(back));
    let (name, hint) = words(props.task);
    let name = name.trim_end_matches('…');
    html! {
        <Modal title={format!("{name}: {}", props.target.title())} close={props.act.reform(|()| Action::Dialog(None))}>
            <form class="correct" onsubmit={submit}>
                <p class="hint">{ hint }</p>
                { fields(&props.dossier, &props.target, props.task, &draft, &change) }
                <label>{ "Why (you may leave this empty)" }<input value={draft.why.clone()} oninput={why} autocomplete="off" /></label>
                <div role="status">{ for warnings }</div>
                <p class="buttons">
                    <button type="button" onclick={leave}>{ if back.is_some() { "Back" } else { "Cancel" } }</button>
                    <button class="main" type="submit" disabled={!is_ready}>{ "Correct it" }</button>
                </p>
            </form>
        </Modal>
    }
}

/// Seconds since 1970.
pub(super) fn now() -> u64 {
    (js_sys::Date::now() / 1000.0) as u64
}
