//! What the reader chose to share, as a payload.

use dateline_core::dossier::{DocumentId, Folded, FoldedEntityId, FoldedEvent, Telling};
use dateline_core::model::{Record, SentenceId, Span};
use dateline_share::Fingerprint;
use dateline_share::rule::Rule;
use dateline_share::wire::{self, Payload};
use rustc_hash::FxHashMap;

use super::{ENGINE, convert};
use crate::dossier::{ClaimRow, Dossier};
use crate::query::Found;

/// What is to go into a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a box that the reader ticks")]
pub struct Choice {
    /// The events that the filters let through.
    pub events: bool,
    /// All claims that the filters let through, and not only those that chosen events stand in.
    pub claims: bool,
    /// All entities that the filters let through, and not only those that take part in what is chosen.
    pub entities: bool,
    /// The sentence of every article that tells an event, and not of the first alone.
    pub every_telling: bool,
    /// The articles themselves, all of them.
    pub articles: bool,
}

impl Default for Choice {
    fn default() -> Self {
        Choice { events: true, claims: false, entities: false, every_telling: false, articles: false }
    }
}

/// What a payload holds, to be listed before it is sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Contents {
    pub events: usize,
    pub claims: usize,
    pub entities: usize,
    pub quotations: usize,
    pub sources: usize,
    pub articles: usize,
    pub corrections: usize,
}

/// What a payload holds.
pub fn contents(payload: &Payload) -> Contents {
    let articles = if let Payload::Dossier(dossier) = payload { dossier.articles.len() } else { 0 };
    payload.findings().map_or_else(Contents::default, |findings| Contents {
        events: findings.events.len(),
        claims: findings.claims.len(),
        entities: findings.entities.len(),
        quotations: findings.claims.len() + findings.events.iter().map(|event| event.quotes.len()).sum::<usize>(),
        sources: findings.sources.len(),
        articles,
        corrections: findings.view.rules.len(),
    })
}

/// The fingerprint of all that was found.
pub fn fingerprint(folded: &Folded) -> Fingerprint {
    let events = folded.events.iter().map(|event| event.id.as_str());
    Fingerprint::new(ENGINE, events, folded.entities.iter().map(|entity| entity.id.as_str()))
}

/// How the reader looks at the dossier: what narrows and corrects it.
pub fn view(dossier: &Dossier, place: &str, rules: &[Rule]) -> wire::View {
    let found = Some(fingerprint(&dossier.folded));
    wire::View { place: place.to_owned(), rules: rules.to_vec(), found, ..wire::View::default() }
}

/// A payload of what was chosen; `place` is where the reader is, as the address says it, and `rules` how they corrected it.
pub fn payload(dossier: &Dossier, found: &Found, place: &str, choice: Choice, rules: &[Rule]) -> Payload {
    let mut parcel = Parcel::new(dossier);
    if choice.entities {
        for &entity in &found.entities {
            parcel.entity(entity);
        }
    }
    if choice.events {
        for &event in &found.events {
            parcel.event(event, choice.every_telling);
        }
    }
    if choice.claims {
        for &row in &found.claims {
            parcel.claim(row);
        }
    }
    let everywhere = 0..dossier.documents.len() as DocumentId;
    let articles: Vec<_> =
        everywhere.filter(|_| choice.articles).filter_map(|document| parcel.article(document)).collect();
    parcel.order_entities();
    parcel.findings.view = view(dossier, place, rules);
    if choice.articles {
        Payload::Dossier(wire::Dossier { findings: parcel.findings, articles })
    } else {
        Payload::Findings(parcel.findings)
    }
}

/// Findings while they are packed.
struct Parcel<'a> {
    dossier: &'a Dossier,
    findings: wire::Findings,
    /// For each document and folded entity its place in the findings.
    sources: Vec<Option<u32>>,
    entities: Vec<Option<u32>>,
    /// The claims that are in the findings, and their places there.
    claims: FxHashMap<ClaimRow, u32>,
}

impl<'a> Parcel<'a> {
    fn new(dossier: &'a Dossier) -> Self {
        Parcel {
            dossier,
            findings: wire::Findings::default(),
            sources: vec![None; dossier.documents.len()],
            entities: vec![None; dossier.folded.entities.len()],
            claims: FxHashMap::default(),
        }
    }

    fn source(&mut self, document: DocumentId) -> Option<u32> {
        let slot = self.sources.get_mut(document as usize)?;
        if slot.is_none() {
            let page = &self.dossier.record(document)?.page;
            *slot = Some(self.findings.sources.len() as u32);
            self.findings.sources.push(wire::Source {
                id: page.id.clone(),
                title: page.title.clone(),
                outlet: page.outlet.clone(),
                url: page.url.clone(),
                published: page.published.and_then(convert::day_out),
            });
        }
        *slot
    }

    fn entity(&mut self, entity: FoldedEntityId) -> Option<u32> {
        let slot = self.entities.get_mut(entity as usize)?;
        if slot.is_none() {
            let of = self.dossier.folded.entities.get(entity as usize)?;
            *slot = Some(self.findings.entities.len() as u32);
            self.findings.entities.push(wire::Entity {
                id: of.id.clone(),
                name: of.name.clone(),
                kind: convert::kind_out(of.kind),
                aliases: of.aliases.clone(),
                roles: of.roles.iter().map(|role| (role.title.clone(), role.of.clone())).collect(),
                country: of.country.clone().unwrap_or_default(),
                code: of.code.clone().unwrap_or_default(),
                spot: of.place.as_ref().map(convert::spot_out),
                mentions: of.mentions,
                documents: of.documents,
                origins: of.origins,
            });
        }
        *slot
    }

