//! Many documents' dossier. Documents, entities and events are named by their ids.

use std::borrow::Borrow;

use serde::Serialize;

use super::document::PublicRecord;
use super::offsets::{Offsets, Range, Unit};
use super::pieces::{Day, EntityName, PublicPlace, PublicToll};
use crate::dossier::{
    Discrepancy, DiscrepancyKind, DiscrepancyReading, DocumentId, Folded, FoldedEntity, FoldedEvent, Nature, Subject,
    TimelineDay,
};
use crate::model::{EventKind, Kind, Record, Role, Span, Status};

/// Records and what they give together, as the world sees it; borrows its words.
#[derive(Debug, Serialize)]
pub struct PublicDossier<'a> {
    schema: &'static str,
    engine: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    offsets: Option<Unit>,
    documents: Vec<PublicRecord<'a>>,
    entities: Vec<PublicFoldedEntity<'a>>,
    events: Vec<PublicFoldedEvent<'a>>,
    discrepancies: Vec<PublicDiscrepancy<'a>>,
    timeline: Vec<PublicDay<'a>>,
    copies: Vec<PublicCopy<'a>>,
}

#[derive(Debug, Serialize)]
struct PublicFoldedEntity<'a> {
    id: &'a str,
    name: &'a str,
    kind: Kind,
    aliases: &'a [String],
    roles: &'a [Role],
    country: Option<&'a str>,
    code: Option<&'a str>,
    place: Option<PublicPlace<'a>>,
    members: Vec<PublicMember<'a>>,
    mentions: u32,
    documents: u32,
    origins: u32,
    first: Option<Day>,
    last: Option<Day>,
}

#[derive(Debug, Serialize)]
struct PublicMember<'a> {
    document: &'a str,
    entity: EntityName,
}

#[derive(Debug, Serialize)]
struct PublicFoldedEvent<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: EventKind,
    mode: &'a str,
    contexts: &'a [String],
    actors: Vec<&'a str>,
    recipients: Vec<&'a str>,
    place: Option<&'a str>,
    from: Option<Day>,
    to: Option<Day>,
    status: Status,
    toll: PublicToll,
    tellings: Vec<PublicTelling<'a>>,
    documents: u32,
    origins: u32,
}

#[derive(Debug, Serialize)]
struct PublicTelling<'a> {
    document: &'a str,
    event: u32,
}

#[derive(Debug, Serialize)]
struct PublicDiscrepancy<'a> {
    kind: DiscrepancyKind,
    subject: PublicSubject<'a>,
    nature: Nature,
    weight: u32,
    readings: Vec<PublicReading<'a>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
enum PublicSubject<'a> {
    Entity(&'a str),
    Event(&'a str),
}

#[derive(Debug, Serialize)]
struct PublicReading<'a> {
    value: &'a str,
    document: &'a str,
    #[serde(flatten)]
    at: Range,
    by: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct PublicDay<'a> {
    date: Day,
    weight: u32,
    events: Vec<&'a str>,
    headline: PublicHeadline<'a>,
}

#[derive(Debug, Serialize)]
struct PublicHeadline<'a> {
    document: &'a str,
    #[serde(flatten)]
    at: Range,
}

#[derive(Debug, Serialize)]
struct PublicCopy<'a> {
    document: &'a str,
    of: &'a str,
    share: u8,
}

impl<'a> PublicDossier<'a> {
    /// The public view of a dossier, its offsets counted in `unit`s of each document's `text`.
    pub fn new<R: Borrow<Record>>(records: &'a [R], folded: &'a Folded, unit: Unit) -> Self {
        let names = Names {
            records: records.iter().map(Borrow::borrow).collect(),
            offsets: records.iter().map(|record| Offsets::new(&record.borrow().page.text, unit)).collect(),
            folded,
        };
        let documents = names.records.iter().zip(&names.offsets);
        PublicDossier {
            schema: super::SCHEMA,
            engine: crate::VERSION,
            offsets: unit.told(),
            documents: documents.map(|(record, offsets)| PublicRecord::with_offsets(record, offsets)).collect(),
            entities: folded.entities.iter().map(|entity| names.folded_entity(entity)).collect(),
            events: folded.events.iter().map(|event| names.folded_event(event)).collect(),
            discrepancies: folded.discrepancies.iter().map(|found| names.discrepancy(found)).collect(),
            timeline: folded.timeline.iter().map(|day| names.day(day)).collect(),
            copies: folded
                .copies
                .iter()
                .map(|copy| PublicCopy {
                    document: names.document(copy.document),
                    of: names.document(copy.of),
                    share: copy.share,
                })
                .collect(),
        }
    }
}

