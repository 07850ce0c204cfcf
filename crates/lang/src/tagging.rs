//! What part of speech a word has: by the word, by its ending, by the word before.

use std::sync::OnceLock;

use crate::table::{Row, Table, TableError, read, rows};
use crate::tags::Tag;

/// Parts of speech with their shares in percent, most frequent first.
pub type Shares = Vec<(Tag, u8)>;

/// A word whose ending or case misleads.
#[derive(Clone, Debug, PartialEq)]
pub struct WordTags {
    /// In lower case.
    pub word: &'static str,
    /// As a common word; empty leaves it to the ending.
    pub common: Shares,
    /// With a capital inside a sentence; empty leaves it to the capital.
    pub capital: Shares,
}

/// The end of a word that no table has.
#[derive(Clone, Debug, PartialEq)]
pub struct EndingTags {
    /// In lower case, at most four letters; the empty one stands for all other words.
    pub ending: &'static str,
    /// Its parts of speech.
    pub tags: Shares,
}

/// How surprising one part of speech is behind another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TagPair {
    /// The one before.
    pub before: Before,
    /// The one behind it.
    pub after: Tag,
    /// In sixteenths of a bit.
    pub cost: i16,
}

/// What stands before a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// A word of this part of speech.
    Tag(Tag),
    /// Nothing: the sentence begins.
    Start,
    /// Anything: how rare the part of speech is as such.
    Any,
}

/// Words whose ending or case misleads. Where a word comes twice, its later row counts.
pub fn word_tags() -> &'static [WordTags] {
    static ROWS: OnceLock<Vec<WordTags>> = OnceLock::new();
    ROWS.get_or_init(|| {
        let mut all = rows(load_words("tags.tsv", embedded!("tags.tsv")));
        all.extend(rows(load_words("tags_news.tsv", embedded!("tags_news.tsv"))));
        all
    })
}

pub(crate) fn load_words(name: &'static str, text: &'static str) -> Result<Vec<WordTags>, TableError> {
    read(name, text, &["word", "tags", "capital"], |table, row| {
        Ok(WordTags { word: table.words(row)?, common: shares(table, row, 1)?, capital: shares(table, row, 2)? })
    })
}

/// Endings of words.
pub fn ending_tags() -> &'static [EndingTags] {
    static ROWS: OnceLock<Vec<EndingTags>> = OnceLock::new();
    ROWS.get_or_init(|| rows(load_endings(embedded!("tag_endings.tsv"))))
}

pub(crate) fn load_endings(text: &'static str) -> Result<Vec<EndingTags>, TableError> {
    read("tag_endings.tsv", text, &["ending", "tags"], |table, row| {
        Ok(EndingTags { ending: row.cell(0), tags: shares(table, row, 1)? })
    })
}

/// Pairs of parts of speech.
pub fn tag_pairs() -> &'static [TagPair] {
    static ROWS: OnceLock<Vec<TagPair>> = OnceLock::new();
    ROWS.get_or_init(|| rows(load_pairs(embedded!("tag_pairs.tsv"))))
}

pub(crate) fn load_pairs(text: &'static str) -> Result<Vec<TagPair>, TableError> {
    read("tag_pairs.tsv", text, &["before", "after", "cost"], |table, row| {
        let before = match row.cell(0) {
            "^" => Before::Start,
            "*" => Before::Any,
            name => Before::Tag(tag(table, row, 0, name)?),
        };
        let after = tag(table, row, 1, row.cell(1))?;
        let cost = row.cell(2).parse().map_err(|_| table.error(row, 2, "expected a whole number"))?;
        Ok(TagPair { before, after, cost })
    })
}

fn shares(table: &Table<'_>, row: &Row<'_>, column: usize) -> Result<Shares, TableError> {
    let mut words = row.cell(column).split_whitespace();
    let mut shares = Vec::new();
    while let Some(name) = words.next() {
        let share = words.next().and_then(|share| share.parse().ok());
        let share = share.ok_or_else(|| table.error(row, column, "expected a share in percent after each tag"))?;
        shares.push((tag(table, row, column, name)?, share));
    }
    Ok(shares)
}

fn tag(table: &Table<'_>, row: &Row<'_>, column: usize, name: &str) -> Result<Tag, TableError> {
    Tag::from_penn(name).ok_or_else(|| table.error(row, column, "expected a Penn Treebank tag"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_tables_are_well_formed() {
        assert!(super::word_tags().len() > 1000);
        assert!(super::ending_tags().iter().any(|row| row.ending.is_empty()));
        assert!(super::tag_pairs().len() > 500);
    }
}
