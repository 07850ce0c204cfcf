//! What must hold for the sources as a whole.

use std::fs;
use std::path::{Path, PathBuf};

/// Files past this length want a seam. A file that is long for a reason says so in [`LONG`].
const LINES: usize = 600;
const LONG: [&str; 0] = [];

/// Every text file outside the folders that git ignores: path from the workspace's folder, and content.
fn sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    collect(&xtask::root(), &mut found);
    found.sort();
    assert!(found.len() > 20, "the workspace was not found");
    let name = |path: &Path| path.strip_prefix(xtask::root()).expect("inside").to_string_lossy().replace('\\', "/");
    found.iter().filter_map(|path| Some((name(path), fs::read_to_string(path).ok()?))).collect()
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the workspace") {
        let path = entry.expect("an entry of a folder").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if ["target", "dist", "node_modules", ".git"].contains(&name.as_str()) {
            continue;
        }
        if path.is_dir() { collect(&path, found) } else { found.push(path) }
    }
}

fn ends(path: &str, ending: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, last)| last == ending)
}

fn none(found: &[String], rule: &str) {
    assert!(found.is_empty(), "{rule}:\n{}", found.join("\n"));
}

#[test]
fn files_are_small() {
    let long: Vec<String> = sources()
        .iter()
        .filter(|(path, text)| ends(path, "rs") && text.lines().count() > LINES && !LONG.contains(&path.as_str()))
        .map(|(path, text)| format!("{path}: {} lines", text.lines().count()))
        .collect();
    none(&long, "find the seam in these files, or give a reason in LONG");
}

#[test]
fn crates_and_modules_say_what_they_are() {
    let silent: Vec<String> = sources()
        .into_iter()
        .filter(|(path, text)| ends(path, "rs") && !path.ends_with("/tests.rs") && !text.starts_with("//!"))
        .map(|(path, _)| path)
        .collect();
    none(&silent, "these files do not open with a `//!` sentence that says what they are");
}

#[test]
fn tables_explain_their_format() {
    let silent: Vec<String> = sources()
        .into_iter()
        .filter(|(path, text)| path.contains("/tables/") && ends(path, "tsv") && !text.starts_with('#'))
        .map(|(path, _)| path)
        .collect();
    none(&silent, "these tables do not open with `#` lines that explain their columns");
}

#[test]
fn libraries_do_not_print() {
    let macros = ["println!(", "eprintln!(", "print!(", "eprint!("];
    let prints: Vec<String> = sources()
        .iter()
        .filter(|(path, _)| {
            ["core", "correct", "export", "lang", "network", "share"]
                .iter()
                .any(|name| path.starts_with(&format!("crates/{name}/src/")))
        })
        .flat_map(|(path, text)| text.lines().enumerate().map(move |(at, line)| (path, at + 1, line)))
        .filter(|(_, _, line)| !line.trim_start().starts_with("//") && macros.iter().any(|name| line.contains(name)))
        .map(|(path, at, line)| format!("{path}:{at}: {}", line.trim()))
        .collect();
    none(&prints, "libraries give values and notes, they do not print");
}

#[test]
fn nothing_points_to_one_machine() {
    // Put together here, so that this file does not find itself.
    let signs =
        [["/ro", "ot/"], ["/ho", "me/"], ["/Use", "rs/"], ["artifac", "tory"], ["/wo", "rk/"]].map(|s| s.concat());
    let found: Vec<String> = sources()
        .iter()
        .flat_map(|(path, text)| text.lines().enumerate().map(move |(at, line)| (path, at + 1, line)))
        .filter(|(_, _, line)| signs.iter().any(|sign| line.contains(sign.as_str())))
        .filter(|(path, _, line)| !(ends(path, "tsv") || line.contains("://")))
        .map(|(path, at, line)| format!("{path}:{at}: {}", line.trim()))
        .collect();
    none(&found, "these lines only make sense on one machine");
}

#[test]
fn packages_come_from_the_public_registry() {
    let lock = fs::read_to_string(xtask::root().join("Cargo.lock")).expect("Cargo.lock");
    let other: Vec<String> = lock
        .lines()
        .filter(|line| line.starts_with("source = ") && !line.contains("github.com/rust-lang/crates.io-index"))
        .map(str::to_owned)
        .collect();
    none(&other, "these packages come from elsewhere");
}

#[test]
fn the_page_forbids_itself_to_talk() {
    let page = fs::read_to_string(xtask::root().join("index.html")).expect("index.html");
    for rule in
        ["default-src 'none'", "connect-src 'self'", "worker-src 'self'", "base-uri 'none'", "form-action 'none'"]
    {
        assert!(page.contains(rule), "the page's policy lacks {rule}");
    }
    for loose in ["'unsafe-inline'", "'unsafe-eval'", "https:", "http:"] {
        let policy = page.split("Content-Security-Policy").nth(1).and_then(|rest| rest.split('>').next());
        assert!(!policy.unwrap_or_default().contains(loose), "the page's policy allows {loose}");
    }
}

#[test]
fn licences_are_there() {
    for (file, words) in
        [("LICENSE-MIT", "Permission is hereby granted"), ("LICENSE-APACHE", "Version 2.0, January 2004")]
    {
        let text = fs::read_to_string(xtask::root().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
        assert!(text.contains(words), "{file} is not the licence");
    }
}

/// The map must not name what is not there.
#[test]
fn the_map_names_what_is_there() {
    let gone: Vec<String> = ["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md"]
        .iter()
        .flat_map(|name| {
            let text = fs::read_to_string(xtask::root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
            paths(&text).into_iter().map(move |path| (*name, path)).collect::<Vec<_>>()
        })
        .filter(|(_, path)| PLACES.iter().all(|place| !xtask::root().join(place).join(path).exists()))
        .map(|(name, path)| format!("{name}: {path}"))
        .collect();
    none(&gone, "these paths are named and do not exist");
}

/// Folders that the paths in the documents start from.
const PLACES: [&str; 13] = [
    "",
    "src",
    "beside",
    "crates/core/src",
    "crates/correct/src",
    "crates/export/src",
    "crates/lang",
    "crates/lang/tables",
    "crates/share",
    "crates/share/src",
    "crates/site/src",
    "tests",
    "record",
];

/// What stands between backticks and looks like a path: a folder with its slash, or a file with a known ending.
fn paths(text: &str) -> Vec<String> {
    let quoted = text.split('`').skip(1).step_by(2).filter(|word| !word.contains([' ', '<', '*', '{', '(', '\n', '…']));
    let is_path = |word: &&str| {
        let name = word.split(':').next().unwrap_or(word);
        name.ends_with('/') || ["rs", "tsv", "md", "html", "toml", "js"].iter().any(|ending| ends(name, ending))
    };
    quoted
        .filter(is_path)
        .filter(|word| !word.starts_with("dist/") && !word.starts_with("target/"))
        .map(|word| word.split(':').next().unwrap_or(word).to_owned())
        .collect()
}
