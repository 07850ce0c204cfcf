//! Where rules are replayed, one after the other.

use std::borrow::Cow;
use std::collections::BTreeSet;

use dateline_core::dossier::{Folded, Member};
use dateline_core::fold;
use dateline_core::model::Record;
use dateline_core::order::Order;

use crate::applied::{Applied, Before, Corrected, Effect, Marked, Outcome, Spot};
use crate::edit;
use crate::group::Group;
use crate::sentences::Sentences;

/// Records and dossier while rules are replayed. Nothing is taken out of a list before the end, so that places hold: what
/// is not there any more is only noted.
#[derive(Debug)]
pub(crate) struct Desk<'a> {
    pub(crate) originals: Vec<&'a Record>,
    pub(crate) records: Vec<Cow<'a, Record>>,
    pub(crate) groups: Vec<Group>,
    pub(crate) sentences: Sentences<'a>,
    pub(crate) corrected: Vec<Corrected>,
    pub(crate) marks: Vec<Marked>,
    pub(crate) gone_entities: BTreeSet<Member>,
    /// Documents and places of events.
    pub(crate) gone_events: BTreeSet<(u32, u32)>,
}

impl<'a> Desk<'a> {
    pub(crate) fn new(originals: Vec<&'a Record>, found: &Folded) -> Self {
        Desk {
            records: originals.iter().copied().map(Cow::Borrowed).collect(),
            groups: found.entities.iter().map(Group::found).collect(),
            sentences: Sentences::new(originals.clone()),
            originals,
            corrected: Vec::new(),
            marks: Vec::new(),
            gone_entities: BTreeSet::new(),
            gone_events: BTreeSet::new(),
        }
    }

    /// A record, for reading.
    pub(crate) fn record(&self, document: u32) -> &Record {
        &self.records[document as usize]
    }

    /// A record, for changing.
    pub(crate) fn change(&mut self, document: u32) -> &mut Record {
        self.records[document as usize].to_mut()
    }

    /// Notes how an entity was before a rule.
    pub(crate) fn note_entity(&mut self, rule: u32, member: Member) {
        let was = self.record(member.document).entities[member.entity as usize].clone();
        let before = Before::Entity { now: Some(member.entity), was };
        self.corrected.push(Corrected { rule, document: member.document, before });
    }

    /// Notes how an event was before a rule.
    pub(crate) fn note_event(&mut self, rule: u32, (document, event): (u32, u32)) {
        let was = self.record(document).events[event as usize].clone();
        self.corrected.push(Corrected { rule, document, before: Before::Event { now: Some(event), was } });
    }

    /// Takes out what is gone, and tells everything by its new place.
    pub(crate) fn finish(mut self, outcomes: Vec<Outcome>) -> Applied<'a> {
        let mut events_before = Vec::with_capacity(self.records.len());
        let mut places = Vec::with_capacity(self.records.len());
        for document in 0..self.records.len() as u32 {
            let members = |entity| Member { document, entity };
            let gone = edit::Gone {
                entities: self.gone_entities.range(members(0)..=members(u32::MAX)).map(|gone| gone.entity).collect(),
                events: self.gone_events.range((document, 0)..=(document, u32::MAX)).map(|gone| gone.1).collect(),
            };
            let record = self.record(document);
            let kept = edit::Places::new(record, &gone);
            events_before.push(kept.events_before());
            if !(gone.entities.is_empty() && gone.events.is_empty()) {
                edit::take_out(self.change(document), &kept);
            }
            places.push(kept);
        }
        let of = |document: u32| &places[document as usize];
        for corrected in &mut self.corrected {
            let places = of(corrected.document);
            match &mut corrected.before {
                Before::Entity { now, .. } => *now = now.and_then(|at| places.entity(at)),
                Before::Event { now, .. } => *now = now.and_then(|at| places.event(at)),
            }
        }
        self.corrected.order_by_key(|corrected| (corrected.document, corrected.rule));
        let groups = self.groups.iter().map(|group| fold::Group {
            members: (group.members.iter())
                .filter_map(|member| Some(Member { entity: of(member.document).entity(member.entity)?, ..*member }))
                .collect(),
            name: group.name.clone(),
            id: group.id.clone(),
        });
        let grouping = fold::Grouping { groups: groups.filter(|group| !group.members.is_empty()).collect() };
        let marks = self.marks.into_iter().filter_map(|mark| {
            let places = of(mark.document);
            let spot = match mark.spot {
                Spot::Entity(at) => Spot::Entity(places.entity(at)?),
                Spot::Event(at) => Spot::Event(places.event(at)?),
                Spot::Mention(at) => Spot::Mention(places.mention(at)?),
                other => other,
            };
            Some(Marked { spot, ..mark })
        });
        let marks = marks.collect();
        Applied { records: self.records, grouping, corrected: self.corrected, outcomes, marks, events_before }
    }
}

/// The outcome of a rule that holds at these places, by document.
pub(crate) fn outcome(documents: impl IntoIterator<Item = u32>) -> Outcome {
    let (mut places, mut seen) = (0, BTreeSet::new());
    for document in documents {
        places += 1;
        seen.insert(document);
    }
    let effect = if places > 0 { Effect::Done } else { Effect::Unfound };
    Outcome { effect, documents: seen.len() as u32, places }
}

/// The outcome of a rule that has no effect.
pub(crate) fn idle(effect: Effect) -> Outcome {
    Outcome { effect, documents: 0, places: 0 }
}
