use std::borrow::Cow;

use jiff::civil::date;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::dossier::{
    CopyOf, Discrepancy, DiscrepancyKind, DiscrepancyReading, FoldedEntity, Headline, Member, Nature, Subject,
    TimelineDay,
};
use crate::model::{
    Act, Claim, ClaimKind, Count, DateBasis, Entity, Event, EventKind, Form, Kind, Mention, Note, Page, PublishedBasis,
    Role, Span, Status, Step, Toll,
};

proptest! {
    #[test]
    fn offsets_agree_with_counting(text in "\\PC{0,200}") {
        let points = Offsets::new(&text, Unit::CodePoints);
        let units = Offsets::new(&text, Unit::Utf16);
        for (count, (byte, _)) in text.char_indices().chain([(text.len(), '\0')]).enumerate() {
            prop_assert_eq!(points.at(byte as u32) as usize, count);
            prop_assert_eq!(units.at(byte as u32) as usize, text[..byte].encode_utf16().count());
        }
    }
}

#[test]
fn a_position_past_the_end_counts_as_the_end() {
    assert_eq!(Offsets::new("Kābul", Unit::CodePoints).at(99), 5);
    assert_eq!(Offsets::new("Kabul", Unit::CodePoints).at(99), 5);
    assert_eq!(Offsets::new("", Unit::Utf16).at(1), 0);
}

fn span(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap();
    Span::new(start, start + words.len())
}

fn record() -> Record {
    let text = "“Zérou” denied it.";
    let rule = Cow::Borrowed("test.rule");
    Record {
        page: Page {
            id: "one".into(),
            text: text.into(),
            title: "A denial".into(),
            published: Some(date(2025, 9, 15)),
            published_basis: PublishedBasis::Given,
            ..Page::default()
        },
        language: "en".into(),
        mentions: vec![Mention {
            span: span(text, "Zérou"),
            kind: Kind::ArmedGroup,
            form: Form::Name,
            entity: 0,
            rule: rule.clone(),
        }],
        entities: vec![Entity {
            name: "Zérou".into(),
            kind: Kind::ArmedGroup,
            aliases: vec![],
            roles: vec![Role { title: "front".into(), of: String::new() }],
            country: None,
            code: Some("ZZZ".into()),
            place: None,
            rule: rule.clone(),
        }],
        claims: vec![Claim {
            source: Some(span(text, "Zérou")),
            entity: Some(0),
            cue: span(text, "denied"),
            content: vec![span(text, "it")],
            kind: ClaimKind::Indirect,
            act: Act::Deny,
            anonymous: false,
            sentence: 0,
            rule: rule.clone(),
        }],
        events: vec![Event {
            kind: EventKind::Reject,
            mode: String::new(),
            contexts: vec![],
            trigger: span(text, "denied"),
            actors: vec![0],
            recipients: vec![],
            place: None,
            time: None,
            from: Some(date(2025, 9, 15)),
            to: None,
            date_basis: DateBasis::Published,
            status: Status::Reported,
            claim: Some(0),
            toll: Toll { killed: Some(Count { low: 2, high: None, rough: false }), ..Toll::default() },
            sentence: 0,
            rule: rule.clone(),
        }],
        sentences: vec![Span::new(0, text.len())],
        notes: vec![Note { span: None, step: Step::Read, rule, text: "Seen.".into() }],
        ..Record::default()
    }
}

#[test]
fn a_record_has_the_promised_shape() {
    let found: Value = serde_json::from_str(&to_json(&record())).unwrap();
    let expected = json!({
        "id": "one", "title": "A denial", "outlet": "", "author": "", "url": "",
        "published": "2025-09-15", "published_basis": "given", "language": "en", "text": "“Zérou” denied it.",
        "mentions": [{"start": 1, "end": 6, "text": "Zérou", "kind": "armed_group", "form": "name", "entity": "e0",
            "rule": "test.rule"}],
        "entities": [{"id": "e0", "name": "Zérou", "kind": "armed_group", "aliases": [],
            "roles": [{"title": "front", "of": ""}], "country": null, "code": "ZZZ", "place": null,
            "rule": "test.rule"}],
        "times": [], "intervals": [], "quantities": [],
        "claims": [{"source": {"start": 1, "end": 6}, "entity": "e0", "cue": {"start": 8, "end": 14},
            "content": [{"start": 15, "end": 17}], "kind": "indirect", "act": "deny", "anonymous": false,
            "sentence": 0, "rule": "test.rule"}],
        "events": [{"type": "REJECT", "mode": "", "contexts": [], "trigger": {"start": 8, "end": 14},
            "actors": ["e0"], "recipients": [], "place": null, "time": null, "from": "2025-09-15", "to": null,
            "date_basis": "published", "status": "reported", "claim": 0,
            "toll": {"killed": {"low": 2, "high": null}, "injured": null, "displaced": null, "detained": null, "missing": null},
            "sentence": 0, "rule": "test.rule"}],
        "sentences": [{"start": 0, "end": 18}],
        "notes": [{"start": null, "end": null, "step": "read", "rule": "test.rule", "text": "Seen."}],
    });
    assert_eq!(found, expected);
    assert!(!to_json(&record()).contains('\n'));
}

#[test]
fn a_dossier_names_everything_by_id() {
    let records = [record()];
    let at = span(&records[0].page.text, "denied");
    let folded = Folded {
        entities: vec![FoldedEntity {
            id: "armed_group-zerou".into(),
            name: "Zérou".into(),
            kind: Kind::ArmedGroup,
            aliases: vec![],
            roles: vec![],
            country: None,
            code: None,
            place: None,
            members: vec![Member { document: 0, entity: 0 }],
            mentions: 1,
            documents: 1,
            origins: 1,
            first: Some(date(2025, 9, 15)),
            last: None,
        }],
        discrepancies: vec![Discrepancy {
            kind: DiscrepancyKind::Spelling,
            subject: Subject::Entity(0),
            nature: Nature::Precision,
            weight: 3,
            readings: vec![DiscrepancyReading { value: "Zérou".into(), document: 0, span: at, by: Some(0) }],
        }],
        timeline: vec![TimelineDay {
            date: date(2025, 9, 15),
            weight: 1,
            events: vec![],
            headline: Headline { document: 0, span: at },
        }],
        copies: vec![CopyOf { document: 0, of: 0, share: 100 }],
        ..Folded::default()
    };
    let found: Value = serde_json::from_str(&dossier_to_json(&records, &folded)).unwrap();
    assert_eq!(found["schema"], "dateline/1");
    assert_eq!(found["engine"], crate::VERSION);
    assert_eq!(found["documents"][0]["id"], "one");
    assert_eq!(found["entities"][0]["members"], json!([{"document": "one", "entity": "e0"}]));
    assert_eq!(
        found["discrepancies"],
        json!([{"kind": "spelling", "subject": {"entity": "armed_group-zerou"}, "nature": "precision", "weight": 3,
            "readings": [{"value": "Zérou", "document": "one", "start": 8, "end": 14, "by": "armed_group-zerou"}]}])
    );
    assert_eq!(
        found["timeline"],
        json!([{"date": "2025-09-15", "weight": 1, "events": [],
            "headline": {"document": "one", "start": 8, "end": 14}}])
    );
    assert_eq!(found["copies"], json!([{"document": "one", "of": "one", "share": 100}]));
}
