use dateline_core::dossier::{Folded, FoldedEntity, FoldedEvent, Member, Telling};
use dateline_core::model::{
    Act, Claim, ClaimKind, DateBasis, Entity, Event, EventKind, Form, Kind, Mention, Page, Record, Span, Status, Toll,
};
use jiff::civil::date;

use super::*;
use crate::dossier::{Document, Finding, What};
use crate::state::{Change, Selection, Value};
use crate::words::Quarter;

const TEXT: &str = "Mira Tal denied that Ost struck the depot.";

fn entity(name: &str, kind: Kind) -> Entity {
    Entity {
        name: name.to_owned(),
        kind,
        aliases: Vec::new(),
        roles: Vec::new(),
        country: None,
        code: None,
        place: None,
        rule: "test".into(),
    }
}

fn mention(start: usize, end: usize, entity: u32) -> Mention {
    Mention { span: Span::new(start, end), kind: Kind::Person, form: Form::Name, entity, rule: "test".into() }
}

fn article(number: u32, outlet: &str) -> Document {
    let page = Page {
        id: format!("a{number}"),
        text: TEXT.to_owned(),
        outlet: outlet.to_owned(),
        published: Some(date(2025, 1 + (number % 12) as i8, 1)),
        ..Page::default()
    };
    let claim = Claim {
        source: Some(Span::new(0, 8)),
        entity: Some(0),
        cue: Span::new(9, 15),
        content: vec![Span::new(16, 41)],
        kind: ClaimKind::Indirect,
        act: Act::Deny,
        anonymous: false,
        sentence: 0,
        rule: "test".into(),
    };
    let event = Event {
        kind: EventKind::Assault,
        mode: String::new(),
        contexts: Vec::new(),
        trigger: Span::new(25, 31),
        actors: vec![1],
        recipients: Vec::new(),
        place: None,
        time: None,
        from: page.published,
        to: page.published,
        date_basis: DateBasis::Published,
        status: Status::Denied,
        claim: Some(0),
        toll: Toll::default(),
        sentence: 0,
        rule: "test".into(),
    };
    let record = Record {
        page,
        mentions: vec![mention(0, 8, 0), mention(21, 24, 1)],
        entities: vec![entity("Mira Tal", Kind::Person), entity("Ost", Kind::Government)],
        claims: vec![claim],
        events: vec![event],
        sentences: vec![Span::new(0, TEXT.len())],
        ..Record::default()
    };
    Document { record, file: "test.txt".into(), ..Document::default() }
}

fn folded_entity(id: &str, name: &str, kind: Kind, documents: u32, entity: u32) -> FoldedEntity {
    FoldedEntity {
        id: id.to_owned(),
        name: name.to_owned(),
        kind,
        aliases: Vec::new(),
        roles: Vec::new(),
        country: None,
        code: None,
        place: None,
        members: (0..documents).map(|document| Member { document, entity }).collect(),
        mentions: documents,
        documents,
        origins: documents,
        first: None,
        last: None,
    }
}

/// `documents` articles, each with one claim and one event of its own.
fn dossier(documents: u32) -> Dossier {
    let articles =
        (0..documents).map(|number| article(number, if number % 3 == 0 { "Ost Courier" } else { "Tal Wire" }));
    let plain = Dossier::default().with_documents(articles);
    let event = |document: u32| {
        let of = &plain.documents[document as usize].record.events[0];
        FoldedEvent {
            id: format!("e{document}"),
            kind: of.kind,
            mode: String::new(),
            contexts: Vec::new(),
            actors: vec![1],
            recipients: Vec::new(),
            place: None,
            from: of.from,
            to: of.to,
            status: of.status,
            toll: of.toll,
            tellings: vec![Telling { document, event: 0 }],
            documents: 1,
            origins: 1,
        }
    };
    let folded = Folded {
        entities: vec![
            folded_entity("p", "Mira Tal", Kind::Person, documents, 0),
            folded_entity("g", "Ost", Kind::Government, documents, 1),
        ],
        events: (0..documents).map(event).collect(),
        ..Folded::default()
    };
    plain.with_folded(folded)
}

