//! The table of claims.

use dateline_core::dossier::FoldedEntityId;
use dateline_core::order::Order;
use yew::prelude::*;

use super::about;
use crate::decisions::About;
use crate::dossier::{Dossier, Finding, What};
use crate::part::correct::tags;
use crate::part::dates::number;
use crate::part::table::{Column, Sort};
use crate::query::order_by_made_key;
use crate::words;

/// Its columns.
pub const COLUMNS: &[Column] = &[
    Column { name: "Who", class: "who", hint: "", sorts: true },
    Column { name: "Verb", class: "cue", hint: "The words that show it is said, and what saying it does", sorts: true },
    Column { name: "What", class: "content", hint: "", sorts: false },
    Column { name: "About when", class: "when wide", hint: "", sorts: true },
    Column { name: "Where", class: "where wide", hint: "The first place it names", sorts: true },
    Column { name: "Article", class: "article wide", hint: "", sorts: true },
];

/// The order of the articles.
pub const FIRST_SORT: Sort = Sort { column: 5, descending: false };

/// The content of a row's cells. `row` is a place in [`Dossier::claims`].
pub fn cells(dossier: &Dossier, claimants: &[Option<FoldedEntityId>], row: u32) -> Vec<Html> {
    let place = dossier.claims.get(row as usize).copied();
    let found = place.and_then(|place| Some((place, dossier.record(place.document)?, dossier.claim(place)?)));
    let Some((place, record, claim)) = found else { return vec![Html::default(); COLUMNS.len()] };
    let here = About::Finding(Finding { document: place.document, what: What::Claim, index: place.claim });
    let claimant = claimants.get(row as usize).copied().flatten();
    let words_of_source = about::source(record, claim);
    let name = claimant.map(|id| dossier.name(id).to_owned());
    let who = name.or_else(|| words_of_source.clone()).unwrap_or_else(|| "nobody named".to_owned());
    let as_written = words_of_source.filter(|words| *words != who);
    let content = about::content(record, claim);
    let when = about::when(record, claim).map(|time| words::days(time.from, time.to)).unwrap_or_default();
    let title = dossier.title(place.document).to_owned();
    vec![
        html! {
            <>
                { who }
                if claim.anonymous {
                    <small class="anonymous">{ "anonymous" }</small>
                } else if let Some(words) = as_written {
                    <small>{ words }</small>
                }
            </>
        },
        html! { <>{ about::cue(record, claim) }{ tags(dossier, here) }<small class="act">{ words::act(claim.act) }</small></> },
        html! { <q class="said" title={content.clone()}>{ content }</q> },
        html! { { when } },
        html! { { about::place(record, claim).unwrap_or_default() } },
        html! { <>{ title }<small>{ &record.page.outlet }</small></> },
    ]
}

/// The claims in the order of a column; of articles and positions where they are equal.
pub fn sorted(dossier: &Dossier, claimants: &[Option<FoldedEntityId>], rows: &[u32], sort: Sort) -> Vec<u32> {
    let mut order = rows.to_vec();
    let found = |row: &u32| {
        let place = *dossier.claims.get(*row as usize)?;
        Some((dossier.record(place.document)?, dossier.claim(place)?))
    };
    // Rows without a value come last in both directions, so they are told apart before the order is turned.
    let missing: Vec<u32> = match sort.column {
        0 => {
            // Names are put in order once, so that many thousands of rows compare numbers.
            let ranks = name_ranks(dossier);
            let rank = |row: &u32| {
                let id = claimants.get(*row as usize).copied().flatten()?;
                ranks.get(id as usize).copied()
            };
            take_missing(&mut order, |row| rank(row))
        }
        1 => take_missing(&mut order, |row| found(row).map(|(_, claim)| words::act(claim.act))),
        3 => take_missing(&mut order, |row| {
            let (record, claim) = found(row)?;
            let time = about::when(record, claim)?;
            time.from.or(time.to).map(number)
        }),
        4 => take_missing(&mut order, |row| {
            let (record, claim) = found(row)?;
            about::place(record, claim)
        }),
        _ => Vec::new(),
    };
    if sort.descending {
        order.reverse();
    }
    order.extend(missing);
    order
}

/// Orders the rows by their keys and gives back those that have none.
fn take_missing<K: Ord>(order: &mut Vec<u32>, key: impl Fn(&u32) -> Option<K>) -> Vec<u32> {
    let mut keyed: Vec<(K, u32)> = Vec::with_capacity(order.len());
    let mut missing = Vec::new();
    for row in order.drain(..) {
        match key(&row) {
            Some(key) => keyed.push((key, row)),
            None => missing.push(row),
        }
    }
    keyed.order_by(Ord::cmp);
    order.extend(keyed.into_iter().map(|(_, row)| row));
    missing
}

fn name_ranks(dossier: &Dossier) -> Vec<u32> {
    let entities = &dossier.folded.entities;
    let mut by_name: Vec<u32> = (0..entities.len() as u32).collect();
    order_by_made_key(&mut by_name, |id| entities[*id as usize].name.to_lowercase());
    let mut ranks = vec![0; entities.len()];
    for (rank, id) in by_name.into_iter().enumerate() {
        ranks[id as usize] = rank as u32;
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_without_a_value_come_last() {
        let mut order = vec![4, 0, 3, 1];
        let missing = take_missing(&mut order, |row| (*row != 3).then_some(10 - *row));
        assert_eq!((order, missing), (vec![4, 1, 0], vec![3]));
    }

    #[test]
    fn an_empty_dossier_has_no_rows_and_no_panic() {
        let dossier = Dossier::default();
        assert_eq!(cells(&dossier, &[], 3).len(), COLUMNS.len());
        for column in 0..COLUMNS.len() {
            assert_eq!(sorted(&dossier, &[], &[], Sort { column, descending: true }), [] as [u32; 0]);
        }
    }
}
