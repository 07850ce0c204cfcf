//! Cuts sentences into islands: runs of words that tell time, with all that each can be.

use super::class::Class;
use super::digits::{self, Sense};
use super::mask::Mask;
use super::numbers;
use super::tables::{Entry, Tables};
use crate::lexicon::{Lexicon, WordId};
use crate::model::Span;
use crate::passing::{Reading, Shape, Token, TokenId, TokenRange};

/// A word, part of a hyphenated word, or fixed phrase.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    /// Its bytes.
    pub(super) span: Span,
    /// Its first token.
    pub(super) token: TokenId,
    /// One past its last token.
    pub(super) token_end: TokenId,
    /// Everything it can be.
    pub(super) mask: Mask,
    first: u32,
    count: u32,
}

/// A run of items, reused from one run to the next.
#[derive(Debug, Default)]
pub(super) struct Island {
    /// The items, by position.
    pub(super) items: Vec<Item>,
    senses: Vec<Sense>,
    anchored: bool,
}

impl Island {
    /// What an item can be.
    pub(super) fn senses(&self, item: &Item) -> &[Sense] {
        &self.senses[item.first as usize..(item.first + item.count) as usize]
    }

    /// The value of an item as a member of a class.
    pub(super) fn value(&self, at: usize, class: Class) -> Option<i32> {
        self.values(at, class).next()
    }

    /// The values of an item as a member of a class, likelier ones first.
    pub(super) fn values(&self, at: usize, class: Class) -> impl Iterator<Item = i32> {
        let senses = self.items.get(at).map_or(&[][..], |item| self.senses(item));
        senses.iter().filter(move |sense| sense.class == class).map(|sense| sense.value)
    }

    /// Puts one item with one or more senses in the place of several.
    pub(super) fn merge(&mut self, at: usize, count: usize, senses: &[Sense], tables: &Tables) {
        let last = self.items[at + count - 1];
        let first = self.senses.len() as u32;
        self.senses.extend_from_slice(senses);
        let item = &mut self.items[at];
        item.span = item.span.cover(last.span);
        item.token_end = last.token_end;
        item.mask =
            senses.iter().fold(Mask::NONE, |mask, sense| mask.or(tables.symbols.mask(sense.class, sense.value)));
        (item.first, item.count) = (first, senses.len() as u32);
        self.anchored |= senses.iter().any(|sense| sense.class.is_anchor());
        self.items.drain(at + 1..at + count);
    }

    fn clear(&mut self) {
        self.items.clear();
        self.senses.clear();
        self.anchored = false;
    }
}

/// Calls `visit` with each island of a sentence that can hold an expression.
pub(super) fn islands(
    reading: Reading<'_>,
    tables: &Tables,
    sentence: TokenRange,
    island: &mut Island,
    mut visit: impl FnMut(&Island),
) {
    let mut at = sentence.start;
    island.clear();
    loop {
        let taken = if at < sentence.end { take(reading, tables, at, sentence.end, island) } else { 0 };
        if taken > 0 {
            at += taken;
            continue;
        }
        if island.anchored || island.items.len() > 1 {
            numbers::merge(island, tables);
            if island.anchored {
                visit(island);
            }
        }
        if !island.items.is_empty() {
            island.clear();
        }
        if at >= sentence.end {
            return;
        }
        at += 1;
    }
}

/// Adds what begins at a token; gives the number of tokens it takes, 0 when none of it tells time.
fn take(reading: Reading<'_>, tables: &Tables, at: TokenId, end: TokenId, island: &mut Island) -> u32 {
    let word = reading.word(at);
    let token = &reading.segments.tokens[at as usize];
    if word.is_known() {
        let words = &reading.recognised.words[at as usize..end as usize];
        if let Some((length, entry)) = tables.phrase(words) {
            let last = &reading.segments.tokens[at as usize + length - 1];
            if add(tables, entry, token.span.cover(last.span), token.shape, at..at + length as u32, island) {
                return length as u32;
            }
        }
        if let Some(entry) = tables.word(word)
            && add(tables, entry, token.span, token.shape, at..at + 1, island)
        {
            return 1;
        }
    }
    match token.shape {
        Shape::Number | Shape::Alphanumeric => u32::from(take_digits(reading, tables, at, token, island)),
        Shape::Lower | Shape::Capital | Shape::Upper | Shape::Mixed => {
            u32::from(take_parts(reading, tables, at, token, island))
        }
        _ => 0,
    }
}

fn add(tables: &Tables, entry: &Entry, span: Span, shape: Shape, tokens: TokenRange, island: &mut Island) -> bool {
    let mask = if shape == Shape::Lower { entry.lower } else { entry.mask };
    if mask == Mask::NONE {
        return false;
    }
    let first = island.senses.len() as u32;
    island.senses.extend_from_slice(tables.senses(entry));
    let count = island.senses.len() as u32 - first;
    island.items.push(Item { span, token: tokens.start, token_end: tokens.end, mask, first, count });
    island.anchored |= entry.anchor;
    true
}

fn take_digits(reading: Reading<'_>, tables: &Tables, at: TokenId, token: &Token, island: &mut Island) -> bool {
    let text = token.span.of(reading.text());
    add_digits(tables, text, token.span, at, island) || take_parts(reading, tables, at, token, island)
}

fn add_digits(tables: &Tables, text: &str, span: Span, at: TokenId, island: &mut Island) -> bool {
    let first = island.senses.len();
    digits::senses(text, &mut island.senses);
    let senses = &island.senses[first..];
    if senses.is_empty() {
        return false;
    }
    let mask = senses.iter().fold(Mask::NONE, |mask, sense| mask.or(tables.symbols.mask(sense.class, sense.value)));
    island.anchored |= senses.iter().any(|sense| sense.class.is_anchor() || sense.class == Class::Ordinal);
    let (first, count) = (first as u32, senses.len() as u32);
    island.items.push(Item { span, token: at, token_end: at + 1, mask, first, count });
    true
}

/// "two-year-old", "mid-November", "2014–16": all parts tell time, or none is taken.
fn take_parts(reading: Reading<'_>, tables: &Tables, at: TokenId, token: &Token, island: &mut Island) -> bool {
    let text = token.span.of(reading.text());
    let is_hyphen = |letter: char| matches!(letter, '-' | '‐' | '‑' | '–' | '−');
    if !text.contains(is_hyphen) {
        return false;
    }
    let (items, senses, anchored) = (island.items.len(), island.senses.len(), island.anchored);
    let vocabulary = &Lexicon::get().vocabulary;
    let mut start = token.span.start as usize;
    for part in text.split_inclusive(is_hyphen) {
        let bare = part.trim_end_matches(is_hyphen);
        let span = Span::new(start, start + bare.len());
        let shape = if bare.chars().next().is_some_and(char::is_uppercase) { Shape::Capital } else { Shape::Lower };
        let entry = match vocabulary.look_up(bare) {
            WordId::UNKNOWN => None,
            word => tables.word(word),
        };
        let known = add_digits(tables, bare, span, at, island)
            || entry.is_some_and(|entry| add(tables, entry, span, shape, at..at + 1, island));
        if !known {
            island.items.truncate(items);
            island.senses.truncate(senses);
            island.anchored = anchored;
            return false;
        }
        start += part.len();
        if bare.len() < part.len() {
            let span = Span::new(start - (part.len() - bare.len()), start);
            let (first, count) = (island.senses.len() as u32, 0);
            island.items.push(Item { span, token: at, token_end: at + 1, mask: tables.hyphen, first, count });
        }
    }
    true
}
