//! Records and what they give together, with the questions that all formats ask of them.

use dateline_core::dossier::{DocumentId, Folded, FoldedEntity, FoldedEntityId, FoldedEvent, FoldedEventId};
use dateline_core::model::{Claim, Entity, EntityId, Event, Record, Span};
use jiff::civil::Date;
use serde::Serialize;

/// A link to something that is not folded.
const NOWHERE: u32 = u32::MAX;

pub(crate) struct View<'a> {
    pub(crate) records: &'a [&'a Record],
    pub(crate) folded: &'a Folded,
    entities: Vec<Vec<FoldedEntityId>>,
    events: Vec<Vec<FoldedEventId>>,
    copies: Vec<Option<DocumentId>>,
}

/// One document's event, with where it stands.
#[derive(Clone, Copy)]
pub(crate) struct Told<'a> {
    pub(crate) document: DocumentId,
    pub(crate) record: &'a Record,
    pub(crate) event: &'a Event,
}

impl Told<'_> {
    /// The sentence that tells it; empty if it has none.
    pub(crate) fn sentence(&self) -> &str {
        self.span().of(&self.record.page.text)
    }

    /// Where that sentence stands.
    pub(crate) fn span(&self) -> Span {
        self.record.sentences.get(self.event.sentence as usize).copied().unwrap_or(self.event.trigger)
    }

    pub(crate) fn claim(&self) -> Option<&Claim> {
        self.record.claims.get(self.event.claim? as usize)
    }
}