    /// Puts the entities in the order of the dossier: most mentioned first.
    fn order_entities(&mut self) {
        let findings = &mut self.findings;
        let chosen: Vec<u32> = self.entities.iter().filter_map(|place| *place).collect();
        let mut moved = vec![0; chosen.len()];
        for (now, &before) in (0..).zip(&chosen) {
            moved[before as usize] = now;
        }
        findings.entities = chosen.iter().map(|&before| findings.entities[before as usize].clone()).collect();
        let rename = |place: &mut u32| *place = moved[*place as usize];
        for event in &mut findings.events {
            event.actors.iter_mut().chain(&mut event.recipients).chain(&mut event.place).for_each(rename);
        }
        findings.claims.iter_mut().filter_map(|claim| claim.by.as_mut()).for_each(rename);
    }

    fn event(&mut self, event: u32, every_telling: bool) {
        let dossier = self.dossier;
        let Some(of) = dossier.folded.events.get(event as usize) else { return };
        let quotes = self.tellings(of, every_telling);
        let claim = self.claimed(of);
        let mut all = |entities: &[FoldedEntityId]| entities.iter().filter_map(|&entity| self.entity(entity)).collect();
        let (actors, recipients): (Vec<u32>, Vec<u32>) = (all(&of.actors), all(&of.recipients));
        let place = of.place.and_then(|place| self.entity(place));
        self.findings.events.push(wire::Event {
            id: of.id.clone(),
            kind: convert::event_out(of.kind),
            mode: of.mode.clone(),
            contexts: of.contexts.clone(),
            actors,
            recipients,
            place,
            from: of.from.and_then(convert::day_out),
            to: of.to.and_then(convert::day_out),
            status: convert::status_out(of.status),
            toll: convert::toll_out(&of.toll),
            quotes,
            claim,
            documents: of.documents,
            origins: of.origins,
        });
    }

    fn tellings(&mut self, event: &FoldedEvent, every: bool) -> Vec<wire::Quote> {
        let chosen = told(self.dossier, event);
        let tellings = event.tellings.iter().filter(|&telling| every || Some(telling) == chosen);
        let dossier = self.dossier;
        let quote = |telling: &Telling| {
            let of = dossier.event(telling.document, telling.event)?;
            self.quote(telling.document, of.sentence, of.trigger)
        };
        tellings.filter_map(quote).collect()
    }

    /// The claim that an event stands in. It goes along whatever was chosen: what a party says is not told without it.
    fn claimed(&mut self, event: &FoldedEvent) -> Option<u32> {
        let telling = told(self.dossier, event)?;
        let claim = self.dossier.event(telling.document, telling.event)?.claim?;
        self.claim(ClaimRow { document: telling.document, claim })
    }

    fn claim(&mut self, row: ClaimRow) -> Option<u32> {
        if let Some(&place) = self.claims.get(&row) {
            return Some(place);
        }
        let of = self.dossier.claim(row)?;
        let quote = self.quote(row.document, of.sentence, of.cue)?;
        let by = of.entity.and_then(|entity| self.dossier.folded_entity(row.document, entity));
        let by = by.and_then(|entity| self.entity(entity));
        let (act, manner) = (convert::act_out(of.act), convert::manner_out(of.kind));
        self.findings.claims.push(wire::Claim { by, act, manner, anonymous: of.anonymous, quote });
        let place = self.findings.claims.len() as u32 - 1;
        self.claims.insert(row, place);
        Some(place)
    }

    /// A sentence of a document, with words in it marked.
    fn quote(&mut self, document: DocumentId, sentence: SentenceId, marked: Span) -> Option<wire::Quote> {
        let record = self.dossier.record(document)?;
        let whole = record.sentences.get(sentence as usize)?.cover(marked);
        let source = self.source(document)?;
        Some(wire::Quote {
            source,
            text: whole.of(&record.page.text).to_owned(),
            start: letters(record, 0, whole.start),
            marked: (letters(record, whole.start, marked.start), letters(record, whole.start, marked.end)),
        })
    }

    fn article(&mut self, document: DocumentId) -> Option<wire::Article> {
        // Quotations are no articles: read again they would give something else.
        self.dossier.documents.get(document as usize).filter(|document| !document.is_quoted())?;
        let source = self.source(document)?;
        let page = &self.dossier.record(document)?.page;
        let basis = convert::basis_out(page.published_basis);
        Some(wire::Article { source, author: page.author.clone(), basis, text: page.text.clone() })
    }
}

/// The telling that is quoted: one that says who claims it, where there is one.
fn told<'a>(dossier: &Dossier, event: &'a FoldedEvent) -> Option<&'a Telling> {
    let claimed =
        |telling: &&Telling| dossier.event(telling.document, telling.event).is_some_and(|of| of.claim.is_some());
    event.tellings.iter().find(claimed).or_else(|| event.tellings.first())
}

/// Code points between two places of a text.
fn letters(record: &Record, from: u32, to: u32) -> u32 {
    record.page.text.get(from as usize..to as usize).map_or(0, |text| text.chars().count() as u32)
}
