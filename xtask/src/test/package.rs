//! The stage `package`: the JavaScript package in Node, in Deno, in a page and in a worker, and its types.

use super::report::Outcome;
use super::stages::{Workshop, tests};
use crate::process::{cargo, run};
use crate::{Failure, browser::Browser, node, package, say, target};

/// The package of the tests, which need the built package, Node and a browser.
pub(super) const PACKAGE_TESTS: &str = "dateline-package-tests";
const TYPESCRIPT: &str = "7.0.2";
const DENO: &str = "2.9.6";

pub(super) fn test(workshop: &mut Workshop) -> Outcome {
    match ready(workshop) {
        Ok((browser, node)) => run_tests(&browser, &node),
        Err(failure) => Outcome::of(Err(failure)),
    }
}

fn ready(workshop: &mut Workshop) -> Result<(Browser, node::Node), Failure> {
    let tools = workshop.tools()?;
    package::build(&tools)?;
    run(cargo().args(["build", "--package", "dateline-cli", "--locked"]))?;
    Ok((workshop.browser()?, node::install()?))
}

fn run_tests(browser: &Browser, node: &node::Node) -> Outcome {
    let tools = target().join("tools");
    let typescript = match node.packages(&tools.join("typescript"), &[("typescript", TYPESCRIPT)], &[]) {
        Ok(modules) => modules.join("typescript").join("bin").join("tsc"),
        Err(failure) => return Outcome::of(Err(failure)),
    };
    let mut command = cargo();
    command
        .args(["test", "--package", PACKAGE_TESTS, "--locked", "--no-fail-fast"])
        .env("CHROME", &browser.browser)
        .env("CHROMEDRIVER", &browser.driver)
        .env("DATELINE", target().join("debug").join(format!("dateline{}", std::env::consts::EXE_SUFFIX)))
        .env("NODE", &node.node)
        .env("TSC", typescript);
    // npm has no Deno for some systems, and where there is none nothing else is wrong.
    match node.packages(&tools.join("deno"), &[("deno", DENO)], &[]) {
        Ok(modules) => command.env("DENO", modules.join("deno").join(format!("deno{}", std::env::consts::EXE_SUFFIX))),
        Err(failure) => {
            say(&format!("{failure}\nSo the package is not tested in Deno; all else is tested"));
            command.args(["--", "--skip", "deno_"])
        }
    };
    tests(&mut command)
}
