//! The service worker, which makes a visited site open without a network.
//!
//! It holds one version of the site at a time: the cache is named after the contents of all files, is filled whole
//! or not at all, and a new version takes over only when no page of the old one is open. So no page ever runs on
//! files of two versions.

use std::fs;
use std::path::Path;

use crate::Failure;
use crate::fingerprint::{self, Fingerprint};

/// Counts changes of what this module writes, so that a built site is known to be out of date.
pub const VERSION: u32 = 2;

/// The service worker's name.
pub const NAME: &str = "sw.js";
const TEMPLATE: &str = include_str!("offline.js");

/// Writes `sw.js` for the files of a site.
pub fn write(dist: &Path) -> Result<(), Failure> {
    let failed = |error: std::io::Error| format!("writing the service worker: {error}");
    let paths = fingerprint::files(dist).map_err(failed)?;
    write_for(dist, paths.iter().map(|path| path.strip_prefix(dist).unwrap_or(path)))
}

/// Writes `sw.js` for these files of a folder that may hold others.
pub fn write_for<'a>(folder: &Path, names: impl Iterator<Item = &'a Path>) -> Result<(), Failure> {
    let failed = |error: std::io::Error| format!("writing the service worker: {error}");
    let mut files = Vec::new();
    for name in names {
        files.push((name.to_string_lossy().replace('\\', "/"), fs::read(folder.join(name)).map_err(failed)?));
    }
    let script = of(files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())));
    fs::write(folder.join(NAME), script).map_err(failed)
}

/// The `sw.js` of files, each a name and its bytes. What only hosts and people read is not kept.
pub fn of<'a>(files: impl Iterator<Item = (&'a str, &'a [u8])>) -> String {
    let mut version = Fingerprint::new();
    let mut names = Vec::new();
    for (name, bytes) in files.filter(|(name, _)| *name != NAME && !is_for_hosts(name)) {
        version.add(name.as_bytes());
        version.add(bytes);
        names.push(name.to_owned());
    }
    script(&version.hex(), &names)
}

/// Whether this is a service worker as [`write`] has written it.
pub fn is_ours(script: &str) -> bool {
    script.starts_with(TEMPLATE.lines().next().unwrap_or_default()) && !listed(script).is_empty()
}

/// The files that a service worker, as [`write`] has written it, keeps.
pub fn listed(script: &str) -> Vec<String> {
    let list = script.split_once("FILES = [").and_then(|(_, rest)| rest.split_once("];")).map_or("", |(list, _)| list);
    list.lines().filter_map(|line| line.trim().strip_prefix('"')?.strip_suffix("\",")).map(str::to_owned).collect()
}

fn is_for_hosts(name: &str) -> bool {
    name.split('/').any(|part| part.starts_with('.')) || matches!(name, "README.md" | "CNAME" | "LICENSE")
}

fn script(version: &str, names: &[String]) -> String {
    let list: Vec<String> = names.iter().map(|name| format!("  {name:?},\n")).collect();
    TEMPLATE.replace("__VERSION__", version).replace("\"__FILES__\"", &format!("\n{}", list.concat()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_every_file_and_the_version() {
        let script = script("00ff", &["index.html".to_owned(), "app-1.js".to_owned()]);
        assert!(script.contains("\"00ff\""), "{script}");
        assert!(script.contains("[\n  \"index.html\",\n  \"app-1.js\",\n]"), "{script}");
        assert!(!script.contains("__"), "{script}");
        assert_eq!(listed(&script), ["index.html", "app-1.js"]);
        assert!(listed("nothing of ours").is_empty());
        assert!(is_ours(&script) && !is_ours("const FILES = [\n  \"index.html\",\n];") && !is_ours(TEMPLATE));
    }

    #[test]
    fn what_only_hosts_read_is_not_kept() {
        for name in [".nojekyll", ".git/config", "README.md", "CNAME"] {
            assert!(is_for_hosts(name), "{name}");
        }
        assert!(!is_for_hosts("articles.jsonl") && !is_for_hosts("icons/icon.svg"));
    }
}