fn counts(dossier: &Dossier, filters: &Filters) -> [usize; 4] {
    let found = find(dossier, &Index::new(dossier), filters, View::Timeline);
    View::ALL.map(|view| found.count(view))
}

fn filters(changes: impl IntoIterator<Item = Change>) -> Filters {
    changes.into_iter().fold(Filters::default(), |filters, change| filters.changed(change))
}

#[test]
fn without_filters_everything_gets_through() {
    assert_eq!(counts(&dossier(6), &Filters::default()), [6, 2, 6, 6]);
}

#[test]
fn each_filter_applies_to_every_view() {
    let dossier = dossier(6);
    let by = |change: Change| counts(&dossier, &filters([change]));
    let toggle = |value: Value| by(Change::Toggle(value));
    assert_eq!(by(Change::Dates(Some(date(2025, 2, 1)), Some(date(2025, 3, 31)))), [2, 2, 2, 2]);
    assert_eq!(by(Change::Dates(Some(date(2026, 1, 1)), None)), [0, 0, 0, 0]);
    assert_eq!(by(Change::Text("DEPOT".to_owned())), [6, 0, 6, 6]);
    assert_eq!(by(Change::Text("mira".to_owned())), [6, 1, 6, 6]);
    assert_eq!(toggle(Value::Outlet("Ost Courier".into())), [2, 2, 2, 2]);
    assert_eq!(toggle(Value::Document("a4".into())), [1, 2, 1, 1]);
    assert_eq!(toggle(Value::Kind(Kind::Government)), [6, 1, 6, 0]);
    assert_eq!(toggle(Value::Quarter(Quarter::Force)), [6, 1, 6, 6]);
    assert_eq!(toggle(Value::Quarter(Quarter::Talk)), [0, 0, 0, 0]);
    assert_eq!(toggle(Value::Status(Status::Denied)), [6, 1, 6, 6]);
    assert_eq!(toggle(Value::Act(Act::Deny)), [6, 1, 6, 6]);
    assert_eq!(toggle(Value::Act(Act::Praise)), [0, 0, 0, 0]);
    assert_eq!(toggle(Value::Claimant("p".into())), [6, 1, 6, 6]);
    assert_eq!(toggle(Value::Claimant("g".into())), [0, 1, 0, 0]);
    assert_eq!(toggle(Value::Entity("g".into())), [6, 1, 6, 6]);
    assert_eq!(toggle(Value::Entity("nobody".into())), [0, 0, 0, 0]);
}

#[test]
fn a_facet_counts_what_each_value_would_give() {
    let dossier = dossier(6);
    let chosen = filters([Change::Toggle(Value::Outlet("Ost Courier".into()))]);
    let found = find(&dossier, &Index::new(&dossier), &chosen, View::Timeline);
    let facet = |dimension| {
        let facet = found.facets.iter().find(|facet| facet.dimension == dimension);
        let values = facet.map_or(&[][..], |facet| &facet.values);
        values.iter().map(|value| (value.label.to_string(), value.count, value.chosen)).collect::<Vec<_>>()
    };
    let outlets = [("Tal Wire".to_owned(), 4, false), ("Ost Courier".to_owned(), 2, true)];
    assert_eq!(facet(Dimension::Outlet), outlets, "its own choice does not narrow a facet");
    assert_eq!(facet(Dimension::Quarter), [("Force and sanctions".to_owned(), 2, false)]);
    assert_eq!(facet(Dimension::Entity), [("Ost".to_owned(), 2, false)]);
}

