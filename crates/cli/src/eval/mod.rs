//! Runs the corpora: tables of examples that say exactly what a step finds. `tests/corpus/README.md` explains them.

mod corpus;
mod frame;
mod renderer;

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

pub use corpus::{Corpus, EvalError, Row, corpora};
pub use frame::{Judged, judge};
pub use renderer::Renderer;

use crate::arguments::EvalArguments;
use crate::outcome::{self, Outcome as Ending};

/// Runs the corpora and prints the report.
pub fn eval(arguments: &EvalArguments) -> outcome::Result {
    let EvalArguments { step, bless, dir } = arguments;
    let (report, good) = report(dir, step.as_deref(), *bless).map_err(|error| error.to_string())?;
    outcome::written(std::io::stdout().write_all(report.as_bytes()))?;
    Ok(if good { Ending::Good } else { Ending::Partial })
}

/// What one corpus gave.
#[derive(Debug)]
pub struct Outcome {
    /// Number of rows.
    pub rows: usize,
    /// Rows whose finding differs from what is expected.
    pub failures: Vec<Failure>,
}

/// A row whose finding differs from what is expected.
#[derive(Debug)]
pub struct Failure {
    /// The row.
    pub row: Row,
    /// What was found instead.
    pub found: String,
}

/// Runs every row of a corpus.
pub fn run(corpus: &Corpus) -> Outcome {
    let failures = corpus.rows.iter().filter_map(|row| {
        let found = corpus.renderer.render(&row.text, row.published);
        (found != row.expect).then(|| Failure { row: row.clone(), found })
    });
    Outcome { rows: corpus.rows.len(), failures: failures.collect() }
}

/// Runs the corpora under a folder. Gives the report, and whether all rows were as expected.
///
/// With `bless`, files are rewritten to expect what was found.
pub fn report(folder: &Path, step: Option<&str>, bless: bool) -> Result<(String, bool), EvalError> {
    let mut report = String::new();
    let mut good = true;
    for corpus in corpora(folder, step)? {
        let outcome = run(&corpus);
        let name = corpus.path.display();
        for Failure { row, found } in &outcome.failures {
            let Row { line, text, expect, why, .. } = row;
            let why = if why.is_empty() { String::new() } else { format!("  ({why})") };
            let _ =
                write!(report, "{name}:{line}{why}\n  text      {text:?}\n  expected  {expect}\n  found     {found}\n");
        }
        let right = outcome.rows - outcome.failures.len();
        let _ = writeln!(report, "{name}: {right} of {} as expected", outcome.rows);
        if bless && !outcome.failures.is_empty() {
            corpus.bless(&outcome.failures)?;
            let _ = writeln!(report, "{name}: rewritten to expect what was found");
        } else {
            good &= outcome.failures.is_empty();
        }
    }
    Ok((report, good))
}
