//! Says for each row which dimensions of the filters it misses.

use dateline_core::dossier::{FoldedEntityId, FoldedEvent};
use jiff::civil::Date;

use crate::dossier::Dossier;
use crate::query::index::{Index, Traits, act_bit, kind_bit, quarter_bit, status_bit};
use crate::query::text::Needle;
use crate::state::{Dimension, Filters, Value};

/// The filters, made ready to be asked often. Each question answers with a set of [`Dimension::bit`]s: those missed.
pub(super) struct Sieve<'a> {
    dossier: &'a Dossier,
    index: &'a Index,
    wanted: Traits,
    /// Which documents an outlet or article filter lets through, and which dimensions the others miss.
    documents: Vec<u16>,
    narrows_documents: u16,
    entities: Option<Vec<bool>>,
    /// Those who share an event with a chosen entity, and the chosen ones.
    company: Option<Vec<bool>>,
    claimants: Option<Vec<bool>>,
    from: Option<Date>,
    to: Option<Date>,
    needle: Needle,
}

impl<'a> Sieve<'a> {
    pub(super) fn new(dossier: &'a Dossier, index: &'a Index, filters: &Filters) -> Self {
        let mut wanted = Traits::default();
        for value in &filters.values {
            match value {
                Value::Quarter(quarter) => wanted.quarters |= quarter_bit(*quarter),
                Value::Status(status) => wanted.statuses |= status_bit(*status),
                Value::Kind(kind) => wanted.kinds |= kind_bit(*kind),
                Value::Act(act) => wanted.acts |= act_bit(*act),
                Value::Entity(_) | Value::Claimant(_) | Value::Outlet(_) | Value::Document(_) => {}
            }
        }
        let entities = chosen(index, filters, Dimension::Entity);
        let company = entities.as_ref().map(|chosen| company(dossier, chosen));
        let dates = [Dimension::Outlet, Dimension::Document].into_iter().filter(|&of| filters.narrows(of));
        Sieve {
            dossier,
            index,
            wanted,
            documents: documents(index, filters),
            narrows_documents: dates.map(Dimension::bit).sum(),
            company,
            entities,
            claimants: chosen(index, filters, Dimension::Claimant),
            from: filters.from,
            to: filters.to,
            needle: Needle::new(&filters.text),
        }
    }

    pub(super) fn source(&self, document: u32) -> u16 {
        let Some(record) = self.dossier.record(document) else { return u16::MAX };
        let traits = self.index.sources.get(document as usize).copied().unwrap_or_default();
        let mut missed = self.traits(traits) | self.documents[document as usize];
        missed |= self.published(std::iter::once(document));
        let ids =
            || (0..record.entities.len() as u32).filter_map(|entity| self.dossier.folded_entity(document, entity));
        missed |= miss(self.entities.as_deref(), ids(), Dimension::Entity);
        let sources = || record.claims.iter().filter_map(|claim| claim.entity);
        let claimants = || sources().filter_map(|entity| self.dossier.folded_entity(document, entity));
        missed |= miss(self.claimants.as_deref(), claimants(), Dimension::Claimant);
        self.text(missed, || [&*record.page.title, &*record.page.outlet, &*record.page.text].into_iter())
    }

    pub(super) fn entity(&self, id: u32) -> u16 {
        let entity = &self.dossier.folded.entities[id as usize];
        let mut missed = self.traits(self.index.entities[id as usize]);
        missed |= self.any_document(entity.members.iter().map(|member| member.document));
        missed |= self.published(entity.members.iter().map(|member| member.document));
        missed |= miss(self.company.as_deref(), std::iter::once(id), Dimension::Entity);
        missed |= miss(self.claimants.as_deref(), std::iter::once(id), Dimension::Claimant);
        self.text(missed, || std::iter::once(&*entity.name).chain(entity.aliases.iter().map(String::as_str)))
    }

    pub(super) fn event(&self, id: u32) -> u16 {
        let event = &self.dossier.folded.events[id as usize];
        let mut missed = self.traits(self.index.events[id as usize]);
        missed |= self.any_document(event.tellings.iter().map(|telling| telling.document));
        missed |= self.days(event.from, event.to);
        missed |= miss(self.entities.as_deref(), parties(event), Dimension::Entity);
        if self.claimants.is_some() {
            let tellings = event.tellings.iter().filter_map(|telling| {
                let claim = self.dossier.event(telling.document, telling.event)?.claim?;
                self.index.claimants[self.index.claim(telling.document, claim)?]
            });
            missed |= miss(self.claimants.as_deref(), tellings, Dimension::Claimant);
        }
        self.text(missed, || {
            let names = parties(event).map(|id| self.dossier.name(id));
            let sentences = event.tellings.iter().filter_map(|telling| {
                let record = self.dossier.record(telling.document)?;
                let sentence = record.events.get(telling.event as usize)?.sentence;
                record.page.text.get(record.sentences.get(sentence as usize)?.range())
            });
            names.chain(sentences).chain(std::iter::once(&*event.mode))
        })
    }

