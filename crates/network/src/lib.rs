//! The language model: a small network that reads sentences, and says of each word what it is, what it hangs on, and
//! which names it is part of.
//!
//! A word is seen by itself, its endings, beginnings and shape; a few layers read the sentence in both directions; three
//! heads read their states. `train/` makes the weights, this module only uses them.
//!
//! | file | what |
//! |---|---|
//! | `file` | reads the file of weights |
//! | `fixed`, `matrix` | numbers, and products of them |
//! | `word`, `embeddings`, `cache` | from a word to what the first layer adds up of it |
//! | `recurrence`, `encoder`, `batch` | the layers |
//! | `tags`, `tree`, `spanning`, `names`, `bioes` | the heads |
//!
//! **The same bits everywhere.** Products are sums of whole numbers that cannot overflow, so their order does not matter.
//! All else is done value by value with IEEE additions, multiplications and divisions.
//!
//! **Compiled for speed.** Whoever calls this may be compiled for size, and what is generic or inlined is compiled as its caller
//! is. So what other crates call is neither.

mod batch;
mod bioes;
mod cache;
mod embeddings;
mod encoder;
mod file;
mod fixed;
mod matrix;
mod names;
mod recurrence;
mod spanning;
mod tags;
mod tree;
mod word;

use std::ops::Range;

pub use bioes::Seen;
pub use file::WeightsError;
pub use names::Features;
pub use tree::{LONGEST_TREE, Tree};

use encoder::Encoder;
use file::{Sections, wrong};
use fixed::{Floats, LANES, Rows};
use names::NamesHead;
use tags::TagsHead;
use tree::TreeHead;

/// The weights, ready for use. Made once, shared by all that read.
#[derive(Clone, Debug)]
pub struct Network {
    header: String,
    /// How many layers there are, and which of them the heads read, from 1.
    layers: Layers,
    encoder: Encoder,
    penn: TagsHead,
    universal: TagsHead,
    tree: TreeHead,
    names: NamesHead,
}

#[derive(Clone, Copy, Debug)]
struct Layers {
    all: usize,
    tags: usize,
    names: usize,
}

/// What one thread reads with: buffers, and what is kept of words seen before. What is found never depends on it.
#[derive(Clone, Debug, Default)]
pub struct Session {
    encoder: encoder::Desk,
    tagging: Tagging,
    names: names::Desk,
    tree: tree::Desk,
}

/// The words of a batch that are tagged.
#[derive(Clone, Debug, Default)]
struct Tagging {
    rows: Rows,
    /// Where each of them stands in the batch and in the document.
    tokens: Vec<(usize, usize)>,
    products: Floats,
}

/// Sentences of a document as the network knows them.
#[derive(Clone, Debug, Default)]
pub struct Encoded {
    /// Of each token that was asked for its tag: a place in [`Network::penn`]. Zero, which says nothing, for all others.
    pub penn: Vec<u8>,
    /// Of each token its universal tag: a place in [`Network::universal`]. Empty where the layer of trees was not read.
    pub universal: Vec<u8>,
    /// States of the layer that names are read from, if it is not the last.
    names: Rows,
    /// States of the last layer, if it was read.
    last: Rows,
}

impl Network {
    /// Takes the weights from the bytes of their file.
    #[inline(never)]
    pub fn load(bytes: &[u8]) -> Result<Network, WeightsError> {
        let mut sections = Sections::read(bytes)?;
        let sizes = sections.vector_of("sizes", 5)?;
        let size = |at: usize, range: Range<usize>| {
            let size = sizes[at] as usize;
            if range.contains(&size) {
                Ok(size)
            } else {
                Err(wrong("sizes", format!("a size within {range:?} at {at}")))
            }
        };
        let half = size(0, 1..257)?;
        let all = size(1, 1..17)?;
        let layers = Layers { all, tags: size(2, 1..all + 1)?, names: size(3, 1..all + 1)? };
        let names = size(4, 1..257)?;
        if !half.is_multiple_of(LANES) || !names.is_multiple_of(LANES) {
            return Err(wrong("sizes", format!("layers of a multiple of {LANES} values")));
        }
        Ok(Network {
            encoder: Encoder::read_weights(&mut sections, half, layers.all)?,
            penn: TagsHead::read_weights(&mut sections, 2 * half, ["penn", "T", "Tb"])?,
            universal: TagsHead::read_weights(&mut sections, 2 * half, ["universal", "U", "Ub"])?,
            tree: TreeHead::read_weights(&mut sections, 2 * half)?,
            names: NamesHead::read_weights(&mut sections, 2 * half, names)?,
            header: sections.header,
            layers,
        })
    }

