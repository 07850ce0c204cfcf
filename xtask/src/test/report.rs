//! What passed, what failed, and how long it took.

use std::time::{Duration, Instant};

/// What one stage found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Outcome {
    /// Tests and checks that passed.
    pub passed: u32,
    /// Tests and checks that failed.
    pub failed: u32,
    /// What failed, if anything did.
    pub failures: Vec<String>,
}

impl Outcome {
    /// One check that either holds or not.
    pub(super) fn of(done: Result<(), String>) -> Self {
        match done {
            Ok(()) => Outcome { passed: 1, ..Outcome::default() },
            Err(failure) => Outcome { failed: 1, failures: vec![failure], ..Outcome::default() },
        }
    }

    /// Takes in one line of what a test program prints.
    pub(super) fn note(&mut self, line: &str) {
        if let Some(counts) = line.trim_start().strip_prefix("test result:") {
            self.passed += number_before(counts, "passed");
            self.failed += number_before(counts, "failed");
        } else if let Some(name) = line.trim_start().strip_prefix("test ").and_then(failed_test) {
            self.failures.push(name.to_owned());
        }
    }
}

fn failed_test(rest: &str) -> Option<&str> {
    rest.split_once(" ... ")
        .filter(|(_, result)| result.trim_end().ends_with("FAILED") || *result == "FAIL")
        .map(|(name, _)| name)
}

fn number_before(counts: &str, word: &str) -> u32 {
    let mut words = counts.split([' ', ';']).filter(|word| !word.is_empty());
    let mut last = "";
    words
        .find_map(|next| {
            let found = (next == word).then(|| last.parse().ok()).flatten();
            last = next;
            found
        })
        .unwrap_or(0)
}

/// What all stages found.
#[derive(Debug, Default)]
pub(super) struct Report {
    stages: Vec<(&'static str, Outcome, Duration)>,
}

impl Report {
    /// Runs a stage and keeps what it found.
    pub(super) fn time(&mut self, name: &'static str, stage: impl FnOnce() -> Outcome) {
        let started = Instant::now();
        let outcome = stage();
        for failure in &outcome.failures {
            eprintln!("{name}: {failure}");
        }
        self.stages.push((name, outcome, started.elapsed()));
    }

    /// How many tests and checks failed.
    pub(super) fn failed(&self) -> u32 {
        self.stages.iter().map(|(_, outcome, _)| outcome.failed).sum()
    }

    /// A line for each stage, what failed, and the sum.
    pub(super) fn print(&self) {
        println!();
        for (name, outcome, time) in &self.stages {
            let seconds = time.as_secs_f32();
            println!("{name:>10} {:>6} passed {:>4} failed {seconds:>8.1} s", outcome.passed, outcome.failed);
        }
        for (name, outcome, _) in &self.stages {
            for failure in &outcome.failures {
                println!("FAILED {name}: {}", failure.lines().next().unwrap_or_default());
            }
        }
        let passed: u32 = self.stages.iter().map(|(_, outcome, _)| outcome.passed).sum();
        println!("\n{passed} passed, {} failed", self.failed());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_what_test_programs_print() {
        let mut outcome = Outcome::default();
        for line in [
            "running 3 tests",
            "test a::b ... ok",
            "test a::c ... FAILED",
            "test result: FAILED. 12 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "    test result: ok. 5 passed; 0 failed; 0 ignored",
        ] {
            outcome.note(line);
        }
        assert_eq!(outcome, Outcome { passed: 17, failed: 1, failures: vec!["a::c".to_owned()] });
    }
}
