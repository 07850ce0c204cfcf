//! Events in the fields of PLOVER's interchange format, one JSON object a line.
//!
//! The names are those of the chapter "JSON Data Fields" of the PLOVER manual (Open Event Data Alliance): `id`, `date`,
//! `enddate`, `source`, `recipient`, `event`, `mode`, `context`, `quad_code`, `event_loc`, `event_text`, `size_info`,
//! `text`, `text_info`, `cite_info`, `coder`. The manual invites fields of one's own; ours are `status`, `claimants`,
//! `date_basis`, `toll`, `tellings`, `documents`, `origins`. The manual asks for a `date`; where the articles tell none
//! it is null, so that no event is lost.

use dateline_core::dossier::{Folded, FoldedEntity, FoldedEvent};
use dateline_core::model::{Count, Record, Toll};
use dateline_core::record::{Offsets, Unit};

use crate::countries::two_letters;
use crate::csv::role;
use crate::json::{Json, list, object, told};
use crate::view::{Told, View, own_entity, tag};
use crate::words;

/// Writes each happening as one line.
pub fn plover(records: &[&Record], folded: &Folded) -> String {
    let view = View::new(records, folded);
    let offsets: Vec<_> = records.iter().map(|record| Offsets::new(&record.page.text, Unit::CodePoints)).collect();
    folded.events.iter().map(|event| line(&view, &offsets, event).line()).collect()
}

fn line(view: &View<'_>, offsets: &[Offsets<'_>], event: &FoldedEvent) -> Json {
    let first = view.first_telling(event);
    let actors = |ids: &[u32]| list(view.entities(ids).map(|entity| actor(entity, first)));
    let texts = view.tellings(event).map(|told| told.event.trigger.of(&told.record.page.text));
    let contexts = event.contexts.iter().map(String::as_str);
    let sources = view.tellers(event);
    object([
        ("id", event.id.as_str().into()),
        ("date", event.from.into()),
        ("enddate", event.to.into()),
        ("source", actors(&event.actors)),
        ("recipient", actors(&event.recipients)),
        ("event", list([tag(event.kind)])),
        ("mode", list((!event.mode.is_empty()).then_some(event.mode.as_str()))),
        ("context", list(contexts)),
        ("quad_code", words::quad_code(event.kind).into()),
        ("event_loc", event.place.and_then(|place| view.entity(place)).map(location).into()),
        ("event_text", list(texts)),
        ("size_info", size(event.toll)),
        ("text", first.as_ref().map(Told::sentence).into()),
        ("text_info", first.and_then(|told| text_info(&told, offsets)).into()),
        ("cite_info", list(sources.iter().map(|(_, record)| cite(record)))),
        ("coder", coder().into()),
        ("status", tag(event.status).into()),
        ("claimants", list(view.claimants(event))),
        ("date_basis", first.map(|told| tag(told.event.date_basis)).into()),
        ("toll", toll(event.toll)),
        ("tellings", list(view.tellings(event).map(|told| telling(&told, offsets)))),
        ("documents", event.documents.into()),
        ("origins", event.origins.into()),
    ])
}

/// What found the event, with its version.
pub(crate) fn coder() -> String {
    format!("dateline {}", dateline_core::VERSION)
}

/// PLOVER splits CAMEO's code into the country and the sectors after it.
fn actor(entity: &FoldedEntity, told: Option<Told<'_>>) -> Json {
    let code = entity.code.as_deref().or(entity.country.as_deref()).unwrap_or_default();
    let (country, sector) = code.split_at_checked(3).unwrap_or((code, ""));
    let own = told.and_then(|told| {
        let member = entity.members.iter().find(|member| member.document == told.document)?;
        own_entity(told.record, member.entity)
    });
    crate::json::told([
        ("code", country.into()),
        ("sector", sector.into()),
        ("actor_text", own.map_or(entity.name.as_str(), |own| &own.name).into()),
        ("identifier_id", entity.id.as_str().into()),
        ("identifier_text", entity.name.as_str().into()),
        ("office", list(entity.roles.iter().map(role))),
        ("kind", tag(entity.kind).into()),
    ])
}

