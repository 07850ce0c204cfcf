//! Whether a clause tells of the past or of what is to come.

use dateline_lang::time_clues;

use crate::lexicon::{Vocabulary, WordMap};
use crate::passing::{ChunkKind, Reading, Tense, TokenId};

/// Where the day of an expression lies, seen from the day of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Past,
    Future,
}

/// Words that show a direction where no verb group does.
#[derive(Debug)]
pub(super) struct Clues {
    words: WordMap<Direction>,
}

impl Clues {
    /// Compiles the table.
    pub(super) fn build(vocabulary: &mut Vocabulary) -> Clues {
        let mut words = WordMap::default();
        for clue in time_clues() {
            let direction = if clue.future { Direction::Future } else { Direction::Past };
            for word in &clue.words {
                if let [word] = vocabulary.intern_phrase(word).as_slice() {
                    words.insert(*word, direction);
                }
            }
        }
        Clues { words }
    }

    /// The direction of the clause around a token: that of the nearest verb or clue of its sentence.
    pub(super) fn direction(&self, reading: Reading<'_>, at: TokenId) -> Option<Direction> {
        let sentence = reading.segments.sentences.get(reading.sentence_of(at) as usize)?;
        let mut best: Option<(u32, Direction)> = None;
        let mut consider = |token: TokenId, direction: Direction| {
            // A verb before the expression governs it more often than one after it.
            let distance = if token < at { at - token } else { 2 * (token - at) };
            if best.is_none_or(|(nearest, _)| distance < nearest) {
                best = Some((distance, direction));
            }
        };
        let chunks = &reading.recognised.chunks;
        let first = chunks.partition_point(|chunk| chunk.tokens.end <= sentence.tokens.start);
        for chunk in chunks[first..].iter().take_while(|chunk| chunk.tokens.start < sentence.tokens.end) {
            let ChunkKind::Verb(group) = chunk.kind else { continue };
            match group.tense {
                Tense::Past => consider(chunk.head, Direction::Past),
                Tense::Future => consider(chunk.head, Direction::Future),
                Tense::Present | Tense::None => {}
            }
        }
        for token in sentence.tokens.clone() {
            if let Some(direction) = self.words.get(reading.word(token)) {
                consider(token, *direction);
            }
        }
        best.map(|(_, direction)| direction)
    }
}
