//! The weights that are part of the program fit the engine, and the features that they were trained with.

use std::slice;

use dateline_core::network::{Network, Session};
use dateline_core::recognise;

const WEIGHTS: &[u8] = include_bytes!("../weights/news.bin");

fn network() -> Network {
    Network::load(WEIGHTS).unwrap_or_else(|error| panic!("crates/core/weights/news.bin: {error}"))
}

#[test]
fn the_weights_are_sound_and_say_their_licence() {
    assert!(network().header().contains("Licence:"), "{}", network().header());
}

#[test]
fn the_weights_know_the_features_by_their_numbers() {
    assert_eq!(network().features(), recognise::feature_names(), "the list of features changed: train anew");
}

#[test]
fn a_plain_sentence_is_read_plainly() {
    let network = network();
    let words = ["She", "saw", "the", "old", "city", "."];
    let mut session = Session::default();
    let encoded = network.encode(&mut session, &words, slice::from_ref(&(0..words.len())));
    let tags: Vec<&str> = encoded.penn.iter().map(|tag| network.penn()[usize::from(*tag)].as_str()).collect();
    assert_eq!(tags, ["PRP", "VBD", "DT", "JJ", "NN", "."]);
    let tree = network.tree(&mut session, &encoded, 0..words.len()).expect("the sentence is short");
    assert_eq!(tree.heads, [2, 0, 5, 5, 2, 2]);
    let relations: Vec<&str> =
        tree.relations.iter().map(|relation| network.relations()[usize::from(*relation)].as_str()).collect();
    assert_eq!(relations, ["nsubj", "root", "det", "amod", "obj", "punct"]);
}
