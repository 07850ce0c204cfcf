//! What makes words a name: parts of names, patterns, words beside them.
//!
//! # What we call a name
//! Every text and table, and the trained network, follow one convention. A name is bare:
//!
//! | in the text | the name | why |
//! |---|---|---|
//! | the Azadi Liberation Front | Azadi Liberation Front (`armed_group`) | no article, unless the name is never without: The Hague |
//! | Foreign Minister Velkan Zadran | Velkan Zadran (`person`) | a title or role before a person is apart |
//! | Mullah Velkan Zadran, Mr Zadran | Velkan Zadran, Zadran (`person`) | so is a form of address |
//! | Velkan Zadran, the foreign minister, | Velkan Zadran (`person`) | so is what stands behind it |
//! | Zadran's brother | Zadran (`person`) | the genitive is no part |
//! | Khost province, the city of Khost | Khost (`place`) | nor is a common noun in lower case |
//! | Khost Province, Azar River | as they stand (`place`) | a noun with a capital belongs to the name |
//! | the Afghan border | Afghan (`nationality`) | an adjective of nationality, faith or people is a name apart |
//! | the Syrian Democratic Forces | Syrian Democratic Forces (`armed_group`) | unless the name has it |
//! | Pakistan's Foreign Ministry | Pakistan (`place`), and the whole (`government`) | nested, where a reader wants both |
//! | the Ministry of Trade of Chad | Ministry of Trade (`government`), Chad (`place`) | a field belongs to the name, a country does not |
//! | Azadi Liberation Front (ALF) | both, apart | an acronym in brackets is a name of its own |
//! | Monday, 4 May, Ramadan | none | days are for the tables of time |
//! | the Treaty of Zerkul, Operation Winter Sun | as they stand (`agreement`, `event_name`) | with their "of" |

use std::sync::OnceLock;

use crate::table::{Row, Table, TableError, read, rows};

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
    Thing,
    Seat,
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

/// The end of a word that speaks for a kind of name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameEnding {
    /// In lower case.
    pub ending: &'static str,
    /// What it speaks for.
    pub kind: EndingKind,
}

/// What an ending speaks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum EndingKind {
    Person,
    Place,
    Nationality,
    Group,
}

/// All endings, in the order of the table.
pub fn name_endings() -> &'static [NameEnding] {
    static ROWS: OnceLock<Vec<NameEnding>> = OnceLock::new();
    ROWS.get_or_init(|| rows(load_endings(embedded!("name_endings.tsv"))))
}

pub(crate) fn load_endings(text: &'static str) -> Result<Vec<NameEnding>, TableError> {
    read("name_endings.tsv", text, &["ending", "kind"], |table, row| {
        let kind = match row.cell(1) {
            "person" => EndingKind::Person,
            "place" => EndingKind::Place,
            "nationality" => EndingKind::Nationality,
            "group" => EndingKind::Group,
            _ => return Err(table.error(row, 1, "expected person, place, nationality or group")),
        };
        Ok(NameEnding { ending: table.words(row)?, kind })
    })
}

/// All patterns, in the order of the table.
pub fn name_patterns() -> &'static [NamePattern] {
    static ROWS: OnceLock<Vec<NamePattern>> = OnceLock::new();
    ROWS.get_or_init(|| rows(load_patterns(embedded!("name_patterns.tsv"))))
}

pub(crate) fn load_patterns(text: &'static str) -> Result<Vec<NamePattern>, TableError> {
    read("name_patterns.tsv", text, &["words", "place", "kind"], |table, row| {
        let place = match row.cell(1) {
            "last" => PatternPlace::Last,
            "first" => PatternPlace::First,
            "of" => PatternPlace::Of,
            "whole" => PatternPlace::Whole,
            _ => return Err(table.error(row, 1, "expected last, first, of or whole")),
        };
        Ok(NamePattern { words: table.words(row)?, place, kind: kind(table, row, 2)? })
    })
}

/// All words beside names, in the order of the table.
pub fn name_context() -> &'static [NameContext] {
    static ROWS: OnceLock<Vec<NameContext>> = OnceLock::new();
    ROWS.get_or_init(|| rows(load_context(embedded!("name_context.tsv"))))
}

pub(crate) fn load_context(text: &'static str) -> Result<Vec<NameContext>, TableError> {
    read("name_context.tsv", text, &["word", "side", "kind", "points"], |table, row| {
        let before = match row.cell(1) {
            "before" => true,
            "after" => false,
            _ => return Err(table.error(row, 1, "expected before or after")),
        };
        let points = row.cell(3).parse().map_err(|_| table.error(row, 3, "expected a whole number"))?;
        Ok(NameContext { word: table.words(row)?, before, kind: kind(table, row, 2)?, points })
    })
}

/// Small words inside names, and capitalised words that are none.
pub fn name_words() -> &'static [(&'static str, NameWord)] {
    static ROWS: OnceLock<Vec<(&'static str, NameWord)>> = OnceLock::new();
    ROWS.get_or_init(|| rows(load_words(embedded!("name_words.tsv"))))
}

pub(crate) fn load_words(text: &'static str) -> Result<Vec<(&'static str, NameWord)>, TableError> {
    read("name_words.tsv", text, &["word", "role"], |table, row| {
        let role = match row.cell(1) {
            "particle" => NameWord::Particle,
            "of" => NameWord::Of,
            "article" => NameWord::Article,
            "and" => NameWord::And,
            "never" => NameWord::Never,
            "thing" => NameWord::Thing,
            "seat" => NameWord::Seat,
            _ => return Err(table.error(row, 1, "expected a role that the head of the table explains")),
        };
        Ok((table.words(row)?, role))
    })
}

/// Words frequent in names of persons.
pub fn person_words() -> &'static [(&'static str, NameUse)] {
    static ROWS: OnceLock<Vec<(&'static str, NameUse)>> = OnceLock::new();
    ROWS.get_or_init(|| {
        let mut all = rows(load_common(embedded!("common_names.tsv")));
        all.extend(rows(load_world(embedded!("world_names.tsv"))));
        all
    })
}

pub(crate) fn load_common(text: &'static str) -> Result<Vec<(&'static str, NameUse)>, TableError> {
    read("common_names.tsv", text, &["name"], |table, row| Ok((table.words(row)?, NameUse::Both)))
}

pub(crate) fn load_world(text: &'static str) -> Result<Vec<(&'static str, NameUse)>, TableError> {
    read("world_names.tsv", text, &["name", "use"], |table, row| {
        let used = match row.cell(1) {
            "given" => NameUse::Given,
            "surname" => NameUse::Surname,
            "both" => NameUse::Both,
            _ => return Err(table.error(row, 1, "expected given, surname or both")),
        };
        Ok((table.words(row)?, used))
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
        assert!(super::name_endings().len() > 50);
        assert!(super::person_words().len() > 3000);
    }
}
