//! The tables of what each article gives.

use dateline_core::dossier::DocumentId;
use dateline_core::model::{Claim, EntityId, Event, Record};
use dateline_core::record::{Offsets, Unit};

use super::Row;
use crate::view::{View, own_entity, tag};

pub(super) const DOCUMENTS: &[&str] = &[
    "id",
    "title",
    "outlet",
    "author",
    "url",
    "published",
    "published_basis",
    "language",
    "characters",
    "sentences",
    "mentions",
    "claims",
    "events",
    "copy_of",
];

pub(super) fn documents(view: &View<'_>, out: &mut String) {
    for (document, record) in view.documents() {
        let page = &record.page;
        let mut row = Row::new(out);
        row.text(&page.id);
        row.text(&page.title);
        row.text(&page.outlet);
        row.text(&page.author);
        row.text(&page.url);
        row.day(page.published);
        row.text(&tag(page.published_basis));
        row.text(&record.language);
        row.plain(Some(page.text.chars().count()));
        row.plain(Some(record.sentences.len()));
        row.plain(Some(record.mentions.len()));
        row.plain(Some(record.claims.len()));
        row.plain(Some(record.events.len()));
        row.text(view.copy_of(document).map_or("", |of| view.document_id(of)));
        row.end();
    }
}

pub(super) const MENTIONS: &[&str] = &["document", "start", "end", "text", "kind", "form", "entity", "name", "rule"];

pub(super) fn mentions(view: &View<'_>, out: &mut String) {
    for_each(view, |document, record, offsets| {
        for mention in &record.mentions {
            let at = offsets.range(mention.span);
            let mut row = Row::new(out);
            row.text(&record.page.id);
            row.at(Some(at));
            row.text(mention.span.of(&record.page.text));
            row.text(&tag(mention.kind));
            row.text(&tag(mention.form));
            row.text(id(view, document, Some(mention.entity)));
            row.text(own_entity(record, mention.entity).map_or("", |entity| &entity.name));
            row.text(&mention.rule);
            row.end();
        }
    });
}

pub(super) const TELLINGS: &[&str] = &[
    "document",
    "title",
    "outlet",
    "published",
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
    "date_basis",
    "status",
    "claimant",
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
    "trigger",
    "sentence",
    "rule",
    "event",
];

pub(super) fn tellings(view: &View<'_>, out: &mut String) {
    for (document, record) in view.documents() {
        for (event, place) in record.events.iter().zip(0..) {
            let folded = view.folded_event(document, place).map_or("", |event| &event.id);
            telling(record, event, Some(folded), out);
        }
    }
}

/// One event of one article. `folded` is the id of the happening it tells of; without it the last column is missing.
pub(super) fn telling(record: &Record, event: &Event, folded: Option<&str>, out: &mut String) {
    let page = &record.page;
    let names = |ids: &[EntityId]| {
        let names = ids.iter().filter_map(|id| own_entity(record, *id)).map(|entity| entity.name.as_str());
        names.collect::<Vec<_>>().join("; ")
    };
    let place = event.place.and_then(|place| own_entity(record, place));
    let spot = place.and_then(|place| place.place.as_ref());
    let claimant = event.claim.and_then(|claim| record.claims.get(claim as usize)?.entity);
    let sentence = record.sentences.get(event.sentence as usize).map_or("", |span| span.of(&page.text));
    let mut row = Row::new(out);
    row.text(&page.id);
    row.text(&page.title);
    row.text(&page.outlet);
    row.day(page.published);
    row.text(&tag(event.kind));
    row.text(&event.mode);
    row.texts(event.contexts.iter().map(String::as_str));
    row.text(&names(&event.actors));
    row.text(&names(&event.recipients));
    row.text(place.map_or("", |place| &place.name));
    row.text(spot.map_or("", |spot| &spot.country));
    row.spot(spot);
    row.day(event.from);
    row.day(event.to);
    row.text(&tag(event.date_basis));
    row.text(&tag(event.status));
    row.text(&names(claimant.as_slice()));
    row.toll(event.toll);
    row.text(event.trigger.of(&page.text));
    row.text(sentence);
    row.text(&event.rule);
    if let Some(folded) = folded {
        row.text(folded);
    }
    row.end();
}

