//! Merge, Split, Rename, Change kind, Not a name.

use dateline_core::fold::fold;
use dateline_core::model::Kind;
use dateline_share::rule::{Correction, Part};
use dateline_share::wire;

use super::draft::*;
use crate::{Before, Effect};

#[test]
fn no_rules_change_nothing() {
    let records = reports();
    with(&records, &[], |found, applied| {
        assert!(applied.records.iter().all(|record| matches!(record, std::borrow::Cow::Borrowed(_))));
        assert_eq!(applied.fold(found), *found);
    });
}

#[test]
fn two_become_one() {
    let records = reports();
    let found = fold(&records);
    let merge = rule(Correction::Merge { keep: named(&found, "Azar Front"), other: named(&found, "Bahar Army") });
    let case = correct(&records, &[merge.clone(), merge]);
    assert_eq!(case.outcomes[0].to_string(), "Holds in 1 article.");
    assert_eq!(case.outcomes[1].effect, Effect::Already);
    let one = entity(&case.folded, "Azar Front");
    assert_eq!((one.documents, one.id.as_str()), (3, "r-azar-front"));
    assert_eq!(one.aliases, ["Bahar Army"]);
    assert_eq!(case.folded.entities.len(), found.entities.len() - 1);
    // What became part of the other can be seen as it was, and is not copied for that.
    let merge = rule(Correction::Merge { keep: named(&found, "Azar Front"), other: named(&found, "Bahar Army") });
    with(&records, &[merge], |_, applied| {
        let [one] = &applied.corrected[..] else { panic!("{:?}", applied.corrected) };
        let Before::Entity { now: Some(0), was } = &one.before else { panic!("{one:?}") };
        assert_eq!((one.document, was.name.as_str()), (2, "Bahar Army"));
        assert!(matches!(applied.records[2], std::borrow::Cow::Borrowed(_)));
    });
    // What a person is merged into stays what it is.
    let odd = rule(Correction::Merge { keep: named(&found, "Azar Front"), other: named(&found, "Karim Sohrabi") });
    let case = correct(&records, &[odd]);
    assert_eq!(entity(&case.folded, "Azar Front").kind, Kind::ArmedGroup);
    assert_eq!(case.records[2].entities[2].kind, Kind::ArmedGroup);
}

#[test]
fn one_becomes_two() {
    let records = reports();
    let found = fold(&records);
    assert_eq!(entity(&found, "Nadir Barakwal").documents, 2);
    let part = Part { names: vec!["Barakwal".to_owned()], articles: Vec::new() };
    let split = rule(Correction::Split { of: named(&found, "Nadir Barakwal"), part });
    with(&records, std::slice::from_ref(&split), |_, applied| {
        let apart: Vec<u32> = applied.corrected.iter().map(|corrected| corrected.document).collect();
        assert_eq!(apart, [1]);
    });
    let case = correct(&records, &[split]);
    assert_eq!(entity(&case.folded, "Nadir Barakwal").id, "p-nadir-barakwal");
    assert_eq!(entity(&case.folded, "Barakwal").id, "p-barakwal");
    assert_eq!(entity(&case.folded, "Barakwal").documents, 1);
    assert_eq!(case.records, records, "nothing in the documents themselves is to be changed");
}

#[test]
fn one_becomes_two_within_an_article() {
    let mut draft = Draft::new("2025-10-12");
    let both = draft.entity(Kind::Person, "Nadir Barakwal", "PAK");
    draft.say(&[("Nadir Barakwal", Some(both)), ("accused the army, and", None), ("he", Some(both)), ("left.", None)]);
    draft.event(dateline_core::model::EventKind::Accuse, "accused", "2025-10-12", &[both], &[]);
    draft.say(&[("Sohrab Barakwal", Some(both)), ("promised aid, but", None), ("he", Some(both)), ("stayed.", None)]);
    draft.event(dateline_core::model::EventKind::Aid, "promised", "2025-10-12", &[both], &[]);
    let records = vec![draft.0];
    let found = fold(&records);
    let part = Part { names: vec!["Sohrab Barakwal".to_owned()], articles: Vec::new() };
    let split = rule(Correction::Split { of: named(&found, &found.entities[0].name), part });
    with(&records, std::slice::from_ref(&split), |_, applied| {
        let now = applied.corrected.iter().map(|corrected| match &corrected.before {
            Before::Entity { now, was } => (*now, was.name.as_str()),
            Before::Event { .. } => panic!("an entity"),
        });
        assert_eq!(now.collect::<Vec<_>>(), [(Some(0), "Nadir Barakwal"), (Some(1), "Nadir Barakwal")]);
    });
    let case = correct(&records, &[split]);
    let mentions: Vec<u32> = case.records[0].mentions.iter().map(|mention| mention.entity).collect();
    assert_eq!(mentions, [0, 0, 1, 1]);
    assert_eq!(case.records[0].events[0].actors, [0]);
    assert_eq!(case.records[0].events[1].actors, [1]);
    assert_eq!(case.records[0].entities[0].name, "Nadir Barakwal");
    assert_eq!(case.records[0].entities[1].name, "Sohrab Barakwal");
    assert!(case.records[0].entities.iter().all(|entity| entity.aliases.is_empty()));
    assert_eq!(case.folded.entities.len(), 2);
}

