//! Runs the examples of the tables of words, feasts and clues.

use dateline_lang::table::Table;

use super::tests::{MONDAY, read, show};

/// The texts that a cell's examples make with each word of the row, with what they give after ` = `.
fn examples<'a>(cell: &'a [&'a str], words: &'a [&'a str]) -> impl Iterator<Item = (String, Option<&'a str>)> {
    words.iter().flat_map(move |word| {
        cell.iter().map(move |example| {
            let (text, value) = example.split_once(" = ").map_or((*example, None), |(text, value)| (text, Some(value)));
            (text.replace("{word}", word), value)
        })
    })
}

/// Runs the examples of a table whose columns end with `yes` and `no`; `-` stands for nothing found.
fn check(file: &str, columns: &[&str], values: impl Fn(&[&str]) -> [&'static str; 2]) {
    let path = format!("{}/../lang/tables/{file}", env!("CARGO_MANIFEST_DIR"));
    let source = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let table = Table::parse(file, &source, columns).unwrap_or_else(|error| panic!("{error}"));
    let (mut failures, mut ran) = (Vec::new(), 0);
    for row in table.rows() {
        let cells: Vec<&str> = (0..columns.len()).map(|column| row.cell(column)).collect();
        let words = row.list(0);
        for (column, value) in [columns.len() - 2, columns.len() - 1].into_iter().zip(values(&cells)) {
            for (text, told) in examples(&row.list(column), &words) {
                ran += 1;
                let found = read(&text, Some(MONDAY)).times;
                let value = told.unwrap_or(value);
                let right = if value == "-" { found.is_empty() } else { found.iter().any(|time| time.value == value) };
                if !right {
                    let found: Vec<_> = found.iter().map(|time| show(&text, time)).collect();
                    failures.push(format!("{file}:{}: '{text}' should give {value}, gives {found:?}", row.line));
                }
            }
        }
    }
    assert!(ran > table.rows().len(), "{file} has too few examples");
    assert!(failures.is_empty(), "{} of {ran} examples fail:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn words() {
    check("time_words.tsv", &["words", "class", "value", "written", "yes", "no"], |_| ["-", "-"]);
}

#[test]
fn feasts() {
    check("time_feasts.tsv", &["names", "day", "days", "yes", "no"], |_| ["-", "-"]);
}

#[test]
fn clues() {
    let (before, after) = ("2025-09-12", "2025-09-19");
    check("time_clues.tsv", &["words", "direction", "yes", "no"], |cells| {
        if !matches!(cells[1], "past" | "done") { [after, before] } else { [before, after] }
    });
}
