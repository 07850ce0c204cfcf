//! Small dossiers made by hand: what must meet, and what must not.

use crate::dossier::{DiscrepancyKind, Folded, Member, Nature};
use crate::model::*;

use super::{Group, Grouping, fold, fold_grouped};

/// A document under construction. Every mention is appended to its text, so that spans are real.
struct Draft(Record);

impl Draft {
    fn new(published: &str) -> Self {
        let page = Page { published: published.parse().ok(), id: published.to_owned(), ..Page::default() };
        Draft(Record { page, ..Record::default() })
    }

    fn say(&mut self, words: &str) -> Span {
        let start = self.0.page.text.len();
        self.0.page.text.push_str(words);
        let span = Span::new(start, self.0.page.text.len());
        self.0.page.text.push_str(" . ");
        span
    }

    fn entity(&mut self, kind: Kind, name: &str, country: Option<&str>) -> EntityId {
        let id = self.0.entities.len() as EntityId;
        let span = self.say(name);
        self.0.mentions.push(Mention { span, kind, form: Form::Name, entity: id, rule: "test".into() });
        let place = (kind == Kind::Place).then(|| Place {
            lat: name.len() as f64,
            lon: 0.0,
            country: country.unwrap_or_default().to_owned(),
            admin1: String::new(),
            precision: if name.len() > 6 { Precision::Country } else { Precision::City },
        });
        self.0.entities.push(Entity {
            name: name.to_owned(),
            kind,
            aliases: Vec::new(),
            roles: Vec::new(),
            country: country.map(str::to_owned),
            code: None,
            place,
            rule: "test".into(),
        });
        id
    }

    fn event(&mut self, kind: EventKind, day: &str, actors: &[EntityId], recipients: &[EntityId], killed: Option<u64>) {
        let trigger = self.say("it happened");
        let sentence = self.0.sentences.len() as SentenceId;
        self.0.sentences.push(trigger);
        let day = day.parse().ok();
        self.0.events.push(Event {
            kind,
            mode: String::new(),
            contexts: Vec::new(),
            trigger,
            actors: actors.to_vec(),
            recipients: recipients.to_vec(),
            place: None,
            time: None,
            from: day,
            to: day,
            date_basis: DateBasis::Clause,
            status: Status::Reported,
            claim: None,
            toll: Toll { killed: killed.map(Count::exactly), ..Toll::default() },
            sentence,
            rule: "test".into(),
        });
    }
}

fn folded(drafts: Vec<Draft>) -> Folded {
    let records: Vec<Record> = drafts.into_iter().map(|draft| draft.0).collect();
    fold(&records)
}

fn names(folded: &Folded, kind: Kind) -> Vec<String> {
    folded.entities.iter().filter(|entity| entity.kind == kind).map(|entity| entity.name.clone()).collect()
}

fn clash(published: &str, day: &str, killed: u64) -> Draft {
    let mut draft = Draft::new(published);
    let one = draft.entity(Kind::Place, "Afghanistan", Some("AFG"));
    let two = draft.entity(Kind::Place, "Pakistan", Some("PAK"));
    draft.event(EventKind::Assault, day, &[one], &[two], Some(killed));
    draft
}

#[test]
fn a_last_name_joins_the_one_who_bears_it() {
    let mut one = Draft::new("2025-10-19");
    one.entity(Kind::Person, "Nadir Ahmad Barakwal", Some("PAK"));
    let mut two = Draft::new("2025-10-20");
    two.entity(Kind::Person, "Nadir Barakwal", None);
    let mut three = Draft::new("2025-10-21");
    three.entity(Kind::Person, "Barakwal", None);
    let folded = folded(vec![three, two, one]);
    assert_eq!(names(&folded, Kind::Person).len(), 1);
    assert_eq!(folded.entities[0].documents, 3);
    assert_eq!(folded.entities[0].first, "2025-10-19".parse().ok());
    assert_ne!(folded.entities[0].name, "Barakwal");
}

