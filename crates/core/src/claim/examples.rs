//! Runs the examples of the tables, each with every word of its row.

use std::fs;

use dateline_lang::inflect::{VerbForm, plural, verb};
use dateline_lang::table::Table;

use super::claim;
use crate::model::{Entity, Kind, Mention, Page, Place, Precision, Span, Status};
use crate::passing::{Claimed, Reading, Resolved};
use crate::{recognise, segment, time};

/// A table with its examples, which the embedded copy lacks.
fn source(file: &str) -> String {
    let path = format!("{}/../lang/tables/{file}", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Reads a text with the plainest cast there is: each name is somebody, whoever else has the same name.
fn read(text: &str) -> Claimed {
    let page = Page { text: text.to_owned(), ..Page::default() };
    let segments = segment::segment(text);
    let mut recognised = recognise::recognise(text, &segments);
    let quantities = std::mem::take(&mut recognised.quantities);
    let reading = Reading { page: &page, segments: &segments, recognised: &recognised, quantities: &quantities };
    let mut cast = Resolved::default();
    for name in &recognised.names {
        let words = name.span.of(text);
        let known = cast.entities.iter().position(|entity| entity.name == words);
        let entity = known.unwrap_or(cast.entities.len()) as u32;
        if known.is_none() {
            cast.entities.push(somebody(words, name.kind));
        }
        cast.mentions.push(Mention { span: name.span, kind: name.kind, form: name.form, entity, rule: "plain".into() });
    }
    claim(reading, &cast, &time::time(reading).times)
}

fn somebody(name: &str, kind: Kind) -> Entity {
    Entity {
        name: name.to_owned(),
        kind,
        aliases: Vec::new(),
        roles: Vec::new(),
        country: None,
        code: None,
        // Examples name countries, not towns.
        place: Some(Place {
            lat: 0.0,
            lon: 0.0,
            country: String::new(),
            admin1: String::new(),
            precision: Precision::Country,
        }),
        rule: "plain".into(),
    }
}

/// An example with the forms of a word in place of its placeholders, and where they stand.
fn filled(template: &str, lemma: &str) -> Vec<(String, Option<Span>)> {
    let lemma = &lemma.replace(super::tables::GAP, " the ");
    let mut forms: Vec<(&str, Vec<String>)> =
        VerbForm::ALL.iter().map(|&form| (form.placeholder(), verb(lemma, form))).collect();
    forms[0].1 = vec![lemma.clone()];
    forms.push(("{plural}", vec![plural(lemma)]));
    for (placeholder, words) in forms {
        if let Some(at) = template.find(placeholder) {
            let made = |word: &String| (template.replacen(placeholder, word, 1), Some(Span::new(at, at + word.len())));
            return words.iter().map(made).collect();
        }
    }
    vec![(template.to_owned(), None)]
}

/// Runs the examples of a table whose columns end with `yes` and `no`: each word of a row must be found in one of the
/// row's `yes`, and in none of its `no`.
fn check(file: &str, columns: &[&str], finds: impl Fn(&Claimed, Option<Span>, &[&str]) -> bool) {
    let text = source(file);
    let table = Table::parse(file, &text, columns).unwrap_or_else(|error| panic!("{error}"));
    let (yes, no) = (columns.len() - 2, columns.len() - 1);
    let mut failures = Vec::new();
    let mut ran = 0;
    for row in table.rows() {
        let cells: Vec<&str> = (0..columns.len()).map(|column| row.cell(column)).collect();
        for lemma in row.list(0) {
            let examples = |column: usize| row.list(column).into_iter().flat_map(|template| filled(template, lemma));
            let mut missed = Vec::new();
            let mut found = row.list(yes).is_empty();
            for (example, at) in examples(yes) {
                ran += 1;
                if finds(&read(&example), at, &cells) { found = true } else { missed.push(example) }
            }
            if !found {
                failures.push(format!("{file}:{}: not found: {}", row.line, missed.join(" / ")));
            }
            for (example, at) in examples(no) {
                ran += 1;
                if finds(&read(&example), at, &cells) {
                    failures.push(format!("{file}:{}: wrongly found: {example}", row.line));
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

#[test]
fn speakers() {
    check("speakers.tsv", &["words", "kind", "yes", "no"], |record, _, _| !record.claims.is_empty());
}

fn has_event(record: &Claimed, at: Option<Span>, kind: &str) -> bool {
    record.events.iter().any(|event| {
        format!("{:?}", event.kind).eq_ignore_ascii_case(kind) && at.is_none_or(|at| event.trigger.overlaps(at))
    })
}

#[test]
fn event_verbs() {
    let columns = ["lemmas", "type", "mode", "contexts", "recipient", "needs", "yes", "no"];
    check("events.tsv", &columns, |record, at, cells| has_event(record, at, cells[1]));
}

#[test]
fn event_nouns() {
    let columns = ["lemmas", "type", "mode", "contexts", "of", "needs", "yes", "no"];
    check("event_nouns.tsv", &columns, |record, at, cells| has_event(record, at, cells[1]));
}

#[test]
fn aspects() {
    check("aspects.tsv", &["lemmas", "aspect", "yes", "no"], |record, _, cells| {
        let told = |status: Status| record.events.iter().any(|event| event.status == status);
        match cells[1] {
            "planned" => told(Status::Planned),
            "possible" => told(Status::Hypothetical),
            "undone" => !has_event(record, None, "assault"),
            _ => told(Status::Reported),
        }
    });
}

#[test]
fn contexts() {
    let columns = ["context", "words", "yes", "no"];
    check("contexts.tsv", &columns, |record, _, cells| {
        record.events.iter().any(|event| event.contexts.iter().any(|context| context == cells[0]))
    });
}

#[test]
fn tolls() {
    check("tolls.tsv", &["lemmas", "part", "toll", "yes", "no"], |record, _, cells| {
        record.events.iter().any(|event| {
            let toll = event.toll;
            let count = match cells[2] {
                "killed" => toll.killed,
                "injured" => toll.injured,
                "displaced" => toll.displaced,
                "missing" => toll.missing,
                _ => toll.detained,
            };
            count.is_some_and(|count| count.low == 16)
        })
    });
}
