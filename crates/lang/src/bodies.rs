//! Bodies of a state, and the words that let a capital stand for its government or point back to a name.

use std::sync::OnceLock;

use crate::table::{Table, TableError};

/// A body that many countries have: "foreign ministry".
#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    /// How it is called, in lower case; the first is its name.
    pub words: Vec<&'static str>,
    /// CAMEO sector.
    pub sector: &'static str,
    /// Those of the words that, with "the" and no country, may point back to the body named before.
    pub alone: Vec<&'static str>,
    /// Those of the words that tell of its people or things; with a country the others are a name.
    pub members: Vec<&'static str>,
}

/// All bodies; the first is the government as a whole.
pub fn bodies() -> &'static [Body] {
    static BODIES: OnceLock<Vec<Body>> = OnceLock::new();
    BODIES.get_or_init(|| load_bodies(embedded!("bodies.tsv")).unwrap_or_else(|error| panic!("{error}")))
}

pub(crate) fn load_bodies(text: &'static str) -> Result<Vec<Body>, TableError> {
    let table = Table::parse("bodies.tsv", text, &["words", "sector", "alone", "members"])?;
    let mut all = Vec::with_capacity(table.rows().len());
    for row in table.rows() {
        if row.list(0).is_empty() {
            return Err(table.error(row, 0, "words are expected"));
        }
        if row.cell(1).len() != 3 || !row.cell(1).bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Err(table.error(row, 1, "three capital letters are expected"));
        }
        let (words, alone, members) = (row.list(0), row.list(2), row.list(3));
        for (column, some) in [(2, &alone), (3, &members)] {
            if !some.iter().all(|word| words.contains(word)) {
                return Err(table.error(row, column, "some of the words are expected"));
            }
        }
        all.push(Body { words, sector: row.cell(1), alone, members });
    }
    Ok(all)
}

/// How a word lets a capital stand for the government in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RulerUse {
    /// A verb after the capital: "Islamabad warned".
    Does,
    /// A verb before the capital: "urged Kabul".
    Suffers,
    /// A noun after the capital's possessive: "Kabul's credibility".
    Has,
    /// A noun before "with", "between" … and the capital: "ties with Kabul".
    Between,
    /// A verb in the present after the name of a state: "Norway condemns".
    Declares,
    /// The same before a word of the next kind: "Norway stands".
    Stays,
    /// "firm", "by", "committed": what stands behind such a verb.
    Firmly,
    /// A noun of will after a state's possessive: "Norway's commitment".
    Wills,
}

/// All words that let a capital stand for its government.
pub fn ruler_words() -> &'static [(&'static str, RulerUse)] {
    static WORDS: OnceLock<Vec<(&str, RulerUse)>> = OnceLock::new();
    WORDS.get_or_init(|| load_rulers(embedded!("rulers.tsv")).unwrap_or_else(|error| panic!("{error}")))
}

pub(crate) fn load_rulers(text: &'static str) -> Result<Vec<(&'static str, RulerUse)>, TableError> {
    let table = Table::parse("rulers.tsv", text, &["words", "use"])?;
    let mut all = Vec::new();
    for row in table.rows() {
        let usage = match row.cell(1) {
            "does" => RulerUse::Does,
            "suffers" => RulerUse::Suffers,
            "has" => RulerUse::Has,
            "between" => RulerUse::Between,
            "declares" => RulerUse::Declares,
            "stays" => RulerUse::Stays,
            "firmly" => RulerUse::Firmly,
            "wills" => RulerUse::Wills,
            _ => {
                return Err(table.error(
                    row,
                    1,
                    "does, suffers, has, between, declares, stays, firmly or wills is expected",
                ));
            }
        };
        all.extend(row.list(0).into_iter().map(|word| (word, usage)));
    }
    Ok(all)
}

/// What a common word points back to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Points {
    /// An armed group or organisation: "the group".
    Group,
    /// An armed group: "the banned outfit".
    Armed,
    /// A country: "the country".
    Country,
    /// A man.
    He,
    /// A woman.
    She,
    /// A thing, country or body.
    It,
}

/// All words that point back.
pub fn nominals() -> &'static [(&'static str, Points)] {
    static WORDS: OnceLock<Vec<(&str, Points)>> = OnceLock::new();
    WORDS.get_or_init(|| load_nominals(embedded!("nominals.tsv")).unwrap_or_else(|error| panic!("{error}")))
}

pub(crate) fn load_nominals(text: &'static str) -> Result<Vec<(&'static str, Points)>, TableError> {
    let table = Table::parse("nominals.tsv", text, &["words", "points"])?;
    let mut all = Vec::new();
    for row in table.rows() {
        let points = match row.cell(1) {
            "group" => Points::Group,
            "armed" => Points::Armed,
            "country" => Points::Country,
            "he" => Points::He,
            "she" => Points::She,
            "it" => Points::It,
            _ => return Err(table.error(row, 1, "group, armed, country, he, she or it is expected")),
        };
        all.extend(row.list(0).into_iter().map(|words| (words, points)));
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_word_stands_twice_in_one_use() {
        let mut seen = BTreeSet::new();
        for entry in ruler_words() {
            assert!(seen.insert(entry), "rulers.tsv: {entry:?} stands twice");
        }
        let mut seen = BTreeSet::new();
        for words in bodies().iter().flat_map(|body| &body.words) {
            assert!(seen.insert(words), "bodies.tsv: '{words}' stands twice");
        }
        let mut seen = BTreeSet::new();
        for (words, _) in nominals() {
            assert!(seen.insert(words), "nominals.tsv: '{words}' stands twice");
        }
    }

    #[test]
    fn the_government_comes_first() {
        assert_eq!(bodies()[0].words[0], "government");
    }
}
