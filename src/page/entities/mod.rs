//! *Entities*: who and what the articles speak of.

mod chart;
pub mod detail;
pub mod list;
pub mod spread;

use std::rc::Rc;

use yew::prelude::*;

use self::chart::chart;
use self::detail::Detail;
use self::list::{COLUMNS, FIRST_SORT};
use self::spread::Spread;
use crate::page::ViewProps;
use crate::part::picture::save_picture;
use crate::part::size::Measure;
use crate::part::table::Table;
use crate::query::{FacetValue, first_mention, selected_entity};
use crate::shared::Shared;
use crate::state::{Action, Change, Dimension, Value};
use crate::words;

/// The view *Entities*: a table, and the detail of the chosen one.
#[component]
pub fn Entities(props: &ViewProps) -> Html {
    let sort = use_state_eq(|| FIRST_SORT);
    let spread = use_memo(props.dossier.clone(), |dossier| Spread::new(dossier));
    let rows = use_memo((props.dossier.clone(), props.found.clone(), *sort), |(dossier, found, sort)| {
        list::sorted(dossier, &found.entities, *sort)
    });
    let cells = use_callback((props.dossier.clone(), Shared(Rc::clone(&spread))), |id, (dossier, spread)| {
        list::cells(dossier, spread, id)
    });
    let on_sort = use_callback((), {
        let sort = sort.clone();
        move |next, ()| sort.set(next)
    });
    let on_open = use_callback((props.dossier.clone(), props.act.clone()), |id, (dossier, act)| {
        act.emit(Action::Select(first_mention(dossier, id)));
    });
    let save = spread.days().map(|_| {
        let (dossier, spread, rows) = (props.dossier.clone(), Rc::clone(&spread), Rc::clone(&rows));
        let draw = move || {
            let measure = Measure::new();
            chart(&dossier, &spread, &rows, &|text| measure.width(text, false)).unwrap_or_default()
        };
        save_picture("Mentions over time", draw, &props.act)
    });
    let chosen = selected_entity(&props.dossier, props.selection);
    let filtered = chosen.and_then(|id| props.dossier.folded.entities.get(id as usize));
    let filtered = filtered.is_some_and(|entity| props.filters.has(&Value::Entity(entity.id.as_str().into())));
    html! {
        <>
            <div class="over">
                { view_kinds(props) }
                { save }
            </div>
            <div class="card tbl">
                <Table label="Entities" id="entities" columns={COLUMNS} {rows} {cells} {chosen}
                    row_height={46} sort={*sort} {on_sort} {on_open} />
            </div>
            if let Some(entity) = chosen {
                <Detail key={entity} dossier={props.dossier.clone()} {entity} {filtered}
                    selection={props.selection} on_select={props.act.reform(Action::Select)}
                    on_filter={props.act.reform(Action::Filter)} act={props.act.clone()} />
            }
        </>
    }
}

fn view_kinds(props: &ViewProps) -> Html {
    let act = &props.act;
    let narrowed = props.filters.narrows(Dimension::Kind);
    let all = act.reform(|_: MouseEvent| Action::Filter(Change::Lift(Dimension::Kind)));
    let facet = props.found.facets.iter().find(|facet| facet.dimension == Dimension::Kind);
    let one = |of: &FacetValue| {
        let Value::Kind(kind) = of.value else { return Html::default() };
        let (value, chosen) = (of.value.clone(), of.chosen);
        let onclick = act.reform(move |_: MouseEvent| {
            Action::Filter(if chosen { Change::Lift(Dimension::Kind) } else { Change::Only(value.clone()) })
        });
        html! {
            <button type="button" class="kind" aria-pressed={chosen.to_string()} {onclick}>
                <u class={words::kind_class(kind)}>{ Rc::clone(&of.label) }</u><em>{ words::grouped(of.count) }</em>
            </button>
        }
    };
    html! {
        <div class="kinds" role="group" aria-label="Kind of entity">
            <button type="button" class="kind" aria-pressed={(!narrowed).to_string()} onclick={all}>{ "All kinds" }</button>
            { for facet.into_iter().flat_map(|facet| facet.values.iter()).map(one) }
        </div>
    }
}
