//! The same example in Node, in Deno, in a page and in a worker gives what the command line gives.

use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use dateline_browser_tests::{Options, Page};
use dateline_core::fold::fold;
use dateline_core::record::{StoredRecord, dossier_to_json};
use dateline_package_tests::{expected, named, printed, workshop};
use serde_json::Value;
use xtask::serve::Site;

/// Checks what the example gave, and gives it back without what depends on the host.
#[track_caller]
fn check(said: &str) -> Value {
    let mut said: Value = serde_json::from_str(said.trim()).unwrap_or_else(|error| panic!("{error}: {said}"));
    let dossier = expected();
    assert!(said["records"].as_array().unwrap().len() > 10);
    assert_eq!(said["version"], dossier["engine"]);
    for (place, (found, wanted)) in said["dossier"]["documents"]
        .as_array()
        .unwrap()
        .iter()
        .zip(dossier["documents"].as_array().unwrap())
        .enumerate()
    {
        assert_eq!(plain(found), plain(wanted), "document {place}");
    }
    assert_eq!(plain(&said["dossier"]), plain(dossier));
    assert_eq!(said["off"]["wrong"], Value::Array(vec![]));
    assert!(said["off"]["right"].as_u64().unwrap() > 200, "{}", said["off"]);
    for promise in ["sameWithoutStoring", "sameOfItself", "untouched", "plain"] {
        assert_eq!(said[promise], true, "{promise}");
    }
    errors(&said["errors"]);
    said["early"].take()
}

/// JSON has no whole numbers of its own: `16.0` is `16`.
fn plain(value: &Value) -> Value {
    match value {
        Value::Number(number) => serde_json::json!(number.as_f64()),
        Value::Array(items) => items.iter().map(plain).collect(),
        Value::Object(fields) => fields.iter().map(|(name, field)| (name.clone(), plain(field))).collect(),
        other => other.clone(),
    }
}

#[track_caller]
fn errors(errors: &Value) {
    for (case, words) in [
        ("noText", "extract: the first argument must be a text or an article, not undefined"),
        ("aNumber", "must be a text or an article, not a number"),
        ("wrongOption", "the options cannot have a field “publisehd”; there are id, title,"),
        ("wrongKind", "the option title must be a text, not a number"),
        ("noDay", "published is “tomorrow”, which is no certain day; write it as 2025-09-15"),
        ("eitherDay", "published is “05/06/2025”"),
        ("both", "an article has its own fields"),
        ("wrongField", "an article cannot have a field “body”"),
        ("noBytes", "read: the file must be a Uint8Array or an ArrayBuffer, not a text"),
        ("noName", "read: the name of the file must be a text, not undefined"),
        ("noList", "fold: the records must be an array, not an object"),
        ("noRecord", "fold: record 0: a record must be an object, not a text"),
        ("otherVersion", "fold: record 1: schema is “dateline/2”, and this version knows only dateline/1"),
        ("missing", "fold: record 1: missing field `events`"),
        ("wrongType", "fold: record 1: events[0].type: unknown variant `SING`"),
        ("outside", "fold: record 1: mentions[0]: "),
        ("negative", "fold: record 1: mentions[0].start: "),
    ] {
        let said = errors[case].as_str().unwrap_or_default();
        assert!(said.starts_with("TypeError: dateline-core: ") && said.contains(words), "{case}: {said}");
    }
    assert_eq!(errors.as_object().unwrap().len(), 17, "each error has a line above: {errors}");
}

fn run(program: &mut Command, folder: &Path) -> String {
    let said = program.current_dir(folder).output().expect("it runs");
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    String::from_utf8(said.stdout).expect("UTF-8")
}

/// What the example gives in Node, run once for all tests that ask.
fn in_node() -> &'static str {
    static SAID: OnceLock<String> = OnceLock::new();
    SAID.get_or_init(|| run(Command::new(named("NODE")).args(["host.mjs", "inputs.json"]), &workshop("in-node")))
}

#[test]
fn node_gives_what_the_native_core_gives() {
    check(in_node());
}

#[test]
fn node_gives_the_bytes_of_the_command_line() {
    let said: Value = serde_json::from_str(in_node()).unwrap();
    let documents: Vec<StoredRecord> = serde_json::from_value(said["dossier"]["documents"].clone()).unwrap();
    let records: Vec<_> = documents.into_iter().map(|document| document.into_record().unwrap()).collect();
    assert_eq!(dossier_to_json(&records, &fold(&records)) + "\n", printed());
}

#[test]
fn what_the_command_line_prints_can_be_folded() {
    let folder = workshop("from-terminal");
    std::fs::write(folder.join("printed.json"), printed()).unwrap();
    let script = "import { readFileSync } from 'node:fs';\n\
        import { fold } from './dateline-core/dateline-core.js';\n\
        console.log(JSON.stringify(fold(JSON.parse(readFileSync('printed.json', 'utf8')).documents)));";
    std::fs::write(folder.join("fold.mjs"), script).unwrap();
    let said: Value = serde_json::from_str(&run(Command::new(named("NODE")).arg("fold.mjs"), &folder)).unwrap();
    assert_eq!(plain(&said), plain(expected()));
}

#[test]
fn deno_gives_what_the_native_core_gives() {
    let folder = workshop("in-deno");
    let said = run(
        Command::new(named("DENO")).args([
            "run",
            "--quiet",
            "--no-remote",
            "--allow-read=.",
            "host.mjs",
            "inputs.json",
        ]),
        &folder,
    );
    check(&said);
}

/// What the example gives in a browser.
fn in_browser(name: &str, query: &str) -> String {
    let mut site = Site::load(&workshop(name)).expect("the package and its hosts");
    let page = "<!doctype html><title>t</title><link rel=icon href=data:,><script type=module src=page.mjs></script>";
    site.put("index.html", page.as_bytes().to_vec());
    let page = Page::open_site(name, site, &Options::default());
    if !query.is_empty() {
        page.driver().go(&format!("{}{query}", page.home()));
    }
    page.wait_for_long("document.title === 'done'");
    page.value("globalThis.result").as_str().expect("a result").to_owned()
}

/// Both are told to start the engine, and say what happens before.
const EARLY: &str = "Error: dateline-core: extract: the engine is not started yet; call `await init()` first";

#[test]
fn a_page_gives_what_the_native_core_gives() {
    assert_eq!(check(&in_browser("in-page", "")), EARLY);
}

#[test]
fn a_worker_gives_what_the_native_core_gives() {
    assert_eq!(check(&in_browser("in-worker", "?worker")), EARLY);
}
