//! What a sentence says of its words as a whole: how it is written, what stands in marks.

use std::ops::Range;

use super::super::Text;
use super::super::capitals::is_titled;
use crate::passing::Shape;

/// How a sentence is written.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Style {
    /// Every longer word is in capitals.
    pub(super) capitals: bool,
    /// Every longer word has a capital.
    pub(super) title: bool,
    /// No word has a capital.
    pub(super) small: bool,
    /// No full stop ends it.
    pub(super) open: bool,
}

impl Style {
    pub(super) fn of(text: Text<'_>, sentence: Range<usize>) -> Style {
        let tokens = &text.segments.tokens[sentence.clone()];
        let (mut small, mut large, mut upper) = (0, 0, 0);
        for token in tokens.iter().filter(|token| token.span.len() > 1) {
            match token.shape {
                Shape::Lower => small += 1,
                Shape::Upper if token.span.len() > 3 => {
                    upper += 1;
                    large += 1;
                }
                Shape::Capital | Shape::Upper | Shape::Mixed => large += 1,
                _ => {}
            }
        }
        let ended = tokens.iter().rev().find(|token| token.shape != Shape::QuoteMark);
        Style {
            capitals: upper > 1 && small == 0,
            title: is_titled(text, sentence),
            small: large == 0 && small > 1,
            open: ended.is_none_or(|last| last.shape != Shape::Stop),
        }
    }
}

/// What marks a token stands within.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Within {
    /// The quotation that is open, by its place in the document.
    quote: usize,
    brackets: u32,
}

impl Within {
    /// Whether the token is quoted. Tokens must be asked for in order.
    pub(super) fn quoted(&mut self, text: Text<'_>, at: usize) -> bool {
        let start = text.segments.tokens[at].span.start;
        let quotes = &text.segments.quotes;
        while quotes.get(self.quote).is_some_and(|quote| quote.span.end <= start) {
            self.quote += 1;
        }
        quotes.get(self.quote).is_some_and(|quote| quote.inner.start <= start && start < quote.inner.end)
    }

    /// Whether the token is in brackets. Tokens must be asked for in order.
    pub(super) fn bracketed(&mut self, text: Text<'_>, at: usize) -> bool {
        let token = text.segments.tokens[at];
        if token.shape == Shape::Punctuation {
            match token.span.of(text.text) {
                "(" | "[" => self.brackets += 1,
                ")" | "]" => self.brackets = self.brackets.saturating_sub(1),
                _ => {}
            }
        }
        self.brackets > 0
    }

    /// A new sentence begins: brackets do not cross sentences.
    pub(super) fn next_sentence(&mut self) {
        self.brackets = 0;
    }
}
