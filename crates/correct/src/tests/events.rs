//! Not an event, Change date, Change type, Right and Wrong.

use dateline_core::fold::fold;
use dateline_core::model::{DateBasis, EventKind};
use dateline_share::rule::{Correction, Finding, Subject};
use dateline_share::wire::{self, Day};

use super::draft::*;
use crate::{Before, Effect, Spot, name};

#[test]
fn what_is_no_event_is_gone() {
    let records = reports();
    let found = fold(&records);
    let (_, tellings) = event(&records, &found, EventKind::Accuse);
    let gone = rule(Correction::NotAnEvent { tellings });
    let case = correct(&records, std::slice::from_ref(&gone));
    assert_eq!(case.records[0].events.len(), 1);
    assert!(case.folded.events.len() < found.events.len());
    let (_, known) = ids(&found);
    assert!(ids(&case.folded).1.iter().all(|id| known.contains(id)), "the others keep their ids");
    with(&records, &[gone], |_, applied| {
        let before = &applied.corrected[0].before;
        assert!(matches!(before, Before::Event { now: None, was } if *was == records[0].events[1]));
    });
}

#[test]
fn days_are_changed_and_surer_then() {
    let records = reports();
    let found = fold(&records);
    let (before, tellings) = event(&records, &found, EventKind::Assault);
    let redate = rule(Correction::Redate { tellings, from: Day::new(2025, 10, 9), to: Day::new(2025, 10, 8) });
    let case = correct(&records, &[redate.clone(), redate]);
    assert_eq!((case.outcomes[0].documents, case.outcomes[1].effect), (2, Effect::Already));
    let after = &case.folded.events[0];
    assert_eq!((after.from, after.to), ("2025-10-08".parse().ok(), "2025-10-09".parse().ok()));
    assert_eq!(after.id, before.id);
    assert_eq!(case.records[0].events[0].date_basis, DateBasis::Clause);
    assert_eq!(ids(&case.folded), ids(&found));
}

#[test]
fn a_type_is_changed() {
    let records = reports();
    let found = fold(&records);
    let (before, tellings) = event(&records, &found, EventKind::Assault);
    let retype = rule(Correction::RetypeEvent { tellings, kind: wire::EventKind::Protest });
    let case = correct(&records, &[retype]);
    let (after, told) = event(&case.records, &case.folded, EventKind::Protest);
    assert_eq!((after.id, after.mode.as_str()), (before.id, ""));
    // A rule that is made now knows the new type, and finds it.
    let back = rule(Correction::RetypeEvent { tellings: told.clone(), kind: wire::EventKind::Assault });
    let gone = rule(Correction::NotAnEvent { tellings: told });
    let (_, tellings) = event(&records, &found, EventKind::Assault);
    let retype = rule(Correction::RetypeEvent { tellings, kind: wire::EventKind::Protest });
    assert_eq!(correct(&records, &[retype.clone(), back]).outcomes[1].effect, Effect::Done);
    assert_eq!(correct(&records, &[retype, gone]).outcomes[1].effect, Effect::Done);
}

#[test]
fn short_sentences_are_told_by_their_article() {
    let tell = |day: &str| {
        let mut draft = Draft::new(day);
        let front = draft.entity(dateline_core::model::Kind::ArmedGroup, day, "");
        draft.say(&[("The", None), (day, Some(front)), ("rose.", None)]);
        draft.say(&[("Three were killed.", None)]);
        draft.event(EventKind::Assault, "killed", day, &[front], &[]);
        draft.say(&[("Then the talks began in the old town again.", None)]);
        draft.event(EventKind::Consult, "talks", day, &[front], &[]);
        draft.0
    };
    let records = vec![tell("2025-10-12"), tell("2025-11-12")];
    for (at, documents) in [(0, 1), (1, 2)] {
        let tellings = vec![name::told(&records[0], at).expect("an event")];
        let case = correct(&records, &[rule(Correction::NotAnEvent { tellings })]);
        assert_eq!(case.outcomes[0].documents, documents);
    }
}

#[test]
fn marks_are_found_where_they_were_made() {
    let records = reports();
    let found = fold(&records);
    let (_, tellings) = event(&records, &found, EventKind::Assault);
    let words = name::words(&records[1], Finding::Mention, 1).expect("a mention");
    let mark = |subject, right| rule(Correction::Mark { subject, right });
    let rules = [
        rule(Correction::NotAName { entity: named(&found, "Azar Front") }),
        mark(Subject::Event(tellings), true),
        mark(Subject::Entity(named(&found, "Zarin")), false),
        mark(Subject::Words(words), true),
        mark(Subject::Entity(named(&found, "Azar Front")), true),
    ];
    with(&records, &rules, |_, applied| {
        let marks: Vec<_> =
            applied.marks.iter().map(|mark| (mark.rule, mark.right, mark.document, mark.spot)).collect();
        let both = |rule, right, spot| [(rule, right, 0, spot), (rule, right, 1, spot)];
        // The sentence stands in both articles, and places are those after the first rule.
        let expected =
            [both(1, true, Spot::Event(0)), both(2, false, Spot::Entity(0)), both(3, true, Spot::Mention(0))];
        assert_eq!(marks, expected.concat());
        assert_eq!(applied.outcomes[4].effect, Effect::Unfound);
    });
}
