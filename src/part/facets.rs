//! What the view can be narrowed by, each value with what it would give.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::query::{Facet, FacetValue, Found};
use crate::route;
use crate::shared::Shared;
use crate::state::{Action, Change, Filters, Value};
use crate::words;
use std::rc::Rc;

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
    let facets = props.found.facets.iter().map(|facet| list(facet, &props.act));
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
            { for facets }
        </section>
    }
}

fn days(filters: &Filters, act: &Callback<Action>) -> Html {
    let (from, to) = (filters.from, filters.to);
    let day = |event: &Event| route::read_date(&event.target_unchecked_into::<HtmlInputElement>().value());
    let set_from = act.reform(move |event: Event| Action::Filter(Change::Dates(day(&event), to)));
    let set_to = act.reform(move |event: Event| Action::Filter(Change::Dates(from, day(&event))));
    let text = |date: Option<jiff::civil::Date>| date.map(|date| date.to_string()).unwrap_or_default();
    html! {
        <fieldset class="days">
            <legend>{ "Dates" }</legend>
            <label>{ "From" }<input type="date" value={text(from)} onchange={set_from} /></label>
            <label>{ "To" }<input type="date" value={text(to)} onchange={set_to} /></label>
        </fieldset>
    }
}

fn list(facet: &Facet, act: &Callback<Action>) -> Html {
    let values = facet.values.iter().map(|value| line(value, act));
    html! {
        <fieldset key={facet.dimension.label()}>
            <legend>{ facet.dimension.label() }</legend>
            { for values }
            if facet.more > 0 {
                <p class="more">{ format!("and {} more: search for them", words::grouped(facet.more)) }</p>
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