impl<'a> View<'a> {
    pub(crate) fn new(records: &'a [&'a Record], folded: &'a Folded) -> Self {
        let mut entities: Vec<_> = records.iter().map(|record| vec![NOWHERE; record.entities.len()]).collect();
        let mut events: Vec<_> = records.iter().map(|record| vec![NOWHERE; record.events.len()]).collect();
        let mut copies = vec![None; records.len()];
        for (entity, id) in folded.entities.iter().zip(0u32..) {
            for member in &entity.members {
                set(&mut entities, member.document, member.entity, id);
            }
        }
        for (event, id) in folded.events.iter().zip(0u32..) {
            for telling in &event.tellings {
                set(&mut events, telling.document, telling.event, id);
            }
        }
        for copy in &folded.copies {
            if let Some(slot) = copies.get_mut(copy.document as usize) {
                *slot = Some(copy.of);
            }
        }
        View { records, folded, entities, events, copies }
    }

    /// The documents with their numbers.
    pub(crate) fn documents(&self) -> impl Iterator<Item = (DocumentId, &'a Record)> {
        (0..).zip(self.records.iter().copied())
    }

    /// The id of a document; empty if there is no such one.
    pub(crate) fn document_id(&self, document: DocumentId) -> &'a str {
        self.records.get(document as usize).map_or("", |record| &record.page.id)
    }

    /// What a document repeats.
    pub(crate) fn copy_of(&self, document: DocumentId) -> Option<DocumentId> {
        self.copies.get(document as usize).copied().flatten()
    }

    pub(crate) fn entity(&self, entity: FoldedEntityId) -> Option<&'a FoldedEntity> {
        self.folded.entities.get(entity as usize)
    }

    pub(crate) fn entities<'s>(&'s self, ids: &'s [FoldedEntityId]) -> impl Iterator<Item = &'a FoldedEntity> + 's {
        ids.iter().filter_map(|id| self.entity(*id))
    }

    /// Names in a row: `Kabul; Islamabad`.
    pub(crate) fn names(&self, ids: &[FoldedEntityId], separator: &str) -> String {
        self.entities(ids).map(|entity| entity.name.as_str()).collect::<Vec<_>>().join(separator)
    }

    /// What a document's entity is across documents.
    pub(crate) fn folded_entity(&self, document: DocumentId, entity: EntityId) -> Option<FoldedEntityId> {
        link(&self.entities, document, entity)
    }

    /// The happening that a document's event tells.
    pub(crate) fn folded_event(&self, document: DocumentId, event: u32) -> Option<&'a FoldedEvent> {
        self.folded.events.get(link(&self.events, document, event)? as usize)
    }

    /// Who tells an event, by document.
    pub(crate) fn tellings<'s>(&'s self, event: &'s FoldedEvent) -> impl Iterator<Item = Told<'a>> + 's {
        event.tellings.iter().filter_map(|telling| {
            let record = *self.records.get(telling.document as usize)?;
            Some(Told { document: telling.document, record, event: record.events.get(telling.event as usize)? })
        })
    }

    /// The telling to quote: the first that stands in no copy.
    pub(crate) fn first_telling(&self, event: &FoldedEvent) -> Option<Told<'a>> {
        let own = self.tellings(event).find(|told| self.copy_of(told.document).is_none());
        own.or_else(|| self.tellings(event).next())
    }

    /// The documents that tell an event, each once.
    pub(crate) fn tellers(&self, event: &FoldedEvent) -> Vec<(DocumentId, &'a Record)> {
        let mut tellers: Vec<_> = self.tellings(event).map(|told| (told.document, told.record)).collect();
        tellers.dedup_by_key(|(document, _)| *document);
        tellers
    }

    /// The parties that vouch for an event or deny it.
    pub(crate) fn claimant_ids(&self, event: &FoldedEvent) -> Vec<FoldedEntityId> {
        let mut found = Vec::new();
        for told in self.tellings(event) {
            let by = told.claim().and_then(|claim| self.folded_entity(told.document, claim.entity?));
            found.extend(by.filter(|by| !found.contains(by)));
        }
        found
    }

    /// The same in words; who has no name of its own is told in the words of the document.
    pub(crate) fn claimants(&self, event: &FoldedEvent) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for told in self.tellings(event) {
            let Some(claim) = told.claim() else { continue };
            let who = self.claimant(told.document, claim);
            if !who.is_empty() && !found.contains(&who) {
                found.push(who);
            }
        }
        found
    }

    /// Who makes a claim: the name, or the words that stand for one.
    pub(crate) fn claimant(&self, document: DocumentId, claim: &Claim) -> String {
        let named = claim.entity.and_then(|entity| self.entity(self.folded_entity(document, entity)?));
        let text = self.records.get(document as usize).map_or("", |record| &record.page.text);
        match named {
            Some(entity) => entity.name.clone(),
            None => claim.source.and_then(|span| text.get(span.range())).unwrap_or_default().to_owned(),
        }
    }

    /// The earliest and the latest day of publication.
    pub(crate) fn published(&self) -> Option<(Date, Date)> {
        let days = || self.records.iter().filter_map(|record| record.page.published);
        Some((days().min()?, days().max()?))
    }

    /// When what the documents told of an event was last told: what stands for "now" where a format asks for it.
    pub(crate) fn last_told(&self, event: &FoldedEvent) -> Date {
        let told = self.tellings(event).filter_map(|told| told.record.page.published).max();
        told.or(self.published().map(|(_, last)| last)).unwrap_or(EPOCH)
    }

    /// What tells an event from all others, also from those of other dossiers that happen to have the same id.
    pub(crate) fn event_key(&self, event: &FoldedEvent) -> String {
        let first = event.tellings.first().map_or("", |telling| self.document_id(telling.document));
        format!("event\n{}\n{first}", event.id)
    }

    /// The same for a document.
    pub(crate) fn document_key(&self, document: DocumentId) -> String {
        let Some(record) = self.records.get(document as usize) else { return String::new() };
        let page = &record.page;
        let day = page.published.map(|day| day.to_string()).unwrap_or_default();
        format!("document\n{}\n{}\n{}\n{day}", page.id, page.url, page.title)
    }
}

/// The day that stands for one that nobody knows, where a format insists on one.
pub(crate) const EPOCH: Date = Date::constant(1970, 1, 1);

/// The same for an entity. One of the same kind and name is the same in all dossiers.
pub(crate) fn entity_key(entity: &FoldedEntity) -> String {
    format!("entity\n{}", entity.id)
}

/// What a document is called: its title, or the id that stands for one.
pub(crate) fn title(record: &Record) -> &str {
    let page = &record.page;
    if page.title.is_empty() { &page.id } else { &page.title }
}

/// The name a value has in the public record: `armed_group`, `reported`.
pub(crate) fn tag(value: impl Serialize) -> String {
    let quoted = serde_json::to_string(&value).unwrap_or_default();
    quoted.trim_matches('"').to_owned()
}

/// An entity of one document; `None` if there is no such one.
pub(crate) fn own_entity(record: &Record, entity: EntityId) -> Option<&Entity> {
    record.entities.get(entity as usize)
}

fn set(links: &mut [Vec<u32>], document: DocumentId, index: u32, to: u32) {
    if let Some(slot) = links.get_mut(document as usize).and_then(|of| of.get_mut(index as usize)) {
        *slot = to;
    }
}

fn link(links: &[Vec<u32>], document: DocumentId, index: u32) -> Option<u32> {
    let to = *links.get(document as usize)?.get(index as usize)?;
    (to != NOWHERE).then_some(to)
}
