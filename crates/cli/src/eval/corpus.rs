//! Reads a corpus, and rewrites what it expects.

use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

use dateline_lang::table::{Table, TableError};
use jiff::civil::Date;

use super::{Failure, Renderer};

const COLUMNS: [&str; 4] = ["text", "published", "expect", "why"];
const EXPECT: usize = 2;

/// A table of examples for one step.
#[derive(Debug)]
pub struct Corpus {
    /// Where it lies.
    pub path: PathBuf,
    /// Its content.
    content: String,
    /// How findings are written.
    pub renderer: Renderer,
    /// The examples.
    pub rows: Vec<Row>,
}

/// One example.
#[derive(Clone, Debug)]
pub struct Row {
    /// Line number, from 1.
    pub line: usize,
    /// The text to read, `\n` and `\t` already replaced.
    pub text: String,
    /// Its day of publication.
    pub published: Option<Date>,
    /// What the step finds, as its renderer writes it; `-` for nothing.
    pub expect: String,
    /// What the example shows.
    pub why: String,
}

/// Why corpora cannot be run.
#[derive(Debug)]
pub enum EvalError {
    /// A file or folder cannot be read or written.
    Io(PathBuf, io::Error),
    /// A table is not as it should be.
    Table(TableError),
    /// A folder is not named after a step.
    Step(String),
    /// There is nothing to run.
    Empty(PathBuf),
}

impl fmt::Display for EvalError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EvalError::Io(path, error) => write!(formatter, "{}: {error}", path.display()),
            EvalError::Table(error) => error.fmt(formatter),
            EvalError::Step(name) => {
                write!(formatter, "there is no step '{name}'; the steps are: {}", Renderer::NAMES.join(", "))
            }
            EvalError::Empty(path) => {
                write!(formatter, "{}: no corpora here; they lie in <step>/<name>.tsv", path.display())
            }
        }
    }
}

impl std::error::Error for EvalError {}

/// Reads `<step>/*.tsv` under a folder, in the order of their names; of one step only, if it is named.
pub fn corpora(folder: &Path, step: Option<&str>) -> Result<Vec<Corpus>, EvalError> {
    if let Some(step) = step {
        Renderer::named(step).ok_or_else(|| EvalError::Step(step.to_owned()))?;
    }
    let mut corpora = Vec::new();
    for steps in entries(folder)?.into_iter().filter(|path| path.is_dir()) {
        let name = steps.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if step.is_some_and(|step| step != name) {
            continue;
        }
        let renderer = Renderer::named(&name).ok_or(EvalError::Step(name))?;
        for path in entries(&steps)?.into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "tsv")) {
            corpora.push(Corpus::read(path, renderer)?);
        }
    }
    if corpora.is_empty() {
        return Err(EvalError::Empty(folder.to_owned()));
    }
    Ok(corpora)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, EvalError> {
    let failed = |error| EvalError::Io(folder.to_owned(), error);
    let mut paths = fs::read_dir(folder)
        .map_err(failed)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()
        .map_err(failed)?;
    paths.sort();
    Ok(paths)
}

impl Corpus {
    /// Reads one file.
    pub fn read(path: PathBuf, renderer: Renderer) -> Result<Self, EvalError> {
        let content = fs::read_to_string(&path).map_err(|error| EvalError::Io(path.clone(), error))?;
        let rows = rows(&path.display().to_string(), &content).map_err(EvalError::Table)?;
        Ok(Corpus { path, content, renderer, rows })
    }

    /// Rewrites the file: the rows that failed now expect what was found, all else stays byte for byte.
    pub fn bless(&self, failures: &[Failure]) -> Result<(), EvalError> {
        fs::write(&self.path, self.blessed(failures)).map_err(|error| EvalError::Io(self.path.clone(), error))
    }

    fn blessed(&self, failures: &[Failure]) -> String {
        let mut lines: Vec<String> = self.content.split('\n').map(str::to_owned).collect();
        for failure in failures {
            let line = &mut lines[failure.row.line - 1];
            let mut cells: Vec<&str> = line.split('\t').collect();
            cells[EXPECT] = &failure.found;
            *line = cells.join("\t");
        }
        lines.join("\n")
    }
}

fn rows(name: &str, content: &str) -> Result<Vec<Row>, TableError> {
    let table = Table::parse(name, content, &COLUMNS)?;
    let row = |row: &dateline_lang::table::Row<'_>| {
        let published = match row.cell(1) {
            "" => None,
            day => {
                Some(day.parse().map_err(|_| table.error(row, 1, "expected a date such as 2025-09-15, or nothing"))?)
            }
        };
        if row.cell(EXPECT).is_empty() {
            return Err(table.error(row, EXPECT, "expected a rendering, or - for nothing"));
        }
        Ok(Row {
            line: row.line,
            text: row.cell(0).replace("\\n", "\n").replace("\\t", "\t"),
            published,
            expect: row.cell(EXPECT).to_owned(),
            why: row.cell(3).to_owned(),
        })
    };
    table.rows().iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONTENT: &str =
        "# What it is.\n\ntext\tpublished\texpect\twhy\nOne.\\nTwo.\t\tOne. ‖ Two.\tlines\nNo.\t2025-01-02\t-\t\n";

    #[test]
    fn a_corpus_is_read_and_blessed() {
        let rows = rows("x.tsv", CONTENT).unwrap();
        assert_eq!(rows[0].text, "One.\nTwo.");
        assert_eq!(rows[0].line, 4);
        assert_eq!(rows[1].published.unwrap().to_string(), "2025-01-02");
        let corpus = Corpus { path: "x.tsv".into(), content: CONTENT.into(), renderer: Renderer::Sentences, rows };
        let failure = Failure { row: corpus.rows[1].clone(), found: "No.".into() };
        assert_eq!(corpus.blessed(&[failure]), CONTENT.replace("2025-01-02\t-\t", "2025-01-02\tNo.\t"));
        let outcome = super::super::run(&corpus);
        assert!(outcome.failures.iter().any(|failure| failure.row.line == 5), "an unmet expectation must be told");
    }

    #[test]
    fn an_empty_expectation_is_an_error() {
        let error = rows("x.tsv", "text\tpublished\texpect\twhy\nOne.\t\t\t\n").unwrap_err();
        assert_eq!(error.to_string(), "x.tsv:2: expect: expected a rendering, or - for nothing, found ''");
        let error = rows("x.tsv", "text\tpublished\texpect\twhy\nOne.\ttoday\t-\t\n").unwrap_err();
        assert_eq!(error.line, 2);
    }
}
