//! A picture of the page as a file of its own: SVG, or PNG at twice its size.

mod look;
mod save;
mod svg;

use std::rc::Rc;

use yew::prelude::*;

pub use self::look::INK;
pub use self::svg::write;
use crate::state::Action;

/// A picture with what it needs to stand alone.
#[derive(Clone, Debug, Default)]
pub struct Drawing {
    /// Part of the file's name.
    pub name: &'static str,
    /// What it is, in one line.
    pub title: String,
    /// What it shows, for those who do not see it.
    pub description: String,
    /// Width in pixels.
    pub width: f64,
    /// Height in pixels.
    pub height: f64,
    /// The content of the `<svg>`.
    pub content: Html,
}

/// Two quiet buttons that save what `draw` draws when one of them is pressed.
pub fn save_picture(what: &'static str, draw: impl Fn() -> Drawing + 'static, act: &Callback<Action>) -> Html {
    let draw = Rc::new(draw);
    let button = |as_png: bool| {
        let (draw, act) = (Rc::clone(&draw), act.clone());
        let kind = if as_png { "PNG" } else { "SVG" };
        let onclick = Callback::from(move |_: MouseEvent| save::save(&draw(), as_png, act.clone()));
        html! {
            <button type="button" class="quiet small" aria-label={format!("Save the picture as {kind}: {what}")} {onclick}>{ kind }</button>
        }
    };
    html! { <span class="save">{ "Save picture: " }{ button(true) }{ button(false) }</span> }
}
