//! A form to type or paste an article.

use web_sys::{HtmlInputElement, HtmlTextAreaElement, SubmitEvent};
use yew::prelude::*;

use crate::bridge::Ask;
use crate::part::dialog::Modal;
use crate::protocol::Pasted;
use crate::route;
use crate::state::Action;

/// What the form is given.
#[derive(PartialEq, Properties)]
pub struct PasteProps {
    /// Says what the reader did.
    pub act: Callback<Action>,
    /// Asks the worker.
    pub ask: Callback<Ask>,
}

/// The form.
#[component]
pub fn Paste(props: &PasteProps) -> Html {
    let (title, outlet, published, text) = (use_node_ref(), use_node_ref(), use_node_ref(), use_node_ref());
    let close = props.act.reform(|()| Action::Dialog(None));
    let submit = {
        let (title, outlet, published, text) = (title.clone(), outlet.clone(), published.clone(), text.clone());
        let ask = props.ask.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let of = |field: &NodeRef| field.cast::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default();
            let text = text.cast::<HtmlTextAreaElement>().map(|field| field.value()).unwrap_or_default();
            if text.trim().is_empty() {
                return;
            }
            let published = route::read_date(&of(&published));
            ask.emit(Ask::Paste(Pasted { title: of(&title), outlet: of(&outlet), published, text }));
        })
    };
    html! {
        <Modal title="Paste text" close={close.clone()}>
            <form class="paste" onsubmit={submit}>
                <label>{ "Title" }<input ref={title} autocomplete="off" /></label>
                <div class="pair">
                    <label>{ "Outlet" }<input ref={outlet} autocomplete="off" /></label>
                    <label>{ "Date" }<input ref={published} type="date" /></label>
                </div>
                <label>{ "Text" }<textarea ref={text} rows="12" required=true autofocus=true /></label>
                <p class="hint">{ "The date places words such as “on Tuesday”. The text stays on this device." }</p>
                <p class="buttons">
                    <button type="button" onclick={close.reform(|_| ())}>{ "Cancel" }</button>
                    <button class="main" type="submit">{ "Read it" }</button>
                </p>
            </form>
        </Modal>
    }
}
