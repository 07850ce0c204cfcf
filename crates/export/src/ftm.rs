//! Entities for Aleph and OpenSanctions' tools, in the model of FollowTheMoney: one JSON object a line.
//!
//! | ours | theirs |
//! |---|---|
//! | person | `Person` |
//! | government | `PublicBody` |
//! | organisation, armed group, media | `Organization`; `Company` where the actor code says business |
//! | place | `Address` |
//! | a country or people that takes part in an event | `LegalEntity` beside its `Address`: only these can be involved |
//! | happening | `Event` |
//! | article | `Article`, and a `Mention` for each party it names |
//!
//! Agreements, weapons, named events, and peoples that take part in nothing have no counterpart and are left out. Texts
//! of articles are left out too. Days before the year 1 cannot be written there.

use std::collections::BTreeSet;

use dateline_core::dossier::{Folded, FoldedEntity, FoldedEntityId, FoldedEvent};
use dateline_core::model::{Kind, Precision, Record};
use dateline_core::order::OrderOnce;
use jiff::civil::Date;

use crate::countries::two_letters;
use crate::csv::role;
use crate::json::{Json, list, object};
use crate::uuid::hash;
use crate::view::{View, entity_key, tag, title};
use crate::words;

/// Longest quotation, in characters.
const QUOTE: usize = 300;

/// Writes entities, events, articles and mentions, in this order.
pub fn follow_the_money(records: &[&Record], folded: &Folded) -> String {
    let view = View::new(records, folded);
    let parties = parties(&view);
    let mut out = String::new();
    for (entity, id) in folded.entities.iter().zip(0..) {
        if entity.kind == Kind::Place {
            out += &address(entity).line();
        }
        if let Some(schema) = schema(entity, parties.contains(&id)) {
            out += &party(schema, entity).line();
        }
    }
    for event in &folded.events {
        out += &happening(&view, &parties, event).line();
    }
    for (document, record) in view.documents() {
        out += &article(&view, document, record).line();
        for (entity, id) in folded.entities.iter().zip(0..) {
            let here = entity.members.iter().any(|member| member.document == document);
            if let Some(schema) = schema(entity, parties.contains(&id)).filter(|_| here) {
                out += &mention(&view, document, schema, entity).line();
            }
        }
    }
    out
}

/// Who takes part in any event, or vouches for one.
fn parties(view: &View<'_>) -> BTreeSet<FoldedEntityId> {
    view.folded.events.iter().flat_map(|event| event.actors.iter().chain(&event.recipients).copied()).collect()
}

/// What kind of party an entity is; `None` for what cannot be one.
fn schema(entity: &FoldedEntity, takes_part: bool) -> Option<&'static str> {
    match entity.kind {
        Kind::Person => Some("Person"),
        Kind::Government => Some("PublicBody"),
        Kind::Organisation | Kind::ArmedGroup | Kind::Media => {
            Some(if is_business(entity) { "Company" } else { "Organization" })
        }
        Kind::Place | Kind::Nationality if takes_part => Some("LegalEntity"),
        _ => None,
    }
}

/// CAMEO's `BUS` after the country, or `MNC` for companies of many.
fn is_business(entity: &FoldedEntity) -> bool {
    let code = entity.code.as_deref().unwrap_or_default().as_bytes();
    code.chunks(3).any(|part| part == b"BUS" || part == b"MNC")
}

fn party_id(entity: &FoldedEntity) -> String {
    hash(&format!("party\n{}", entity_key(entity)))
}

fn address_id(entity: &FoldedEntity) -> String {
    hash(&format!("address\n{}", entity_key(entity)))
}

fn party(schema: &'static str, entity: &FoldedEntity) -> Json {
    let roles = entity.roles.iter().map(|found| clean(&role(found)));
    let mut fields = vec![
        ("name", one(&entity.name)),
        ("alias", many(entity.aliases.iter().map(String::as_str))),
        ("country", country(entity.country.as_deref())),
        ("keywords", list([words::kind(entity.kind)])),
    ];
    if schema == "Person" {
        fields.push(("position", list(roles)));
    }
    thing(party_id(entity), schema, fields)
}

fn address(entity: &FoldedEntity) -> Json {
    let place = entity.place.as_ref();
    let is = |precision| place.filter(|place| place.precision == precision).map_or("", |_| entity.name.as_str());
    let number = |value: Option<f64>| list(value.map(|value| value.to_string()));
    thing(
        address_id(entity),
        "Address",
        vec![
            ("name", one(&entity.name)),
            ("full", one(&entity.name)),
            ("alias", many(entity.aliases.iter().map(String::as_str))),
            ("city", one(is(Precision::City))),
            ("region", one(is(Precision::Province))),
            ("state", one(place.map_or("", |place| &place.admin1))),
            ("country", country(place.map(|place| place.country.as_str()))),
            ("latitude", number(place.map(|place| place.lat))),
            ("longitude", number(place.map(|place| place.lon))),
        ],
    )
}

