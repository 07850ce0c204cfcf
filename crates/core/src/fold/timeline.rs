//! What each day is known for.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::events::FoldedEvents;
use crate::dossier::{FoldedEvent, FoldedEventId, Headline, Telling, TimelineDay};
use crate::model::{DateBasis, Record, Status};
use crate::order::{Order, OrderOnce};

/// Headlines longer than this are told by another sentence if there is one.
const LONG_SENTENCE: usize = 320;

/// The days with at least one event that is dated to the day, in order.
pub(super) fn build(records: &[&Record], told: &FoldedEvents, is_origin: &[bool]) -> Vec<TimelineDay> {
    let looks_back = looks_back(records, is_origin);
    let mut days: BTreeMap<Date, Vec<(u32, FoldedEventId)>> = BTreeMap::new();
    for (at, event) in told.events.iter().enumerate() {
        let Some(day) = event.from.filter(|_| event.from == event.to) else { continue };
        let weight = weight(records, event, is_origin);
        days.entry(day).or_default().push((weight, at as FoldedEventId));
    }
    days.into_iter()
        .map(|(date, mut events)| {
            events.order_by_key(|&(weight, id)| (std::cmp::Reverse(weight), id));
            let heaviest = &told.events[events[0].1 as usize];
            TimelineDay {
                date,
                weight: tellers(&events, told, is_origin) + looks_back.get(&date).copied().unwrap_or(0),
                headline: headline(records, heaviest, is_origin),
                events: events.into_iter().map(|(_, id)| id).collect(),
            }
        })
        .collect()
}

/// For each day, the independent documents that name it later, and the days on which they do: what matters is told again.
fn looks_back(records: &[&Record], is_origin: &[bool]) -> BTreeMap<Date, u32> {
    let mut documents: BTreeSet<(Date, usize)> = BTreeSet::new();
    let mut days: BTreeSet<(Date, Date)> = BTreeSet::new();
    for (document, record) in records.iter().enumerate().filter(|(document, _)| is_origin[*document]) {
        let Some(published) = record.page.published else { continue };
        let named = record.times.iter().filter(|time| time.from == time.to).filter_map(|time| time.from);
        for day in named.filter(|day| *day < published) {
            documents.insert((day, document));
            days.insert((day, published));
        }
    }
    let mut weights = BTreeMap::new();
    for day in documents.into_iter().map(|(day, _)| day).chain(days.into_iter().map(|(day, _)| day)) {
        *weights.entry(day).or_insert(0) += 1;
    }
    weights
}

/// How many independent documents tell an event of a day.
fn tellers(events: &[(u32, FoldedEventId)], told: &FoldedEvents, is_origin: &[bool]) -> u32 {
    let tellings = events.iter().flat_map(|&(_, event)| &told.events[event as usize].tellings);
    let mut documents: Vec<u32> = tellings.map(|telling| telling.document).collect();
    documents.order();
    documents.into_iter().filter(|&document| is_origin[document as usize]).count() as u32
}

/// Each independent telling counts, more when it names the day itself and when it tells of deaths.
fn weight(records: &[&Record], event: &FoldedEvent, is_origin: &[bool]) -> u32 {
    let mut weight = 0;
    for telling in event.tellings.iter().filter(|telling| is_origin[telling.document as usize]) {
        let told = &records[telling.document as usize].events[telling.event as usize];
        weight += match told.date_basis {
            DateBasis::Clause => 4,
            DateBasis::Context => 2,
            DateBasis::Published | DateBasis::None => 1,
        };
        weight += u32::from(told.toll.killed.is_some());
        weight = weight.saturating_sub(u32::from(told.status == Status::Hypothetical));
    }
    weight
}

/// The telling whose sentence says most with least: dated in its own clause, an original, early in its document.
fn headline(records: &[&Record], event: &FoldedEvent, is_origin: &[bool]) -> Headline {
    let best = event.tellings.iter().min_by_key(|telling| {
        let record = records[telling.document as usize];
        let told = &record.events[telling.event as usize];
        let sentence = record.sentences[told.sentence as usize];
        let vague = told.date_basis != DateBasis::Clause;
        (!is_origin[telling.document as usize], vague, sentence.len() > LONG_SENTENCE, told.sentence, **telling)
    });
    let Telling { document, event } = *best.expect("an event has a telling");
    let record = records[document as usize];
    Headline { document, span: record.sentences[record.events[event as usize].sentence as usize] }
}
