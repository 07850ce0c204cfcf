//! Paragraphs: what stands between line breaks, or between empty lines where lines are wrapped at a fixed width.

use crate::model::Span;
use crate::passing::Token;

use super::letters::is_line_break;

/// The paragraphs of a text; each begins and ends with a token.
pub(super) fn paragraphs(text: &str, tokens: &[Token]) -> Vec<Span> {
    let breaks = breaks(text, tokens);
    let wrapped = is_wrapped(text, tokens, &breaks);
    let mut paragraphs = Vec::new();
    let mut first = 0;
    for found in breaks {
        if wrapped && found.lines == 1 && !found.indented {
            continue;
        }
        paragraphs.push(tokens[first].span.cover(tokens[found.token - 1].span));
        first = found.token;
    }
    if let (Some(token), Some(last)) = (tokens.get(first), tokens.last()) {
        paragraphs.push(token.span.cover(last.span));
    }
    paragraphs
}

/// A line break between two tokens.
struct Break {
    /// The token after it.
    token: usize,
    /// How many lines it ends: two or more leave an empty one.
    lines: u32,
    /// Whether the next line begins with white space.
    indented: bool,
}

fn breaks(text: &str, tokens: &[Token]) -> Vec<Break> {
    let mut breaks = Vec::new();
    for token in 1..tokens.len() {
        if !tokens[token].spaced {
            continue;
        }
        let gap = &text[tokens[token - 1].span.end as usize..tokens[token].span.start as usize];
        if gap == " " {
            continue;
        }
        let lines = gap.chars().filter(|&letter| is_line_break(letter)).count() - gap.matches("\r\n").count();
        if lines > 0 {
            let indented = gap.chars().rev().take_while(|&letter| !is_line_break(letter)).count() > 1;
            breaks.push(Break { token, lines: lines as u32, indented });
        }
    }
    breaks
}

/// Whether single line breaks come from wrapping: many stand in the middle of sentences.
fn is_wrapped(text: &str, tokens: &[Token], breaks: &[Break]) -> bool {
    let single: Vec<_> = breaks.iter().filter(|found| found.lines == 1).collect();
    let inside = single
        .iter()
        .filter(|found| tokens[found.token].span.of(text).chars().next().is_some_and(char::is_lowercase))
        .count();
    inside >= 3 && inside * 3 >= single.len()
}
