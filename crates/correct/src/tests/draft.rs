//! Documents, dossiers and rules for the tests.

use dateline_core::dossier::{Folded, FoldedEntity, FoldedEvent};
use dateline_core::fold::fold;
use dateline_core::model::*;
use dateline_share::rule::{Correction, Named, Rule, Told};

use crate::{Applied, Outcome, apply, name};

/// A document under construction. Sentences are appended to its text, so that spans are real.
pub(super) struct Draft(pub(super) Record);

impl Draft {
    pub(super) fn new(published: &str) -> Self {
        let page = Page { published: published.parse().ok(), id: published.to_owned(), ..Page::default() };
        Draft(Record { page, ..Record::default() })
    }

    /// A new entity, that nothing mentions yet.
    pub(super) fn entity(&mut self, kind: Kind, name: &str, country: &str) -> EntityId {
        self.0.entities.push(Entity {
            name: name.to_owned(),
            kind,
            aliases: Vec::new(),
            roles: Vec::new(),
            country: (!country.is_empty()).then(|| country.to_owned()),
            code: None,
            place: (kind == Kind::Place).then(|| Place {
                lat: name.len() as f64,
                lon: 0.0,
                country: country.to_owned(),
                admin1: String::new(),
                precision: Precision::City,
            }),
            rule: "test".into(),
        });
        self.0.entities.len() as EntityId - 1
    }

    /// A sentence of these pieces; those with an entity mention it. "he" and "she" are pronouns.
    pub(super) fn say(&mut self, pieces: &[(&str, Option<EntityId>)]) -> SentenceId {
        let start = self.0.page.text.len();
        for (words, entity) in pieces {
            let from = self.0.page.text.len();
            self.0.page.text.push_str(words);
            let span = Span::new(from, self.0.page.text.len());
            self.0.page.text.push(' ');
            if let Some(entity) = *entity {
                let form = if matches!(*words, "he" | "she" | "He") { Form::Pronoun } else { Form::Name };
                let known = &mut self.0.entities[entity as usize];
                let is_new =
                    form == Form::Name && known.name != *words && !known.aliases.iter().any(|name| name == words);
                if is_new {
                    known.aliases.push((*words).to_owned());
                }
                self.0.mentions.push(Mention { span, kind: known.kind, form, entity, rule: "test".into() });
            }
        }
        self.0.sentences.push(Span::new(start, self.0.page.text.len() - 1));
        self.0.page.text.push('\n');
        self.0.sentences.len() as SentenceId - 1
    }

    /// An event told by a word of the last sentence.
    pub(super) fn event(&mut self, kind: EventKind, trigger: &str, day: &str, actors: &[EntityId], to: &[EntityId]) {
        let sentence = self.0.sentences.len() - 1;
        let span = self.0.sentences[sentence];
        let start = span.start as usize + span.of(&self.0.page.text).find(trigger).expect("a trigger");
        let day = day.parse().ok();
        self.0.events.push(Event {
            kind,
            mode: "mode".to_owned(),
            contexts: Vec::new(),
            trigger: Span::new(start, start + trigger.len()),
            actors: actors.to_vec(),
            recipients: to.to_vec(),
            place: None,
            time: None,
            from: day,
            to: day,
            date_basis: DateBasis::Published,
            status: Status::Reported,
            claim: None,
            toll: Toll::default(),
            sentence: sentence as SentenceId,
            rule: "test".into(),
        });
    }
}

/// A raid by a front on a town, and who says so.
pub(super) fn raid(published: &str, front: &str, town: &str, says: &str) -> Record {
    let mut draft = Draft::new(published);
    let front_id = draft.entity(Kind::ArmedGroup, front, "");
    let town_id = draft.entity(Kind::Place, town, "PAK");
    let person = draft.entity(Kind::Person, says, "PAK");
    draft.say(&[
        ("Fighters of the", None),
        (front, Some(front_id)),
        ("attacked a post near", None),
        (town, Some(town_id)),
        ("on Saturday.", None),
    ]);
    draft.event(EventKind::Assault, "attacked", "2025-10-11", &[front_id], &[town_id]);
    draft.say(&[(says, Some(person)), ("condemned the raid.", None)]);
    draft.event(EventKind::Accuse, "condemned", "2025-10-12", &[person], &[front_id]);
    draft.0
}

