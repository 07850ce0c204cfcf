//! What the trained network sees becomes names: its spans stand, what tables are certain of stands beside them, and the
//! document has the last word.

use std::ops::Range;

use dateline_lang::PlaceKind;
use dateline_lang::names::{NameUse, NameWord};
use dateline_lang::tags::Tag;

use super::agreed::{agree, recall};
use super::features::features;
use super::known::SMALL;
use super::scores::Scores;
use super::spans::{
    ends_as_a_place, is_called, is_dateline, is_given_alone, is_home, is_placed, is_said_of, is_short_for_a_body,
};
use super::{Candidate, ENOUGH, Text};
use crate::model::{Form, Kind};
use crate::network::Seen;
use crate::order::Order;
use crate::passing::{Known, Shape};
use crate::recognise::sight;

/// What the network can tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Person,
    Organisation,
    Place,
    Event,
    Other,
}

/// The rule of places that a report begins with.
pub(super) const DATELINE: &str = "name.dateline";
/// Points of a name that the network sees.
pub(super) const SEEN: i16 = 7;

/// Replaces the candidates of the rules by the names that the network sees and those that are certain. Gives the tags
/// that it sees of some tokens, where it reads.
pub(super) fn decide(text: Text<'_>, candidates: &mut Vec<Candidate>, tagged: &[bool]) -> Vec<Option<Tag>> {
    let Some(network) = sight::network() else { return Vec::new() };
    let features = features(text, candidates);
    let sentences = worth_reading(text, candidates);
    let sight = sight::read(network, text.text, text.segments, &features, &sentences, tagged);
    let classes: Vec<Class> = network.classes().iter().map(|name| class_named(name)).collect();
    let old = std::mem::take(candidates);
    let mut unseen = Vec::new();
    let mut at = 0;
    for Seen { tokens, class } in sight.names {
        while at < old.len() && old[at].to <= tokens.start {
            rest(text, &old[at], &mut unseen, candidates);
            at += 1;
        }
        let first = at;
        while at < old.len() && old[at].from < tokens.end {
            at += 1;
        }
        let before = candidates.len();
        name(text, tokens.start, tokens.end, classes[class], &old[first..at], candidates);
        if candidates.len() == before {
            old[first..at].iter().for_each(|candidate| rest(text, candidate, &mut unseen, candidates));
        } else {
            let outside =
                |part: &&Candidate| candidates[before..].iter().all(|name| !(name.from..name.to).contains(&part.from));
            let parts: Vec<_> =
                old[first..at].iter().filter(|part| part.span.is_some()).filter(outside).cloned().collect();
            candidates.extend(parts);
        }
        // A candidate that goes on behind the name may overlap the next name too.
        while at > first
            && old[at - 1].to > tokens.end
            && candidates.last().is_none_or(|last| last.to <= old[at - 1].from)
        {
            at -= 1;
        }
    }
    old[at..].iter().for_each(|candidate| rest(text, candidate, &mut unseen, candidates));
    agree(text, candidates);
    recall(text, unseen, candidates);
    candidates.order_by_key(|candidate| (candidate.from, candidate.span.map_or(0, |span| span.start)));
    sight.tags
}

/// The sentences that may hold a name, by their tokens. A fifth of the news stands in others: nothing in them has a
/// capital but the common word that they begin with, which [`name`] would not let pass.
fn worth_reading(text: Text<'_>, candidates: &[Candidate]) -> Vec<Range<usize>> {
    let mut candidates = candidates.iter().peekable();
    let mut sentences = Vec::new();
    for sentence in &text.segments.sentences {
        let tokens = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let word = |at: &usize| !matches!(text.segments.tokens[*at].shape, Shape::QuoteMark | Shape::Punctuation);
        let first = tokens.clone().find(word).unwrap_or(tokens.start);
        let mut found = false;
        while let Some(candidate) = candidates.next_if(|candidate| candidate.from < tokens.end) {
            found |= candidate.to > first + 1 || is_sure(candidate);
        }
        if found || !begins_with_its_only_capital(text, first, tokens.end) {
            sentences.push(tokens);
        }
    }
    sentences
}

