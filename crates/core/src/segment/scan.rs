//! Cuts text into tokens, from left to right, in one pass.

use crate::model::Span;
use crate::passing::{Shape, Token};

use super::letters::{char_at, char_before, is_blank, is_quote, is_stop, is_word};
use super::word::{self, Word};

/// All tokens of a text.
pub(super) fn scan(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5 + 4);
    let mut at = 0;
    let mut blank_from = 0;
    while let Some(letter) = char_at(text, at) {
        if is_blank(letter) {
            at += letter.len_utf8();
            continue;
        }
        let spaced = at > blank_from;
        let before = tokens.len();
        at = token(text, at, letter, spaced, &mut tokens);
        debug_assert!(tokens.len() > before);
        blank_from = at;
    }
    tokens
}

/// Adds the token at `at`, and the clitics cut from it; gives back where the next one may start.
fn token(text: &str, at: usize, letter: char, spaced: bool, tokens: &mut Vec<Token>) -> usize {
    if is_word(letter) {
        let Word { end, shape, clitic } = word::word(text, at, spaced || at == 0);
        let cut = clitic.unwrap_or(end);
        tokens.push(Token { span: Span::new(at, cut), shape, spaced });
        if cut < end {
            tokens.push(Token { span: Span::new(cut, end), shape: Shape::Clitic, spaced: false });
        }
        return end;
    }
    let (end, shape) = mark(text, at, letter, spaced);
    tokens.push(Token { span: Span::new(at, end), shape, spaced });
    end
}

/// The end and shape of a token that does not begin with a letter or digit.
fn mark(text: &str, at: usize, letter: char, spaced: bool) -> (usize, Shape) {
    let next = at + letter.len_utf8();
    if is_stop(letter) {
        return (run(text, next, is_stop), Shape::Stop);
    }
    if matches!(letter, '@' | '#') && (spaced || at == 0) {
        let end = run(text, next, |other| is_word(other) || other == '_');
        if end > next {
            return (end, Shape::Address);
        }
    }
    if is_quote(letter) {
        return quote_mark(text, at, letter, spaced);
    }
    let end = match letter {
        '-' | '–' | '—' | '=' | '*' | '_' | '~' | '#' | '•' | '>' | '<' | '|' | '+' => {
            run(text, next, |other| other == letter)
        }
        _ => next,
    };
    (end, Shape::Punctuation)
}

fn quote_mark(text: &str, at: usize, letter: char, spaced: bool) -> (usize, Shape) {
    let next = at + letter.len_utf8();
    if matches!(letter, '`' | '\'') && char_at(text, next) == Some(letter) {
        return (next + 1, Shape::QuoteMark);
    }
    let plural_possessive = matches!(letter, '\'' | '’')
        && !spaced
        && matches!(char_before(text, at), Some('s' | 'S' | 'z' | 'x'))
        && !char_at(text, next).is_some_and(is_word);
    (next, if plural_possessive { Shape::Clitic } else { Shape::QuoteMark })
}

/// The end of a run of characters that `belongs`.
pub(super) fn run(text: &str, from: usize, belongs: impl Fn(char) -> bool) -> usize {
    let mut end = from;
    while let Some(letter) = char_at(text, end).filter(|&letter| belongs(letter)) {
        end += letter.len_utf8();
    }
    end
}
