//! One document's record.

use serde::Serialize;

use super::offsets::{Offsets, Range, Unit};
use super::pieces::{Day, EntityName, PublicPlace, PublicToll};
use crate::model::{
    Act, Bound, Claim, ClaimId, ClaimKind, DateBasis, Entity, Event, EventKind, Form, Granularity, Kind, Mention,
    Modifier, Note, PublishedBasis, Quantity, Record, Role, SentenceId, Status, Step, TimeBasis, TimeExpression,
    TimeId, TimeKind,
};

/// A [`Record`] as the world sees it; borrows its words.
#[derive(Debug, Serialize)]
pub struct PublicRecord<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    schema: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    offsets: Option<Unit>,
    id: &'a str,
    title: &'a str,
    outlet: &'a str,
    author: &'a str,
    url: &'a str,
    published: Option<Day>,
    published_basis: PublishedBasis,
    language: &'a str,
    text: &'a str,
    mentions: Vec<PublicMention<'a>>,
    entities: Vec<PublicEntity<'a>>,
    times: Vec<PublicTime<'a>>,
    intervals: Vec<PublicTime<'a>>,
    quantities: Vec<PublicQuantity<'a>>,
    claims: Vec<PublicClaim<'a>>,
    events: Vec<PublicEvent<'a>>,
    sentences: Vec<Range>,
    notes: Vec<PublicNote<'a>>,
}

#[derive(Debug, Serialize)]
struct PublicMention<'a> {
    #[serde(flatten)]
    at: Range,
    text: &'a str,
    kind: Kind,
    form: Form,
    entity: EntityName,
    rule: &'a str,
}

#[derive(Debug, Serialize)]
struct PublicEntity<'a> {
    id: EntityName,
    name: &'a str,
    kind: Kind,
    aliases: &'a [String],
    roles: &'a [Role],
    country: Option<&'a str>,
    code: Option<&'a str>,
    place: Option<PublicPlace<'a>>,
    rule: &'a str,
}

#[derive(Debug, Serialize)]
struct PublicTime<'a> {
    #[serde(flatten)]
    at: Range,
    text: &'a str,
    #[serde(rename = "type")]
    kind: TimeKind,
    value: &'a str,
    #[serde(rename = "mod")]
    modifier: Option<Modifier>,
    from: Option<Day>,
    to: Option<Day>,
    granularity: Granularity,
    basis: TimeBasis,
    rule: &'a str,
}

#[derive(Debug, Serialize)]
struct PublicQuantity<'a> {
    #[serde(flatten)]
    at: Range,
    text: &'a str,
    value: f64,
    upper: Option<f64>,
    unit: &'a str,
    what: &'a str,
    bound: Bound,
    rule: &'a str,
}

#[derive(Debug, Serialize)]
struct PublicClaim<'a> {
    source: Option<Range>,
    entity: Option<EntityName>,
    cue: Range,
    content: Vec<Range>,
    kind: ClaimKind,
    act: Act,
    anonymous: bool,
    sentence: SentenceId,
    rule: &'a str,
}

#[derive(Debug, Serialize)]
struct PublicEvent<'a> {
    #[serde(rename = "type")]
    kind: EventKind,
    mode: &'a str,
    contexts: &'a [String],
    trigger: Range,
    actors: Vec<EntityName>,
    recipients: Vec<EntityName>,
    place: Option<EntityName>,
    time: Option<TimeId>,
    from: Option<Day>,
    to: Option<Day>,
    date_basis: DateBasis,
    status: Status,
    claim: Option<ClaimId>,
    toll: PublicToll,
    sentence: SentenceId,
    rule: &'a str,
}

#[derive(Debug, Serialize)]
pub(super) struct PublicNote<'a> {
    start: Option<u32>,
    end: Option<u32>,
    step: Step,
    rule: &'a str,
    text: &'a str,
}

impl<'a> PublicRecord<'a> {
    /// The public view of a record, its offsets counted in `unit`s of `text`.
    pub fn new(record: &'a Record, unit: Unit) -> Self {
        Self::with_offsets(record, &Offsets::new(&record.page.text, unit))
    }

