//! What was said last: shown for a while, and read aloud.

use std::rc::Rc;

use yew::prelude::*;

use crate::part::later::Timer;
use crate::state::{Action, Message, Tone};

/// What the list is given.
#[derive(PartialEq, Properties)]
pub struct MessagesProps {
    /// Oldest first.
    pub messages: Rc<Vec<Message>>,
    /// Says what the reader did.
    pub act: Callback<Action>,
}

/// How long a message stays that asks nothing of the reader, in milliseconds. Warnings stay until they are closed.
const STAY: i32 = 6000;

/// The messages, in a live region that is always there, or it would not be heard.
#[component]
pub fn Messages(props: &MessagesProps) -> Html {
    let messages = props.messages.iter().map(|message| {
        html! { <Line key={message.id} message={message.clone()} act={props.act.clone()} /> }
    });
    html! { <div class="messages" role="status" aria-live="polite" aria-atomic="false">{ for messages }</div> }
}

#[derive(PartialEq, Properties)]
struct LineProps {
    message: Message,
    act: Callback<Action>,
}

/// A message. While the pointer or the focus is on it, its time stands still.
#[component]
fn Line(props: &LineProps) -> Html {
    let id = props.message.id;
    let held = use_state_eq(|| false);
    let goes = props.message.tone == Tone::Plain && !*held;
    {
        let act = props.act.clone();
        use_effect_with(goes, move |&goes| {
            let timer = goes.then(|| Timer::start(STAY, move || act.emit(Action::Dismiss(id))));
            move || drop(timer)
        });
    }
    let hold = |to: bool| {
        let held = held.clone();
        move || held.set(to)
    };
    let (over, out) = (hold(true), hold(false));
    let (entered, left) = (hold(true), hold(false));
    let warning = (props.message.tone == Tone::Warning).then_some("warning");
    html! {
        <p class={classes!("message", warning)} onmouseenter={move |_: MouseEvent| over()}
            onmouseleave={move |_: MouseEvent| out()} onfocusin={move |_: FocusEvent| entered()}
            onfocusout={move |_: FocusEvent| left()}>
            <span>{ &*props.message.text }</span>
            if props.message.undoes {
                <button class="quiet" onclick={props.act.reform(|_| Action::Undo)}>{ "Undo this" }</button>
            }
            <button class="quiet" aria-label="Dismiss" onclick={props.act.reform(move |_| Action::Dismiss(id))}>{ "×" }</button>
        </p>
    }
}
