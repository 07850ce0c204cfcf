//! Set-up, serve, test and site for Dateline.
//!
//! Each command is a module; [`tools`], [`browser`] and [`process`] are what they share. The browser tests use
//! [`serve`] and [`browser`] too, so that what is tested is what `cargo xtask run` serves.

pub mod audit;
pub mod bench;
pub mod browser;
pub mod node;
pub mod package;
pub mod process;
pub mod python;
pub mod run;
pub mod score;
pub mod serve;
pub mod site;
pub mod size;
pub mod test;
pub mod tools;
pub mod train;

mod system;

use std::path::{Path, PathBuf};

/// Why a command could not do its work: what happened, and what to do next.
pub type Failure = String;

/// The folder of the workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the workspace").to_owned()
}

/// Where the site is built.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Where cargo builds, with what these commands keep beside it.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Says to the person at the terminal what happens next.
pub fn say(text: &str) {
    eprintln!("\x1b[1m{text}\x1b[0m");
}
