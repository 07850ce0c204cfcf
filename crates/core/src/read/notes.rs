//! What to say of files that cannot be read, or only in part. Each sentence says what happened and what to do.

use super::encoding::{self, Encoding};
use super::{LARGEST_FILE, kind};
use crate::model::{Note, Span, Step};

pub(super) fn note(rule: &'static str, text: String) -> Note {
    Note { span: None, step: Step::Read, rule: rule.into(), text }
}

/// Why a file cannot be read at all.
pub(super) fn unreadable(name: &str, bytes: &[u8]) -> Option<Note> {
    if bytes.trim_ascii().is_empty() {
        return Some(note("read.empty", format!("{name} is empty.")));
    }
    if let Some(note) = too_large(name, bytes.len() as u64) {
        return Some(note);
    }
    if bytes.starts_with(b"%PDF-") {
        let text =
            format!("{name} is a PDF, which cannot be read yet. Copy its text and paste it, or save it as text.");
        return Some(note("read.pdf", text));
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") || bytes.starts_with(b"{\\rtf") {
        let text =
            format!("{name} is a word processor's document, which cannot be read yet. Save it as plain text or HTML.");
        return Some(note("read.office", text));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return None;
    }
    if encoding::is_binary(bytes) {
        let ending = kind::ending(name);
        let what = if ending.is_empty() { "holds no text".to_owned() } else { format!("(.{ending}) holds no text") };
        return Some(note(
            "read.binary",
            format!("{name} {what}. Dateline reads text, Markdown, HTML, CSV, JSON Lines and ZIP."),
        ));
    }
    None
}

/// Why a file of so many bytes is not read, if it is not: to be asked before its bytes are fetched.
pub fn too_large(name: &str, size: u64) -> Option<Note> {
    (size > LARGEST_FILE as u64).then(|| enormous(name, usize::try_from(size).unwrap_or(usize::MAX), LARGEST_FILE))
}

/// A file that is too large.
pub(super) fn enormous(name: &str, size: usize, largest: usize) -> Note {
    let (size, largest) = (size >> 20, largest >> 20);
    let text = format!("{name} holds {size} MB; up to {largest} MB are read. Split it into smaller files.");
    note("read.enormous", text)
}

/// A file that lies beside articles and is none.
pub(super) fn not_article(name: &str) -> Note {
    let ending = kind::ending(name);
    note("read.not_article", format!("{name} was left out: a .{ending} file is no article."))
}

/// A page or letter with its pictures in one file.
pub(super) fn mime(name: &str) -> Note {
    let text = format!(
        "{name} is a web archive or e-mail, which cannot be read yet. Save the page as “HTML only”, or paste its text."
    );
    note("read.mime", text)
}

/// Makes one note of many on files that are no articles: pages are saved with dozens of pictures and programs.
pub(super) fn gather(name: &str, notes: &mut Vec<Note>) {
    let is_clutter = |note: &Note| matches!(note.rule.as_ref(), "read.binary" | "read.not_article");
    let count = notes.iter().filter(|note| is_clutter(note)).count();
    if count <= 3 {
        return;
    }
    notes.retain(|note| !is_clutter(note));
    let text =
        format!("{count} files in {name} were left out: they are pictures, programs and the like, not articles.");
    notes.push(note("read.clutter", text));
}

/// A file that could be read, and held no article.
pub(super) fn no_text(name: &str) -> Note {
    note("read.no_text", format!("No article text was found in {name}. Copy the article and paste it instead."))
}

/// What the reader should know about how the bytes became text.
pub(super) fn encoding(encoding: Encoding) -> Option<Note> {
    match encoding {
        Encoding::Utf8 | Encoding::Utf16 => None,
        Encoding::Windows1252 => Some(note(
            "read.encoding.windows_1252",
            "The file was read as Windows-1252, because it is not UTF-8.".to_owned(),
        )),
        Encoding::Utf8Damaged => Some(note(
            "read.encoding.damaged",
            "Some characters are damaged and shown as \u{FFFD}; save the file again as UTF-8.".to_owned(),
        )),
        Encoding::Other => Some(note(
            "read.encoding.unknown",
            "The file's encoding is not known; letters that are not ASCII may be wrong. Save it as UTF-8.".to_owned(),
        )),
    }
}

/// A dateline that leaves the year open.
pub(super) fn dateline_without_year(span: Span) -> Note {
    let text = "The dateline tells no year, so the day of publication stays open; type it under Sources.".to_owned();
    Note { span: Some(span), ..note("read.dateline.no_year", text) }
}
