//! CSV and TSV: an article a row. The first row names the columns.

use super::{Intake, articles, notes};
use crate::model::Page;

/// Reads a table.
pub(super) fn read(name: &str, text: &str, intake: &mut Intake) {
    let separator = separator(text);
    let mut rows = Rows { rest: text, separator, line: 1 };
    let Some((_, header)) = rows.next() else { return };
    let columns = articles::columns(header.iter().map(String::as_str));
    if !columns.contains(&Some(articles::Field::Text)) {
        let found = header.iter().map(|name| format!("“{}”", name.trim())).collect::<Vec<_>>().join(", ");
        let text = format!(
            "{name} has no column of article texts. Name it text in the first row (with id, title, outlet, author, published, url as you have them); found: {found}."
        );
        intake.notes.push(notes::note("read.table.columns", text));
        return;
    }
    for (line, cells) in rows {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let mut page = Page::default();
        for (field, cell) in columns.iter().zip(&cells) {
            if let Some(field) = field {
                articles::set(&mut page, *field, cell);
            }
        }
        if let Some(problem) = articles::unfit(&page, "") {
            let text = format!("{name}:{line}: skipped, this row {problem}.");
            intake.notes.push(notes::note("read.table.row", text));
            continue;
        }
        if page.id.is_empty() {
            page.id = format!("{name}:{line}");
        }
        super::date(&mut page);
        intake.pages.push(page);
    }
}

/// Whether the first line looks like the header of a table of articles.
pub(super) fn looks_like_table(text: &str) -> bool {
    let mut rows = Rows { rest: text, separator: separator(text), line: 1 };
    let Some((_, header)) = rows.next() else { return false };
    let columns = articles::columns(header.iter().map(String::as_str));
    let named = columns.iter().flatten().count();
    header.len() >= 2 && named >= 2 && columns.contains(&Some(articles::Field::Text)) && rows.next().is_some()
}

/// The sign that separates most columns of the first line.
fn separator(text: &str) -> u8 {
    let mut counts = [(b'\t', 0), (b',', 0), (b';', 0), (b'|', 0)];
    let mut quoted = false;
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            _ if quoted => {}
            _ => {
                if let Some((_, count)) = counts.iter_mut().find(|(separator, _)| *separator == byte) {
                    *count += 1;
                }
            }
        }
    }
    // Of equals the first in the list.
    let best = counts.iter().rev().max_by_key(|(_, count)| *count);
    best.map_or(b',', |(separator, _)| *separator)
}

/// Rows with the number of their first line. Quoted cells may hold separators, line ends and doubled quotes.
struct Rows<'a> {
    rest: &'a str,
    separator: u8,
    line: usize,
}

impl Iterator for Rows<'_> {
    type Item = (usize, Vec<String>);

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let line = self.line;
        let mut cells = Vec::new();
        loop {
            let (cell, length) = cell(self.rest, self.separator);
            self.line += self.rest[..length].matches('\n').count();
            self.rest = &self.rest[length..];
            cells.push(cell);
            if self.rest.as_bytes().first() == Some(&self.separator) {
                self.rest = &self.rest[1..];
                continue;
            }
            let end = if self.rest.starts_with("\r\n") { 2 } else { usize::from(!self.rest.is_empty()) };
            self.rest = &self.rest[end..];
            self.line += 1;
            return Some((line, cells));
        }
    }
}

/// The first cell of a text, and how many bytes it takes up to the separator or line end behind it.
fn cell(text: &str, separator: u8) -> (String, usize) {
    let bytes = text.as_bytes();
    let plain_end = |from: usize| {
        let ends = |byte: &u8| *byte == separator || *byte == b'\n' || *byte == b'\r';
        bytes[from..].iter().position(ends).map_or(bytes.len(), |at| from + at)
    };
    if bytes.first() != Some(&b'"') {
        let end = plain_end(0);
        return (text[..end].to_owned(), end);
    }
    let mut value = String::new();
    let mut from = 1;
    loop {
        // A quote that is never closed ends with the text.
        let Some(quote) = bytes[from..].iter().position(|byte| *byte == b'"').map(|at| from + at) else {
            value.push_str(&text[from..]);
            return (value, bytes.len());
        };
        value.push_str(&text[from..quote]);
        if bytes.get(quote + 1) == Some(&b'"') {
            value.push('"');
            from = quote + 2;
            continue;
        }
        // What follows a closed quote belongs to the cell all the same.
        let end = plain_end(quote + 1);
        value.push_str(&text[quote + 1..end]);
        return (value, end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(usize, Vec<String>)> {
        Rows { rest: text, separator: separator(text), line: 1 }.collect()
    }

    #[test]
    fn cells_are_cut() {
        let text = "a,b\r\n\"1, one\",\"two\nlines \"\"quoted\"\"\"\n,\nlast";
        let expected: [(usize, &[&str]); 4] =
            [(1, &["a", "b"]), (2, &["1, one", "two\nlines \"quoted\""]), (4, &["", ""]), (5, &["last"])];
        let found = rows(text);
        assert_eq!(found.len(), expected.len());
        for ((line, cells), (expected_line, expected_cells)) in found.iter().zip(expected) {
            assert_eq!(
                (*line, cells.as_slice()),
                (expected_line, expected_cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>().as_slice())
            );
        }
    }

    #[test]
    fn an_open_quote_ends_with_the_text() {
        assert_eq!(rows("a,b\n\"x,y\nz").last().unwrap().1, ["x,y\nz"]);
        assert_eq!(rows("a,b\n\"x\"y,z").last().unwrap().1, ["xy", "z"]);
    }

    #[test]
    fn separators_are_seen() {
        assert_eq!(separator("a;b;\"c,d,e,f\"\n,,,,"), b';');
        assert_eq!(separator("a\tb"), b'\t');
        assert_eq!(separator("text"), b'\t');
    }
}
