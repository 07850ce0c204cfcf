//! What is corrected, as rules name it.

use dateline_core::model::{Form, Kind};
use dateline_correct::{core_event_kind, core_kind, name};
use dateline_share::rule::{Finding as Found, Named, Subject, Told, Words};
use jiff::civil::Date;

use crate::decisions::About;
use crate::dossier::{Dossier, What};
use crate::part::snippet::one_line;
use crate::query::entity_mentions;
use crate::state::Task;
use crate::words;

/// A name, and how often it is used.
pub(super) type Name = (String, usize);
/// An article: the hash of its words, and its title.
pub(super) type Article = (u64, String);

/// Something that is to be corrected. It is taken once, when a dialog opens: places in lists may change meanwhile.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Target {
    /// An entity.
    Entity {
        /// Its id.
        id: String,
        /// As rules name it.
        named: Named,
        /// What it is called in the articles, most used first, and how often.
        names: Vec<Name>,
        /// The articles that mention it.
        articles: Vec<Article>,
    },
    /// An event.
    Event {
        /// As rules name it.
        tellings: Vec<Told>,
        /// Its days.
        days: (Option<Date>, Option<Date>),
    },
    /// Words of an article, and what was found in them.
    Words(Words),
}

impl Target {
    /// What stands in the dossier.
    pub(super) fn of(dossier: &Dossier, about: About) -> Option<Target> {
        match about {
            About::Entity(id) => {
                let entity = dossier.folded.entities.get(id as usize)?;
                let (names, articles) = told_of(dossier, id);
                Some(Target::Entity { id: entity.id.clone(), named: name::named(entity), names, articles })
            }
            About::Event(id) => {
                let event = dossier.folded.events.get(id as usize)?;
                let mut tellings: Vec<Told> = Vec::new();
                for telling in &event.tellings {
                    let told = dossier.record(telling.document).and_then(|record| name::told(record, telling.event));
                    tellings.extend(told.filter(|told| !tellings.contains(told)));
                }
                (!tellings.is_empty()).then_some(Target::Event { tellings, days: (event.from, event.to) })
            }
            About::Finding(finding) => {
                let found = match finding.what {
                    What::Time => Found::Time,
                    What::Quantity => Found::Quantity,
                    What::Claim => Found::Claim,
                    What::Mention => Found::Mention,
                    What::Event => return None,
                };
                name::words(dossier.record(finding.document)?, found, finding.index).map(Target::Words)
            }
        }
    }

    /// What it is called.
    pub(super) fn title(&self) -> String {
        match self {
            Target::Entity { named, .. } => format!("“{}”", named.name),
            Target::Event { tellings, days: (from, to) } => {
                let kind = tellings.first().map_or("event", |told| core_event_kind(told.kind).word());
                format!("{kind}, {}", words::days(*from, *to))
            }
            Target::Words(words) => format!("“{}”", one_line(&words.words)),
        }
    }

    /// What a mark is about.
    pub(super) fn subject(&self) -> Subject {
        match self {
            Target::Entity { named, .. } => Subject::Entity(named.clone()),
            Target::Event { tellings, .. } => Subject::Event(tellings.clone()),
            Target::Words(words) => Subject::Words(words.clone()),
        }
    }

    /// What kind of thing it is, if it is an entity.
    pub(super) fn kind(&self) -> Option<Kind> {
        if let Target::Entity { named, .. } = self { Some(core_kind(named.kind)) } else { None }
    }

    /// What can be done to it.
    pub(super) fn tasks(&self) -> Vec<Task> {
        match self {
            Target::Entity { names, articles, .. } => {
                let mut tasks = vec![Task::Merge, Task::Split, Task::Rename, Task::Retype, Task::NotAName, Task::Mark];
                if names.len() < 2 && articles.len() < 2 {
                    tasks.retain(|task| *task != Task::Split);
                }
                tasks
            }
            Target::Event { .. } => vec![Task::NotAnEvent, Task::Redate, Task::RetypeEvent, Task::Mark],
            Target::Words(_) => vec![Task::Mark],
        }
    }
}

/// What an entity is called, and where.
fn told_of(dossier: &Dossier, entity: u32) -> (Vec<Name>, Vec<Article>) {
    let (mut names, mut articles): (Vec<Name>, Vec<Article>) = (Vec::new(), Vec::new());
    let mut last = None;
    for finding in entity_mentions(dossier, entity) {
        let Some(record) = dossier.record(finding.document) else { continue };
        if last.replace(finding.document) != Some(finding.document) {
            articles.push((name::article(record), dossier.title(finding.document).to_owned()));
        }
        let Some(mention) = record.mentions.get(finding.index as usize) else { continue };
        if matches!(mention.form, Form::Name | Form::Acronym | Form::Demonym | Form::Metonym | Form::Part) {
            let said = one_line(record.page.text.get(mention.span.range()).unwrap_or_default());
            match names.iter_mut().find(|(name, _)| *name == said) {
                Some((_, count)) => *count += 1,
                None => names.push((said, 1)),
            }
        }
    }
    dateline_core::order::Order::order_by_key(&mut names[..], |(_, count)| std::cmp::Reverse(*count));
    (names, articles)
}
