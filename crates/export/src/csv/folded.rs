//! The tables of what all articles give together.

use dateline_core::dossier::{DocumentId, FoldedEntityId, Subject};
use dateline_core::model::{Role, Span};
use dateline_core::record::{Offsets, Range, Unit};

use super::Row;
use crate::view::{View, tag};

pub(super) const ENTITIES: &[&str] = &[
    "id",
    "name",
    "kind",
    "aliases",
    "roles",
    "country",
    "code",
    "lat",
    "lon",
    "place_country",
    "admin1",
    "precision",
    "mentions",
    "documents",
    "origins",
    "first",
    "last",
];

pub(super) fn entities(view: &View<'_>, out: &mut String) {
    for entity in &view.folded.entities {
        let place = entity.place.as_ref();
        let mut row = Row::new(out);
        row.text(&entity.id);
        row.text(&entity.name);
        row.text(&tag(entity.kind));
        row.texts(entity.aliases.iter().map(String::as_str));
        row.text(&entity.roles.iter().map(role).collect::<Vec<_>>().join("; "));
        row.text(entity.country.as_deref().unwrap_or_default());
        row.text(entity.code.as_deref().unwrap_or_default());
        row.spot(place);
        row.text(place.map_or("", |place| &place.country));
        row.text(place.map_or("", |place| &place.admin1));
        row.text(&place.map(|place| tag(place.precision)).unwrap_or_default());
        row.plain(Some(entity.mentions));
        row.plain(Some(entity.documents));
        row.plain(Some(entity.origins));
        row.day(entity.first);
        row.day(entity.last);
        row.end();
    }
}

/// `defence minister of Pakistan`.
pub(crate) fn role(role: &Role) -> String {
    if role.of.is_empty() { role.title.clone() } else { format!("{} of {}", role.title, role.of) }
}

pub(super) const EVENTS: &[&str] = &[
    "id",
    "type",
    "mode",
    "contexts",
    "actors",
    "recipients",
    "place",
    "country",
    "lat",
    "lon",
    "from",
    "to",
    "status",
    "claimants",
    "killed_low",
    "killed_high",
    "injured_low",
    "injured_high",
    "displaced_low",
    "displaced_high",
    "detained_low",
    "detained_high",
    "missing_low",
    "missing_high",
    "documents",
    "origins",
    "told_by",
    "actor_ids",
    "recipient_ids",
    "place_id",
    "sentence",
];

pub(super) fn events(view: &View<'_>, out: &mut String) {
    let ids = |ids: &[FoldedEntityId]| view.entities(ids).map(|one| one.id.as_str()).collect::<Vec<_>>().join("; ");
    for event in &view.folded.events {
        let place = event.place.and_then(|place| view.entity(place));
        let spot = place.and_then(|place| place.place.as_ref());
        let mut row = Row::new(out);
        row.text(&event.id);
        row.text(&tag(event.kind));
        row.text(&event.mode);
        row.texts(event.contexts.iter().map(String::as_str));
        row.text(&view.names(&event.actors, "; "));
        row.text(&view.names(&event.recipients, "; "));
        row.text(place.map_or("", |place| &place.name));
        row.text(spot.map_or("", |spot| &spot.country));
        row.spot(spot);
        row.day(event.from);
        row.day(event.to);
        row.text(&tag(event.status));
        row.texts(view.claimants(event).iter().map(String::as_str));
        row.toll(event.toll);
        row.plain(Some(event.documents));
        row.plain(Some(event.origins));
        row.texts(view.tellers(event).iter().map(|(_, record)| record.page.id.as_str()));
        row.text(&ids(&event.actors));
        row.text(&ids(&event.recipients));
        row.text(place.map_or("", |place| &place.id));
        row.text(view.first_telling(event).as_ref().map_or("", |told| told.sentence()));
        row.end();
    }
}

pub(super) const DISCREPANCIES: &[&str] = &[
    "discrepancy",
    "kind",
    "nature",
    "weight",
    "subject",
    "value",
    "document",
    "start",
    "end",
    "text",
    "by",
    "by_name",
];

pub(super) fn discrepancies(view: &View<'_>, out: &mut String) {
    for (number, found) in (1..).zip(&view.folded.discrepancies) {
        let subject = match found.subject {
            Subject::Entity(id) => view.entity(id).map_or("", |entity| &entity.id),
            Subject::Event(id) => view.folded.events.get(id as usize).map_or("", |event| &event.id),
        };
        for reading in &found.readings {
            let (at, words) = place(view, reading.document, reading.span);
            let by = reading.by.and_then(|by| view.entity(by));
            let mut row = Row::new(out);
            row.plain(Some(number));
            row.text(&tag(found.kind));
            row.text(&tag(found.nature));
            row.plain(Some(found.weight));
            row.text(subject);
            row.text(&reading.value);
            row.text(view.document_id(reading.document));
            row.at(at);
            row.text(words);
            row.text(by.map_or("", |by| &by.id));
            row.text(by.map_or("", |by| &by.name));
            row.end();
        }
    }
}

pub(super) const TIMELINE: &[&str] = &["date", "weight", "events", "headline", "document", "start", "end"];

pub(super) fn timeline(view: &View<'_>, out: &mut String) {
    for day in &view.folded.timeline {
        let (at, words) = place(view, day.headline.document, day.headline.span);
        let events = day.events.iter().filter_map(|event| view.folded.events.get(*event as usize));
        let mut row = Row::new(out);
        row.day(Some(day.date));
        row.plain(Some(day.weight));
        row.texts(events.map(|event| event.id.as_str()));
        row.text(words);
        row.text(view.document_id(day.headline.document));
        row.at(at);
        row.end();
    }
}

/// Where words stand, in code points, and the words.
fn place<'a>(view: &View<'a>, document: DocumentId, span: Span) -> (Option<Range>, &'a str) {
    let Some(record) = view.records.get(document as usize) else { return (None, "") };
    let text = &record.page.text;
    (Some(Offsets::new(text, Unit::CodePoints).range(span)), text.get(span.range()).unwrap_or_default())
}
