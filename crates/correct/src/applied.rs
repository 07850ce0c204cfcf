//! What corrections come to.

use std::borrow::Cow;
use std::fmt;

use dateline_core::dossier::Folded;
use dateline_core::fold::{Grouping, fold_grouped};
use dateline_core::model::{Entity, EntityId, Event, Record};
use serde::{Deserialize, Serialize};

use crate::ids;

/// Records as corrected, and what each rule did.
#[derive(Debug)]
pub struct Applied<'a> {
    /// The records, in their order. Those that no rule changes are the originals.
    pub records: Vec<Cow<'a, Record>>,
    /// Who is one, as corrected.
    pub grouping: Grouping,
    /// What stands otherwise than it was found, by document.
    pub corrected: Vec<Corrected>,
    /// What each rule did, one for each.
    pub outcomes: Vec<Outcome>,
    /// What the reader marked as right or wrong, in the order of the rules.
    pub marks: Vec<Marked>,
    /// For each document, for each of its events, which it was before.
    pub(crate) events_before: Vec<Vec<u32>>,
}

impl Applied<'_> {
    /// The dossier of the corrected records. `found` is the one that was given to [`crate::apply`]: what it has and no rule
    /// changed keeps its id.
    pub fn fold(&self, found: &Folded) -> Folded {
        let mut folded = fold_grouped(&self.records, &self.grouping);
        ids::keep(found, &mut folded, &self.events_before);
        folded
    }
}

/// Something that stands otherwise than it was found: it has other values, or is one with something else, or apart from it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Corrected {
    /// Place of the rule in the list.
    pub rule: u32,
    /// Place of the document.
    pub document: u32,
    /// How it was before this rule.
    pub before: Before,
}

/// How something was before a rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Before {
    /// An entity of the document.
    Entity {
        /// Its place in the corrected record; `None` if it is not there any more.
        now: Option<EntityId>,
        /// Its values.
        was: Entity,
    },
    /// An event of the document. Entities are named by their places in the original record.
    Event {
        /// Its place in the corrected record; `None` if it is not there any more.
        now: Option<u32>,
        /// Its values.
        was: Event,
    },
}

/// What a rule did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Whether there was something to correct.
    pub effect: Effect,
    /// In how many articles it holds.
    pub documents: u32,
    /// How many entities or events of articles, or finds for a mark, it holds for.
    pub places: u32,
}

/// Whether a rule had an effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Effect {
    /// It holds.
    Done,
    /// It was so without it.
    Already,
    /// What it speaks of is not in these articles, or an earlier rule took it away.
    Unfound,
}

impl fmt::Display for Outcome {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.effect, self.documents) {
            (Effect::Done, 1) => out.write_str("Holds in 1 article."),
            (Effect::Done, documents) => write!(out, "Holds in {documents} articles."),
            (Effect::Already, _) => out.write_str("Changes nothing: it is so without this correction."),
            (Effect::Unfound, _) => out.write_str("Waits: these articles do not have what it speaks of."),
        }
    }
}

/// Something the reader marked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marked {
    /// Place of the rule in the list.
    pub rule: u32,
    /// Right, or wrong.
    pub right: bool,
    /// Place of the document.
    pub document: u32,
    /// Where in the corrected record.
    pub spot: Spot,
}

/// A place in a record's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[expect(missing_docs, reason = "each is a place in the list of that name")]
pub enum Spot {
    Entity(u32),
    Event(u32),
    Mention(u32),
    Time(u32),
    Quantity(u32),
    Claim(u32),
}
