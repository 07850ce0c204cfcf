//! A reader takes away what was found, as files of other programs.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use dateline_browser_tests::{Folder, Options, Page};
use dateline_export::Format;
use serde_json::{Value, json};

/// How long a file may take to be written and saved.
const PATIENCE: Duration = Duration::from_secs(20);

/// Opens the sample, and has files saved to a folder.
fn sample(name: &str, folder: &Folder, options: &Options) -> Page {
    let page = Page::open_with(name, options);
    let saving = json!({ "behavior": "allow", "downloadPath": folder.path() });
    page.driver().chromium("Browser.setDownloadBehavior", &saving);
    page.press_button("Open the sample");
    page.sees("14 articles read");
    page
}

/// The file, once it is whole: the browser gives it its name last.
fn saved(path: &Path) -> String {
    let started = Instant::now();
    while !path.exists() {
        assert!(started.elapsed() < PATIENCE, "{} was not saved", path.display());
        std::thread::sleep(Duration::from_millis(50));
    }
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn every_format_is_saved_as_a_file() {
    let folder = Folder::new("taken");
    let page = sample("taking", &folder, &Options::default());
    page.press_button("Take away");
    for format in Format::ALL {
        page.press_button(format.title());
        let name = format!("dateline-{}", format.file_name());
        let text = saved(&folder.path().join(&name));
        match format.extension() {
            "json" | "geojson" | "jsonld" => assert!(serde_json::from_str::<Value>(&text).is_ok(), "{name}"),
            "jsonl" => assert!(text.lines().all(|line| serde_json::from_str::<Value>(line).is_ok()), "{name}"),
            _ => assert!(text.lines().count() > 14, "{name}: {text}"),
        }
    }
    let dossier: Value = serde_json::from_str(&saved(&folder.path().join("dateline-dossier.json"))).expect("JSON");
    assert_eq!(dossier["documents"].as_array().map(Vec::len), Some(14));
    page.sees("was given to the browser to save");
}

#[test]
fn a_saved_dossier_opens_again() {
    let folder = Folder::new("again");
    let page = sample("again", &folder, &Options::default());
    page.view("Timeline");
    page.wait_for("all('main table tbody tr').length > 3");
    let count = "[...document.querySelectorAll('nav em, .views em')].map((e) => e.textContent.trim()).join(' ')";
    let before = page.value(count);
    page.press_button("Take away");
    page.press_button(Format::Dossier.title());
    let path = folder.path().join("dateline-dossier.json");
    saved(&path);
    let other = Page::open("opened");
    other.add_files(&[path]);
    other.sees("14 articles read");
    other.view("Timeline");
    other.wait("the same counts", || (other.value(count) == before).then_some(()));
}

#[test]
fn formats_fit_a_phone() {
    let folder = Folder::new("phone-taken");
    let options = Options { width: 390, height: 844, ..Options::default() };
    let page = sample("taking-phone", &folder, &options);
    page.press_button("Take away");
    page.wait_for("all('dialog[open] .formats li').length > 10");
    page.wait_for("document.documentElement.scrollWidth <= innerWidth");
    page.press_button("Close");
    page.wait_for("all('dialog[open]').length === 0");
    page.wait_for("document.activeElement.textContent.trim() === 'Take away'");
}
