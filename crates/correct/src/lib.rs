//! The reader decides: corrections as small rules that are replayed on whatever articles are read.
//!
//! A rule ([`dateline_share::rule::Rule`]: what, why, when) does not point at places in lists. It names an entity by kind
//! and names, an event by the words of its sentence, so that it holds when articles are added, left out or read anew.
//!
//! | module | does |
//! |---|---|
//! | [`mod@name`] | makes such names from what the reader points at |
//! | [`apply`] | replays rules, in their order, on records; the originals stay as they are |
//! | [`Applied::fold`] | folds the corrected records; ids of what was not corrected stay |
//! | [`contradictions`], [`contradicted`] | which rules say different things of one thing |
//! | [`Log`] | the list of rules, with undo and redo |
//!
//! The way is: fold what was found, [`apply`] the rules to records and dossier, [`Applied::fold`]. Nothing here fails: a
//! rule that finds nothing to correct says so in its [`Outcome`].

mod applied;
mod apply;
mod contradiction;
mod convert;
mod desk;
mod edit;
mod entities;
mod events;
mod group;
mod ids;
mod log;
mod marks;
pub mod name;
mod sentences;
mod split;
#[cfg(test)]
mod tests;
mod words;

pub use applied::{Applied, Before, Corrected, Effect, Marked, Outcome, Spot};
pub use apply::apply;
pub use contradiction::{Clash, Contradiction, contradicted, contradictions};
pub use convert::{core_event_kind, core_kind, date, day, event_kind, kind};
pub use log::Log;
