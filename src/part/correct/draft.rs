//! What the reader has filled in, and the correction that it makes.

use std::collections::BTreeSet;

use dateline_core::dossier::FoldedEntityId;
use dateline_core::model::{EventKind, Kind};
use dateline_core::order::Order;
use dateline_correct::{core_event_kind, day, event_kind, kind};
use dateline_share::rule::{Correction, Named, Part};
use jiff::civil::Date;

use super::target::{Article, Name, Target};
use crate::dossier::Dossier;
use crate::query::Needle;
use crate::state::Task;

/// All types of event, as PLOVER has them.
pub(super) const EVENTS: [EventKind; 16] = {
    use EventKind::*;
    [
        Agree, Consult, Support, Concede, Cooperate, Aid, Retreat, Request, Accuse, Reject, Threaten, Protest,
        Sanction, Mobilize, Coerce, Assault,
    ]
};

/// What stands in the fields of a form.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Draft {
    /// A new name, or what is looked for.
    pub(super) text: String,
    /// The other entity, by its id.
    pub(super) other: Option<(String, Named)>,
    /// Whether the other's name is the one that stays.
    pub(super) keeps_other: bool,
    /// Which of its names are another's.
    pub(super) names: BTreeSet<usize>,
    /// In which of its articles it is another.
    pub(super) articles: BTreeSet<usize>,
    /// Place of the kind in [`Kind::ALL`], or of the type in [`EVENTS`].
    pub(super) kind: usize,
    /// First day.
    pub(super) from: Option<Date>,
    /// Last day.
    pub(super) to: Option<Date>,
    /// Whether it is wrong.
    pub(super) wrong: bool,
    /// The reader's reason.
    pub(super) why: String,
}

impl Draft {
    /// What stands in the form at first.
    pub(super) fn new(target: &Target, task: Task) -> Self {
        let mut draft = Draft::default();
        match target {
            Target::Entity { named, .. } if task == Task::Rename => draft.text.clone_from(&named.name),
            Target::Entity { .. } => {
                draft.kind = Kind::ALL.into_iter().position(|kind| Some(kind) == target.kind()).unwrap_or_default();
            }
            Target::Event { tellings, days } => {
                (draft.from, draft.to) = *days;
                let is_type =
                    |kind: &EventKind| tellings.first().is_some_and(|told| core_event_kind(told.kind) == *kind);
                draft.kind = EVENTS.iter().position(is_type).unwrap_or_default();
            }
            Target::Words(_) => {}
        }
        draft
    }

    /// The correction that this makes; `None` as long as something is missing, or nothing would change.
    pub(super) fn correction(&self, target: &Target, task: Task) -> Option<Correction> {
        match (target, task) {
            (_, Task::Mark) => Some(Correction::Mark { subject: target.subject(), right: !self.wrong }),
            (Target::Entity { named, names, articles, .. }, _) => self.of_entity(task, named, names, articles),
            (Target::Event { tellings, days }, _) => {
                let tellings = tellings.clone();
                match task {
                    Task::NotAnEvent => Some(Correction::NotAnEvent { tellings }),
                    Task::Redate => {
                        // One day is a beginning and an end.
                        let (from, to) = (self.from.or(self.to), self.to.or(self.from));
                        let is_new = (from, to) != *days;
                        is_new.then(|| Correction::Redate { tellings, from: from.and_then(day), to: to.and_then(day) })
                    }
                    Task::RetypeEvent => {
                        let kind = event_kind(*EVENTS.get(self.kind)?);
                        let is_new = tellings.iter().any(|told| told.kind != kind);
                        is_new.then_some(Correction::RetypeEvent { tellings, kind })
                    }
                    _ => None,
                }
            }
            (Target::Words(_), _) => None,
        }
    }

    fn of_entity(&self, task: Task, named: &Named, names: &[Name], articles: &[Article]) -> Option<Correction> {
        let entity = named.clone();
        match task {
            Task::Merge => {
                let (_, other) = self.other.clone()?;
                let (keep, other) = if self.keeps_other { (other, entity) } else { (entity, other) };
                Some(Correction::Merge { keep, other })
            }
            Task::Split => {
                let names: Vec<String> =
                    self.names.iter().filter_map(|&at| names.get(at)).map(|(name, _)| name.clone()).collect();
                let articles: Vec<u64> =
                    self.articles.iter().filter_map(|&at| articles.get(at)).map(|(hash, _)| *hash).collect();
                let is_none = names.is_empty() && articles.is_empty();
                (!is_none).then_some(Correction::Split { of: entity, part: Part { names, articles } })
            }
            Task::Rename => {
                let name = self.text.trim();
                let is_new = name != named.name && name.contains(char::is_alphanumeric);
                is_new.then(|| Correction::Rename { entity, name: name.to_owned() })
            }
            Task::Retype => {
                let new = kind(*Kind::ALL.get(self.kind)?);
                (new != named.kind).then_some(Correction::Retype { entity, kind: new })
            }
            Task::NotAName => Some(Correction::NotAName { entity }),
            _ => None,
        }
    }
}

