//! The tools that building and testing needs, installed into `target/tools` where they are missing.

use std::path::PathBuf;
use std::process::Command;

use crate::process::{cargo, command, find, output, run};
use crate::{Failure, node, root, say, target};

const TRUNK: &str = "0.21.14";
const BINARYEN: &str = "132.0.0";
const WASM: &str = "wasm32-unknown-unknown";

/// What is at hand once set-up is done.
#[derive(Clone, Debug)]
pub struct Tools {
    /// Builds the site.
    pub trunk: PathBuf,
    /// Runs tests in the browser.
    pub test_runner: PathBuf,
    /// Whether the download can be made smaller.
    pub optimiser: bool,
}

impl Tools {
    /// Makes JavaScript of WebAssembly; it comes with the runner of tests.
    pub fn bindgen(&self) -> PathBuf {
        self.test_runner.with_file_name(format!("wasm-bindgen{}", std::env::consts::EXE_SUFFIX))
    }

    /// Puts the tools before everything else on the command's PATH.
    pub fn lead<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let all: Vec<PathBuf> = folders().into_iter().chain(std::env::split_paths(&path)).collect();
        command.env("PATH", std::env::join_paths(all).unwrap_or(path))
    }
}

/// Installs what is missing; on a machine that has it all, looks and returns at once.
pub fn install() -> Result<Tools, Failure> {
    wasm_target()?;
    let trunk = cargo_tool("trunk", TRUNK, "trunk", &["--locked"], "about 6 minutes on two cores")?;
    let bindgen = locked_version("wasm-bindgen")?;
    let test_runner =
        cargo_tool("wasm-bindgen-cli", &bindgen, "wasm-bindgen-test-runner", &[], "about 3 minutes on two cores")?;
    let optimiser = optimiser();
    Ok(Tools { trunk, test_runner, optimiser })
}

/// Where the tools are that were installed here.
pub(crate) fn folders() -> Vec<PathBuf> {
    let tools = target().join("tools");
    // npm's programs are scripts for Node, which may be ours as well.
    [tools.join("bin"), tools.join("node_modules").join(".bin")].into_iter().chain(node::places()).collect()
}

fn wasm_target() -> Result<(), Failure> {
    let library = output(command("rustc").args(["--print", "sysroot"]))?;
    if PathBuf::from(library.trim()).join("lib/rustlib").join(WASM).is_dir() {
        return Ok(());
    }
    say("Adding the WebAssembly target to Rust (about half a minute)");
    run(command("rustup").args(["target", "add", WASM])).map_err(|failure| {
        format!(
            "{failure}\nRust has no WebAssembly target here. Install Rust through rustup, or add `rust-std` for {WASM} with your package manager."
        )
    })
}

/// A program that a cargo package of an exact version installs.
fn cargo_tool(package: &str, version: &str, program: &str, flags: &[&str], long: &str) -> Result<PathBuf, Failure> {
    if let Some(found) = at_version(program, version) {
        return Ok(found);
    }
    say(&format!("Installing {package} {version} into target/tools ({long}, once)"));
    let tools = target().join("tools");
    run(cargo()
        .args(["install", package, "--version", version, "--quiet", "--root"])
        .arg(&tools)
        .args(flags)
        // All tools share a build folder, so that what they have in common is built once. They are small helpers here:
        // building them quickly is worth more than their own speed.
        .env("CARGO_TARGET_DIR", tools.join("build"))
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"))?;
    at_version(program, version).ok_or_else(|| {
        format!("{package} {version} was installed, but `{program} --version` says something else; delete target/tools and try again")
    })
}

fn at_version(program: &str, version: &str) -> Option<PathBuf> {
    let is = |path: &PathBuf| {
        output(Command::new(path).arg("--version")).is_ok_and(|said| said.split_whitespace().nth(1) == Some(version))
    };
    // A tool of another version on the PATH must not hide ours, nor ours one of the right version.
    let ours = folders().first().map(|folder| folder.join(format!("{program}{}", std::env::consts::EXE_SUFFIX)));
    ours.filter(is).or_else(|| find(program, &[]).filter(is))
}

/// The version of a package in Cargo.lock: wasm-bindgen's library and tool must agree to the last digit.
fn locked_version(package: &str) -> Result<String, Failure> {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).map_err(|error| format!("Cargo.lock: {error}"))?;
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    let version = lines.next().and_then(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    version.map(str::to_owned).ok_or_else(|| format!("Cargo.lock has no {package}; run `cargo check` first"))
}

/// Finds `wasm-opt`, or installs it through npm.
fn optimiser() -> bool {
    if find("wasm-opt", &folders()).is_some() {
        return true;
    }
    let installed = node::install()
        .and_then(|node| node.packages(&target().join("tools"), &[("binaryen", BINARYEN)], &[]).map(drop));
    let missing = match installed {
        Ok(()) if find("wasm-opt", &folders()).is_some() => return true,
        Ok(()) => "npm's package binaryen holds no wasm-opt".to_owned(),
        Err(failure) => failure,
    };
    say(&format!(
        "{missing}\nSo the download is not optimised by wasm-opt: it works the same and is about a fifth larger"
    ));
    false
}
