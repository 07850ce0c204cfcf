//! Rules hold on articles that are added later, and in another order where they speak of different things.

use dateline_core::fold::fold;
use dateline_core::model::{EventKind, Record};
use dateline_share::rule::{Correction, Part, Rule};
use dateline_share::wire::{Day, EventKind as WireEventKind, Kind as WireKind};

use super::draft::*;

/// One rule of every sort, about different things.
pub(super) fn rules(records: &[Record]) -> Vec<Rule> {
    let found = fold(records);
    let assault = event(records, &found, EventKind::Assault).1;
    let accuse = event(records, &found, EventKind::Accuse).1;
    let part = Part { names: vec!["Barakwal".to_owned()], articles: Vec::new() };
    let whats = [
        Correction::Rename { entity: named(&found, "Azar Front"), name: "Front of Azar".to_owned() },
        Correction::Retype { entity: named(&found, "Zarin"), kind: WireKind::Organisation },
        Correction::Split { of: named(&found, "Nadir Barakwal"), part },
        Correction::NotAName { entity: named(&found, "Marg Kot") },
        Correction::Merge { keep: named(&found, "Bahar Army"), other: named(&found, "Karim Sohrabi") },
        Correction::Redate { tellings: assault.clone(), from: Day::new(2025, 10, 10), to: Day::new(2025, 10, 10) },
        Correction::RetypeEvent { tellings: assault, kind: WireEventKind::Coerce },
        Correction::NotAnEvent { tellings: accuse },
    ];
    whats.into_iter().map(rule).collect()
}

#[test]
fn rules_hold_on_new_articles() {
    let old = reports();
    let rules = rules(&old);
    let mut records = vec![raid("2025-10-20", "Azar Front", "Zarin", "Barakwal")];
    records.extend(old);
    records.push(raid("2025-10-21", "Bahar Army", "Marg Kot", "Karim Sohrabi"));
    let case = correct(&records, &rules);
    assert_eq!(entity(&case.folded, "Front of Azar").documents, 3);
    assert_eq!(entity(&case.folded, "Barakwal").documents, 2);
    assert_eq!(entity(&case.folded, "Bahar Army").documents, 2);
    assert!(!names(&case.folded).iter().any(|name| ["Marg Kot", "Karim Sohrabi"].contains(name)));
    assert_eq!(case.records[0].events[0].kind, EventKind::Coerce);
    assert_eq!(case.records[0].events[0].from, "2025-10-10".parse().ok());
}

#[test]
fn rules_hold_on_new_articles_alone() {
    let rules = rules(&reports());
    let records = vec![raid("2025-10-20", "Azar Front", "Zarin", "Gulab Khan")];
    let case = correct(&records, &rules);
    assert_eq!(entity(&case.folded, "Front of Azar").id, "r-azar-front");
    assert_eq!(case.outcomes.iter().filter(|outcome| outcome.documents > 0).count(), 4);
}

#[test]
fn rules_of_different_things_may_change_places() {
    let records = reports();
    let rules = rules(&records);
    let forward = correct(&records, &rules);
    for start in 1..rules.len() {
        let mut turned = rules.clone();
        turned.rotate_left(start);
        if start % 2 == 1 {
            turned.reverse();
        }
        let case = correct(&records, &turned);
        assert_eq!(case.folded, forward.folded, "turned by {start}");
        assert_eq!(case.records, forward.records);
    }
}

#[test]
fn a_rule_follows_the_one_before_it() {
    let records = reports();
    let found = fold(&records);
    let rename = |entity, name: &str| rule(Correction::Rename { entity, name: name.to_owned() });
    let first = rename(named(&found, "Azar Front"), "Front of Azar");
    let then = correct(&records, std::slice::from_ref(&first)).folded;
    let second = rename(named(&then, "Front of Azar"), "FA");
    let kind = rule(Correction::Retype { entity: named(&then, "Front of Azar"), kind: WireKind::Media });
    let case = correct(&records, &[first, second, kind]);
    assert_eq!(entity(&case.folded, "FA").aliases, ["Azar Front", "Front of Azar"]);
    assert_eq!(entity(&case.folded, "FA").kind, dateline_core::model::Kind::Media);
    assert!(case.outcomes.iter().all(|outcome| outcome.documents == 2));
}