/// Three reports.
pub(super) fn reports() -> Vec<Record> {
    vec![
        raid("2025-10-12", "Azar Front", "Zarin", "Nadir Barakwal"),
        raid("2025-10-13", "Azar Front", "Zarin", "Barakwal"),
        raid("2025-10-14", "Bahar Army", "Marg Kot", "Karim Sohrabi"),
    ]
}

pub(super) fn rule(what: Correction) -> Rule {
    Rule { what, why: String::new(), when: 0 }
}

/// The dossier as found, as corrected, and what the rules did.
pub(super) struct Case {
    pub(super) folded: Folded,
    pub(super) records: Vec<Record>,
    pub(super) outcomes: Vec<Outcome>,
}

pub(super) fn correct(records: &[Record], rules: &[Rule]) -> Case {
    with(records, rules, |found, applied| Case {
        folded: sound(applied, applied.fold(found)),
        records: applied.records.iter().map(|record| record.clone().into_owned()).collect(),
        outcomes: applied.outcomes.clone(),
    })
}

/// Everything that points into a list points at something in it.
fn sound(applied: &Applied<'_>, folded: Folded) -> Folded {
    for record in &applied.records {
        let count = record.entities.len() as u32;
        assert!(record.mentions.iter().all(|mention| mention.entity < count));
        assert!(record.claims.iter().all(|claim| claim.entity.is_none_or(|at| at < count)));
        for event in &record.events {
            assert!(event.actors.iter().chain(&event.recipients).chain(&event.place).all(|at| *at < count));
        }
    }
    let ids: std::collections::BTreeSet<&String> =
        folded.entities.iter().map(|entity| &entity.id).chain(folded.events.iter().map(|event| &event.id)).collect();
    assert_eq!(ids.len(), folded.entities.len() + folded.events.len());
    folded
}

pub(super) fn with<T>(records: &[Record], rules: &[Rule], then: impl FnOnce(&Folded, &Applied<'_>) -> T) -> T {
    let found = fold(records);
    let applied = apply(records, &found, rules);
    then(&found, &applied)
}

/// The entity that is shown by this name.
#[track_caller]
pub(super) fn entity<'a>(folded: &'a Folded, name: &str) -> &'a FoldedEntity {
    let found = folded.entities.iter().find(|entity| entity.name == name);
    found.unwrap_or_else(|| panic!("no {name} among {:?}", names(folded)))
}

pub(super) fn names(folded: &Folded) -> Vec<&str> {
    folded.entities.iter().map(|entity| entity.name.as_str()).collect()
}

#[track_caller]
pub(super) fn named(folded: &Folded, shown: &str) -> Named {
    name::named(entity(folded, shown))
}

/// The first event of this kind, and its tellings.
#[track_caller]
pub(super) fn event(records: &[Record], folded: &Folded, kind: EventKind) -> (FoldedEvent, Vec<Told>) {
    let event = folded.events.iter().find(|event| event.kind == kind).expect("an event");
    (event.clone(), name::tellings(records, event))
}

/// Ids of entities and events.
pub(super) fn ids(folded: &Folded) -> (Vec<&str>, Vec<&str>) {
    let mut entities: Vec<&str> = folded.entities.iter().map(|entity| entity.id.as_str()).collect();
    let mut events: Vec<&str> = folded.events.iter().map(|event| event.id.as_str()).collect();
    entities.sort_unstable();
    events.sort_unstable();
    (entities, events)
}
