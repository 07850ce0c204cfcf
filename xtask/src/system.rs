//! Packages of the machine's own system, where they can be installed without asking anybody.

use std::fs;
use std::process::Command;

use crate::process::{find, output, run};
use crate::{Failure, say};

/// Whether packages can be installed here: by root, with apt-get.
pub(crate) fn has_packages() -> bool {
    find("apt-get", &[]).is_some() && is_root()
}

/// Whether this is Debian itself, not a system made from it.
pub(crate) fn is_debian() -> bool {
    fs::read_to_string("/etc/os-release").is_ok_and(|text| text.lines().any(|line| line == "ID=debian"))
}

/// Installs packages with apt-get. `what` is what they are, for the person at the terminal.
pub(crate) fn install(what: &str, packages: &[&str]) -> Result<(), Failure> {
    say(&format!("Installing {what} with apt-get (about a minute, once)"));
    // A list that cannot be brought up to date may still be recent enough.
    drop(run(Command::new("apt-get").args(["update", "-qq"])));
    run(Command::new("apt-get")
        .args(["install", "-y", "-qq", "--no-install-recommends"])
        .args(packages)
        .env("DEBIAN_FRONTEND", "noninteractive"))
}

fn is_root() -> bool {
    output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}
