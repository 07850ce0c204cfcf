use dateline_core::model::{Count, Kind, Status, Toll};
use proptest::prelude::*;

use super::*;
use crate::testing::{Draft, fold};

fn cells(values: &[&str]) -> String {
    let mut out = String::new();
    let mut row = Row::new(&mut out);
    for value in values {
        row.text(value);
    }
    out
}

/// A table as an independent reader reads it: header and rows.
fn read(text: &str) -> Vec<Vec<String>> {
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn cells_are_quoted_where_needed() {
    assert_eq!(
        cells(&["plain", "a,b", "he said \"no\"", "two\nlines", ""]),
        "plain,\"a,b\",\"he said \"\"no\"\"\",\"two\nlines\","
    );
}

#[test]
fn a_cell_cannot_be_a_formula() {
    assert_eq!(cells(&["=1+1", "@sum", "-x", "+1+1"]), "\"'=1+1\",\"'@sum\",\"'-x\",\"'+1+1\"");
    assert_eq!(cells(&["\tx", "\rx", "＝x", "-", "-1e5"]), "\"'\tx\",\"'\rx\",\"'＝x\",\"'-\",\"'-1e5\"");
    assert_eq!(cells(&["-1", "+2.50", "-0.5"]), "-1,+2.50,-0.5");
}

#[test]
fn a_day_cannot_be_a_formula_either() {
    let mut out = String::new();
    let mut row = Row::new(&mut out);
    row.day("-000574-01-01".parse().ok());
    row.day("2025-10-19".parse().ok());
    row.day(None);
    assert_eq!(out, "\"'-000574-01-01\",2025-10-19,");
}

/// The columns of every table, as `docs/tables.md` lists them.
#[test]
fn every_column_is_described() {
    let text = include_str!("../../../../docs/tables.md");
    for table in Table::ALL {
        let (_, section) = text.split_once(&format!("\n## {}\n", table.key())).unwrap();
        let section = section.split("\n## ").next().unwrap();
        let rows = section.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` | "));
        let described: Vec<&str> = rows.map(|(name, _)| name).collect();
        assert_eq!(described, table.columns(), "{}", table.key());
    }
}

proptest! {
    #[test]
    fn any_text_comes_back(values in prop::collection::vec(any::<String>(), 2..6)) {
        let mut out = String::new();
        let mut row = Row::new(&mut out);
        for value in &values {
            row.text(value);
        }
        row.end();
        let rows = read(&out);
        prop_assert_eq!(rows.len(), 1);
        for (cell, value) in rows[0].iter().zip(&values) {
            prop_assert!(cell == value || cell.strip_prefix('\'') == Some(value));
        }
        prop_assert_eq!(rows[0].len(), values.len());
    }
}

#[test]
fn every_table_has_its_columns() {
    let mut draft = Draft::new("2025-10-20");
    let group = draft.entity(Kind::ArmedGroup, "=Northern, \"Front\"", Some("AFG"));
    let place = draft.entity(Kind::Place, "Harbour", Some("PAK"));
    let claim = draft.claim(Some(group), "the Front", "it shot, “truly”");
    let event = draft.event("2025-10-19", "2025-10-19", Status::Claimed);
    event.actors = vec![group];
    event.place = Some(place);
    event.claim = Some(claim);
    event.toll = Toll { killed: Some(Count::exactly(3)), ..Toll::default() };
    let (records, folded) = fold(vec![draft]);
    let records: Vec<_> = records.iter().collect();
    for table in Table::ALL {
        let rows = read(&csv(table, &records, &folded));
        assert_eq!(rows[0], table.columns(), "{}", table.key());
        assert!(rows.iter().all(|row| row.len() == rows[0].len()), "{}", table.key());
        let expected = match table {
            Table::Entities | Table::Mentions => 2,
            Table::Times | Table::Quantities | Table::Discrepancies => 0,
            _ => 1,
        };
        assert_eq!(rows.len() - 1, expected, "{}", table.key());
    }
    let cell = |table: Table, name: &str| {
        let column = table.columns().iter().position(|column| *column == name).unwrap();
        read(&csv(table, &records, &folded))[1][column].clone()
    };
    let (mut one_by_one, last) = (String::new(), folded.events[0].id.as_str());
    tellings_header(&mut one_by_one);
    tellings_of(records[0], &mut one_by_one);
    let whole = csv(Table::Tellings, &records, &folded);
    assert_eq!(one_by_one, whole.replace(",event\r\n", "\r\n").replace(&format!(",{last}\r\n"), "\r\n"));
    assert_eq!(cell(Table::Events, "killed_low"), "3");
    assert_eq!(cell(Table::Events, "claimants"), "'=Northern, \"Front\"");
    assert_eq!(cell(Table::Tellings, "event"), folded.events[0].id);
    assert_eq!(cell(Table::Claims, "content"), "it shot, “truly”");
    assert_eq!(cell(Table::Timeline, "date"), "2025-10-19");
}

#[test]
fn an_empty_dossier_is_a_header() {
    for table in Table::ALL {
        let text = csv(table, &[], &Folded::default());
        assert_eq!(text.lines().count(), 1);
        // Without the mark Excel takes it for another encoding.
        assert!(text.starts_with('\u{feff}'));
    }
}
