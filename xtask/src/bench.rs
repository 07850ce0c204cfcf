//! `cargo xtask bench`: speed of the core and of each of its steps, of the page and its workers, and of other libraries.

use std::ffi::OsString;
use std::path::PathBuf;

use crate::audit::{self, Question};
use crate::process::{cargo, command, find, run};
use crate::{Failure, browser, root, say, site, target, tools};

/// Runs the benchmarks of the core, or those whose name holds one of `names`; `page`, `workers`, `peers`, `transport` and
/// `lighthouse` run in a browser.
pub fn bench(names: &[String]) -> Result<(), Failure> {
    match names {
        [name] if name == "transport" => return transport(),
        [name] if name == "page" || name == "workers" => return page(name, &[]),
        [name] if name == "lighthouse" => return lighthouse(),
        [name] if name == "peers" => return page(name, &[("PEERS", peers()?)]),
        _ => {}
    }
    run(cargo().args(["bench", "--package", "dateline-core", "--"]).args(names))
}

/// How Lighthouse scores the site, performance among it.
fn lighthouse() -> Result<(), Failure> {
    site::build(&tools::install()?)?;
    let (_server, mut command) = audit::lighthouse(&browser::install()?, Question::Measure)?;
    run(&mut command)
}

fn page(name: &str, variables: &[(&str, OsString)]) -> Result<(), Failure> {
    site::build(&tools::install()?)?;
    let browser = browser::install()?;
    run(cargo()
        .args(["bench", "--package", "dateline-browser-tests", "--bench", name])
        .envs(variables.iter().cloned())
        .env("CHROME", &browser.browser)
        .env("CHROMEDRIVER", &browser.driver))
}

/// Other libraries as one script. They are fetched for this benchmark alone and are no part of the page.
fn peers() -> Result<OsString, Failure> {
    let from = root().join("record/bench/peers");
    let folder = target().join("peers");
    let npm = find("npm", &[]).ok_or("the other libraries come through npm: install Node")?;
    say("Fetching compromise and wink-nlp through npm into target/peers");
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for name in ["package.json", "peers.js"] {
        std::fs::copy(from.join(name), folder.join(name)).map_err(|error| format!("{name}: {error}"))?;
    }
    run(command(npm).args(["install", "--no-audit", "--no-fund", "--loglevel=error", "--prefix"]).arg(&folder))?;
    let bundler = find("esbuild", &[folder.join("node_modules/.bin")]).ok_or("npm did not install esbuild")?;
    let bundle: PathBuf = folder.join("bundle.js");
    let mut outfile = OsString::from("--outfile=");
    outfile.push(&bundle);
    run(command(bundler)
        .arg(folder.join("peers.js"))
        .args(["--bundle", "--minify", "--log-level=warning"])
        .arg(outfile))?;
    Ok(bundle.into())
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
