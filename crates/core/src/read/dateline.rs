//! The article's own dateline: `KABUL, May 26 –`, `RABAT | Sun Feb 20, 2011 6:47 pm EST`, a date on a line of its own.

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use super::dates;
use crate::model::Span;

/// Datelines stand among the first lines of an article.
const LINES: usize = 8;
/// How much of a line is looked at, in characters.
const HEAD: usize = 160;

/// A dateline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dateline {
    /// Its words.
    pub(super) span: Span,
    /// Its day; `None` when it tells no year.
    pub(super) date: Option<Date>,
}

/// The first dateline that tells a whole date, otherwise the first that leaves the year open.
pub(super) fn find(text: &str) -> Option<Dateline> {
    let mut without_year = None;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    for line in lines.take(LINES) {
        let start = line.as_ptr() as usize - text.as_ptr() as usize;
        let Some((words, date)) = in_line(line) else { continue };
        let offset = words.as_ptr() as usize - line.as_ptr() as usize;
        let span = Span::new(start + offset, start + offset + words.len());
        if date.is_some() {
            return Some(Dateline { span, date });
        }
        without_year.get_or_insert(Dateline { span, date });
    }
    without_year
}

/// Whether a line is, or starts with, a dateline.
pub(super) fn stands_in(line: &str) -> bool {
    in_line(line).is_some()
}

fn in_line(line: &str) -> Option<(&str, Option<Date>)> {
    let line = line.trim();
    let head = line.char_indices().nth(HEAD).map_or(line, |(end, _)| &line[..end]);
    let words = own_line(line).or_else(|| first_match(head))?;
    let (year, month, day) = dates::named(&dates::words(words).collect::<Vec<_>>())?;
    Some((words, year.and_then(|year| Date::new(year, month, day).ok())))
}

/// A line that holds a date with its year, and besides it only what goes with a date.
fn own_line(line: &str) -> Option<&str> {
    if line.len() > 80 {
        return None;
    }
    let words: Vec<&str> = dates::words(line).collect();
    dates::named(&words)?.0?;
    words.iter().all(|word| goes_with_a_date(word)).then_some(line)
}

fn goes_with_a_date(word: &str) -> bool {
    let company = [
        "published",
        "updated",
        "posted",
        "modified",
        "last",
        "first",
        "date",
        "on",
        "at",
        "of",
        "the",
        "am",
        "pm",
        "a",
        "p",
        "m",
        "gmt",
        "utc",
        "est",
        "edt",
        "pst",
        "pdt",
        "cet",
        "cest",
        "bst",
        "ist",
        "pkt",
        "aft",
        "et",
        "local",
        "time",
        "ago",
        "hrs",
    ];
    word.starts_with(|first: char| first.is_ascii_digit())
        || dates::month(word).is_some()
        || dates::is_weekday(word)
        || company.iter().any(|known| word.eq_ignore_ascii_case(known))
}

const MONTH: &str = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?";
/// Words, of which [`is_place`] wants capitals: the regular expressions know no upper case beyond ASCII.
const PLACE: &str = r"(?P<place>\w[\w.'’-]*(?:[ /]\w[\w.'’-]*){0,4}(?:,\s\w[\w.'’-]*(?:\s\w[\w.'’-]*){0,2}){0,2})";
const AGENCY: &str = r"(?:\([^()]{2,40}\)|/[\w ]{2,30}/)";
const WEEKDAY: &str = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,?\s+)?";

fn first_match(head: &str) -> Option<&str> {
    static PATTERNS: LazyLock<[Regex; 3]> = LazyLock::new(|| {
        let day = format!(r"(?:{MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{MONTH})(?:,?\s+\d{{4}})?");
        [
            // ZEMRA, Avaria (AP), May 26 – The …
            format!(r"^{PLACE}(?:\s*{AGENCY})?,?\s+\(?(?P<day>{WEEKDAY}{day})\)?\s*,?\s*{AGENCY}?\s*(?:[-–—:_]|$)"),
            // ZEMRA | Sun Feb 20, 2011 6:47 pm EST
            format!(r"^{PLACE}\s*\|\s*(?P<day>{WEEKDAY}{day})\b"),
            // January 25, 2011 | By …
            format!(r"^(?P<day>{WEEKDAY}{day})\s*(?:\||—|–|--)\s"),
        ]
        .map(|pattern| Regex::new(&pattern).expect("the patterns above are well formed"))
    });
    PATTERNS.iter().find_map(|pattern| {
        let found = pattern.captures(head)?;
        let place = found.name("place").is_none_or(|place| is_place(place.as_str()));
        Some(found.name("day").filter(|_| place)?.as_str())
    })
}

fn is_place(words: &str) -> bool {
    let particles = ["de", "del", "la", "al", "el", "of"];
    let capital =
        |word: &str| word.starts_with(char::is_uppercase) || particles.contains(&word) || word.starts_with("al-");
    words.starts_with(char::is_uppercase) && words.split([' ', '/']).all(capital)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(&str, Option<String>)> {
        find(text).map(|found| (found.span.of(text), found.date.map(|date| date.to_string())))
    }

    #[test]
    fn datelines_with_a_year() {
        for (text, words) in [
            ("A Title\nPOLITICS\nMay 26, 2025\nText follows.", "May 26, 2025"),
            ("Published: Monday 26 May 2025, 10:30 am GMT\nText.", "Published: Monday 26 May 2025, 10:30 am GMT"),
            ("ZEMRA | Mon May 26, 2025 6:47 pm EST ZEMRA (Reuters) - The", "Mon May 26, 2025"),
            ("May 26, 2025 | By A. Writer, The Post The text", "May 26, 2025"),
            ("ZEMRA, Avaria, May 26, 2025 (AP) — The", "May 26, 2025"),
            ("Zemra, 26 May 2025 – The", "26 May 2025"),
            ("NEW ZEMRA (AFP), May 26, 2025 - The", "May 26, 2025"),
        ] {
            assert_eq!(found(text), Some((words, Some("2025-05-26".to_owned()))), "{text}");
        }
    }

    #[test]
    fn datelines_without_a_year() {
        for text in [
            "ZEMRA, May 26 – The bridge",
            "ZEMRA (AP), May 26 -- The",
            "A Title\n\nZEMRA, 26 May: The",
            "ZEMRA, Avaria, Sept. 3 (AP) _ The",
        ] {
            let found = found(text);
            assert!(matches!(found, Some((_, None))), "{text}: {found:?}");
        }
    }

    #[test]
    fn dates_of_running_text_are_no_datelines() {
        for text in [
            "On May 26, 2025 the bridge was opened.",
            "The bridge was opened on May 26, 2025.",
            "ZEMRA – The bridge was opened on May 26.",
            "In Zemra, May 26 was a day of rest for most.",
            "May 26 is the day.",
            "Officials said on May 26 – the day of the vote – that",
            "1\n2\n3\n4\n5\n6\n7\n8\nMay 26, 2025",
            "",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
