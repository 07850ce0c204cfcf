//! What a link opens in the reader, told so that it leads to the same words or nowhere.

use std::fmt;

use dateline_core::model::{Record, Span};

use crate::dossier::{Dossier, Finding, What};
use crate::key::Key;
use crate::query::span_of;
use crate::state::Selection;

/// Points at an article, or at words in it and what was found in them. A place in a list would do for as long as the page
/// is open; in a link, with other articles or in another order, it would lead to something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pointer {
    /// Made from the article's id and the words that are pointed at.
    check: u32,
    finding: Option<Found>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Found {
    what: What,
    span: Span,
    /// How many findings of that list and span come before it.
    nth: u32,
}

impl Pointer {
    /// Points at what is selected.
    pub fn to(dossier: &Dossier, selection: Selection) -> Option<Self> {
        let record = dossier.record(selection.document())?;
        let Selection::Finding(finding) = selection else {
            return Some(Pointer { check: check(record, None)?, finding: None });
        };
        let span = span_of(record, finding)?;
        let before = (0..finding.index).filter(|&index| span_of(record, Finding { index, ..finding }) == Some(span));
        let found = Found { what: finding.what, span, nth: before.count() as u32 };
        Some(Pointer { check: check(record, Some(span))?, finding: Some(found) })
    }

    /// What it points at among these articles, if it is there.
    pub fn find(self, dossier: &Dossier) -> Option<Selection> {
        let span = self.finding.map(|found| found.span);
        let documents = dossier.documents.iter().zip(0u32..);
        let mut right = documents.filter(|(document, _)| check(&document.record, span) == Some(self.check));
        right.find_map(|(document, id)| {
            let Some(found) = self.finding else { return Some(Selection::Document(id)) };
            let at = |index: u32| Finding { document: id, what: found.what, index };
            let there = (0u32..)
                .map(|index| (at(index), span_of(&document.record, at(index))))
                .take_while(|(_, span)| span.is_some())
                .filter(|(_, span)| *span == Some(found.span))
                .nth(found.nth as usize);
            there.map(|(finding, _)| Selection::Finding(finding))
        })
    }

    /// Reads what its [`fmt::Display`] wrote.
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let check =
            parts.next().filter(|digits| digits.len() == 8 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
        let check = u32::from_str_radix(check, 16).ok()?;
        let Some(first) = parts.next() else { return Some(Pointer { check, finding: None }) };
        let what = What::from_key(first.get(..1)?)?;
        let span = Span { start: number(first.get(1..)?)?, end: number(parts.next()?)? };
        let nth = parts.next().map_or(Some(0), number)?;
        let sound = span.start <= span.end && parts.next().is_none();
        sound.then_some(Pointer { check, finding: Some(Found { what, span, nth }) })
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:08x}", self.check)?;
        let Some(Found { what, span, nth }) = self.finding else { return Ok(()) };
        write!(out, "-{}{}-{}", what.key(), span.start, span.end)?;
        if nth > 0 { write!(out, "-{nth}") } else { Ok(()) }
    }
}

/// Digits alone: a sign would be another way to write the same link.
fn number(text: &str) -> Option<u32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

/// FNV-1a over the article's id and the words; of the title for the article as a whole. `None` if there are no such words.
fn check(record: &Record, span: Option<Span>) -> Option<u32> {
    let words = match span {
        Some(span) => record.page.text.get(span.range())?,
        None => &record.page.title,
    };
    let bytes = record.page.id.bytes().chain([0]).chain(words.bytes());
    Some(bytes.fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)))
}