    /// What the file says of itself: licence, what it was trained on, when.
    pub fn header(&self) -> &str {
        &self.header
    }

    /// Names of Penn's tags.
    pub fn penn(&self) -> &[String] {
        &self.penn.names
    }

    /// Names of the universal tags.
    pub fn universal(&self) -> &[String] {
        &self.universal.names
    }

    /// Names of the relations in trees (Universal Dependencies).
    pub fn relations(&self) -> &[String] {
        &self.tree.relations
    }

    /// Classes of names.
    pub fn classes(&self) -> &[String] {
        &self.names.labels.classes
    }

    /// Names of the features that the head for names was trained with, in the order of their numbers.
    pub fn features(&self) -> &[String] {
        &self.names.features
    }

    /// Reads sentences, which are ranges of `words`, and tags them.
    pub fn encode(&self, session: &mut Session, words: &[&str], sentences: &[Range<usize>]) -> Encoded {
        self.encode_to(self.layers.all, session, words, sentences, &|_| true)
    }

    /// As [`Network::encode`], but only the layers that names and tags need, and the tags of some words: there are no trees for
    /// what it gives, unless they need no further layer.
    pub fn encode_without_trees(
        &self,
        session: &mut Session,
        words: &[&str],
        sentences: &[Range<usize>],
        tagged: &dyn Fn(usize) -> bool,
    ) -> Encoded {
        self.encode_to(self.layers.names.max(self.layers.tags), session, words, sentences, tagged)
    }

    #[inline(never)]
    fn encode_to(
        &self,
        last: usize,
        session: &mut Session,
        words: &[&str],
        sentences: &[Range<usize>],
        tagged: &dyn Fn(usize) -> bool,
    ) -> Encoded {
        let whole = last == self.layers.all;
        let mut encoded = Encoded { penn: vec![0; words.len()], ..Encoded::default() };
        if whole {
            encoded.universal.resize(words.len(), 0);
        }
        let width = self.encoder.width();
        if whole {
            encoded.last.reset(words.len(), width);
        }
        if self.layers.names != self.layers.all {
            encoded.names.reset(words.len(), width);
        }
        let mut together = Vec::new();
        for batch in batch::batches(sentences) {
            together.clear();
            together.extend(batch.places().map(|token| words[token]));
            self.encoder.read(&together, &batch.rows, last, &mut session.encoder, |layer, states| {
                if layer == self.layers.tags {
                    let Tagging { rows, tokens, products } = &mut session.tagging;
                    tokens.clear();
                    tokens.extend(batch.places().enumerate().filter(|(_, token)| tagged(*token)));
                    rows.reset(tokens.len(), width);
                    for (to, &(from, _)) in tokens.iter().enumerate() {
                        rows.row_mut(to).copy_from_slice(states.row(from));
                    }
                    for (&(_, token), tag) in tokens.iter().zip(self.penn.read(rows, tokens.len(), products)) {
                        encoded.penn[token] = tag;
                    }
                    if whole {
                        let tags = self.universal.read(rows, tokens.len(), products);
                        tokens.iter().zip(tags).for_each(|(&(_, token), tag)| encoded.universal[token] = tag);
                    }
                }
                let kept = match layer {
                    _ if layer == self.layers.all => &mut encoded.last,
                    _ if layer == self.layers.names => &mut encoded.names,
                    _ => return,
                };
                for (row, token) in batch.places().enumerate() {
                    kept.row_mut(token).copy_from_slice(states.row(row));
                }
            });
        }
        encoded
    }

    /// The names in some of the sentences that were encoded, by position. Sentences that were not encoded must not be
    /// among them.
    #[inline(never)]
    pub fn names(
        &self,
        session: &mut Session,
        encoded: &Encoded,
        features: &Features,
        sentences: &[Range<usize>],
    ) -> Vec<Seen> {
        let states = if self.layers.names == self.layers.all { &encoded.last } else { &encoded.names };
        self.names.read(states, features, sentences, &mut session.names)
    }

    /// The tree of a sentence that was encoded; none for a sentence of more than [`LONGEST_TREE`] words, nor where
    /// the layer of trees was not read.
    #[inline(never)]
    pub fn tree(&self, session: &mut Session, encoded: &Encoded, sentence: Range<usize>) -> Option<Tree> {
        if encoded.last.count() == 0 {
            return None;
        }
        self.tree.read(&encoded.last, sentence, &mut session.tree)
    }
}

#[cfg(test)]
mod tests;
