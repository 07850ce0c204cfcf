//! What the reader's corrections came to, as the page shows it: what each rule did, and what looks corrected.

use std::collections::BTreeMap;

use dateline_core::dossier::{FoldedEntityId, FoldedEventId};
use dateline_core::order::Order;
use dateline_correct::{Before, Corrected, Effect, Marked, Outcome, Spot, core_kind, name};
use dateline_share::rule::{self, Correction, Named, Rule, Subject, Told};

use crate::dossier::{Dossier, Finding, What};

/// What rules came to in a dossier.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decisions {
    /// The rules, in their order. A place in this list names one.
    pub rules: Vec<Rule>,
    /// What each of them did.
    pub outcomes: Vec<Outcome>,
    /// What stands otherwise than it was found, by document.
    pub corrected: Vec<Corrected>,
    marks: Vec<Marked>,
    /// The rules that each thing was corrected by, in their order.
    by: BTreeMap<About, Vec<u32>>,
    /// The rule that marked each thing last.
    marked: BTreeMap<About, u32>,
}

/// What can be corrected or marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// An entity of the dossier.
    Entity(FoldedEntityId),
    /// An event of the dossier.
    Event(FoldedEventId),
    /// A time, a number or a claim of an article.
    Finding(Finding),
}

impl About {
    /// What is meant when the reader corrects a finding: of a name its entity, of a telling its event.
    pub fn of(dossier: &Dossier, finding: Finding) -> Option<About> {
        match finding.what {
            What::Mention => {
                let mention = dossier.record(finding.document)?.mentions.get(finding.index as usize)?;
                dossier.folded_entity(finding.document, mention.entity).map(About::Entity)
            }
            What::Event => dossier.folded_event(finding.document, finding.index).map(About::Event),
            What::Time | What::Quantity | What::Claim => Some(About::Finding(finding)),
        }
    }
}

impl Decisions {
    /// What a worker says of its rules. What it is about is known once the dossier has it.
    pub fn new(rules: Vec<Rule>, outcomes: Vec<Outcome>, corrected: Vec<Corrected>, marks: Vec<Marked>) -> Self {
        Decisions { rules, outcomes, corrected, marks, ..Decisions::default() }
    }

    /// What the sender's rules did to findings that came by link, as far as it can be told from these.
    pub fn sent(rules: Vec<Rule>) -> Self {
        let unfound = Outcome { effect: Effect::Unfound, documents: 0, places: 0 };
        Decisions { outcomes: vec![unfound; rules.len()], rules, ..Decisions::default() }
    }

    /// The rules that something was corrected by.
    pub fn by(&self, about: About) -> &[u32] {
        self.by.get(&about).map_or(&[], Vec::as_slice)
    }

    /// Whether something was corrected or marked.
    pub fn has(&self, about: About) -> bool {
        self.by.contains_key(&about) || self.marked.contains_key(&about)
    }

    /// The rule that marked something last, and whether as right.
    pub fn mark(&self, about: About) -> Option<(&Rule, bool)> {
        let rule = self.rules.get(*self.marked.get(&about)? as usize)?;
        let Correction::Mark { right, .. } = rule.what else { return None };
        Some((rule, right))
    }

    /// What a rule did; `None` if it has not been replayed yet.
    pub fn outcome(&self, at: usize, rule: &Rule) -> Option<Outcome> {
        self.outcomes.get(at).copied().filter(|_| self.rules.get(at) == Some(rule))
    }

    /// How things were before a rule.
    pub fn before(&self, rule: u32) -> impl Iterator<Item = &Corrected> {
        self.corrected.iter().filter(move |corrected| corrected.rule == rule)
    }

