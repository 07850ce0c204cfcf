//! The header: whose page this is, what is open, what to look for, what to add.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::bridge::Ask;
use crate::part::drop;
use crate::state::{Action, Change, Dialog, Theme};

/// The id of the search field, for the key that goes there.
pub const SEARCH: &str = "search";

/// What the header is given.
#[derive(PartialEq, Properties)]
pub struct HeaderProps {
    /// What is open is called so.
    pub name: AttrValue,
    /// Whether there is anything to search.
    pub is_empty: bool,
    /// What is looked for.
    pub text: AttrValue,
    /// Light, dark or the system's.
    pub theme: Theme,
    /// Says what the reader did.
    pub act: Callback<Action>,
    /// Asks the worker.
    pub ask: Callback<Ask>,
}

/// The header.
#[component]
pub fn Header(props: &HeaderProps) -> Html {
    let search = {
        let act = props.act.clone();
        Callback::from(move |event: InputEvent| {
            let field: HtmlInputElement = event.target_unchecked_into();
            act.emit(Action::Filter(Change::Text(field.value())));
        })
    };
    html! {
        <header class="head">
            if props.is_empty {
                // The first screen has a heading of its own.
                <span class="wordmark">{ "Dateline" }</span>
            } else {
                <h1 class="wordmark">{ "Dateline" }</h1>
            }
            if !props.is_empty {
                <button class="quiet dossier" aria-haspopup="dialog" title={&props.name}
                    onclick={props.act.reform(|_| Action::Dialog(Some(Dialog::Dossiers)))}>
                    <span>{ &props.name }</span>
                </button>
                <div class="find" role="search">
                    <input id={SEARCH} type="search" placeholder="Search names, words" aria-label="Search"
                        value={props.text.clone()} oninput={search} autocomplete="off" spellcheck="false" />
                    <kbd aria-hidden="true">{ "/" }</kbd>
                </div>
            }
            <span class="grow"></span>
            { theme_button(props.theme, &props.act) }
            <button class="quiet keys" onclick={props.act.reform(|_| Action::Dialog(Some(Dialog::Shortcuts)))}>
                { "Keys" }
            </button>
            if !props.is_empty {
                <button onclick={props.act.reform(|_| Action::Dialog(Some(Dialog::Share)))}>{ "Share" }</button>
                <button onclick={props.act.reform(|_| Action::Dialog(Some(Dialog::TakeAway)))}>
                    { "Take away" }
                </button>
                <button onclick={props.act.reform(|_| Action::Dialog(Some(Dialog::Paste)))}>
                    { "Paste text" }
                </button>
                <AddButton main=true ask={props.ask.clone()} />
            }
        </header>
    }
}

fn theme_button(theme: Theme, act: &Callback<Action>) -> Html {
    let (name, next) = match theme {
        Theme::System => ("system", Theme::Light),
        Theme::Light => ("light", Theme::Dark),
        Theme::Dark => ("dark", Theme::System),
    };
    html! {
        <button class="quiet theme" aria-label={format!("Theme: {name}")} onclick={act.reform(move |_| Action::Theme(next))}>
            { "Theme" }<span class="wide">{ ": " }{ name }</span>
        </button>
    }
}

/// What the button is given.
#[derive(PartialEq, Properties)]
pub struct AddProps {
    /// Whether it is the one thing to do here.
    #[prop_or_default]
    pub main: bool,
    /// Asks the worker.
    pub ask: Callback<Ask>,
}

/// Opens the browser's file chooser.
#[component]
pub fn AddButton(props: &AddProps) -> Html {
    let field = use_node_ref();
    let open = {
        let field = field.clone();
        Callback::from(move |_| {
            if let Some(field) = field.cast::<HtmlInputElement>() {
                field.click();
            }
        })
    };
    let chosen = {
        let ask = props.ask.clone();
        Callback::from(move |event: Event| {
            let field: HtmlInputElement = event.target_unchecked_into();
            if let Some(files) = field.files() {
                ask.emit(Ask::Files(drop::listed(&files)));
            }
            field.set_value("");
        })
    };
    html! {
        <>
            <input ref={field} class="chooser" type="file" multiple=true tabindex="-1" aria-hidden="true" onchange={chosen}
                accept=".txt,.text,.md,.markdown,.html,.htm,.xhtml,.mhtml,.json,.jsonl,.ndjson,.csv,.tsv,.zip,.pdf,.docx,text/*" />
            <button class={classes!(props.main.then_some("main"))} onclick={open}>{ "Add articles" }</button>
        </>
    }
}
