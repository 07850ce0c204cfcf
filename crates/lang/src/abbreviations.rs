//! Abbreviations that keep their full stop, and the words that begin a sentence after one.

use std::sync::OnceLock;

use crate::table::{TableError, read, rows};

/// An abbreviation, written without its full stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Abbreviation {
    /// As written, without the full stop.
    pub word: &'static str,
    /// What the full stop may mean besides.
    pub class: AbbreviationClass,
}

/// What the full stop of an abbreviation may mean besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AbbreviationClass {
    /// Never the end of a sentence: a name follows.
    Title,
    /// An abbreviation only before a number.
    Number,
    /// An abbreviation only before a capital or a number.
    Before,
    /// The end of a sentence when a frequent first word of sentences follows.
    Inner,
}

/// All abbreviations, in the order of the table.
pub fn abbreviations() -> &'static [Abbreviation] {
    static ROWS: OnceLock<Vec<Abbreviation>> = OnceLock::new();
    ROWS.get_or_init(|| rows(load(embedded!("abbreviations.tsv"))))
}

pub(crate) fn load(text: &'static str) -> Result<Vec<Abbreviation>, TableError> {
    read("abbreviations.tsv", text, &["word", "class"], |table, row| {
        let class = match row.cell(1) {
            "title" => AbbreviationClass::Title,
            "number" => AbbreviationClass::Number,
            "before" => AbbreviationClass::Before,
            "inner" => AbbreviationClass::Inner,
            _ => return Err(table.error(row, 1, "expected title, number, before or inner")),
        };
        Ok(Abbreviation { word: table.words(row)?, class })
    })
}

/// Words that begin a sentence when they follow an abbreviation with a capital.
pub fn sentence_starters() -> &'static [&'static str] {
    static ROWS: OnceLock<Vec<&'static str>> = OnceLock::new();
    ROWS.get_or_init(|| rows(load_starters(embedded!("sentence_starters.tsv"))))
}

pub(crate) fn load_starters(text: &'static str) -> Result<Vec<&'static str>, TableError> {
    read("sentence_starters.tsv", text, &["word"], |table, row| {
        let word = table.words(row)?;
        let capital = word.starts_with(char::is_uppercase);
        if capital { Ok(word) } else { Err(table.error(row, 0, "expected a word with a capital")) }
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_tables_are_well_formed() {
        assert!(super::abbreviations().len() > 50);
        assert!(super::sentence_starters().contains(&"The"));
    }
}