/// Entities that may be the same as this one: those that are looked for, or those of its kind that share a word with it
/// and then others of its kind.
pub(super) fn candidates(dossier: &Dossier, target: &Target, text: &str, most: usize) -> Vec<FoldedEntityId> {
    let Target::Entity { id, named, .. } = target else { return Vec::new() };
    let all = (0..).zip(&dossier.folded.entities).filter(|(_, entity)| entity.id != *id);
    let needle = Needle::new(text);
    if !needle.is_empty() {
        let has =
            |names: &[String], name: &str| needle.is_in(&std::iter::once(name).chain(names.iter().map(String::as_str)));
        return all.filter(|(_, entity)| has(&entity.aliases, &entity.name)).map(|(id, _)| id).take(most).collect();
    }
    let words = |name: &str| -> Vec<String> {
        let words = name.split(|letter: char| !letter.is_alphanumeric()).map(str::to_lowercase);
        words.filter(|word| word.chars().count() > 2).collect()
    };
    let own: Vec<String> = std::iter::once(&named.name).chain(&named.others).flat_map(|name| words(name)).collect();
    let mut ranked: Vec<(u8, FoldedEntityId)> = all
        .map(|(id, entity)| {
            let is_kind = Some(entity.kind) == target.kind();
            let is_near = std::iter::once(&entity.name)
                .chain(&entity.aliases)
                .any(|name| words(name).iter().any(|word| own.contains(word)));
            let rank = match (is_near, is_kind) {
                (true, true) => 0,
                (true, false) => 1,
                (false, true) => 2,
                (false, false) => 3,
            };
            (rank, id)
        })
        .collect();
    ranked.order_by_key(|&ranked| ranked);
    ranked.into_iter().take(most).map(|(_, id)| id).collect()
}

#[cfg(test)]
mod tests {
    use dateline_core::dossier::{Folded, FoldedEntity};
    use dateline_share::rule::Told;
    use dateline_share::wire;

    use super::*;
    use crate::decisions::About;

    fn entity(kind: Kind, name: &str) -> FoldedEntity {
        FoldedEntity {
            id: name.to_lowercase(),
            name: name.to_owned(),
            kind,
            aliases: Vec::new(),
            roles: Vec::new(),
            country: None,
            code: None,
            place: None,
            members: Vec::new(),
            mentions: 1,
            documents: 1,
            origins: 1,
            first: None,
            last: None,
        }
    }

    fn dossier() -> Dossier {
        let entities = vec![
            entity(Kind::Place, "Zarin"),
            entity(Kind::Person, "Karim Sohrabi"),
            entity(Kind::Person, "Nadir Barakwal"),
            entity(Kind::Person, "Barakwal"),
            entity(Kind::Place, "Barakwal Pass"),
        ];
        Dossier::default().with_folded(Folded { entities, ..Folded::default() })
    }

    #[test]
    fn namesakes_are_offered_first() {
        let dossier = dossier();
        let target = Target::of(&dossier, About::Entity(3)).expect("an entity");
        assert_eq!(candidates(&dossier, &target, "", 9), [2, 4, 1, 0]);
        assert_eq!(candidates(&dossier, &target, "ZAR", 9), [0]);
        assert_eq!(candidates(&dossier, &target, "barakwal", 1), [2], "itself is not offered");
    }

    #[test]
    fn what_changes_nothing_is_no_correction() {
        let dossier = dossier();
        let target = Target::of(&dossier, About::Entity(3)).expect("an entity");
        let fresh = |task| Draft::new(&target, task).correction(&target, task);
        for task in [Task::Merge, Task::Split, Task::Rename, Task::Retype] {
            assert_eq!(fresh(task), None, "{task:?}");
        }
        assert!(matches!(fresh(Task::NotAName), Some(Correction::NotAName { .. })));
        assert!(matches!(fresh(Task::Mark), Some(Correction::Mark { right: true, .. })));
        let named = |text: &str| Draft { text: text.to_owned(), ..Draft::new(&target, Task::Rename) };
        assert_eq!(named(" … ").correction(&target, Task::Rename), None);
        let Some(Correction::Rename { name, .. }) = named(" N. Barakwal ").correction(&target, Task::Rename) else {
            panic!("a new name")
        };
        assert_eq!(name, "N. Barakwal");
        let other = dateline_correct::name::named(&dossier.folded.entities[2]);
        let draft = Draft { other: Some(("id".to_owned(), other)), keeps_other: true, ..Draft::default() };
        let Some(Correction::Merge { keep, other }) = draft.correction(&target, Task::Merge) else { panic!("one") };
        assert_eq!((&*keep.name, &*other.name), ("Nadir Barakwal", "Barakwal"));
    }

    #[test]
    fn one_day_is_enough() {
        let date = jiff::civil::date(2025, 10, 12);
        let told = Told { kind: wire::EventKind::Assault, trigger: "raid".to_owned(), sentence: 1, article: 2 };
        let target = Target::Event { tellings: vec![told], days: (Some(date), Some(date)) };
        let mut draft = Draft::new(&target, Task::Redate);
        assert_eq!(draft.correction(&target, Task::Redate), None);
        draft.from = date.tomorrow().ok();
        draft.to = None;
        let Some(Correction::Redate { from, to, .. }) = draft.correction(&target, Task::Redate) else { panic!("days") };
        assert!(from.is_some() && from == to);
        draft.from = None;
        let Some(Correction::Redate { from, to, .. }) = draft.correction(&target, Task::Redate) else { panic!("none") };
        assert_eq!((from, to), (None, None));
        assert_eq!(Draft::new(&target, Task::RetypeEvent).correction(&target, Task::RetypeEvent), None);
    }
}
