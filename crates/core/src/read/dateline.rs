//! The article's own dateline: `KABUL, May 26 –`, `RABAT | Sun Feb 20, 2011 6:47 pm EST`, a date on a line of its own.

use jiff::civil::Date;

use super::{FIRST_LINES, dates, lines};
use crate::model::Span;

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
    let filled = text.lines().filter(|line| !line.trim().is_empty());
    for line in filled.take(FIRST_LINES) {
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
    let whole = |words| dates::metadata(words).map(|date| (words, Some(date)));
    if let Some(found) = lines::date_line(line).and_then(whole) {
        return Some(found);
    }
    let head = line.char_indices().nth(HEAD).map_or(line, |(end, _)| &line[..end]);
    let words = lines::dateline(head)?;
    let (year, month, day) = dates::named(&dates::words(words).collect::<Vec<_>>())?;
    Some((words, year.and_then(|year| Date::new(year, month, day).ok())))
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
            ("Updated: 26/05/2025 10:30\nText", "26/05/2025"),
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
            "In May 26 – the day of the vote – that",
            "Zemra, May 26–28: A fair",
            "1\n2\n3\n4\n5\n6\n7\n8\nMay 26, 2025",
            "",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
