//! Words that stand for a person's standing: "Mr", "defence minister", "General", "wife".

use std::sync::OnceLock;

use crate::table::{Table, TableError};

/// A title.
#[derive(Clone, Debug, PartialEq)]
pub struct Title {
    /// One or more words, in lower case unless only capitals mean it.
    pub words: &'static str,
    /// What it says of its bearer.
    pub kind: TitleKind,
    /// CAMEO sector of its bearer: `GOV`, `MIL` …; empty when it tells none.
    pub sector: &'static str,
    /// Sex of its bearer, where the word tells.
    pub sex: Option<Sex>,
}

/// What a title says of its bearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TitleKind {
    /// A form of address that is no part of the name: "Mr".
    Address,
    /// One that is often part of the name: "Maulana", "Sheikh". Never an office.
    Honorific,
    /// An office or function: "defence minister", "spokesman".
    Office,
    /// A military or police rank: "Brigadier".
    Rank,
    /// What someone is to another: "wife", "deputy".
    Relation,
}

/// Sex, as pronouns tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Sex {
    Male,
    Female,
}

/// All titles, in the order of the table.
pub fn titles() -> &'static [Title] {
    static TITLES: OnceLock<Vec<Title>> = OnceLock::new();
    TITLES.get_or_init(|| load(embedded!("titles.tsv")).unwrap_or_else(|error| panic!("{error}")))
}

const COLUMNS: &[&str] = &["words", "kind", "sector", "sex"];

pub(crate) fn load(text: &'static str) -> Result<Vec<Title>, TableError> {
    let table = Table::parse("titles.tsv", text, COLUMNS)?;
    let mut all = Vec::with_capacity(table.rows().len());
    for row in table.rows() {
        if row.cell(0).is_empty() {
            return Err(table.error(row, 0, "words are expected"));
        }
        let kind = match row.cell(1) {
            "address" => TitleKind::Address,
            "honorific" => TitleKind::Honorific,
            "office" => TitleKind::Office,
            "rank" => TitleKind::Rank,
            "relation" => TitleKind::Relation,
            _ => return Err(table.error(row, 1, "address, honorific, office, rank or relation is expected")),
        };
        let sector = row.cell(2);
        if !sector.is_empty() && (sector.len() != 3 || !sector.bytes().all(|byte| byte.is_ascii_uppercase())) {
            return Err(table.error(row, 2, "three capital letters or nothing are expected"));
        }
        let sex = match row.cell(3) {
            "" => None,
            "m" => Some(Sex::Male),
            "f" => Some(Sex::Female),
            _ => return Err(table.error(row, 3, "m, f or nothing is expected")),
        };
        for words in row.list(0) {
            all.push(Title { words, kind, sector, sex });
        }
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_title_stands_twice() {
        let mut seen = BTreeSet::new();
        for title in titles() {
            assert!(seen.insert(title.words.to_lowercase()), "'{}' stands twice", title.words);
        }
    }

    #[test]
    fn offices_have_their_sector() {
        let sector = |words: &str| titles().iter().find(|title| title.words == words).map(|title| title.sector);
        assert_eq!(sector("defence minister"), Some("GOV"));
        assert_eq!(sector("army chief"), Some("MIL"));
        assert_eq!(sector("maulana"), Some("REL"));
    }
}
