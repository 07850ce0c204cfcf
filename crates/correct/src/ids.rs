//! Events keep their ids: these are made of days and names, and a corrected name would change them.

use std::collections::{BTreeMap, BTreeSet};

use dateline_core::dossier::{Folded, Telling};
use dateline_core::order::Order;

/// Gives each event the id of that one of the found events with which it shares most tellings, as far as no other shares
/// more. Ids of other events that were found are given to nothing else.
///
/// `before` says for each document, for each of its events, which it was when it was found.
pub(crate) fn keep(found: &Folded, folded: &mut Folded, before: &[Vec<u32>]) {
    let mut was: BTreeMap<Telling, usize> = BTreeMap::new();
    for (at, event) in found.events.iter().enumerate() {
        was.extend(event.tellings.iter().map(|&telling| (telling, at)));
    }
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (at, event) in folded.events.iter().enumerate() {
        for telling in &event.tellings {
            let event = before.get(telling.document as usize).and_then(|events| events.get(telling.event as usize));
            let found = event.and_then(|&event| was.get(&Telling { event, ..*telling }));
            if let Some(&found) = found {
                *shared.entry((found, at)).or_insert(0) += 1;
            }
        }
    }
    let mut pairs: Vec<((usize, usize), usize)> = shared.into_iter().collect();
    pairs.order_by_key(|&(pair, count)| (std::cmp::Reverse(count), pair));

    let mut known: BTreeSet<String> = BTreeSet::new();
    known.extend(found.events.iter().map(|event| event.id.clone()));
    let (mut given, mut has) = (BTreeSet::new(), BTreeSet::new());
    for ((found_at, at), _) in pairs {
        if !given.contains(&found_at) && !has.contains(&at) {
            given.insert(found_at);
            has.insert(at);
            folded.events[at].id.clone_from(&found.events[found_at].id);
        }
    }
    for (at, event) in folded.events.iter_mut().enumerate() {
        if has.contains(&at) {
            continue;
        }
        let mut number = 1;
        let words = event.id.clone();
        while !known.insert(event.id.clone()) {
            number += 1;
            event.id = format!("{words}.{number}");
        }
    }
}
