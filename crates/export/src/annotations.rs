//! What was found, as annotations of the texts after the W3C's Web Annotation Data Model (JSON-LD).
//!
//! Every target names its words twice: by quotation with what stands before and after, and by position in code points of
//! the article's text. A mention is *identified* with its entity, an event is *classified* with its type, a claim is
//! *described* by who says it and what saying it does. The source is the article's address where it has one.

use dateline_core::dossier::{DocumentId, Folded};
use dateline_core::model::{Claim, Event, Mention, Record, Span};
use dateline_core::record::{Offsets, Unit};

use crate::json::{Json, list, object, told};
use crate::uuid::uuid;
use crate::view::{View, entity_key, tag};
use crate::words;

/// How much is quoted before and after, in characters.
const AROUND: usize = 32;

/// Writes one collection with one page.
pub fn annotations(records: &[&Record], folded: &Folded) -> String {
    let view = View::new(records, folded);
    let items: Vec<Json> =
        view.documents().flat_map(|(document, record)| of_document(&view, document, record)).collect();
    let name = view.documents().map(|(document, _)| view.document_key(document)).collect::<String>();
    let collection = urn(&format!("annotations\n{name}"));
    let page = urn(&format!("annotations\npage\n{name}"));
    let total = items.len() as u64;
    let first = object([
        ("id", page.into()),
        ("type", "AnnotationPage".into()),
        ("startIndex", 0u32.into()),
        ("items", Json::List(items)),
    ]);
    object([
        ("@context", "http://www.w3.org/ns/anno.jsonld".into()),
        ("id", collection.into()),
        ("type", "AnnotationCollection".into()),
        ("label", "What Dateline found".into()),
        ("total", total.into()),
        ("first", first),
    ])
    .line()
}

fn of_document(view: &View<'_>, document: DocumentId, record: &Record) -> Vec<Json> {
    let words = Words {
        source: words::web_address(&record.page.url).unwrap_or_else(|| urn(&view.document_key(document))),
        text: &record.page.text,
        offsets: Offsets::new(&record.page.text, Unit::CodePoints),
    };
    let key = view.document_key(document);
    let id = |what: &str, place: u32| urn(&format!("annotation\n{what}\n{place}\n{key}"));
    let mentions = record.mentions.iter().zip(0..).map(|(mention, place)| {
        let (motivation, body) = mentioned(view, document, record, mention);
        annotation(id("mention", place), motivation, body, words.target(mention.span))
    });
    let events = record.events.iter().zip(0..).map(|(event, place)| {
        annotation(
            id("event", place),
            "classifying",
            happened(view, document, event, place),
            words.target(event.trigger),
        )
    });
    let claims = record.claims.iter().zip(0..).map(|(claim, place)| {
        let spans = if claim.content.is_empty() { std::slice::from_ref(&claim.cue) } else { &claim.content };
        let target = match spans {
            [one] => words.target(*one),
            several => list(several.iter().map(|span| words.target(*span))),
        };
        annotation(id("claim", place), "describing", said(view, document, claim), target)
    });
    mentions.chain(events).chain(claims).collect()
}

fn annotation(id: String, motivation: &'static str, body: Json, target: Json) -> Json {
    object([
        ("id", id.into()),
        ("type", "Annotation".into()),
        ("motivation", motivation.into()),
        ("body", body),
        ("target", target),
    ])
}

fn mentioned(view: &View<'_>, document: DocumentId, record: &Record, mention: &Mention) -> (&'static str, Json) {
    let kind = body("classifying", tag(mention.kind));
    let folded = view.folded_entity(document, mention.entity).and_then(|entity| view.entity(entity));
    match folded {
        Some(entity) => {
            let who = object([
                ("type", "SpecificResource".into()),
                ("purpose", "identifying".into()),
                ("source", urn(&entity_key(entity)).into()),
            ]);
            ("identifying", list([who, body("tagging", entity.name.clone()), kind]))
        }
        None => {
            let name = record.entities.get(mention.entity as usize).map(|entity| entity.name.clone());
            ("tagging", list([body("tagging", name.unwrap_or_default()), kind]))
        }
    }
}

