//! Countries with their names, capitals, demonyms and codes.

use std::sync::OnceLock;

use crate::table::{Table, TableError};

/// A country or territory.
#[derive(Clone, Debug, PartialEq)]
pub struct Country {
    /// ISO 3166-1 alpha-3 code; also CAMEO's country code.
    pub iso3: &'static str,
    /// ISO 3166-1 alpha-2 code.
    pub iso2: &'static str,
    /// The name news uses most.
    pub name: &'static str,
    /// Other names and spellings, acronyms among them.
    pub aliases: Vec<&'static str>,
    /// The seat of government, in all spellings; it may stand for the government.
    pub capitals: Vec<&'static str>,
    /// Adjectives: "Pakistani".
    pub adjectives: Vec<&'static str>,
    /// Nouns for its people, in the plural or alike in both: "Pakistanis", "Dutch".
    pub people: Vec<&'static str>,
    /// Degrees north of its middle.
    pub lat: f64,
    /// Degrees east of its middle.
    pub lon: f64,
}

/// All countries, by ISO 3166-1 alpha-3 code.
pub fn countries() -> &'static [Country] {
    static COUNTRIES: OnceLock<Vec<Country>> = OnceLock::new();
    COUNTRIES.get_or_init(|| load(embedded!("countries.tsv")).unwrap_or_else(|error| panic!("{error}")))
}

/// The place in [`countries`] of the country with this ISO 3166-1 alpha-3 code.
pub fn country_by_code(iso3: &str) -> Option<usize> {
    countries().binary_search_by(|country| country.iso3.cmp(iso3)).ok()
}

const COLUMNS: &[&str] = &["iso3", "iso2", "name", "aliases", "capitals", "adjectives", "people", "lat", "lon"];

pub(crate) fn load(text: &'static str) -> Result<Vec<Country>, TableError> {
    let table = Table::parse("countries.tsv", text, COLUMNS)?;
    let mut all: Vec<Country> = Vec::with_capacity(table.rows().len());
    for row in table.rows() {
        let code = |column: usize, letters: usize| {
            let code = row.cell(column);
            let fits = code.len() == letters && code.bytes().all(|byte| byte.is_ascii_uppercase());
            if fits {
                Ok(code)
            } else {
                Err(table.error(row, column, &format!("{letters} capital letters are expected")))
            }
        };
        let degrees = |column: usize, most: f64| {
            let degrees = row.cell(column).parse::<f64>().ok().filter(|degrees| degrees.abs() <= most);
            degrees.ok_or_else(|| table.error(row, column, &format!("degrees between -{most} and {most} are expected")))
        };
        if row.cell(2).is_empty() {
            return Err(table.error(row, 2, "a name is expected"));
        }
        all.push(Country {
            iso3: code(0, 3)?,
            iso2: code(1, 2)?,
            name: row.cell(2),
            aliases: row.list(3),
            capitals: row.list(4),
            adjectives: row.list(5),
            people: row.list(6),
            lat: degrees(7, 90.0)?,
            lon: degrees(8, 180.0)?,
        });
    }
    all.sort_by_key(|country| country.iso3);
    Ok(all)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn codes_are_found() {
        for (code, name) in [("PAK", "Pakistan"), ("AFG", "Afghanistan"), ("XKX", "Kosovo"), ("PSE", "Palestine")] {
            assert_eq!(country_by_code(code).map(|at| countries()[at].name), Some(name));
        }
        assert_eq!(country_by_code("XXX"), None);
    }

    #[test]
    fn no_code_or_name_stands_twice() {
        let mut owners: BTreeMap<&str, &str> = BTreeMap::new();
        for country in countries() {
            let names = [country.iso3, country.name].into_iter().chain(country.aliases.iter().copied());
            for name in names {
                let owner = owners.insert(name, country.iso3);
                assert!(owner.is_none_or(|owner| owner == country.iso3), "{name} is {owner:?} and {}", country.iso3);
            }
        }
    }
}