#[test]
fn an_empty_view_names_the_filter_that_did_it() {
    let dossier = dossier(6);
    let culprits =
        |changes: Vec<Change>| find(&dossier, &Index::new(&dossier), &filters(changes), View::Timeline).culprits;
    let text = Change::Text("nowhere to be found".to_owned());
    let force = Change::Toggle(Value::Quarter(Quarter::Force));
    let talk = Change::Toggle(Value::Quarter(Quarter::Talk));
    assert_eq!(culprits(vec![text.clone(), force.clone()]), [Dimension::Text]);
    assert_eq!(culprits(vec![talk.clone()]), [Dimension::Quarter]);
    assert_eq!(culprits(vec![text, talk]), [Dimension::Text, Dimension::Quarter], "either alone would not do");
    assert_eq!(culprits(vec![force]), []);
}

#[test]
fn no_filter_is_to_blame_where_nothing_is_there() {
    let changes = [Change::Text("nowhere to be found".to_owned()), Change::Toggle(Value::Quarter(Quarter::Talk))];
    for view in [View::Sources, View::Entities, View::Timeline, View::Claims] {
        let culprits =
            |dossier: &Dossier| find(dossier, &Index::new(dossier), &filters(changes.clone()), view).culprits;
        assert_eq!(culprits(&Dossier::default()), [], "{view:?} of an empty dossier");
        assert_ne!(culprits(&dossier(6)), [], "{view:?}");
    }
}

#[test]
fn evidence_can_be_walked_through() {
    let dossier = dossier(3);
    let first = first_mention(&dossier, 1).expect("it is mentioned");
    assert_eq!(selected_entity(&dossier, Some(first)), Some(1));
    let (all, place) = walk(&dossier, first).expect("there are mentions");
    assert_eq!((all.len(), place), (3, 0));
    let telling = first_telling(&dossier, 2).expect("it is told");
    assert_eq!(telling, Selection::Finding(Finding { document: 2, what: What::Event, index: 0 }));
    assert_eq!(selected_event(&dossier, Some(telling)), Some(2));
    let words = passage(&dossier, telling).and_then(|passage| passage.span).map(|span| span.of(TEXT));
    assert_eq!(words, Some("struck"));
    let gone = Selection::Finding(Finding { document: 2, what: What::Event, index: 9 });
    assert_eq!(passage(&dossier, gone), None);
    assert!(walk(&dossier, gone).is_none());
}

#[test]
fn layers_lie_over_the_text_they_were_found_in() {
    let dossier = dossier(1);
    let record: &Record = &dossier.documents[0].record;
    let layers = Layer::all(record);
    let joined: String = segments(&layers, Span::new(0, TEXT.len())).iter().map(|piece| piece.span.of(TEXT)).collect();
    assert_eq!(joined, TEXT);
    let classes: Vec<&str> = layers.iter().map(|layer| layer.class).collect();
    assert_eq!(classes, ["person", "claim", "content", "person", "force"]);
}

#[test]
fn facets_list_the_most_given_and_say_how_many_are_left_out() {
    let outlets = (0..250).map(|number| {
        let mut document = article(number, &format!("Outlet {number:03}"));
        document.record.events.clear();
        document
    });
    let dossier = Dossier::default().with_documents(outlets);
    let last = Value::Outlet("Outlet 249".into());
    let found = find(&dossier, &Index::new(&dossier), &filters([Change::Toggle(last.clone())]), View::Sources);
    let facet = found.facets.iter().find(|facet| facet.dimension == Dimension::Outlet).expect("a facet");
    assert_eq!((facet.values.len(), facet.more), (201, 49));
    assert!(facet.values.iter().any(|value| value.value == last && value.chosen), "what is chosen is never left out");
}

#[test]
fn many_rows_are_found() {
    let dossier = dossier(10_000);
    let filters = filters([
        Change::Text("depot".to_owned()),
        Change::Toggle(Value::Quarter(Quarter::Force)),
        Change::Dates(Some(date(2025, 1, 1)), Some(date(2025, 6, 30))),
    ]);
    let found = find(&dossier, &Index::new(&dossier), &filters, View::Timeline);
    assert_eq!((found.events.len(), found.events_of_all_dates.len()), (5_002, 10_000));
}
