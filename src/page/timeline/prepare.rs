//! From events to marks and lanes.

use std::collections::BTreeMap;

use dateline_core::dossier::{FoldedEntityId, FoldedEvent, FoldedEventId};
use dateline_core::model::{EventKind, Status};
use dateline_core::order::Order;

use super::label::cut;
use super::pack::{Mark, ranks};
use crate::dossier::Dossier;
use crate::part::dates::number;
use crate::words::Quarter;

/// Actors that get a lane of their own.
const ACTORS: usize = 7;

/// What makes a lane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LaneBy {
    /// PLOVER's four quarters.
    #[default]
    Quarter,
    /// PLOVER's sixteen types.
    Type,
    /// Who did it.
    Actor,
}

impl LaneBy {
    /// All, in the order of the switch.
    pub const ALL: [LaneBy; 3] = [LaneBy::Quarter, LaneBy::Type, LaneBy::Actor];

    /// Its name in the switch.
    pub fn label(self) -> &'static str {
        match self {
            LaneBy::Quarter => "kind",
            LaneBy::Type => "type",
            LaneBy::Actor => "actor",
        }
    }
}

/// A lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// Its name.
    pub name: String,
    /// Its class, where it has a colour.
    pub class: &'static str,
    /// How many events it holds.
    pub count: u32,
}

/// All that a picture of the same events needs, however it is zoomed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prepared {
    /// By first day.
    pub marks: Vec<Mark>,
    /// For each mark its event.
    pub events: Vec<FoldedEventId>,
    /// The order in which marks choose their place.
    pub ranks: Vec<u32>,
    /// From top to bottom.
    pub lanes: Vec<Lane>,
    /// Events without a day.
    pub undated: usize,
}

/// Gives each dated event a mark in a lane.
pub fn prepare(dossier: &Dossier, events: &[FoldedEventId], by: LaneBy) -> Prepared {
    let all = &dossier.folded.events;
    let events = events.iter().filter_map(|id| Some((*id, all.get(*id as usize)?)));
    let mut dated: Vec<(i32, i32, FoldedEventId, &FoldedEvent)> = Vec::new();
    let mut undated = 0;
    for (id, event) in events {
        match days(event) {
            Some((from, to)) => dated.push((from, to, id, event)),
            None => undated += 1,
        }
    }
    dated.order_by_key(|(from, to, id, _)| (*from, *to, *id));
    let (mut lanes, lane_of) = lanes(dossier, &dated, by);
    let mut prepared = Prepared { undated, ..Prepared::default() };
    for ((from, to, id, event), lane) in dated.into_iter().zip(lane_of) {
        if let Some(lane) = lanes.get_mut(usize::from(lane)) {
            lane.count += 1;
        }
        prepared.marks.push(Mark { from, to, lane, weight: weight(event) });
        prepared.events.push(id);
    }
    prepared.ranks = ranks(&prepared.marks);
    prepared.lanes = lanes;
    prepared
}

/// First and last day of an event; an open end is drawn at the day that is known.
fn days(event: &FoldedEvent) -> Option<(i32, i32)> {
    let from = event.from.or(event.to).map(number)?;
    let to = event.to.or(event.from).map(number)?;
    Some((from.min(to), from.max(to)))
}

/// How much an event matters: told independently, told often, deadly, certain, by what it is.
pub fn weight(event: &FoldedEvent) -> u32 {
    let kind = match event.kind {
        EventKind::Assault | EventKind::Agree => 6,
        EventKind::Sanction | EventKind::Coerce | EventKind::Mobilize | EventKind::Retreat => 5,
        EventKind::Consult | EventKind::Threaten | EventKind::Protest | EventKind::Aid => 4,
        EventKind::Accuse | EventKind::Reject | EventKind::Cooperate | EventKind::Concede => 3,
        EventKind::Request | EventKind::Support => 2,
    };
    let status = match event.status {
        Status::Reported => 6,
        Status::Claimed | Status::Denied | Status::Planned => 3,
        Status::Hypothetical => 0,
    };
    let killed = event.toll.killed.map_or(0, |killed| 2 * killed.low.saturating_add(1).ilog2());
    let whole =
        2 * u32::from(!event.actors.is_empty()) + 2 * u32::from(!event.recipients.is_empty() || event.place.is_some());
    // Counts may come by link, where nothing bounds them.
    let told = event.origins.saturating_mul(12).saturating_add(event.documents.saturating_mul(2));
    told.saturating_add(kind + status + killed + whole)
}

type Dated<'a> = (i32, i32, FoldedEventId, &'a FoldedEvent);

