//! The service worker, which makes a visited site open without a network.
//!
//! It holds one version of the site at a time: the cache is named after the contents of all files, is filled whole
//! or not at all, and a new version takes over only when no page of the old one is open. So no page ever runs on
//! files of two versions.

use std::fs;
use std::path::Path;

use crate::Failure;
use crate::fingerprint::Fingerprint;
use crate::serve::Site;

/// Counts changes of what this module writes, so that a built site is known to be out of date.
pub(crate) const VERSION: u32 = 1;

const NAME: &str = "sw.js";
const TEMPLATE: &str = include_str!("offline.js");

/// Writes `sw.js` for the files of a built site.
pub(crate) fn write(dist: &Path) -> Result<(), Failure> {
    let site = Site::load(dist)?;
    fs::write(dist.join(NAME), of(&site)).map_err(|error| format!("writing the service worker: {error}"))
}

/// The `sw.js` of a site.
pub fn of(site: &Site) -> String {
    let mut version = Fingerprint::new();
    let mut names = Vec::new();
    for (name, bytes, _) in site.files().filter(|(name, ..)| *name != NAME) {
        version.add(name.as_bytes());
        version.add(bytes);
        names.push(name.to_owned());
    }
    script(&version.hex(), &names)
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
    }
}
