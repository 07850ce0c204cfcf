//! What goes into a link comes out of it.

use std::rc::Rc;

use dateline_core::model::Page;
use dateline_core::{fold, read_page};
use dateline_share::wire::Payload;

use super::*;
use crate::dossier::{Document, Dossier};
use crate::query::{self, Found, Index};
use crate::state::{Filters, View};

const TEXTS: [(&str, &str, &str); 2] = [
    (
        "Envoys meet in Tarsk",
        "2024-05-06",
        "TARSK — Envoys of Norway and Chad met in Oslo on Friday. The Norwegian foreign ministry said that the talks had been \
         useful.\n\n“We will sign in June,” said Chad’s foreign minister. Peru’s navy seized a boat near Lima on 3 May 2024, \
         killing two people.",
    ),
    (
        "A boat is seized",
        "2024-05-07",
        "LIMA — Peru’s navy seized a boat near Lima on 3 May 2024 and killed two people, officials said. Norway denied that it \
         had sent the boat.\n\nChad said that Norway’s navy had attacked a bridge near Oslo on 2 May 2024.",
    ),
];

fn dossier() -> (Dossier, Found) {
    dossier_of(&TEXTS)
}

fn dossier_of(texts: &[(&str, &str, &str)]) -> (Dossier, Found) {
    let pages = texts.iter().map(|(title, published, text)| Page {
        id: (*title).to_owned(),
        title: (*title).to_owned(),
        text: (*text).to_owned(),
        published: published.parse().ok(),
        ..Page::default()
    });
    let records: Vec<_> = pages.map(read_page).collect();
    let folded = fold::fold(&records);
    let documents = records.into_iter().map(|record| Document { record, ..Document::default() });
    let dossier = Dossier::default().with_documents(documents).with_folded(folded);
    let found = query::find(&dossier, &Index::new(&dossier), &Filters::default(), View::Timeline);
    (dossier, found)
}

fn everything() -> Choice {
    Choice { events: true, claims: true, entities: true, every_telling: true, articles: false }
}

/// Sends a payload through a link.
fn sent(payload: &Payload) -> Payload {
    let link = dateline_share::write(payload).expect("it is small");
    dateline_share::read(&link).expect("it is whole").payload
}

#[test]
fn what_was_left_out_between_quotations_is_marked() {
    let arrived = |text: &str| {
        let (dossier, found) = dossier_of(&[("Boats", "2024-05-07", text)]);
        let payload = sent(&payload(&dossier, &found, "timeline", everything(), &[]));
        open(payload.findings().expect("it has findings")).documents[0].record.page.text.clone()
    };
    let (seized, attacked) = ("Peru’s navy seized a boat near Lima.", "Chad attacked a bridge near Oslo.");
    let calm = "The sea was calm and blue.";
    assert_eq!(arrived(&format!("{seized} {attacked}")), format!("{seized}\n\n{attacked}"));
    assert_eq!(arrived(&format!("{seized}\n\n{attacked}")), format!("{seized}\n\n{attacked}"));
    assert_eq!(arrived(&format!("{seized} {calm} {attacked}")), format!("{seized}\n\n[…]\n\n{attacked}"));
}

#[test]
fn findings_arrive_as_they_were() {
    let (dossier, found) = dossier();
    assert!(found.events.len() >= 3 && found.claims.len() >= 3, "{found:?}");
    let payload = sent(&payload(&dossier, &found, "timeline", everything(), &[]));
    let opened = open(payload.findings().expect("it has findings"));
    let (before, after) = (&dossier.folded, &opened.folded);
    let line = |event: &dateline_core::dossier::FoldedEvent, of: &dateline_core::dossier::Folded| {
        let names = |ids: &[u32]| ids.iter().map(|&id| of.entities[id as usize].name.clone()).collect::<Vec<_>>();
        (
            event.id.clone(),
            event.from,
            event.to,
            event.status,
            event.toll,
            names(&event.actors),
            names(&event.recipients),
        )
    };
    let lines = |of: &dateline_core::dossier::Folded| of.events.iter().map(|event| line(event, of)).collect::<Vec<_>>();
    assert_eq!(lines(before), lines(after));
    let names = |of: &dateline_core::dossier::Folded| {
        let mut names: Vec<_> =
            of.entities.iter().map(|entity| (entity.id.clone(), entity.mentions, entity.place.is_some())).collect();
        names.sort();
        names
    };
    assert_eq!(names(before), names(after));
    let there = Dossier::default().with_documents(opened.documents.into_iter().map(Rc::new)).with_folded(opened.folded);
    assert_eq!(there.claims.len(), found.claims.len());
    assert_eq!(fingerprint(&there.folded), fingerprint(&dossier.folded));
}

