//! What looks corrected, where it was read and where it was sent.

use std::rc::Rc;

use dateline_core::model::{EventKind, Page};
use dateline_core::read_page;
use dateline_share::wire::{Day, Payload};

use super::*;
use crate::dossier::Document;
use crate::link;
use crate::query::{self, Index};
use crate::reading::Desk;
use crate::state::{Filters, View};

const TEXT: &str = "LIMA — Peru’s navy seized a boat near Lima on 3 May 2024 and killed two people, officials said.\n\n\
    Envoys of Norway and Chad met in Oslo on Friday. Chad’s foreign minister said that the talks had been useful.";

/// A desk with an article, and the article as the page has it.
fn read() -> (Desk, Dossier) {
    let page =
        Page { id: "a".to_owned(), text: TEXT.to_owned(), published: "2024-05-07".parse().ok(), ..Page::default() };
    let record = read_page(page);
    let mut desk = Desk::default();
    desk.keep(record.clone(), None);
    let dossier = Dossier::default().with_documents([Document { record, ..Document::default() }]);
    let dossier = dossier.with_folded(desk.fold());
    (desk, dossier)
}

fn rule(what: Correction) -> Rule {
    Rule { what, why: String::new(), when: 0 }
}

/// The page's dossier once the desk has made these corrections.
fn decided(desk: &mut Desk, dossier: &Dossier, rules: &[Rule]) -> Dossier {
    desk.correct(rules.to_vec());
    desk.decide(|decided| {
        let documents = decided.records.iter().map(|(id, record)| {
            let found = &dossier.documents[*id as usize];
            (*id, Rc::new(Document { record: (*record).clone(), ..Document::clone(found) }))
        });
        let (outcomes, corrected) = (decided.outcomes.clone(), decided.corrected.clone());
        let decisions = Decisions::new(decided.rules.clone(), outcomes, corrected, decided.marks.clone());
        dossier.with_decisions(decided.folded.clone(), documents, decisions)
    })
}

fn entity(dossier: &Dossier, name: &str) -> Option<About> {
    let at = dossier.folded.entities.iter().position(|entity| entity.name == name)?;
    Some(About::Entity(at as u32))
}

fn event(dossier: &Dossier, kind: EventKind) -> Option<About> {
    Some(About::Event(dossier.folded.events.iter().position(|event| event.kind == kind)? as u32))
}

/// A rename, another day for the talks, and a mark on what the minister says.
fn rules(dossier: &Dossier) -> Vec<Rule> {
    let lima = dossier.folded.entities.iter().find(|entity| entity.name == "Lima").expect("Lima");
    let Some(About::Event(talks)) = event(dossier, EventKind::Consult) else { panic!("talks") };
    let telling = dossier.folded.events[talks as usize].tellings[0];
    let told = name::told(&dossier.documents[0].record, telling.event).expect("it is told");
    let claim = (0..dossier.claims.len() as u32).last().expect("a claim");
    let words = name::words(&dossier.documents[0].record, rule::Finding::Claim, claim).expect("it has words");
    let may = Day::new(2024, 5, 2);
    vec![
        rule(Correction::Rename { entity: name::named(lima), name: "Lima City".to_owned() }),
        rule(Correction::Redate { tellings: vec![told], from: may, to: may }),
        rule(Correction::Mark { subject: Subject::Words(words), right: false }),
    ]
}

/// Says what looks corrected by which rules, and the one mark.
#[track_caller]
fn check(dossier: &Dossier) {
    let decisions = &dossier.decisions;
    assert_eq!(decisions.by(entity(dossier, "Lima City").expect("it has its new name")), [0]);
    assert_eq!(decisions.by(event(dossier, EventKind::Consult).expect("talks")), [1]);
    assert!(decisions.by(entity(dossier, "Chad").expect("nobody corrected it")).is_empty());
    let claims = (0..dossier.claims.len() as u32).map(|index| Finding { document: 0, what: What::Claim, index });
    let marked: Vec<bool> =
        claims.filter_map(|claim| decisions.mark(About::Finding(claim))).map(|(_, right)| right).collect();
    assert_eq!(marked, [false]);
}

#[test]
fn what_was_corrected_looks_so_and_can_be_seen_as_it_was() {
    let (mut desk, dossier) = read();
    let rules = rules(&dossier);
    let corrected = decided(&mut desk, &dossier, &rules);
    check(&corrected);
    let before: Vec<&Corrected> = corrected.decisions.before(0).collect();
    assert!(matches!(&before[0].before, Before::Entity { was, .. } if was.name != "Lima City"));
    assert_eq!(corrected.decisions.outcome(0, &rules[0]).map(|outcome| outcome.documents), Some(1));
    assert_eq!(corrected.decisions.outcome(0, &rules[1]), None, "another rule stands there");
    let again = corrected.with_decisions(
        (*dossier.folded).clone(),
        [(0, Rc::clone(&dossier.documents[0]))],
        Decisions::default(),
    );
    assert_eq!(again.decisions, Rc::default());
    assert_eq!((&again.folded, &again.documents), (&dossier.folded, &dossier.documents));
}

#[test]
fn what_was_sent_corrected_looks_so_where_it_arrives() {
    let (mut desk, dossier) = read();
    let rules = rules(&dossier);
    let corrected = decided(&mut desk, &dossier, &rules);
    let found = query::find(&corrected, &Index::new(&corrected), &Filters::default(), View::Timeline);
    let choice = link::Choice { claims: true, entities: true, ..link::Choice::default() };
    let Payload::Findings(findings) = link::payload(&corrected, &found, "", choice, &rules) else { panic!("findings") };
    let opened = link::open(&findings);
    assert_eq!(opened.rules, rules);
    let documents: Vec<Rc<Document>> = opened.documents.into_iter().map(Rc::new).collect();
    let arrived = Dossier::default().with_documents(documents);
    let arrived = arrived.with_decisions(opened.folded, [], Decisions::sent(opened.rules));
    check(&arrived);
    let effects: Vec<Effect> = arrived.decisions.outcomes.iter().map(|outcome| outcome.effect).collect();
    assert_eq!(effects, [Effect::Already; 3]);
    // Corrected further there, by its own worker, it looks as before.
    let mut desk = Desk::default();
    let kept = arrived
        .documents
        .iter()
        .map(|document| crate::protocol::Kept { record: document.record.clone(), own: document.own });
    desk.restore(kept.collect(), Some((*arrived.folded).clone()), true);
    let norway = arrived.folded.entities.iter().find(|entity| entity.name == "Norway").expect("Norway");
    let mut more = rules.clone();
    more.push(rule(Correction::Rename { entity: name::named(norway), name: "Norge".to_owned() }));
    let further = decided(&mut desk, &arrived, &more);
    check(&further);
    assert_eq!(further.decisions.by(entity(&further, "Norge").expect("it has its new name")), [3]);
}
