//! The first screen: what this is, that nothing leaves the device, and what to do.

use std::rc::Rc;

use yew::prelude::*;

use crate::bridge::Ask;
use crate::keep::Want;
use crate::part::header::AddButton;
use crate::part::shelf::ShelfList;
use crate::state::{Action, Dialog, Shelf};

/// What the screen is given.
#[derive(PartialEq, Properties)]
pub struct StartProps {
    /// What is kept.
    pub shelf: Shelf,
    /// Says what the reader did.
    pub act: Callback<Action>,
    /// Asks the worker.
    pub ask: Callback<Ask>,
    /// Wants something of the keeper.
    pub want: Callback<Want>,
}

/// The first screen. `index.html` holds the same words, to be seen before the app is there.
#[component]
pub fn Start(props: &StartProps) -> Html {
    html! {
        <section class="start" aria-labelledby="start-title">
            <h1 id="start-title">{ "Read the news with a second pair of eyes." }</h1>
            <p class="lead">
                { "Drop in reports of a conflict or a negotiation. Dateline finds who did what to whom, when, where, and according to whom." }
                <br />{ "Every finding leads to the words that support it; where sources disagree, it says so." }
                <br />{ "All of it happens on this device. No text leaves it." }
            </p>
            <p class="offers">
                <button class="main" onclick={props.ask.reform(|_| Ask::Sample)}>{ "Open the sample" }</button>
                <AddButton ask={props.ask.clone()} />
                <button onclick={props.act.reform(|_| Action::Dialog(Some(Dialog::Paste)))}>{ "Paste text" }</button>
            </p>
            <ShelfList dossiers={Rc::clone(&props.shelf.dossiers)} used={props.shelf.used} want={props.want.clone()} />
            <div class="target">
                <p>{ "Drop files or folders anywhere on this page" }</p>
                <p class="hint">{ "Text, Markdown, saved web pages, JSON Lines, CSV, ZIP" }</p>
            </div>
        </section>
    }
}