fn happening(view: &View<'_>, parties: &BTreeSet<FoldedEntityId>, event: &FoldedEvent) -> Json {
    let place = event.place.and_then(|place| view.entity(place));
    let spot = place.and_then(|place| place.place.as_ref());
    let mut involved: Vec<&FoldedEntity> = Vec::new();
    for id in event.actors.iter().chain(&event.recipients) {
        let entity = view.entity(*id).filter(|entity| schema(entity, parties.contains(id)).is_some());
        involved.extend(entity.filter(|entity| involved.iter().all(|known| known.id != entity.id)));
    }
    let is_day = event.from.is_some() && event.from == event.to;
    let days =
        |day: Option<Date>, wanted: bool| list(day.filter(|day| wanted && day.year() > 0).map(|day| day.to_string()));
    let tellers = view.tellers(event);
    let mut urls: Vec<String> = tellers.iter().filter_map(|(_, record)| words::web_address(&record.page.url)).collect();
    urls.order();
    let mut outlets: Vec<&str> = tellers.iter().map(|(_, record)| record.page.outlet.as_str()).collect();
    outlets.order();
    let sentence = view.first_telling(event).map(|told| words::cut(&words::plain(told.sentence()), QUOTE));
    let toll = words::toll(event.toll);
    let mut notes = vec![words::vouched(view, event), words::days(event.from, event.to)];
    notes.extend((!toll.is_empty()).then_some(toll));
    let keywords =
        [tag(event.kind), event.mode.clone(), tag(event.status)].into_iter().chain(event.contexts.iter().cloned());
    thing(
        hash(&view.event_key(event)),
        "Event",
        vec![
            ("name", one(&words::event(view, event))),
            ("date", days(event.from, is_day)),
            ("startDate", days(event.from, !is_day)),
            ("endDate", days(event.to, !is_day)),
            ("location", one(place.map_or("", |place| &place.name))),
            ("addressEntity", list(place.filter(|place| place.kind == Kind::Place).map(address_id))),
            ("country", country(spot.map(|spot| spot.country.as_str()))),
            ("involved", list(involved.into_iter().map(party_id))),
            ("summary", one(&sentence.unwrap_or_default())),
            ("notes", many(notes.iter().map(String::as_str))),
            ("keywords", list(keywords.filter(|word| !word.is_empty()))),
            ("recordId", one(&event.id)),
            ("publisher", many(outlets)),
            ("sourceUrl", list(urls)),
            ("proof", list(tellers.iter().map(|(document, _)| hash(&view.document_key(*document))))),
        ],
    )
}

fn article(view: &View<'_>, document: u32, record: &Record) -> Json {
    let page = &record.page;
    let day = page.published.filter(|day| day.year() > 0);
    let language = (record.language == "en").then_some("eng");
    thing(
        hash(&view.document_key(document)),
        "Article",
        vec![
            ("fileName", one(&page.id)),
            ("title", one(title(record))),
            ("author", one(&page.author)),
            ("publisher", one(&page.outlet)),
            ("publishedAt", list(day.map(|day| day.to_string()))),
            ("sourceUrl", list(words::web_address(&page.url))),
            ("language", list(language)),
            ("processingAgent", list([crate::plover::coder()])),
        ],
    )
}

fn mention(view: &View<'_>, document: u32, schema: &'static str, entity: &FoldedEntity) -> Json {
    let of = hash(&view.document_key(document));
    thing(
        hash(&format!("mention\n{of}\n{}", entity_key(entity))),
        "Mention",
        vec![
            ("document", list([of])),
            ("name", one(&entity.name)),
            ("resolved", list([party_id(entity)])),
            ("detectedSchema", list([schema])),
        ],
    )
}

fn thing(id: String, schema: &'static str, fields: Vec<(&'static str, Json)>) -> Json {
    object([("id", id.into()), ("schema", schema.into()), ("properties", crate::json::told(fields))])
}

/// A value that stands alone, in the list that every property is.
fn one(text: &str) -> Json {
    many([text])
}

fn many<'a>(texts: impl IntoIterator<Item = &'a str>) -> Json {
    let mut kept: Vec<String> = Vec::new();
    for text in texts.into_iter().map(clean) {
        if !text.is_empty() && !kept.contains(&text) {
            kept.push(text);
        }
    }
    list(kept)
}

fn clean(text: &str) -> String {
    words::plain(text)
}

/// Their codes of countries have two small letters.
fn country(code: Option<&str>) -> Json {
    list(code.and_then(two_letters).map(str::to_lowercase))
}

#[cfg(test)]
mod tests {
    use dateline_core::model::Status;
    use serde_json::Value;

    use super::*;
    use crate::testing::{Draft, fold};

    #[test]
    fn a_country_that_acts_is_a_party_beside_its_address() {
        let mut draft = Draft::new("2025-10-20");
        let one = draft.entity(Kind::Place, "Pakistan", Some("PAK"));
        draft.entity(Kind::Place, "Harbour", Some("PAK"));
        let bank = draft.entity(Kind::Organisation, "Harbour Bank", Some("PAK"));
        draft.0.entities[bank as usize].code = Some("PAKBUS".into());
        draft.event("", "2025-10-19", Status::Planned).actors = vec![one];
        let (records, folded) = fold(vec![draft]);
        let text = follow_the_money(&records.iter().collect::<Vec<_>>(), &folded);
        let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let of = |schema: &str| lines.iter().filter(|line| line["schema"] == schema).collect::<Vec<_>>();
        assert_eq!((of("Address").len(), of("LegalEntity").len(), of("Company").len()), (2, 1, 1));
        let event = &of("Event")[0]["properties"];
        assert_eq!(event["involved"][0], of("LegalEntity")[0]["id"]);
        assert_eq!(event["endDate"], serde_json::json!(["2025-10-19"]));
        assert!(event.get("startDate").is_none() && event["keywords"].to_string().contains("planned"));
        assert_eq!(of("LegalEntity")[0]["properties"]["country"], serde_json::json!(["pk"]));
        assert_eq!(of("Mention").len(), 2);
    }
}