/// Whether a sentence begins with a common word, and no other word has a capital, but for "I".
fn begins_with_its_only_capital(text: Text<'_>, first: usize, end: usize) -> bool {
    let small = |at: usize| {
        let token = text.segments.tokens[at];
        token.shape == Shape::Lower || token.span.of(text.text) == "I" || !is_large(text, at)
    };
    first < end
        && text.segments.tokens[first].shape == Shape::Capital
        && text.common.is_common(text.words[first])
        && (first + 1..end).all(small)
}

/// Whether the rules have little doubt.
fn is_sure(candidate: &Candidate) -> bool {
    !candidate.doubtful && candidate.scores.best().1 >= ENOUGH
}

fn class_named(name: &str) -> Class {
    match name {
        "person" => Class::Person,
        "organisation" => Class::Organisation,
        "place" => Class::Place,
        "event" => Class::Event,
        _ => Class::Other,
    }
}

pub(super) fn class_of(kind: Kind) -> Class {
    match kind {
        Kind::Person => Class::Person,
        Kind::Organisation | Kind::ArmedGroup | Kind::Government | Kind::Media => Class::Organisation,
        Kind::Place => Class::Place,
        Kind::EventName => Class::Event,
        Kind::Nationality | Kind::Agreement | Kind::Weapon => Class::Other,
    }
}

/// Keeps what is certain without the network; what is only likely may be recalled by the document.
fn rest(text: Text<'_>, candidate: &Candidate, unseen: &mut Vec<Candidate>, kept: &mut Vec<Candidate>) {
    let overlaps = kept.last().is_some_and(|last| last.to > candidate.from && last.span.is_none());
    if overlaps {
        return;
    }
    if candidate.span.is_some() || is_certain(candidate) {
        kept.push(candidate.clone());
    } else if candidate.known.is_none() && is_dateline(text, candidate.from, candidate.to) {
        kept.push(bare(Kind::Place, candidate.from, candidate.to, DATELINE));
    } else {
        unseen.push(candidate.clone());
    }
}

/// Whether a table has the name, and it can hardly mean anything else.
fn is_certain(candidate: &Candidate) -> bool {
    let known = match candidate.known {
        Some(Known::Country(_) | Known::Actor(_)) => true,
        Some(Known::Place(_)) => candidate.to > candidate.from + 1 || candidate.rule == SMALL,
        None => candidate.rule == "name.pattern.whole",
    };
    // Treaties and weapons are rare in what the network learnt from.
    let (kind, points) = candidate.scores.best();
    let patterned = candidate.rule.starts_with("name.pattern") && matches!(class_of(kind), Class::Other | Class::Event);
    (known || patterned) && !candidate.doubtful && points >= ENOUGH
}

/// Whether a span has a capital, or stands in a sentence that has none at all.
fn is_written(text: Text<'_>, from: usize, to: usize) -> bool {
    let sentence = text.segments.sentences.partition_point(|sentence| sentence.tokens.end as usize <= from);
    let whole = text.segments.sentences.get(sentence).map(|sentence| sentence.tokens.clone());
    let large = |at: usize| is_large(text, at);
    (from..to).any(large) || whole.is_some_and(|mut whole| !whole.any(|at| large(at as usize)))
}

fn is_large(text: Text<'_>, at: usize) -> bool {
    text.segments.tokens[at].span.of(text.text).contains(char::is_uppercase)
}

/// "Apr", "Sunday", "3", "–": what dates are written with.
fn is_time(text: Text<'_>, at: usize) -> bool {
    let shape = text.segments.tokens[at].shape;
    let word = text.words[at];
    text.tables.words.get(word) == Some(&NameWord::Never)
        || text.tables.features.is_date(word)
        || matches!(shape, Shape::Number | Shape::Punctuation)
}

/// Without the date before or behind it, which bodies and events may have in their names: "Chad Sunday".
fn trimmed(text: Text<'_>, from: usize, to: usize, class: Class) -> Option<(usize, usize)> {
    let begins_with_date = text.tables.features.is_date(text.words[from]);
    let first = if begins_with_date { (from..to).find(|at| !is_time(text, *at))? } else { from };
    let ends = !matches!(class, Class::Organisation | Class::Event);
    let last = (first..to).rev().find(|at| !(ends && is_time(text, *at)))?;
    (first > from || last + 1 < to).then_some((first, last + 1))
}

