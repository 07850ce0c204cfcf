//! Who did what to whom, as nodes and edges: what GEXF and GraphML have in common.

use std::collections::BTreeMap;

use dateline_core::dossier::{FoldedEntityId, FoldedEvent};
use dateline_core::model::{EventKind, Status};
use jiff::civil::Date;

use crate::view::View;

/// All events of one type that one party did to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Edge {
    pub(crate) from: FoldedEntityId,
    pub(crate) to: FoldedEntityId,
    pub(crate) kind: EventKind,
    /// How many happenings.
    pub(crate) events: u32,
    /// How many of them an article reports itself.
    pub(crate) reported: u32,
    /// Independent reports of all of them together.
    pub(crate) origins: u32,
    /// The earliest day of any.
    pub(crate) first: Option<Date>,
    /// The latest day of any.
    pub(crate) last: Option<Date>,
}

/// The edges in order of their ends and type. Those who did something together, and to nobody, are tied where the type
/// is mutual: they meet, agree, work together. The party named first is then where the edge begins.
pub(crate) fn edges(view: &View<'_>) -> Vec<Edge> {
    let mut edges: BTreeMap<(FoldedEntityId, FoldedEntityId, EventKind), Edge> = BTreeMap::new();
    for event in &view.folded.events {
        for (from, to) in pairs(event) {
            let fresh =
                Edge { from, to, kind: event.kind, events: 0, reported: 0, origins: 0, first: None, last: None };
            let edge = edges.entry((from, to, event.kind)).or_insert(fresh);
            edge.events += 1;
            edge.reported += u32::from(event.status == Status::Reported);
            edge.origins += event.origins;
            let (first, last) = (event.from.or(event.to), event.to.or(event.from));
            edge.first = [edge.first, first].into_iter().flatten().min();
            edge.last = [edge.last, last].into_iter().flatten().max();
        }
    }
    let known = |entity: FoldedEntityId| view.entity(entity).is_some();
    edges.into_values().filter(|edge| known(edge.from) && known(edge.to)).collect()
}

fn pairs(event: &FoldedEvent) -> Vec<(FoldedEntityId, FoldedEntityId)> {
    let actors = &event.actors;
    if event.recipients.is_empty() && event.kind.is_mutual() {
        return (0..actors.len()).flat_map(|at| actors[at + 1..].iter().map(move |to| (actors[at], *to))).collect();
    }
    let to_all = |from: &FoldedEntityId| {
        let from = *from;
        event.recipients.iter().map(move |to| (from, *to))
    };
    actors.iter().flat_map(to_all).collect()
}

#[cfg(test)]
mod tests {
    use dateline_core::model::Kind;

    use super::*;
    use crate::testing::{Draft, fold};

    #[test]
    fn an_edge_counts_what_one_did_to_the_other() {
        let mut draft = Draft::new("2025-10-20");
        let one = draft.entity(Kind::ArmedGroup, "Northern Front", None);
        let two = draft.entity(Kind::ArmedGroup, "Harbour Militia", None);
        for (day, status) in [("2025-10-01", Status::Reported), ("2025-10-15", Status::Claimed)] {
            let event = draft.event(day, day, status);
            event.actors = vec![one];
            event.recipients = vec![two];
        }
        let talks = draft.event("2025-10-18", "2025-10-18", Status::Reported);
        talks.kind = EventKind::Consult;
        talks.actors = vec![two, one];
        draft.event("2025-10-19", "2025-10-19", Status::Reported).actors = vec![one, two];
        let (records, folded) = fold(vec![draft]);
        let records: Vec<_> = records.iter().collect();
        let edges = edges(&View::new(&records, &folded));
        assert_eq!(edges.len(), 2, "{edges:?}");
        let attack = edges.iter().find(|edge| edge.kind == EventKind::Assault).unwrap();
        assert_eq!((attack.events, attack.reported), (2, 1));
        assert_eq!((attack.first, attack.last), ("2025-10-01".parse().ok(), "2025-10-15".parse().ok()));
    }
}
