//! What has been read so far, as the view holds it: documents, what they give together, and the links between the two.

use std::rc::Rc;

use dateline_core::dossier::{DocumentId, Folded, FoldedEntityId, FoldedEventId};
use dateline_core::model::{Claim, ClaimId, Entity, EntityId, Event, Record};
use jiff::civil::Date;

use crate::decisions::Decisions;
use crate::link::FROM_LINK;
use crate::protocol::OwnDate;

/// A link to something that is not folded yet.
const NOWHERE: u32 = u32::MAX;

/// All that has been read. Cheap to extend: documents and the fold are shared between versions.
#[derive(Clone, Debug, Default)]
pub struct Dossier {
    /// In the order they were read; a [`DocumentId`] is a place in this list.
    pub documents: Vec<Rc<Document>>,
    /// What they give together; may lag behind `documents` while a job runs.
    pub folded: Rc<Folded>,
    /// All claims, by document and position.
    pub claims: Vec<ClaimRow>,
    /// How the reader corrected it.
    pub decisions: Rc<Decisions>,
    links: Rc<Links>,
}

/// One article and where it came from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// What the core found.
    pub record: Record,
    /// The file it came from, as the reader knows it.
    pub file: Rc<str>,
    /// The date that it gives of itself, whatever the reader says.
    pub own: OwnDate,
}

/// A claim, named by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimRow {
    /// Which document.
    pub document: DocumentId,
    /// Which of its claims.
    pub claim: ClaimId,
}

#[derive(Debug, Default)]
struct Links {
    /// For each document and entity the folded entity.
    entities: Vec<Vec<FoldedEntityId>>,
    /// For each document and event the folded event.
    events: Vec<Vec<FoldedEventId>>,
    /// For each document, what it repeats and how much of it, in percent.
    copies: Vec<Option<(DocumentId, u8)>>,
    origins: usize,
}

/// Finding something in a document: all evidence is named this way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Finding {
    /// Which document.
    pub document: DocumentId,
    /// Which of its lists.
    pub what: What,
    /// Place in that list.
    pub index: u32,
}

/// The lists of a [`Record`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum What {
    Mention,
    Time,
    Quantity,
    Claim,
    Event,
}

impl Document {
    /// Whether it consists of nothing but the quotations that came by link.
    pub fn is_quoted(&self) -> bool {
        &*self.file == FROM_LINK
    }
}

impl Dossier {
    /// Whether all that is there came by link, without the articles.
    pub fn is_quoted(&self) -> bool {
        !self.is_empty() && self.documents.iter().all(|document| document.is_quoted())
    }

    /// The same with more documents at the end. What they give together stays as it was until the next fold.
    #[must_use]
    pub fn with_documents(&self, more: impl IntoIterator<Item = impl Into<Rc<Document>>>) -> Self {
        let mut next = self.clone();
        next.documents.extend(more.into_iter().map(Into::into));
        next.claims = claim_rows(&next.documents);
        next
    }

    /// The same with one document read again. Its links wait for the next fold.
    #[must_use]
    pub fn with_document(&self, id: DocumentId, document: Rc<Document>) -> Self {
        let mut next = self.clone();
        if let Some(slot) = next.documents.get_mut(id as usize) {
            *slot = document;
            next.claims = claim_rows(&next.documents);
            next.links = Rc::new(Links::new(&next.documents, &next.folded));
        }
        next
    }

    /// The same, folded anew as it was found.
    #[must_use]
    pub fn with_folded(&self, folded: Folded) -> Self {
        let links = Links::new(&self.documents, &folded);
        Dossier {
            documents: self.documents.clone(),
            folded: Rc::new(folded),
            claims: self.claims.clone(),
            decisions: Rc::default(),
            links: Rc::new(links),
        }
    }

    /// The same, folded anew as the reader corrected it, with these documents in place of those that were there.
    #[must_use]
    pub fn with_decisions(
        &self,
        folded: Folded,
        documents: impl IntoIterator<Item = (DocumentId, Rc<Document>)>,
        mut decisions: Decisions,
    ) -> Self {
        let mut next = self.clone();
        for (id, document) in documents {
            if let Some(slot) = next.documents.get_mut(id as usize) {
                *slot = document;
            }
        }
        next.claims = claim_rows(&next.documents);
        next = next.with_folded(folded);
        decisions.settle(&next);
        next.decisions = Rc::new(decisions);
        next
    }

