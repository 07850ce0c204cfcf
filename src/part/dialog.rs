//! A dialog: takes the focus, keeps it, and gives it back.

use web_sys::{Event, HtmlDialogElement, HtmlElement};
use yew::prelude::*;

/// What a dialog is given.
#[derive(PartialEq, Properties)]
pub struct DialogProps {
    /// Its heading, and its name.
    pub title: AttrValue,
    /// Says that it is to be closed.
    pub close: Callback<()>,
    /// What is in it.
    pub children: Html,
}

/// A modal dialog, by the browser's own means.
#[component]
pub fn Modal(props: &DialogProps) -> Html {
    let dialog = use_node_ref();
    {
        let dialog = dialog.clone();
        use_effect_with((), move |()| {
            let document = web_sys::window().and_then(|window| window.document());
            let before = document.and_then(|document| document.active_element());
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                drop(dialog.show_modal());
            }
            let shown = dialog.cast::<HtmlDialogElement>();
            move || {
                use wasm_bindgen::JsCast;
                // As long as it is open nothing behind it takes the focus.
                if let Some(shown) = shown {
                    shown.close();
                }
                if let Some(before) = before.and_then(|before| before.dyn_into::<HtmlElement>().ok()) {
                    drop(before.focus());
                }
            }
        });
    }
    let cancelled = {
        let close = props.close.clone();
        Callback::from(move |event: Event| {
            event.prevent_default();
            close.emit(());
        })
    };
    html! {
        <dialog ref={dialog} aria-label={props.title.clone()} oncancel={cancelled}>
            <div class="dialog-head">
                <h2>{ props.title.clone() }</h2>
                <button class="quiet" aria-label="Close" onclick={props.close.reform(|_| ())}>{ "×" }</button>
            </div>
            { props.children.clone() }
        </dialog>
    }
}
