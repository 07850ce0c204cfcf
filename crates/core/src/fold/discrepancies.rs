//! Says where tellings of one thing differ, and how.

mod entities;
mod events;

use super::entities::FoldedEntities;
use crate::dossier::{Discrepancy, DiscrepancyReading, FoldedEvent};
use crate::model::Record;
use crate::order::Order;

/// Everything the documents differ on, heaviest first.
pub(super) fn find(records: &[&Record], people: &FoldedEntities, events: &[FoldedEvent]) -> Vec<Discrepancy> {
    let mut found = events::find(records, people, events);
    found.append(&mut entities::find(records, people));
    found.order_by(|a, b| b.weight.cmp(&a.weight).then(a.subject.cmp(&b.subject)).then(a.kind.cmp(&b.kind)));
    found
}

/// Each value once for each who says it, the earliest document's words standing for it.
fn distinct(readings: impl Iterator<Item = DiscrepancyReading>) -> Vec<DiscrepancyReading> {
    let mut kept: Vec<DiscrepancyReading> = Vec::new();
    for reading in readings {
        if !kept.iter().any(|known| known.value == reading.value && known.by == reading.by) {
            kept.push(reading);
        }
    }
    kept
}
