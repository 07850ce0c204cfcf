//! The engine against a plain one: a small network of chance weights, written to a file as the trainer writes it, must
//! give what the formulas give in floats, as far as the whole numbers' steps allow.

mod file;
mod made;
mod plain;

use std::ops::Range;

use made::Made;
use plain::Plain;

use super::cache::MOST_WORDS;
use super::*;

/// Sentences of our own, with words that the vocabularies have and words that they lack.
const TEXT: &str = "Talks on the northern border resumed in Tarsk on 4 March | U.S. envoys , among them Ada O'Brien , \
    said 1,250 people had left the al-Hadar valley since May | MINISTER REJECTS OFFER | Yes | The deputy foreign minister \
    told reporters that the truce , which had held for 16 days , was not yet over";

fn words(text: &str) -> (Vec<&str>, Vec<Range<usize>>) {
    let (mut words, mut sentences) = (Vec::new(), Vec::new());
    for sentence in text.split('|') {
        let start = words.len();
        words.extend(sentence.split_whitespace());
        sentences.push(start..words.len());
    }
    (words, sentences)
}

fn features(count: usize, of: usize) -> Features {
    (0..count).map(|token| (0..token % 4).map(move |at| ((token * 7 + at * 5) % (of + 1)) as u16)).collect()
}

/// Whether what was chosen is as good as the best one, but for the steps of whole numbers.
fn good_choice(scores: &[f32], chosen: usize) -> bool {
    scores.iter().all(|score| *score <= scores[chosen] + 0.05)
}

#[test]
fn tags_are_those_of_the_formulas() {
    for (seed, layers) in [(1, [3, 2, 2]), (2, [3, 2, 3]), (3, [1, 1, 1]), (4, [2, 2, 1])] {
        let made = Made::new(seed, layers);
        let network = Network::load(&made.file()).expect("the file is sound");
        let plain = Plain(&made);
        let (words, sentences) = words(TEXT);
        let encoded = network.encode(&mut Session::default(), &words, &sentences);
        for sentence in sentences {
            let states = plain.states(&words[sentence.clone()]);
            let (penn, universal) = plain.tags(&states);
            for (at, token) in sentence.enumerate() {
                assert!(good_choice(&penn[at], usize::from(encoded.penn[token])), "{seed}: {}", words[token]);
                assert!(good_choice(&universal[at], usize::from(encoded.universal[token])), "{seed}: {}", words[token]);
            }
        }
    }
}

#[test]
fn states_are_those_of_the_formulas() {
    let made = Made::new(5, [3, 2, 2]);
    let network = Network::load(&made.file()).expect("the file is sound");
    let (words, sentences) = words(TEXT);
    let encoded = network.encode(&mut Session::default(), &words, &sentences);
    for sentence in sentences {
        let states = Plain(&made).states(&words[sentence.clone()]);
        for (at, token) in sentence.enumerate() {
            for (kept, layer) in [(&encoded.names, 1), (&encoded.last, 2)] {
                for (fixed, exact) in kept.row(token).iter().zip(&states[layer][at]) {
                    let value = f32::from(*fixed) / fixed::ONE;
                    assert!((value - exact).abs() < 0.01, "{}: {value} instead of {exact}", words[token]);
                }
            }
        }
    }
}

#[test]
fn trees_are_as_good_as_those_of_the_formulas() {
    for seed in 1..6 {
        let made = Made::new(seed, [3, 2, 2]);
        let network = Network::load(&made.file()).expect("the file is sound");
        let (words, sentences) = words(TEXT);
        let mut session = Session::default();
        let encoded = network.encode(&mut session, &words, &sentences);
        for sentence in sentences {
            let tree = network.tree(&mut session, &encoded, sentence.clone()).expect("the sentence is short");
            let plain = Plain(&made);
            let states = plain.states(&words[sentence.clone()]);
            let scores = plain.arcs(&states);
            let all: Vec<i64> = scores.iter().flatten().map(|score| (score * 65_536.0) as i64).collect();
            let best = spanning::heads(&all, sentence.len());
            let sum = |heads: &[u16]| -> f32 {
                heads.iter().zip(&scores).map(|(head, scores)| scores[usize::from(*head)]).sum()
            };
            let allowed = 0.02 * sentence.len() as f32;
            assert!(sum(&tree.heads) > sum(&best) - allowed, "{seed}: {} of {}", sum(&tree.heads), sum(&best));
            let relations = plain.relations(&states, &tree.heads);
            for (scores, (relation, head)) in relations.iter().zip(tree.relations.iter().zip(&tree.heads)) {
                let is_root = made.strings("labels")[usize::from(*relation)] == "root";
                assert_eq!(is_root, *head == 0);
                assert!(is_root || good_choice(scores, usize::from(*relation)));
            }
        }
    }
}

