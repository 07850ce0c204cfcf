//! Sentences: where one ends and the next begins.

use crate::model::Span;
use crate::passing::{Sentence, Shape, Token, TokenId};

use super::letters::is_dash;
use super::stops::{class_of, starts_sentence};

/// Longer ones are cut, so that later steps take time in proportion to the text whatever it is.
const LONGEST_SENTENCE: usize = 600;

/// The sentences of a text; together they hold every token once.
pub(super) fn sentences(text: &str, tokens: &[Token], paragraphs: &[Span]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut first = 0;
    for (paragraph, span) in paragraphs.iter().enumerate() {
        let end = first + tokens[first..].partition_point(|token| token.span.start < span.end);
        let cutter = Cutter { text, tokens, paragraph_end: end };
        while first < end {
            let after = cutter.sentence_end(first);
            sentences.push(Sentence {
                span: tokens[first].span.cover(tokens[after - 1].span),
                tokens: first as TokenId..after as TokenId,
                paragraph: paragraph as u32,
            });
            first = after;
        }
    }
    sentences
}

struct Cutter<'a> {
    text: &'a str,
    tokens: &'a [Token],
    paragraph_end: usize,
}

impl Cutter<'_> {
    /// One past the last token of the sentence that begins at `first`.
    fn sentence_end(&self, first: usize) -> usize {
        let last = self.paragraph_end.min(first + LONGEST_SENTENCE);
        for at in first..last {
            let token = self.tokens[at];
            if at > first && self.is_bullet(at) {
                return at;
            }
            let ends = match token.shape {
                Shape::Stop => self.ends_at_stop(first, at),
                Shape::Capital | Shape::Upper | Shape::Lower | Shape::Mixed => {
                    self.ends_with_stop(token) && self.ends_at_abbreviation(first, at)
                }
                _ => false,
            };
            if ends {
                return self.after_closers(at + 1);
            }
        }
        last
    }

    fn ends_with_stop(&self, token: Token) -> bool {
        self.text.as_bytes()[token.span.end as usize - 1] == b'.'
    }

    fn of(&self, at: usize) -> &str {
        self.tokens[at].span.of(self.text)
    }

    /// A sign that begins an item of a list.
    fn is_bullet(&self, at: usize) -> bool {
        let token = self.tokens[at];
        token.shape == Shape::Punctuation
            && token.spaced
            && matches!(self.of(at).chars().next(), Some('•' | '▪' | '●' | '‣' | '◦' | '■' | '►' | '➤'))
    }

    /// Skips what belongs to a sentence behind its stop: marks that close what it opened, `."`, `.)`, and the numbers of
    /// notes, `.[3]`.
    fn after_closers(&self, mut at: usize) -> usize {
        while at < self.paragraph_end {
            if !self.tokens[at].spaced && self.closes(at) {
                at += 1;
            } else if self.is_note(at) {
                at += 3;
            } else {
                break;
            }
        }
        at
    }

    /// The number of a note in square brackets.
    fn is_note(&self, at: usize) -> bool {
        at + 3 <= self.paragraph_end
            && self.of(at) == "["
            && self.tokens[at + 1].shape == Shape::Number
            && self.tokens[at + 1].span.len() <= 3
            && self.of(at + 2) == "]"
    }

    fn closes(&self, at: usize) -> bool {
        match self.tokens[at].shape {
            Shape::QuoteMark => {
                let opens = matches!(self.of(at), "“" | "‘" | "«" | "„");
                let glued_to_next =
                    self.tokens.get(at + 1).is_some_and(|next| !next.spaced && at + 1 < self.paragraph_end)
                        && self.tokens[at + 1].shape != Shape::QuoteMark
                        && self.tokens[at + 1].shape != Shape::Punctuation;
                let faces_left = matches!(self.of(at), "”" | "’" | "»");
                !opens && (faces_left || !glued_to_next)
            }
            Shape::Punctuation => matches!(self.of(at), ")" | "]" | "}"),
            Shape::Clitic => matches!(self.of(at), "'" | "’"),
            Shape::Stop => true,
            _ => false,
        }
    }

    fn ends_at_stop(&self, first: usize, at: usize) -> bool {
        let next = self.after_closers(at + 1);
        if next >= self.paragraph_end {
            return true;
        }
        let mark = self.of(at);
        let token = self.tokens[next];
        if at == first + 1 && mark == "." && self.is_list_number(first) {
            return false;
        }
        match token.shape {
            Shape::Lower => false,
            Shape::Clitic => false,
            Shape::Number | Shape::Alphanumeric => token.spaced,
            Shape::Punctuation => self.punctuation_starts(next),
            Shape::QuoteMark => self.tokens.get(next + 1).is_none_or(|inner| inner.shape != Shape::Lower),
            Shape::Mixed => self.of(next).starts_with(char::is_uppercase) || token.spaced,
            Shape::Address => token.spaced,
            // ". . .": the last of them decides.
            Shape::Stop => false,
            Shape::Capital | Shape::Upper | Shape::Uncased => true,
        }
    }

    /// "1." or "a." at the start of a line names an item; the sentence goes on.
    fn is_list_number(&self, at: usize) -> bool {
        self.tokens[at].shape == Shape::Number && self.of(at).len() <= 2
    }

    fn punctuation_starts(&self, at: usize) -> bool {
        let mark = self.of(at);
        let goes_on = matches!(mark, "," | ";" | ":" | ")" | "]" | "}" | "%" | "/");
        let dash = mark.chars().all(is_dash);
        let next_is_lower = self.tokens.get(at + 1).is_some_and(|next| next.shape == Shape::Lower);
        let starts_clause = dash && next_is_lower;
        !goes_on && !starts_clause && self.tokens[at].spaced
    }

    /// Whether an abbreviation or initial with its stop ends the sentence too.
    fn ends_at_abbreviation(&self, first: usize, at: usize) -> bool {
        let next = self.after_closers(at + 1);
        if next >= self.paragraph_end {
            return true;
        }
        let word = self.of(at).trim_end_matches('.');
        if class_of(word).is_some_and(super::stops::Class::never_ends) {
            return false;
        }
        let closed = next > at + 1 && self.tokens[at + 1].shape == Shape::QuoteMark;
        let follower = self.tokens[next];
        match follower.shape {
            Shape::Capital => closed || (starts_sentence(self.of(next)) && at > first),
            Shape::QuoteMark => {
                self.tokens.get(next + 1).is_some_and(|inner| inner.shape == Shape::Capital) && word.len() > 1
            }
            _ => false,
        }
    }
}
