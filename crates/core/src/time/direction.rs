//! Whether a clause tells of the past or of what is to come.

use dateline_lang::{TimePointing, time_clues};

use crate::lexicon::{Vocabulary, WordMap};
use crate::passing::{Chunk, ChunkKind, Reading, Tense, TokenId, TokenRange, VerbGroup};

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
    words: WordMap<Pointings>,
}

/// All that one word shows.
#[derive(Clone, Copy, Debug, Default)]
struct Pointings(u16);

impl Pointings {
    fn with(self, points: TimePointing) -> Pointings {
        Pointings(self.0 | 1 << points as u16)
    }

    fn has(self, points: TimePointing) -> bool {
        self.0 & (1 << points as u16) != 0
    }
}

/// What is asked of one sentence.
#[derive(Clone, Copy)]
struct Clause<'a> {
    clues: &'a Clues,
    reading: Reading<'a>,
    sentence: &'a TokenRange,
    /// The expression.
    at: TokenId,
}

/// What stands nearest to an expression, and what it shows.
#[derive(Default)]
struct Nearest(Option<(u32, Option<Direction>)>);

impl Nearest {
    fn consider(&mut self, at: TokenId, token: TokenId, apart: bool, direction: Option<Direction>) {
        // A verb before the expression governs it more often than one after it, most of all one of another clause.
        let after = if apart { 4 } else { 2 };
        let distance = if token < at { at - token } else { after * (token - at) };
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
        let mut words = WordMap::<Pointings>::default();
        for clue in time_clues() {
            for word in &clue.words {
                if let [word] = vocabulary.intern_phrase(word).as_slice() {
                    let others = words.get(*word).copied().unwrap_or_default();
                    words.insert(*word, others.with(clue.points));
                }
            }
        }
        Clues { words }
    }

    /// The direction of the clause around a token: that of the nearest verb or clue of its sentence.
    pub(super) fn direction(&self, reading: Reading<'_>, at: TokenId) -> Option<Direction> {
        let sentence = &reading.segments.sentences.get(reading.sentence_of(at) as usize)?.tokens;
        let clause = Clause { clues: self, reading, sentence, at };
        if clause.is_of_what_is_done() {
            return Some(Direction::Past);
        }
        let mut nearest = Nearest::default();
        let apart = matches!(clause.text(at + 1), "and" | "but" | "while" | "as");
        for token in sentence.clone() {
            if let Some(direction) = clause.shown_by_word(token) {
                nearest.consider(at, token, apart, Some(direction));
            }
        }
        let chunks = &reading.recognised.chunks;
        let first = chunks.partition_point(|chunk| chunk.tokens.end <= sentence.start);
        for chunk in chunks[first..].iter().take_while(|chunk| chunk.tokens.start < sentence.end) {
            if let ChunkKind::Verb(group) = &chunk.kind
                && let Some(direction) = clause.shown_by_verb(chunk, group)
            {
                nearest.consider(at, chunk.head, apart, direction);
            }
        }
        nearest.0.and_then(|(_, direction)| direction)
    }
}

impl Clause<'_> {
    fn points(&self, token: TokenId) -> Pointings {
        self.clues.words.get(self.reading.word(token)).copied().unwrap_or_default()
    }

    fn text(&self, token: TokenId) -> &str {
        self.reading.segments.tokens.get(token as usize).map_or("", |token| token.span.of(self.reading.text()))
    }

    /// Whether a token of the sentence shows something.
    fn shows(&self, token: Option<TokenId>, points: TimePointing) -> bool {
        token.is_some_and(|token| self.sentence.contains(&token) && self.points(token).has(points))
    }

    fn shown_by_word(&self, token: TokenId) -> Option<Direction> {
        let points = self.points(token);
        if points.has(TimePointing::Past) {
            return Some(Direction::Past);
        }
        if points.has(TimePointing::Future) {
            return Some(if self.is_over(token) { Direction::Past } else { Direction::Future });
        }
        if token >= self.at {
            return None;
        }
        if points.has(TimePointing::Fixed) {
            return Some(Direction::Future);
        }
        let toward = self.shows(self.at.checked_sub(1), TimePointing::Toward);
        let aims = toward && (points.has(TimePointing::Until) || points.has(TimePointing::Plan));
        let prepares = points.has(TimePointing::For)
            && (self.shows(Some(token + 1), TimePointing::Toward) || matches!(self.text(token + 1), "of" | "as"));
        (aims || prepares).then_some(Direction::Future)
    }

    /// What a verb group shows, if anything; a present tense shows neither direction.
    fn shown_by_verb(&self, chunk: &Chunk, group: &VerbGroup) -> Option<Option<Direction>> {
        let before = chunk.head < self.at;
        if group.infinitive {
            return (before && self.is_to_do(chunk.tokens.start)).then_some(Some(Direction::Future));
        }
        // "Planned a march on Friday", but "planned on Friday to march".
        let object = !group.passive && chunk.head + 2 < self.at;
        if before && object && self.points(chunk.head).has(TimePointing::Plan) {
            return Some(Some(Direction::Future));
        }
        // "May leave on Friday", but "may have left on Friday"; what could be may be over.
        let words = || chunk.tokens.clone().map(|token| self.text(token));
        let ahead = words().any(|word| matches!(word, "may" | "might"));
        if group.modal && ahead && words().all(|word| word != "have") {
            return Some(Some(Direction::Future));
        }
        match group.tense {
            Tense::Past => Some(Some(Direction::Past)),
            Tense::Future => Some(Some(Direction::Future)),
            Tense::Present if before => Some(None),
            Tense::Present | Tense::None => None,
        }
    }

    /// Whether what stands before an infinitive makes it one of what is to come: "agreed to", "ready to".
    fn is_to_do(&self, infinitive: TokenId) -> bool {
        let from = infinitive.saturating_sub(REACH).max(self.sentence.start);
        let ahead = [TimePointing::ToDo, TimePointing::Until, TimePointing::Future, TimePointing::Plan];
        (from..infinitive).any(|token| {
            let points = self.points(token);
            ahead.into_iter().any(|to_come| points.has(to_come)) && !self.is_over(token)
        })
    }

    /// "Had been due to end on Friday": that Friday is over.
    fn is_over(&self, token: TokenId) -> bool {
        (1..=2).all(|by| self.shows(token.checked_sub(by), TimePointing::Past))
    }

    /// "Friday's attack": nobody names it before it happens.
    fn is_of_what_is_done(&self) -> bool {
        let possessive = self.at + 1;
        matches!(self.text(possessive), "'s" | "’s")
            && (1..=3).any(|by| self.shows(possessive.checked_add(by), TimePointing::Done))
    }
}
