//! From the bytes of a file to the articles in it. Knows no language.
//!
//! A file's bytes decide how it is read; the ending of its name is a hint where bytes leave a choice. Whatever cannot
//! be read becomes a note that names the file and says what to do: nothing is lost in silence.

mod articles;
mod dateline;
mod dates;
mod encoding;
mod fields;
mod html;
mod ids;
mod inline;
mod json;
mod jsonl;
mod kind;
mod lines;
mod markdown;
mod notes;
mod plain;
mod table;
mod timeline;
mod zip;

pub use encoding::{is_utf16, to_utf8};
pub use ids::Ids;
pub use jsonl::read_line;
pub use notes::too_large;

use crate::model::{Note, Page, PublishedBasis};
use kind::FileKind;

/// What a file held: articles, and what could not be read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Intake {
    /// The articles, in the order of the file. Their ids are unique within the file.
    pub pages: Vec<Page>,
    /// Notes on the file as a whole, each naming it: what could not be read and what to do.
    pub notes: Vec<Note>,
}

/// Files above this many bytes are not read: a browser would run out of memory. Ask before a file's bytes are fetched.
pub const LARGEST_FILE: usize = 256 << 20;

/// Single articles above this many bytes are not read: it is longer than any book.
pub const LARGEST_ARTICLE: usize = 16 << 20;

/// Who wrote an article, and when, stands among its first lines.
const FIRST_LINES: usize = 8;

/// Reads a file. `name` is its name with folders, if any; its ending is a hint, its bytes decide.
pub fn read_file(name: &str, bytes: &[u8]) -> Intake {
    let mut intake = Intake::default();
    if let Some(note) = notes::unreadable(name, bytes) {
        intake.notes.push(note);
        return intake;
    }
    match kind::of(name, bytes) {
        FileKind::Zip => zip::read(name, bytes, &mut intake),
        FileKind::Lines => jsonl::read(name, bytes, &mut intake),
        FileKind::Json => many(name, bytes, &mut intake, json::read),
        FileKind::Table => many(name, bytes, &mut intake, table::read),
        FileKind::Html => one(name, bytes, html::declared_charset(bytes).as_deref(), &mut intake, html::read),
        FileKind::Markdown => one(name, bytes, None, &mut intake, markdown::read),
        FileKind::Plain => one(name, bytes, None, &mut intake, plain::read),
        FileKind::NotArticle => intake.notes.push(notes::not_article(name)),
        FileKind::Mime => intake.notes.push(notes::mime(name)),
    }
    if intake == Intake::default() {
        intake.notes.push(notes::no_text(name));
    }
    let mut ids = Ids::default();
    for page in &mut intake.pages {
        ids.make_unique(&mut page.id);
    }
    intake
}

/// Reads a file that may hold several articles.
fn many(name: &str, bytes: &[u8], intake: &mut Intake, read: fn(&str, &str, &mut Intake)) {
    let (text, encoding) = encoding::decode(bytes, None);
    let before = intake.pages.len();
    read(name, &text, intake);
    for page in &mut intake.pages[before..] {
        page.notes.extend(notes::encoding(encoding));
    }
}

/// Reads a file that is one article.
fn one(name: &str, bytes: &[u8], charset: Option<&str>, intake: &mut Intake, read: fn(&str) -> Page) {
    if bytes.len() > LARGEST_ARTICLE {
        intake.notes.push(notes::enormous(name, bytes.len(), LARGEST_ARTICLE));
        return;
    }
    let (text, encoding) = encoding::decode(bytes, charset);
    let mut page = read(&text);
    page.notes.extend(notes::encoding(encoding));
    if page.text.trim().is_empty() {
        intake.notes.push(notes::no_text(name));
        return;
    }
    name.clone_into(&mut page.id);
    date(&mut page);
    author(&mut page);
    intake.pages.push(page);
}

/// The day of publication in a value of metadata; none where it may be either of two.
pub(crate) fn published(value: &str) -> Option<jiff::civil::Date> {
    dates::metadata(value)
}

/// Takes the day of publication from the article's own dateline where nothing else tells it.
pub(crate) fn date(page: &mut Page) {
    if page.published.is_some() {
        return;
    }
    let Some(found) = dateline::find(&page.text) else { return };
    page.published = found.date;
    if page.published.is_some() {
        page.published_basis = PublishedBasis::Dateline;
    } else {
        page.notes.push(notes::dateline_without_year(found.span));
    }
}

/// Takes the author from a byline among the first lines where nothing else tells it. The first line is the headline.
fn author(page: &mut Page) {
    if !page.author.is_empty() {
        return;
    }
    let first = page.text.lines().map(str::trim).filter(|line| !line.is_empty()).take(FIRST_LINES);
    let headline = usize::from(!page.title.is_empty() && page.text.trim_start().starts_with(&page.title));
    if let Some(name) = first.skip(headline).find_map(lines::byline) {
        page.author = name.to_owned();
    }
}

#[cfg(test)]
mod tests;
