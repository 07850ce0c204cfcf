//! *Entities*.

use yew::prelude::*;

use crate::page::ViewProps;

/// The view *Entities*.
#[component]
pub fn Entities(props: &ViewProps) -> Html {
    html! { <p>{ props.found.entities.len() }</p> }
}
