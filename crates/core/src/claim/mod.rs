//! Finds who says what, and who did what to whom.
//!
//! Claims come first: an event that stands inside one is told by its source, not by the article. Must not know other
//! documents.

mod attribution;
mod cast;
mod event;
#[cfg(test)]
mod examples;
mod grammar;
mod keywords;
mod tables;

pub(crate) use tables::Tables;

use crate::lexicon::Lexicon;
use crate::model::TimeExpression;
use crate::passing::{Claimed, Reading, Resolved};
use cast::Cast;
use grammar::Grammar;

/// Finds the claims and events of a document.
pub fn claim(reading: Reading<'_>, resolved: &Resolved, times: &[TimeExpression]) -> Claimed {
    let tables = &Lexicon::get().claim;
    let grammar = &Grammar::new(reading, tables, times);
    let cast = Cast::new(resolved);
    let statements = attribution::find(attribution::Finder { grammar, tables, cast });
    let events = event::find(event::Finder { grammar, tables, cast, times, statements: &statements });
    let claims = statements.into_iter().map(|statement| statement.claim).collect();
    Claimed { claims, events, notes: Vec::new() }
}
