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
    while at < name.tokens.end {
        let longest = LONGEST.min(name.tokens.end - at).min(name.tokens.len() as u32 - 1);
        let place = (1..=longest).rev().find(|&length| is_place(draft, at, at + length));
        at += place.unwrap_or(1);
        if let Some(length) = place {
            found.push(draft.reading.span_of(at - length..at));
        }
    }
}

fn is_place(draft: &Draft<'_>, from: u32, to: u32) -> bool {
    let first = &draft.reading.segments.tokens[from as usize];
    if !matches!(first.shape, Shape::Capital | Shape::Upper | Shape::Mixed) {
        return false;
    }
    let word = draft.reading.recognised.words[from as usize];
    if to == from + 1 && (first.span.len() < 2 || Lexicon::get().recognise.is_common(word)) {
        return false;
    }
    let rows = draft.tables.rows(draft.text(draft.reading.span_of(from..to)));
    rows.iter().any(|&row| match row {
        Known::Country(_) => true,
        Known::Place(place) => {
            let place = &dateline_lang::places()[place as usize];
            place.kind == PlaceKind::Province || place.kind == PlaceKind::City && place.population >= LARGE
        }
        Known::Actor(_) => false,
    })
}
