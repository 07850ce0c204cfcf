//! What of the open dossier is kept and what is still to be written. Knows nothing of browsers.
//!
//! A [`Book`] compares what the page shows with what is in the store. It gives a [`Write`] with no more than is new, which is
//! put on what the store holds by then: another tab may have written in between. Articles get keys in turn and are only
//! ever added or replaced one by one, so that no tab takes another's away; corrections carry a number that tells whether
//! somebody else changed them, and then both stay.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use dateline_core::dossier::Folded;
use dateline_correct::Log;

use super::about::{About, FORMAT, Missed};
use crate::dossier::Document;
use crate::state::Failure;

/// How many articles are written at once: few enough for the page not to stand still.
const BATCH: usize = 48;

/// What the page shows of a dossier that is to be kept.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    /// The articles, as they were read.
    pub documents: Vec<Rc<Document>>,
    /// What those that came by link give together, as their sender found it.
    pub came: Option<Rc<Folded>>,
    /// The corrections.
    pub corrections: Rc<Log>,
    /// What could not be read.
    pub failures: Rc<Vec<Failure>>,
    /// What the dossier is called.
    pub name: Rc<str>,
    /// Whether articles are being read.
    pub busy: bool,
}

/// What of the open dossier is kept.
#[derive(Debug)]
pub struct Book {
    id: Rc<str>,
    name: Rc<str>,
    /// In the order of the page's list.
    slots: Vec<Slot>,
    /// Articles that are to be read again, by their ids.
    waiting: BTreeMap<String, Slot>,
    corrections: Rc<Log>,
    revision: u32,
    failures: usize,
    unfinished: bool,
    /// The key of the next article, as far as is known here.
    next: u32,
    /// Whether the store has articles that are not shown here.
    has_strangers: bool,
    is_there: bool,
}

#[derive(Debug)]
struct Slot {
    key: u32,
    document: Rc<Document>,
}

/// Something to be written.
#[derive(Debug)]
pub struct Write {
    /// The dossier.
    pub id: Rc<str>,
    /// Where each stands in the page's list, its key if it has one, and the article.
    articles: Vec<(usize, Option<u32>, Rc<Document>)>,
    name: Option<Rc<str>>,
    corrections: Option<Rc<Log>>,
    revision: u32,
    failures: Option<Rc<Vec<Failure>>>,
    /// Only with the first: it never changes.
    came: Option<Rc<Folded>>,
    unfinished: bool,
    is_first: bool,
}

/// What a [`Write`] comes to on what the store holds.
#[derive(Debug)]
pub struct Outcome {
    /// To be put.
    pub about: About,
    /// To be put, each with its key.
    pub articles: Vec<(u32, Rc<Document>)>,
    /// To be put, if they changed.
    pub corrections: Option<Rc<Log>>,
}

/// Why nothing can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The dossier was deleted meanwhile.
    Gone,
    /// A newer version of the page has taken it over.
    Newer,
}

impl Book {
    /// Of a dossier that is not kept yet.
    pub fn new(id: Rc<str>) -> Self {
        Book {
            id,
            name: "".into(),
            slots: Vec::new(),
            waiting: BTreeMap::new(),
            corrections: Rc::default(),
            revision: 0,
            failures: 0,
            unfinished: false,
            next: 0,
            has_strangers: false,
            is_there: false,
        }
    }

    /// Of a dossier that was opened. Its articles are shown as they are here, or read again, behind those that came by link
    /// and never are.
    pub fn opened(about: &About, corrections: Rc<Log>, articles: &[(u32, Rc<Document>)], is_whole: bool) -> Self {
        let slots = articles.iter().map(|(key, document)| Slot { key: *key, document: Rc::clone(document) });
        let (slots, waiting): (Vec<_>, Vec<_>) = slots.partition(|slot| is_whole || slot.document.is_quoted());
        let id = |slot: Slot| (slot.document.record.page.id.clone(), slot);
        Book {
            name: about.name.as_str().into(),
            slots,
            waiting: waiting.into_iter().map(id).collect(),
            corrections,
            revision: about.revision,
            failures: about.failures.len(),
            unfinished: about.unfinished,
            next: about.next,
            is_there: true,
            ..Book::new(about.id.as_str().into())
        }
    }

    /// Which dossier.
    pub fn id(&self) -> &Rc<str> {
        &self.id
    }

    /// What is to be written next; none if all is kept.
    pub fn due(&self, shown: &Snapshot) -> Option<Write> {
        let mut taken = BTreeSet::new();
        let articles = shown.documents.iter().enumerate().filter_map(|(place, document)| {
            let key = match self.slots.get(place) {
                Some(slot) if Rc::ptr_eq(&slot.document, document) => return None,
                Some(slot) => Some(slot.key),
                None => self.waits_for(document).filter(|key| taken.insert(*key)),
            };
            Some((place, key, Rc::clone(document)))
        });
        let articles: Vec<_> = articles.take(BATCH).collect();
        let name = (*self.name != *shown.name).then(|| Rc::clone(&shown.name));
        let corrections = (*self.corrections != *shown.corrections).then(|| Rc::clone(&shown.corrections));
        let failures = (self.failures != shown.failures.len()).then(|| Rc::clone(&shown.failures));
        let is_idle = articles.is_empty() && name.is_none() && corrections.is_none() && failures.is_none();
        let nothing = is_idle && self.is_there && self.unfinished == shown.busy;
        (!nothing).then(|| Write {
            id: Rc::clone(&self.id),
            articles,
            name,
            corrections,
            revision: self.revision,
            failures,
            came: shown.came.clone().filter(|_| !self.is_there),
            unfinished: shown.busy,
            is_first: !self.is_there,
        })
    }

