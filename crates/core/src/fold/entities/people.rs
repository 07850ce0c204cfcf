//! Joins people by name: full names that may be one, then last names that only one of them bears.

use rustc_hash::FxHashMap;

use super::super::names::PersonName;
use super::{Clusters, Local};
use crate::model::Kind;
use crate::order::Order;

/// One person so far.
#[derive(Debug)]
struct Person {
    /// A member, for joining.
    at: usize,
    /// The fullest name.
    name: PersonName,
    country: Option<String>,
    mentions: u32,
}

/// Joins people whose names may be one, the fullest names first.
pub(super) fn join(locals: &[Local<'_>], clusters: &mut Clusters) {
    let mut named: Vec<(PersonName, usize)> = locals
        .iter()
        .enumerate()
        .filter(|(_, local)| local.entity.kind == Kind::Person)
        .map(|(at, local)| (fullest_name(local), at))
        .collect();
    named.order_by(|a, b| {
        b.0.len().cmp(&a.0.len()).then(locals[b.1].mentions.cmp(&locals[a.1].mentions)).then_with(|| a.cmp(b))
    });

    let mut people: Vec<Person> = Vec::new();
    let mut bearers: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (name, at) in named {
        let local = &locals[at];
        let Some(last) = name.last_key().map(str::to_owned) else { continue };
        let bearers = bearers.entry(last).or_default();
        let fitting: Vec<usize> =
            bearers.iter().copied().filter(|&person| fits(&people[person], &name, local)).collect();
        match the_one(&people, &fitting, name.len()) {
            Some(person) => {
                clusters.join(people[person].at, at);
                people[person].mentions += local.mentions;
                if people[person].country.is_none() {
                    people[person].country.clone_from(&local.entity.country);
                }
            }
            None => {
                bearers.push(people.len());
                people.push(Person { at, name, country: local.entity.country.clone(), mentions: local.mentions });
            }
        }
    }
}

fn fullest_name(local: &Local<'_>) -> PersonName {
    std::iter::once(&local.entity.name)
        .chain(&local.entity.aliases)
        .map(|name| PersonName::new(name))
        .reduce(|best, name| if name.len() > best.len() { name } else { best })
        .expect("an entity has a name")
}

fn fits(person: &Person, name: &PersonName, local: &Local<'_>) -> bool {
    let countries_differ = match (&person.country, &local.entity.country) {
        (Some(one), Some(two)) => one != two,
        _ => false,
    };
    !countries_differ && person.name.may_be(name)
}

/// The only fitting person; of several, one that is mentioned three times as often as all others together.
/// A full name is content with the most mentioned.
fn the_one(people: &[Person], fitting: &[usize], words: usize) -> Option<usize> {
    let best = *fitting.iter().max_by_key(|&&person| (people[person].mentions, std::cmp::Reverse(person)))?;
    let others: u32 = fitting.iter().filter(|&&person| person != best).map(|&person| people[person].mentions).sum();
    (others == 0 || words > 1 || people[best].mentions >= 3 * others).then_some(best)
}
