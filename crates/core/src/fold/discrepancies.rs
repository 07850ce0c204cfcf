//! Says where tellings of one thing differ, and how.

use std::collections::BTreeMap;

use super::entities::FoldedEntities;
use super::names::PersonName;
use crate::dossier::{
    Discrepancy, DiscrepancyKind, DiscrepancyReading, FoldedEntity, FoldedEvent, FoldedEventId, Nature, Subject,
    Telling,
};
use crate::model::{Count, DateBasis, Event, Form, Kind, Record, Status, Toll};
use crate::order::Order;

/// Everything the documents differ on, heaviest first.
pub(super) fn find(records: &[&Record], people: &FoldedEntities, events: &[FoldedEvent]) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (at, event) in events.iter().enumerate().filter(|(_, event)| event.tellings.len() > 1) {
        let view = View { records, people, event, subject: Subject::Event(at as FoldedEventId) };
        for part in [
            ("killed", (|toll: Toll| toll.killed) as fn(Toll) -> Option<Count>),
            ("injured", |toll| toll.injured),
            ("displaced", |toll| toll.displaced),
            ("detained", |toll| toll.detained),
        ] {
            found.extend(view.toll(part.0, part.1));
        }
        found.extend(view.date());
        found.extend(view.status());
    }
    for (at, entity) in people.entities.iter().enumerate() {
        found.extend(spelling(records, entity, Subject::Entity(at as u32)));
    }
    found.order_by(|a, b| b.weight.cmp(&a.weight).then(a.subject.cmp(&b.subject)).then(a.kind.cmp(&b.kind)));
    found
}

/// One event with its tellings.
struct View<'a> {
    records: &'a [&'a Record],
    people: &'a FoldedEntities,
    event: &'a FoldedEvent,
    subject: Subject,
}

impl View<'_> {
    fn told(&self, telling: Telling) -> &Event {
        &self.records[telling.document as usize].events[telling.event as usize]
    }

    fn reading(&self, telling: Telling, value: String) -> DiscrepancyReading {
        let record = self.records[telling.document as usize];
        let event = self.told(telling);
        let claimant = event.claim.and_then(|claim| record.claims[claim as usize].entity);
        DiscrepancyReading {
            value,
            document: telling.document,
            span: record.sentences[event.sentence as usize],
            by: claimant.map(|entity| self.people.folded(telling.document as usize, entity)),
        }
    }

    fn toll(&self, word: &str, part: fn(Toll) -> Option<Count>) -> Option<Discrepancy> {
        let counted: Vec<(Telling, Count)> =
            self.event.tellings.iter().filter_map(|&telling| Some((telling, part(self.told(telling).toll)?))).collect();
        let differ = counted.iter().any(|(_, one)| counted.iter().any(|(_, two)| apart(*one, *two)));
        if !differ {
            return None;
        }
        let lows = counted.iter().map(|(_, count)| count.low);
        let spread = lows.clone().max().unwrap_or(0) - lows.min().unwrap_or(0);
        let readings = distinct(counted.iter().map(|(telling, count)| self.reading(*telling, words(*count, word))));
        let nature = self.nature_of(&readings);
        Some(Discrepancy {
            kind: DiscrepancyKind::Toll,
            subject: self.subject,
            nature,
            weight: self.weight(6 + spread.min(200).ilog2().min(6)),
            readings,
        })
    }

    fn date(&self) -> Option<Discrepancy> {
        let dated: Vec<(Telling, &Event)> = self
            .event
            .tellings
            .iter()
            .map(|&telling| (telling, self.told(telling)))
            .filter(|(_, event)| event.date_basis == DateBasis::Clause && event.from.is_some() && event.to.is_some())
            .collect();
        let differ = dated.iter().any(|(_, one)| dated.iter().any(|(_, two)| one.to < two.from));
        if !differ {
            return None;
        }
        let readings = distinct(dated.iter().map(|(telling, event)| {
            let (from, to) = (event.from.expect("filtered above"), event.to.expect("filtered above"));
            let value = if from == to { from.to_string() } else { format!("{from} to {to}") };
            self.reading(*telling, value)
        }));
        let nature = Nature::Conflict;
        Some(Discrepancy {
            kind: DiscrepancyKind::Date,
            subject: self.subject,
            nature,
            weight: self.weight(6),
            readings,
        })
    }

    fn status(&self) -> Option<Discrepancy> {
        let statuses: Vec<(Telling, Status)> =
            self.event.tellings.iter().map(|&telling| (telling, self.told(telling).status)).collect();
        let denied = statuses.iter().any(|(_, status)| *status == Status::Denied);
        let held = statuses.iter().any(|(_, status)| matches!(status, Status::Reported | Status::Claimed));
        if !(denied && held) {
            return None;
        }
        let readings = distinct(
            statuses
                .iter()
                .filter(|(_, status)| matches!(status, Status::Reported | Status::Claimed | Status::Denied))
                .map(|(telling, status)| self.reading(*telling, format!("{status:?}").to_lowercase())),
        );
        let nature = Nature::Conflict;
        Some(Discrepancy {
            kind: DiscrepancyKind::Status,
            subject: self.subject,
            nature,
            weight: self.weight(5),
            readings,
        })
    }

    /// A conflict where parties or outlets of one time differ; an update where the later report has the later value.
    fn nature_of(&self, readings: &[DiscrepancyReading]) -> Nature {
        let published = |reading: &DiscrepancyReading| self.records[reading.document as usize].page.published;
        let attributed = readings.iter().any(|reading| reading.by.is_some());
        let days: Vec<_> = readings.iter().filter_map(published).collect();
        let spread = days.iter().max() != days.iter().min();
        if spread && !attributed { Nature::Update } else { Nature::Conflict }
    }

    fn weight(&self, base: u32) -> u32 {
        base + self.event.origins.min(10)
    }
}

