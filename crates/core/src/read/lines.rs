//! The patterns of `page_lines.tsv`, compiled when first asked for. They look at single short lines, never at whole texts.

use std::sync::OnceLock;

use dateline_lang::{LineKind, PageLine, page_lines};
use regex::Regex;

use super::dates::Order;

/// Longer lines, in bytes, are text.
const LONGEST: usize = 300;
/// Longer lines, in bytes, are no dates or names alone.
const LONGEST_OWN: usize = 120;

/// Whether a line is no part of the article: "Read more", "Follow us".
pub(super) fn is_filler(line: &str) -> bool {
    let line = line.trim();
    !line.is_empty() && line.len() <= LONGEST && matching(LineKind::Filler, &lower(line)).is_some()
}

/// The words of a line that holds a day, and besides it only what goes with a day.
pub(super) fn date_line(line: &str) -> Option<&str> {
    // Lower case does not move letters: what is found there stands at the same place here.
    let lower = if line.len() <= LONGEST_OWN { line.to_ascii_lowercase() } else { return None };
    let found = matching(LineKind::DateLine, &lower)?.captures(&lower)?;
    found.name("date").map_or(Some(line), |date| line.get(date.range()))
}

/// The day with which a paragraph begins, after a place or before a sign that parts it from the text.
pub(super) fn dateline(head: &str) -> Option<&str> {
    let found = matching(LineKind::Dateline, head)?.captures(head)?;
    Some(found.name("date")?.as_str())
}

/// Who wrote the text, as a line of its own tells.
pub(super) fn byline(line: &str) -> Option<&str> {
    if line.len() > LONGEST_OWN {
        return None;
    }
    author(LineKind::Byline, line)
}

/// A name without "by".
pub(super) fn without_by(author_field: &str) -> &str {
    let field = author_field.trim();
    if field.len() > LONGEST {
        return field;
    }
    author(LineKind::Author, field).unwrap_or(field)
}

/// How a language and country, given as `en-GB`, writes dates.
pub(super) fn order(locale: &str) -> Option<Order> {
    let locale = locale.trim().to_ascii_lowercase();
    if locale.len() > LONGEST {
        return None;
    }
    let is = |kind| matching(kind, &locale).is_some();
    match (is(LineKind::MonthFirst), is(LineKind::DayFirst)) {
        (true, _) => Some(Order::MonthFirst),
        (_, true) => Some(Order::DayFirst),
        _ => None,
    }
}

fn author(kind: LineKind, line: &str) -> Option<&str> {
    Some(matching(kind, line)?.captures(line)?.name("author")?.as_str().trim())
}

fn lower(line: &str) -> String {
    line.to_lowercase()
}

fn matching(kind: LineKind, line: &str) -> Option<&'static Regex> {
    patterns().iter().filter(|(of, _)| *of == kind).map(|(_, regex)| regex).find(|regex| regex.is_match(line))
}

fn patterns() -> &'static [(LineKind, Regex)] {
    static PATTERNS: OnceLock<Vec<(LineKind, Regex)>> = OnceLock::new();
    PATTERNS.get_or_init(|| {
        let whole = page_lines().iter().filter(|line| line.what != LineKind::Part);
        whole.map(|line| (line.what, compiled(line))).collect()
    })
}

fn compiled(line: &PageLine) -> Regex {
    let end = if line.what == LineKind::Dateline { "" } else { "$" };
    let regex = Regex::new(&format!("^(?:{}){end}", line.pattern));
    regex.unwrap_or_else(|error| panic!("page_lines.tsv:{}: {error}", line.line))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use dateline_lang::table::Table;

    use super::*;

    #[test]
    fn examples_are_found() {
        let path = format!("{}/../lang/tables/page_lines.tsv", env!("CARGO_MANIFEST_DIR"));
        let source = fs::read_to_string(path).unwrap();
        let table = Table::parse("page_lines.tsv", &source, &["name", "pattern", "what", "yes", "no"]).unwrap();
        let mut wrong = Vec::new();
        for (line, row) in page_lines().iter().zip(table.rows()) {
            assert_eq!(row.line, line.line);
            let regex = compiled(line);
            for (examples, expected) in [(row.cell(3), true), (row.cell(4), false)] {
                // A bar without spaces belongs to the example.
                let examples = examples.split(" | ").filter(|example| !example.is_empty());
                let failed = examples.filter(|example| regex.is_match(example) != expected);
                wrong.extend(failed.map(|example| format!("page_lines.tsv:{}: {example}", row.line)));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn names_are_taken_from_bylines() {
        assert_eq!(byline("By Jana Olin, The Post"), Some("Jana Olin"));
        assert_eq!(byline("By Jana Olin and Ters Varo | 3 June"), Some("Jana Olin and Ters Varo"));
        assert_eq!(byline("By Monday the bridge was open."), None);
        assert_eq!(without_by(" by the newsroom "), "the newsroom");
        assert_eq!(without_by("Byron Olin"), "Byron Olin");
    }

    #[test]
    fn long_lines_are_text() {
        assert!(is_filler("Read more: A bridge reopens"));
        assert!(!is_filler(&format!("Read more: {}", "a bridge ".repeat(100))));
    }
}
