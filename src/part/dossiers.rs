//! What is open and how it is kept, and the way to the other dossiers.

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::bridge::Ask;
use crate::keep::Want;
use crate::part::dialog::Modal;
use crate::part::shelf::{Naming, ShelfList};
use crate::source::Source;
use crate::state::{Action, Origin, Saving, Shelf};
use crate::words;

/// What the dialog is given.
#[derive(Clone, PartialEq, Properties)]
pub struct DossiersProps {
    /// What the open one came from.
    pub origin: Origin,
    /// Which of the kept ones is open.
    pub kept: Option<Rc<str>>,
    /// How many articles it has.
    pub articles: usize,
    /// Whether articles are being read.
    pub busy: bool,
    /// What is kept.
    pub shelf: Shelf,
    /// The public file that the open one came from.
    pub source: Option<Rc<Source>>,
    /// What was said last.
    pub said: Option<AttrValue>,
    /// Says what the reader did.
    pub act: Callback<Action>,
    /// Asks the worker.
    pub ask: Callback<Ask>,
    /// Wants something of the keeper.
    pub want: Callback<Want>,
}

/// What the open dossier is called.
pub fn title(origin: Origin, shelf: &Shelf, source: Option<&Source>) -> String {
    match origin {
        Origin::Sample => "The sample".to_owned(),
        Origin::Shared => "Shared findings".to_owned(),
        Origin::Source => source.map(Source::heading).unwrap_or_default(),
        Origin::Own | Origin::Nothing if shelf.name.is_empty() => "Your articles".to_owned(),
        Origin::Own | Origin::Nothing => shelf.name.to_string(),
    }
}

/// How it stands with keeping what is open; empty where there is nothing to keep.
pub fn standing(origin: Origin, saving: &Saving) -> &'static str {
    match saving {
        _ if origin != Origin::Own => "",
        Saving::Nothing => "",
        Saving::Writing => "being kept",
        Saving::Kept => "kept in this browser",
        Saving::Off | Saving::Full | Saving::Gone | Saving::Failed(_) => "not kept",
    }
}

/// The dialog.
#[component]
pub fn Dossiers(props: &DossiersProps) -> Html {
    let close = props.act.reform(|()| Action::Dialog(None));
    html! {
        <Modal title="Dossiers" close={close}>
            <div class="dossiers">
                <p class="said" role="status">{ props.said.clone() }</p>
                <Open ..props.clone() />
                if !props.busy {
                    <ShelfList dossiers={Rc::clone(&props.shelf.dossiers)} open={props.kept.clone()} used={props.shelf.used}
                        want={props.want.clone()} />
                }
            </div>
        </Modal>
    }
}

/// What is open.
#[component]
fn Open(props: &DossiersProps) -> Html {
    let asking = use_state_eq(|| false);
    let field = use_node_ref();
    let (delete_button, keep_button) = (use_node_ref(), use_node_ref());
    {
        // What was pressed goes away: what stands in its place takes the focus.
        let (delete_button, keep_button, before) = (delete_button.clone(), keep_button.clone(), use_mut_ref(|| false));
        use_effect_with(*asking, move |&asking| {
            let is_new = before.replace(asking) != asking;
            let next = if asking { keep_button } else { delete_button };
            if let Some(next) = next.cast::<HtmlElement>().filter(|_| is_new) {
                drop(next.focus());
            }
        });
    }
    let name = title(props.origin, &props.shelf, props.source.as_deref());
    let is_own = props.origin == Origin::Own;
    // What is being written is waited for.
    let is_safe = !is_own || props.shelf.is_safe() || props.shelf.saving == Saving::Writing;
    let rename = {
        let (want, kept) = (props.want.clone(), props.kept.clone());
        Callback::from(move |name: Option<Rc<str>>| {
            if let (Some(id), Some(name)) = (&kept, name) {
                want.emit(Want::Rename(Rc::clone(id), name));
            }
        })
    };
    let toggle = |to: bool| {
        let asking = asking.clone();
        Callback::from(move |_: MouseEvent| asking.set(to))
    };
    let delete = {
        let kept = props.kept.clone();
        props.want.reform(move |_: MouseEvent| match &kept {
            Some(id) => Want::Delete(Rc::clone(id)),
            None => Want::Forget,
        })
    };
    html! {
        <section class="open" aria-label={name.clone()}>
            if is_own && props.kept.is_some() {
                <Naming name={Rc::<str>::from(name.as_str())} {field} done={rename} />
            } else {
                <h3>{ name.clone() }</h3>
            }
            <p class="hint">{ said(props) }</p>
            if *asking {
                <p class="buttons asking" role="group" aria-label="Delete?">
                    <span class="grow">{ format!("Delete “{name}” with its {}?", count(props.articles)) }</span>
                    <button ref={keep_button} onclick={toggle(false)}>{ "Keep it" }</button>
                    <button class="main" onclick={delete}>{ "Delete it" }</button>
                </p>
            } else {
                <p class="buttons">
                    if props.origin == Origin::Shared {
                        <button onclick={props.want.reform(|_| Want::Keep)}>{ "Keep in this browser" }</button>
                    }
                    <button onclick={save(props)}>{ "Save a file" }</button>
                    if is_own {
                        <button ref={delete_button} disabled={props.busy} onclick={toggle(true)}>{ "Delete" }</button>
                    }
                    <button class="main" disabled={props.busy || !is_safe} onclick={props.want.reform(|_| Want::Leave)}>
                        { if is_own { "Begin another" } else { "Close it" } }
                    </button>
                </p>
            }
        </section>
    }
}

