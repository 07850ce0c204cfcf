//! The annotated writing that the network of names learns from: every bracket must close and name a kind.

use std::fs;
use std::path::Path;

const KINDS: [&str; 10] = [
    "person",
    "organisation",
    "armed_group",
    "government",
    "media",
    "place",
    "nationality",
    "agreement",
    "event_name",
    "weapon",
];

#[test]
fn news_is_annotated_without_mistakes() {
    let faults = faults("news.txt");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn templates_are_annotated_without_mistakes() {
    let faults = faults("templates.txt");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn faults(file: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../train/corpus").join(file);
    let text = fs::read_to_string(&path).expect("the training text is there");
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.starts_with("# "))
        .filter_map(|(at, line)| fault(line).map(|fault| format!("{file}:{}: {fault}", at + 1)))
        .collect()
}

/// What is wrong with a line's brackets.
fn fault(line: &str) -> Option<String> {
    let mut rest = line;
    while let Some(start) = rest.find(['[', ']']) {
        let Some(inside) = rest[start..].strip_prefix('[') else {
            return Some("a bracket closes that was not opened".to_owned());
        };
        let Some(end) = inside.find(['[', ']']).filter(|&end| inside[end..].starts_with(']')) else {
            return Some(format!("a bracket does not close before the next: {inside}"));
        };
        match inside[..end].split_once('|') {
            Some((name, kind)) if name.trim() == name && !name.is_empty() && KINDS.contains(&kind) => {}
            _ => return Some(format!("no name and kind: [{}]", &inside[..end])),
        }
        rest = &inside[end + 1..];
    }
    None
}
