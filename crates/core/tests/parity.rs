//! The engine reads as the trainer does: `train/parity.py` computed what the weights find in sentences of our own, in
//! floats; the engine computes in whole numbers and may differ only where two answers are as good as equal.

use std::slice;

use dateline_core::network::{Features, Network, Session};
use serde::Deserialize;

const WEIGHTS: &[u8] = include_bytes!("../weights/news.bin");
const EXPECTED: &str = include_str!("../weights/news.parity.jsonl");
/// So many of a hundred answers must be the same. Heads may differ more: the engine makes one tree of them.
const TAGS: usize = 99;
const HEADS: usize = 97;

/// What the trainer found in a sentence.
#[derive(Deserialize)]
struct Expected {
    words: Vec<String>,
    features: Vec<Vec<u16>>,
    penn: Vec<String>,
    universal: Vec<String>,
    heads: Vec<u16>,
    labels: Vec<String>,
    names: Vec<(usize, usize, String)>,
}

#[derive(Default)]
struct Count {
    same: usize,
    all: usize,
}

impl Count {
    fn add<T: PartialEq>(&mut self, found: impl IntoIterator<Item = T>, expected: impl IntoIterator<Item = T>) {
        let mut expected = expected.into_iter();
        for found in found {
            self.all += 1;
            self.same += usize::from(expected.next() == Some(found));
        }
    }

    fn holds(&self, what: &str, percent: usize) {
        assert!(self.all > 0 && self.same * 100 >= self.all * percent, "{what}: {} of {} alike", self.same, self.all);
    }
}

#[test]
fn the_engine_finds_what_the_trainer_finds() {
    let network = Network::load(WEIGHTS).unwrap_or_else(|error| panic!("crates/core/weights/news.bin: {error}"));
    let mut session = Session::default();
    let [mut penn, mut universal, mut heads, mut labels, mut names] = std::array::from_fn(|_| Count::default());
    for line in EXPECTED.lines() {
        let expected: Expected = serde_json::from_str(line).expect("train/parity.py wrote the file");
        let words: Vec<&str> = expected.words.iter().map(String::as_str).collect();
        let all = 0..words.len();
        let encoded = network.encode(&mut session, &words, slice::from_ref(&all));
        penn.add(named(network.penn(), &encoded.penn), expected.penn);
        universal.add(named(network.universal(), &encoded.universal), expected.universal);
        let tree = network.tree(&mut session, &encoded, all.clone()).expect("the sentence is short");
        heads.add(tree.heads, expected.heads);
        labels.add(named(network.relations(), &tree.relations), expected.labels);
        let features: Features = expected.features.into_iter().collect();
        let seen = network.names(&mut session, &encoded, &features, slice::from_ref(&all));
        let found = |at: usize| {
            seen.iter().find(|seen| seen.tokens.contains(&at)).map(|seen| network.classes()[seen.class].clone())
        };
        let wanted =
            |at: usize| expected.names.iter().find(|name| (name.0..name.1).contains(&at)).map(|name| name.2.clone());
        names.add(all.clone().map(found), all.map(wanted));
    }
    penn.holds("Penn tags", TAGS);
    universal.holds("universal tags", TAGS);
    heads.holds("heads", HEADS);
    labels.holds("relations", HEADS);
    names.holds("names", TAGS);
}

fn named(names: &[String], places: &[u8]) -> Vec<String> {
    places.iter().map(|place| names[usize::from(*place)].clone()).collect()
}
