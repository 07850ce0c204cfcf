//! Back from the public JSON to a record, so that what was stored can be folded again.
//!
//! What [`PublicRecord`](super::PublicRecord) writes comes back as it was, but for one thing: an event that an interval
//! dates is dated by the interval's first expression, as the public record has it. Its days are the same.
//! What comes from outside is checked: offsets lie in the text, and what ids and places name is there.

mod places;
mod shape;

use super::SCHEMA;
use super::offsets::Unit;
use crate::model::{
    Claim, Count, Entity, EntityId, Event, Mention, Note, Page, Quantity, Record, TimeExpression, TimeId, Toll,
};
use crate::order::Order;
use crate::read::LARGEST_ARTICLE;
use places::Places;
use shape::{
    StoredClaim, StoredCount, StoredEntity, StoredEvent, StoredMention, StoredQuantity, StoredTime, StoredToll,
};
pub use shape::{StoredNote, StoredRecord};

impl StoredRecord {
    /// The record. Its offsets count what it says that they count, otherwise code points.
    ///
    /// # Errors
    /// Says what cannot be, in a sentence that begins with where it stands.
    pub fn into_record(self) -> Result<Record, String> {
        known(self.schema.as_deref())?;
        if self.text.len() > LARGEST_ARTICLE {
            let (size, largest) = (self.text.len() >> 20, LARGEST_ARTICLE >> 20);
            return Err(format!("text holds {size} MB; up to {largest} MB are read"));
        }
        let door = Door {
            places: Places::new(&self.text, self.offsets.unwrap_or(Unit::CodePoints)),
            entities: self.entities.len(),
            sentences: self.sentences.len(),
            claims: self.claims.len(),
        };
        let (times, expressions) = door.times(self.times, self.intervals)?;
        Ok(Record {
            mentions: each("mentions", self.mentions, |mention| door.mention(mention))?,
            entities: each("entities", (0..).zip(self.entities), |(id, entity)| own(id, entity))?,
            times,
            quantities: each("quantities", self.quantities, |quantity| door.quantity(quantity))?,
            claims: each("claims", self.claims, |claim| door.claim(claim))?,
            events: each("events", self.events, |event| door.event(event, &expressions))?,
            sentences: each("sentences", self.sentences, |range| door.places.span(range))?,
            notes: each("notes", self.notes, |note| door.note(note))?,
            language: self.language,
            page: Page {
                id: self.id,
                title: self.title,
                outlet: self.outlet,
                author: self.author,
                url: self.url,
                published: self.published,
                published_basis: self.published_basis,
                text: self.text,
                notes: Vec::new(),
            },
        })
    }
}

/// The notes of an article that is still to be read. Their offsets count `unit`s of its text.
///
/// # Errors
/// Says which note does not lie in the text.
pub(super) fn notes(text: &str, notes: Vec<StoredNote>, unit: Unit) -> Result<Vec<Note>, String> {
    let door = Door { places: Places::new(text, unit), entities: 0, sentences: 0, claims: 0 };
    each("notes", notes, |note| door.note(note))
}

/// Whether a shape is the one of this version. What says nothing has it.
pub(super) fn known(schema: Option<&str>) -> Result<(), String> {
    match schema {
        Some(other) if other != SCHEMA => Err(format!("schema is “{other}”, and this version knows only {SCHEMA}")),
        _ => Ok(()),
    }
}

/// Takes over every item of a list. What is wrong with one is told with its place.
fn each<T, R>(
    list: &str,
    items: impl IntoIterator<Item = T>,
    take: impl Fn(T) -> Result<R, String>,
) -> Result<Vec<R>, String> {
    let items = items.into_iter().enumerate();
    items.map(|(place, item)| take(item).map_err(|flaw| format!("{list}[{place}]{flaw}"))).collect()
}

/// A place in a list of so many.
fn within(field: &str, place: u32, many: usize) -> Result<u32, String> {
    if (place as usize) < many { Ok(place) } else { Err(format!(".{field} names number {place} of {many}")) }
}

/// An entity, which stands where its id says.
fn own(id: EntityId, entity: StoredEntity) -> Result<Entity, String> {
    if entity.id != format!("e{id}") {
        return Err(format!(".id is “{}”, and its place is that of e{id}", entity.id));
    }
    Ok(Entity {
        name: entity.name,
        kind: entity.kind,
        aliases: entity.aliases,
        roles: entity.roles,
        country: entity.country,
        code: entity.code,
        place: entity.place,
        rule: entity.rule.into(),
    })
}

