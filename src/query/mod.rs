//! Read-only derivations: which rows a view shows, how many each value of a facet would give, which words support a row.
//!
//! An [`Index`] is made once for a dossier; [`find`] runs over it for each change of the filters.

mod evidence;
mod facets;
mod index;
mod order;
mod passages;
mod sieve;
mod text;

use dateline_core::dossier::{DocumentId, FoldedEntityId, FoldedEventId};

pub use self::evidence::{
    claimants_by_claims, entity_mentions, event_tellings, first_mention, first_telling, row_of_claim, selected_entity,
    selected_event, walk,
};
pub use self::facets::{Facet, FacetValue, Facets};
pub use self::index::{Index, Traits};
pub use self::order::order_by_made_key;
pub use self::passages::{Layer, Passage, Segment, layers_by_span, passage, segments, span_of};
pub use self::text::Needle;
use crate::dossier::{ClaimRow, Dossier};
use crate::query::sieve::Sieve;
use crate::state::{Dimension, Filters, View};

/// What gets through the filters, for each view, in the order of the dossier.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// Articles.
    pub sources: Vec<DocumentId>,
    /// Entities, most mentioned first.
    pub entities: Vec<FoldedEntityId>,
    /// Events, by first day, undated last.
    pub events: Vec<FoldedEventId>,
    /// The same, and those that only the chosen dates leave out.
    pub events_of_all_dates: Vec<FoldedEventId>,
    /// Claims, by article and position.
    pub claims: Vec<ClaimRow>,
    /// What each value of the facets would give in the view that is shown.
    pub facets: Facets,
    /// For a view whose rows are all filtered out: the dimensions each of which, lifted alone, would give some.
    pub culprits: Vec<Dimension>,
}

impl Found {
    /// How many rows a view has.
    pub fn count(&self, view: View) -> usize {
        match view {
            View::Sources => self.sources.len(),
            View::Entities => self.entities.len(),
            View::Timeline => self.events.len(),
            View::Claims => self.claims.len(),
        }
    }
}

/// Puts the dossier through the filters. The facets and culprits are those of `view`.
pub fn find(dossier: &Dossier, index: &Index, filters: &Filters, view: View) -> Found {
    let sieve = Sieve::new(dossier, index, filters);
    let mut found = Found::default();
    let mut tally = facets::Tally::new(dossier, index, view);
    let mut alone = 0u16;
    let mut judge = |of: View, row: usize, missed: u16| -> bool {
        if of == view {
            tally.add(row, missed);
            if missed.count_ones() == 1 {
                alone |= missed;
            }
        }
        missed == 0
    };
    found.sources = (0..dossier.documents.len() as u32)
        .filter(|&row| judge(View::Sources, row as usize, sieve.source(row)))
        .collect();
    found.entities = (0..dossier.folded.entities.len() as u32)
        .filter(|&row| judge(View::Entities, row as usize, sieve.entity(row)))
        .collect();
    for row in 0..dossier.folded.events.len() as u32 {
        let missed = sieve.event(row);
        if missed & !Dimension::Dates.bit() == 0 {
            found.events_of_all_dates.push(row);
        }
        if judge(View::Timeline, row as usize, missed) {
            found.events.push(row);
        }
    }
    let rows = dossier.claims.iter().enumerate();
    found.claims = rows.filter(|&(row, _)| judge(View::Claims, row, sieve.claim(row))).map(|(_, &row)| row).collect();
    found.facets = tally.finish(filters);
    let is_any_there = match view {
        View::Sources => !dossier.documents.is_empty(),
        View::Entities => !dossier.folded.entities.is_empty(),
        View::Timeline => !dossier.folded.events.is_empty(),
        View::Claims => !dossier.claims.is_empty(),
    };
    if is_any_there && found.count(view) == 0 {
        let narrowing = Dimension::ALL.into_iter().filter(|&dimension| filters.narrows(dimension));
        found.culprits = narrowing.clone().filter(|dimension| alone & dimension.bit() != 0).collect();
        if found.culprits.is_empty() {
            found.culprits = narrowing.collect();
        }
    }
    found
}

#[cfg(test)]
mod tests;
