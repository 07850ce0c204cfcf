//! Quotations without a verb of speech of their own go on with the speaker before them.

use super::{Finder, Statement};
use crate::model::Span;

/// Shorter quotations are words the author holds at arm's length, not speech.
const SHORTEST_SPEECH: usize = 20;
/// How many claims back a quotation looks for its own.
const WINDOW: usize = 12;

/// Adds each free-standing quotation to the claim that it continues, when the same or the preceding paragraph has one.
/// Takes the claims by position of their cue.
pub(super) fn attach(finder: Finder<'_>, statements: &mut [Statement]) {
    let segments = finder.grammar.reading.segments;
    let paragraph = |span: Span| segments.paragraphs.partition_point(|paragraph| paragraph.end <= span.start);
    for quote in &segments.quotes {
        let starts_sentence =
            segments.sentences.binary_search_by_key(&quote.span.start, |sentence| sentence.span.start).is_ok();
        if !quote.closed || quote.inner.len() < SHORTEST_SPEECH || !starts_sentence {
            continue;
        }
        let next = statements.partition_point(|statement| statement.claim.cue.start < quote.span.end);
        let around = next.saturating_sub(WINDOW)..(next + WINDOW).min(statements.len());
        let taken = statements[around.clone()].iter().any(|statement| {
            let shared =
                |content: &Span| content.end.min(quote.span.end).saturating_sub(content.start.max(quote.span.start));
            let content = &statement.claim.content;
            content.iter().any(|content| 2 * shared(content) as usize > quote.span.len())
        });
        if taken {
            continue;
        }
        let before = statements[around].iter_mut().rev().find(|statement| {
            let claim = &statement.claim;
            claim.cue.end <= quote.span.start && claim.source.is_some() && !finder.is_quoted(claim.cue)
        });
        if let Some(statement) = before
            && paragraph(quote.span) <= paragraph(statement.claim.cue) + 1
        {
            statement.claim.content.push(quote.span);
        }
    }
}
