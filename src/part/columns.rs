//! The edges between the three columns: dragged, or moved with the arrow keys; where they are is remembered.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, PointerEvent};
use yew::prelude::*;

/// Which edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Between where to look and what there is.
    Rail,
    /// Between what there is and the words themselves.
    Reader,
}

impl Edge {
    fn label(self) -> &'static str {
        match self {
            Edge::Rail => "Width of the filters",
            Edge::Reader => "Width of the reader",
        }
    }

    fn property(self) -> &'static str {
        match self {
            Edge::Rail => "--rail-width",
            Edge::Reader => "--reader-width",
        }
    }

    fn bounds(self) -> (i32, i32, i32) {
        match self {
            Edge::Rail => (150, 216, 420),
            Edge::Reader => (260, 360, 900),
        }
    }

    /// How a movement to the right changes the width.
    fn sign(self) -> i32 {
        match self {
            Edge::Rail => 1,
            Edge::Reader => -1,
        }
    }
}

/// What an edge is given.
#[derive(PartialEq, Properties)]
pub struct EdgeProps {
    /// Which one.
    pub edge: Edge,
}

/// An edge.
#[component]
pub fn Divider(props: &EdgeProps) -> Html {
    let edge = props.edge;
    let width = use_state(|| remembered(edge));
    let start = use_mut_ref(|| None::<(i32, i32)>);
    {
        let width = *width;
        use_effect_with(width, move |&width| apply(edge, width));
    }
    let move_to = {
        let width = width.clone();
        move |to: i32| {
            let (least, _, most) = edge.bounds();
            let to = to.clamp(least, most);
            remember(edge, to);
            width.set(to);
        }
    };
    let down = {
        let (start, width) = (start.clone(), *width);
        Callback::from(move |event: PointerEvent| {
            event.prevent_default();
            let handle: Element = event.target_unchecked_into();
            drop(handle.set_pointer_capture(event.pointer_id()));
            *start.borrow_mut() = Some((event.client_x(), width));
        })
    };
    let moved = {
        let (start, move_to) = (start.clone(), move_to.clone());
        Callback::from(move |event: PointerEvent| {
            if let Some((x, width)) = *start.borrow() {
                move_to(width + edge.sign() * (event.client_x() - x));
            }
        })
    };
    let up = Callback::from(move |_: PointerEvent| *start.borrow_mut() = None);
    let keys = {
        let width = *width;
        Callback::from(move |event: KeyboardEvent| {
            let by = match event.key().as_str() {
                "ArrowLeft" => -16,
                "ArrowRight" => 16,
                _ => return,
            };
            event.prevent_default();
            move_to(width + edge.sign() * by);
        })
    };
    let (least, _, most) = edge.bounds();
    let class = match edge {
        Edge::Rail => "edge edge-rail",
        Edge::Reader => "edge edge-reader",
    };
    html! {
        <div class={class} role="separator" tabindex="0" aria-orientation="vertical" aria-label={edge.label()}
            aria-valuenow={width.to_string()} aria-valuemin={least.to_string()} aria-valuemax={most.to_string()}
            onpointerdown={down} onpointermove={moved} onpointerup={up.clone()} onpointercancel={up} onkeydown={keys} />
    }
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

fn remembered(edge: Edge) -> i32 {
    let (least, usual, most) = edge.bounds();
    let kept = storage().and_then(|storage| storage.get_item(edge.property()).ok()?);
    kept.and_then(|kept| kept.parse().ok()).map_or(usual, |kept: i32| kept.clamp(least, most))
}

fn remember(edge: Edge, width: i32) {
    if let Some(storage) = storage() {
        drop(storage.set_item(edge.property(), &width.to_string()));
    }
}

fn apply(edge: Edge, width: i32) {
    let root = web_sys::window().and_then(|window| window.document()?.document_element());
    if let Some(root) = root.and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
        drop(root.style().set_property(edge.property(), &format!("{width}px")));
    }
}