fn happened(view: &View<'_>, document: DocumentId, event: &Event, place: u32) -> Json {
    let mut kind = tag(event.kind);
    if !event.mode.is_empty() {
        kind += &format!(" {}", event.mode);
    }
    let mut bodies = vec![body("classifying", kind), body("tagging", tag(event.status))];
    if let Some(folded) = view.folded_event(document, place) {
        let days = words::days(event.from, event.to);
        let said = format!("{}; {days}; {}", words::event(view, folded), words::vouched(view, folded));
        bodies.push(body("describing", said));
        bodies.push(object([
            ("type", "SpecificResource".into()),
            ("purpose", "linking".into()),
            ("source", urn(&view.event_key(folded)).into()),
        ]));
    }
    Json::List(bodies)
}

fn said(view: &View<'_>, document: DocumentId, claim: &Claim) -> Json {
    let who = view.claimant(document, claim);
    let who = if who.is_empty() { "somebody".to_owned() } else { who };
    let mut bodies = vec![body("describing", format!("{who}: {}", tag(claim.act))), body("tagging", tag(claim.act))];
    let entity = claim.entity.and_then(|entity| view.entity(view.folded_entity(document, entity)?));
    bodies.extend(entity.map(|entity| {
        object([
            ("type", "SpecificResource".into()),
            ("purpose", "identifying".into()),
            ("source", urn(&entity_key(entity)).into()),
        ])
    }));
    Json::List(bodies)
}

fn body(purpose: &'static str, value: String) -> Json {
    object([
        ("type", "TextualBody".into()),
        ("purpose", purpose.into()),
        ("format", "text/plain".into()),
        ("value", value.into()),
    ])
}

fn urn(name: &str) -> String {
    format!("urn:uuid:{}", uuid(name))
}

/// A text in which words are pointed at.
struct Words<'a> {
    source: String,
    text: &'a str,
    offsets: Offsets<'a>,
}

impl Words<'_> {
    fn target(&self, span: Span) -> Json {
        let at = self.offsets.range(span);
        let (before, rest) = self.text.split_at(span.start as usize);
        let after = &rest[span.len()..];
        let prefix = before.char_indices().rev().take(AROUND).last().map_or("", |(start, _)| &before[start..]);
        let suffix = after.char_indices().nth(AROUND).map_or(after, |(end, _)| &after[..end]);
        let quote = told([
            ("type", "TextQuoteSelector".into()),
            ("exact", span.of(self.text).into()),
            ("prefix", prefix.into()),
            ("suffix", suffix.into()),
        ]);
        let position =
            object([("type", "TextPositionSelector".into()), ("start", at.start.into()), ("end", at.end.into())]);
        object([("source", self.source.as_str().into()), ("selector", list([quote, position]))])
    }
}

#[cfg(test)]
mod tests {
    use dateline_core::model::Status;
    use serde_json::Value;

    use super::*;
    use crate::testing::{Draft, fold};

    #[test]
    fn positions_count_code_points() {
        let mut draft = Draft::new("2025-10-20");
        draft.say("𝄞 Zoë");
        draft.told("“struck”", "2025-10-19", "2025-10-19", Status::Reported);
        let (records, folded) = fold(vec![draft]);
        let read: Value = serde_json::from_str(&annotations(&records.iter().collect::<Vec<_>>(), &folded)).unwrap();
        assert_eq!(read["total"], 1);
        let selectors = &read["first"]["items"][0]["target"]["selector"];
        assert_eq!(selectors[0]["exact"], "“struck”");
        assert_eq!(selectors[0]["prefix"], "𝄞 Zoë . ");
        assert_eq!((&selectors[1]["start"], &selectors[1]["end"]), (&8.into(), &16.into()));
    }
}
