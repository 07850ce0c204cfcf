//! A bundle for threat-intelligence platforms, as STIX 2.1.
//!
//! | ours | theirs |
//! |---|---|
//! | person | `identity` of class individual |
//! | organisation, government, media | `identity` of class organization |
//! | people, and a country that takes part in an event | `identity` of class group |
//! | armed group | `threat-actor` |
//! | place | `location` |
//! | happening | `incident`, with its type, mode, status and contexts as labels |
//! | its parties and place | `relationship`s `related-to`, which say the part |
//! | article | `report` on all of these |
//!
//! STIX 2.1 has no relationships of its own for incidents. Agreements, weapons and named events are left out.
//! `created` and `modified` are days of publication.

use std::collections::BTreeSet;

use dateline_core::dossier::{DocumentId, Folded, FoldedEntity, FoldedEntityId, FoldedEvent};
use dateline_core::model::{Kind, Record};
use jiff::civil::Date;

use crate::countries::two_letters;
use crate::csv::role;
use crate::json::{Json, list, object, told};
use crate::uuid::uuid;
use crate::view::{EPOCH, View, entity_key, tag, title};
use crate::words;

/// Longest quotation, in characters.
const QUOTE: usize = 300;

/// Writes one bundle.
pub fn stix(records: &[&Record], folded: &Folded) -> String {
    let bundle = Bundle::new(View::new(records, folded));
    let mut objects = vec![bundle.ourselves()];
    for (id, entity) in (0..).zip(&folded.entities) {
        objects.extend(bundle.location(entity));
        objects.extend(bundle.party(id, entity));
    }
    for event in &folded.events {
        objects.push(bundle.incident(event));
        objects.extend(bundle.relationships(event));
    }
    objects.extend(bundle.view.documents().map(|(document, record)| bundle.report(document, record)));
    let name = bundle.view.documents().map(|(document, _)| bundle.view.document_key(document)).collect::<String>();
    let id = format!("bundle--{}", uuid(&format!("bundle\n{name}")));
    object([("type", "bundle".into()), ("id", id.into()), ("objects", Json::List(objects))]).line()
}

struct Bundle<'a> {
    view: View<'a>,
    parties: BTreeSet<FoldedEntityId>,
    ours: String,
}

impl<'a> Bundle<'a> {
    fn new(view: View<'a>) -> Self {
        let events = view.folded.events.iter();
        let parties = events.flat_map(|event| event.actors.iter().chain(&event.recipients).copied()).collect();
        Bundle { view, parties, ours: format!("identity--{}", uuid("dateline")) }
    }

