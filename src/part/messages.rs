//! What was said last: shown for a while, and read aloud.

use std::rc::Rc;

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

/// The messages, in a live region that is always there, or it would not be heard.
#[component]
pub fn Messages(props: &MessagesProps) -> Html {
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
