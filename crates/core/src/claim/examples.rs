//! Runs the examples of the tables, each with every word of its row.

use std::fs;

use dateline_lang::inflect::{VerbForm, plural, verb};
use dateline_lang::table::Table;

use crate::model::{Page, Record, Span};
use crate::read_page;

/// A table with its examples, which the embedded copy lacks.
fn source(file: &str) -> String {
    let path = format!("{}/../lang/tables/{file}", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn read(text: &str) -> Record {
    read_page(Page { text: text.to_owned(), ..Page::default() })
}

/// An example with the forms of a word in place of its placeholders, and where they stand.
fn filled(template: &str, lemma: &str) -> Vec<(String, Option<Span>)> {
    let mut forms: Vec<(&str, Vec<String>)> =
        VerbForm::ALL.iter().map(|&form| (form.placeholder(), verb(lemma, form))).collect();
    forms[0].1 = vec![lemma.to_owned()];
    forms.push(("{plural}", vec![plural(lemma)]));
    for (placeholder, words) in forms {
        if let Some(at) = template.find(placeholder) {
            let made = |word: &String| (template.replacen(placeholder, word, 1), Some(Span::new(at, at + word.len())));
            return words.iter().map(made).collect();
        }
    }
    vec![(template.to_owned(), None)]
}

/// Runs the examples of a table whose columns end with `yes` and `no`.
fn check(file: &str, columns: &[&str], finds: impl Fn(&Record, Option<Span>, &[&str]) -> bool) {
    let text = source(file);
    let table = Table::parse(file, &text, columns).unwrap_or_else(|error| panic!("{error}"));
    let (yes, no) = (columns.len() - 2, columns.len() - 1);
    let mut failures = Vec::new();
    let mut ran = 0;
    for row in table.rows() {
        let cells: Vec<&str> = (0..columns.len()).map(|column| row.cell(column)).collect();
        for (column, wanted) in [(yes, true), (no, false)] {
            for template in row.list(column) {
                for lemma in row.list(0) {
                    for (example, at) in filled(template, lemma) {
                        ran += 1;
                        if finds(&read(&example), at, &cells) != wanted {
                            let should = if wanted { "not found" } else { "wrongly found" };
                            failures.push(format!("{file}:{}: {should}: {example}", row.line));
                        }
                    }
                }
            }
        }
    }
    assert!(ran > 0, "{file} has no examples");
    assert!(failures.is_empty(), "{} of {ran} examples fail:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn speech() {
    check("speech.tsv", &["lemmas", "part", "act", "frames", "yes", "no"], |record, at, _| {
        record.claims.iter().any(|claim| at.is_none_or(|at| claim.cue.overlaps(at)))
    });
}
