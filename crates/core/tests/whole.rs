//! Reading text cannot fail: whatever stands in it, and wherever it breaks off.

use dateline_core::fold::fold;
use dateline_core::model::{Page, Record, Span};
use dateline_core::read_page;
use jiff::civil::{Date, date};
use proptest::prelude::*;

/// Pieces of news that the steps have rules for, to be put together in any order.
const PIECES: &[&str] = &[
    "The minister told reporters:",
    "The minister told reporters that",
    "said",
    "according to",
    "\"We will wait,\"",
    "“",
    "’",
    "' he added",
    "accused Peru of",
    "denied",
    "Chad's foreign ministry",
    "Peru and Chad",
    "Peruvian",
    "Gen. A. B. Zérou",
    "Zérou",
    "the Azar Liberation Front (ALF)",
    "ALF",
    "the group",
    "its",
    "he",
    "the two sides",
    "agreed to a ceasefire",
    "attacked",
    "was killed by",
    "killed",
    "talks between",
    "with",
    "in Lima",
    "LIMA, May 3 –",
    "on Friday",
    "two days ago",
    "between 3 and 5 May",
    "at least 16",
    "16 soldiers",
    "9999999999999999999999999999 people",
    "five million million million million million million",
    "$4.5bn",
    "not",
    "would",
    "to",
    "and",
    "of",
    "the",
    ",",
    ".",
    "!",
    ":",
    "…",
    "-",
    "–",
    "(",
    "\n",
    "\n\n",
    "\n- ",
    "مرحبا",
    "e\u{301}",
    "\u{200f}",
    "https://x.example/a?b=c",
];

fn news() -> impl Strategy<Value = String> {
    prop::collection::vec((prop::sample::select(PIECES), prop::bool::weighted(0.85)), 0..24).prop_map(|pieces| {
        let mut text = String::new();
        for (piece, apart) in pieces {
            text.push_str(piece);
            if apart {
                text.push(' ');
            }
        }
        text
    })
}

fn published() -> impl Strategy<Value = Option<Date>> {
    prop::sample::select(vec![None, Some(date(2025, 10, 30)), Some(Date::MIN), Some(Date::MAX)])
}

fn read(text: &str, published: Option<Date>) -> Record {
    read_page(Page { id: "one".into(), text: text.to_owned(), published, ..Page::default() })
}

/// Every span of a record, with what it belongs to.
fn spans(record: &Record) -> Vec<(&'static str, Span)> {
    let mut spans: Vec<(&'static str, Span)> = record.sentences.iter().map(|&span| ("sentence", span)).collect();
    spans.extend(record.mentions.iter().map(|mention| ("mention", mention.span)));
    spans.extend(record.times.iter().map(|time| ("time", time.span)));
    spans.extend(record.quantities.iter().map(|quantity| ("quantity", quantity.span)));
    spans.extend(record.events.iter().map(|event| ("event", event.trigger)));
    spans.extend(record.notes.iter().filter_map(|note| Some(("note", note.span?))));
    for claim in &record.claims {
        spans.push(("cue", claim.cue));
        spans.extend(claim.source.map(|source| ("source", source)));
        spans.extend(claim.content.iter().map(|&content| ("content", content)));
    }
    spans
}

fn check(record: &Record) {
    let text = &record.page.text;
    for (what, span) in spans(record) {
        assert!(text.get(span.range()).is_some_and(|words| !words.is_empty()), "{what} {span:?} in {text:?}");
    }
    let known = |id: u32| (id as usize) < record.entities.len();
    assert!(record.mentions.iter().all(|mention| known(mention.entity)), "a mention of nobody in {text:?}");
    for event in &record.events {
        assert!(event.from.zip(event.to).is_none_or(|(from, to)| from <= to), "{event:?} in {text:?}");
    }
    for quantity in &record.quantities {
        assert!(quantity.value.is_finite() && quantity.upper.is_none_or(f64::is_finite), "{quantity:?} in {text:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_news_is_read(text in news(), published in published()) {
        check(&read(&text, published));
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,80}", published in published()) {
        check(&read(&text, published));
    }
}

#[test]
fn an_article_may_break_off_anywhere() {
    let text = "LIMA, May 3 – The foreign ministers of Peru and Chad met in Lima on Friday and agreed to a truce, the \
                Peruvian foreign ministry said. \"We told them: wait,\" Gen. A. B. Zérou told reporters. At least 16 \
                soldiers were killed by the Azar Liberation Front (ALF) two days ago, according to an official who \
                denied that Peru's army had attacked the group.";
    let records: Vec<Record> = (0..=text.len())
        .filter(|&end| text.is_char_boundary(end))
        .map(|end| read(&text[..end], Some(date(2025, 5, 4))))
        .collect();
    records.iter().for_each(check);
    fold(&records);
}
