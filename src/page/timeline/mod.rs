//! *Timeline*: a picture, and a table of the same events in the same order.

pub mod density;
mod file;
mod frame;
pub mod gesture;
mod hands;
pub mod label;
pub mod list;
pub mod pack;
pub mod panel;
pub mod picture;
pub mod prepare;
mod range;
pub mod scale;
pub mod shape;
pub mod ticks;

use jiff::civil::Date;
use yew::prelude::*;

use self::list::COLUMNS;
use self::panel::Panel;
use crate::page::ViewProps;
use crate::part::later::use_turns;
use crate::part::table::{Sort, Table};
use crate::query::{first_telling, selected_event};
use crate::state::{Action, Change};

/// The view *Timeline*.
#[component]
pub fn Timeline(props: &ViewProps) -> Html {
    let sort = use_state_eq(Sort::default);
    let rows = use_memo((props.dossier.clone(), props.found.clone(), *sort), |(dossier, found, sort)| {
        list::sorted(dossier, &found.events, *sort)
    });
    let cells = use_callback(props.dossier.clone(), |id, dossier| list::cells(dossier, id));
    let on_sort = use_callback((), {
        let sort = sort.clone();
        move |next, ()| sort.set(next)
    });
    let on_open = use_callback((props.dossier.clone(), props.act.clone()), |id, (dossier, act)| {
        act.emit(Action::Select(first_telling(dossier, id)));
    });
    let on_range = use_callback(props.act.clone(), |(from, to): (Option<Date>, Option<Date>), act| {
        act.emit(Action::Filter(Change::Dates(from, to)));
    });
    let chosen = selected_event(&props.dossier, props.selection);
    // The picture stands above the table, and comes first.
    let turns = use_turns(2);
    if turns == 0 {
        return Html::default();
    }
    html! {
        <>
            <Panel dossier={props.dossier.clone()} found={props.found.clone()} from={props.filters.from}
                to={props.filters.to} {chosen} on_open={on_open.clone()} {on_range} act={props.act.clone()} />
            <div class="card tbl">
                if turns > 1 {
                    <Table label="Events" id="events" columns={COLUMNS} {rows} {cells} {chosen}
                        row_height={46} sort={*sort} {on_sort} {on_open} />
                }
            </div>
        </>
    }
}
