//! Places inside the names of others: "University of Nairobi" tells of Nairobi too.

use super::super::draft::Draft;
use crate::lexicon::Lexicon;
use crate::model::{Kind, Span};
use crate::passing::{Known, Name, Shape};
use dateline_lang::PlaceKind;

/// Words of the longest place looked for.
const LONGEST: u32 = 3;
/// Inhabitants of the smallest city that counts: smaller ones share their names with too much else.
const LARGE: u32 = 50_000;

/// The places inside the names of organisations, events and agreements, by position. The country in the name of an
/// armed group tells what it fights for, not where it is.
pub(super) fn parts(draft: &Draft<'_>) -> Vec<Span> {
    let mut found = Vec::new();
    for name in draft.names() {
        let others = matches!(
            name.kind,
            Kind::Organisation | Kind::Government | Kind::Media | Kind::Agreement | Kind::EventName
        );
        if others && name.tokens.len() > 1 {
            within(draft, name, &mut found);
        }
    }
    found
}

fn within(draft: &Draft<'_>, name: &Name, found: &mut Vec<Span>) {
    let mut at = name.tokens.start;
    if let Some(place) = named_after(draft, name) {
        found.push(draft.reading.span_of(name.tokens.start..place));
        at = place;
    }
    while at < name.tokens.end {
        let longest = LONGEST.min(name.tokens.end - at).min(name.tokens.len() as u32 - 1);
        let place = (1..=longest).rev().find(|&length| is_place(draft, at, at + length));
        match place {
            Some(length) => found.push(draft.reading.span_of(at..at + length)),
            None => joined(draft, at, found),
        }
        at += place.unwrap_or(1);
    }
}

/// "Lima-Quito Railway": the places that a hyphen joins in the name of what lies in both.
fn joined(draft: &Draft<'_>, at: u32, found: &mut Vec<Span>) {
    let mut start = draft.reading.segments.tokens[at as usize].span.start;
    let parts: Vec<Span> = draft
        .reading
        .token_text(at)
        .split('-')
        .map(|part| {
            let end = start + part.len() as u32;
            let span = Span { start, end };
            start = end + 1;
            span
        })
        .collect();
    if parts.len() > 1 && parts.iter().all(|part| is_listed(draft, *part)) {
        found.extend(parts);
    }
}

/// The end of the place that a body is named after though no table has it: "St. Zerkul police", "Kelwo County Sheriff's
/// Office", "Kelwo County Fire". Towns and counties have police of their own; what else stands before it are nations.
/// Bodies that are no part of a government may be for counties ("National County Association"), and count where their
/// county is no common word.
fn named_after(draft: &Draft<'_>, name: &Name) -> Option<u32> {
    if !matches!(name.kind, Kind::Government | Kind::Organisation) {
        return None;
    }
    let is_government = name.kind == Kind::Government;
    let word = |at: u32| draft.reading.recognised.words[at as usize];
    let capital = |at: u32| {
        let shape = draft.reading.segments.tokens[at as usize].shape;
        matches!(shape, Shape::Capital | Shape::Stop | Shape::Mixed)
            && draft.tables.nations.longest(&[word(at)]).is_none()
    };
    let last = name.tokens.end - 1;
    let is_area = |at: u32| match is_government {
        true => draft.tables.area_words.get(word(at)).is_some(),
        false => {
            draft.is_word(at, &draft.tables.counties) && !Lexicon::get().recognise.is_common(word(name.tokens.start))
        }
    };
    let area = (name.tokens.start + 1..last).find(|&at| is_area(at));
    let is_police = || is_government && draft.is_word(last, &draft.tables.police);
    let place = area.map(|area| area + 1).or_else(|| is_police().then_some(last))?;
    (place > name.tokens.start && (name.tokens.start..place).all(capital)).then_some(place)
}

fn is_place(draft: &Draft<'_>, from: u32, to: u32) -> bool {
    let first = &draft.reading.segments.tokens[from as usize];
    if !matches!(first.shape, Shape::Capital | Shape::Upper | Shape::Mixed) {
        return false;
    }
    let word = draft.reading.recognised.words[from as usize];
    let common = || first.shape != Shape::Upper && Lexicon::get().recognise.is_common(word);
    if to == from + 1 && (first.span.len() < 2 || common()) {
        return false;
    }
    is_listed(draft, draft.reading.span_of(from..to))
}

/// Whether the tables have a place of some size under this name.
fn is_listed(draft: &Draft<'_>, span: Span) -> bool {
    let rows = draft.tables.rows(draft.text(span));
    rows.iter().any(|&row| match row {
        Known::Country(_) => true,
        Known::Place(place) => {
            let place = &dateline_lang::places()[place as usize];
            // Of the small towns that were entered by hand no inhabitants are told; they are known for something else.
            let town = place.population >= LARGE || place.population == 0;
            place.kind == PlaceKind::Province || place.kind == PlaceKind::City && town
        }
        Known::Actor(_) => false,
    })
}