/// Whether a span is a name of the rules with no more than a title before it or small words behind it: "Mullah Velkan
/// Zadran", "Khost province".
fn adds_nothing(text: Text<'_>, rule: &Candidate, from: usize, to: usize) -> bool {
    let small = |at: usize| text.segments.tokens[at].shape == Shape::Lower;
    let behind = rule.from == from && rule.to < to && rule.known.is_some() && (rule.to..to).all(small);
    let titled =
        || text.tables.titles.longest(&text.words[from..to]).is_some_and(|(length, _)| from + length == rule.from);
    behind || rule.from > from && rule.to == to && titled()
}

/// Whether the tables know a name as a province, which acts like a body: "B.C. and Ontario announced it".
fn is_province(rule: &Candidate) -> bool {
    let Some(Known::Place(place)) = rule.known else { return false };
    !rule.doubtful && dateline_lang::places()[place as usize].kind == PlaceKind::Province
}

/// Whether the rules have little doubt that two or more words are a person, the first a given name.
fn is_sure_person(text: Text<'_>, rule: &Candidate) -> bool {
    let given = matches!(text.tables.persons.get(text.words[rule.from]), Some(NameUse::Given | NameUse::Both));
    rule.to > rule.from + 1 && given && is_sure(rule) && rule.scores.best().0 == Kind::Person
}

/// A name of which nothing is known but where it stands.
fn bare(kind: Kind, from: usize, to: usize, rule: &'static str) -> Candidate {
    let mut scores = Scores::default();
    scores.add(kind, SEEN);
    Candidate { from, to, scores, form: Form::Name, known: None, rule, doubtful: false, span: None }
}

