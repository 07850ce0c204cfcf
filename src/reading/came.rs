//! The counts of what came by link. Its sender counted whole articles, of which a sentence or two are here: whatever is
//! added or corrected here, nothing is told less often than the sender found it told.

use dateline_core::dossier::{Folded, FoldedEntity, FoldedEvent};
use dateline_core::order::Order;
use rustc_hash::FxHashMap;

/// A telling or a member, and of which event or entity it is.
type Part = ((u32, u32), usize);

/// Gives what is made of the same tellings and members at least the sender's counts. The quotations stand first among the
/// records, as they stood there.
pub(super) fn keep_counts(came: &Folded, folded: &mut Folded) {
    let (tellings, members) = parts(came);
    let (of_events, of_entities) = parts(folded);
    for (part, event) in of_events {
        if let Some(was) = whole(&tellings, part) {
            at_least(&mut folded.events[event], &came.events[was]);
        }
    }
    for (part, entity) in of_entities {
        if let Some(was) = whole(&members, part) {
            named_at_least(&mut folded.entities[entity], &came.entities[was]);
        }
    }
}

/// The same where the reader has corrected what was `found`: members and tellings may have other places then, but what was
/// found keeps its id.
pub(super) fn keep_counts_by_name(came: &Folded, found: &Folded, folded: &mut Folded) {
    let (tellings, members) = parts(came);
    let (of_events, of_entities) = parts(found);
    let mut ids = FxHashMap::default();
    ids.extend(folded.events.iter().enumerate().map(|(at, event)| (event.id.clone(), at)));
    for (_, event) in of_events.into_iter().filter(|(part, _)| whole(&tellings, *part).is_some()) {
        if let Some(&at) = ids.get(&found.events[event].id) {
            at_least(&mut folded.events[at], &found.events[event]);
        }
    }
    ids.clear();
    ids.extend(folded.entities.iter().enumerate().map(|(at, entity)| (entity.id.clone(), at)));
    for (_, entity) in of_entities.into_iter().filter(|(part, _)| whole(&members, *part).is_some()) {
        if let Some(&at) = ids.get(&found.entities[entity].id) {
            named_at_least(&mut folded.entities[at], &found.entities[entity]);
        }
    }
}

/// All tellings and all members, in order.
fn parts(folded: &Folded) -> (Vec<Part>, Vec<Part>) {
    let (mut tellings, mut members) = (Vec::new(), Vec::new());
    for (at, event) in folded.events.iter().enumerate() {
        tellings.extend(event.tellings.iter().map(|telling| ((telling.document, telling.event), at)));
    }
    for (at, entity) in folded.entities.iter().enumerate() {
        members.extend(entity.members.iter().map(|member| ((member.document, member.entity), at)));
    }
    for parts in [&mut tellings, &mut members] {
        parts.order_by_key(|part| *part);
    }
    (tellings, members)
}

/// Of what a telling or a member is.
fn whole(parts: &[Part], of: (u32, u32)) -> Option<usize> {
    let at = parts.binary_search_by(|(part, _)| part.cmp(&of)).ok()?;
    Some(parts[at].1)
}

fn at_least(event: &mut FoldedEvent, was: &FoldedEvent) {
    event.documents = event.documents.max(was.documents);
    event.origins = event.origins.max(was.origins);
}

fn named_at_least(entity: &mut FoldedEntity, was: &FoldedEntity) {
    entity.mentions = entity.mentions.max(was.mentions);
    entity.documents = entity.documents.max(was.documents);
    entity.origins = entity.origins.max(was.origins);
}

#[cfg(test)]
mod tests {
    use dateline_core::model::{Page, Record};
    use dateline_core::read_page;
    use dateline_correct::{Effect, name};
    use dateline_share::rule::{Correction, Rule};

    use super::super::Desk;
    use super::*;
    use crate::protocol::Kept;

    fn read(id: &str, text: &str) -> Record {
        let published = Some(jiff::civil::date(2025, 10, 19));
        read_page(Page { id: id.to_owned(), text: text.to_owned(), published, ..Page::default() })
    }

    /// A desk with a quotation, of which the sender had 30 articles, and what came.
    fn desk() -> (Desk, Folded) {
        let mut desk = Desk::default();
        desk.keep(read("a", "Nadir Barakwal, the foreign minister of Chad, accused Peru on Friday."), None);
        let mut came = desk.fold();
        came.entities.iter_mut().for_each(|entity| (entity.documents, entity.mentions) = (30, 70));
        came.events.iter_mut().for_each(|event| (event.documents, event.origins) = (20, 9));
        assert!(!came.events.is_empty());
        let kept = Kept { record: desk.records[0].clone(), own: desk.own[0] };
        desk.restore(vec![kept], Some(came.clone()), true);
        (desk, came)
    }

    fn rename(folded: &Folded) -> Rule {
        let minister = folded.entities.iter().find(|entity| entity.name.contains("Barakwal")).expect("he is named");
        let what = Correction::Rename { entity: name::named(minister), name: "N. Barakwal".to_owned() };
        Rule { what, why: String::new(), when: 1 }
    }

    #[test]
    fn what_came_by_link_is_counted_as_it_came() {
        let (mut desk, came) = desk();
        assert_eq!(desk.fold(), came);
        desk.correct(vec![rename(&came)]);
        desk.decide(|decided| {
            assert_eq!(decided.outcomes[0].effect, Effect::Done);
            assert!(decided.folded.entities.iter().all(|entity| (entity.documents, entity.mentions) == (30, 70)));
        });
    }

    #[test]
    fn with_articles_added_it_is_counted_at_least_so() {
        let (mut desk, came) = desk();
        desk.keep(read("b", "Envoys of Norway met in Oslo on Saturday. Peru was not told."), None);
        let check = |folded: &Folded| {
            for entity in &folded.entities {
                let is_sent = entity.members.iter().any(|member| member.document == 0);
                assert_eq!(entity.documents, if is_sent { 30 } else { 1 }, "{}", entity.name);
            }
            for event in &folded.events {
                let is_sent = event.tellings.iter().any(|telling| telling.document == 0);
                assert_eq!((event.documents, event.origins), if is_sent { (20, 9) } else { (1, 1) }, "{}", event.id);
            }
        };
        check(&desk.fold());
        assert!(desk.fold().events.len() > came.events.len());
        desk.correct(vec![rename(&came)]);
        desk.decide(|decided| check(&decided.folded));
        // Another worker is told the same.
        let kept = (0..2).map(|at| Kept { record: desk.records[at].clone(), own: desk.own[at] }).collect();
        let mut other = Desk::default();
        other.restore(kept, Some(came), false);
        check(&other.fold());
    }
}
