//! What the tests of the JavaScript package share: what is read, and what it must give.
//!
//! `cargo xtask test package` builds the package and names the programs that the tests need.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use dateline_core::model::Record;
use dateline_core::read::Ids;
use dateline_core::record::{PublicDossier, StoredPage, Unit};
use dateline_core::{fold::fold, read::read_file, read_page};
use serde_json::{Value, json};

/// A program that the stage names.
///
/// # Panics
/// Says how to run the tests if they are run otherwise.
pub fn named(variable: &str) -> PathBuf {
    let path = std::env::var_os(variable).map(PathBuf::from);
    path.unwrap_or_else(|| panic!("{variable} is not set: run `cargo xtask test package`"))
}

/// The articles: those of the sample as files, and some with characters of all widths as texts.
pub fn inputs() -> Value {
    let files: Vec<Value> = sample().into_iter().map(|(name, text)| json!({ "name": name, "text": text })).collect();
    let articles: Vec<Value> = articles()
        .into_iter()
        .map(|mut options| {
            let text = options["text"].take();
            options.as_object_mut().expect("an article").remove("text");
            json!({ "text": text, "options": options })
        })
        .collect();
    json!({ "files": files, "articles": articles })
}

/// What the same articles give natively, in UTF-16 units.
pub fn expected() -> &'static Value {
    static EXPECTED: OnceLock<Value> = OnceLock::new();
    EXPECTED.get_or_init(read_here)
}

fn read_here() -> Value {
    let mut pages = Vec::new();
    for (name, text) in sample() {
        pages.extend(read_file(&name, text.as_bytes()).pages);
    }
    for article in articles() {
        let stored: StoredPage = serde_json::from_value(article).expect("an article");
        pages.push(stored.into_page().expect("a good article"));
    }
    let mut ids = Ids::default();
    let mut records: Vec<Record> = pages.into_iter().map(read_page).collect();
    records.iter_mut().for_each(|record| ids.make_unique(&mut record.page.id));
    let folded = fold(&records);
    let dossier = PublicDossier::new(&records, &folded, Unit::Utf16);
    serde_json::to_value(dossier).expect("JSON")
}

/// What `dateline extract` prints of the same articles.
///
/// # Panics
/// If it fails.
pub fn printed() -> String {
    let said = Command::new(named("DATELINE"))
        .args(["extract", "--format", "json", SAMPLE, ARTICLES])
        .current_dir(xtask::root())
        .output()
        .expect("the command line runs");
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    String::from_utf8(said.stdout).expect("UTF-8")
}

/// A folder with the package and the hosts that run it.
///
/// # Panics
/// If it cannot be written.
pub fn workshop(name: &str) -> PathBuf {
    let folder = xtask::target().join("package").join(name);
    drop(fs::remove_dir_all(&folder));
    copy(&xtask::package::folder(), &folder.join("dateline-core"));
    copy(&xtask::root().join("tests/package/hosts"), &folder);
    fs::write(folder.join("inputs.json"), inputs().to_string()).expect("inputs.json");
    folder
}

/// Copies the files of a folder.
///
/// # Panics
/// If it cannot.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).unwrap_or_else(|error| panic!("{}: {error}", from.display())) {
        let path = entry.expect("an entry").path();
        fs::copy(&path, to.join(path.file_name().expect("a name"))).expect("a copy");
    }
}

const SAMPLE: &str = "src/sample";
const ARTICLES: &str = "tests/package/articles.jsonl";

/// Names and texts of the sample's articles.
fn sample() -> Vec<(String, String)> {
    let folder = xtask::root().join(SAMPLE);
    let mut files: Vec<_> =
        fs::read_dir(folder).expect("the sample").map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    let named = |path: &PathBuf| {
        let name = format!("{SAMPLE}/{}", path.file_name().expect("a name").to_string_lossy());
        (name, fs::read_to_string(path).expect("an article"))
    };
    files.iter().map(named).collect()
}

fn articles() -> Vec<Value> {
    let lines = fs::read_to_string(xtask::root().join(ARTICLES)).expect("the articles");
    lines.lines().map(|line| serde_json::from_str(line).expect("an article")).collect()
}
