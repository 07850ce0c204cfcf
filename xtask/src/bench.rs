//! `cargo xtask bench`: speed of the core and of each of its steps, of the page, and of the way from the worker to it.

use crate::process::{cargo, run};
use crate::{Failure, browser, site, tools};

/// Runs the benchmarks of the core, or those whose name holds one of `names`; `page` and `transport` run in a browser.
pub fn bench(names: &[String]) -> Result<(), Failure> {
    match names {
        [name] if name == "transport" => return transport(),
        [name] if name == "page" => return page(),
        _ => {}
    }
    run(cargo().args(["bench", "--package", "dateline-core", "--"]).args(names))
}

fn page() -> Result<(), Failure> {
    site::build(&tools::install()?)?;
    let browser = browser::install()?;
    run(cargo()
        .args(["bench", "--package", "dateline-browser-tests", "--bench", "page"])
        .env("CHROME", &browser.browser)
        .env("CHROMEDRIVER", &browser.driver))
}

fn transport() -> Result<(), Failure> {
    let (tools, browser) = (tools::install()?, browser::install()?);
    run(cargo()
        .args(["test", "--release", "--package", "dateline-golden-tests", "--bench", "transport"])
        .args(["--target", "wasm32-unknown-unknown", "--", "--nocapture"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", &tools.test_runner)
        .env("CHROMEDRIVER", &browser.driver)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "600"))
}