#[test]
fn a_last_name_that_several_bear_stays_alone() {
    let mut one = Draft::new("2025-10-19");
    one.entity(Kind::Person, "Nadir Barakwal", None);
    one.entity(Kind::Person, "Sohrab Barakwal", None);
    let mut two = Draft::new("2025-10-20");
    two.entity(Kind::Person, "Barakwal", None);
    assert_eq!(names(&folded(vec![one, two]), Kind::Person).len(), 3);
}

#[test]
fn a_country_and_a_ministry_of_it_stay_apart() {
    let mut one = Draft::new("2025-10-19");
    one.entity(Kind::Government, "foreign ministry", Some("AFG"));
    one.entity(Kind::Government, "foreign ministry", Some("PAK"));
    one.entity(Kind::Place, "Afghanistan", Some("AFG"));
    assert_eq!(folded(vec![one]).entities.len(), 3);
}

#[test]
fn tellings_of_one_day_and_parties_meet_and_their_tolls_differ() {
    let folded = folded(vec![clash("2025-10-13", "2025-10-11", 58), clash("2025-10-13", "2025-10-11", 23)]);
    assert_eq!(folded.events.len(), 1);
    assert_eq!(folded.events[0].toll.killed, Some(Count { low: 23, high: Some(58), rough: false }));
    let tolls: Vec<_> = folded.discrepancies.iter().filter(|found| found.kind == DiscrepancyKind::Toll).collect();
    assert_eq!(tolls.len(), 1);
    assert_eq!(tolls[0].nature, Nature::Conflict);
    assert_eq!(
        tolls[0].readings.iter().map(|reading| reading.value.as_str()).collect::<Vec<_>>(),
        ["58 killed", "23 killed"]
    );
}

#[test]
fn a_later_count_is_an_update() {
    let folded = folded(vec![clash("2025-10-13", "2025-10-11", 4), clash("2025-10-15", "2025-10-11", 6)]);
    assert_eq!(folded.discrepancies[0].nature, Nature::Update);
}

#[test]
fn a_day_apart_is_one_happening_with_two_dates() {
    let folded = folded(vec![clash("2025-10-19", "2025-10-19", 3), clash("2025-10-20", "2025-10-18", 3)]);
    assert_eq!(folded.events.len(), 1);
    assert!(folded.discrepancies.iter().any(|found| found.kind == DiscrepancyKind::Date));
}

#[test]
fn what_is_dated_by_its_report_alone_happened_shortly_before() {
    let report = |killed: u64, basis| {
        let mut report = clash("2025-10-22", "2025-10-22", killed);
        report.0.events[0].date_basis = basis;
        report
    };
    let days = |second: Draft| folded(vec![clash("2025-10-19", "2025-10-19", 16), second]).events.len();
    assert_eq!(days(report(16, DateBasis::Published)), 1, "as many dead, three days later");
    assert_eq!(days(report(16, DateBasis::Clause)), 2, "a day of its own");
    assert_eq!(days(report(9, DateBasis::Published)), 2, "the same two fight again");
    let few = |basis| {
        let mut report = report(1, basis);
        report.0.events[0].date_basis = basis;
        folded(vec![clash("2025-10-19", "2025-10-19", 1), report]).events.len()
    };
    assert_eq!(few(DateBasis::Published), 2, "one dead tells little");
}

#[test]
fn a_headline_tells_what_its_article_tells() {
    let told = |sentence: SentenceId| {
        let mut draft = Draft::new("2025-10-22");
        draft.say("the headline");
        draft.0.sentences.push(Span::new(0, 3));
        let one = draft.entity(Kind::Place, "Afghanistan", Some("AFG"));
        let two = draft.entity(Kind::Place, "Pakistan", Some("PAK"));
        draft.event(EventKind::Assault, "2025-10-22", &[one], &[two], None);
        draft.event(EventKind::Assault, "2025-10-19", &[one], &[two], None);
        let events = &mut draft.0.events;
        events[0].sentence = sentence;
        events[0].date_basis = DateBasis::Published;
        for event in events {
            event.mode = "airstrike".to_owned();
        }
        folded(vec![draft]).events.len()
    };
    assert_eq!(told(0), 1);
    assert_eq!(told(1), 2, "no headline");
}

