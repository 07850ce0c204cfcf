//! *Timeline*.

use yew::prelude::*;

use crate::page::ViewProps;

/// The view *Timeline*.
#[component]
pub fn Timeline(props: &ViewProps) -> Html {
    html! { <p>{ props.found.events.len() }</p> }
}