/// Whether two counts cannot both be true.
fn apart(one: Count, two: Count) -> bool {
    one.high.is_some_and(|high| high < two.low) || two.high.is_some_and(|high| high < one.low)
}

fn words(count: Count, word: &str) -> String {
    match count.high {
        Some(high) if high == count.low => format!("{high} {word}"),
        Some(high) => format!("{}–{high} {word}", count.low),
        None => format!("at least {} {word}", count.low),
    }
}

/// Each value once for each who says it, the earliest document's words standing for it.
fn distinct(readings: impl Iterator<Item = DiscrepancyReading>) -> Vec<DiscrepancyReading> {
    let mut kept: Vec<DiscrepancyReading> = Vec::new();
    for reading in readings {
        if !kept.iter().any(|known| known.value == reading.value && known.by == reading.by) {
            kept.push(reading);
        }
    }
    kept
}

/// A name that documents spell differently: the same words in other letters.
fn spelling(records: &[&Record], entity: &FoldedEntity, subject: Subject) -> Option<Discrepancy> {
    if !matches!(entity.kind, Kind::Person | Kind::Organisation | Kind::ArmedGroup | Kind::Place) {
        return None;
    }
    let mut first_use: BTreeMap<&str, DiscrepancyReading> = BTreeMap::new();
    for member in &entity.members {
        let record = records[member.document as usize];
        for mention in &record.mentions {
            if mention.entity != member.entity || mention.form != Form::Name {
                continue;
            }
            let words = mention.span.of(&record.page.text);
            first_use.entry(words).or_insert_with(|| DiscrepancyReading {
                value: words.to_owned(),
                document: member.document,
                span: mention.span,
                by: None,
            });
        }
    }
    let spellings: Vec<(&str, PersonName)> = first_use.keys().map(|name| (*name, PersonName::new(name))).collect();
    let differs = |(one, name): &(&str, PersonName)| {
        spellings.iter().any(|(two, other)| {
            name.len() == other.len() && !same_letters(one, two) && (name.may_be(other) || same_run(one, two))
        })
    };
    let readings: Vec<DiscrepancyReading> =
        spellings.iter().filter(|spelling| differs(spelling)).map(|(name, _)| first_use[name].clone()).collect();
    if readings.len() < 2 {
        return None;
    }
    let weight = 1 + entity.origins.min(3);
    Some(Discrepancy { kind: DiscrepancyKind::Spelling, subject, nature: Nature::Precision, weight, readings })
}

fn same_letters(one: &str, two: &str) -> bool {
    one.eq_ignore_ascii_case(two)
}

/// "Tehreek-e-Taliban" and "Tehreek-i-Taliban": the same first and last letters at nearly the same length.
fn same_run(one: &str, two: &str) -> bool {
    let ends = |name: &str| (name.chars().next(), name.chars().next_back());
    ends(one) == ends(two) && one.len().abs_diff(two.len()) <= 2
}
