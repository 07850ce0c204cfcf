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
    let policed = policed(draft, name);
    let mut at = name.tokens.start;
    if let Some(place) = policed {
        found.push(draft.reading.span_of(name.tokens.start..place));
        at = place;
    }
    while at < name.tokens.end {
        let longest = LONGEST.min(name.tokens.end - at).min(name.tokens.len() as u32 - 1);
        let place = (1..=longest).rev().find(|&length| is_place(draft, at, at + length));
        at += place.unwrap_or(1);
        if let Some(length) = place {
            found.push(draft.reading.span_of(at - length..at));
        }
    }
}

/// The end of the place that a body is named after though no table has it: "St. Zerkul police", "Kelwo County Sheriff's
/// Office". Towns and counties have police of their own; what else stands before it are nations.
fn policed(draft: &Draft<'_>, name: &Name) -> Option<u32> {
    if name.kind != Kind::Government {
        return None;
    }
    let word = |at: u32| draft.reading.recognised.words[at as usize];
    let capital = |at: u32| {
        let shape = draft.reading.segments.tokens[at as usize].shape;
        matches!(shape, Shape::Capital | Shape::Stop | Shape::Mixed)
            && draft.tables.nations.longest(&[word(at)]).is_none()
    };
    let last = name.tokens.end - 1;
    let area = (name.tokens.start + 1..last).find(|&at| draft.tables.area_words.get(word(at)).is_some());
    let place = area.map(|area| area + 1).or_else(|| draft.is_word(last, &draft.tables.police).then_some(last))?;
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
    let rows = draft.tables.rows(draft.text(draft.reading.span_of(from..to)));
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
