//! Where tellings of one happening differ: how many, when, where, who, and whether at all.

use super::super::entities::{FoldedEntities, state_of};
use super::super::spots::{Lie, Spot};
use super::distinct;
use crate::dossier::{
    Discrepancy, DiscrepancyKind, DiscrepancyReading, FoldedEntityId, FoldedEvent, FoldedEventId, Nature, Subject,
    Telling,
};
use crate::model::{Count, DateBasis, Event, Record, Status, Toll};

/// Everything that tellings of one happening differ on.
pub(super) fn find(records: &[&Record], people: &FoldedEntities, events: &[FoldedEvent]) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (at, event) in events.iter().enumerate().filter(|(_, event)| event.tellings.len() > 1) {
        let view = View { records, people, event, subject: Subject::Event(at as FoldedEventId) };
        for part in [
            ("killed", (|toll: Toll| toll.killed) as fn(Toll) -> Option<Count>),
            ("injured", |toll| toll.injured),
            ("displaced", |toll| toll.displaced),
            ("detained", |toll| toll.detained),
            ("missing", |toll| toll.missing),
        ] {
            found.extend(view.toll(part.0, part.1));
        }
        found.extend(view.date());
        found.extend(view.place());
        found.extend(view.actor());
        found.extend(view.status());
    }
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
        let differ = counted.iter().any(|(_, one)| counted.iter().any(|(_, two)| one.is_apart(*two)));
        if !differ {
            return None;
        }
        // Forty of the dead in one province and forty-seven in all are no contradiction.
        let part_of_another = |one: &(Telling, Count), two: &(Telling, Count)| {
            one.1.low < two.1.low
                && self.spot(one.0).zip(self.spot(two.0)).is_some_and(|(one, two)| one.lies(&two) == Lie::Within)
        };
        let in_parts = counted.iter().any(|one| counted.iter().any(|two| part_of_another(one, two)));
        let lows = counted.iter().map(|(_, count)| count.low);
        let spread = lows.clone().max().unwrap_or(0) - lows.min().unwrap_or(0);
        let readings = distinct(
            counted.iter().map(|(telling, count)| self.reading(*telling, format!("{} {word}", count.words()))),
        );
        let nature = if in_parts { Nature::Scope } else { self.nature_of(&readings) };
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

    /// Towns that are not one are a contradiction; a town and its province are said more or less exactly.
    fn place(&self) -> Option<Discrepancy> {
        let placed: Vec<(Telling, Spot)> =
            self.event.tellings.iter().filter_map(|&telling| Some((telling, self.spot(telling)?))).collect();
        let any =
            |lie: &dyn Fn(Lie) -> bool| placed.iter().any(|(_, one)| placed.iter().any(|(_, two)| lie(one.lies(two))));
        let apart = any(&|lie| matches!(lie, Lie::Apart | Lie::Near));
        if !apart && !any(&|lie| lie == Lie::Within) {
            return None;
        }
        let nature = if apart { Nature::Conflict } else { Nature::Precision };
        let weight = if apart { self.weight(5) } else { 1 };
        let readings = distinct(placed.iter().map(|(telling, spot)| self.reading(*telling, spot.name().to_owned())));
        Some(Discrepancy { kind: DiscrepancyKind::Place, subject: self.subject, nature, weight, readings })
    }

    /// Tellings that hold others to have done it.
    fn actor(&self) -> Option<Discrepancy> {
        let blamed: Vec<(Telling, Vec<FoldedEntityId>)> = self
            .event
            .tellings
            .iter()
            .map(|&telling| (telling, self.actors(telling)))
            .filter(|(_, actors)| !actors.is_empty())
            .collect();
        let differ = blamed.iter().any(|(_, one)| blamed.iter().any(|(_, two)| self.are_others(one, two)));
        if !differ || self.event.kind.is_mutual() {
            return None;
        }
        let names = |actors: &[FoldedEntityId]| {
            actors.iter().map(|&id| self.people.get(id).name.as_str()).collect::<Vec<_>>().join(", ")
        };
        let readings = distinct(blamed.iter().map(|(telling, actors)| self.reading(*telling, names(actors))));
        let nature = Nature::Conflict;
        Some(Discrepancy {
            kind: DiscrepancyKind::Actor,
            subject: self.subject,
            nature,
            weight: self.weight(6),
            readings,
        })
    }

    fn actors(&self, telling: Telling) -> Vec<FoldedEntityId> {
        let actors = &self.told(telling).actors;
        actors.iter().map(|&id| self.people.folded(telling.document as usize, id)).collect()
    }

    /// Whether no one is in both; a country, its government and its people are one.
    fn are_others(&self, one: &[FoldedEntityId], two: &[FoldedEntityId]) -> bool {
        let is_same = |one: FoldedEntityId, two: FoldedEntityId| {
            let states = state_of(self.people.get(one)).zip(state_of(self.people.get(two)));
            one == two || states.is_some_and(|(one, two)| one == two)
        };
        !one.iter().any(|&one| two.iter().any(|&two| is_same(one, two)))
    }

    fn spot(&self, telling: Telling) -> Option<Spot> {
        let place = self.told(telling).place?;
        Spot::new(self.people.folded(telling.document as usize, place), self.people)
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
