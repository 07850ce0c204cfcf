use std::collections::BTreeSet;

use super::feature_names;
use crate::{recognise, segment};

/// The names of the features of the first token that is written so.
fn told(text: &str, word: &str) -> BTreeSet<String> {
    let segments = segment::segment(text);
    let features = recognise::features(text, &segments);
    let names = feature_names();
    let at = segments.tokens.iter().position(|token| token.span.of(text) == word).unwrap();
    features.of(at).iter().map(|id| names[usize::from(*id)].clone()).collect()
}

#[track_caller]
fn has(text: &str, word: &str, wanted: &[&str]) {
    let told = told(text, word);
    for name in wanted {
        assert!(told.contains(*name), "{word} in '{text}' lacks {name}: {told:?}");
    }
}

#[track_caller]
fn lacks(text: &str, word: &str, unwanted: &[&str]) {
    let told = told(text, word);
    for name in unwanted {
        assert!(!told.contains(*name), "{word} in '{text}' has {name}");
    }
}

#[test]
fn tables_speak() {
    has(
        "He lived near Pakistan.",
        "Pakistan",
        &["gazetteer.country.S", "candidate.sure.place.S", "beside.before.place.much"],
    );
    has("Foreign Minister Velkan Zadran spoke.", "Minister", &["title.in.office"]);
    has("Foreign Minister Velkan Zadran spoke.", "Velkan", &["title.after.office", "candidate.sure.person.B"]);
    has("The Azadi Liberation Front fled.", "Front", &["pattern.last.armed_group", "candidate.sure.armed_group.E"]);
    has("the pakistan border", "pakistan", &["small.country"]);
    has("A man named Torzai ran.", "Torzai", &["ending.person", "common.unknown"]);
    has("In May they met.", "May", &["time.month", "word.never"]);
}

#[test]
fn the_document_speaks() {
    let text = "Velkan Zadran spoke. Later Zadran left with the ALF. The Azadi Liberation Front thanked him.";
    has(text, "Zadran", &["written.capital_inside"]);
    has(text, "ALF", &["acronym.organisation"]);
    has(text, "Azadi", &["expanded"]);
    has("The Stone fell. A stone is hard.", "Stone", &["written.small"]);
    lacks("The Stone fell.", "Stone", &["written.small", "written.capital_only", "elsewhere.whole.person"]);
}

#[test]
fn the_sentence_speaks() {
    has("He said \"Velkan won\".", "Velkan", &["stands.quoted"]);
    has("He (of Velkan) won.", "Velkan", &["stands.bracketed"]);
    has("TORZAI WINS THE VOTE", "WINS", &["sentence.capitals", "sentence.open"]);
    has("we live near velkan now", "velkan", &["sentence.small"]);
    has("Velkan won.", "Velkan", &["stands.start"]);
    lacks("So Velkan won.", "Velkan", &["stands.start", "sentence.open"]);
}

#[test]
fn marks_have_no_features() {
    let text = "“Go!” – he said (twice).";
    let segments = segment::segment(text);
    let features = recognise::features(text, &segments);
    for (at, token) in segments.tokens.iter().enumerate() {
        let letters = token.span.of(text).contains(char::is_alphabetic);
        assert!(letters || features.of(at).is_empty());
    }
}
