//! The stage `export`: what `dateline extract --all` writes, read by other people's programs.
//!
//! `tests/export/validate.py` reads every format with packages of Python's registry; `tests/export/timelinejs.cjs` reads
//! the timeline with TimelineJS, which needs Node and is left out without it. Both hold what they read against the
//! dossier. Packages are installed into `target/export`, once.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::report::Outcome;
use super::stages::{sum, tests};
use crate::process::{cargo, command, find, run};
use crate::{Failure, python, root, say, target};

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
    let by_node = match node_modules(&work) {
        Ok(Some((node, modules))) => {
            tests(Command::new(node).arg(scripts.join("timelinejs.cjs")).arg(modules).args(&folders))
        }
        Ok(None) => Outcome::default(),
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

/// Node and the folder of its packages; `None` where there is no Node.
fn node_modules(work: &Path) -> Result<Option<(PathBuf, PathBuf)>, Failure> {
    let (Some(node), Some(npm)) = (find("node", &[]), find("npm", &[])) else {
        say("Node is not installed, so TimelineJS itself does not read the timeline; all else is read");
        return Ok(None);
    };
    let modules = work.join("node_modules");
    let there = |(name, version): (&str, &str)| {
        let about = std::fs::read_to_string(modules.join(name).join("package.json")).unwrap_or_default();
        about.contains(&format!("\"version\": \"{version}\""))
    };
    if !NODE_PACKAGES.into_iter().all(there) {
        say("Installing TimelineJS through npm into target/export (a few seconds, once)");
        run(command(npm)
            .args([
                "install",
                "--no-audit",
                "--no-fund",
                "--no-save",
                "--ignore-scripts",
                "--loglevel=error",
                "--prefix",
            ])
            .arg(work)
            .args(NODE_PACKAGES.map(|(name, version)| format!("{name}@{version}"))))?;
    }
    Ok(Some((node, modules)))
}