    pub(super) fn claim(&self, row: usize) -> u16 {
        let place = self.dossier.claims[row];
        let (Some(record), Some(claim)) = (self.dossier.record(place.document), self.dossier.claim(place)) else {
            return u16::MAX;
        };
        let mut missed = self.traits(self.index.claims.get(row).copied().unwrap_or_default());
        missed |= self.documents[place.document as usize];
        missed |= self.published(std::iter::once(place.document));
        let claimant = self.index.claimants.get(row).copied().flatten();
        missed |= miss(self.claimants.as_deref(), claimant.into_iter(), Dimension::Claimant);
        let sentence = record.sentences.get(claim.sentence as usize).copied().unwrap_or_default();
        if self.entities.is_some() {
            let first = record.mentions.partition_point(|mention| mention.span.start < sentence.start);
            let about = record.mentions[first..].iter().take_while(|mention| mention.span.start < sentence.end);
            let about = about.filter_map(|mention| self.dossier.folded_entity(place.document, mention.entity));
            missed |= miss(self.entities.as_deref(), about.chain(claimant), Dimension::Entity);
        }
        self.text(missed, || {
            let content = claim.content.iter().chain([&sentence]);
            let content = content.filter_map(|span| record.page.text.get(span.range()));
            content.chain(claimant.map(|id| self.dossier.name(id)))
        })
    }

    fn traits(&self, of: Traits) -> u16 {
        let miss = |wanted: u16, has: u16, dimension: Dimension| {
            if wanted != 0 && wanted & has == 0 { dimension.bit() } else { 0 }
        };
        miss(self.wanted.quarters.into(), of.quarters.into(), Dimension::Quarter)
            | miss(self.wanted.statuses.into(), of.statuses.into(), Dimension::Status)
            | miss(self.wanted.kinds, of.kinds, Dimension::Kind)
            | miss(self.wanted.acts, of.acts, Dimension::Act)
    }

    /// What every one of the documents misses.
    fn any_document(&self, documents: impl Iterator<Item = u32>) -> u16 {
        if self.narrows_documents == 0 {
            return 0;
        }
        documents.fold(self.narrows_documents, |missed, document| {
            missed & self.documents.get(document as usize).copied().unwrap_or(u16::MAX)
        })
    }

    fn published(&self, documents: impl Iterator<Item = u32>) -> u16 {
        if self.from.is_none() && self.to.is_none() {
            return 0;
        }
        let mut days = documents.filter_map(|document| self.dossier.published(document));
        if days.any(|day| self.days(Some(day), Some(day)) == 0) { 0 } else { Dimension::Dates.bit() }
    }

    fn days(&self, from: Option<Date>, to: Option<Date>) -> u16 {
        if self.from.is_none() && self.to.is_none() {
            return 0;
        }
        let undated = from.is_none() && to.is_none();
        let early = matches!((to, self.from), (Some(to), Some(first)) if to < first);
        let late = matches!((from, self.to), (Some(from), Some(last)) if from > last);
        if undated || early || late { Dimension::Dates.bit() } else { 0 }
    }

    /// Looks for the words last: it costs most, and decides nothing where two dimensions are missed already.
    fn text<'b, I: Iterator<Item = &'b str> + Clone>(&self, missed: u16, texts: impl Fn() -> I) -> u16 {
        if self.needle.is_empty() || missed.count_ones() > 1 || self.needle.is_in(&texts()) {
            return missed;
        }
        missed | Dimension::Text.bit()
    }
}

fn parties(event: &FoldedEvent) -> impl Iterator<Item = FoldedEntityId> + Clone {
    event.actors.iter().chain(&event.recipients).chain(&event.place).copied()
}

fn miss(chosen: Option<&[bool]>, mut ids: impl Iterator<Item = FoldedEntityId>, dimension: Dimension) -> u16 {
    let Some(chosen) = chosen else { return 0 };
    if ids.any(|id| chosen.get(id as usize).copied().unwrap_or(false)) { 0 } else { dimension.bit() }
}

fn chosen(index: &Index, filters: &Filters, dimension: Dimension) -> Option<Vec<bool>> {
    filters.narrows(dimension).then(|| {
        let mut chosen = vec![false; index.entities.len()];
        for value in filters.of(dimension) {
            let (Value::Entity(id) | Value::Claimant(id)) = value else { continue };
            if let Some(slot) = index.entity(id).and_then(|id| chosen.get_mut(id as usize)) {
                *slot = true;
            }
        }
        chosen
    })
}

fn company(dossier: &Dossier, chosen: &[bool]) -> Vec<bool> {
    let mut company = chosen.to_vec();
    for event in &dossier.folded.events {
        if parties(event).any(|id| chosen.get(id as usize).copied().unwrap_or(false)) {
            for id in parties(event) {
                if let Some(slot) = company.get_mut(id as usize) {
                    *slot = true;
                }
            }
        }
    }
    company
}

fn documents(index: &Index, filters: &Filters) -> Vec<u16> {
    let mut missed = vec![0; index.outlet_of.len()];
    if filters.narrows(Dimension::Outlet) {
        for (slot, &outlet) in missed.iter_mut().zip(&index.outlet_of) {
            let name = index.outlets[outlet as usize].clone();
            if !filters.has(&Value::Outlet(name)) {
                *slot |= Dimension::Outlet.bit();
            }
        }
    }
    if filters.narrows(Dimension::Document) {
        let mut chosen = vec![false; missed.len()];
        for value in filters.of(Dimension::Document) {
            let Value::Document(id) = value else { continue };
            if let Some(slot) = index.document(id).and_then(|document| chosen.get_mut(document as usize)) {
                *slot = true;
            }
        }
        for (slot, chosen) in missed.iter_mut().zip(chosen) {
            if !chosen {
                *slot |= Dimension::Document.bit();
            }
        }
    }
    missed
}
