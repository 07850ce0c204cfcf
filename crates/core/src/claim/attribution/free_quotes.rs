//! Quotations without a verb of speech of their own go on with the speaker before them.

use super::{Finder, Statement};
use crate::model::Span;

/// Shorter quotations are words the author holds at arm's length, not speech.
const SHORTEST_SPEECH: usize = 20;

/// Adds each free-standing quotation to the claim that it continues, when the same or the preceding paragraph has one.
pub(super) fn attach(finder: Finder<'_>, statements: &mut [Statement]) {
    let segments = finder.grammar.reading.segments;
    let paragraph = |span: Span| segments.paragraphs.partition_point(|paragraph| paragraph.end <= span.start);
    for quote in &segments.quotes {
        if !quote.closed || quote.inner.len() < SHORTEST_SPEECH {
            continue;
        }
        let starts_sentence = segments.sentences.binary_search_by_key(&quote.span.start, |sentence| sentence.span.start).is_ok();
        let taken = statements.iter().any(|statement| {
            statement.claim.content.iter().any(|content| content.overlaps(quote.span)) || quote.span.contains(statement.claim.cue)
        });
        if !starts_sentence || taken {
            continue;
        }
        let before = statements
            .iter_mut()
            .filter(|statement| statement.claim.cue.end <= quote.span.start && statement.claim.source.is_some())
            .max_by_key(|statement| statement.claim.cue);
        if let Some(statement) = before
            && paragraph(quote.span) <= paragraph(statement.claim.cue) + 1
        {
            statement.claim.content.push(quote.span);
        }
    }
}
