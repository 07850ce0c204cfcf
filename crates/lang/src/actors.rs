//! Organisations, armed groups, arms of state and media that news names.

use std::sync::OnceLock;

use crate::countries::country_by_code;
use crate::table::{Table, TableError};

/// Someone who acts and is not a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    /// The fullest common name.
    pub name: &'static str,
    /// Other names, spellings and acronyms.
    pub aliases: Vec<&'static str>,
    /// Kind of entity, as in the public record: `organisation`, `armed_group`, `government`, `media` …
    pub kind: &'static str,
    /// ISO 3166-1 alpha-3 code of its country; empty when international.
    pub country: &'static str,
    /// CAMEO actor code.
    pub code: &'static str,
}

/// All actors, in the order of the table.
pub fn actors() -> &'static [Actor] {
    static ACTORS: OnceLock<Vec<Actor>> = OnceLock::new();
    ACTORS.get_or_init(|| load(embedded!("actors.tsv")).unwrap_or_else(|error| panic!("{error}")))
}

const COLUMNS: &[&str] = &["name", "aliases", "kind", "country", "code"];
const KINDS: &[&str] = &["organisation", "armed_group", "government", "media"];

pub(crate) fn load(text: &'static str) -> Result<Vec<Actor>, TableError> {
    let table = Table::parse("actors.tsv", text, COLUMNS)?;
    let mut all = Vec::with_capacity(table.rows().len());
    for row in table.rows() {
        if row.cell(0).is_empty() {
            return Err(table.error(row, 0, "a name is expected"));
        }
        if !KINDS.contains(&row.cell(2)) {
            return Err(table.error(row, 2, &format!("one of {} is expected", KINDS.join(", "))));
        }
        if !row.cell(3).is_empty() && country_by_code(row.cell(3)).is_none() {
            return Err(table.error(row, 3, "a code of countries.tsv is expected"));
        }
        let code = row.cell(4);
        if code.len() % 3 != 0 || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Err(table.error(row, 4, "groups of three capital letters are expected"));
        }
        all.push(Actor { name: row.cell(0), aliases: row.list(1), kind: row.cell(2), country: row.cell(3), code });
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn no_name_stands_twice() {
        let mut owners: BTreeMap<String, &str> = BTreeMap::new();
        for actor in actors() {
            for name in std::iter::once(&actor.name).chain(&actor.aliases) {
                let owner = owners.insert((*name).to_owned(), actor.name);
                assert_eq!(owner, None, "'{name}' is also a name of {}", actor.name);
            }
        }
    }

    #[test]
    fn the_pakistani_taliban_are_not_the_taliban() {
        let named = |name: &str| actors().iter().find(|actor| actor.name == name || actor.aliases.contains(&name));
        let (ttp, taliban) = (named("Tehreek-e-Taliban Pakistan").unwrap(), named("Taliban").unwrap());
        assert_ne!(ttp.name, taliban.name);
        assert_eq!((ttp.kind, ttp.country, ttp.code), ("armed_group", "PAK", "PAKREB"));
    }
}
