//! The trained network, ready for use, and what one thread reads with.

use std::cell::RefCell;
use std::fmt;
use std::ops::Range;
use std::sync::OnceLock;

use dateline_lang::tags::Tag;

use super::feature_names;
use crate::network::{Features, Network, Seen, Session, WeightsError};
use crate::passing::Segments;

/// Made by `cargo xtask train`; a test proves that the engine can read it.
const WEIGHTS: &[u8] = include_bytes!("../../weights/news.bin");

static NETWORK: OnceLock<Option<Network>> = OnceLock::new();

/// The one network that reads; none if the weights do not fit the engine, which a test excludes.
pub fn network() -> Option<&'static Network> {
    NETWORK.get_or_init(|| Network::load(WEIGHTS).ok()).as_ref()
}

/// Why other weights cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadWithError {
    /// They are damaged, or of another version.
    Weights(WeightsError),
    /// They were trained with other features than this version tells the network.
    Features,
    /// The network has been used before.
    Late,
}

impl fmt::Display for ReadWithError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadWithError::Weights(error) => error.fmt(f),
            ReadWithError::Features => {
                write!(f, "these weights were trained with other features than this version has")
            }
            ReadWithError::Late => write!(f, "the network cannot be exchanged once something was read"),
        }
    }
}

impl std::error::Error for ReadWithError {}

/// Reads with other weights than those that are built in: the bytes of a file of weights. Only before anything is read.
pub fn read_with(weights: &[u8]) -> Result<(), ReadWithError> {
    let network = Network::load(weights).map_err(ReadWithError::Weights)?;
    if network.features() != feature_names() {
        return Err(ReadWithError::Features);
    }
    NETWORK.set(Some(network)).map_err(|_| ReadWithError::Late)
}

/// What the network sees in the sentences of a document that it reads.
#[derive(Clone, Debug, Default)]
pub(super) struct Sight {
    /// The names, by position.
    pub(super) names: Vec<Seen>,
    /// Of each token that was asked for its tag, where it has read.
    pub(super) tags: Vec<Option<Tag>>,
}

/// Lets the network read some sentences of a document, and tag some of their tokens.
pub(super) fn read(
    network: &Network,
    text: &str,
    segments: &Segments,
    features: &Features,
    sentences: &[Range<usize>],
    tagged: &[bool],
) -> Sight {
    thread_local! {
        /// The buffers of this thread. What is read does not depend on them.
        static SESSION: RefCell<Session> = RefCell::default();
    }
    let words: Vec<&str> = segments.tokens.iter().map(|token| token.span.of(text)).collect();
    let known: Vec<Option<Tag>> = network.penn().iter().map(|name| Tag::from_penn(name)).collect();
    SESSION.with_borrow_mut(|session| {
        let encoded = network.encode_without_trees(session, &words, sentences, &|at| tagged[at]);
        let mut tags = vec![None; words.len()];
        for at in sentences.iter().cloned().flatten().filter(|&at| tagged[at]) {
            tags[at] = known.get(usize::from(encoded.penn[at])).copied().flatten();
        }
        Sight { names: network.names(session, &encoded, features, sentences), tags }
    })
}
