//! The four views, with how many rows each has.

use yew::prelude::*;

use crate::query::Found;
use crate::shared::Shared;
use crate::state::{Action, View};
use crate::words;

/// What the navigation is given.
pub struct NavProps {
    /// Which view is shown.
    pub view: View,
    /// What gets through the filters.
    pub found: Shared<Found>,
    /// Says what the reader did.
    pub act: Callback<Action>,
}

/// The navigation.
pub fn nav(props: &NavProps) -> Html {
    let views = View::ALL.map(|view| {
        let count = props.found.count(view);
        let current = (view == props.view).then_some("page");
        html! {
            <div key={view.label()} class="view">
                <button aria-current={current} onclick={props.act.reform(move |_| Action::Show(view))}>{ view.label() }</button>
                <em>{ words::grouped(count) }</em>
            </div>
        }
    });
    html! { <nav class="views" aria-label="Views">{ for views }</nav> }
}