/// PLOVER's locations have the fields of GeoNames, `cc3` added.
fn location(entity: &FoldedEntity) -> Json {
    let place = entity.place.as_ref();
    told([
        ("name", entity.name.as_str().into()),
        ("latitude", place.map(|place| place.lat).into()),
        ("longitude", place.map(|place| place.lon).into()),
        ("country code", place.and_then(|place| two_letters(&place.country)).into()),
        ("cc3", place.map(|place| place.country.as_str()).into()),
        ("admin1", place.map(|place| place.admin1.as_str()).into()),
        ("precision", place.map(|place| tag(place.precision)).into()),
    ])
}

/// The least that is told; `toll` has the ranges.
fn size(toll: Toll) -> Json {
    let least = |count: Option<Count>| count.map(|count| count.low).into();
    told([("dead", least(toll.killed)), ("injured", least(toll.injured)), ("arrested", least(toll.detained))])
}

/// `{"killed": {"low": 23, "high": 58}}`: what the record has under the same name.
pub(crate) fn toll(toll: Toll) -> Json {
    told(toll.parts().map(|(what, count)| {
        let range = |count: Count| {
            let rough = count.rough.then_some(("rough", true.into()));
            object([("low", count.low.into()), ("high", count.high.into())].into_iter().chain(rough))
        };
        (what, count.map(range).into())
    }))
}

fn text_info(told: &Told<'_>, offsets: &[Offsets<'_>]) -> Option<Json> {
    let at = offsets.get(told.document as usize)?.range(told.span());
    let sequence = told.event.sentence;
    Some(object([("sequence", sequence.into()), ("start", at.start.into()), ("end", at.end.into())]))
}

fn cite(record: &Record) -> Json {
    let page = &record.page;
    told([
        ("citation", page.id.as_str().into()),
        ("url", page.url.as_str().into()),
        ("title", page.title.as_str().into()),
        ("language", record.language.as_str().into()),
        ("publication", page.outlet.as_str().into()),
        ("author", page.author.as_str().into()),
        ("published", page.published.into()),
    ])
}

fn telling(told: &Told<'_>, offsets: &[Offsets<'_>]) -> Json {
    let at = offsets.get(told.document as usize).map(|offsets| offsets.range(told.event.trigger));
    object([
        ("citation", told.record.page.id.as_str().into()),
        ("start", at.map(|at| at.start).into()),
        ("end", at.map(|at| at.end).into()),
        ("date", told.event.from.into()),
        ("enddate", told.event.to.into()),
        ("status", tag(told.event.status).into()),
    ])
}

#[cfg(test)]
mod tests {
    use dateline_core::model::{Kind, Status};
    use serde_json::Value;

    use super::*;
    use crate::testing::{Draft, fold};

    #[test]
    fn an_undated_event_is_a_line_too() {
        let mut draft = Draft::new("2025-10-20");
        let army = draft.entity(Kind::Government, "Pakistani army", Some("PAK"));
        draft.0.entities[army as usize].code = Some("PAKMIL".into());
        let claim = draft.claim(None, "an official", "it happened");
        let event = draft.event("", "", Status::Claimed);
        (event.actors, event.claim) = (vec![army], Some(claim));
        event.toll.killed = Some(Count::bounded(24, None, dateline_core::model::Bound::Vague));
        let (records, folded) = fold(vec![draft]);
        let read: Value = serde_json::from_str(&plover(&records.iter().collect::<Vec<_>>(), &folded)).unwrap();
        assert!(read["date"].is_null());
        assert_eq!((&read["source"][0]["code"], &read["source"][0]["sector"]), (&"PAK".into(), &"MIL".into()));
        assert_eq!(read["claimants"], serde_json::json!(["an official"]));
        assert_eq!(read["toll"]["killed"], serde_json::json!({"low": 24, "high": null, "rough": true}));
        assert_eq!(read["event"], serde_json::json!(["ASSAULT"]));
    }
}