/// Adds the name of a span that the network sees, with what the rules know of it.
fn name(text: Text<'_>, from: usize, to: usize, class: Class, rules: &[Candidate], out: &mut Vec<Candidate>) {
    let whole = rules.iter().filter(|rule| rule.span.is_none());
    if let Some(wider) = whole.clone().find(|rule| rule.from <= from && rule.to >= to && is_certain(rule)) {
        return out.push(wider.clone());
    }
    if !is_written(text, from, to) {
        return;
    }
    // "shell Chad": no name begins small, but for its particles and those of sentences without capitals.
    let small = |at: usize| {
        let particle = text.tables.words.get(text.words[at]) == Some(&NameWord::Particle);
        text.segments.tokens[at].shape == Shape::Lower && !particle
    };
    if to > from + 1 && small(from) && !small(to - 1) && (from + 1..to).any(|at| is_large(text, at)) {
        return name(text, from + 1, to, class, rules, out);
    }
    // "Afghan-Pakistan relations": two that are known, and no third.
    let parts = rules.iter().filter(|rule| rule.span.is_some() && rule.from == from);
    let word = text.segments.tokens[from].span.of(text.text);
    if to == from + 1 && word.contains('-') && parts.clone().count() == word.split('-').count() {
        return out.extend(parts.cloned());
    }
    if to > from + 1 && text.is_seated(from) {
        return name(text, from + 1, to, class, rules, out);
    }
    let same = whole.clone().find(|rule| rule.from == from && rule.to == to);
    if let Some(province) = same.filter(|rule| class == Class::Organisation && is_province(rule)) {
        return out.push(province.clone());
    }
    // "Pearson International Airport": what its last word says, which no one is called.
    let known = same.is_some_and(|rule| rule.known.is_some());
    if matches!(class, Class::Person | Class::Place) && !known && ends_as_a_place(text, from, to) {
        return out.push(bare(Kind::Place, from, to, "name.pattern.last"));
    }
    // "Christian Velkan": a given name and a surname of which no table knows anything else.
    if let Some(person) = same.filter(|rule| class == Class::Place && is_sure_person(text, rule)) {
        return out.push(person.clone());
    }
    // "Laura was glad": a given name and nothing else, where no place stands.
    if class == Class::Place && !known && is_given_alone(text, from, to) {
        return out.push(bare(Kind::Person, from, to, "name.given"));
    }
    let shouted = (from..to).all(|at| text.segments.tokens[at].shape == Shape::Upper);
    let person = same.is_some_and(|rule| is_sure_person(text, rule));
    let may_be = shouted || matches!(class, Class::Person | Class::Other) && !person;
    if may_be && !known && is_dateline(text, from, to) {
        return out.push(bare(Kind::Place, from, to, DATELINE));
    }
    if class == Class::Person && !known && is_home(text, from, to) {
        return out.push(bare(Kind::Place, from, to, "name.home"));
    }
    if matches!(class, Class::Person | Class::Organisation) && !known && is_called(text, from) {
        return out.push(bare(Kind::Place, from, to, "name.area"));
    }
    if let Some(inner) = whole.clone().find(|rule| rule.to == to && is_said_of(text, from, rule.from)) {
        return out.push(inner.clone());
    }
    if let Some((from, to)) = trimmed(text, from, to, class).filter(|_| same.is_none()) {
        return name(text, from, to, class, rules, out);
    }
    let common = to == from + 1
        && text.segments.tokens[from].shape == Shape::Capital
        && text.common.is_common(text.words[from])
        && !same.is_some_and(is_sure)
        && !(class == Class::Organisation && is_short_for_a_body(text, from));
    let thing = to == from + 1
        && text.segments.tokens[from].shape == Shape::Upper
        && from > 0
        && text.tags[from - 1] == Tag::Determiner
        && text.tables.words.get(text.words[from]) == Some(&NameWord::Thing)
        && same.is_none_or(|rule| rule.rule != "name.acronym");
    if common || thing || (from..to).all(|at| is_time(text, at)) {
        return;
    }
    let own = |rule: &&Candidate| class_of(rule.scores.best().0) == class && !rule.doubtful;
    if let Some(core) = whole.clone().filter(own).find(|rule| adds_nothing(text, rule, from, to)) {
        return out.push(core.clone());
    }
    if let Some(town) = same.filter(|rule| class == Class::Person && is_placed(text, rule)) {
        return out.push(town.clone());
    }
    // What the rules only guess of a body, its own words know better.
    let kind = whole
        .clone()
        .filter(|rule| class != Class::Organisation || is_sure(rule))
        .map(|rule| rule.scores.best().0)
        .find(|kind| class_of(*kind) == class)
        .or_else(|| kind_of(text, from, to, class));
    let Some(kind) = kind else { return };
    let mut scores = Scores::default();
    scores.add(kind, SEEN);
    let agrees = |rule: &&Candidate| class_of(rule.scores.best().0) == class;
    let alone = to == from + 1 && text.segments.tokens[from].shape == Shape::Upper;
    let form = match kind {
        Kind::Nationality => Form::Demonym,
        _ if alone => Form::Acronym,
        _ => Form::Name,
    };
    out.push(match same.filter(agrees) {
        Some(rule) => Candidate { doubtful: false, scores, ..rule.clone() },
        None => Candidate { from, to, scores, form, known: None, rule: "name.network", doubtful: false, span: None },
    });
}

/// The kind of a span of a class, by the words that its names begin or end with.
pub(super) fn kind_of(text: Text<'_>, from: usize, to: usize, class: Class) -> Option<Kind> {
    let words = &text.words[from..to];
    let last = (0..words.len()).find_map(|at| {
        let (length, kind) = text.tables.last.longest(&words[at..])?;
        (at + length == words.len()).then_some(*kind)
    });
    let first = || text.tables.first.longest(words).or_else(|| text.tables.of.longest(words)).map(|(_, kind)| *kind);
    let by_words = last.or_else(first).filter(|kind| class_of(*kind) == class);
    by_words.or(match class {
        Class::Person => Some(Kind::Person),
        Class::Organisation => Some(Kind::Organisation),
        Class::Place => Some(Kind::Place),
        Class::Event => Some(Kind::EventName),
        Class::Other => None,
    })
}
