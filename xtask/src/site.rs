//! `cargo xtask site`: builds `dist/`, which any static host can serve, under any sub-path.

use std::fs;
use std::time::Instant;

use dateline_site::{fingerprint, offline, seal};

use crate::process::{command, output, run};
use crate::tools::{self, Tools};
use crate::{Failure, dist, root, say, target};

/// Everything the site is made from.
const INPUTS: [&str; 14] = [
    ".cargo",
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    "beside",
    "boot.js",
    "build.rs",
    "crates",
    "icons",
    "index.html",
    "manifest.webmanifest",
    "src",
    "style",
    "worker-start.js",
];

/// Installs what is missing and builds the site.
pub fn site() -> Result<(), Failure> {
    let tools = tools::install()?;
    build(&tools)?;
    say(&format!("The site is in {}. Copy it to any static host, under any path.", dist().display()));
    Ok(())
}

/// Builds the site, unless nothing that it is made from has changed.
pub fn build(tools: &Tools) -> Result<(), Failure> {
    if !root().join("index.html").is_file() {
        return Err("there is no index.html in the workspace's folder, so there is no site to build".to_owned());
    }
    let stamp = target().join("site.stamp");
    let made_from = fingerprint::of_all(&root(), &INPUTS).map_err(|error| format!("reading the sources: {error}"))?;
    let compiler = output(command("rustc").arg("--version"))?;
    let made_from = format!(
        "{} optimised={} offline={} by {}",
        made_from.hex(),
        tools.optimiser,
        offline::VERSION,
        compiler.trim()
    );
    let is_current = fs::read_to_string(&stamp).is_ok_and(|stamp| stamp == made_from);
    if is_current && dist().join("sw.js").is_file() {
        return Ok(());
    }
    say("Building the site (about 3 minutes the first time, about one after a change)");
    let started = Instant::now();
    trunk(tools)?;
    seal::write(&dist())?;
    offline::write(&dist())?;
    fs::write(&stamp, made_from).map_err(|error| format!("{}: {error}", stamp.display()))?;
    say(&format!("Built in {} s", started.elapsed().as_secs()));
    Ok(())
}

fn trunk(tools: &Tools) -> Result<(), Failure> {
    let mut trunk = command(&tools.trunk);
    tools.lead(&mut trunk);
    // Trunk calls wasm-opt in its release mode only, and downloads one if it finds none; without it, the same
    // profile is built in the other mode.
    let release = if tools.optimiser { "--release=true" } else { "--release=false" };
    trunk.args(["build", release, "--cargo-profile=web", "--locked=true", "--dist"]).arg(dist());
    // Trunk reads NO_COLOR as a flag that must be `true` or `false`; others set it to anything.
    trunk.env_remove("NO_COLOR").env("TRUNK_SKIP_VERSION_CHECK", "true");
    run(&mut trunk)
}