#[test]
fn as_many_dead_by_a_raid_and_without_a_word_of_how_are_the_same_dead() {
    let told = |mode: &str| {
        let mut draft = clash("2025-10-22", "2025-10-19", 16);
        draft.0.events[0].mode = mode.to_owned();
        draft
    };
    assert_eq!(folded(vec![told("airstrike"), told("kill")]).events.len(), 1);
    assert_eq!(folded(vec![told("airstrike"), told("explosives")]).events.len(), 2);
    let other = |mode: &str| {
        let mut draft = clash("2025-10-22", "2025-10-19", 3);
        draft.0.events[0].mode = mode.to_owned();
        draft
    };
    assert_eq!(folded(vec![told("airstrike"), other("kill")]).events.len(), 2, "an execution is no air strike");
    let both = folded(vec![told("kill"), told("kill"), told("suicide-attack")]);
    assert_eq!(both.events[0].mode, "suicide-attack", "how says more than that");
}

#[test]
fn other_parties_or_other_days_are_other_happenings() {
    let mut other = Draft::new("2025-10-13");
    let one = other.entity(Kind::Place, "Uzbekistan", Some("UZB"));
    let two = other.entity(Kind::Place, "Tajikistan", Some("TJK"));
    other.event(EventKind::Assault, "2025-10-11", &[one], &[two], None);
    let folded = folded(vec![clash("2025-10-13", "2025-10-11", 3), clash("2025-11-13", "2025-11-11", 3), other]);
    assert_eq!(folded.events.len(), 3);
    assert!(folded.discrepancies.is_empty());
    assert_eq!(folded.timeline.len(), 2);
}

#[test]
fn what_is_found_does_not_depend_on_the_order_of_documents() {
    let make = || {
        vec![
            clash("2025-10-13", "2025-10-11", 58),
            clash("2025-10-14", "2025-10-11", 23),
            clash("2025-11-01", "2025-10-30", 2),
        ]
    };
    let forward = folded(make());
    let backward = folded(make().into_iter().rev().collect());
    let essence = |folded: &Folded| -> Vec<_> {
        folded.events.iter().map(|event| (event.id.clone(), event.from, event.toll.killed, event.documents)).collect()
    };
    assert_eq!(essence(&forward), essence(&backward));
    assert_eq!(
        forward.entities.iter().map(|entity| &entity.id).collect::<Vec<_>>(),
        backward.entities.iter().map(|entity| &entity.id).collect::<Vec<_>>()
    );
}

#[test]
fn two_sides_that_count_the_same_dead_disagree() {
    let mut draft = Draft::new("2025-10-13");
    let kabul = draft.entity(Kind::Government, "Afghan government", Some("AFG"));
    let army = draft.entity(Kind::Government, "Pakistani army", Some("PAK"));
    draft.event(EventKind::Assault, "2025-10-13", &[kabul], &[army], Some(58));
    draft.event(EventKind::Assault, "2025-10-13", &[], &[], Some(23));
    for (at, entity) in [kabul, army].into_iter().enumerate() {
        let span = draft.0.events[at].trigger;
        draft.0.claims.push(Claim {
            source: None,
            entity: Some(entity),
            cue: span,
            content: vec![span],
            kind: ClaimKind::Indirect,
            act: Act::State,
            anonymous: false,
            sentence: at as u32,
            rule: "test".into(),
        });
        draft.0.events[at].claim = Some(at as u32);
    }
    let folded = folded(vec![draft]);
    assert_eq!(folded.events.len(), 1);
    let toll = &folded.discrepancies[0];
    assert_eq!((toll.kind, toll.nature), (DiscrepancyKind::Toll, Nature::Conflict));
    assert_eq!(toll.readings.iter().map(|reading| reading.by).collect::<Vec<_>>(), [Some(0), Some(1)]);
}