/// Gives the ids that indices stand for.
struct Names<'a> {
    records: Vec<&'a Record>,
    offsets: Vec<Offsets<'a>>,
    folded: &'a Folded,
}

impl<'a> Names<'a> {
    fn document(&self, document: DocumentId) -> &'a str {
        &self.records[document as usize].page.id
    }

    fn entity(&self, entity: u32) -> &'a str {
        &self.folded.entities[entity as usize].id
    }

    fn event(&self, event: u32) -> &'a str {
        &self.folded.events[event as usize].id
    }

    fn range(&self, document: DocumentId, span: Span) -> Range {
        self.offsets[document as usize].range(span)
    }

    fn folded_entity(&self, entity: &'a FoldedEntity) -> PublicFoldedEntity<'a> {
        PublicFoldedEntity {
            id: &entity.id,
            name: &entity.name,
            kind: entity.kind,
            aliases: &entity.aliases,
            roles: &entity.roles,
            country: entity.country.as_deref(),
            code: entity.code.as_deref(),
            place: entity.place.as_ref().map(PublicPlace::from),
            members: entity
                .members
                .iter()
                .map(|member| PublicMember {
                    document: self.document(member.document),
                    entity: EntityName(member.entity),
                })
                .collect(),
            mentions: entity.mentions,
            documents: entity.documents,
            origins: entity.origins,
            first: entity.first.map(Day),
            last: entity.last.map(Day),
        }
    }

    fn folded_event(&self, event: &'a FoldedEvent) -> PublicFoldedEvent<'a> {
        let entities = |ids: &[u32]| ids.iter().map(|&id| self.entity(id)).collect();
        PublicFoldedEvent {
            id: &event.id,
            kind: event.kind,
            mode: &event.mode,
            contexts: &event.contexts,
            actors: entities(&event.actors),
            recipients: entities(&event.recipients),
            place: event.place.map(|place| self.entity(place)),
            from: event.from.map(Day),
            to: event.to.map(Day),
            status: event.status,
            toll: event.toll.into(),
            tellings: event
                .tellings
                .iter()
                .map(|telling| PublicTelling { document: self.document(telling.document), event: telling.event })
                .collect(),
            documents: event.documents,
            origins: event.origins,
        }
    }

    fn discrepancy(&self, found: &'a Discrepancy) -> PublicDiscrepancy<'a> {
        PublicDiscrepancy {
            kind: found.kind,
            subject: match found.subject {
                Subject::Entity(entity) => PublicSubject::Entity(self.entity(entity)),
                Subject::Event(event) => PublicSubject::Event(self.event(event)),
            },
            nature: found.nature,
            weight: found.weight,
            readings: found.readings.iter().map(|reading| self.reading(reading)).collect(),
        }
    }

    fn reading(&self, reading: &'a DiscrepancyReading) -> PublicReading<'a> {
        PublicReading {
            value: &reading.value,
            document: self.document(reading.document),
            at: self.range(reading.document, reading.span),
            by: reading.by.map(|by| self.entity(by)),
        }
    }

    fn day(&self, day: &'a TimelineDay) -> PublicDay<'a> {
        PublicDay {
            date: Day(day.date),
            weight: day.weight,
            events: day.events.iter().map(|&event| self.event(event)).collect(),
            headline: PublicHeadline {
                document: self.document(day.headline.document),
                at: self.range(day.headline.document, day.headline.span),
            },
        }
    }
}
