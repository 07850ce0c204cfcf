//! Speed of the language model on one core of the machine: words a second.
//!
//! ```text
//! cargo bench --package dateline-core --bench network                      the sample articles, repeated
//! WEIGHTS=news.bin cargo bench --package dateline-core --bench network     with these weights
//! ```
//!
//! The second row is what the product does, but that it leaves out sentences that can hold no name.
//!
//! Without weights, chance numbers in the same sizes do as well: the work does not depend on them, but for the trees,
//! which take a little longer where words do not agree on them. Each row is the median of several passes.
#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

mod made;

use std::fs;
use std::hint::black_box;
use std::ops::Range;
use std::path::Path;
use std::time::{Duration, Instant};

use dateline_core::network::{Features, Network, Session};
use dateline_core::{read, segment};

/// Passes over the corpus; the median is told.
const PASSES: usize = 7;
/// The sample is repeated up to this many words.
const ENOUGH: usize = 200_000;

/// A document as the network gets it.
struct Document {
    text: String,
    words: Vec<Range<usize>>,
    sentences: Vec<Range<usize>>,
    features: Features,
}

impl Document {
    fn words(&self) -> Vec<&str> {
        self.words.iter().map(|word| &self.text[word.clone()]).collect()
    }
}

fn main() {
    let weights = std::env::var_os("WEIGHTS").map_or_else(made::weights, |path| {
        fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", Path::new(&path).display()))
    });
    let started = Instant::now();
    let network = Network::load(&weights).unwrap_or_else(|error| panic!("{error}"));
    println!("{} KB of weights are ready after {:.1} ms", weights.len() / 1000, started.elapsed().as_secs_f64() * 1e3);
    let documents = documents(network.features().len());
    let count: usize = documents.iter().map(|document| document.words.len()).sum();
    println!("{} documents, {count} words, median of {PASSES} passes\n", documents.len());

    row("encoder, tags for trees", count, || {
        let mut session = Session::default();
        documents.iter().map(|document| network.encode(&mut session, &document.words(), &document.sentences)).count()
    });
    row("encoder, tags, names without trees", count, || {
        let mut session = Session::default();
        let names = |document: &Document| {
            let encoded = network.encode_without_trees(&mut session, &document.words(), &document.sentences, &|_| true);
            network.names(&mut session, &encoded, &document.features, &document.sentences).len()
        };
        documents.iter().map(names).sum::<usize>()
    });
    row("encoder, tags, names", count, || {
        let mut session = Session::default();
        let names = |document: &Document| {
            let encoded = network.encode(&mut session, &document.words(), &document.sentences);
            network.names(&mut session, &encoded, &document.features, &document.sentences).len()
        };
        documents.iter().map(names).sum::<usize>()
    });
    row("encoder, tags, names, trees", count, || {
        let mut session = Session::default();
        let all = |document: &Document| {
            let encoded = network.encode(&mut session, &document.words(), &document.sentences);
            let names = network.names(&mut session, &encoded, &document.features, &document.sentences).len();
            let trees = document.sentences.iter();
            names + trees.filter_map(|sentence| network.tree(&mut session, &encoded, sentence.clone())).count()
        };
        documents.iter().map(all).sum::<usize>()
    });
    row("encoder, tags, all words new", count, || {
        let encode = |document: &Document| {
            network.encode(&mut Session::default(), &document.words(), &document.sentences).penn.len()
        };
        documents.iter().map(encode).sum::<usize>()
    });
}

fn row<T>(name: &str, words: usize, mut pass: impl FnMut() -> T) {
    let mut times: Vec<Duration> = (0..PASSES)
        .map(|_| {
            let started = Instant::now();
            black_box(pass());
            started.elapsed()
        })
        .collect();
    times.sort();
    let median = times[PASSES / 2].as_secs_f64();
    println!("{name:<30} {:>9.0} words/s {:>8.1} ms", words as f64 / median, median * 1e3);
}

/// The sample articles, repeated, with a few features for each word.
fn documents(features: usize) -> Vec<Document> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src/sample");
    let files = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<_> = files.map_while(Result::ok).map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_none_or(|ending| ending != "rs"));
    files.sort();
    let pages = files.iter().flat_map(|path| {
        let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        read::read_file(&path.file_name().unwrap_or_default().to_string_lossy(), &bytes).pages
    });
    let texts: Vec<String> = pages.map(|page| page.text).collect();
    let mut documents = Vec::new();
    let mut words = 0;
    for text in texts.iter().cycle().take_while(|_| !texts.is_empty()) {
        if words >= ENOUGH {
            break;
        }
        let document = document(text.clone(), features);
        words += document.words.len();
        documents.push(document);
    }
    documents
}

fn document(text: String, features: usize) -> Document {
    let segments = segment::segment(&text);
    let words: Vec<Range<usize>> =
        segments.tokens.iter().map(|token| token.span.start as usize..token.span.end as usize).collect();
    let sentences = segments.sentences.iter();
    let sentences = sentences.map(|sentence| sentence.tokens.start as usize..sentence.tokens.end as usize).collect();
    let list = |word: usize| (0..6).map(move |at| ((word * 31 + at * 17) % features.max(1)) as u16);
    let features = (0..words.len()).map(list).collect();
    Document { words, sentences, features, text }
}