#[test]
fn a_ceasefire_and_the_agreement_on_it_are_one_happening() {
    let tell = |kind, mode: &str, day| {
        let mut draft = Draft::new("2025-10-20");
        let one = draft.entity(Kind::Place, "Afghanistan", Some("AFG"));
        let two = draft.entity(Kind::Place, "Pakistan", Some("PAK"));
        draft.event(kind, day, &[one, two], &[], None);
        draft.0.events[0].mode = mode.to_owned();
        draft
    };
    let agreed = tell(EventKind::Agree, "", "2025-10-19");
    let holding = tell(EventKind::Retreat, "ceasefire", "2025-10-18");
    let withdrawal = tell(EventKind::Retreat, "withdraw", "2025-10-18");
    let folded = folded(vec![agreed, holding, withdrawal]);
    assert_eq!(folded.events.len(), 2);
    assert_eq!(folded.discrepancies.iter().filter(|found| found.kind == DiscrepancyKind::Date).count(), 1);
}

/// A raid in a town of one hundred dead, blamed on a group.
fn raid(published: &str, group: &str, town: &str) -> Draft {
    let mut draft = Draft::new(published);
    let group = draft.entity(Kind::ArmedGroup, group, None);
    let town = draft.entity(Kind::Place, town, Some("PAK"));
    draft.event(EventKind::Assault, "2025-10-11", &[group], &[], Some(100));
    draft.0.events[0].place = Some(town);
    draft
}

fn kinds(folded: &Folded) -> Vec<(DiscrepancyKind, Nature)> {
    folded.discrepancies.iter().map(|found| (found.kind, found.nature)).collect()
}

fn values(folded: &Folded) -> Vec<&str> {
    folded.discrepancies[0].readings.iter().map(|reading| reading.value.as_str()).collect()
}

#[test]
fn as_many_dead_in_one_town_by_other_hands_is_a_conflict_of_actors() {
    let folded = folded(vec![raid("2025-10-12", "Azar Front", "Zarin"), raid("2025-10-12", "Bahar Army", "Zarin")]);
    assert_eq!(folded.events.len(), 1);
    assert_eq!(kinds(&folded), [(DiscrepancyKind::Actor, Nature::Conflict)]);
    assert_eq!(values(&folded), ["Azar Front", "Bahar Army"]);
}

#[test]
fn as_many_dead_by_one_hand_in_another_town_is_a_conflict_of_places() {
    let folded = folded(vec![raid("2025-10-12", "Azar Front", "Zarin"), raid("2025-10-12", "Azar Front", "Marg")]);
    assert_eq!(folded.events.len(), 1);
    assert_eq!(kinds(&folded), [(DiscrepancyKind::Place, Nature::Conflict)]);
    assert_eq!(values(&folded), ["Zarin", "Marg"]);
}

#[test]
fn other_hands_in_other_towns_are_other_happenings() {
    let folded = folded(vec![raid("2025-10-12", "Azar Front", "Zarin"), raid("2025-10-12", "Bahar Army", "Marg")]);
    assert_eq!(folded.events.len(), 2);
    assert!(folded.discrepancies.is_empty());
}

#[test]
fn a_town_s_share_of_a_country_s_dead_is_a_part() {
    let tell = |place: &str, killed| {
        let mut draft = clash("2025-10-13", "2025-10-11", killed);
        draft.0.events[0].place = Some(draft.entity(Kind::Place, place, Some("PAK")));
        draft
    };
    let folded = folded(vec![tell("Zarin", 41), tell("Pakistan", 47)]);
    assert_eq!(folded.events.len(), 1);
    assert_eq!(kinds(&folded), [(DiscrepancyKind::Toll, Nature::Scope), (DiscrepancyKind::Place, Nature::Precision)]);
}

#[test]
fn a_new_office_is_an_update() {
    let tell = |published: &str, title: &str| {
        let mut draft = Draft::new(published);
        let person = draft.entity(Kind::Person, "Nadir Barakwal", Some("PAK"));
        draft.0.entities[person as usize].roles = vec![Role { title: title.to_owned(), of: "Pakistan".to_owned() }];
        draft
    };
    let changed = folded(vec![tell("2025-10-20", "Foreign Minister"), tell("2024-01-05", "interior minister")]);
    assert_eq!(kinds(&changed), [(DiscrepancyKind::Role, Nature::Update)]);
    assert_eq!(values(&changed), ["interior minister", "Foreign Minister"]);
    let same = folded(vec![tell("2025-10-20", "Interior Minister"), tell("2024-01-05", "interior minister")]);
    assert_eq!(kinds(&same), []);
    let shorter = folded(vec![tell("2025-10-20", "minister"), tell("2024-01-05", "interior minister")]);
    assert_eq!(kinds(&shorter), []);
}

