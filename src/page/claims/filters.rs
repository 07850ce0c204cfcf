//! By whom and with what act: the two questions one asks of claims first.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::page::ViewProps;
use crate::query::claimants_by_claims;
use crate::state::{Action, Change, Dimension, Filters, Value};
use crate::words;

/// Claimants that are offered before all are asked for.
const OFFERED: usize = 200;

/// Two lists to choose from.
#[component]
pub fn ClaimFilters(props: &ViewProps) -> Html {
    let all = use_state_eq(|| false);
    let show_all = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(true))
    };
    let claimants = use_memo((props.dossier.clone(), props.index.clone()), |(dossier, index)| {
        let counted = claimants_by_claims(dossier, index).into_iter();
        counted
            .filter_map(|(id, count)| {
                let entity = dossier.folded.entities.get(id as usize)?;
                let id: Rc<str> = entity.id.as_str().into();
                Some((Value::Claimant(id), format!("{} ({})", entity.name, words::grouped(count))))
            })
            .collect::<Vec<_>>()
    });
    let acts: Vec<(Value, String)> =
        words::ACTS.into_iter().map(|act| (Value::Act(act), words::act(act).to_owned())).collect();
    let offered = if *all { &claimants[..] } else { &claimants[..claimants.len().min(OFFERED)] };
    let left_out = claimants.len() - offered.len();
    html! {
        <div class="asks">
            { ask("Said by", "anyone", offered, Dimension::Claimant, &props.filters, &props.act) }
            if left_out > 0 {
                <button class="quiet small" onclick={show_all}>
                    { format!("List {} more who say less", words::grouped(left_out)) }
                </button>
            }
            { ask("Act", "any", &acts, Dimension::Act, &props.filters, &props.act) }
        </div>
    }
}

fn ask(
    name: &'static str,
    all: &'static str,
    values: &[(Value, String)],
    dimension: Dimension,
    filters: &Filters,
    act: &Callback<Action>,
) -> Html {
    let chosen: Vec<bool> = values.iter().map(|(value, _)| filters.has(value)).collect();
    let count = filters.of(dimension).count();
    let offered: Vec<Value> = values.iter().map(|(value, _)| value.clone()).collect();
    let onchange = act.reform(move |event: Event| {
        let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
        let place = select.and_then(|select| select.value().parse::<usize>().ok());
        let change = place.and_then(|place| offered.get(place).cloned()).map_or(Change::Lift(dimension), Change::Only);
        Action::Filter(change)
    });
    let first = match count {
        0 | 1 => all.to_owned(),
        many => format!("{many} chosen"),
    };
    let listed = count == 1 && chosen.contains(&true);
    let options = values.iter().zip(chosen).enumerate().map(|(at, ((_, label), chosen))| {
        html! { <option value={at.to_string()} selected={chosen && listed}>{ label }</option> }
    });
    html! {
        <label>
            <span class="hint">{ name }</span>
            <select {onchange}>
                <option value="" selected={!listed}>{ first }</option>
                { for options }
            </select>
        </label>
    }
}