    /// Finds in the dossier what the rules are about.
    pub(crate) fn settle(&mut self, dossier: &Dossier) {
        let mut by: BTreeMap<About, Vec<u32>> = BTreeMap::new();
        let mut note = |about: Option<About>, rule: u32| {
            let rules = about.map(|about| by.entry(about).or_default());
            if let Some(rules) = rules.filter(|rules| !rules.contains(&rule)) {
                rules.push(rule);
            }
        };
        for corrected in &self.corrected {
            let document = corrected.document;
            let about = match corrected.before {
                Before::Entity { now, .. } => now.and_then(|at| dossier.folded_entity(document, at)).map(About::Entity),
                Before::Event { now, .. } => now.and_then(|at| dossier.folded_event(document, at)).map(About::Event),
            };
            note(about, corrected.rule);
        }
        let mut marked = BTreeMap::new();
        for mark in &self.marks {
            let finding = |what, index| Some(About::Finding(Finding { document: mark.document, what, index }));
            let about = match mark.spot {
                Spot::Entity(at) => dossier.folded_entity(mark.document, at).map(About::Entity),
                Spot::Event(at) => dossier.folded_event(mark.document, at).map(About::Event),
                Spot::Mention(at) => finding(What::Mention, at),
                Spot::Time(at) => finding(What::Time, at),
                Spot::Quantity(at) => finding(What::Quantity, at),
                Spot::Claim(at) => finding(What::Claim, at),
            };
            marked.extend(about.map(|about| (about, mark.rule)));
        }
        if dossier.documents.iter().any(|document| document.is_quoted()) {
            for (at, rule) in (0u32..).zip(&self.rules) {
                let idle = self.outcomes.get_mut(at as usize).filter(|outcome| outcome.effect != Effect::Done);
                let Some(outcome) = idle else { continue };
                let found = sent(dossier, &rule.what);
                if found.is_empty() {
                    continue;
                }
                *outcome = Outcome { effect: Effect::Already, ..*outcome };
                for about in found {
                    if matches!(rule.what, Correction::Mark { .. }) {
                        marked.insert(about, at);
                    } else {
                        note(Some(about), at);
                    }
                }
            }
        }
        by.values_mut().for_each(|rules| rules.order_by_key(|rule| *rule));
        (self.by, self.marked) = (by, marked);
    }
}

/// What of findings that came by link a sender's rule has made so. They have no articles, by which short sentences are told
/// otherwise: here the words of the sentence decide.
fn sent(dossier: &Dossier, what: &Correction) -> Vec<About> {
    let entities = |kind, name: &str| -> Vec<About> {
        let all = (0..).zip(&dossier.folded.entities);
        let is_it =
            |entity: &dateline_core::dossier::FoldedEntity| entity.name == name && entity.kind == core_kind(kind);
        all.filter(|(_, entity)| is_it(entity)).map(|(id, _)| About::Entity(id)).collect()
    };
    let named = |named: &Named| entities(named.kind, &named.name);
    match what {
        Correction::Merge { keep, .. } => named(keep),
        Correction::Split { of, part } => entities(of.kind, part.names.first().unwrap_or(&of.name)),
        Correction::Rename { entity, name } => entities(entity.kind, name),
        Correction::Retype { entity, kind } => entities(*kind, &entity.name),
        Correction::NotAName { .. } | Correction::NotAnEvent { .. } => Vec::new(),
        Correction::Redate { tellings, .. } | Correction::RetypeEvent { tellings, .. } => events(dossier, tellings),
        Correction::Mark { subject: Subject::Entity(entity), .. } => named(entity),
        Correction::Mark { subject: Subject::Event(tellings), .. } => events(dossier, tellings),
        Correction::Mark { subject: Subject::Words(words), .. } => claims(dossier, words),
    }
}

fn events(dossier: &Dossier, tellings: &[Told]) -> Vec<About> {
    let is_told =
        |told: &Told| tellings.iter().any(|one| (one.sentence, &one.trigger) == (told.sentence, &told.trigger));
    let tells = |telling: &dateline_core::dossier::Telling| {
        let told = dossier.record(telling.document).and_then(|record| name::told(record, telling.event));
        told.is_some_and(|told| is_told(&told))
    };
    let all = (0..).zip(&dossier.folded.events);
    all.filter(|(_, event)| event.tellings.iter().any(tells)).map(|(id, _)| About::Event(id)).collect()
}

fn claims(dossier: &Dossier, words: &rule::Words) -> Vec<About> {
    if words.finding != rule::Finding::Claim {
        return Vec::new();
    }
    let is_it = |row: &&crate::dossier::ClaimRow| {
        let here = dossier.record(row.document).and_then(|record| name::words(record, words.finding, row.claim));
        here.is_some_and(|here| (here.sentence, &here.words) == (words.sentence, &words.words))
    };
    let rows = dossier.claims.iter().filter(is_it);
    rows.map(|row| About::Finding(Finding { document: row.document, what: What::Claim, index: row.claim })).collect()
}

#[cfg(test)]
mod tests;