    /// The key of this article, if it was to be read again. Another of the same name takes no place of it.
    fn waits_for(&self, document: &Document) -> Option<u32> {
        let page = &document.record.page;
        self.waiting.get(&page.id).filter(|slot| slot.document.record.page.text == page.text).map(|slot| slot.key)
    }

    /// Takes note of what was written. Gives the corrections that hold now, if others changed them too.
    pub fn written(&mut self, write: Write, outcome: &Outcome) -> Option<Rc<Log>> {
        self.is_there = true;
        let new = write.articles.iter().filter(|(_, key, _)| key.is_none()).count() as u32;
        self.has_strangers |= outcome.about.next != self.next + new;
        self.next = outcome.about.next;
        for ((place, _, document), (key, _)) in write.articles.into_iter().zip(&outcome.articles) {
            if self.waits_for(&document) == Some(*key) {
                self.waiting.remove(&document.record.page.id);
            }
            let slot = Slot { key: *key, document };
            match self.slots.get_mut(place) {
                Some(old) => *old = slot,
                // Places follow each other.
                None => self.slots.push(slot),
            }
        }
        if let Some(name) = write.name {
            self.name = name;
        }
        if let Some(failures) = write.failures {
            self.failures = failures.len();
        }
        self.unfinished = write.unfinished;
        // Corrections that others have changed meanwhile are not known here.
        let log = outcome.corrections.as_ref()?;
        self.revision = outcome.about.revision;
        self.corrections = Rc::clone(log);
        write.corrections.is_some_and(|ours| *ours != **log).then(|| Rc::clone(log))
    }

    /// Whether another tab has added articles or corrected something, as the store tells it.
    pub fn is_behind(&self, about: &About) -> bool {
        self.has_strangers || about.next > self.next || about.revision != self.revision
    }

    /// The keys that are known here.
    pub fn knows(&self, key: u32) -> bool {
        self.slots.iter().any(|slot| slot.key == key) || self.waiting.values().any(|slot| slot.key == key)
    }

    /// Takes note of what another tab wrote: articles that are shown here from now on, and the corrections.
    pub fn follow(&mut self, about: &About, corrections: Rc<Log>, articles: Vec<(u32, Rc<Document>)>) {
        self.slots.extend(articles.into_iter().map(|(key, document)| Slot { key, document }));
        (self.next, self.revision, self.corrections) = (about.next, about.revision, corrections);
        self.has_strangers = false;
        self.name = about.name.as_str().into();
    }

    /// The corrections as they are kept.
    pub fn corrections(&self) -> &Rc<Log> {
        &self.corrections
    }

    /// Whether as many articles are kept as are shown: only then another's can be put behind them.
    pub fn is_even(&self, shown: &Snapshot) -> bool {
        self.waiting.is_empty() && self.slots.len() == shown.documents.len()
    }
}

impl Write {
    /// Whether it makes the dossier.
    pub fn is_first(&self) -> bool {
        self.is_first
    }

    /// Whether it takes the place of articles that are there.
    pub fn rewrites(&self) -> bool {
        self.articles.iter().any(|(_, key, _)| key.is_some())
    }

    /// Whether more is to be read.
    pub fn is_partial(&self) -> bool {
        self.unfinished
    }

    /// What came by link, if it is new.
    pub fn came(&self) -> Option<&Folded> {
        self.came.as_deref()
    }

    /// The corrections, if they are new.
    pub fn corrections(&self) -> Option<&Rc<Log>> {
        self.corrections.as_ref()
    }

    /// Puts it on what the store holds.
    pub fn on(&self, stored: Option<(About, Log)>, now: f64) -> Result<Outcome, Refusal> {
        let (mut about, kept) = match stored {
            None if !self.is_first => return Err(Refusal::Gone),
            None => {
                let about = About { id: self.id.to_string(), format: FORMAT, made: now, ..About::default() };
                (about, Log::default())
            }
            Some((about, _)) if about.format > FORMAT => return Err(Refusal::Newer),
            Some(stored) => stored,
        };
        let articles: Vec<_> = self
            .articles
            .iter()
            .map(|(_, key, document)| {
                let key = key.unwrap_or_else(|| {
                    (about.next, about.articles) = (about.next + 1, about.articles + 1);
                    about.next - 1
                });
                (key, Rc::clone(document))
            })
            .collect();
        if let Some(name) = &self.name {
            about.name = name.to_string();
        }
        if let Some(failures) = &self.failures {
            about.failures = failures.iter().map(Missed::from).collect();
        }
        let corrections = self.corrections.as_ref().map(|ours| {
            let theirs = about.revision != self.revision;
            about.revision += 1;
            if theirs { together(kept, ours) } else { Rc::clone(ours) }
        });
        (about.unfinished, about.changed) = (self.unfinished, now);
        Ok(Outcome { about, articles, corrections })
    }
}

/// The corrections of two tabs.
fn together(mut theirs: Log, ours: &Log) -> Rc<Log> {
    theirs.receive(ours.rules().to_vec());
    Rc::new(theirs)
}

/// Gives every article an id of its own, as two tabs may have added two of one name.
pub fn tell_apart(articles: &mut [Document], others: impl Iterator<Item = String>) {
    let mut taken: BTreeSet<String> = others.collect();
    for document in articles {
        let id = &mut document.record.page.id;
        let mut number = 1;
        let mut unique = id.clone();
        while !taken.insert(unique.clone()) {
            number += 1;
            unique = format!("{id} ({number})");
        }
        *id = unique;
    }
}

#[cfg(test)]
mod tests;
