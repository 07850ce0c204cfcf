//! Cuts text into paragraphs, sentences and tokens, and pairs quotation marks. Knows characters, not words.

mod letters;
mod paragraphs;
mod quotes;
mod scan;
mod sentences;
mod stops;
mod word;

use crate::passing::{Segments, Token};

/// Cuts the text of a document.
pub fn segment(text: &str) -> Segments {
    let tokens = scan::scan(text);
    let paragraphs = paragraphs::paragraphs(text, &tokens);
    let sentences = sentences::sentences(text, &tokens, &paragraphs);
    let mut segments = Segments { tokens, sentences, paragraphs, ..Segments::default() };
    quotes::pair(text, &mut segments);
    segments
}

/// Cuts a phrase into tokens, as [`segment`] would.
pub fn tokens(text: &str) -> Vec<Token> {
    scan::scan(text)
}

#[cfg(test)]
mod tests;
