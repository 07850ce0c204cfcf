use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::model::{Page, TimeExpression, TimeKind};
use crate::passing::{Reading, Recognised, Timed};

/// Reads a text alone: the words of the lexicon, no tags.
pub(super) fn read(text: &str, published: Option<Date>) -> Timed {
    let page = Page { text: text.to_owned(), published, ..Page::default() };
    let segments = crate::segment::segment(text);
    let mut recognised: Recognised = crate::recognise::recognise(text, &segments);
    let vocabulary = &crate::lexicon::Lexicon::get().vocabulary;
    recognised.words = segments.tokens.iter().map(|token| vocabulary.look_up(token.span.of(text))).collect();
    let quantities = Vec::new();
    super::time(Reading { page: &page, segments: &segments, recognised: &recognised, quantities: &quantities })
}

pub(super) fn show(text: &str, time: &TimeExpression) -> String {
    let kind = match time.kind {
        TimeKind::Date => "DATE",
        TimeKind::Time => "TIME",
        TimeKind::Duration => "DURATION",
        TimeKind::Set => "SET",
    };
    let day = |day: Option<Date>| day.map_or("?".to_owned(), |day| day.to_string());
    let modifier = time.modifier.map_or(String::new(), |modifier| format!(" {modifier:?}"));
    let days = if time.from.is_some() || time.to.is_some() {
        format!(" {}..{}", day(time.from), day(time.to))
    } else {
        String::new()
    };
    format!("{} => {kind} {}{modifier}{days}", time.span.of(text), time.value)
}

pub(super) const MONDAY: Date = date(2025, 9, 15);

fn check(text: &str, expect: &[&str]) {
    let found: Vec<String> = read(text, Some(MONDAY)).times.iter().map(|time| show(text, time)).collect();
    assert_eq!(found, expect, "{text}");
}

#[test]
fn relative_days() {
    check("Two days ago the border closed.", &["Two days ago => DATE 2025-09-13 2025-09-13..2025-09-13"]);
    check("It closed in late August.", &["late August => DATE 2025-08 End 2025-08-21..2025-08-31"]);
    check("It closed four years ago.", &["four years ago => DATE 2021 2021-01-01..2021-12-31"]);
}

#[test]
fn without_a_date_relative_expressions_are_found_but_open() {
    let text = "Two days ago the border closed.";
    let timed = read(text, None);
    assert_eq!(show(text, &timed.times[0]), "Two days ago => DATE XXXX-XX-XX");
    assert_eq!(timed.notes[0].rule, "time.no-anchor");
}

/// A row's examples: `words = VALUE`, several with ` | `.
fn examples(table: &str) -> Vec<(usize, Vec<String>)> {
    let path = format!("{}/../lang/tables/{table}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    let rows = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
    rows.skip(1).map(|(at, line)| (at + 1, line.split('\t').map(str::to_owned).collect())).collect()
}

#[test]
fn rules_find_their_examples_and_nothing_else() {
    let mut failures = Vec::new();
    for (line, cells) in examples("time_rules.tsv") {
        let [name, _, reading, _, yes, no] = cells.as_slice() else { panic!("time_rules.tsv:{line}: six cells") };
        if name.starts_with('=') {
            continue;
        }
        if yes.is_empty() || no.is_empty() {
            failures
                .push(format!("time_rules.tsv:{line}: {name} has no example of what it finds, or of what it must not"));
        }
        for example in yes.split(" | ").filter(|example| !example.is_empty()) {
            let (text, value) = example.rsplit_once(" = ").unwrap_or((example, "-"));
            let found = read(text, Some(MONDAY)).times;
            let right = if reading == "nothing" {
                found.is_empty()
            } else {
                found.iter().any(|time| time.rule == name.as_str() && time.value == value)
            };
            if !right {
                let found: Vec<_> = found.iter().map(|time| format!("{} [{}]", show(text, time), time.rule)).collect();
                failures.push(format!("time_rules.tsv:{line}: {name}: '{text}' should give {value}, gives {found:?}"));
            }
        }
        for text in no.split(" | ").filter(|example| !example.is_empty()) {
            let found = read(text, Some(MONDAY)).times;
            if reading == "nothing" {
                if found.is_empty() {
                    failures.push(format!("time_rules.tsv:{line}: {name}: '{text}' should tell a time"));
                }
            } else if let Some(time) = found.iter().find(|time| time.rule == name.as_str()) {
                failures.push(format!("time_rules.tsv:{line}: {name}: '{text}' gives {}", show(text, time)));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Numbers that look random and are the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

/// What is found lies in the text, and its days are in order.
fn check_sound(text: &str, published: Option<Date>) {
    let timed = read(text, published);
    for time in &timed.times {
        assert!(!time.span.is_empty() && text.get(time.span.range()).is_some(), "{text}");
        assert!(time.from.zip(time.to).is_none_or(|(from, to)| from <= to), "{text}: {}", show(text, time));
    }
    let starts: Vec<u32> = timed.times.iter().map(|time| time.span.start).collect();
    assert!(starts.is_sorted(), "{text}");
}

#[test]
fn no_words_make_it_panic() {
    let words: Vec<&str> = dateline_lang::time_words().iter().flat_map(|word| word.words.iter().copied()).collect();
    let other = [
        "the",
        "of",
        "-",
        "–",
        ",",
        "'s",
        "0",
        "00",
        "9999",
        "2025",
        "31",
        "32",
        "1/2",
        "99999999",
        "29",
        "1000",
        "24",
        "9999-12-31",
        "0000-00-00",
        "99/99/9999",
        "24:00",
        "BC",
        "billion",
        "'",
        "é",
        "’",
        "2999s",
        "th",
        "from",
        "to",
    ];
    let mut random = Random(1);
    let published =
        [None, Some(MONDAY), Some(Date::MIN), Some(Date::MAX), Some(date(2024, 2, 29)), Some(date(0, 1, 1))];
    for _ in 0..4000 {
        let mut text = String::new();
        for _ in 0..random.below(14) {
            let word =
                if random.below(3) == 0 { other[random.below(other.len())] } else { words[random.below(words.len())] };
            text.push_str(word);
            text.push_str([" ", " ", " ", "-", "", "\n\n"][random.below(6)]);
        }
        check_sound(&text, published[random.below(published.len())]);
    }
}

proptest! {
    #[test]
    fn any_text_is_read_in_any_year(text in "\\PC{0,60}", year in -9999i16..=9999, day in 1i8..=28) {
        check_sound(&text, Date::new(year, 2, day).ok());
    }

    #[test]
    fn any_run_of_time_words_is_read_in_any_year(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                " May ", "-day-", " 31 ", "29 February", " ago ", "the last ", " year ", " BC", "1404 ", " next ", "9999",
                "-9999", " two ", "/", ":", ",", " weeks after ", "last", " to ", "–", "Q4 ", "é", " solar ",
            ]),
            0..12,
        ),
        year in -9999i16..=9999,
    ) {
        check_sound(&parts.concat(), Date::new(year, 12, 31).ok());
    }
}
