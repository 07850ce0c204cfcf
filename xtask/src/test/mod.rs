//! `cargo xtask test`: everything that must hold before a change is merged.

mod export;
mod package;
mod report;
mod stages;

use crate::process::{cargo, run};
use crate::{Failure, say};
use report::Report;
use stages::{STAGES, Workshop};

/// Runs all stages, or the named ones. A stage that fails does not keep the others from running.
pub fn test(names: &[String]) -> Result<(), Failure> {
    if let Some(unknown) = names.iter().find(|name| STAGES.iter().all(|stage| stage.name != name.as_str())) {
        let known: Vec<&str> = STAGES.iter().map(|stage| stage.name).collect();
        return Err(format!("there is no stage `{unknown}`; there are {}", known.join(", ")));
    }
    let mut workshop = Workshop::default();
    let mut report = Report::default();
    for stage in STAGES.iter().filter(|stage| names.is_empty() || names.iter().any(|name| name == stage.name)) {
        say(&format!("\n{}: {}", stage.name, stage.what));
        report.time(stage.name, || (stage.run)(&mut workshop));
    }
    report.print();
    if report.failed() > 0 { Err("Something failed; its message stands above.".to_owned()) } else { Ok(()) }
}

/// Writes the golden dossier anew, for the author to look at what has changed.
pub fn bless() -> Result<(), Failure> {
    run(cargo().args(["test", "--quiet", "--package", stages::GOLDEN_TESTS, "the_sample"]).env("DATELINE_BLESS", "1"))?;
    say("tests/golden/sample.json is what the core finds now; `git diff` shows what has changed");
    Ok(())
}