fn said(props: &DossiersProps) -> String {
    let articles = count(props.articles);
    let what = match (props.origin, &props.shelf.saving) {
        _ if props.busy => "Articles are being read; wait for the end, or cancel it, before you open another dossier.",
        (Origin::Sample, _) => "It opens again at any time. Add articles and it becomes a dossier of your own.",
        (Origin::Source, _) => {
            "They came from an address, and open from there again. Add articles and they become a dossier of your own."
        }
        (Origin::Shared, _) => {
            "They came by link, and are gone when this tab is closed, unless you keep them. They are counted as the sender counted \
             them; with articles of yours, at least so."
        }
        (_, Saving::Kept | Saving::Writing | Saving::Nothing) => {
            "Everything is kept in this browser by itself, and only here. Save a file to have it elsewhere."
        }
        (_, Saving::Off) => "This browser keeps nothing for this page. Save a file, which can be added again later.",
        _ => "It is not kept in this browser now. Save a file, which can be added again later.",
    };
    format!("{articles}. {what}")
}

fn count(articles: usize) -> String {
    words::count(articles, "article", "articles")
}

fn save(props: &DossiersProps) -> Callback<MouseEvent> {
    let name: Rc<str> = title(props.origin, &props.shelf, props.source.as_deref()).into();
    props.ask.reform(move |_| Ask::Save(Rc::clone(&name)))
}

/// Says that what is open cannot be kept, for as long as that is so, and what can be done.
pub fn unkept(origin: Origin, shelf: &Shelf, ask: &Callback<Ask>, want: &Callback<Want>) -> Html {
    let (text, label, again): (String, &str, fn() -> Want) = match &shelf.saving {
        _ if origin != Origin::Own => return Html::default(),
        Saving::Full => (
            "This browser has no room left to keep this dossier. Nothing is lost as long as this tab is open: save it as a \
             file now, or delete other dossiers."
                .to_owned(),
            "Try again",
            || Want::Retry,
        ),
        Saving::Gone => (
            "This dossier was deleted in another tab. It is still open here.".to_owned(),
            "Keep it again",
            || Want::Keep,
        ),
        Saving::Failed(why) => (
            format!("This dossier could not be kept: save it as a file before you close this tab. ({why})"),
            "Try again",
            || Want::Retry,
        ),
        Saving::Nothing | Saving::Writing | Saving::Kept | Saving::Off => return Html::default(),
    };
    let name: Rc<str> = title(origin, shelf, None).into();
    html! {
        <div class="unkept" role="alert">
            <span class="grow">{ text }</span>
            <button class="main" onclick={ask.reform(move |_| Ask::Save(Rc::clone(&name)))}>{ "Save a file" }</button>
            <button onclick={want.reform(move |_| again())}>{ label }</button>
        </div>
    }
}
