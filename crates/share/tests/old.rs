//! Links of every tag that was ever written stay readable. **Add to these, never change them.**

use dateline_share::read;
use dateline_share::wire::*;

#[track_caller]
fn link(name: &str) -> Payload {
    let path = format!("{}/tests/old/{name}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("a link");
    assert!(text.starts_with(name.split_once('-').expect("a tag").0));
    let given = read(&text).expect("it was written whole");
    assert_eq!(given.repaired, None);
    given.payload
}

fn print(payload: &Payload) -> String {
    serde_json::to_string_pretty(payload).expect("it is printed") + "\n"
}

#[track_caller]
fn stays(name: &str) {
    let payload = link(&format!("{name}.txt"));
    let path = format!("{}/tests/old/{name}.json", env!("CARGO_MANIFEST_DIR"));
    assert_eq!(print(&payload), std::fs::read_to_string(path).expect("what it carries"), "{name}");
}

#[test]
fn s1p_view() {
    stays("s1p-view");
}

#[test]
fn s1d_view() {
    stays("s1d-view");
}

#[test]
fn s1d_findings() {
    stays("s1d-findings");
}

#[test]
fn s1d_dossier() {
    stays("s1d-dossier");
}
