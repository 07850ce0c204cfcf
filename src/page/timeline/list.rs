//! The table of the timeline's events.

use dateline_core::dossier::{FoldedEntityId, FoldedEvent, FoldedEventId};
use dateline_core::model::{DateBasis, Status};
use dateline_core::order::Order;
use yew::prelude::*;

use super::label::spaced;
use crate::dossier::Dossier;
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

/// The content of a row's cells.
pub fn cells(dossier: &Dossier, id: FoldedEventId) -> Vec<Html> {
    let Some(event) = dossier.folded.events.get(id as usize) else { return vec![Html::default(); COLUMNS.len()] };
    let (what, toll) = (words::event_with_mode(event.kind, &spaced(&event.mode)), words::toll(&event.toll));
    let place = event.place.map(|place| dossier.name(place)).unwrap_or_default();
    vec![
        html! { <>{ words::days(event.from, event.to) }{ small(&when(dossier, event)) }</> },
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
        1 => order_by_made_key(&mut order, |id| (words::event(of(id).kind), of(id).mode.clone())),
        2 => order_by_made_key(&mut order, |id| name(&of(id).actors)),
        3 => order_by_made_key(&mut order, |id| name(&of(id).recipients)),
        4 => order_by_made_key(&mut order, |id| of(id).place.map(|place| dossier.name(place).to_lowercase())),
        5 => order.order_by_key(|id| of(id).status),
        6 => order.order_by_key(|id| (of(id).documents, of(id).origins)),
        _ => order.order_by_key(|id| {
            let day = of(id).from.or(of(id).to).map_or(i32::MAX, number);
            (day, of(id).to.map_or(day, number), *id)
        }),
    }
    if sort.descending {
        order.reverse();
    }
    let missing = |id: &FoldedEventId| match sort.column {
        0 => of(id).from.is_none() && of(id).to.is_none(),
        2 => of(id).actors.is_empty(),
        3 => of(id).recipients.is_empty(),
        4 => of(id).place.is_none(),
        _ => false,
    };
    let (last, mut first): (Vec<FoldedEventId>, Vec<FoldedEventId>) = order.into_iter().partition(missing);
    first.extend(last);
    first
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
