//! Plain text: the text as it is, and a first line that looks like a headline.

use super::dateline;
use crate::model::Page;

/// Longest headline, in characters.
const LONGEST_TITLE: usize = 140;

/// Reads plain text. Line ends become `\n`; all else stays.
pub(super) fn read(text: &str) -> Page {
    let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() };
    Page { title: title(&text).unwrap_or_default().to_owned(), text, ..Page::default() }
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
    fn text_stays_but_for_line_ends() {
        assert_eq!(read("a\r\n\r\n b\rc\n").text, "a\n\n b\nc\n");
    }
}
