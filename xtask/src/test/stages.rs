//! The stages, in the order they run: the quick ones first.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use super::report::Outcome;
use super::{export, package};
use crate::audit::{self, Question};
use crate::browser::{self, Browser};
use crate::process::{cargo, run, shown};
use crate::tools::{self, Tools};
use crate::{Failure, root, site, size};

/// The package of the browser tests, which need the built site and a browser.
const BROWSER_TESTS: &str = "dateline-browser-tests";
/// The package whose tests run both here and in the browser.
pub(super) const GOLDEN_TESTS: &str = "dateline-golden-tests";
const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];

/// A stage: its name, what it does, and the doing.
pub(super) struct Stage {
    pub name: &'static str,
    pub what: &'static str,
    pub run: fn(&mut Workshop) -> Outcome,
}

pub(super) const STAGES: [Stage; 10] = [
    Stage { name: "format", what: "the sources are formatted", run: format },
    Stage { name: "clippy", what: "no warnings, native and WebAssembly (3 minutes the first time)", run: clippy },
    Stage { name: "native", what: "tests of all packages (3 minutes the first time)", run: native },
    Stage {
        name: "export",
        what: "other people's programs read what is written (a minute the first time)",
        run: |_| export::export(),
    },
    Stage {
        name: "package",
        what: "the JavaScript package in Node, Deno and a browser (3 minutes the first time)",
        run: package::test,
    },
    Stage { name: "site", what: "the site builds (4 minutes the first time)", run: build_site },
    Stage { name: "size", what: "the download is small", run: measure },
    Stage { name: "wasm", what: "the core gives the same bytes in a browser (a minute)", run: wasm },
    Stage { name: "browser", what: "the page in a real browser (15 minutes)", run: browser_tests },
    Stage { name: "lighthouse", what: "Lighthouse finds the site accessible and sound (2 minutes)", run: lighthouse },
];

/// What stages make and later ones use.
#[derive(Default)]
pub(super) struct Workshop {
    tools: Option<Tools>,
    browser: Option<Browser>,
}

impl Workshop {
    pub(super) fn tools(&mut self) -> Result<Tools, Failure> {
        if self.tools.is_none() {
            self.tools = Some(tools::install()?);
        }
        self.tools.clone().ok_or_else(|| "the tools are missing".to_owned())
    }

    pub(super) fn browser(&mut self) -> Result<Browser, Failure> {
        if self.browser.is_none() {
            self.browser = Some(browser::install()?);
        }
        self.browser.clone().ok_or_else(|| "the browser is missing".to_owned())
    }
}

fn format(_: &mut Workshop) -> Outcome {
    Outcome::of(run(cargo().args(["fmt", "--all", "--check"])))
}

fn clippy(workshop: &mut Workshop) -> Outcome {
    let native =
        Outcome::of(run(cargo().args(["clippy", "--workspace", "--all-targets", "--locked", "--", "-Dwarnings"])));
    let wasm = Outcome::of(workshop.tools().and_then(|_| {
        let packages = ["--package", "dateline", "--package", "dateline-js"];
        run(cargo().arg("clippy").args(packages).arg("--locked").args(WASM).args(["--", "-Dwarnings"]))
    }));
    sum(native, wasm)
}

fn native(_: &mut Workshop) -> Outcome {
    let others = ["--exclude", BROWSER_TESTS, "--exclude", package::PACKAGE_TESTS];
    tests(cargo().args(["test", "--workspace"]).args(others).args(["--locked", "--no-fail-fast"]))
}

fn build_site(workshop: &mut Workshop) -> Outcome {
    Outcome::of(workshop.tools().and_then(|tools| site::build(&tools)))
}

fn measure(workshop: &mut Workshop) -> Outcome {
    Outcome::of(workshop.tools().and_then(|tools| {
        site::build(&tools)?;
        size::check(tools.optimiser)
    }))
}

fn wasm(workshop: &mut Workshop) -> Outcome {
    let (tools, browser) = match (workshop.tools(), workshop.browser()) {
        (Ok(tools), Ok(browser)) => (tools, browser),
        (Err(failure), _) | (_, Err(failure)) => return Outcome::of(Err(failure)),
    };
    tests(
        cargo()
            .args(["test", "--package", GOLDEN_TESTS, "--locked"])
            .args(WASM)
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", &tools.test_runner)
            .env("CHROMEDRIVER", &browser.driver)
            .env("WASM_BINDGEN_TEST_TIMEOUT", "300"),
    )
}

fn browser_tests(workshop: &mut Workshop) -> Outcome {
    let ready = workshop.tools().and_then(|tools| site::build(&tools)).and_then(|()| workshop.browser());
    let browser = match ready {
        Ok(browser) => browser,
        Err(failure) => return Outcome::of(Err(failure)),
    };
    tests(
        cargo()
            .args(["test", "--package", BROWSER_TESTS, "--locked", "--no-fail-fast"])
            .env("CHROME", &browser.browser)
            .env("CHROMEDRIVER", &browser.driver),
    )
}

fn lighthouse(workshop: &mut Workshop) -> Outcome {
    let ready = workshop.tools().and_then(|tools| site::build(&tools)).and_then(|()| workshop.browser());
    match ready.and_then(|browser| audit::lighthouse(&browser, Question::Check)) {
        // The server serves until it is let go.
        Ok((_server, mut command)) => tests(&mut command),
        Err(failure) => Outcome::of(Err(failure)),
    }
}

/// Runs test programs, shows what they print, and counts.
pub(super) fn tests(command: &mut Command) -> Outcome {
    let mut outcome = Outcome::default();
    let shown = shown(command);
    let child = command.current_dir(root()).stdout(Stdio::piped()).spawn();
    let mut child = match child {
        Ok(child) => child,
        Err(error) => return Outcome::of(Err(format!("`{shown}` could not start: {error}"))),
    };
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            println!("{line}");
            outcome.note(&line);
        }
    }
    let ended_well = child.wait().is_ok_and(|status| status.success());
    // A program that could not be built, or was killed, has no count of its own.
    if !ended_well && outcome.failed == 0 {
        outcome.failed = 1;
        outcome.failures.push(format!("`{shown}` failed"));
    } else if ended_well && outcome.passed == 0 {
        outcome.failed = 1;
        outcome.failures.push(format!("`{shown}` ran no test"));
    }
    outcome
}

/// What two parts of a stage found.
pub(super) fn sum(mut one: Outcome, other: Outcome) -> Outcome {
    one.passed += other.passed;
    one.failed += other.failed;
    one.failures.extend(other.failures);
    one
}
