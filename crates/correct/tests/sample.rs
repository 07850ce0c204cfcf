//! Every correction of every entity and event of the sample: it finds what it names, and leaves the rest as it is.

use std::collections::BTreeSet;
use std::path::Path;

use dateline_core::dossier::{Folded, FoldedEntity};
use dateline_core::model::Record;
use dateline_core::{fold, read, read_page};
use dateline_correct::{Applied, Effect, apply, name};
use dateline_share::rule::{Correction, Part, Rule};
use dateline_share::wire::{Day, EventKind, Kind};

fn sample() -> (Vec<Record>, Folded) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src/sample");
    let files = std::fs::read_dir(folder).expect("the sample").map(|entry| entry.expect("a file").path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|ending| ending == "md")).collect();
    files.sort();
    let read = |path: &std::path::PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        read::read_file(&name, &std::fs::read(path).expect("an article")).pages
    };
    let records: Vec<Record> = files.iter().flat_map(read).map(read_page).collect();
    assert_eq!(records.len(), 14);
    let found = fold::fold(&records);
    assert!(found.entities.len() > 50 && found.events.len() > 50);
    (records, found)
}

fn with(records: &[Record], found: &Folded, what: Correction, check: impl FnOnce(&Applied<'_>, Folded)) {
    let rules = [Rule { what, why: String::new(), when: 0 }];
    let applied = apply(records, found, &rules);
    let folded = applied.fold(found);
    sound(&applied, &folded);
    check(&applied, folded);
}

fn sound(applied: &Applied<'_>, folded: &Folded) {
    for record in &applied.records {
        let count = record.entities.len() as u32;
        assert!(record.mentions.iter().all(|mention| mention.entity < count));
        assert!(record.claims.iter().all(|claim| claim.entity.is_none_or(|at| at < count)));
        for event in &record.events {
            assert!(event.actors.iter().chain(&event.recipients).chain(&event.place).all(|at| *at < count));
        }
    }
    let ids = folded.entities.iter().map(|entity| &entity.id).chain(folded.events.iter().map(|event| &event.id));
    assert_eq!(ids.collect::<BTreeSet<_>>().len(), folded.entities.len() + folded.events.len());
}

/// All entities but some are as they were, whatever their places in the documents.
#[track_caller]
fn others_stay(found: &Folded, folded: &Folded, but: &[&str]) {
    let others = |folded: &Folded| -> Vec<FoldedEntity> {
        let known = |entity: &&FoldedEntity| {
            !but.contains(&entity.id.as_str()) && found.entities.iter().any(|other| other.id == entity.id)
        };
        let mut others: Vec<_> = folded.entities.iter().filter(known).cloned().collect();
        others.iter_mut().for_each(|entity| entity.members.clear());
        others.sort_by(|one, two| one.id.cmp(&two.id));
        others
    };
    assert_eq!(others(folded), others(found));
}

#[test]
fn entities() {
    let (records, found) = sample();
    for (at, entity) in found.entities.iter().enumerate() {
        let named = name::named(entity);
        let rename = Correction::Rename { entity: named.clone(), name: "Somebody Else".to_owned() };
        with(&records, &found, rename, |applied, folded| {
            assert_eq!(applied.outcomes[0].documents, entity.documents, "{}", entity.id);
            let renamed = folded.entities.iter().find(|other| other.id == entity.id).expect("the id stays");
            assert_eq!(renamed.name, "Somebody Else");
            assert_eq!(renamed.members, entity.members);
            others_stay(&found, &folded, &[&entity.id]);
            let ids = |folded: &Folded| folded.events.iter().map(|event| event.id.clone()).collect::<BTreeSet<_>>();
            assert_eq!(ids(&folded), ids(&found));
        });
        with(&records, &found, Correction::NotAName { entity: named.clone() }, |applied, folded| {
            assert_eq!(applied.outcomes[0].documents, entity.documents, "{}", entity.id);
            assert!(folded.entities.iter().all(|other| other.id != entity.id));
            others_stay(&found, &folded, &[&entity.id]);
        });
        let kind = if named.kind == Kind::Weapon { Kind::Person } else { Kind::Weapon };
        with(&records, &found, Correction::Retype { entity: named.clone(), kind }, |_, folded| {
            let changed = folded.entities.iter().find(|other| other.id == entity.id).expect("the id stays");
            assert!(changed.kind != entity.kind && changed.place.is_none());
            others_stay(&found, &folded, &[&entity.id]);
        });
        let other = &found.entities[(at + 1) % found.entities.len()];
        let merge = Correction::Merge { keep: named.clone(), other: name::named(other) };
        with(&records, &found, merge, |_, folded| {
            let merged = folded.entities.iter().find(|one| one.id == entity.id).expect("the id stays");
            assert_eq!(merged.members.len(), entity.members.len() + other.members.len());
            assert_eq!((&merged.name, merged.kind), (&entity.name, entity.kind));
            others_stay(&found, &folded, &[&entity.id, &other.id]);
        });
        for alias in &entity.aliases {
            let part = Part { names: vec![alias.clone()], articles: Vec::new() };
            with(&records, &found, Correction::Split { of: named.clone(), part }, |applied, folded| {
                if applied.outcomes[0].effect == Effect::Done {
                    assert_eq!(folded.entities.len(), found.entities.len() + 1, "{} {alias}", entity.id);
                }
                others_stay(&found, &folded, &[&entity.id]);
            });
        }
    }
}

#[test]
fn events() {
    let (records, found) = sample();
    for event in &found.events {
        let tellings = name::tellings(&records, event);
        with(&records, &found, Correction::NotAnEvent { tellings: tellings.clone() }, |applied, folded| {
            assert!(applied.outcomes[0].documents >= event.documents, "{}", event.id);
            assert!(folded.events.iter().all(|other| other.id != event.id));
            others_stay(&found, &folded, &[]);
        });
        let day = Day::new(1999, 1, 2);
        with(&records, &found, Correction::Redate { tellings: tellings.clone(), from: day, to: day }, |_, folded| {
            let changed = folded.events.iter().find(|other| other.id == event.id).expect("the id stays");
            assert_eq!(changed.from.map(jiff::civil::Date::year), Some(1999));
            others_stay(&found, &folded, &[]);
        });
        with(&records, &found, Correction::RetypeEvent { tellings, kind: EventKind::Protest }, |_, folded| {
            let changed = folded.events.iter().find(|other| other.id == event.id).expect("the id stays");
            assert_eq!(changed.kind, dateline_core::model::EventKind::Protest);
        });
    }
}
