//! Plain text: the text as it is, what a head of fields says, and a first line that looks like a headline.

use super::dateline;
use super::fields::{field, set};
use crate::model::Page;

/// So many fields make a head: one line alone may be text ("Source: officials").
const FIELDS: usize = 2;

/// Longest headline, in characters.
const LONGEST_TITLE: usize = 140;

/// Reads plain text. Line ends become `\n`; all else stays.
pub(super) fn read(text: &str) -> Page {
    let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() };
    let (mut page, text) = head(&text).unwrap_or_else(|| (Page::default(), &text));
    if page.title.is_empty() {
        page.title = title(text).unwrap_or_default().to_owned();
    }
    page.text = text.to_owned();
    page
}

/// "Title: …", "Date: …" and more such lines before the text, as archives write them; and the text.
fn head(text: &str) -> Option<(Page, &str)> {
    let mut page = Page::default();
    let mut rest = text.trim_start();
    let mut fields = 0;
    while let Some((line, after)) = rest.split_once('\n') {
        let known =
            line.contains(':') && field(line).is_some_and(|(name, value)| set(&mut page, &name.to_lowercase(), value));
        if !known {
            break;
        }
        fields += 1;
        rest = after;
    }
    (fields >= FIELDS && !rest.trim().is_empty()).then(|| (page, rest.trim_start_matches(['\n', ' '])))
}

/// A short first line without a final stop, with text below.
fn title(text: &str) -> Option<&str> {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let (first, _) = (lines.next()?, lines.next()?);
    let ends = first.ends_with(['.', ':', ';', ',', '–', '—', '-', '_']);
    let short = first.chars().count() <= LONGEST_TITLE && first.contains(char::is_alphabetic);
    (short && !ends && !dateline::stands_in(first)).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_line_without_stop_is_the_title() {
        assert_eq!(read("\n A Bridge Reopens \r\n\r\nThe bridge is open.").title, "A Bridge Reopens");
        assert_eq!(read("Can it hold?\nNobody knows.").title, "Can it hold?");
        for text in [
            "The bridge is open.\nMore.",
            "Only line",
            "May 26, 2025\nText.",
            "ZEMRA, May 26 –\nText.",
            "* * *\nText.",
            "",
        ] {
            assert_eq!(read(text).title, "", "{text}");
        }
    }

    #[test]
    fn a_head_of_fields_is_read() {
        let page =
            read("Title: A Bridge Reopens\r\nSource: Harbour News\r\nDate: 26 May 2025\r\n\r\nThe bridge is open.");
        assert_eq!((page.title.as_str(), page.outlet.as_str()), ("A Bridge Reopens", "Harbour News"));
        assert_eq!(page.published.map(|day| day.to_string()).as_deref(), Some("2025-05-26"));
        assert_eq!(page.text, "The bridge is open.");
    }

    #[test]
    fn other_lines_with_a_colon_are_text() {
        for text in ["Source: officials\nThe bridge is open.", "Bridge: open\nRoad: closed\nMore.", "Title: a\nDate: b"]
        {
            assert_eq!(read(text).text, text);
        }
    }

    #[test]
    fn text_stays_but_for_line_ends() {
        assert_eq!(read("a\r\n\r\n b\rc\n").text, "a\n\n b\nc\n");
    }
}
