//! What makes words a name: parts of names, patterns, words beside them.

use std::sync::OnceLock;

use crate::table::{Row, Table, TableError, read};

/// Words that make a run of capitalised words a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamePattern {
    /// As written in names.
    pub words: &'static str,
    /// Where they stand.
    pub place: PatternPlace,
    /// Kind of the name, as in the public record.
    pub kind: &'static str,
}

/// Where the words of a pattern stand in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PatternPlace {
    /// At its end.
    Last,
    /// At its start.
    First,
    /// At its start, before "of".
    Of,
    /// They are all of it.
    Whole,
}

/// A word beside a name that tells its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameContext {
    /// The word, in lower case.
    pub word: &'static str,
    /// Whether it stands before the name; otherwise after.
    pub before: bool,
    /// Kind it makes likelier, as in the public record.
    pub kind: &'static str,
    /// By how much: 1 little, 4 nearly sure.
    pub points: i16,
}

/// What a small or capitalised word does around names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the table explains them")]
pub enum NameWord {
    Particle,
    Of,
    Article,
    And,
    Never,
}

/// How a word is used in names of persons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameUse {
    /// Before the surname.
    Given,
    /// As a surname.
    Surname,
    /// Either.
    Both,
}

/// All patterns, in the order of the table.
pub fn name_patterns() -> &'static [NamePattern] {
    static ROWS: OnceLock<Vec<NamePattern>> = OnceLock::new();
    ROWS.get_or_init(|| {
        read("name_patterns.tsv", embedded!("name_patterns.tsv"), &["words", "place", "kind"], |table, row| {
            let place = match row.cell(1) {
                "last" => PatternPlace::Last,
                "first" => PatternPlace::First,
                "of" => PatternPlace::Of,
                "whole" => PatternPlace::Whole,
                _ => return Err(table.error(row, 1, "expected last, first, of or whole")),
            };
            Ok(NamePattern { words: row.cell(0), place, kind: kind(table, row, 2)? })
        })
    })
}

/// All words beside names, in the order of the table.
pub fn name_context() -> &'static [NameContext] {
    static ROWS: OnceLock<Vec<NameContext>> = OnceLock::new();
    ROWS.get_or_init(|| {
        let columns = &["word", "side", "kind", "points"];
        read("name_context.tsv", embedded!("name_context.tsv"), columns, |table, row| {
            let before = match row.cell(1) {
                "before" => true,
                "after" => false,
                _ => return Err(table.error(row, 1, "expected before or after")),
            };
            let points = row.cell(3).parse().map_err(|_| table.error(row, 3, "expected a whole number"))?;
            Ok(NameContext { word: row.cell(0), before, kind: kind(table, row, 2)?, points })
        })
    })
}

/// Small words inside names, and capitalised words that are none.
pub fn name_words() -> &'static [(&'static str, NameWord)] {
    static ROWS: OnceLock<Vec<(&'static str, NameWord)>> = OnceLock::new();
    ROWS.get_or_init(|| {
        read("name_words.tsv", embedded!("name_words.tsv"), &["word", "role"], |table, row| {
            let role = match row.cell(1) {
                "particle" => NameWord::Particle,
                "of" => NameWord::Of,
                "article" => NameWord::Article,
                "and" => NameWord::And,
                "never" => NameWord::Never,
                _ => return Err(table.error(row, 1, "expected a role that the head of the table explains")),
            };
            Ok((row.cell(0), role))
        })
    })
}

/// Words frequent in names of persons.
pub fn person_words() -> &'static [(&'static str, NameUse)] {
    static ROWS: OnceLock<Vec<(&'static str, NameUse)>> = OnceLock::new();
    ROWS.get_or_init(|| {
        let common = |_: &Table<'static>, row: &Row<'static>| Ok((row.cell(0), NameUse::Both));
        let mut rows = read("common_names.tsv", embedded!("common_names.tsv"), &["name"], common);
        rows.extend(read("world_names.tsv", embedded!("world_names.tsv"), &["name", "use"], |table, row| {
            let used = match row.cell(1) {
                "given" => NameUse::Given,
                "surname" => NameUse::Surname,
                "both" => NameUse::Both,
                _ => return Err(table.error(row, 1, "expected given, surname or both")),
            };
            Ok((row.cell(0), used))
        }));
        rows
    })
}

const KINDS: &[&str] = &[
    "person",
    "organisation",
    "armed_group",
    "government",
    "place",
    "nationality",
    "agreement",
    "event_name",
    "weapon",
    "media",
];

fn kind(table: &Table<'static>, row: &Row<'static>, column: usize) -> Result<&'static str, TableError> {
    let kind = row.cell(column);
    if KINDS.contains(&kind) { Ok(kind) } else { Err(table.error(row, column, "expected a kind of entity")) }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_tables_are_well_formed() {
        assert!(super::name_patterns().len() > 300);
        assert!(super::name_context().len() > 50);
        assert!(super::name_words().len() > 50);
        assert!(super::person_words().len() > 3000);
    }
}