#[test]
fn names_are_as_good_as_those_of_the_formulas() {
    for (seed, layers) in [(1, [3, 2, 2]), (2, [3, 2, 3]), (3, [2, 1, 1])] {
        let made = Made::new(seed, layers);
        let network = Network::load(&made.file()).expect("the file is sound");
        let (words, sentences) = words(TEXT);
        let features = features(words.len(), made.strings("features").len());
        let mut session = Session::default();
        let encoded = network.encode(&mut session, &words, &sentences);
        let names = network.names(&mut session, &encoded, &features, &sentences);
        let shallow = network.encode_without_trees(&mut session, &words, &sentences, &|token| token % 3 > 0);
        assert_eq!(network.names(&mut session, &shallow, &features, &sentences), names);
        for (token, tag) in encoded.penn.iter().enumerate() {
            assert_eq!(shallow.penn[token], if token % 3 > 0 { *tag } else { 0 });
        }
        let tree = network.tree(&mut session, &shallow, sentences[0].clone());
        assert_eq!(tree.is_some(), layers[1].max(layers[2]) == layers[0], "a tree needs the last layer");
        assert!(names.windows(2).all(|two| two[0].tokens.end <= two[1].tokens.start), "{names:?}");
        let labels = made.strings("names");
        for sentence in sentences {
            let plain = Plain(&made);
            let scores = plain.names(&plain.states(&words[sentence.clone()]), &features, sentence.start);
            let mut best = Vec::new();
            let rows = scores.iter().map(Vec::as_slice);
            network.names.labels.best(rows, &mut bioes::Paths::default(), |name| best.push(name));
            let score = |names: &[Seen], first: usize| -> f32 {
                let label = |token: usize| match names.iter().find(|name| name.tokens.contains(&(token + first))) {
                    None => "O".to_owned(),
                    Some(Seen { tokens, class }) => {
                        let place = match (tokens.start == token + first, tokens.end == token + first + 1) {
                            (true, true) => "S",
                            (true, false) => "B",
                            (false, true) => "E",
                            (false, false) => "I",
                        };
                        format!("{place}-{}", network.classes()[*class])
                    }
                };
                let of = |token: usize| labels.iter().position(|name| *name == label(token)).expect("a label");
                (0..scores.len()).map(|token| scores[token][of(token)]).sum()
            };
            let (found, best) = (score(&names, sentence.start), score(&best, 0));
            assert!(found > best - 0.02 * scores.len() as f32, "{seed}: {found} of {best}");
        }
    }
}

#[test]
fn what_is_found_does_not_depend_on_what_was_read_before() {
    let made = Made::new(7, [3, 2, 2]);
    let network = Network::load(&made.file()).expect("the file is sound");
    let (words, sentences) = words(TEXT);
    let fresh = network.encode(&mut Session::default(), &words, &sentences);
    let mut session = Session::default();
    // More words than are kept, of which the last pushes out the first.
    let others: Vec<String> =
        (0..MOST_WORDS + 500).map(|n| format!("word{}", char::from_u32(0x4E00 + n as u32).unwrap_or('x'))).collect();
    let others: Vec<&str> = words.iter().copied().chain(others.iter().map(String::as_str)).collect();
    network.encode(&mut session, &others, std::slice::from_ref(&(0..others.len())));
    let later = network.encode(&mut session, &words, &sentences);
    assert_eq!((fresh.penn, fresh.universal), (later.penn, later.universal));
    for token in 0..words.len() {
        assert_eq!(fresh.last.row(token), later.last.row(token));
    }
    // Nor on which sentences are read with it.
    for sentence in sentences {
        let alone = network.encode(&mut session, &words, std::slice::from_ref(&sentence));
        for token in sentence {
            assert_eq!(fresh.last.row(token), alone.last.row(token));
        }
    }
}

#[test]
fn no_length_is_too_much() {
    let made = Made::new(8, [2, 1, 1]);
    let network = Network::load(&made.file()).expect("the file is sound");
    let mut session = Session::default();
    for count in [0, 1, LONGEST_TREE, LONGEST_TREE + 1, 3000] {
        let words: Vec<&str> = TEXT.split_whitespace().cycle().take(count).collect();
        let encoded = network.encode(&mut session, &words, std::slice::from_ref(&(0..count)));
        let tree = network.tree(&mut session, &encoded, 0..count);
        assert_eq!(tree.is_some(), (1..=LONGEST_TREE).contains(&count));
        network.names(&mut session, &encoded, &Features::default(), std::slice::from_ref(&(0..count)));
    }
}
