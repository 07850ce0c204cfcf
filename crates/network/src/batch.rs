//! Which sentences are read together.

use std::ops::Range;

use crate::cache::MOST_WORDS;

/// Sentences are read together until they have so many words: enough to make good use of each weight, few enough to
/// keep all that is known of them near the processor.
const ENOUGH_WORDS: usize = 64;
/// A longer sentence, which is hardly one, is read in pieces of this length.
const LONGEST: usize = 512;
const _: () = assert!(ENOUGH_WORDS + LONGEST <= MOST_WORDS, "the cache must hold a batch");

/// Sentences that are read together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Batch {
    /// Where each of them stands in the document.
    pub(crate) tokens: Vec<Range<usize>>,
    /// Where each of them stands in the batch.
    pub(crate) rows: Vec<Range<usize>>,
}

impl Batch {
    /// How many words there are in all.
    pub(crate) fn len(&self) -> usize {
        self.rows.last().map_or(0, |rows| rows.end)
    }

    /// Where each word stands in the document.
    pub(crate) fn places(&self) -> impl Iterator<Item = usize> {
        self.tokens.iter().cloned().flatten()
    }

    fn push(&mut self, tokens: Range<usize>) {
        let start = self.len();
        self.rows.push(start..start + tokens.len());
        self.tokens.push(tokens);
    }
}

/// Puts sentences into batches.
pub(crate) fn batches(sentences: &[Range<usize>]) -> Vec<Batch> {
    let mut batches = Vec::new();
    let mut batch = Batch::default();
    for sentence in sentences {
        for start in sentence.clone().step_by(LONGEST) {
            batch.push(start..sentence.end.min(start + LONGEST));
            if batch.len() >= ENOUGH_WORDS {
                batches.push(std::mem::take(&mut batch));
            }
        }
    }
    if batch.len() > 0 {
        batches.push(batch);
    }
    batches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::single_range_in_vec_init, reason = "a batch of one sentence")]
    fn sentences_are_read_together_and_long_ones_in_pieces() {
        let batches = batches(&[0..30, 30..70, 70..75, 75..1175, 1175..1175]);
        let tokens: Vec<_> = batches.iter().map(|batch| batch.tokens.clone()).collect();
        assert_eq!(tokens, [vec![0..30, 30..70], vec![70..75, 75..587], vec![587..1099], vec![1099..1175]]);
        assert_eq!(batches[1].rows, [0..5, 5..517]);
        assert_eq!(batches[3].places().collect::<Vec<_>>(), (1099..1175).collect::<Vec<_>>());
    }
}
