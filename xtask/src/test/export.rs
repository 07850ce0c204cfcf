//! The stage `export`: what `dateline extract --all` writes, read by other people's programs.
//!
//! `tests/export/validate.py` reads every format with packages of Python's registry; `tests/export/timelinejs.cjs` reads
//! the timeline with TimelineJS. Both hold what they read against the dossier. Packages are installed into
//! `target/export`, once; Python and Node, too, where they are missing and can be had.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::report::Outcome;
use super::stages::{sum, tests};
use crate::process::{cargo, command, run};
use crate::{Failure, node, python, root, target};

/// What is read: a name, and the articles. The second has articles that try to break out of every format.
const INPUTS: [(&str, &str); 2] = [("sample", "src/sample"), ("hostile", "tests/export/articles.jsonl")];
/// What reads the timeline.
const NODE_PACKAGES: [(&str, &str); 2] = [("@knight-lab/timelinejs", "3.9.11"), ("jsdom", "24.1.3")];

pub(super) fn export() -> Outcome {
    let work = target().join("export");
    let folders = match written(&work) {
        Ok(folders) => folders,
        Err(failure) => return Outcome::of(Err(failure)),
    };
    let scripts = root().join("tests").join("export");
    let requirements = scripts.join("requirements.txt");
    let by_python = match python::environment(&work.join("python"), &requirements, "the test of what is written") {
        Ok(python) => tests(Command::new(python).arg(scripts.join("validate.py")).args(&folders)),
        Err(failure) => Outcome::of(Err(failure)),
    };
    let by_node = match node::install()
        .and_then(|node| Ok((node.packages(&work, &NODE_PACKAGES, &["--ignore-scripts"])?, node)))
    {
        Ok((modules, node)) => {
            tests(Command::new(node.node).arg(scripts.join("timelinejs.cjs")).arg(modules).args(&folders))
        }
        Err(failure) => Outcome::of(Err(failure)),
    };
    sum(by_python, by_node)
}

/// Writes every format of each input, and gives the folders.
fn written(work: &Path) -> Result<Vec<PathBuf>, Failure> {
    run(cargo().args(["build", "--package", "dateline-cli", "--locked"]))?;
    let program = target().join("debug").join(format!("dateline{}", std::env::consts::EXE_SUFFIX));
    INPUTS
        .into_iter()
        .map(|(name, articles)| {
            let folder = work.join(name);
            // What an earlier version wrote must not be taken for this one's.
            let _ = std::fs::remove_dir_all(&folder);
            run(command(&program).args(["extract", "--all"]).arg(&folder).arg(articles))?;
            Ok(folder)
        })
        .collect()
}
