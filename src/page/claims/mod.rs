//! *Claims*.

use yew::prelude::*;

use crate::page::ViewProps;

/// The view *Claims*.
#[component]
pub fn Claims(props: &ViewProps) -> Html {
    html! { <p>{ props.found.claims.len() }</p> }
}
