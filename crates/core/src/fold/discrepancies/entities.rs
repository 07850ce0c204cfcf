//! Where documents differ on someone or something: how the name is spelt, which office is held.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::super::entities::FoldedEntities;
use super::super::names::PersonName;
use super::distinct;
use crate::dossier::{
    Discrepancy, DiscrepancyKind, DiscrepancyReading, DocumentId, FoldedEntity, Member, Nature, Subject,
};
use crate::lexicon::fold;
use crate::model::{EntityId, Form, Kind, Record, Span};
use crate::order::Order;

/// Everything that documents differ on about someone or something.
pub(super) fn find(records: &[&Record], people: &FoldedEntities) -> Vec<Discrepancy> {
    let mentions = Mentions::new(records);
    let mut found = Vec::new();
    for (at, entity) in people.entities.iter().enumerate() {
        found.extend(spelling(records, &mentions, entity, Subject::Entity(at as u32)));
        found.extend(office(records, &mentions, entity, Subject::Entity(at as u32)));
    }
    found
}

/// Where each document writes the names of each of its entities.
struct Mentions(Vec<Vec<Vec<Span>>>);

impl Mentions {
    fn new(records: &[&Record]) -> Mentions {
        let of = |record: &&Record| {
            let mut spans = vec![Vec::new(); record.entities.len()];
            for mention in record.mentions.iter().filter(|mention| mention.form == Form::Name) {
                spans[mention.entity as usize].push(mention.span);
            }
            spans
        };
        Mentions(records.iter().map(of).collect())
    }

    fn names(&self, document: DocumentId, entity: EntityId) -> &[Span] {
        &self.0[document as usize][entity as usize]
    }
}

/// An office, and the days of the reports that give it.
struct Held<'a> {
    title: &'a str,
    first: Date,
    last: Date,
    reading: DiscrepancyReading,
}

/// A person who holds one office of a body in earlier reports and another in later ones.
fn office(records: &[&Record], mentions: &Mentions, entity: &FoldedEntity, subject: Subject) -> Option<Discrepancy> {
    if entity.kind != Kind::Person || entity.roles.len() < 2 {
        return None;
    }
    let mut held: BTreeMap<(&str, String), Held<'_>> = BTreeMap::new();
    for &Member { document, entity } in &entity.members {
        let record = records[document as usize];
        let (Some(day), Some(&span)) = (record.page.published, mentions.names(document, entity).first()) else {
            continue;
        };
        for role in record.entities[entity as usize].roles.iter().filter(|role| !role.of.is_empty()) {
            let reading = DiscrepancyReading { value: role.title.clone(), document, span, by: None };
            let known = held.entry((role.of.as_str(), fold(&role.title).into_owned()));
            let held = known.or_insert(Held { title: &role.title, first: day, last: day, reading });
            if day < held.first {
                held.reading = DiscrepancyReading { value: role.title.clone(), document, span, by: None };
            }
            (held.first, held.last) = (held.first.min(day), held.last.max(day));
        }
    }
    let follows = |(of, one): (&str, &Held<'_>), (other, two): (&str, &Held<'_>)| {
        of == other && one.last < two.first && !is_part(one.title, two.title) && !is_part(two.title, one.title)
    };
    let all: Vec<(&str, &Held<'_>)> = held.iter().map(|((of, _), held)| (*of, held)).collect();
    let mut changed: Vec<&Held<'_>> = all
        .iter()
        .filter(|one| all.iter().any(|two| follows(**one, *two) || follows(*two, **one)))
        .map(|(_, held)| *held)
        .collect();
    if changed.len() < 2 {
        return None;
    }
    changed.order_by_key(|held| (held.first, held.title));
    let readings = distinct(changed.into_iter().map(|held| held.reading.clone()));
    let weight = 2 + entity.origins.min(3);
    Some(Discrepancy { kind: DiscrepancyKind::Role, subject, nature: Nature::Update, weight, readings })
}

/// "minister" in "interior minister": the same office, said less exactly.
fn is_part(short: &str, long: &str) -> bool {
    let (short, long) = (fold(short), fold(long));
    short.split_whitespace().all(|word| long.split_whitespace().any(|other| other == word))
}

/// A name that documents spell differently: the same words in other letters.
fn spelling(records: &[&Record], mentions: &Mentions, entity: &FoldedEntity, subject: Subject) -> Option<Discrepancy> {
    if !matches!(entity.kind, Kind::Person | Kind::Organisation | Kind::ArmedGroup | Kind::Place) {
        return None;
    }
    let mut first_use: BTreeMap<&str, DiscrepancyReading> = BTreeMap::new();
    for &Member { document, entity } in &entity.members {
        let text = &records[document as usize].page.text;
        for &span in mentions.names(document, entity) {
            let words = span.of(text);
            let reading = || DiscrepancyReading { value: words.to_owned(), document, span, by: None };
            first_use.entry(words).or_insert_with(reading);
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