/// What the parts of a record are checked against.
struct Door {
    places: Places,
    entities: usize,
    sentences: usize,
    claims: usize,
}

impl Door {
    /// Expressions and intervals in one list, and where in it the expressions stand.
    fn times(
        &self,
        times: Vec<StoredTime>,
        intervals: Vec<StoredTime>,
    ) -> Result<(Vec<TimeExpression>, Vec<TimeId>), String> {
        let mut all = each("times", times, |time| self.time(time))?;
        all.extend(each("intervals", intervals, |time| self.time(time))?);
        // As the step that finds them orders them.
        all.order_by_key(|time| (time.span.start, std::cmp::Reverse(time.span.end)));
        let expressions = (0..).zip(&all).filter(|(_, time)| !time.is_interval()).map(|(id, _)| id).collect();
        Ok((all, expressions))
    }

    fn time(&self, time: StoredTime) -> Result<TimeExpression, String> {
        Ok(TimeExpression {
            span: self.places.between(time.start, time.end)?,
            kind: time.kind,
            value: time.value,
            modifier: time.modifier,
            from: time.from,
            to: time.to,
            granularity: time.granularity,
            basis: time.basis,
            rule: time.rule.into(),
        })
    }

    fn mention(&self, mention: StoredMention) -> Result<Mention, String> {
        Ok(Mention {
            span: self.places.between(mention.start, mention.end)?,
            kind: mention.kind,
            form: mention.form,
            entity: self.entity("entity", &mention.entity)?,
            rule: mention.rule.into(),
        })
    }

    fn quantity(&self, quantity: StoredQuantity) -> Result<Quantity, String> {
        Ok(Quantity {
            span: self.places.between(quantity.start, quantity.end)?,
            value: quantity.value,
            upper: quantity.upper,
            unit: quantity.unit,
            what: quantity.what,
            bound: quantity.bound,
            rule: quantity.rule.into(),
        })
    }

    fn claim(&self, claim: StoredClaim) -> Result<Claim, String> {
        Ok(Claim {
            source: claim.source.map(|range| self.places.span(range)).transpose()?,
            entity: claim.entity.map(|id| self.entity("entity", &id)).transpose()?,
            cue: self.places.span(claim.cue)?,
            content: claim.content.into_iter().map(|range| self.places.span(range)).collect::<Result<_, _>>()?,
            kind: claim.kind,
            act: claim.act,
            anonymous: claim.anonymous,
            sentence: within("sentence", claim.sentence, self.sentences)?,
            rule: claim.rule.into(),
        })
    }

    fn event(&self, event: StoredEvent, expressions: &[TimeId]) -> Result<Event, String> {
        let time = event.time.map(|time| within("time", time, expressions.len())).transpose()?;
        Ok(Event {
            kind: event.kind,
            mode: event.mode,
            contexts: event.contexts,
            trigger: self.places.span(event.trigger)?,
            actors: event.actors.iter().map(|id| self.entity("actors", id)).collect::<Result<_, _>>()?,
            recipients: event.recipients.iter().map(|id| self.entity("recipients", id)).collect::<Result<_, _>>()?,
            place: event.place.map(|id| self.entity("place", &id)).transpose()?,
            time: time.map(|time| expressions[time as usize]),
            from: event.from,
            to: event.to,
            date_basis: event.date_basis,
            status: event.status,
            claim: event.claim.map(|claim| within("claim", claim, self.claims)).transpose()?,
            toll: toll(event.toll),
            sentence: within("sentence", event.sentence, self.sentences)?,
            rule: event.rule.into(),
        })
    }

    fn note(&self, note: StoredNote) -> Result<Note, String> {
        let span = note.start.zip(note.end).map(|(start, end)| self.places.between(start, end)).transpose()?;
        Ok(Note { span, step: note.step, rule: note.rule.into(), text: note.text })
    }

    /// `e3` is the fourth of the record's entities.
    fn entity(&self, field: &str, id: &str) -> Result<EntityId, String> {
        let place = id.strip_prefix('e').and_then(|number| number.parse().ok());
        within(
            field,
            place.ok_or_else(|| format!(".{field} is “{id}”, and ids of entities are e0, e1 …"))?,
            self.entities,
        )
    }
}

fn toll(toll: StoredToll) -> Toll {
    let count = |count: Option<StoredCount>| count.map(|StoredCount { low, high, rough }| Count { low, high, rough });
    Toll {
        killed: count(toll.killed),
        injured: count(toll.injured),
        displaced: count(toll.displaced),
        detained: count(toll.detained),
        missing: count(toll.missing),
    }
}
