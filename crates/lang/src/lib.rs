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
pub mod events;
pub mod grammar_words;
pub mod inflect;
pub mod names;
pub mod numbers;
pub mod page_lines;
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
pub use places::{Place, PlaceKind, places};
pub use time::{Feast, TimeClue, TimeRule, TimeWord, feasts, time_clues, time_rules, time_words};
pub use titles::{Sex, Title, TitleKind, titles};

#[cfg(test)]
mod tests {
    use std::fs;

    /// The tables whose every row is a rule with examples.
    const RULES: &[&str] = &[
        "aspects",
        "bodies",
        "contexts",
        "event_nouns",
        "events",
        "nominals",
        "rulers",
        "speakers",
        "speech",
        "tolls",
    ];

    /// A rule without examples is a rule nobody has tried.
    #[test]
    fn every_rule_has_an_example_for_and_one_against() {
        let mut missing = Vec::new();
        for table in RULES {
            let path = format!("{}/tables/{table}.tsv", env!("CARGO_MANIFEST_DIR"));
            let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
            let lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
            let mut lines = lines.map(|(at, line)| (at + 1, line.split('\t').collect::<Vec<_>>()));
            let (_, columns) = lines.next().unwrap_or_else(|| panic!("{path} is empty"));
            let examples: Vec<usize> = (0..columns.len()).filter(|&at| ["yes", "no"].contains(&columns[at])).collect();
            assert_eq!(examples.len(), 2, "{path} has no columns yes and no");
            for (line, cells) in lines {
                for &at in examples.iter().filter(|&&at| cells.get(at).is_none_or(|cell| cell.trim().is_empty())) {
                    missing.push(format!("{table}.tsv:{line}: {} is empty", columns[at]));
                }
            }
        }
        assert!(missing.is_empty(), "{}", missing.join("\n"));
    }
}
