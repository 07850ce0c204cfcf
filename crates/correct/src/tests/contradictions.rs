//! Which rules say different things of one thing.

use dateline_core::fold::fold;
use dateline_core::model::EventKind;
use dateline_share::rule::{Correction, Part, Subject};
use dateline_share::wire::{Day, EventKind as WireEventKind, Kind as WireKind};

use super::draft::*;
use super::replay;
use crate::{Clash, contradictions};

#[track_caller]
fn check(first: &Correction, second: &Correction, clash: Option<Clash>) {
    let found = contradictions(&[rule(first.clone()), rule(second.clone())]);
    assert_eq!(found.iter().map(|found| found.clash).collect::<Vec<_>>(), Vec::from_iter(clash));
    assert!(found.iter().all(|found| found.to_string().ends_with("withdraw one of them.") && !found.about.is_empty()));
}

#[test]
fn different_things_do_not_contradict() {
    assert_eq!(contradictions(&replay::rules(&reports())), []);
}

#[test]
fn of_entities() {
    let found = fold(&reports());
    let (azar, bahar) = (named(&found, "Azar Front"), named(&found, "Bahar Army"));
    let rename = |name: &str| Correction::Rename { entity: azar.clone(), name: name.to_owned() };
    check(&rename("One"), &rename("Other"), Some(Clash::Names));
    check(&rename("One"), &rename("one"), None);
    let mut later = azar.clone();
    later.others.push(std::mem::replace(&mut later.name, "One".to_owned()));
    check(&rename("One"), &Correction::Rename { entity: later, name: "Other".to_owned() }, None);

    let kind = |kind| Correction::Retype { entity: azar.clone(), kind };
    check(&kind(WireKind::Media), &kind(WireKind::Weapon), Some(Clash::Kinds));
    check(&kind(WireKind::Media), &rename("One"), None);

    let merge = Correction::Merge { keep: azar.clone(), other: bahar.clone() };
    let part = Part { names: vec!["BAHAR army".to_owned()], articles: Vec::new() };
    let split = Correction::Split { of: azar.clone(), part };
    check(&merge, &split, Some(Clash::Unity));
    check(&split, &merge, Some(Clash::Unity));

    let gone = Correction::NotAName { entity: bahar.clone() };
    check(&merge, &gone, Some(Clash::NotAName));
    check(&gone, &Correction::Retype { entity: bahar.clone(), kind: WireKind::Media }, Some(Clash::NotAName));
    check(&gone, &gone, None);
    check(&gone, &rename("One"), None);
    let mark = |right| Correction::Mark { subject: Subject::Entity(bahar.clone()), right };
    check(&gone, &mark(true), Some(Clash::NotAName));
    check(&gone, &mark(false), None);
    check(&mark(true), &mark(false), Some(Clash::Marks));
}

#[test]
fn of_events() {
    let records = reports();
    let found = fold(&records);
    let tellings = event(&records, &found, EventKind::Assault).1;
    let redate = |day| Correction::Redate { tellings: tellings.clone(), from: Day::new(2025, 10, day), to: None };
    check(&redate(1), &redate(2), Some(Clash::Days));
    check(&redate(1), &redate(1), None);
    let kind = |kind| Correction::RetypeEvent { tellings: tellings.clone(), kind };
    check(&kind(WireEventKind::Coerce), &kind(WireEventKind::Aid), Some(Clash::Types));
    check(&kind(WireEventKind::Coerce), &redate(1), None);
    let gone = Correction::NotAnEvent { tellings: tellings.clone() };
    check(&kind(WireEventKind::Coerce), &gone, Some(Clash::NotAnEvent));
    check(&gone, &redate(1), Some(Clash::NotAnEvent));
    let mark = |right| Correction::Mark { subject: Subject::Event(tellings.clone()), right };
    check(&mark(true), &gone, Some(Clash::NotAnEvent));
    check(&mark(false), &gone, None);
    check(&mark(false), &mark(true), Some(Clash::Marks));
}
