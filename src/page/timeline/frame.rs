//! What stands around the picture: its buttons above, what it shows below.

use jiff::civil::Date;
use yew::prelude::*;

use super::gesture::STEP;
use super::pack::Packed;
use super::prepare::{LaneBy, Prepared};
use super::scale::View;
use crate::part::dates::from_number;
use crate::words;

/// The buttons.
pub(super) fn toolbar(
    by: &UseStateHandle<LaneBy>,
    zoom: &Callback<f64>,
    moved_to: &UseStateHandle<Option<View>>,
    view: View,
    on_range: &Callback<(Option<Date>, Option<Date>)>,
) -> Html {
    let lanes = LaneBy::ALL.into_iter().map(|of| {
        let by_set = by.clone();
        let onclick = Callback::from(move |_: MouseEvent| by_set.set(of));
        html! { <button type="button" class="quiet" aria-pressed={(**by == of).to_string()} {onclick}>{ of.label() }</button> }
    });
    let fit = {
        let moved_to = moved_to.clone();
        Callback::from(move |_: MouseEvent| moved_to.set(None))
    };
    let only = on_range.reform(move |_: MouseEvent| {
        (Some(from_number(view.start.round() as i32)), Some(from_number(view.end.round() as i32 - 1)))
    });
    let moved = moved_to.is_some();
    html! {
        <div class="tl-bar">
            <span class="hint" id="lanes-by">{ "Lanes by" }</span>
            <span class="switch" role="group" aria-labelledby="lanes-by">{ for lanes }</span>
            <span class="grow"></span>
            if moved {
                <button type="button" class="quiet" onclick={only}>{ "Filter to these days" }</button>
            }
            <button type="button" class="quiet" disabled={!moved} onclick={fit}>{ "Fit" }</button>
            <button type="button" aria-label="Zoom out" title="Zoom out (−)" onclick={zoom.reform(|_: MouseEvent| STEP)}>{ "−" }</button>
            <button type="button" aria-label="Zoom in" title="Zoom in (+)" onclick={zoom.reform(|_: MouseEvent| 1.0 / STEP)}>{ "+" }</button>
        </div>
    }
}

/// `61 events, 26 Aug – 7 Nov 2025 · 12 hidden …`; `live` where one can zoom in and look elsewhere.
pub(super) fn summary(prepared: &Prepared, packed: &Packed, view: View, live: bool) -> String {
    let hidden: u32 = packed.hidden.iter().sum();
    let seen = packed.placed.len() + hidden as usize;
    let (from, to) = (
        from_number(view.start.ceil() as i32),
        from_number((view.end.floor() as i32 - 1).max(view.start.ceil() as i32)),
    );
    let way_back = if seen == 0 && live { " · press Home for all" } else { "" };
    let mut said =
        format!("{}, {}{way_back}", words::count(seen, "event", "events"), words::days(Some(from), Some(to)));
    let mut add = |count: usize, what: &str| {
        if count > 0 {
            said.push_str(&format!(" · {} {what}", words::grouped(count)));
        }
    };
    add(hidden as usize, if live { "hidden by heavier ones: zoom in" } else { "hidden by heavier ones" });
    add(packed.before as usize, "earlier");
    add(packed.after as usize, "later");
    add(prepared.undated, if live { "undated, in the table" } else { "undated" });
    said
}
