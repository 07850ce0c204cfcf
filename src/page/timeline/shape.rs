//! The marks of the picture: what they look like says who vouches and how sure the days are.

use dateline_core::model::Status;
use yew::prelude::*;

use super::pack::{DOT, OPEN, Placed};

/// What a mark has to say by its shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Filled, hollow, struck out, open to the right, or dashed.
    pub status: Status,
    /// A class with a colour.
    pub class: &'static str,
    /// One day, not an interval.
    pub day: bool,
    /// The beginning is not known.
    pub open_left: bool,
    /// The end is not known.
    pub open_right: bool,
}

/// Draws a mark around the height `y`, within `right`.
pub fn mark(placed: &Placed, y: f64, look: Look, right: f64) -> Html {
    let top = y - DOT / 2.0;
    let (x, width) = (placed.start, placed.end - placed.start);
    let radius = if look.day { "5" } else { "2" };
    let body = |class: &'static str, fill: Option<String>| {
        html! {
            <rect class={class} x={px(x)} y={px(top)} width={px(width)} height={px(DOT)} rx={radius} fill={fill} />
        }
    };
    let shape = match look.status {
        Status::Reported if look.day => body("full", None),
        Status::Reported => body("soft", Some(format!("url(#soft-{})", look.class))),
        Status::Claimed => body("hollow", None),
        Status::Hypothetical => body("hollow maybe", None),
        Status::Denied => html! {
            <>
                { body("hollow", None) }
                <path class="strike" d={format!("M{} {}L{} {}", px(x - 1.0), px(y + 6.0), px(x + width + 1.0), px(y - 6.0))} />
            </>
        },
        Status::Planned => planned(x, width, y),
    };
    html! {
        <>
            { shape }
            if look.open_left {
                <path class="open" d={format!("M{} {}h-{}", px(x), px(y), px(OPEN.min(x)))} />
            }
            if look.open_right && look.status != Status::Planned {
                <path class="open" d={format!("M{} {}h{}", px(x + width), px(y), px(OPEN.min((right - x - width).max(0.0))))} />
            }
        </>
    }
}

/// Closed to the left, open to the right.
fn planned(x: f64, width: f64, y: f64) -> Html {
    let radius = DOT / 2.0;
    let straight = (width - radius).max(2.0);
    let path = format!(
        "M{} {}h-{}a{radius} {radius} 0 0 0 0 {DOT}h{}",
        px(x + radius + straight),
        px(y - radius),
        px(straight),
        px(straight)
    );
    html! { <path class="hollow" d={path} /> }
}

/// Gradients that fade at both ends, one for each colour.
pub fn gradients() -> Html {
    let classes = ["talk", "help", "word", "force"];
    let one = |class: &'static str| {
        html! {
            <linearGradient id={format!("soft-{class}")} class={class}>
                <stop offset="0" stop-color="currentColor" stop-opacity=".12" />
                <stop offset=".5" stop-color="currentColor" stop-opacity=".85" />
                <stop offset="1" stop-color="currentColor" stop-opacity=".12" />
            </linearGradient>
        }
    };
    html! { <defs>{ for classes.into_iter().map(one) }</defs> }
}

/// A length with a tenth of a pixel.
pub fn px(length: f64) -> String {
    format!("{}", (length * 10.0).round() / 10.0)
}
