//! What the view can be narrowed by, each value with what it would give.

use std::rc::Rc;

use yew::prelude::*;

use crate::part::day::DayField;
use crate::part::later::use_later;
use crate::query::{Facet, FacetValue, Found};
use crate::shared::Shared;
use crate::state::{Action, Change, Filters, Value};
use crate::words;

/// How many of the values of a facet are shown at first; chosen ones always are.
const OFFERED: usize = 8;

/// What the facets are given.
#[derive(PartialEq, Properties)]
pub struct FacetsProps {
    /// What gets through, and the facets of the view.
    pub found: Shared<Found>,
    /// What narrows it.
    pub filters: Rc<Filters>,
    /// Says what the reader did.
    pub act: Callback<Action>,
}

/// All facets of a view.
#[component]
pub fn Facets(props: &FacetsProps) -> Html {
    let facets = props.found.facets.iter().map(|facet| {
        html! { <List key={facet.dimension.label()} facet={facet.clone()} act={props.act.clone()} /> }
    });
    let is_drawn = use_later(props.found.facets.iter().any(|facet| !facet.values.is_empty()));
    // On a narrow screen the filters are out of the way until they are asked for.
    let open = use_state(|| false);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_| open.set(!*open))
    };
    html! {
        <section class={classes!("facets", open.then_some("open"))} aria-label="Filters">
            <button class="quiet unfold" aria-expanded={open.to_string()} onclick={toggle}>{ "Filters" }</button>
            { days(&props.filters, &props.act) }
            if is_drawn {
                { for facets }
            }
        </section>
    }
}

fn days(filters: &Filters, act: &Callback<Action>) -> Html {
    let (from, to) = (filters.from, filters.to);
    let set_from = act.reform(move |day| Action::Filter(Change::Dates(day, to)));
    let set_to = act.reform(move |day| Action::Filter(Change::Dates(from, day)));
    html! {
        <fieldset class="days">
            <legend>{ "Dates" }</legend>
            <label>{ "From" }<DayField day={from} commit={set_from} /></label>
            <label>{ "To" }<DayField day={to} commit={set_to} /></label>
        </fieldset>
    }
}

#[derive(PartialEq, Properties)]
struct ListProps {
    facet: Facet,
    act: Callback<Action>,
}

/// The values of a facet: those that would give most, and the chosen ones; the others on demand.
#[component]
fn List(props: &ListProps) -> Html {
    let facet = &props.facet;
    let all = use_state_eq(|| false);
    // What we have named ourselves is a short list; of all others there may be thousands.
    let is_short = facet
        .values
        .iter()
        .all(|value| matches!(value.value, Value::Quarter(_) | Value::Status(_) | Value::Kind(_) | Value::Act(_)));
    let is_shown = |place: usize, value: &FacetValue| *all || is_short || place < OFFERED || value.chosen;
    let shown = facet.values.iter().enumerate().filter(|&(place, value)| is_shown(place, value));
    let shown: Vec<Html> = shown.map(|(_, value)| line(value, &props.act)).collect();
    let hidden = facet.values.len() - shown.len();
    let toggle = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(!*all))
    };
    html! {
        <fieldset>
            <legend>{ facet.dimension.label() }</legend>
            { for shown }
            if hidden > 0 || *all {
                <button class="quiet small more" aria-expanded={all.to_string()} onclick={toggle}>
                    { if *all { "Show fewer".to_owned() } else { format!("Show {} more", words::grouped(hidden)) } }
                </button>
            }
            if *all && facet.more > 0 {
                <p class="more">{ format!("{} that give less are not listed.", words::grouped(facet.more)) }</p>
            }
        </fieldset>
    }
}

fn line(value: &FacetValue, act: &Callback<Action>) -> Html {
    let toggled = value.value.clone();
    let mark = match &value.value {
        Value::Quarter(quarter) => html! { <i class={classes!("dot", quarter.class())}></i> },
        Value::Kind(kind) => {
            html! { <u class={classes!("sign", words::kind_class(*kind))} aria-hidden="true">{ "ab" }</u> }
        }
        _ => Html::default(),
    };
    html! {
        <label key={format!("{:?}", value.value)} class={classes!((value.count == 0).then_some("none"))}>
            <input type="checkbox" checked={value.chosen}
                onchange={act.reform(move |_| Action::Filter(Change::Toggle(toggled.clone())))} />
            { mark }
            <span class="name">{ &*value.label }</span>
            <em>{ words::grouped(value.count) }</em>
        </label>
    }
}
