//! From what was typed to single articles, without holding more than one file or line at a time.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Cursor};
use std::path::{Path, PathBuf};

use dateline_core::model::{Page, PublishedBasis, Record};
use dateline_core::{read, read_page};
use jiff::civil::Date;

use super::ordered;
use crate::guard::guarded;

/// Where articles come from.
#[derive(Debug)]
pub(crate) enum Source {
    /// Standard input: an article a line.
    Input,
    /// A file with an article a line.
    Lines(PathBuf),
    /// Any other file.
    Whole(PathBuf),
}

/// One thing to read: a line, or a whole file. May have failed already.
#[derive(Debug)]
pub(crate) enum Read {
    /// A line of JSON Lines: of which file, its number, its bytes.
    Line(String, usize, Vec<u8>),
    /// A file.
    Whole(PathBuf),
    /// What went wrong while getting at it.
    Failed(String),
}

/// The files that were named, folders walked in the order of names.
pub(crate) fn sources(paths: &[PathBuf]) -> Result<Vec<Source>, String> {
    let mut sources = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            sources.push(Source::Input);
        } else {
            let before = sources.len();
            walk(path, &mut sources).map_err(|error| format!("{}: {error}", path.display()))?;
            if sources.len() == before {
                return Err(format!("{}: this folder holds no files", path.display()));
            }
        }
    }
    Ok(sources)
}

fn walk(path: &Path, sources: &mut Vec<Source>) -> io::Result<()> {
    if !fs::metadata(path)?.is_dir() {
        sources.push(source(path));
        return Ok(());
    }
    let mut entries =
        fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()?;
    entries.sort();
    for entry in entries {
        // Hidden files are the system's, and a link may lead back up.
        let hidden = entry.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let kind = fs::symlink_metadata(&entry)?.file_type();
        if !hidden && kind.is_dir() {
            walk(&entry, sources)?;
        } else if !hidden && (kind.is_file() || fs::metadata(&entry).is_ok_and(|target| target.is_file())) {
            sources.push(source(&entry));
        }
    }
    Ok(())
}

fn source(path: &Path) -> Source {
    let lines = path
        .extension()
        .is_some_and(|ending| ["jsonl", "ndjson"].iter().any(|known| ending.eq_ignore_ascii_case(known)));
    if lines { Source::Lines(path.to_owned()) } else { Source::Whole(path.to_owned()) }
}

/// Everything there is to read, one after another.
pub(crate) fn reads(sources: &[Source]) -> impl Iterator<Item = Read> + Send {
    sources.iter().flat_map(|source| -> Box<dyn Iterator<Item = Read> + Send> {
        match source {
            Source::Whole(path) => Box::new(std::iter::once(Read::Whole(path.clone()))),
            Source::Lines(path) => match File::open(path) {
                Ok(file) => Box::new(decoded(path.display().to_string(), BufReader::new(file))),
                Err(error) => Box::new(std::iter::once(Read::Failed(format!("{}: {error}", path.display())))),
            },
            Source::Input => Box::new(decoded("standard input".to_owned(), BufReader::new(io::stdin()))),
        }
    })
}

/// The lines of a file. They are cut at bytes, which UTF-16 has other ones for: such a file is decoded as a whole.
fn decoded(name: String, mut reader: impl BufRead + Send + 'static) -> Box<dyn Iterator<Item = Read> + Send> {
    let is_utf16 = reader.fill_buf().is_ok_and(read::is_utf16);
    if !is_utf16 {
        return Box::new(lines(name, reader));
    }
    let mut bytes = Vec::new();
    match reader.read_to_end(&mut bytes) {
        Ok(_) => Box::new(lines(name, Cursor::new(read::to_utf8(&bytes)))),
        Err(error) => Box::new(std::iter::once(Read::Failed(format!("{name}: {error}")))),
    }
}

fn lines(name: String, mut reader: impl BufRead) -> impl Iterator<Item = Read> {
    let mut number = 0;
    let mut ended = false;
    std::iter::from_fn(move || {
        if ended {
            return None;
        }
        number += 1;
        let mut line = Vec::new();
        match reader.read_until(b'\n', &mut line) {
            Ok(0) => None,
            Ok(_) => Some(Read::Line(name.clone(), number, line)),
            Err(error) => {
                ended = true;
                Some(Read::Failed(format!("{name}:{number}: {error}")))
            }
        }
    })
}

impl Read {
    /// What each article says, with the day of publication for those that tell none, and what could not be read.
    pub(crate) fn records(self, published: Option<Date>) -> (Vec<Record>, Vec<String>) {
        let at = self.at();
        let (pages, mut problems) = guarded(&at, || self.pages()).unwrap_or_else(|problem| (Vec::new(), vec![problem]));
        let alone = pages.len() == 1;
        let read = |page: Page| {
            let place = if alone { at.clone() } else { format!("{at}: {}", page.id) };
            guarded(&place, || read_page(dated(page, published)))
        };
        let mut records = Vec::with_capacity(pages.len());
        let take = |read: Result<Record, String>| {
            match read {
                Ok(record) => records.push(record),
                Err(problem) => problems.push(problem),
            }
            Ok(())
        };
        // A ZIP or a table may be the only file, and hold thousands.
        let taken = if alone {
            pages.into_iter().map(read).try_for_each(take)
        } else {
            ordered::map(pages.into_iter(), read, take)
        };
        taken.unwrap_or_else(|error: io::Error| problems.push(format!("{at}: {error}")));
        (records, problems)
    }

    /// Where in the input it stands, for messages.
    fn at(&self) -> String {
        match self {
            Read::Line(name, number, _) => format!("{name}:{number}"),
            Read::Whole(path) => path.display().to_string(),
            Read::Failed(_) => String::new(),
        }
    }

    /// The articles as they stand, unread, and what could not be read.
    pub(crate) fn pages(self) -> (Vec<Page>, Vec<String>) {
        match self {
            Read::Line(name, number, line) => match read::read_line(&name, number, &line) {
                Ok(page) => (page.into_iter().collect(), Vec::new()),
                Err(problem) => (Vec::new(), vec![problem]),
            },
            Read::Whole(path) => file(&path),
            Read::Failed(problem) => (Vec::new(), vec![problem]),
        }
    }
}

/// What the user types stands in where the article does not tell its own day.
pub(crate) fn dated(mut page: Page, published: Option<Date>) -> Page {
    if page.published.is_none() && published.is_some() {
        page.published = published;
        page.published_basis = PublishedBasis::Given;
    }
    page
}

/// The articles of a file, and what could not be read.
fn file(path: &Path) -> (Vec<Page>, Vec<String>) {
    let name = path.display().to_string();
    if let Some(note) = fs::metadata(path).ok().and_then(|file| read::too_large(&name, file.len())) {
        return (Vec::new(), vec![note.text]);
    }
    match fs::read(path) {
        Ok(bytes) => {
            let intake = read::read_file(&name, &bytes);
            (intake.pages, intake.notes.into_iter().map(|note| note.text).collect())
        }
        Err(error) => (Vec::new(), vec![format!("{name}: {error}")]),
    }
}
