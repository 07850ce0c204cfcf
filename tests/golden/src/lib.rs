//! The sample dossier, byte for byte.
//!
//! `sample.json` is what the core finds in the sample articles, one finding a line. The same articles must give the
//! same bytes natively and in a browser; and a change of what is found is seen in a review as a change of that file.
//! `cargo xtask bless` writes it anew.

use dateline_core::{fold, read, read_page, record};

macro_rules! articles {
    ($($name:literal)*) => {
        [$(($name, include_str!(concat!("../../../src/sample/", $name)))),*]
    };
}

/// The sample articles: names and contents of their files.
pub const ARTICLES: [(&str, &str); 14] = articles![
    "2021-11-09-one-month-truce.md"
    "2022-04-17-strikes-khost-kunar.md"
    "2023-02-03-peshawar-toll.md"
    "2023-10-04-told-to-leave.md"
    "2024-12-22-makin.md"
    "2024-12-26-barmal.md"
    "2025-04-20-dar-in-kabul.md"
    "2025-08-29-night-strikes.md"
    "2025-10-13-border-clashes.md"
    "2025-10-14-clashes-reprint.md"
    "2025-10-19-doha.md"
    "2025-10-20-truce-holds.md"
    "2025-10-31-istanbul.md"
    "2025-11-12-trade.md"
];

/// What is expected of [`dossier`].
pub const GOLDEN: &str = include_str!("../sample.json");

/// The dossier of the sample, with a line break before every object in a list.
pub fn dossier() -> String {
    let pages = ARTICLES.iter().flat_map(|(name, text)| read::read_file(name, text.as_bytes()).pages);
    let records: Vec<_> = pages.map(read_page).collect();
    let mut json =
        record::dossier_to_json(&records, &fold::fold(&records)).replace(",{\"", ",\n{\"").replace(":[{\"", ":[\n{\"");
    json.push('\n');
    json
}

/// The first line that differs, as expected and as found.
pub fn difference(expected: &str, found: &str) -> Option<String> {
    let (mut expected, mut found) = (expected.lines(), found.lines());
    for number in 1.. {
        match (expected.next(), found.next()) {
            (None, None) => return None,
            (expected, found) if expected == found => {}
            (expected, found) => {
                let shown = |line: Option<&str>| line.unwrap_or("(no such line)").to_owned();
                return Some(format!("line {number}\nexpected {}\nfound    {}", shown(expected), shown(found)));
            }
        }
    }
    None
}