#[test]
fn a_day_that_is_told_again_weighs_more() {
    let mut again = clash("2025-12-01", "2025-10-11", 4);
    let span = again.say("October 11");
    again.0.times.push(TimeExpression {
        span,
        kind: TimeKind::Date,
        value: "2025-10-11".into(),
        modifier: None,
        from: "2025-10-11".parse().ok(),
        to: "2025-10-11".parse().ok(),
        granularity: Granularity::Day,
        basis: TimeBasis::Explicit,
        rule: "test".into(),
    });
    let folded = folded(vec![clash("2025-10-12", "2025-10-11", 4), clash("2025-11-12", "2025-11-11", 4), again]);
    let weights: Vec<(String, u32)> = folded.timeline.iter().map(|day| (day.date.to_string(), day.weight)).collect();
    // Two documents tell an event of it; one looks back at it, on one day.
    assert_eq!(weights, [("2025-10-11".to_owned(), 4), ("2025-11-11".to_owned(), 1)]);
}

#[test]
fn thousands_may_tell_the_same() {
    let folded = folded((0..3000).map(|_| clash("2025-10-13", "2025-10-11", 4)).collect());
    assert_eq!((folded.events.len(), folded.events[0].documents), (1, 3000));
}

#[test]
fn a_shouted_name_is_shown_calm() {
    let mut one = Draft::new("2025-10-19");
    one.entity(Kind::Place, "KABUL", Some("AFG"));
    one.entity(Kind::Place, "DERA ISMAIL", Some("PAK"));
    one.entity(Kind::Organisation, "NATO", None);
    let mut two = Draft::new("2025-10-20");
    two.entity(Kind::Place, "Kabul", Some("AFG"));
    let folded = folded(vec![one, two]);
    assert_eq!(names(&folded, Kind::Place), ["Kabul", "Dera Ismail"]);
    assert_eq!(names(&folded, Kind::Organisation), ["NATO"]);
    assert!(folded.entities[0].aliases.is_empty());
}

#[test]
fn who_is_one_can_be_decided() {
    let tell = |name: &str| {
        let mut draft = Draft::new("2025-10-19");
        draft.entity(Kind::Person, name, None);
        draft.0
    };
    let records = [tell("Nadir Barakwal"), tell("Barakwal"), tell("Karim Sohrabi"), tell("Barakwal")];
    let shape = |groups: &[Group]| -> Vec<(String, String, Vec<u32>)> {
        let folded = fold_grouped(&records, &Grouping { groups: groups.to_vec() });
        let documents = |members: &[Member]| members.iter().map(|member| member.document).collect();
        folded.entities.into_iter().map(|entity| (entity.id, entity.name, documents(&entity.members))).collect()
    };
    let group = |documents: &[u32], name: Option<&str>, id: Option<&str>| Group {
        members: documents.iter().map(|&document| Member { document, entity: 0 }).collect(),
        name: name.map(str::to_owned),
        id: id.map(str::to_owned),
    };
    let found = |id: &str, name: &str, documents: &[u32]| (id.to_owned(), name.to_owned(), documents.to_vec());
    assert_eq!(
        shape(&[group(&[3, 2, 7], Some("K. S."), Some("p-barakwal")), group(&[3], None, Some("p-x"))]),
        [
            found("p-barakwal", "K. S.", &[2, 3]),
            found("p-barakwal.2", "Barakwal", &[1]),
            found("p-nadir-barakwal", "Nadir Barakwal", &[0]),
        ]
    );
    let folded = fold(&records);
    let groups = folded.entities.iter().map(|entity| Group {
        members: entity.members.clone(),
        name: Some(entity.name.clone()),
        id: Some(entity.id.clone()),
    });
    assert_eq!(fold_grouped(&records, &Grouping { groups: groups.collect() }), folded);
}

#[test]
fn nothing_folds_to_nothing() {
    assert_eq!(fold::<Record>(&[]), Folded::default());
}
