//! Dateline's language tables: what a non-programmer can edit, read and checked.
//!
//! The tables stand in `tables/`; each explains its format in its first lines. A table that breaks its format is a
//! programming error found by this crate's tests, with file and line; the loaders here panic with that message.

/// The text of a table as it is embedded: without comments and example columns, lines numbered as in the source.
macro_rules! embedded {
    ($file:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/tables/", $file))
    };
}

pub mod abbreviations;
pub mod actors;
pub mod bodies;
pub mod countries;
#[cfg(test)]
mod errors;
pub mod events;
pub mod grammar_words;
pub mod inflect;
pub mod names;
pub mod numbers;
pub mod page_lines;
pub mod people;
pub mod places;
pub mod speech;
pub mod table;
pub mod tagging;
pub mod tags;
pub mod time;
pub mod titles;

pub use abbreviations::{Abbreviation, AbbreviationClass, abbreviations, sentence_starters};
pub use actors::{Actor, actors};
pub use bodies::{Body, Points, RulerUse, bodies, nominals, ruler_words};
pub use countries::{Country, countries, country_by_code};
pub use page_lines::{LineKind, PageLine, page_lines};
pub use people::{KnownPeople, known_people};
pub use places::{Place, PlaceKind, places};
pub use time::{Feast, TimeClue, TimePointing, TimeRule, TimeWord, feasts, time_clues, time_rules, time_words};
pub use titles::{Sex, Title, TitleKind, titles};
