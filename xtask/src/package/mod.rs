//! `cargo xtask package`: builds the JavaScript package `dateline-core` in `target/package/dateline-core`.

mod types;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{cargo, command, find, output, run};
use crate::tools::{self, Tools};
use dateline_site::fingerprint;

use crate::{Failure, root, say, target};

/// Everything the engine is made from.
const INPUTS: [&str; 8] = [
    ".cargo",
    "Cargo.toml",
    "Cargo.lock",
    "crates/core",
    "crates/js/Cargo.toml",
    "crates/js/src",
    "crates/lang",
    "crates/network",
];
const WASM: &str = "wasm32-unknown-unknown";

/// Installs what is missing and builds the package.
///
/// # Errors
/// Says what could not be done.
pub fn package() -> Result<(), Failure> {
    let tools = tools::install()?;
    build(&tools)?;
    let folder = folder();
    say(&format!("The package is in {0}. Install it with `npm install {0}`.", folder.display()));
    Ok(())
}

/// Where the package is built.
pub fn folder() -> PathBuf {
    target().join("package").join("dateline-core")
}

/// Builds the package. The engine, which takes the time, is left as it is unless something it is made from has changed.
///
/// # Errors
/// Says what could not be done.
pub fn build(tools: &Tools) -> Result<(), Failure> {
    let engine = target().join("package").join("engine");
    let stamp = engine.join("stamp");
    let made_from = fingerprint::of_all(&root(), &INPUTS).map_err(|error| format!("reading the sources: {error}"))?;
    let compiler = output(command("rustc").arg("--version"))?;
    let made_from = format!("{} optimised={} by {}", made_from.hex(), tools.optimiser, compiler.trim());
    if fs::read_to_string(&stamp).ok().as_deref() != Some(&made_from) {
        say("Building the JavaScript package (about 3 minutes)");
        empty(&engine)?;
        bind(tools, &compile()?, &engine)?;
        write(&stamp, &made_from)?;
    }
    let folder = folder();
    empty(&folder)?;
    for name in ["engine.js", "dateline-core.wasm"] {
        copy(&engine.join(name), &folder.join(name))?;
    }
    fill(&folder)?;
    write(&folder.join("package.json"), &about()?)?;
    write(&folder.join("dateline-core.d.ts"), &declarations()?)
}

/// Makes a folder in which nothing stands that an earlier version wrote.
fn empty(folder: &Path) -> Result<(), Failure> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(told(folder))?;
    }
    fs::create_dir_all(folder).map_err(told(folder))
}

fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    fs::copy(from, to).map(drop).map_err(told(from))
}

fn told(path: &Path) -> impl Fn(std::io::Error) -> Failure {
    let path = path.display().to_string();
    move |error| format!("{path}: {error}")
}

fn read(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(told(path))
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    fs::write(path, text).map_err(told(path))
}

/// Where the parts of the package stand that are written by hand.
fn sources() -> PathBuf {
    root().join("crates").join("js").join("package")
}

/// Compiles the engine as the page's worker is compiled: the core for size, the network for speed.
fn compile() -> Result<PathBuf, Failure> {
    run(cargo().args([
        "build",
        "--package",
        "dateline-js",
        "--lib",
        "--locked",
        "--profile",
        "web",
        "--target",
        WASM,
    ]))?;
    Ok(target().join(WASM).join("web").join("dateline_js.wasm"))
}

/// Makes `engine.js` and `dateline-core.wasm`.
fn bind(tools: &Tools, compiled: &Path, folder: &Path) -> Result<(), Failure> {
    run(Command::new(tools.bindgen())
        .args(["--target", "web", "--no-typescript", "--omit-default-module-path", "--out-name", "engine", "--out-dir"])
        .arg(folder)
        .arg(compiled))?;
    let (bound, done) = (folder.join("engine_bg.wasm"), folder.join("dateline-core.wasm"));
    match find("wasm-opt", &tools::folders()) {
        Some(optimiser) => {
            run(tools.lead(&mut Command::new(optimiser)).arg("-O3").arg(&bound).arg("--output").arg(&done))?;
            fs::remove_file(&bound).map_err(told(&bound))
        }
        None => fs::rename(&bound, &done).map_err(told(&done)),
    }
}

/// What goes into the package as it is.
fn fill(folder: &Path) -> Result<(), Failure> {
    let root = root();
    let files = [
        (sources().join("dateline-core.js"), "dateline-core.js"),
        (root.join("docs/dossier.schema.json"), "dossier.schema.json"),
        (root.join("docs/javascript.md"), "README.md"),
        (root.join("LICENSE-APACHE"), "LICENSE-APACHE"),
        (root.join("LICENSE-MIT"), "LICENSE-MIT"),
        (root.join("NOTICE"), "NOTICE"),
    ];
    for (from, name) in files {
        copy(&from, &folder.join(name))?;
    }
    Ok(())
}

/// `package.json` with the version of this one.
fn about() -> Result<String, Failure> {
    let text = read(&sources().join("package.json"))?;
    let unversioned = "\"version\": \"0.0.0\"";
    if !text.contains(unversioned) {
        return Err(format!("crates/js/package/package.json must hold {unversioned}, which is replaced"));
    }
    // All packages of the workspace have one version.
    Ok(text.replace(unversioned, &format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"))))
}

/// The functions' types, written by hand, and the shapes', made from the schema.
fn declarations() -> Result<String, Failure> {
    let schema = read(&root().join("docs/dossier.schema.json"))?;
    let schema = serde_json::from_str(&schema).map_err(|error| format!("docs/dossier.schema.json: {error}"))?;
    let shapes = types::declared(&schema).map_err(|flaw| format!("docs/dossier.schema.json: {flaw}"))?;
    Ok(format!("{}\n{shapes}", read(&sources().join("functions.d.ts"))?))
}
