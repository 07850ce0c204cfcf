//! The article's own dateline: `KABUL, May 26 –`, `RABAT | Sun Feb 20, 2011 6:47 pm EST`, a date on a line of its own.

use std::ops::Range;

use jiff::civil::Date;

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
    let words = own_line(line).or_else(|| opening(head))?;
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

/// The date with which a line opens, after a place or before a sign that parts it from the text.
fn opening(head: &str) -> Option<&str> {
    let date = first_date(head)?;
    let (before, after) = (head[..date.start].trim(), head[date.end..].trim_start());
    let found = if before.is_empty() {
        // May 26, 2025 | By …
        after.starts_with('|') || is_dash(after)
    } else if let Some(place) = before.strip_suffix('|') {
        // ZEMRA | Sun Feb 20, 2011 6:47 pm EST
        is_place(place.trim())
    } else {
        // ZEMRA, Avaria (AP), May 26 – The …
        let (before, after) = match (before.strip_suffix('('), after.strip_prefix(')')) {
            (Some(before), Some(after)) => (before.trim_end(), after),
            _ => (before, after),
        };
        let comma = before.ends_with(',');
        let (place, agency) = without_agency(before.trim_end_matches(',').trim_end());
        let parted = comma || agency || !place.contains(char::is_lowercase);
        parted && is_place(place.trim_end_matches(',')) && is_parted(after)
    };
    found.then(|| &head[date])
}

/// What follows the date: perhaps an agency, then a dash or the end of the line.
fn is_parted(after: &str) -> bool {
    let after = after.trim_start_matches([',', ' ']);
    let after = match (after.chars().next(), after.find(')')) {
        (Some('('), Some(end)) => after[end + 1..].trim_start(),
        _ => after,
    };
    after.is_empty() || after.starts_with([':', '_']) || is_dash(after)
}

/// A dash; but not one that leads to another number, as in "May 26–28".
fn is_dash(text: &str) -> bool {
    let rest = text.trim_start_matches(['-', '–', '—']);
    rest.len() < text.len() && !rest.starts_with(|next: char| next.is_ascii_digit())
}

/// Takes `(AP)` or `/ANADOLU/` from the end of a place, and says whether it was there.
fn without_agency(place: &str) -> (&str, bool) {
    for (open, close) in [('(', ')'), ('/', '/')] {
        if let Some(start) = place.strip_suffix(close).and_then(|inside| inside.rfind(open)) {
            return (place[..start].trim_end(), true);
        }
    }
    (place, false)
}

/// Up to three groups of capitalised words: `DAR ES SALAAM, Tanzania`.
fn is_place(words: &str) -> bool {
    let particles = ["de", "del", "la", "al", "el", "of"];
    let name = |word: &str| {
        let capital = word.starts_with(char::is_uppercase) || particles.contains(&word) || word.starts_with("al-");
        capital && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-'))
    };
    let group = |group: &str| {
        let words: Vec<&str> = group.split([' ', '/']).collect();
        words.len() <= 5 && words.iter().all(|word| name(word))
    };
    let groups: Vec<&str> = words.split(',').map(str::trim).collect();
    words.starts_with(char::is_uppercase) && groups.len() <= 3 && groups.into_iter().all(group)
}

/// Where the first date with a named month stands, its weekday and year included.
fn first_date(head: &str) -> Option<Range<usize>> {
    let words: Vec<&str> = dates::words(head).collect();
    let start = |at: usize| words[at].as_ptr() as usize - head.as_ptr() as usize;
    let end = |at: usize| start(at) + words[at].len();
    // Whether only these signs stand between a word and the next.
    let beside = |at: usize, signs: &[char]| head[end(at)..start(at + 1)].chars().all(|sign| signs.contains(&sign));
    let month = words.iter().position(|word| dates::month(word).is_some())?;
    let is_number = |at: usize, length: std::ops::RangeInclusive<usize>| {
        words.get(at).is_some_and(|word| length.contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let (mut first, mut last) = if is_number(month + 1, 1..=2) && beside(month, &['.', ' ']) {
        (month, month + 1)
    } else if month > 0 && is_number(month - 1, 1..=2) && beside(month - 1, &[' ']) {
        (month - 1, month)
    } else {
        return None;
    };
    if is_number(last + 1, 4..=4) && beside(last, &['.', ',', ' ']) {
        last += 1;
    }
    if first > 0 && dates::is_weekday(words[first - 1]) && beside(first - 1, &['.', ',', ' ']) {
        first -= 1;
    }
    Some(start(first)..end(last))
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
            "In May 26 – the day of the vote – that",
            "Zemra, May 26–28: A fair",
            "1\n2\n3\n4\n5\n6\n7\n8\nMay 26, 2025",
            "",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
