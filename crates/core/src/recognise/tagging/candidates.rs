//! The likely tags of each token, by word, ending, shape and place in the sentence.

use std::ops::Range;

use dateline_lang::tags::Tag;

use super::marks;
use super::tables::{Choice, Entry, TagTables};
use crate::lexicon::WordId;
use crate::passing::{Segments, Shape};

/// Whether capitals tell something in a sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    /// They mark names.
    Sentence,
    /// All longer words have them, as in many headlines.
    Title,
}

/// The tags a token may have.
#[derive(Clone, Copy)]
pub(super) enum Likely<'a> {
    One(Tag),
    Some(&'a [Choice]),
}

pub(super) struct Candidates<'a> {
    text: &'a str,
    segments: &'a Segments,
    words: &'a [WordId],
    tables: &'a TagTables,
    /// Where passages between quotation marks begin.
    openings: Vec<u32>,
}

impl<'a> Candidates<'a> {
    pub(super) fn new(text: &'a str, segments: &'a Segments, words: &'a [WordId], tables: &'a TagTables) -> Self {
        let openings = segments.quotes.iter().map(|quote| quote.span.start).collect();
        Candidates { text, segments, words, tables, openings }
    }

    /// Whether the capitals of a sentence tell something.
    pub(super) fn case(&self, sentence: Range<usize>) -> Case {
        let (mut long, mut with_capital) = (0, 0);
        for token in &self.segments.tokens[sentence] {
            let capital = match token.shape {
                Shape::Lower if token.span.len() > 3 => 0,
                Shape::Capital | Shape::Upper if token.span.len() > 3 => 1,
                _ => continue,
            };
            long += 1;
            with_capital += capital;
        }
        if long > 3 && with_capital * 4 > long * 3 { Case::Title } else { Case::Sentence }
    }

    /// The likely tags of a token of the sentence that begins at `first`.
    pub(super) fn of(&self, at: usize, first: usize, case: Case) -> Likely<'a> {
        let token = self.segments.tokens[at];
        let word = token.span.of(self.text);
        Likely::One(match token.shape {
            Shape::Lower => return Likely::Some(&self.entry(at, word).common),
            Shape::Capital | Shape::Mixed => {
                let entry = self.entry(at, word);
                let free = case == Case::Title || self.begins(at, first);
                return Likely::Some(if free { &entry.either } else { &entry.capital });
            }
            Shape::Upper if case == Case::Title => return Likely::Some(&self.entry(at, word).either),
            Shape::Upper => match self.tables.word(self.words[at]) {
                Some(entry) => return Likely::Some(&entry.capital),
                None => Tag::ProperNoun,
            },
            Shape::Clitic if matches!(word, "'" | "’") => Tag::PossessiveEnding,
            Shape::Clitic => return Likely::Some(&self.entry(at, word).common),
            Shape::Number => Tag::CardinalNumber,
            Shape::Alphanumeric => marks::alphanumeric(word),
            Shape::QuoteMark if self.openings.binary_search(&token.span.start).is_ok() => Tag::OpenQuote,
            Shape::QuoteMark => Tag::CloseQuote,
            Shape::Stop => marks::stop(word),
            Shape::Punctuation => marks::mark(word),
            Shape::Uncased | Shape::Address => Tag::ProperNoun,
        })
    }

    fn entry(&self, at: usize, word: &str) -> &'a Entry {
        self.tables.word(self.words[at]).unwrap_or_else(|| self.tables.ending(word))
    }

    /// Whether a capital is due here whatever the word: at the start, behind a colon, an opening quote or a bullet.
    fn begins(&self, at: usize, first: usize) -> bool {
        let words_before = self.segments.tokens[first..at].iter().rev();
        let mut marks =
            words_before.take_while(|token| matches!(token.shape, Shape::QuoteMark | Shape::Punctuation | Shape::Stop));
        let count = marks.clone().count();
        count == at - first
            || marks.any(|token| token.shape == Shape::QuoteMark || matches!(token.span.of(self.text), ":" | "•"))
    }
}