    pub(super) fn with_offsets(record: &'a Record, offsets: &Offsets<'_>) -> Self {
        let page = &record.page;
        let text = page.text.as_str();
        // TIMEX3 marks the ends of an interval; what both cover together stands beside them.
        let times = |whole: bool| {
            let kind = record.times.iter().filter(|time| time.is_interval() == whole);
            kind.map(|time| PublicTime::new(time, text, offsets)).collect()
        };
        let place = |time: TimeId| {
            let before = record.times.iter().take(time as usize);
            before.filter(|time| !time.is_interval()).count() as TimeId
        };
        let told = offsets.unit().told();
        PublicRecord {
            schema: told.map(|_| super::SCHEMA),
            offsets: told,
            id: &page.id,
            title: &page.title,
            outlet: &page.outlet,
            author: &page.author,
            url: &page.url,
            published: page.published.map(Day),
            published_basis: page.published_basis,
            language: &record.language,
            text,
            mentions: record.mentions.iter().map(|mention| PublicMention::new(mention, text, offsets)).collect(),
            entities: (0..).zip(&record.entities).map(|(id, entity)| PublicEntity::new(id, entity)).collect(),
            times: times(false),
            intervals: times(true),
            quantities: record.quantities.iter().map(|found| PublicQuantity::new(found, text, offsets)).collect(),
            claims: record.claims.iter().map(|claim| PublicClaim::new(claim, offsets)).collect(),
            events: record.events.iter().map(|event| PublicEvent::new(event, event.time.map(place), offsets)).collect(),
            sentences: record.sentences.iter().map(|&span| offsets.range(span)).collect(),
            notes: record.notes.iter().map(|note| PublicNote::new(note, offsets)).collect(),
        }
    }
}

impl<'a> PublicMention<'a> {
    fn new(mention: &'a Mention, text: &'a str, offsets: &Offsets<'_>) -> Self {
        PublicMention {
            at: offsets.range(mention.span),
            text: mention.span.of(text),
            kind: mention.kind,
            form: mention.form,
            entity: EntityName(mention.entity),
            rule: &mention.rule,
        }
    }
}

impl<'a> PublicEntity<'a> {
    fn new(id: u32, entity: &'a Entity) -> Self {
        PublicEntity {
            id: EntityName(id),
            name: &entity.name,
            kind: entity.kind,
            aliases: &entity.aliases,
            roles: &entity.roles,
            country: entity.country.as_deref(),
            code: entity.code.as_deref(),
            place: entity.place.as_ref().map(PublicPlace::from),
            rule: &entity.rule,
        }
    }
}

impl<'a> PublicTime<'a> {
    fn new(time: &'a TimeExpression, text: &'a str, offsets: &Offsets<'_>) -> Self {
        PublicTime {
            at: offsets.range(time.span),
            text: time.span.of(text),
            kind: time.kind,
            value: &time.value,
            modifier: time.modifier,
            from: time.from.map(Day),
            to: time.to.map(Day),
            granularity: time.granularity,
            basis: time.basis,
            rule: &time.rule,
        }
    }
}

impl<'a> PublicQuantity<'a> {
    fn new(quantity: &'a Quantity, text: &'a str, offsets: &Offsets<'_>) -> Self {
        PublicQuantity {
            at: offsets.range(quantity.span),
            text: quantity.span.of(text),
            value: quantity.value,
            upper: quantity.upper,
            unit: &quantity.unit,
            what: &quantity.what,
            bound: quantity.bound,
            rule: &quantity.rule,
        }
    }
}

impl<'a> PublicClaim<'a> {
    fn new(claim: &'a Claim, offsets: &Offsets<'_>) -> Self {
        PublicClaim {
            source: claim.source.map(|span| offsets.range(span)),
            entity: claim.entity.map(EntityName),
            cue: offsets.range(claim.cue),
            content: claim.content.iter().map(|&span| offsets.range(span)).collect(),
            kind: claim.kind,
            act: claim.act,
            anonymous: claim.anonymous,
            sentence: claim.sentence,
            rule: &claim.rule,
        }
    }
}

impl<'a> PublicEvent<'a> {
    fn new(event: &'a Event, time: Option<TimeId>, offsets: &Offsets<'_>) -> Self {
        let names = |ids: &[u32]| ids.iter().copied().map(EntityName).collect();
        PublicEvent {
            kind: event.kind,
            mode: &event.mode,
            contexts: &event.contexts,
            trigger: offsets.range(event.trigger),
            actors: names(&event.actors),
            recipients: names(&event.recipients),
            place: event.place.map(EntityName),
            time,
            from: event.from.map(Day),
            to: event.to.map(Day),
            date_basis: event.date_basis,
            status: event.status,
            claim: event.claim,
            toll: event.toll.into(),
            sentence: event.sentence,
            rule: &event.rule,
        }
    }
}

impl<'a> PublicNote<'a> {
    pub(super) fn new(note: &'a Note, offsets: &Offsets<'_>) -> Self {
        let at = note.span.map(|span| offsets.range(span));
        PublicNote {
            start: at.map(|at| at.start),
            end: at.map(|at| at.end),
            step: note.step,
            rule: &note.rule,
            text: &note.text,
        }
    }
}
