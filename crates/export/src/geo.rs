//! Events and places for maps, as GeoJSON (RFC 7946): longitude before latitude, WGS 84.
//!
//! One feature for each happening whose place has coordinates, and one for each place. A place may be as large as a
//! country; its `precision` says what the point stands for.

use dateline_core::dossier::{Folded, FoldedEntity, FoldedEvent};
use dateline_core::model::Record;

use crate::json::{Json, list, object};
use crate::view::{Told, View, tag};
use crate::words;

/// Writes one collection: the happenings, then the places.
pub fn geojson(records: &[&Record], folded: &Folded) -> String {
    let view = View::new(records, folded);
    let events = folded.events.iter().filter_map(|event| happening(&view, event));
    let places = folded.entities.iter().filter_map(place);
    object([("type", "FeatureCollection".into()), ("features", list(events.chain(places)))]).line()
}

fn happening(view: &View<'_>, event: &FoldedEvent) -> Option<Json> {
    let place = event.place.and_then(|place| view.entity(place))?;
    let names = |ids: &[u32]| list(view.entities(ids).map(|entity| entity.name.as_str()));
    let first = view.first_telling(event);
    let properties = object([
        ("feature", "event".into()),
        ("name", words::event(view, event).into()),
        ("type", tag(event.kind).into()),
        ("mode", event.mode.as_str().into()),
        ("contexts", list(event.contexts.iter().map(String::as_str))),
        ("actors", names(&event.actors)),
        ("recipients", names(&event.recipients)),
        ("from", event.from.into()),
        ("to", event.to.into()),
        ("days", words::days(event.from, event.to).into()),
        ("status", tag(event.status).into()),
        ("claimants", list(view.claimants(event))),
        ("toll", crate::plover::toll(event.toll)),
        ("place", place.name.as_str().into()),
        ("precision", place.place.as_ref().map(|place| tag(place.precision)).into()),
        ("documents", event.documents.into()),
        ("origins", event.origins.into()),
        ("sentence", first.as_ref().map(Told::sentence).into()),
        ("sources", list(view.tellers(event).iter().map(|(_, record)| record.page.id.as_str()))),
    ]);
    feature(&event.id, place, properties)
}

fn place(entity: &FoldedEntity) -> Option<Json> {
    let place = entity.place.as_ref()?;
    let properties = object([
        ("feature", "place".into()),
        ("name", entity.name.as_str().into()),
        ("aliases", list(entity.aliases.iter().map(String::as_str))),
        ("country", place.country.as_str().into()),
        ("admin1", place.admin1.as_str().into()),
        ("precision", tag(place.precision).into()),
        ("mentions", entity.mentions.into()),
        ("documents", entity.documents.into()),
        ("origins", entity.origins.into()),
    ]);
    feature(&entity.id, entity, properties)
}

/// `None` where the place has no coordinates.
fn feature(id: &str, at: &FoldedEntity, properties: Json) -> Option<Json> {
    let at = at.place.as_ref()?;
    let inside = (-90.0..=90.0).contains(&at.lat) && (-180.0..=180.0).contains(&at.lon);
    let geometry = object([("type", "Point".into()), ("coordinates", list([at.lon, at.lat]))]);
    inside.then(|| {
        object([("type", "Feature".into()), ("id", id.into()), ("geometry", geometry), ("properties", properties)])
    })
}

#[cfg(test)]
mod tests {
    use dateline_core::model::{Kind, Status};
    use serde_json::Value;

    use super::*;
    use crate::testing::{Draft, fold};

    #[test]
    fn longitude_comes_first() {
        let mut draft = Draft::new("2025-10-20");
        let place = draft.entity(Kind::Place, "Harbour", Some("PAK"));
        draft.event("2025-10-19", "2025-10-19", Status::Denied).place = Some(place);
        draft.event("2025-09-19", "2025-09-19", Status::Reported);
        let (records, folded) = fold(vec![draft]);
        let read: Value = serde_json::from_str(&geojson(&records.iter().collect::<Vec<_>>(), &folded)).unwrap();
        let features = read["features"].as_array().unwrap();
        assert_eq!(features.len(), 2);
        assert!(features.iter().all(|feature| feature["geometry"]["coordinates"] == serde_json::json!([69, 32.5])));
        assert_eq!(features[0]["properties"]["status"], "denied");
    }
}
