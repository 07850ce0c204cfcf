//! Every row of every language table is judged by examples.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use dateline_cli::eval;
use dateline_lang::table::Table;

/// Tables of single facts that no sentence shows, and what judges them instead.
const FACTS: [(&str, &str); 7] = [
    ("irregular_verbs.tsv", "the forms of a verb; the examples of all verbs use them"),
    ("name_endings.tsv", "clues that the trained model weighs; no verdicts"),
    ("tag_endings.tsv", "counts from treebanks; the tests of tagging judge their sum"),
    ("tag_pairs.tsv", "counts from treebanks; the tests of tagging judge their sum"),
    ("tags.tsv", "counts from treebanks; the tests of tagging judge their sum"),
    (
        WORDS_OF_PATTERNS,
        "words of patterns, which the patterns' examples judge; those that decide alone have their own",
    ),
    ("tags_news.tsv", "shares as those of tags.tsv; the examples of verbs and nouns that tell events use them"),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Words of the patterns of time_rules.tsv.
const WORDS_OF_PATTERNS: &str = "time_words.tsv";

/// The tables in a folder, by name.
fn tables(folder: &str) -> Vec<(String, PathBuf)> {
    let folder = root().join(folder);
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut found: Vec<(String, PathBuf)> = entries
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "tsv"))
        .map(|path| (path.file_name().unwrap_or_default().to_string_lossy().into_owned(), path))
        .collect();
    found.sort();
    found
}

#[test]
fn rows_do_what_their_frames_say() {
    let mut wrong = Vec::new();
    for (name, frames) in tables("tests/tables") {
        let judged = eval::judge(&root().join("crates/lang/tables").join(&name), &frames);
        let judged = judged.unwrap_or_else(|error| panic!("{error}"));
        assert!(judged.texts > 0, "{name} has no frames");
        wrong.extend(judged.wrong);
    }
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_row_has_examples() {
    let framed: BTreeSet<String> = tables("tests/tables").into_iter().map(|(name, _)| name).collect();
    let mut wrong = Vec::new();
    for (name, path) in tables("crates/lang/tables") {
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
        let header = text.lines().find(|line| !line.starts_with('#') && !line.trim().is_empty()).unwrap_or_default();
        let columns: Vec<&str> = header.split('\t').collect();
        let column = |wanted: &str| columns.iter().position(|column| *column == wanted);
        let is_fact = FACTS.iter().any(|(fact, _)| *fact == name);
        match (column("yes").zip(column("no")), framed.contains(&name), is_fact) {
            (Some(examples), false, false) => wrong.extend(without_examples(&name, &text, &columns, examples)),
            (None, true, false) | (None, false, true) => {}
            (Some(_), false, true) if name == WORDS_OF_PATTERNS => {}
            (None, false, false) => {
                wrong.push(format!("{name}: give it the columns yes and no, or tests/tables/{name}"));
            }
            _ => wrong.push(format!("{name}: its rows are judged in two ways; leave one")),
        }
    }
    assert!(wrong.is_empty(), "{} rows lack examples:\n{}", wrong.len(), wrong.join("\n"));
}

/// The rows that lack a positive or a negative example.
fn without_examples(name: &str, text: &str, columns: &[&str], (yes, no): (usize, usize)) -> Vec<String> {
    let table = Table::parse(name, text, columns).unwrap_or_else(|error| panic!("{error}"));
    let empty = |column: usize, what: &'static str| {
        // A part of patterns, `=part`, is judged where patterns use it.
        let rows = table.rows().iter().filter(move |row| row.cell(column).is_empty() && !row.cell(0).starts_with('='));
        rows.map(move |row| format!("{name}:{}: '{}' has nothing under '{what}'", row.line, row.cell(0)))
    };
    empty(yes, "yes").chain(empty(no, "no")).collect()
}

#[test]
fn a_row_without_examples_is_told() {
    let table = "words\tyes\tno\nRiver\tThe Azar River rose.\t\nLake\t\tA lake.\n";
    let told = without_examples("t.tsv", table, &["words", "yes", "no"], (1, 2));
    assert_eq!(told, ["t.tsv:3: 'Lake' has nothing under 'yes'", "t.tsv:2: 'River' has nothing under 'no'"]);
}
