//! Says which tellings are of the same happening.
//!
//! Tellings are taken from the surest date to the vaguest. Each joins the happening of the same type, at the same time,
//! that it shares most with, or starts one. Nothing joins on type and date alone.

mod alike;
mod telling;

use std::collections::BTreeMap;

use super::entities::FoldedEntities;
use super::slug::Slugs;
use crate::dossier::{FoldedEntityId, FoldedEvent, Telling};
use crate::model::{Count, DateBasis, EventKind, Record, Status, Toll};
use crate::order::{Order, OrderOnce};
use alike::likeness;
use telling::Told;

/// Longest doubt, in days, with which a telling may still join another.
const LONGEST_DOUBT: i32 = 45;
/// Days that reports of one happening may lie apart.
const APART: i32 = 1;
/// Days that what is dated only by its report may have happened before it.
const LATE: i32 = 4;

/// The dossier's events with what their tellings knew.
#[derive(Debug, Default)]
pub(super) struct FoldedEvents {
    /// By first day, undated last.
    pub(super) events: Vec<FoldedEvent>,
}

/// Tellings of one happening, the surest first.
#[derive(Debug)]
struct Happening {
    tellings: Vec<Told>,
    /// Places in `tellings` of those that differ in what is compared. Thousands may tell the same.
    distinct: Vec<usize>,
}

impl Happening {
    fn of(told: Told) -> Happening {
        Happening { tellings: vec![told], distinct: vec![0] }
    }

    fn add(&mut self, told: Told) {
        if !self.compared().any(|known| known.compares_like(&told)) {
            self.distinct.push(self.tellings.len());
        }
        self.tellings.push(told);
    }

    fn compared(&self) -> impl Iterator<Item = &Told> {
        self.distinct.iter().map(|&at| &self.tellings[at])
    }
}

/// Folds the documents' events.
pub(super) fn fold(records: &[&Record], people: &FoldedEntities, is_origin: &[bool]) -> FoldedEvents {
    let mut tellings = telling::all(records, people);
    tellings.order_by_key(Told::sureness);
    let mut happenings: Vec<Happening> = Vec::new();
    let mut by_day: BTreeMap<(EventKind, i32), Vec<usize>> = BTreeMap::new();
    for told in tellings {
        let Some((from, to)) = told.days.filter(|(from, to)| to - from <= LONGEST_DOUBT) else {
            happenings.push(Happening::of(told));
            continue;
        };
        let mut candidates: Vec<usize> = by_day
            .range((told.matter, from - LATE)..=(told.matter, to + LATE))
            .flat_map(|(_, happenings)| happenings.iter().copied())
            .collect();
        candidates.order();
        let best = candidates
            .into_iter()
            .filter_map(|at| Some((likeness(happenings[at].compared(), &told)?, std::cmp::Reverse(at))))
            .max();
        match best {
            Some((_, std::cmp::Reverse(at))) => happenings[at].add(told),
            None => {
                for day in from..=to {
                    by_day.entry((told.matter, day)).or_default().push(happenings.len());
                }
                happenings.push(Happening::of(told));
            }
        }
    }
    let mut events: Vec<FoldedEvent> =
        happenings.iter().map(|happening| build(&happening.tellings, records, people, is_origin)).collect();
    events.order_by(|a, b| {
        (a.from.is_none(), a.from, a.to, &a.tellings).cmp(&(b.from.is_none(), b.from, b.to, &b.tellings))
    });
    let mut slugs = Slugs::default();
    for event in &mut events {
        event.id = slugs.make(&identity(event, people));
    }
    FoldedEvents { events }
}

/// Words that name a happening: its type, its day, who and where.
fn identity(event: &FoldedEvent, people: &FoldedEntities) -> String {
    let day = event.from.map_or_else(|| "undated".to_owned(), |day| day.to_string());
    let name = |id: Option<&FoldedEntityId>| id.map_or(String::new(), |&id| people.get(id).name.clone());
    let who = name(event.actors.first());
    let to = name(event.recipients.first().or(event.place.as_ref()));
    format!("{} {day} {who} {to}", event.kind.word())
}

