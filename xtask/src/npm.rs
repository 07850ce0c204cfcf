//! Packages of npm's registry that audits need, at exact versions, in a folder of their own.

use std::path::{Path, PathBuf};

use crate::process::{command, find, run};
use crate::{Failure, say};

/// Installs what is missing into `folder`, and gives the folder of the packages. `work` is what needs them, for messages.
/// Where all is there it returns at once.
pub(crate) fn packages(folder: &Path, wanted: &[(&str, &str)], work: &str) -> Result<PathBuf, Failure> {
    let modules = folder.join("node_modules");
    let is_there = |(name, version): &(&str, &str)| {
        let about = std::fs::read_to_string(modules.join(name).join("package.json")).unwrap_or_default();
        about.contains(&format!("\"version\": \"{version}\""))
    };
    if wanted.iter().all(is_there) {
        return Ok(modules);
    }
    let npm = find("npm", &[]).ok_or_else(|| format!("{work} needs Node and npm: https://nodejs.org"))?;
    let names: Vec<String> = wanted.iter().map(|(name, version)| format!("{name}@{version}")).collect();
    say(&format!("Installing {} through npm into {} (some seconds, once)", names.join(", "), folder.display()));
    std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    run(command(npm)
        .args(["install", "--no-audit", "--no-fund", "--no-save", "--ignore-scripts", "--loglevel=error", "--prefix"])
        .arg(folder)
        .args(names))?;
    if wanted.iter().all(is_there) {
        Ok(modules)
    } else {
        Err(format!("npm did not install what {work} needs; delete {} and try again", folder.display()))
    }
}
