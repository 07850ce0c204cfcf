//! Holders of high office, whom news of their own country names without it.

use std::sync::OnceLock;

use crate::countries::country_by_code;
use crate::table::{TableError, read, rows};

/// Holders of high office in one country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownPeople {
    /// ISO 3166-1 alpha-3 code.
    pub country: &'static str,
    /// Their names, of two words or more.
    pub names: Vec<&'static str>,
}

/// All countries with such people, in the order of the table.
pub fn known_people() -> &'static [KnownPeople] {
    static ROWS: OnceLock<Vec<KnownPeople>> = OnceLock::new();
    ROWS.get_or_init(|| rows(load(embedded!("people.tsv"))))
}

pub(crate) fn load(text: &'static str) -> Result<Vec<KnownPeople>, TableError> {
    read("people.tsv", text, &["country", "names"], |table, row| {
        if country_by_code(row.cell(0)).is_none() {
            return Err(table.error(row, 0, "expected a code of countries.tsv"));
        }
        let names = row.list(1);
        if names.is_empty() || names.iter().any(|name| !name.contains(' ')) {
            return Err(table.error(row, 1, "expected names of two words or more"));
        }
        Ok(KnownPeople { country: row.cell(0), names })
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    #[test]
    fn nobody_stands_twice() {
        let mut seen = BTreeSet::new();
        for name in super::known_people().iter().flat_map(|row| &row.names) {
            assert!(seen.insert(name), "people.tsv: '{name}' stands twice");
        }
    }
}
