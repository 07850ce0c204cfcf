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
    let facets = props.found.facets.iter().map(|facet| {
        html! { <FacetList key={facet.dimension.label()} facet={facet.clone()} act={props.act.clone()} /> }
    });
    // On a narrow screen the filters are out of the way until they are asked for.
    let open = use_state(|| false);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_| open.set(!*open))
    };
    html! {
        <section class={classes!("facets", open.then_some("open"))} aria-label="Filters">
            <button class="quiet unfold" aria-expanded={open.to_string()} onclick={toggle}>{ "Filters" }</button>
            <Days filters={Rc::clone(&props.filters)} act={props.act.clone()} />
            { for facets }
        </section>
    }
}

#[derive(PartialEq, Properties)]
struct DaysProps {
    filters: Rc<Filters>,
    act: Callback<Action>,
}

#[component]
fn Days(props: &DaysProps) -> Html {
    let (from, to) = (props.filters.from, props.filters.to);
    let day = |event: &Event| route::read_date(&event.target_unchecked_into::<HtmlInputElement>().value());
    let set_from = props.act.reform(move |event: Event| Action::Filter(Change::Dates(day(&event), to)));
    let set_to = props.act.reform(move |event: Event| Action::Filter(Change::Dates(from, day(&event))));
    let text = |date: Option<jiff::civil::Date>| date.map(|date| date.to_string()).unwrap_or_default();
    html! {
        <fieldset class="days">
            <legend>{ "Dates" }</legend>
            <label>{ "From" }<input type="date" value={text(from)} onchange={set_from} /></label>
            <label>{ "To" }<input type="date" value={text(to)} onchange={set_to} /></label>
        </fieldset>
    }
}

#[derive(PartialEq, Properties)]
struct FacetProps {
    facet: Facet,
    act: Callback<Action>,
}

#[component]
fn FacetList(props: &FacetProps) -> Html {
    let facet = &props.facet;
    let values = facet.values.iter().map(|value| line(value, &props.act));
    html! {
        <fieldset>
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