pub(super) const CLAIMS: &[&str] = &[
    "document",
    "start",
    "end",
    "cue",
    "source",
    "entity",
    "name",
    "act",
    "kind",
    "anonymous",
    "content",
    "sentence",
    "rule",
];

pub(super) fn claims(view: &View<'_>, out: &mut String) {
    for_each(view, |document, record, offsets| {
        for claim in &record.claims {
            let text = &record.page.text;
            let at = offsets.range(claim.cue);
            let mut row = Row::new(out);
            row.text(&record.page.id);
            row.at(Some(at));
            row.text(claim.cue.of(text));
            row.text(claim.source.map_or("", |span| span.of(text)));
            row.text(id(view, document, claim.entity));
            row.text(name(record, claim));
            row.text(&tag(claim.act));
            row.text(&tag(claim.kind));
            row.plain(Some(claim.anonymous));
            row.text(&claim.content.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" … "));
            row.text(record.sentences.get(claim.sentence as usize).map_or("", |span| span.of(text)));
            row.text(&claim.rule);
            row.end();
        }
    });
}

pub(super) const TIMES: &[&str] = &[
    "document",
    "start",
    "end",
    "text",
    "type",
    "value",
    "mod",
    "from",
    "to",
    "granularity",
    "basis",
    "interval",
    "rule",
];

pub(super) fn times(view: &View<'_>, out: &mut String) {
    for_each(view, |_, record, offsets| {
        for time in &record.times {
            let at = offsets.range(time.span);
            let mut row = Row::new(out);
            row.text(&record.page.id);
            row.at(Some(at));
            row.text(time.span.of(&record.page.text));
            row.text(&tag(time.kind));
            row.text(&time.value);
            row.text(&time.modifier.map(tag).unwrap_or_default());
            row.day(time.from);
            row.day(time.to);
            row.text(&tag(time.granularity));
            row.text(&tag(time.basis));
            row.plain(Some(time.is_interval()));
            row.text(&time.rule);
            row.end();
        }
    });
}

pub(super) const QUANTITIES: &[&str] =
    &["document", "start", "end", "text", "value", "upper", "unit", "what", "bound", "rule"];

pub(super) fn quantities(view: &View<'_>, out: &mut String) {
    for_each(view, |_, record, offsets| {
        for quantity in &record.quantities {
            let at = offsets.range(quantity.span);
            let mut row = Row::new(out);
            row.text(&record.page.id);
            row.at(Some(at));
            row.text(quantity.span.of(&record.page.text));
            row.plain(Some(quantity.value));
            row.plain(quantity.upper);
            row.text(&quantity.unit);
            row.text(&quantity.what);
            row.text(&tag(quantity.bound));
            row.text(&quantity.rule);
            row.end();
        }
    });
}

fn for_each(view: &View<'_>, mut write: impl FnMut(DocumentId, &Record, &Offsets<'_>)) {
    for (document, record) in view.documents() {
        write(document, record, &Offsets::new(&record.page.text, Unit::CodePoints));
    }
}

/// The id across documents of a document's entity.
fn id<'a>(view: &View<'a>, document: DocumentId, entity: Option<EntityId>) -> &'a str {
    let folded = entity.and_then(|entity| view.entity(view.folded_entity(document, entity)?));
    folded.map_or("", |entity| &entity.id)
}

/// The name of who makes a claim.
fn name<'a>(record: &'a Record, claim: &Claim) -> &'a str {
    claim.entity.and_then(|entity| own_entity(record, entity)).map_or("", |entity| &entity.name)
}
