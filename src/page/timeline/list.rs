//! The table of the timeline's events.

use dateline_core::dossier::{FoldedEntityId, FoldedEvent, FoldedEventId};
use dateline_core::model::{DateBasis, Status};
use dateline_core::order::Order;
use yew::prelude::*;

use super::label::spaced;
use crate::decisions::About;
use crate::dossier::Dossier;
use crate::part::correct::tags;
use crate::part::dates::{doubt, number};
use crate::part::table::{Column, Sort};
use crate::query::order_by_made_key;
use crate::words::{self, Quarter};

/// Its columns.
pub const COLUMNS: &[Column] = &[
    Column { name: "When", class: "when", hint: "", sorts: true },
    Column { name: "What", class: "what", hint: "", sorts: true },
    Column { name: "Who", class: "who", hint: "", sorts: true },
    Column { name: "To whom", class: "whom wide", hint: "", sorts: true },
    Column { name: "Where", class: "where wide", hint: "", sorts: true },
    Column { name: "Status", class: "status wide", hint: "Who vouches for it", sorts: true },
    Column { name: "Told by", class: "told num", hint: "Articles · independent origins", sorts: true },
];

/// From the first day of a year to its last.
const YEAR: i32 = 364;

/// The content of a row's cells.
pub fn cells(dossier: &Dossier, id: FoldedEventId) -> Vec<Html> {
    let Some(event) = dossier.folded.events.get(id as usize) else { return vec![Html::default(); COLUMNS.len()] };
    let (what, toll) = (words::event_with_mode(event.kind, &spaced(&event.mode)), words::toll(event.toll));
    let place = event.place.map(|place| dossier.name(place)).unwrap_or_default();
    let about = About::Event(id);
    // How its day is known gives way to that the reader corrected it.
    let below = if dossier.decisions.has(about) { tags(dossier, about) } else { small(&when(dossier, event)) };
    vec![
        html! { <>{ words::days(event.from, event.to) }{ below }</> },
        html! { <><i class={classes!("dot", Quarter::of(event.kind).class())}></i>{ what }{ small(&toll) }</> },
        html! { { names(dossier, &event.actors) } },
        html! { { names(dossier, &event.recipients) } },
        html! { { place } },
        html! { <><span class={words::status(event.status)}>{ words::status(event.status) }</span>{ small(&by(dossier, event)) }</> },
        html! { { format!("{} · {}", event.documents, event.origins) } },
    ]
}

/// The events in the order of a column; the order of the timeline where they are equal.
pub fn sorted(dossier: &Dossier, events: &[FoldedEventId], sort: Sort) -> Vec<FoldedEventId> {
    let all = &dossier.folded.events;
    let name = |ids: &[FoldedEntityId]| ids.first().map(|id| dossier.name(*id).to_lowercase());
    let mut order: Vec<FoldedEventId> = events.iter().copied().filter(|id| all.get(*id as usize).is_some()).collect();
    let of = |id: &FoldedEventId| &all[*id as usize];
    // Rows without a value come last in both directions.
    match sort.column {
        1 => order_by_made_key(&mut order, |id| (of(id).kind.word(), of(id).mode.clone())),
        2 => order_by_made_key(&mut order, |id| name(&of(id).actors)),
        3 => order_by_made_key(&mut order, |id| name(&of(id).recipients)),
        4 => order_by_made_key(&mut order, |id| of(id).place.map(|place| dossier.name(place).to_lowercase())),
        5 => order.order_by_key(|id| of(id).status),
        6 => order.order_by_key(|id| (of(id).documents, of(id).origins)),
        _ => order.order_by_key(|id| days(of(id)).map(|(from, to)| (from, to, *id))),
    }
    if sort.descending {
        order.reverse();
    }
    // "A thousand years ago" is no better a beginning than an event without a day: only what is known better than
    // to a year has a place among the others.
    let vague = |(from, to): (i32, i32)| to - from >= YEAR;
    let missing = |id: &FoldedEventId| match sort.column {
        0 => days(of(id)).is_none_or(vague),
        2 => of(id).actors.is_empty(),
        3 => of(id).recipients.is_empty(),
        4 => of(id).place.is_none(),
        _ => false,
    };
    let (mut last, mut first): (Vec<FoldedEventId>, Vec<FoldedEventId>) = order.into_iter().partition(missing);
    if sort.column == 0 {
        last.order_by_key(|id| days(of(id)).is_none());
    }
    first.extend(last);
    first
}