    /// Whether nothing has been read.
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }

    /// A document's record.
    pub fn record(&self, document: DocumentId) -> Option<&Record> {
        Some(&self.documents.get(document as usize)?.record)
    }

    /// What a document is called: its title, or the id that stands for one; empty if there is no such document.
    pub fn title(&self, document: DocumentId) -> &str {
        self.record(document).map_or("", title)
    }

    /// A document's claim.
    pub fn claim(&self, row: ClaimRow) -> Option<&Claim> {
        self.record(row.document)?.claims.get(row.claim as usize)
    }

    /// A document's event.
    pub fn event(&self, document: DocumentId, event: u32) -> Option<&Event> {
        self.record(document)?.events.get(event as usize)
    }

    /// A document's entity.
    pub fn entity(&self, document: DocumentId, entity: EntityId) -> Option<&Entity> {
        self.record(document)?.entities.get(entity as usize)
    }

    /// The folded entity of a document's entity; `None` until it is folded.
    pub fn folded_entity(&self, document: DocumentId, entity: EntityId) -> Option<FoldedEntityId> {
        link(&self.links.entities, document, entity)
    }

    /// The folded event of a document's event; `None` until it is folded.
    pub fn folded_event(&self, document: DocumentId, event: u32) -> Option<FoldedEventId> {
        link(&self.links.events, document, event)
    }

    /// The name of a folded entity.
    pub fn name(&self, entity: FoldedEntityId) -> &str {
        self.folded.entities.get(entity as usize).map_or("", |entity| &entity.name)
    }

    /// The sentence that tells a day best, if this event is what the day is known for.
    pub fn headline(&self, event: FoldedEventId) -> Option<&str> {
        let day = self.folded.events.get(event as usize)?.from?;
        let days = &self.folded.timeline;
        let day = days.get(days.binary_search_by_key(&day, |of| of.date).ok()?)?;
        let text = &self.record(day.headline.document)?.page.text;
        text.get(day.headline.span.range()).filter(|_| day.events.first() == Some(&event))
    }

    /// What a document repeats, and how much of it in percent.
    pub fn copy_of(&self, document: DocumentId) -> Option<(DocumentId, u8)> {
        self.links.copies.get(document as usize).copied().flatten()
    }

    /// How many documents do not repeat an earlier one.
    pub fn origins(&self) -> usize {
        self.documents.len() - (self.links.copies.len() - self.links.origins)
    }

    /// The days of a claim: when its article was published.
    pub fn published(&self, document: DocumentId) -> Option<Date> {
        self.record(document)?.page.published
    }
}

/// What an article is called: its title, or the id that stands for one.
pub fn title(record: &Record) -> &str {
    let page = &record.page;
    if page.title.is_empty() { &page.id } else { &page.title }
}

fn link(links: &[Vec<u32>], document: DocumentId, index: u32) -> Option<u32> {
    let to = *links.get(document as usize)?.get(index as usize)?;
    (to != NOWHERE).then_some(to)
}

fn claim_rows(documents: &[Rc<Document>]) -> Vec<ClaimRow> {
    let rows = documents.iter().zip(0u32..).flat_map(|(document, id)| {
        (0..document.record.claims.len() as ClaimId).map(move |claim| ClaimRow { document: id, claim })
    });
    rows.collect()
}

impl Links {
    fn new(documents: &[Rc<Document>], folded: &Folded) -> Self {
        let mut entities: Vec<Vec<u32>> =
            documents.iter().map(|document| vec![NOWHERE; document.record.entities.len()]).collect();
        let mut events: Vec<Vec<u32>> =
            documents.iter().map(|document| vec![NOWHERE; document.record.events.len()]).collect();
        let mut copies = vec![None; documents.len()];
        let set = |links: &mut Vec<Vec<u32>>, document: DocumentId, index: u32, to: u32| {
            if let Some(slot) = links.get_mut(document as usize).and_then(|of| of.get_mut(index as usize)) {
                *slot = to;
            }
        };
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
                *slot = Some((copy.of, copy.share));
            }
        }
        let origins = copies.iter().filter(|copy| copy.is_none()).count();
        Links { entities, events, copies, origins }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use dateline_core::dossier::{CopyOf, FoldedEvent, Headline, Telling, TimelineDay};
    use dateline_core::model::{EventKind, Span, Status, Toll};

    use super::*;

    #[test]
    fn an_empty_dossier_has_no_origins() {
        let dossier = Dossier::default();
        assert!(dossier.is_empty());
        assert_eq!(dossier.origins(), 0);
        assert_eq!(dossier.folded_entity(0, 0), None);
    }

    #[test]
    fn links_follow_the_fold_and_ignore_what_is_not_there() {
        let event = FoldedEvent {
            id: "e".to_owned(),
            kind: EventKind::Consult,
            mode: String::new(),
            contexts: Vec::new(),
            actors: Vec::new(),
            recipients: Vec::new(),
            place: None,
            from: None,
            to: None,
            status: Status::Reported,
            toll: Toll::default(),
            tellings: vec![Telling { document: 0, event: 4 }, Telling { document: 9, event: 0 }],
            documents: 1,
            origins: 1,
        };
        let copies = vec![CopyOf { document: 1, of: 0, share: 90 }];
        let folded = Folded { events: vec![event], copies, ..Folded::default() };
        let dossier = Dossier::default().with_documents([Document::default(), Document::default()]).with_folded(folded);
        assert_eq!(dossier.folded_event(0, 4), None);
        assert_eq!(dossier.copy_of(1), Some((0, 90)));
        assert_eq!(dossier.origins(), 1);
        assert_eq!(dossier.with_documents([Document::default()]).origins(), 2, "a document not yet folded is its own");
    }

    #[test]
    fn a_day_is_told_by_what_it_is_known_for() {
        let day = jiff::civil::date(2025, 10, 19);
        let event = |id: &str| FoldedEvent {
            id: id.to_owned(),
            kind: EventKind::Agree,
            mode: String::new(),
            contexts: Vec::new(),
            actors: Vec::new(),
            recipients: Vec::new(),
            place: None,
            from: Some(day),
            to: Some(day),
            status: Status::Reported,
            toll: Toll::default(),
            tellings: Vec::new(),
            documents: 1,
            origins: 1,
        };
        let headline = Headline { document: 0, span: Span::new(7, 19) };
        let timeline = vec![TimelineDay { date: day, weight: 5, events: vec![1, 0], headline }];
        let folded = Folded { events: vec![event("e"), event("f")], timeline, ..Folded::default() };
        let mut article = Document::default();
        article.record.page.text = "First. They agreed. Then".to_owned();
        let dossier = Dossier::default().with_documents([article]).with_folded(folded);
        assert_eq!(dossier.headline(1), Some("They agreed."));
        assert_eq!((dossier.headline(0), dossier.headline(7)), (None, None));
    }
}