#[test]
fn two_of_one_name_are_told_by_their_articles() {
    let tell = |day: &str| raid(day, "Azar Front", "Zarin", "Nadir Barakwal");
    let mut records = vec![tell("2025-10-12"), tell("2025-10-13")];
    records[1].page.text.push_str("More.");
    let found = fold(&records);
    let part = Part { names: Vec::new(), articles: vec![crate::name::article(&records[1])] };
    let case = correct(&records, &[rule(Correction::Split { of: named(&found, "Nadir Barakwal"), part })]);
    let mut ids: Vec<&str> = case.folded.entities.iter().map(|entity| entity.id.as_str()).collect();
    ids.retain(|id| id.starts_with('p'));
    assert_eq!(ids, ["p-nadir-barakwal", "p-nadir-barakwal.2"]);
}

#[test]
fn a_name_is_changed_and_the_old_one_kept() {
    let records = reports();
    let found = fold(&records);
    let rename = rule(Correction::Rename { entity: named(&found, "Azar Front"), name: "Front of Azar".to_owned() });
    let case = correct(&records, std::slice::from_ref(&rename));
    let renamed = entity(&case.folded, "Front of Azar");
    assert_eq!((renamed.id.as_str(), renamed.documents), ("r-azar-front", 2));
    assert_eq!(renamed.aliases, ["Azar Front"]);
    assert_eq!(case.records[0].entities[0].name, "Front of Azar");
    assert_eq!(ids(&case.folded), ids(&found), "ids of entities and events stay");
    with(&records, &[rename], |_, applied| {
        assert_eq!(applied.corrected.len(), 2);
        let Before::Entity { now: Some(0), was } = &applied.corrected[0].before else { panic!("an entity") };
        assert_eq!(*was, records[0].entities[0]);
    });
}

#[test]
fn a_name_of_another_does_not_make_them_one() {
    let records = reports();
    let found = fold(&records);
    let name = "Bahar Army".to_owned();
    let case = correct(&records, &[rule(Correction::Rename { entity: named(&found, "Azar Front"), name })]);
    let called: Vec<&str> = names(&case.folded).into_iter().filter(|name| *name == "Bahar Army").collect();
    assert_eq!(called.len(), 2);
    assert_eq!(ids(&case.folded).0, ids(&found).0);
}

#[test]
fn a_kind_is_changed() {
    let records = reports();
    let found = fold(&records);
    let retype = rule(Correction::Retype { entity: named(&found, "Zarin"), kind: wire::Kind::Person });
    let case = correct(&records, &[retype]);
    let changed = entity(&case.folded, "Zarin");
    assert_eq!((changed.kind, changed.place.clone(), changed.id.as_str()), (Kind::Person, None, "l-zarin"));
    assert!(case.records[0].mentions.iter().filter(|mention| mention.entity == 1).all(|at| at.kind == Kind::Person));
    assert_eq!(ids(&case.folded), ids(&found));
}

#[test]
fn what_is_no_name_is_gone_with_all_that_points_at_it() {
    let records = reports();
    let found = fold(&records);
    let gone = rule(Correction::NotAName { entity: named(&found, "Azar Front") });
    let case = correct(&records, &[gone.clone(), gone.clone()]);
    assert_eq!(case.outcomes[0].documents, 2);
    assert_eq!(case.outcomes[1].to_string(), "Waits: these articles do not have what it speaks of.");
    assert!(!names(&case.folded).contains(&"Azar Front"));
    let record = &case.records[0];
    assert_eq!(record.entities.len(), 2);
    assert!(record.events[0].actors.is_empty());
    assert_eq!(record.events[0].recipients, [0]);
    assert_eq!(record.events[1].actors, [1]);
    for mention in &record.mentions {
        let known = &record.entities[mention.entity as usize];
        assert_eq!(known.name, mention.span.of(&record.page.text));
    }
    with(&records, &[gone], |_, applied| {
        assert!(matches!(&applied.corrected[0].before, Before::Entity { now: None, was } if was.name == "Azar Front"));
    });
    let after = ids(&case.folded).1;
    assert!(ids(&found).1.iter().all(|id| after.contains(id)));
}

#[test]
fn ministries_differ_in_their_country() {
    let mut draft = Draft::new("2025-10-12");
    for country in ["AFG", "PAK"] {
        let ministry = draft.entity(Kind::Government, "foreign ministry", country);
        draft.say(&[("The", None), ("foreign ministry", Some(ministry)), ("spoke.", None)]);
    }
    let records = vec![draft.0];
    let found = fold(&records);
    let pakistani = found.entities.iter().find(|entity| entity.country.as_deref() == Some("PAK")).expect("one");
    let rename = Correction::Rename { entity: crate::name::named(pakistani), name: "MoFA".to_owned() };
    let case = correct(&records, &[rule(rename)]);
    assert_eq!(entity(&case.folded, "MoFA").country.as_deref(), Some("PAK"));
    assert_eq!(entity(&case.folded, "foreign ministry").country.as_deref(), Some("AFG"));
}