#[test]
fn quotations_lead_to_the_same_words() {
    let (dossier, found) = dossier();
    let payload = payload(&dossier, &found, "", everything(), &[]);
    let opened = open(payload.findings().expect("it has findings"));
    assert_eq!(dossier.folded.events.len(), opened.folded.events.len());
    for (event, there) in dossier.folded.events.iter().zip(&opened.folded.events) {
        assert_eq!(event.tellings.len(), there.tellings.len());
        for (telling, told) in event.tellings.iter().zip(&there.tellings) {
            let words = |record: &dateline_core::model::Record, event: u32| {
                record.events[event as usize].trigger.of(&record.page.text).to_owned()
            };
            let here = words(dossier.record(telling.document).expect("a document"), telling.event);
            assert_eq!(here, words(&opened.documents[told.document as usize].record, told.event));
        }
    }
}

#[test]
fn who_claims_an_event_goes_along() {
    let (dossier, found) = dossier();
    let payload = payload(&dossier, &found, "", Choice::default(), &[]);
    let opened = open(payload.findings().expect("it has findings"));
    let claimed = |documents: &[&dateline_core::model::Record], event: &dateline_core::dossier::FoldedEvent| {
        let (record, claim) = event.tellings.iter().find_map(|telling| {
            let record = documents[telling.document as usize];
            Some((record, record.events[telling.event as usize].claim?))
        })?;
        Some(record.claims[claim as usize].entity.map(|entity| record.entities[entity as usize].name.clone()))
    };
    let here: Vec<_> = dossier.documents.iter().map(|document| &document.record).collect();
    let there: Vec<_> = opened.documents.iter().map(|document| &document.record).collect();
    let of =
        |documents: &[_], events: &[_]| -> Vec<_> { events.iter().map(|event| claimed(documents, event)).collect() };
    let before: Vec<_> = of(&here, &dossier.folded.events);
    assert!(before.iter().any(Option::is_some), "{:?}", dossier.folded.events);
    assert_eq!(before, of(&there, &opened.folded.events));
}

#[test]
fn only_what_is_chosen_goes_in() {
    let (dossier, found) = dossier();
    let few = contents(&payload(&dossier, &found, "", Choice::default(), &[]));
    assert_eq!((few.articles, few.events), (0, found.events.len()));
    assert_eq!(few.quotations, few.events + few.claims, "one sentence for each");
    assert!(few.claims < found.claims.len(), "only those that events stand in");
    let Payload::Findings(findings) = payload(&dossier, &found, "", Choice::default(), &[]) else {
        panic!("no articles")
    };
    let quoted =
        |text: &str| findings.events.iter().any(|event| event.quotes.iter().any(|quote| quote.text.contains(text)));
    assert!(quoted("met in Oslo") && !quoted("We will sign in June"));
    let none = Choice { events: false, ..Choice::default() };
    assert_eq!(contents(&payload(&dossier, &found, "", none, &[])), Contents::default());
}

#[test]
fn articles_arrive_to_be_read_again() {
    let (dossier, found) = dossier();
    let choice = Choice { articles: true, ..Choice::default() };
    let Payload::Dossier(parcel) = sent(&payload(&dossier, &found, "", choice, &[])) else { panic!("with articles") };
    let texts: Vec<String> = articles(&parcel).map(|[.., (_, text)]| text).collect();
    assert_eq!(texts, TEXTS.map(|(_, _, text)| text.to_owned()));
    let days: Vec<String> = articles(&parcel).map(|[_, _, _, _, _, (_, day), _]| day).collect();
    assert_eq!(days, TEXTS.map(|(_, published, _)| published.to_owned()));
}

#[test]
fn a_view_says_where_the_reader_is_and_what_was_found() {
    let (dossier, _) = dossier();
    let Payload::View(view) = sent(&Payload::View(view(&dossier, "claims.source.q-boat", &[]))) else {
        panic!("a view")
    };
    assert_eq!((view.place.as_str(), view.found), ("claims.source.q-boat", Some(fingerprint(&dossier.folded))));
    let link =
        dateline_share::write(&Payload::View(super::view(&dossier, "timeline.source", &[]))).expect("it is small");
    assert!(link.len() < 120, "{} characters: {link}", link.len());
}

#[test]
fn nothing_is_a_dossier_too() {
    let opened = open(&dateline_share::wire::Findings::default());
    assert!(opened.documents.is_empty() && opened.folded.events.is_empty());
}
