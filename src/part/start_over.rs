//! Asks before all articles are forgotten.

use yew::prelude::*;

use crate::bridge::Ask;
use crate::page::hooks;
use crate::part::dialog::Modal;
use crate::state::Action;

/// The question. Nothing of what was read is kept anywhere else.
pub fn start_over(act: &Callback<Action>, ask: &Callback<Ask>) -> Html {
    let keep = act.reform(|()| Action::Dialog(None));
    let forget = ask.reform(|_| {
        hooks::forget();
        Ask::Reset
    });
    html! {
        <Modal title="Start over?" close={keep.clone()}>
            <p>{ "All articles and what was found in them are forgotten. They are kept nowhere else." }</p>
            <p class="buttons">
                <button onclick={keep.reform(|_| ())}>{ "Keep them" }</button>
                <button class="main" onclick={forget}>{ "Forget them" }</button>
            </p>
        </Modal>
    }
}
