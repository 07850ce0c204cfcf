//! Which words support a row, and which come before and after them.

use dateline_core::dossier::{FoldedEntityId, FoldedEventId};
use dateline_core::order::Order;

use crate::dossier::{ClaimRow, Dossier, Finding, What};
use crate::query::index::Index;
use crate::query::span_of;
use crate::state::Selection;

/// The first words that tell an event: of the earliest document that is not a copy.
pub fn first_telling(dossier: &Dossier, event: FoldedEventId) -> Option<Selection> {
    let tellings = event_tellings(dossier, event);
    let original = tellings.iter().find(|telling| dossier.copy_of(telling.document).is_none());
    original.or(tellings.first()).copied().map(Selection::Finding)
}

/// The first words that name an entity.
pub fn first_mention(dossier: &Dossier, entity: FoldedEntityId) -> Option<Selection> {
    let mentions = entity_mentions(dossier, entity);
    let named = mentions.iter().find(|finding| dossier.copy_of(finding.document).is_none());
    named.or(mentions.first()).copied().map(Selection::Finding)
}

/// The words of a claim.
pub fn row_of_claim(row: ClaimRow) -> Selection {
    Selection::Finding(Finding { document: row.document, what: What::Claim, index: row.claim })
}

/// All words that tell an event, by document.
pub fn event_tellings(dossier: &Dossier, event: FoldedEventId) -> Vec<Finding> {
    let Some(event) = dossier.folded.events.get(event as usize) else { return Vec::new() };
    let told = event.tellings.iter().filter(|telling| dossier.event(telling.document, telling.event).is_some());
    told.map(|telling| Finding { document: telling.document, what: What::Event, index: telling.event }).collect()
}

/// All words that refer to an entity, by document and position.
pub fn entity_mentions(dossier: &Dossier, entity: FoldedEntityId) -> Vec<Finding> {
    let Some(entity) = dossier.folded.entities.get(entity as usize) else { return Vec::new() };
    let mut members = entity.members.clone();
    members.order_by_key(|member| *member);
    let mut found = Vec::new();
    for of_document in members.chunk_by(|a, b| a.document == b.document) {
        let document = of_document[0].document;
        let Some(record) = dossier.record(document) else { continue };
        for (mention, index) in record.mentions.iter().zip(0u32..) {
            if of_document.iter().any(|member| member.entity == mention.entity) {
                found.push(Finding { document, what: What::Mention, index });
            }
        }
    }
    found
}

/// Those who make claims, with how many: most first.
pub fn claimants_by_claims(dossier: &Dossier, index: &Index) -> Vec<(FoldedEntityId, usize)> {
    let mut counts = vec![0; dossier.folded.entities.len()];
    for claimant in index.claimants.iter().flatten() {
        if let Some(count) = counts.get_mut(*claimant as usize) {
            *count += 1;
        }
    }
    let mut counted: Vec<(FoldedEntityId, usize)> = (0..).zip(counts).filter(|(_, count)| *count > 0).collect();
    counted.order_by_key(|(id, count)| (std::cmp::Reverse(*count), *id));
    counted
}

/// The folded event whose words are selected.
pub fn selected_event(dossier: &Dossier, selection: Option<Selection>) -> Option<FoldedEventId> {
    match selection? {
        Selection::Finding(Finding { document, what: What::Event, index }) => dossier.folded_event(document, index),
        _ => None,
    }
}

/// The folded entity whose words are selected.
pub fn selected_entity(dossier: &Dossier, selection: Option<Selection>) -> Option<FoldedEntityId> {
    match selection? {
        Selection::Finding(Finding { document, what: What::Mention, index }) => {
            let mention = dossier.record(document)?.mentions.get(index as usize)?;
            dossier.folded_entity(document, mention.entity)
        }
        _ => None,
    }
}

/// The findings one walks through from a selection: the tellings of its event, the mentions of its entity, the claims of
/// its document; and the place of the selection among them.
pub fn walk(dossier: &Dossier, selection: Selection) -> Option<(Vec<Finding>, usize)> {
    let Selection::Finding(finding) = selection else { return None };
    let document = finding.document;
    let of_document = |len: usize| -> Vec<Finding> {
        (0..len as u32).map(|index| Finding { document, what: finding.what, index }).collect()
    };
    let record = dossier.record(document)?;
    span_of(record, finding)?;
    let all = match finding.what {
        What::Event => match selected_event(dossier, Some(selection)) {
            Some(event) => event_tellings(dossier, event),
            None => vec![finding],
        },
        What::Mention => match selected_entity(dossier, Some(selection)) {
            Some(entity) => entity_mentions(dossier, entity),
            None => vec![finding],
        },
        What::Claim => of_document(record.claims.len()),
        What::Time => of_document(record.times.len()),
        What::Quantity => of_document(record.quantities.len()),
    };
    let place = all.iter().position(|other| *other == finding)?;
    Some((all, place))
}
