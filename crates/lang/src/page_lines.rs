//! Lines around the text of a page: datelines, bylines, and what is no part of the article.

use std::sync::OnceLock;

use crate::table::{Table, TableError};
use crate::time::time_words;

/// A pattern for a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageLine {
    /// What the line is, in words.
    pub name: &'static str,
    /// A regular expression, its parts filled in.
    pub pattern: String,
    /// What the line is to the reader.
    pub what: LineKind,
    /// Line in the table.
    pub line: usize,
}

/// What a line is to the reader of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// A piece of other patterns.
    Part,
    /// A day on a line of its own.
    DateLine,
    /// The beginning of a paragraph with place and day.
    Dateline,
    /// Who wrote it.
    Byline,
    /// Who wrote it, in a field that is for nothing else.
    Author,
    /// No part of the article.
    Filler,
    /// A language that writes the day before the month.
    DayFirst,
    /// A language that writes the month before the day.
    MonthFirst,
}

/// All patterns, in the order of the table.
pub fn page_lines() -> &'static [PageLine] {
    static LINES: OnceLock<Vec<PageLine>> = OnceLock::new();
    LINES.get_or_init(|| load(embedded!("page_lines.tsv")).unwrap_or_else(|error| panic!("{error}")))
}

const COLUMNS: &[&str] = &["name", "pattern", "what"];

pub(crate) fn load(text: &'static str) -> Result<Vec<PageLine>, TableError> {
    let table = Table::parse("page_lines.tsv", text, COLUMNS)?;
    let mut parts = vec![("month", class("month")), ("weekday", class("weekday"))];
    let mut lines = Vec::new();
    for row in table.rows() {
        if let Some(short) = unknown_form(row.cell(1)) {
            return Err(table.error(row, 1, &format!("{short} cannot be used here")));
        }
        let pattern = fill(row.cell(1), &parts);
        let what = match row.cell(2) {
            "part" => {
                parts.push((row.cell(0), pattern.clone()));
                LineKind::Part
            }
            "date line" => LineKind::DateLine,
            "dateline" => LineKind::Dateline,
            "byline" => LineKind::Byline,
            "author" => LineKind::Author,
            "filler" => LineKind::Filler,
            "day first" => LineKind::DayFirst,
            "month first" => LineKind::MonthFirst,
            _ => return Err(table.error(row, 2, "a kind of line that the table's head names is expected")),
        };
        lines.push(PageLine { name: row.cell(0), pattern, what, line: row.line });
    }
    Ok(lines)
}

/// The words of a class of time, in any case.
fn class(class: &str) -> String {
    let words = time_words().iter().filter(|word| word.class == class).flat_map(|word| &word.words);
    let mut words: Vec<&str> = words.map(|word| word.trim_end_matches('.')).collect();
    // Of alternatives the first that fits is taken: long ones go before their beginnings.
    words.sort_unstable_by_key(|word| (std::cmp::Reverse(word.len()), *word));
    words.dedup();
    format!("(?i-u:{})", words.join("|"))
}

fn fill(pattern: &str, parts: &[(&str, String)]) -> String {
    let mut filled = pattern.to_owned();
    for (name, part) in parts.iter().rev() {
        filled = filled.replace(&format!("{{{name}}}"), &format!("(?:{part})"));
    }
    filled
}

/// A short form that needs tables of all alphabets, which are not carried along.
fn unknown_form(pattern: &str) -> Option<String> {
    let known = pattern.replace("(?-u:\\b)", "").replace("(?i-u:", "");
    if known.contains("(?i") || known.contains("(?u") {
        return Some("(?i)".to_owned());
    }
    let letter = |two: &&[u8]| two[0] == b'\\' && two[1].is_ascii_alphanumeric();
    known.as_bytes().windows(2).find(letter).map(|two| format!("\\{}", two[1] as char))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_filled_in() {
        let text = "name\tpattern\twhat\nyear\t[12][0-9]{3}\tpart\na date\t{month} {year}\tdate line\n";
        let lines = load(text).unwrap();
        let [part, line] = lines.as_slice() else { panic!("two rows are expected: {lines:?}") };
        assert_eq!((part.what, line.what), (LineKind::Part, LineKind::DateLine));
        assert!(line.pattern.starts_with("(?:(?i-u:") && line.pattern.ends_with(" (?:[12][0-9]{3})"));
        assert!(line.pattern.contains("|May|"), "{}", line.pattern);
    }

    #[test]
    fn no_part_is_left_unfilled() {
        for PageLine { name, pattern, line, .. } in page_lines() {
            let open = pattern.split('{').skip(1).any(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
            assert!(!open, "page_lines.tsv:{line}: {name} uses a part that is not told above it: {pattern}");
        }
    }

    #[test]
    fn forms_that_need_all_alphabets_are_refused() {
        for pattern in ["\\w+", "[0-9]\\b", "\\p{L}", "(?i)share", "\\d", "[\\s]"] {
            let table: &'static str = format!("name\tpattern\twhat\na\t{pattern}\tfiller\n").leak();
            let error = load(table).unwrap_err();
            assert!(error.to_string().starts_with("page_lines.tsv:2: pattern: "), "{pattern}: {error}");
        }
        assert_eq!(unknown_form("(?-u:\\b)(?i-u:may)\\?"), None);
    }
}
