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

/// Cuts a phrase into tokens, as [`segment`] would where more text follows: an abbreviation at its end keeps its stop.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = scan::scan(text);
    if let [.., word, stop] = &mut tokens[..]
        && stop.span.of(text) == "."
        && !stop.spaced
        && stops::class_of(word.span.of(text)).is_some()
    {
        word.span.end = stop.span.end;
        tokens.pop();
    }
    tokens
}

#[cfg(test)]
mod tests;