/// First and last day; an open end is taken for the day that is known.
fn days(event: &FoldedEvent) -> Option<(i32, i32)> {
    let (from, to) = (event.from.or(event.to)?, event.to.or(event.from)?);
    Some((number(from), number(to)))
}

/// The words that date an event, or how its days are known, or how much is not.
fn when(dossier: &Dossier, event: &FoldedEvent) -> String {
    let told = event.tellings.iter().find_map(|telling| {
        let record = dossier.record(telling.document)?;
        let telling = record.events.get(telling.event as usize)?;
        if (telling.from, telling.to) != (event.from, event.to) {
            return None;
        }
        if telling.date_basis == DateBasis::Published {
            return Some("day of publication".to_owned());
        }
        let time = record.times.get(telling.time? as usize)?;
        record
            .page
            .text
            .get(time.span.range())
            .map(|words| format!("“{}”", words.split_whitespace().collect::<Vec<_>>().join(" ")))
    });
    let doubt = doubt(event.from, event.to);
    match (told, doubt) {
        (Some(told), _) => told,
        (None, Some(doubt)) => doubt,
        (None, None) => String::new(),
    }
}

/// Whose claim or denial it is.
fn by(dossier: &Dossier, event: &FoldedEvent) -> String {
    if !matches!(event.status, Status::Claimed | Status::Denied) {
        return String::new();
    }
    let claimant = event.tellings.iter().find_map(|telling| {
        let record = dossier.record(telling.document)?;
        let claim = record.claims.get(record.events.get(telling.event as usize)?.claim? as usize)?;
        dossier.folded_entity(telling.document, claim.entity?)
    });
    claimant.map(|claimant| format!("by {}", dossier.name(claimant))).unwrap_or_default()
}

fn names(dossier: &Dossier, ids: &[FoldedEntityId]) -> String {
    let names: Vec<&str> = ids.iter().map(|id| dossier.name(*id)).collect();
    names.join(", ")
}

fn small(text: &str) -> Html {
    if text.is_empty() {
        Html::default()
    } else {
        html! { <small>{ text }</small> }
    }
}

#[cfg(test)]
mod tests {
    use dateline_core::dossier::Folded;
    use dateline_core::model::{EventKind, Toll};
    use jiff::civil::{Date, date};

    use super::*;

    fn event(from: Option<Date>, to: Option<Date>) -> FoldedEvent {
        FoldedEvent {
            id: String::new(),
            kind: EventKind::Consult,
            mode: String::new(),
            contexts: Vec::new(),
            actors: Vec::new(),
            recipients: Vec::new(),
            place: None,
            from,
            to,
            status: Status::Reported,
            toll: Toll::default(),
            tellings: Vec::new(),
            documents: 1,
            origins: 1,
        }
    }

    #[test]
    fn what_is_hardly_known_comes_last_in_both_directions() {
        let events = vec![
            event(None, None),
            event(Some(date(1000, 1, 1)), Some(date(1999, 12, 31))),
            event(Some(date(2025, 8, 1)), Some(date(2025, 8, 31))),
            event(Some(date(2025, 4, 19)), Some(date(2025, 4, 19))),
        ];
        let dossier = Dossier::default().with_folded(Folded { events, ..Folded::default() });
        let order = |descending| sorted(&dossier, &[0, 1, 2, 3], Sort { column: 0, descending });
        assert_eq!(order(false), [3, 2, 1, 0]);
        assert_eq!(order(true), [2, 3, 1, 0]);
    }
}
