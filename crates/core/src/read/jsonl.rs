//! JSON Lines: an article a line.

use serde_json::Value;

use super::{Intake, articles, encoding, notes};
use crate::model::Page;

/// Reads a whole file of lines.
pub(super) fn read(name: &str, bytes: &[u8], intake: &mut Intake) {
    let decoded;
    let mut bytes = bytes;
    if encoding::is_utf16(bytes) {
        decoded = encoding::decode(bytes, None).0;
        bytes = decoded.as_bytes();
    }
    for (at, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        match read_line(name, at + 1, line) {
            Ok(page) => intake.pages.extend(page),
            Err(problem) => intake.notes.push(notes::note("read.jsonl.line", problem)),
        }
    }
}

/// Reads one line, of UTF-8 or Windows-1252. An empty line is nothing; a line that is no article gives a message with
/// the file and line number.
pub fn read_line(name: &str, number: usize, line: &[u8]) -> Result<Option<Page>, String> {
    let failed = |problem: String| Err(format!("{name}:{number}: {problem}"));
    let line = if number == 1 { line.strip_prefix(encoding::UTF8_MARK).unwrap_or(line) } else { line };
    if line.trim_ascii().is_empty() {
        return Ok(None);
    }
    let (line, encoding) = encoding::decode(line, None);
    let object = match serde_json::from_str(&line) {
        Ok(Value::Object(object)) => object,
        Ok(_) => {
            return failed(
                "skipped, a line must hold one JSON object such as {\"id\": \"a\", \"text\": \"…\"}".to_owned(),
            );
        }
        Err(error) => return failed(format!("skipped, this line is not JSON ({})", reason(&error))),
    };
    let mut page = articles::from_object(&object);
    if let Some(problem) = articles::unfit(&page, articles::TEXT_FIELDS) {
        return failed(format!("skipped, this article {problem}"));
    }
    page.notes.extend(notes::encoding(encoding));
    if page.id.is_empty() {
        page.id = format!("{name}:{number}");
    }
    super::date(&mut page);
    Ok(Some(page))
}

/// The parser's reason with the column alone: the line is always 1 here.
fn reason(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    format!("{message} at column {}", error.column())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PublishedBasis;

    fn page(line: &str) -> Page {
        read_line("a.jsonl", 3, line.as_bytes()).unwrap().unwrap()
    }

    #[test]
    fn a_line_is_an_article() {
        let page =
            page(r#"{"id": "x", "text": " Two \n lines ", "title": "T", "published": "2025-09-15", "spans": []}"#);
        assert_eq!((page.id.as_str(), page.text.as_str(), page.title.as_str()), ("x", " Two \n lines ", "T"));
        assert_eq!(page.published.unwrap().to_string(), "2025-09-15");
        assert_eq!(page.published_basis, PublishedBasis::Given);
    }

    #[test]
    fn names_of_fields_are_forgiven() {
        let page = page(
            r#"{"Body": "Text.", "Headline": "T", "source": {"id": 1, "name": "The Post"}, "authors": ["A", "B"], "publishedAt": "2025-09-15T22:10:00Z", "link": "https://a.example/1"}"#,
        );
        assert_eq!((page.text.as_str(), page.title.as_str()), ("Text.", "T"));
        assert_eq!((page.outlet.as_str(), page.author.as_str()), ("The Post", "A, B"));
        assert_eq!(page.url, "https://a.example/1");
        assert_eq!(page.published.unwrap().to_string(), "2025-09-15");
        assert_eq!(page.id, "a.jsonl:3");
    }

    #[test]
    fn the_best_name_wins() {
        assert_eq!(page(r#"{"content": "Short…", "text": "Whole."}"#).text, "Whole.");
    }

    #[test]
    fn bad_lines_are_named() {
        let problem = |line: &[u8]| read_line("a.jsonl", 3, line).unwrap_err();
        assert_eq!(
            problem(b"{\"id\": 1"),
            "a.jsonl:3: skipped, this line is not JSON (EOF while parsing an object at column 8)"
        );
        assert!(problem(b"[1]").contains("one JSON object"));
        assert!(problem(b"{\"id\": 1}").contains("no text"));
        assert!(problem(b"{\"text\": \"\xff}").contains("not JSON"));
        assert_eq!(read_line("a.jsonl", 3, b" \r\n"), Ok(None));
    }

    #[test]
    fn a_line_of_windows_1252_is_decoded() {
        let page = read_line("a.jsonl", 1, b"{\"text\": \"\x93Zh\xe9rou\x94\"}").unwrap().unwrap();
        assert_eq!((page.text.as_str(), page.notes.len()), ("“Zhérou”", 1));
    }

    #[test]
    fn utf16_is_decoded_with_and_without_a_mark() {
        let lines = "{\"text\": \"First, “é”.\"}\n{\"text\": \"Second.\"}\n";
        for (mark, order) in [
            (b"".as_slice(), u16::to_le_bytes as fn(u16) -> [u8; 2]),
            (b"", u16::to_be_bytes),
            (b"\xFF\xFE", u16::to_le_bytes),
            (b"\xFE\xFF", u16::to_be_bytes),
        ] {
            let bytes = [mark, &lines.encode_utf16().flat_map(order).collect::<Vec<_>>()].concat();
            let mut intake = Intake::default();
            read("a.jsonl", &bytes, &mut intake);
            let texts: Vec<&str> = intake.pages.iter().map(|page| page.text.as_str()).collect();
            assert_eq!(texts, ["First, “é”.", "Second."]);
            assert_eq!(intake.notes, []);
        }
    }

    #[test]
    fn a_day_that_cannot_be_read_is_noted() {
        let page = page(r#"{"text": "T.", "date": "the day before"}"#);
        assert_eq!((page.published, page.notes.len()), (None, 1));
    }
}
