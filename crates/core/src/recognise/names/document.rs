//! The document decides: a name that is clear once helps its unclear mentions.

use rustc_hash::FxHashMap;

use super::scores::Scores;
use super::{Candidate, ENOUGH, Text};
use crate::model::{Form, Kind};
use crate::passing::Shape;

/// Points from which a candidate teaches others.
const CLEAR: i16 = 5;

/// Adds to each candidate what the rest of the document says, and lifts doubts.
pub(super) fn decide(text: Text<'_>, candidates: &mut [Candidate]) {
    acronyms(text, candidates);
    let mut wholes: FxHashMap<&str, Scores> = FxHashMap::default();
    let mut persons: FxHashMap<&str, i16> = FxHashMap::default();
    for candidate in candidates.iter() {
        let (kind, points) = candidate.scores.best();
        if candidate.doubtful || points < ENOUGH {
            continue;
        }
        let whole = wholes.entry(text.of(candidate)).or_default();
        whole.add(kind, if points >= CLEAR { 4 } else { 1 });
        if kind == Kind::Person && points >= CLEAR && candidate.to > candidate.from + 1 {
            let tokens = &text.segments.tokens[candidate.from..candidate.to];
            for (at, token) in tokens.iter().enumerate() {
                let points = if at + 1 == tokens.len() { 6 } else { 3 };
                if token.span.len() > 2 && matches!(token.shape, Shape::Capital | Shape::Mixed) {
                    let known = persons.entry(token.span.of(text.text)).or_default();
                    *known = (*known).max(points);
                }
            }
        }
    }
    for candidate in candidates.iter_mut() {
        if candidate.known.is_some() && !candidate.doubtful && candidate.scores.best().0 != Kind::Place {
            continue;
        }
        let name = text.of(candidate);
        let single = candidate.to == candidate.from + 1;
        if single && let Some(&points) = persons.get(name) {
            let country = candidate.rule == "name.country";
            if !country {
                candidate.scores.add(Kind::Person, if candidate.known.is_some() { points + 3 } else { points });
                candidate.doubtful = false;
                candidate.known = candidate.known.filter(|_| candidate.scores.best().0 != Kind::Person);
            }
        }
        if candidate.known.is_none()
            && let Some(whole) = wholes.get(name)
        {
            candidate.scores.add_all(whole);
            candidate.doubtful = false;
        }
    }
}

/// "Azadi Liberation Front (ALF)": the letters in brackets are what the words before them are.
fn acronyms(text: Text<'_>, candidates: &mut [Candidate]) {
    let mut meanings: FxHashMap<&str, Kind> = FxHashMap::default();
    for at in 1..candidates.len() {
        let (long, short) = (&candidates[at - 1], &candidates[at]);
        let in_brackets = short.from == long.to + 1
            && short.to == short.from + 1
            && short.form == Form::Acronym
            && text.segments.tokens[long.to].span.of(text.text) == "(";
        if !in_brackets || !abbreviates(text.of(short), text.of(long)) {
            continue;
        }
        if long.scores.best().1 >= ENOUGH {
            meanings.insert(text.of(short), long.scores.best().0);
        }
    }
    for candidate in candidates.iter_mut().filter(|candidate| candidate.form == Form::Acronym) {
        if candidate.known.is_none()
            && let Some(&kind) = meanings.get(text.of(candidate))
        {
            candidate.scores = Scores::default();
            candidate.scores.add(kind, CLEAR + 2);
            candidate.rule = "name.acronym";
            candidate.doubtful = false;
        }
    }
}

/// Whether the letters of `short` are, in order, letters of `long`, the first of them its first.
fn abbreviates(short: &str, long: &str) -> bool {
    let mut letters = long.chars().flat_map(char::to_lowercase);
    short
        .chars()
        .filter(|letter| letter.is_alphabetic())
        .flat_map(char::to_lowercase)
        .all(|wanted| letters.any(|letter| letter == wanted))
}
