//! The list of kept dossiers: open, rename, delete.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use crate::keep::{Want, name};
use crate::page::hooks;
use crate::state::shelf::Kept;
use crate::words;

/// The id of the heading, which takes the focus when a row goes away.
pub const TITLE: &str = "shelf-title";

/// What the list is given.
#[derive(PartialEq, Properties)]
pub struct ShelfProps {
    /// What is kept.
    pub dossiers: Rc<Vec<Kept>>,
    /// Which of them is open, and has no row.
    #[prop_or_default]
    pub open: Option<Rc<str>>,
    /// How many bytes the page has in the browser's store.
    pub used: Option<f64>,
    /// Wants something of the keeper.
    pub want: Callback<Want>,
}

/// The list; nothing if there is nothing in it.
#[component]
pub fn ShelfList(props: &ShelfProps) -> Html {
    let shown = props.dossiers.iter().filter(|kept| props.open.as_ref() != Some(&kept.id));
    let count = shown.clone().count();
    // Whether a row was deleted here, and not in another tab.
    let deletes = use_mut_ref(|| false);
    let want = {
        let deletes = Rc::clone(&deletes);
        use_callback(props.want.clone(), move |wanted, want| {
            *deletes.borrow_mut() = matches!(wanted, Want::Delete(_));
            want.emit(wanted);
        })
    };
    {
        let before = use_mut_ref(|| count);
        use_effect_with(count, move |&count| {
            if count < before.replace(count) && deletes.take() && hooks::focus_is_lost() {
                refocus(count);
            }
        });
    }
    let rows: Vec<Html> =
        shown.map(|kept| html! { <Row key={&*kept.id} kept={kept.clone()} want={want.clone()} /> }).collect();
    let used = props.used.filter(|used| *used >= 1.0).map(|used| format!(", {} of it", words::size(used as u32)));
    if rows.is_empty() {
        return Html::default();
    }
    html! {
        <section class="shelf" aria-labelledby={TITLE}>
            <h2 id={TITLE} tabindex="-1">{ if props.open.is_some() { "Other dossiers" } else { "Your dossiers" } }</h2>
            <ul>{ for rows }</ul>
            <p class="hint">{ format!("Kept in this browser only{}.", used.unwrap_or_default()) }</p>
        </section>
    }
}

/// Gives the focus to what is left where a row that had it went away.
fn refocus(rows: usize) {
    if rows > 0 {
        return hooks::focus(TITLE);
    }
    // Nothing behind an open dialog takes it.
    let document = web_sys::window().and_then(|window| window.document());
    let dialog = document.and_then(|document| document.query_selector("dialog[open] button").ok()?);
    match dialog.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        Some(button) => drop(button.focus()),
        None => hooks::focus("main"),
    }
}

#[derive(PartialEq, Properties)]
struct RowProps {
    kept: Kept,
    want: Callback<Want>,
}

/// What a row is doing.
#[derive(Clone, Copy, PartialEq)]
enum Mode {
    Plain,
    Naming,
    /// Deleting is asked for.
    Asking,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let mode = use_state_eq(|| Mode::Plain);
    let first = use_node_ref();
    {
        // What was pressed goes away: what stands in its place takes the focus.
        let (first, before) = (first.clone(), use_mut_ref(|| Mode::Plain));
        use_effect_with(*mode, move |&mode| {
            let is_new = before.replace(mode) != mode;
            if let Some(first) = first.cast::<HtmlElement>().filter(|_| is_new) {
                drop(first.focus());
            }
        });
    }
    let Kept { id, name, articles, changed } = &props.kept;
    let to = |next: Mode| {
        let mode = mode.clone();
        Callback::from(move |_: MouseEvent| mode.set(next))
    };
    let wants = |want: fn(Rc<str>) -> Want| {
        let id = Rc::clone(id);
        props.want.reform(move |_: MouseEvent| want(Rc::clone(&id)))
    };
    let articles = words::count(*articles as usize, "article", "articles");
    match *mode {
        Mode::Plain => html! {
            <li>
                <button ref={first} class="link" onclick={wants(|id| Want::Open(id, None))}>{ &**name }</button>
                <span class="about">{ format!("{articles} · {changed}") }</span>
                <button class="quiet" aria-label={format!("Rename {name}")} onclick={to(Mode::Naming)}>{ "Rename" }</button>
                <button class="quiet" aria-label={format!("Delete {name}")} onclick={to(Mode::Asking)}>{ "Delete" }</button>
            </li>
        },
        Mode::Naming => html! {
            <li>
                <Naming name={Rc::clone(name)} field={first} done={
                    let (mode, want, id) = (mode.clone(), props.want.clone(), Rc::clone(id));
                    Callback::from(move |name: Option<Rc<str>>| {
                        if let Some(name) = name {
                            want.emit(Want::Rename(Rc::clone(&id), name));
                        }
                        mode.set(Mode::Plain);
                    })
                } />
            </li>
        },
        Mode::Asking => html! {
            <li class="asking">
                <span class="grow">{ format!("Delete “{name}” with its {articles} from this browser?") }</span>
                <button ref={first} onclick={to(Mode::Plain)}>{ "Keep it" }</button>
                <button class="main" onclick={wants(Want::Delete)}>{ "Delete it" }</button>
            </li>
        },
    }
}

/// What the field is given.
#[derive(PartialEq, Properties)]
pub struct NamingProps {
    /// The name so far.
    pub name: Rc<str>,
    /// The field, for whoever wants to give it the focus.
    pub field: NodeRef,
    /// Says the new name, or that it stays.
    pub done: Callback<Option<Rc<str>>>,
}

/// A field for a name.
#[component]
pub fn Naming(props: &NamingProps) -> Html {
    let submit = {
        let (field, done, before) = (props.field.clone(), props.done.clone(), Rc::clone(&props.name));
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let typed = field.cast::<HtmlInputElement>().and_then(|field| name::typed(&field.value()));
            done.emit(typed.filter(|typed| **typed != *before).map(Into::into));
        })
    };
    let away = {
        let done = props.done.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                // The dialog around it stays open.
                event.prevent_default();
                event.stop_propagation();
                done.emit(None);
            }
        })
    };
    html! {
        <form class="naming" onsubmit={submit}>
            <input ref={props.field.clone()} aria-label="Name of the dossier" value={props.name.to_string()}
                autocomplete="off" maxlength="200" onkeydown={away} />
            <button>{ "Save name" }</button>
        </form>
    }
}
