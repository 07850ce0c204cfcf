//! Changes of one record.

use std::collections::BTreeSet;

use dateline_core::model::{EntityId, Kind, Record};

/// Calls an entity otherwise. The name before stays as the first of the others.
pub(crate) fn rename(record: &mut Record, entity: EntityId, name: &str) {
    let entity = &mut record.entities[entity as usize];
    let before = std::mem::replace(&mut entity.name, name.to_owned());
    entity.aliases.retain(|alias| *alias != before && alias != name);
    if before != name {
        entity.aliases.insert(0, before);
    }
}

/// Makes an entity another kind of thing, and with it the mentions that were of its kind. What is no place is nowhere.
pub(crate) fn retype(record: &mut Record, entity: EntityId, kind: Kind) {
    let changed = &mut record.entities[entity as usize];
    let before = std::mem::replace(&mut changed.kind, kind);
    if kind != Kind::Place {
        changed.place = None;
    }
    for mention in &mut record.mentions {
        if mention.entity == entity && mention.kind == before {
            mention.kind = kind;
        }
    }
}

/// What is to be taken out of a record.
#[derive(Debug, Default)]
pub(crate) struct Gone {
    pub(crate) entities: BTreeSet<u32>,
    pub(crate) events: BTreeSet<u32>,
}

/// Where everything of a record stands when that is taken out; `None` for what is gone.
#[derive(Debug)]
pub(crate) struct Places {
    entities: Vec<Option<u32>>,
    events: Vec<Option<u32>>,
    mentions: Vec<Option<u32>>,
}

impl Places {
    pub(crate) fn new(record: &Record, gone: &Gone) -> Self {
        Places {
            entities: count((0..record.entities.len() as u32).map(|at| !gone.entities.contains(&at))),
            events: count((0..record.events.len() as u32).map(|at| !gone.events.contains(&at))),
            mentions: count(record.mentions.iter().map(|mention| !gone.entities.contains(&mention.entity))),
        }
    }

    /// Where an entity stands then.
    pub(crate) fn entity(&self, at: u32) -> Option<u32> {
        self.entities[at as usize]
    }

    /// Where an event stands then.
    pub(crate) fn event(&self, at: u32) -> Option<u32> {
        self.events[at as usize]
    }

    /// Where a mention stands then.
    pub(crate) fn mention(&self, at: u32) -> Option<u32> {
        self.mentions[at as usize]
    }

    /// For each event that stays, where it stands now.
    pub(crate) fn events_before(&self) -> Vec<u32> {
        (0..).zip(&self.events).filter(|(_, then)| then.is_some()).map(|(now, _)| now).collect()
    }
}

fn count(stays: impl Iterator<Item = bool>) -> Vec<Option<u32>> {
    let mut next = 0;
    let mut place = || {
        next += 1;
        next - 1
    };
    stays.map(|stays| stays.then(&mut place)).collect()
}

/// Takes out what has no place any more: entities with their mentions and parts in events and claims, and events.
pub(crate) fn take_out(record: &mut Record, places: &Places) {
    keep(&mut record.entities, &places.entities);
    keep(&mut record.events, &places.events);
    keep(&mut record.mentions, &places.mentions);
    let moved = |entity: EntityId| places.entity(entity);
    for mention in &mut record.mentions {
        mention.entity = moved(mention.entity).unwrap_or_default();
    }
    for claim in &mut record.claims {
        claim.entity = claim.entity.and_then(moved);
    }
    for event in &mut record.events {
        for who in [&mut event.actors, &mut event.recipients] {
            *who = who.iter().filter_map(|&entity| moved(entity)).collect();
        }
        event.place = event.place.and_then(moved);
    }
}

fn keep<T>(list: &mut Vec<T>, places: &[Option<u32>]) {
    let mut places = places.iter();
    list.retain(|_| places.next().is_some_and(Option::is_some));
}
