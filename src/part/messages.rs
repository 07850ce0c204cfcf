//! What was said last: shown for a while, and read aloud.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use yew::prelude::*;

use crate::state::{Action, Message, Tone};

/// What the list is given.
#[derive(PartialEq, Properties)]
pub struct MessagesProps {
    /// Oldest first.
    pub messages: Rc<Vec<Message>>,
    /// Says what the reader did.
    pub act: Callback<Action>,
}

/// How long a message stays that asks nothing of the reader, in milliseconds.
const STAY: i32 = 6000;

/// The messages, in a live region that is always there, or it would not be heard.
#[component]
pub fn Messages(props: &MessagesProps) -> Html {
    let newest = props.messages.last().filter(|message| message.tone == Tone::Plain).map(|message| message.id);
    {
        let act = props.act.clone();
        use_effect_with(newest, move |&newest| {
            let (Some(id), Some(window)) = (newest, web_sys::window()) else { return };
            let away = Closure::once_into_js(move || act.emit(Action::Dismiss(id)));
            drop(window.set_timeout_with_callback_and_timeout_and_arguments_0(away.unchecked_ref(), STAY));
        });
    }
    let messages = props.messages.iter().map(|message| {
        let id = message.id;
        let warning = (message.tone == Tone::Warning).then_some("warning");
        html! {
            <p key={id} class={classes!("message", warning)}>
                <span>{ &*message.text }</span>
                <button class="quiet" aria-label="Dismiss" onclick={props.act.reform(move |_| Action::Dismiss(id))}>{ "×" }</button>
            </p>
        }
    });
    html! { <div class="messages" role="status" aria-live="polite" aria-atomic="false">{ for messages }</div> }
}