    /// What every object has, and then its own fields.
    fn object(&self, id: String, days: (Date, Date), fields: Vec<(&'static str, Json)>) -> Json {
        let kind = id.split_once("--").map_or("", |(kind, _)| kind).to_owned();
        let own = (id != self.ours).then(|| self.ours.clone());
        let common = [
            ("type", kind.into()),
            ("spec_version", "2.1".into()),
            ("id", id.into()),
            ("created_by_ref", own.into()),
            ("created", stamp(days.0).into()),
            ("modified", stamp(days.1).into()),
        ];
        told(common.into_iter().chain(fields))
    }

    /// Who says all this.
    fn ourselves(&self) -> Json {
        let fields = vec![("name", crate::plover::coder().into()), ("identity_class", "system".into())];
        self.object(self.ours.clone(), (EPOCH, EPOCH), fields)
    }

    fn days(&self, entity: &FoldedEntity) -> (Date, Date) {
        let published = self.view.published();
        let first = entity.first.or(published.map(|(first, _)| first)).unwrap_or(EPOCH);
        (first, entity.last.unwrap_or(first))
    }

    fn party_id(&self, id: FoldedEntityId) -> Option<String> {
        let entity = self.view.entity(id)?;
        let kind = match entity.kind {
            Kind::ArmedGroup => "threat-actor",
            Kind::Person | Kind::Organisation | Kind::Government | Kind::Media | Kind::Nationality => "identity",
            Kind::Place if self.parties.contains(&id) => "identity",
            _ => return None,
        };
        Some(format!("{kind}--{}", uuid(&format!("party\n{}", entity_key(entity)))))
    }

    fn party(&self, id: FoldedEntityId, entity: &FoldedEntity) -> Option<Json> {
        let own = self.party_id(id)?;
        let roles = entity.roles.iter().map(|found| words::plain(&role(found)));
        let mut fields = vec![("name", words::plain(&entity.name).into())];
        if entity.kind == Kind::ArmedGroup {
            fields.push(("threat_actor_types", list(["unknown"])));
            fields.push(("aliases", list(entity.aliases.iter().map(|alias| words::plain(alias)))));
        } else {
            let also = entity.aliases.iter().map(|alias| words::plain(alias)).collect::<Vec<_>>().join("; ");
            let also = if also.is_empty() { String::new() } else { format!("Also: {also}") };
            fields.push(("description", also.into()));
            fields.push(("roles", list(roles)));
            fields.push(("identity_class", class(entity.kind).into()));
            let sector = (entity.kind == Kind::Government).then_some("government");
            fields.push(("sectors", list(sector)));
        }
        let country = entity.country.as_deref().map(|country| format!("country:{}", country.to_lowercase()));
        fields.push(("labels", list([Some(tag(entity.kind).replace('_', "-")), country].into_iter().flatten())));
        Some(self.object(own, self.days(entity), fields))
    }

    fn location_id(&self, entity: &FoldedEntity) -> Option<String> {
        let known = entity.place.as_ref().filter(|_| entity.kind == Kind::Place)?;
        let inside = (-90.0..=90.0).contains(&known.lat) && (-180.0..=180.0).contains(&known.lon);
        inside.then(|| format!("location--{}", uuid(&format!("location\n{}", entity_key(entity)))))
    }

    fn location(&self, entity: &FoldedEntity) -> Option<Json> {
        let own = self.location_id(entity)?;
        let place = entity.place.as_ref()?;
        let fields = vec![
            ("name", words::plain(&entity.name).into()),
            ("latitude", place.lat.into()),
            ("longitude", place.lon.into()),
            // STIX takes only codes that ISO has given out; Kosovo's is not.
            ("country", two_letters(&place.country).filter(|code| *code != "XK").into()),
            ("administrative_area", words::plain(&place.admin1).into()),
            ("labels", list([tag(place.precision)])),
        ];
        Some(self.object(own, self.days(entity), fields))
    }

    fn incident_id(&self, event: &FoldedEvent) -> String {
        format!("incident--{}", uuid(&self.view.event_key(event)))
    }

    /// When an event was first and last told.
    fn told(&self, event: &FoldedEvent) -> (Date, Date) {
        let last = self.view.last_told(event);
        let first = self.view.tellings(event).filter_map(|told| told.record.page.published).min();
        (first.unwrap_or(last), last)
    }

    fn incident(&self, event: &FoldedEvent) -> Json {
        let view = &self.view;
        let mut said = vec![words::days(event.from, event.to), words::vouched(view, event)];
        let toll = words::toll(event.toll);
        said.extend((!toll.is_empty()).then_some(toll));
        let sentence = view.first_telling(event).map(|told| words::cut(&words::plain(told.sentence()), QUOTE));
        let sentence = sentence.map(|sentence| format!(" “{sentence}”")).unwrap_or_default();
        let labels = [tag(event.kind).to_lowercase(), event.mode.clone(), format!("status:{}", tag(event.status))];
        let contexts = event.contexts.iter().map(|context| format!("context:{context}"));
        let labels = labels.into_iter().filter(|label| !label.is_empty()).chain(contexts);
        let tellers = view.tellers(event);
        let fields = vec![
            ("name", words::plain(&words::event(view, event)).into()),
            ("description", format!("{}.{sentence}", words::plain(&said.join("; "))).into()),
            ("labels", list(labels)),
            ("external_references", list(tellers.iter().map(|(_, record)| reference(record)))),
        ];
        self.object(self.incident_id(event), self.told(event), fields)
    }

    fn relationships(&self, event: &FoldedEvent) -> Vec<Json> {
        let party = |id: &FoldedEntityId| self.party_id(*id);
        let actors = event.actors.iter().filter_map(party).map(|to| ("actor", to));
        let recipients = event.recipients.iter().filter_map(party).map(|to| ("recipient", to));
        let place = event.place.and_then(|place| self.location_id(self.view.entity(place)?)).map(|to| ("place", to));
        let claimants = self.view.claimant_ids(event).into_iter().filter_map(|id| self.party_id(id));
        let claimants = claimants.map(|to| ("claimant", to));
        let all = actors.chain(recipients).chain(place).chain(claimants);
        all.map(|(part, to)| self.relationship(event, part, to)).collect()
    }

    fn relationship(&self, event: &FoldedEvent, part: &'static str, to: String) -> Json {
        let from = self.incident_id(event);
        let id = format!("relationship--{}", uuid(&format!("{part}\n{from}\n{to}")));
        let fields = vec![
            ("relationship_type", "related-to".into()),
            ("description", part.into()),
            ("source_ref", from.into()),
            ("target_ref", to.into()),
        ];
        self.object(id, self.told(event), fields)
    }

    fn report(&self, document: DocumentId, record: &Record) -> Json {
        let day = record.page.published.or(self.view.published().map(|(first, _)| first)).unwrap_or(EPOCH);
        let events = self.view.folded.events.iter();
        let events = events.filter(|event| event.tellings.iter().any(|telling| telling.document == document));
        let mut about: Vec<String> = Vec::new();
        for (id, entity) in (0..).zip(&self.view.folded.entities) {
            if entity.members.iter().any(|member| member.document == document) {
                about.extend(self.location_id(entity));
                about.extend(self.party_id(id));
            }
        }
        about.extend(events.map(|event| self.incident_id(event)));
        if about.is_empty() {
            // A report must be about something; who found nothing is at least there.
            about.push(self.ours.clone());
        }
        let fields = vec![
            ("name", words::plain(title(record)).into()),
            ("report_types", list(["observed-data"])),
            ("published", stamp(day).into()),
            ("object_refs", list(about)),
            ("external_references", list([reference(record)])),
            ("lang", record.language.as_str().into()),
        ];
        self.object(format!("report--{}", uuid(&self.view.document_key(document))), (day, day), fields)
    }
}

fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "individual",
        Kind::Nationality | Kind::Place => "group",
        _ => "organization",
    }
}

