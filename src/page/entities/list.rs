//! The table of entities.

use dateline_core::dossier::{FoldedEntity, FoldedEntityId};
use dateline_core::model::Role;
use dateline_core::order::Order;
use yew::prelude::*;

use super::spread::Spread;
use crate::decisions::About;
use crate::dossier::Dossier;
use crate::part::correct::tags;
use crate::part::table::{Column, Sort};
use crate::query::order_by_made_key;
use crate::words;

/// Its columns.
pub const COLUMNS: &[Column] = &[
    Column { name: "Name", class: "name", hint: "Under it: other names and spellings", sorts: true },
    Column { name: "Kind", class: "kind", hint: "", sorts: true },
    Column {
        name: "Roles",
        class: "roles wide spare",
        hint: "Offices and functions the articles give it",
        sorts: false,
    },
    Column { name: "Mentions", class: "mentions num", hint: "", sorts: true },
    Column { name: "Told by", class: "told num", hint: "Articles · independent origins", sorts: true },
    Column { name: "First", class: "first wide", hint: "Earliest publication", sorts: true },
    Column { name: "Last", class: "last wide", hint: "Latest publication", sorts: true },
    Column { name: "Over time", class: "spread wide", hint: "Mentions by date of publication", sorts: false },
];

/// Most mentioned first.
pub const FIRST_SORT: Sort = Sort { column: 3, descending: true };

/// The content of a row's cells.
pub fn cells(dossier: &Dossier, spread: &Spread, id: FoldedEntityId) -> Vec<Html> {
    let Some(entity) = dossier.folded.entities.get(id as usize) else { return vec![Html::default(); COLUMNS.len()] };
    let day = |date: Option<_>| date.map(words::date).unwrap_or_default();
    vec![
        html! {
            <>
                <b class="entity">{ &entity.name }</b>
                if !entity.aliases.is_empty() { <small>{ entity.aliases.join(" · ") }</small> }
            </>
        },
        html! { <><u class={words::kind_class(entity.kind)}>{ words::kind(entity.kind) }</u>{ tags(dossier, About::Entity(id)) }</> },
        html! { { roles(entity) } },
        html! { { words::grouped(entity.mentions as usize) } },
        html! { { format!("{} · {}", entity.documents, entity.origins) } },
        html! { { day(entity.first) } },
        html! { { day(entity.last) } },
        bars(&spread.bars(dossier, id)),
    ]
}

/// The entities in the order of a column; as the fold has them where they are equal.
pub fn sorted(dossier: &Dossier, rows: &[FoldedEntityId], sort: Sort) -> Vec<FoldedEntityId> {
    let all = &dossier.folded.entities;
    let mut order: Vec<FoldedEntityId> = rows.iter().copied().filter(|id| all.get(*id as usize).is_some()).collect();
    let of = |id: &FoldedEntityId| &all[*id as usize];
    // Reversed ids, so that equals keep their order when the whole is turned round.
    let tie = |id: &FoldedEntityId| if sort.descending { u32::MAX - *id } else { *id };
    match sort.column {
        0 => order_by_made_key(&mut order, |id| (of(id).name.to_lowercase(), tie(id))),
        1 => order.order_by_key(|id| (words::kind(of(id).kind), tie(id))),
        4 => order.order_by_key(|id| (of(id).documents, of(id).origins, tie(id))),
        5 => order.order_by_key(|id| (of(id).first, tie(id))),
        6 => order.order_by_key(|id| (of(id).last, tie(id))),
        _ => order.order_by_key(|id| (of(id).mentions, tie(id))),
    }
    if sort.descending {
        order.reverse();
    }
    order
}

/// `defence minister of Pakistan, party leader`.
pub fn roles(entity: &FoldedEntity) -> String {
    let role = |role: &Role| {
        if role.of.is_empty() { role.title.clone() } else { format!("{} ({})", role.title, role.of) }
    };
    let roles: Vec<String> = entity.roles.iter().map(role).collect();
    roles.join(", ")
}

fn bars(counts: &[u32]) -> Html {
    let most = counts.iter().copied().max().unwrap_or(0);
    if most == 0 {
        return html! { <span class="hint">{ "no dates" }</span> };
    }
    let bars = counts.iter().enumerate().filter(|(_, count)| **count > 0).map(|(at, count)| {
        let height = (f64::from(*count) / f64::from(most) * 18.0).max(2.0);
        let (x, y) = ((at * 5).to_string(), format!("{:.1}", 20.0 - height));
        html! { <rect {x} {y} width="4" height={format!("{height:.1}")} /> }
    });
    html! {
        <svg class="spark" width="80" height="20" viewBox="0 0 80 20" aria-hidden="true">
            <path d="M0 20.5h79" />
            { for bars }
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use dateline_core::dossier::Folded;
    use dateline_core::model::Kind;
    use jiff::civil::date;

    use super::*;

    fn entity(name: &str, mentions: u32, day: i8) -> FoldedEntity {
        FoldedEntity {
            id: name.to_owned(),
            name: name.to_owned(),
            kind: Kind::Person,
            aliases: Vec::new(),
            roles: vec![
                Role { title: "minister".to_owned(), of: "Pakistan".to_owned() },
                Role { title: "envoy".to_owned(), of: String::new() },
            ],
            country: None,
            code: None,
            place: None,
            members: Vec::new(),
            mentions,
            documents: 1,
            origins: 1,
            first: Some(date(2025, 1, day)),
            last: None,
        }
    }

    #[test]
    fn orders_are_stable_both_ways() {
        let entities = vec![entity("beta", 5, 3), entity("Alpha", 5, 1), entity("gamma", 9, 2)];
        let dossier = Dossier::default().with_folded(Folded { entities, ..Folded::default() });
        let by = |column, descending| sorted(&dossier, &[0, 1, 2, 7], Sort { column, descending });
        assert_eq!(by(0, false), [1, 0, 2]);
        assert_eq!(by(3, true), [2, 0, 1]);
        assert_eq!(by(3, false), [0, 1, 2]);
        assert_eq!(by(5, true), [0, 2, 1]);
        assert_eq!(by(1, true), [0, 1, 2]);
    }

    #[test]
    fn roles_say_of_what() {
        assert_eq!(roles(&entity("a", 1, 1)), "minister (Pakistan), envoy");
    }
}
