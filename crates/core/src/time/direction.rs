//! Whether a clause tells of the past or of what is to come.

use dateline_lang::{TimePointing, time_clues};

use crate::lexicon::{Vocabulary, WordMap};
use crate::passing::{ChunkKind, Reading, Tense, TokenId, TokenRange};

/// How far before an infinitive stands what it depends on: "agreed with the envoy to meet".
const REACH: TokenId = 5;

/// Where the day of an expression lies, seen from the day of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Past,
    Future,
}

/// Words that show a direction where no verb group does.
#[derive(Debug)]
pub(super) struct Clues {
    words: WordMap<TimePointing>,
}

/// What stands nearest to an expression, and what it shows.
#[derive(Default)]
struct Nearest(Option<(u32, Option<Direction>)>);

impl Nearest {
    fn consider(&mut self, at: TokenId, token: TokenId, direction: Option<Direction>) {
        // A verb before the expression governs it more often than one after it.
        let distance = if token < at { at - token } else { 2 * (token - at) };
        // "Was scheduled", "will be held": what tells of the future is the stronger.
        let nearer = |nearest| distance < nearest || distance == nearest && direction == Some(Direction::Future);
        if self.0.is_none_or(|(nearest, _)| nearer(nearest)) {
            self.0 = Some((distance, direction));
        }
    }
}

impl Clues {
    /// Compiles the table.
    pub(super) fn build(vocabulary: &mut Vocabulary) -> Clues {
        let mut words = WordMap::default();
        for clue in time_clues() {
            for word in &clue.words {
                if let [word] = vocabulary.intern_phrase(word).as_slice() {
                    words.insert(*word, clue.points);
                }
            }
        }
        Clues { words }
    }

    /// The direction of the clause around a token: that of the nearest verb or clue of its sentence.
    pub(super) fn direction(&self, reading: Reading<'_>, at: TokenId) -> Option<Direction> {
        let sentence = reading.segments.sentences.get(reading.sentence_of(at) as usize)?;
        let mut nearest = Nearest::default();
        let points = |token: TokenId| self.words.get(reading.word(token)).copied();
        let toward = at.checked_sub(1).filter(|before| *before >= sentence.tokens.start).and_then(points)
            == Some(TimePointing::Toward);
        for token in sentence.tokens.clone() {
            match points(token) {
                Some(TimePointing::Past) => nearest.consider(at, token, Some(Direction::Past)),
                Some(TimePointing::Future) => nearest.consider(at, token, Some(Direction::Future)),
                Some(TimePointing::Until) if toward && token < at => {
                    nearest.consider(at, token, Some(Direction::Future));
                }
                Some(TimePointing::Until | TimePointing::ToDo | TimePointing::Toward) | None => {}
            }
        }
        let chunks = &reading.recognised.chunks;
        let first = chunks.partition_point(|chunk| chunk.tokens.end <= sentence.tokens.start);
        for chunk in chunks[first..].iter().take_while(|chunk| chunk.tokens.start < sentence.tokens.end) {
            let ChunkKind::Verb(group) = chunk.kind else { continue };
            match group.tense {
                _ if group.infinitive => {
                    if chunk.head < at && self.is_to_do(reading, &sentence.tokens, chunk.tokens.start) {
                        nearest.consider(at, chunk.head, Some(Direction::Future));
                    }
                }
                Tense::Past => nearest.consider(at, chunk.head, Some(Direction::Past)),
                Tense::Future => nearest.consider(at, chunk.head, Some(Direction::Future)),
                Tense::Present if chunk.head < at => nearest.consider(at, chunk.head, None),
                Tense::Present | Tense::None => {}
            }
        }
        nearest.0.and_then(|(_, direction)| direction)
    }

    /// Whether what stands before an infinitive makes it one of what is to come: "agreed to", "ready to".
    fn is_to_do(&self, reading: Reading<'_>, sentence: &TokenRange, infinitive: TokenId) -> bool {
        let from = infinitive.saturating_sub(REACH).max(sentence.start);
        (from..infinitive).any(|token| {
            matches!(
                self.words.get(reading.word(token)),
                Some(TimePointing::ToDo | TimePointing::Until | TimePointing::Future)
            )
        })
    }
}