/// One event from the tellings of a happening; the first is the surest.
fn build(happening: &[Told], records: &[&Record], people: &FoldedEntities, is_origin: &[bool]) -> FoldedEvent {
    let first = &happening[0];
    let surest = &records[first.document].events[first.event];
    let mut tellings: Vec<Telling> =
        happening.iter().map(|told| Telling { document: told.document as u32, event: told.event as u32 }).collect();
    tellings.order_by_key(|telling| *telling);
    let events = || tellings.iter().map(|telling| &records[telling.document as usize].events[telling.event as usize]);
    let mut documents: Vec<u32> = tellings.iter().map(|telling| telling.document).collect();
    documents.dedup();
    let mut modes = by_use(events().map(|event| &event.mode).filter(|mode| !mode.is_empty()));
    // How they were killed says more than that they were.
    modes.order_by_key(|mode| mode == alike::KILL);
    FoldedEvent {
        id: String::new(),
        kind: first.kind,
        mode: modes.into_iter().next().unwrap_or_default(),
        contexts: by_use(events().flat_map(|event| &event.contexts)),
        actors: ranked(happening.iter().map(|told| &told.actors)),
        recipients: ranked(happening.iter().map(|told| &told.recipients)),
        place: finest_place(happening, people),
        from: surest.from,
        to: surest.to,
        status: events().map(|event| event.status).min().unwrap_or(Status::Reported),
        toll: span_of_tolls(events().map(|event| event.toll)),
        documents: documents.len() as u32,
        // What only a copy tells has its origin all the same.
        origins: documents.iter().filter(|&&document| is_origin[document as usize]).count().max(1) as u32,
        tellings,
    }
}

/// Words by how many tellings have them, then by letters.
fn by_use<'a>(words: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut uses: BTreeMap<&str, u32> = BTreeMap::new();
    for word in words {
        *uses.entry(word).or_insert(0) += 1;
    }
    let mut ranked: Vec<(&str, u32)> = uses.into_iter().collect();
    ranked.order_by_key(|&(word, uses)| (std::cmp::Reverse(uses), word));
    ranked.into_iter().map(|(word, _)| word.to_owned()).collect()
}

/// Ids by how many tellings have them, then as they came.
fn ranked<'a>(lists: impl Iterator<Item = &'a Vec<FoldedEntityId>>) -> Vec<FoldedEntityId> {
    let mut counts: Vec<(FoldedEntityId, u32)> = Vec::new();
    for &id in lists.flatten() {
        match counts.iter_mut().find(|(known, _)| *known == id) {
            Some((_, count)) => *count += 1,
            None => counts.push((id, 1)),
        }
    }
    counts.order_by_key(|&(_, count)| std::cmp::Reverse(count));
    counts.into_iter().map(|(id, _)| id).collect()
}

fn finest_place(happening: &[Told], people: &FoldedEntities) -> Option<FoldedEntityId> {
    let fineness = |id: FoldedEntityId| people.get(id).place.as_ref().map(|place| place.precision);
    let places: Vec<FoldedEntityId> = happening.iter().filter_map(|told| told.place).collect();
    places.iter().copied().rev().max_by_key(|&id| fineness(id))
}

fn span_of_tolls(tolls: impl Iterator<Item = Toll>) -> Toll {
    let wider = |one: Option<Count>, two: Option<Count>| match (one, two) {
        (Some(one), Some(two)) => Some(one.or_also(two)),
        (one, two) => one.or(two),
    };
    tolls.fold(Toll::default(), |all, toll| all.with(toll, wider))
}

/// How sure a way of dating is, surest first.
fn rank_of(basis: DateBasis) -> u8 {
    match basis {
        DateBasis::Clause => 0,
        DateBasis::Context => 1,
        DateBasis::Published => 2,
        DateBasis::None => 3,
    }
}