fn reference(record: &Record) -> Json {
    let page = &record.page;
    let name = if page.outlet.is_empty() { "article".to_owned() } else { words::plain(&page.outlet) };
    let name = if name.is_empty() { "article".to_owned() } else { name };
    told([
        ("source_name", name.into()),
        ("description", words::plain(title(record)).into()),
        ("url", words::web_address(&page.url).into()),
        ("external_id", words::plain(&page.id).into()),
    ])
}

/// The first moment of a day. Years that STIX cannot write stand as the day nobody knows.
fn stamp(day: Date) -> String {
    let day = if (1..=9999).contains(&day.year()) { day } else { EPOCH };
    format!("{day}T00:00:00.000Z")
}

#[cfg(test)]
mod tests {
    use dateline_core::model::Status;
    use serde_json::Value;

    use super::*;
    use crate::testing::{Draft, fold};

    #[test]
    fn a_party_has_the_same_id_in_every_dossier_and_an_event_has_not() {
        let bundle = |published: &str| {
            let mut draft = Draft::new(published);
            let group = draft.entity(Kind::ArmedGroup, "Northern Front", None);
            draft.event("2025-10-19", "2025-10-19", Status::Claimed).actors = vec![group];
            let (records, folded) = fold(vec![draft]);
            let read: Value = serde_json::from_str(&stix(&records.iter().collect::<Vec<_>>(), &folded)).unwrap();
            let id = |kind: &str| {
                let of_kind = read["objects"].as_array().unwrap().iter().find(|object| object["type"] == kind);
                of_kind.unwrap()["id"].as_str().unwrap().to_owned()
            };
            (id("threat-actor"), id("incident"))
        };
        let (one, other) = (bundle("2025-10-20"), bundle("2025-10-21"));
        assert_eq!(one.0, other.0);
        assert_ne!(one.1, other.1);
        assert_eq!(one, bundle("2025-10-20"));
    }

    #[test]
    fn who_found_nothing_still_reports() {
        let (records, folded) = fold(vec![Draft::new("")]);
        let text = stix(&records.iter().collect::<Vec<_>>(), &folded);
        assert!(text.contains("\"published\":\"1970-01-01T00:00:00.000Z\""), "{text}");
        assert!(!text.contains("\"object_refs\":[]"), "{text}");
    }
}
