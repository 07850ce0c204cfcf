//! *Claims*: who says what.

pub mod about;
pub mod filters;
pub mod list;

use dateline_core::dossier::FoldedEntityId;
use yew::prelude::*;

use self::filters::ClaimFilters;
use self::list::{COLUMNS, FIRST_SORT};
use crate::dossier::{Finding, What};
use crate::page::ViewProps;
use crate::part::table::Table;
use crate::query::{Index, row_of_claim};
use crate::state::{Action, Selection};

/// The view *Claims*: a table.
#[component]
pub fn Claims(props: &ViewProps) -> Html {
    let sort = use_state_eq(|| FIRST_SORT);
    let key = (props.dossier.clone(), props.index.clone(), props.found.clone(), *sort);
    let rows = use_memo(key, |(dossier, index, found, sort)| {
        let rows = found.claims.iter().filter_map(|row| place(index, row.document, row.claim));
        list::sorted(dossier, claimants(index), &rows.collect::<Vec<u32>>(), *sort)
    });
    let cells = use_callback((props.dossier.clone(), props.index.clone()), |row, (dossier, index)| {
        list::cells(dossier, claimants(index), row)
    });
    let on_sort = use_callback((), {
        let sort = sort.clone();
        move |next, ()| sort.set(next)
    });
    let on_open = use_callback((props.dossier.clone(), props.act.clone()), |row: u32, (dossier, act)| {
        act.emit(Action::Select(dossier.claims.get(row as usize).map(|row| row_of_claim(*row))));
    });
    let chosen = match props.selection {
        Some(Selection::Finding(Finding { document, what: What::Claim, index })) => {
            place(&props.index, document, index)
        }
        _ => None,
    };
    html! {
        <>
            <ClaimFilters ..props.clone() />
            <div class="card tbl">
                <Table label="Claims" id="claims" columns={COLUMNS} {rows} {cells} {chosen}
                    row_height={46} sort={*sort} {on_sort} {on_open} />
            </div>
        </>
    }
}

/// Place of a document's claim in [`crate::dossier::Dossier::claims`].
fn place(index: &Index, document: u32, claim: u32) -> Option<u32> {
    index.claim(document, claim).map(|place| place as u32)
}

fn claimants(index: &Index) -> &[Option<FoldedEntityId>] {
    &index.claimants
}
