//! `cargo xtask package`: builds the JavaScript package `dateline-core` in `target/package/dateline-core`.

mod types;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{cargo, command, find, output, run};
use crate::tools::{self, Tools};
use crate::{Failure, fingerprint, root, say, target};

/// Everything the package is made from.
const INPUTS: [&str; 14] = [
    ".cargo",
    "Cargo.toml",
    "Cargo.lock",
    "crates/core",
    "crates/js",
    "crates/lang",
    "crates/network",
    "docs/dossier.schema.json",
    "docs/javascript.md",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "NOTICE",
    "xtask/src/package/mod.rs",
    "xtask/src/package/types.rs",
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

/// Builds the package, unless nothing that it is made from has changed.
///
/// # Errors
/// Says what could not be done.
pub fn build(tools: &Tools) -> Result<(), Failure> {
    let stamp = target().join("package.stamp");
    let made_from = fingerprint::of_all(&root(), &INPUTS).map_err(|error| format!("reading the sources: {error}"))?;
    let compiler = output(command("rustc").arg("--version"))?;
    let made_from = format!("{} optimised={} by {}", made_from.hex(), tools.optimiser, compiler.trim());
    let is_current = fs::read_to_string(&stamp).is_ok_and(|stamp| stamp == made_from);
    if is_current && folder().join("dateline-core.wasm").is_file() {
        return Ok(());
    }
    say("Building the JavaScript package (about 2 minutes)");
    let compiled = compile()?;
    let folder = folder();
    // What an earlier version wrote must not be taken for this one's.
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(told(&folder))?;
    }
    fs::create_dir_all(&folder).map_err(told(&folder))?;
    bind(tools, &compiled, &folder)?;
    copy(&folder)?;
    write(&folder.join("package.json"), &about()?)?;
    write(&folder.join("dateline-core.d.ts"), &declarations()?)?;
    fs::write(&stamp, made_from).map_err(told(&stamp))
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
            run(Command::new(optimiser).arg("-O3").arg(&bound).arg("--output").arg(&done))?;
            fs::remove_file(&bound).map_err(told(&bound))
        }
        None => fs::rename(&bound, &done).map_err(told(&done)),
    }
}

/// What goes into the package as it is.
fn copy(folder: &Path) -> Result<(), Failure> {
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
        fs::copy(&from, folder.join(name)).map_err(told(&from))?;
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
