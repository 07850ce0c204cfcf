//! What the filters ask of each row, put where it is found at once.

use std::rc::Rc;

use dateline_core::dossier::FoldedEntityId;
use dateline_core::model::{Act, Kind, Status};
use rustc_hash::FxHashMap;

use crate::dossier::Dossier;
use crate::words::Quarter;

/// What a row has to do with, as sets of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traits {
    /// [`Quarter`]s of its events.
    pub quarters: u8,
    /// [`Status`]es of its events.
    pub statuses: u8,
    /// [`Kind`]s of its entities.
    pub kinds: u16,
    /// [`Act`]s of its claims.
    pub acts: u16,
}

impl Traits {
    fn add(&mut self, other: Traits) {
        self.quarters |= other.quarters;
        self.statuses |= other.statuses;
        self.kinds |= other.kinds;
        self.acts |= other.acts;
    }
}

/// Traits of all rows, and where ids and outlets are. Made once for a dossier.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// By document.
    pub sources: Vec<Traits>,
    /// By folded entity.
    pub entities: Vec<Traits>,
    /// By folded event.
    pub events: Vec<Traits>,
    /// By place in [`Dossier::claims`].
    pub claims: Vec<Traits>,
    /// For each claim the folded entity that makes it.
    pub claimants: Vec<Option<FoldedEntityId>>,
    /// For each document the place of its first claim in [`Dossier::claims`].
    pub first_claim: Vec<u32>,
    /// Outlets, in order of appearance.
    pub outlets: Vec<Rc<str>>,
    /// For each document its place in `outlets`.
    pub outlet_of: Vec<u32>,
    entity_ids: FxHashMap<Rc<str>, FoldedEntityId>,
    document_ids: FxHashMap<Rc<str>, u32>,
}

pub(crate) fn quarter_bit(quarter: Quarter) -> u8 {
    1 << quarter as u8
}

pub(crate) fn status_bit(status: Status) -> u8 {
    1 << status as u8
}

pub(crate) fn kind_bit(kind: Kind) -> u16 {
    1 << kind as u16
}

pub(crate) fn act_bit(act: Act) -> u16 {
    1 << act as u16
}

impl Index {
    /// Indexes a dossier.
    pub fn new(dossier: &Dossier) -> Self {
        let mut index = Index::default();
        index.add_documents(dossier);
        index.add_entities(dossier);
        index.add_events(dossier);
        index
    }

    /// The folded entity of an id.
    pub fn entity(&self, id: &str) -> Option<FoldedEntityId> {
        self.entity_ids.get(id).copied()
    }

    /// The document of an id.
    pub fn document(&self, id: &str) -> Option<u32> {
        self.document_ids.get(id).copied()
    }

    fn add_documents(&mut self, dossier: &Dossier) {
        let mut outlets: FxHashMap<Rc<str>, u32> = FxHashMap::default();
        for (document, id) in dossier.documents.iter().zip(0u32..) {
            let record = &document.record;
            let outlet: Rc<str> = record.page.outlet.as_str().into();
            let place = *outlets.entry(Rc::clone(&outlet)).or_insert_with(|| {
                self.outlets.push(outlet);
                self.outlets.len() as u32 - 1
            });
            self.outlet_of.push(place);
            self.document_ids.insert(record.page.id.as_str().into(), id);
            self.first_claim.push(self.claims.len() as u32);
            let mut traits = Traits::default();
            for entity in &record.entities {
                traits.kinds |= kind_bit(entity.kind);
            }
            let mut claims: Vec<Traits> = record
                .claims
                .iter()
                .map(|claim| {
                    let kind = claim.entity.and_then(|entity| record.entities.get(entity as usize));
                    let kinds = kind.map_or(0, |entity| kind_bit(entity.kind));
                    Traits { acts: act_bit(claim.act), kinds, ..Traits::default() }
                })
                .collect();
            for event in &record.events {
                let of = Traits {
                    quarters: quarter_bit(Quarter::of(event.kind)),
                    statuses: status_bit(event.status),
                    ..Traits::default()
                };
                traits.add(of);
                if let Some(claim) = event.claim.and_then(|claim| claims.get_mut(claim as usize)) {
                    claim.add(of);
                }
            }
            for claim in &claims {
                traits.acts |= claim.acts;
            }
            self.sources.push(traits);
            self.claims.append(&mut claims);
            let sources = record.claims.iter().map(|claim| claim.entity);
            self.claimants.extend(sources.map(|source| dossier.folded_entity(id, source?)));
        }
    }

    fn add_entities(&mut self, dossier: &Dossier) {
        for (entity, id) in dossier.folded.entities.iter().zip(0u32..) {
            self.entities.push(Traits { kinds: kind_bit(entity.kind), ..Traits::default() });
            self.entity_ids.insert(entity.id.as_str().into(), id);
        }
        for (claimant, claim) in self.claimants.iter().zip(&self.claims) {
            if let Some(entity) = claimant.and_then(|entity| self.entities.get_mut(entity as usize)) {
                entity.acts |= claim.acts;
            }
        }
    }

    fn add_events(&mut self, dossier: &Dossier) {
        for event in &dossier.folded.events {
            let mut traits = Traits {
                quarters: quarter_bit(Quarter::of(event.kind)),
                statuses: status_bit(event.status),
                ..Traits::default()
            };
            for &id in event.actors.iter().chain(&event.recipients).chain(&event.place) {
                if let Some(entity) = self.entities.get_mut(id as usize) {
                    traits.kinds |= entity.kinds;
                    entity.quarters |= traits.quarters;
                    entity.statuses |= traits.statuses;
                }
            }
            for telling in &event.tellings {
                let claim = dossier.event(telling.document, telling.event).and_then(|event| event.claim);
                if let Some(claim) = claim.and_then(|claim| self.claim(telling.document, claim)) {
                    traits.acts |= self.claims[claim].acts;
                }
            }
            self.events.push(traits);
        }
    }

    /// The place in [`Dossier::claims`] of a document's claim.
    pub fn claim(&self, document: u32, claim: u32) -> Option<usize> {
        let row = *self.first_claim.get(document as usize)? as usize + claim as usize;
        (row < self.claims.len()).then_some(row)
    }
}
