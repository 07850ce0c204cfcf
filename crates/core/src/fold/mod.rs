//! Folds many documents' records into a dossier. The only step that sees more than one document.
//!
//! | part | asks |
//! |---|---|
//! | [`copies`] | which documents repeat an earlier one? A copy adds no origin. |
//! | [`entities`] | which documents' entities are the same someone or something? |
//! | [`events`] | which tellings are of the same happening? |
//! | [`discrepancies`] | where do tellings of one thing differ, and how? |
//! | [`timeline`] | what is each day known for? |

mod copies;
mod discrepancies;
mod entities;
mod events;
mod grouping;
mod names;
mod slug;
mod spots;
#[cfg(test)]
mod tests;
mod timeline;

use std::borrow::Borrow;

pub use grouping::{Group, Grouping};

use crate::dossier::Folded;
use crate::model::Record;

/// Folds records. Their order is the documents' identity in the result, and decides where nothing else does.
pub fn fold<R: Borrow<Record>>(records: &[R]) -> Folded {
    fold_all(records, None)
}

/// The same, with an answer to who is one. Names are not compared.
pub fn fold_grouped<R: Borrow<Record>>(records: &[R], grouping: &Grouping) -> Folded {
    fold_all(records, Some(grouping))
}

fn fold_all<R: Borrow<Record>>(records: &[R], grouping: Option<&Grouping>) -> Folded {
    let records: Vec<&Record> = records.iter().map(Borrow::borrow).collect();
    let copies = copies::find(&records);
    let mut is_origin = vec![true; records.len()];
    for copy in &copies {
        is_origin[copy.document as usize] = false;
    }
    let people = entities::fold(&records, &is_origin, grouping);
    let told = events::fold(&records, &people, &is_origin);
    let discrepancies = discrepancies::find(&records, &people, &told.events);
    let timeline = timeline::build(&records, &told, &is_origin);
    Folded { entities: people.entities, events: told.events, discrepancies, timeline, copies }
}
