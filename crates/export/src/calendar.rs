//! Events for calendars, as iCalendar (RFC 5545).
//!
//! A happening of which only an interval is known fills that interval; its summary says so. What nobody knows the day
//! of, or lies before the year 1, has no place in a calendar and is left out. Only what an article reports itself is
//! confirmed; what a party claims or denies, and what is to come, is tentative.

use dateline_core::dossier::{Folded, FoldedEvent};
use dateline_core::model::{Record, Status};
use jiff::civil::Date;

use crate::view::{View, tag, title};
use crate::words;

/// The longest line in bytes, without its break.
const LINE: usize = 75;
/// Longest quotation, in characters.
const QUOTE: usize = 300;

/// Writes the dated happenings as whole-day events.
pub fn calendar(records: &[&Record], folded: &Folded) -> String {
    let view = View::new(records, folded);
    let mut out = Lines(String::new());
    out.plain("BEGIN", "VCALENDAR");
    out.plain("VERSION", "2.0");
    out.text("PRODID", &format!("-//Dateline//Dateline {}//EN", dateline_core::VERSION));
    out.plain("CALSCALE", "GREGORIAN");
    for event in &folded.events {
        entry(&view, event, &mut out);
    }
    out.plain("END", "VCALENDAR");
    out.0
}

fn entry(view: &View<'_>, event: &FoldedEvent, out: &mut Lines) {
    let Some(start) = event.from.or(event.to) else { return };
    let end = event.to.unwrap_or(start).max(start);
    // The end of a calendar's event is the first day after it.
    let (Some(first), Ok(after)) = (day(start), end.tomorrow()) else { return };
    let Some(after) = day(after) else { return };
    out.plain("BEGIN", "VEVENT");
    out.text("UID", &format!("{}-{}", event.id, crate::uuid::uuid(&view.event_key(event))));
    let stamp = day(view.last_told(event)).unwrap_or_else(|| first.clone());
    out.plain("DTSTAMP", &format!("{stamp}T000000Z"));
    out.plain("DTSTART;VALUE=DATE", &first);
    out.plain("DTEND;VALUE=DATE", &after);
    out.text("SUMMARY", &summary(view, event));
    out.text("DESCRIPTION", &description(view, event));
    if let Some(place) = event.place.and_then(|place| view.entity(place)) {
        out.text("LOCATION", &place.name);
        if let Some(spot) = &place.place {
            out.plain("GEO", &format!("{};{}", spot.lat, spot.lon));
        }
    }
    if let Some(url) = view.first_telling(event).and_then(|told| words::web_address(&told.record.page.url)) {
        out.plain("URL", &url);
    }
    let categories = [tag(event.kind), event.mode.clone()].into_iter().chain(event.contexts.iter().cloned());
    let categories: Vec<String> = categories.filter(|word| !word.is_empty()).map(|word| escape(&word)).collect();
    out.plain("CATEGORIES", &categories.join(","));
    out.plain("STATUS", if event.status == Status::Reported { "CONFIRMED" } else { "TENTATIVE" });
    out.plain("TRANSP", "TRANSPARENT");
    out.plain("END", "VEVENT");
}

fn summary(view: &View<'_>, event: &FoldedEvent) -> String {
    let mut summary = words::event(view, event);
    if event.status != Status::Reported {
        summary += &format!(", {}", tag(event.status));
    }
    if event.from != event.to {
        summary += &format!(" [{}]", words::days(event.from, event.to));
    }
    summary
}

fn description(view: &View<'_>, event: &FoldedEvent) -> String {
    let mut lines = vec![words::days(event.from, event.to), words::vouched(view, event)];
    let toll = words::toll(event.toll);
    if !toll.is_empty() {
        lines.push(toll);
    }
    if let Some(told) = view.first_telling(event) {
        lines.push(format!("“{}”", words::cut(&words::plain(told.sentence()), QUOTE)));
    }
    lines.extend(view.tellers(event).into_iter().map(|(_, record)| {
        let page = &record.page;
        let day = page.published.map(|day| day.to_string()).unwrap_or_default();
        let url = words::web_address(&page.url).unwrap_or_default();
        let parts = [words::plain(&page.outlet), words::plain(title(record)), day, url];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }));
    lines.join("\n")
}

/// `20251019`; `None` for years that need more or fewer than four digits.
fn day(day: Date) -> Option<String> {
    let year = day.year();
    (1..=9999).contains(&year).then(|| format!("{year:04}{:02}{:02}", day.month(), day.day()))
}

/// Escapes TEXT, leaving out control characters, which it cannot hold.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\r' if letters.peek() == Some(&'\n') => {}
            '\n' | '\r' => out.push_str("\\n"),
            '\t' => out.push(' '),
            other if other.is_control() => {}
            other => out.push(other),
        }
    }
    out
}

struct Lines(String);

impl Lines {
    fn text(&mut self, name: &str, value: &str) {
        self.plain(name, &escape(value));
    }

    /// A property whose value needs no escaping, folded so that no line is too long and no character is cut.
    fn plain(&mut self, name: &str, value: &str) {
        let mut length = 0;
        for letter in name.chars().chain([':']).chain(value.chars()) {
            if length + letter.len_utf8() > LINE {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(letter);
            length += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::testing::{Draft, fold};

    /// RFC 5545, 3.1 and 3.3.11, read the other way.
    fn read(line: &str) -> String {
        let mut out = String::new();
        let unfolded = line.replace("\r\n ", "");
        let mut letters = unfolded.strip_suffix("\r\n").unwrap().chars();
        while let Some(letter) = letters.next() {
            match letter {
                '\\' => out.push(match letters.next().unwrap() {
                    'n' => '\n',
                    other => other,
                }),
                other => out.push(other),
            }
        }
        out
    }

    proptest! {
        #[test]
        fn any_text_comes_back(text in any::<String>()) {
            let mut lines = Lines(String::new());
            lines.text("SUMMARY", &text);
            prop_assert!(lines.0.split("\r\n").all(|line| line.len() <= LINE));
            let kept: String = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
            let kept: String = kept.chars().filter(|letter| *letter == '\n' || !letter.is_control()).collect();
            prop_assert_eq!(read(&lines.0), format!("SUMMARY:{kept}"));
        }
    }

    #[test]
    fn an_interval_ends_on_the_day_after() {
        let mut draft = Draft::new("2025-11-03");
        draft.event("2025-10-19", "2025-10-31", Status::Reported);
        draft.event("2025-12-31", "2025-12-31", Status::Planned);
        draft.event("", "", Status::Reported);
        draft.event("", "2025-10-01", Status::Claimed);
        let (records, folded) = fold(vec![draft]);
        let text = calendar(&records.iter().collect::<Vec<_>>(), &folded);
        assert_eq!(text.matches("BEGIN:VEVENT").count(), 3);
        assert!(text.contains("DTSTART;VALUE=DATE:20251019\r\nDTEND;VALUE=DATE:20251101\r\n"), "{text}");
        assert!(text.contains("DTSTART;VALUE=DATE:20251231\r\nDTEND;VALUE=DATE:20260101\r\n"), "{text}");
        assert!(text.contains("[until 1 Oct 2025]"), "{text}");
        assert_eq!(text.matches("STATUS:TENTATIVE").count(), 2);
        assert_eq!(text.matches("DTSTAMP:20251103T000000Z").count(), 3);
    }
}