fn lanes(dossier: &Dossier, dated: &[Dated<'_>], by: LaneBy) -> (Vec<Lane>, Vec<u16>) {
    let lane = |name: &str, class| Lane { name: name.to_owned(), class, count: 0 };
    let of = |key: &dyn Fn(&FoldedEvent) -> u16| dated.iter().map(|(.., event)| key(event)).collect();
    match by {
        LaneBy::Quarter => {
            let lanes = Quarter::ALL.into_iter().map(|quarter| lane(quarter.label(), quarter.class())).collect();
            (lanes, of(&|event| Quarter::of(event.kind) as u16))
        }
        LaneBy::Type => {
            let mut present: Vec<EventKind> = dated.iter().map(|(.., event)| event.kind).collect();
            present.order_by_key(|kind| *kind);
            present.dedup();
            let lanes = present.iter().map(|kind| lane(kind.word(), Quarter::of(*kind).class())).collect();
            (lanes, of(&|event| present.binary_search(&event.kind).unwrap_or(0) as u16))
        }
        LaneBy::Actor => {
            let chief = chief_actors(dated);
            let mut lanes: Vec<Lane> = chief.iter().map(|actor| lane(&cut(dossier.name(*actor), 24), "")).collect();
            let others = lanes.len() as u16;
            let of_event = |event: &FoldedEvent| {
                let places = event.actors.iter().filter_map(|actor| chief.iter().position(|chief| chief == actor));
                places.min().map_or(others, |at| at as u16)
            };
            let lane_of: Vec<u16> = of(&of_event);
            if lane_of.contains(&others) {
                lanes.push(lane("Others", ""));
            }
            (lanes, lane_of)
        }
    }
}

fn chief_actors(dated: &[Dated<'_>]) -> Vec<FoldedEntityId> {
    let mut weights: BTreeMap<FoldedEntityId, u32> = BTreeMap::new();
    for (.., event) in dated {
        for actor in &event.actors {
            *weights.entry(*actor).or_default() += weight(event);
        }
    }
    let mut chief: Vec<(FoldedEntityId, u32)> = weights.into_iter().collect();
    chief.order_by_key(|(actor, weight)| (std::cmp::Reverse(*weight), *actor));
    chief.into_iter().take(ACTORS).map(|(actor, _)| actor).collect()
}

/// How many rows each lane gets: as few as its events may need, and fewer where there are many lanes. Few lanes have
/// names of two lines, and room for them.
pub fn rows(lanes: &[Lane]) -> Vec<u16> {
    let (least, most) = match lanes.len() {
        0..=4 => (2, 4),
        5..=8 => (1, 2),
        _ => (1, 1),
    };
    lanes.iter().map(|lane| lane.count.div_ceil(3).clamp(least, most) as u16).collect()
}

#[cfg(test)]
mod tests {
    use dateline_core::dossier::Folded;
    use dateline_core::model::Toll;
    use jiff::civil::{Date, date};

    use super::*;

    fn event(kind: EventKind, from: Option<Date>, actors: Vec<u32>) -> FoldedEvent {
        FoldedEvent {
            id: String::new(),
            kind,
            mode: String::new(),
            contexts: Vec::new(),
            actors,
            recipients: Vec::new(),
            place: None,
            from,
            to: from,
            status: Status::Reported,
            toll: Toll::default(),
            tellings: Vec::new(),
            documents: 1,
            origins: 1,
        }
    }

    fn dossier(events: Vec<FoldedEvent>) -> Dossier {
        Dossier::default().with_folded(Folded { events, ..Folded::default() })
    }

    #[test]
    fn undated_events_are_counted_and_dated_ones_are_in_order() {
        let day = |day| Some(date(2025, 8, day));
        let dossier = dossier(vec![
            event(EventKind::Assault, day(9), vec![]),
            event(EventKind::Consult, None, vec![]),
            event(EventKind::Agree, day(2), vec![]),
        ]);
        let prepared = prepare(&dossier, &[0, 1, 2], LaneBy::Quarter);
        assert_eq!((prepared.events.clone(), prepared.undated), (vec![2, 0], 1));
        assert_eq!(prepared.lanes.iter().map(|lane| lane.count).collect::<Vec<_>>(), [1, 0, 0, 1]);
        let by_type = prepare(&dossier, &[0, 1, 2], LaneBy::Type);
        assert_eq!(by_type.lanes.iter().map(|lane| lane.name.as_str()).collect::<Vec<_>>(), ["agree", "assault"]);
    }

    #[test]
    fn those_who_act_most_get_a_lane_and_the_rest_share_one() {
        let day = Some(date(2025, 8, 1));
        let events = (0..20).map(|at| event(EventKind::Consult, day, vec![at % 10, 4])).collect();
        let all: Vec<u32> = (0..20).collect();
        let prepared = prepare(&dossier(events), &all, LaneBy::Actor);
        assert_eq!(prepared.lanes[0].count, 20, "everything that 4 had a part in is its own");
        let events = (0..20).map(|at| event(EventKind::Consult, day, vec![at % 10])).collect();
        let prepared = prepare(&dossier(events), &all, LaneBy::Actor);
        assert_eq!(prepared.lanes.len(), ACTORS + 1);
        assert_eq!((prepared.lanes[0].count, prepared.lanes[ACTORS].count), (2, 6));
    }

    #[test]
    fn an_open_end_is_drawn_at_the_day_that_is_known() {
        let mut open = event(EventKind::Agree, Some(date(2025, 8, 1)), vec![]);
        open.to = None;
        assert_eq!(days(&open), Some((number(date(2025, 8, 1)), number(date(2025, 8, 1)))));
    }

    #[test]
    fn independent_reports_weigh_more_than_copies() {
        let (mut copied, mut twice) = (event(EventKind::Agree, None, vec![]), event(EventKind::Agree, None, vec![]));
        (copied.documents, copied.origins) = (5, 1);
        (twice.documents, twice.origins) = (2, 2);
        assert!(weight(&twice) > weight(&copied));
    }
}
