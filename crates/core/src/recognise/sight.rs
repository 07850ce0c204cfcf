//! The trained network, ready for use, and what one thread reads with.

use std::cell::RefCell;
use std::ops::Range;
use std::sync::OnceLock;

use crate::network::{Encoded, Network, Session};
use crate::passing::Segments;

/// Made by `cargo xtask train`; a test proves that the engine can read it.
const WEIGHTS: &[u8] = include_bytes!("../../weights/news.bin");

/// The one network; none if the weights do not fit the engine, which a test excludes.
pub(super) fn network() -> Option<&'static Network> {
    static NETWORK: OnceLock<Option<Network>> = OnceLock::new();
    NETWORK.get_or_init(|| Network::load(WEIGHTS).ok()).as_ref()
}

/// Reads with the buffers of this thread. What is read does not depend on them.
pub(super) fn with_session<R>(read: impl FnOnce(&mut Session) -> R) -> R {
    thread_local! {
        static SESSION: RefCell<Session> = RefCell::default();
    }
    SESSION.with_borrow_mut(read)
}

/// A document's sentences as the network sees them.
#[derive(Debug, Default)]
pub(super) struct Sight {
    pub(super) encoded: Encoded,
    /// The tokens of each sentence.
    pub(super) sentences: Vec<Range<usize>>,
}

/// Shows the network a document.
pub(super) fn sight(text: &str, segments: &Segments) -> Sight {
    let Some(network) = network() else { return Sight::default() };
    let words: Vec<&str> = segments.tokens.iter().map(|token| token.span.of(text)).collect();
    let tokens = |sentence: &crate::passing::Sentence| sentence.tokens.start as usize..sentence.tokens.end as usize;
    let sentences: Vec<Range<usize>> = segments.sentences.iter().map(tokens).collect();
    let encoded = with_session(|session| network.encode_for_names(session, &words, &sentences));
    Sight { encoded, sentences }
}
