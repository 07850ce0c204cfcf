//! What stands where around a verb or noun: subjects, objects, prepositional phrases. Knows words, not who is who.
//!
//! There is no parse tree; the base phrases of `recognise` and the words between them are enough for the plain
//! sentences of news, and a wrong guess stays inside its sentence.

mod clause;
mod nominal;
mod subject;

pub(super) use clause::{Arguments, Prepositional};
pub(super) use nominal::Nominal;
pub(super) use subject::Subject;

use dateline_lang::tags::Tag;

use dateline_lang::speech::SpeakerKind;

use super::keywords::Keywords;
use super::tables::Tables;
use crate::lexicon::{WordId, WordMap};
use crate::model::{SentenceId, Span, TimeExpression};
use crate::passing::{Chunk, ChunkKind, Reading, Shape, Tense, TokenId, TokenRange, VerbGroup};

/// Place of a base phrase in `Recognised::chunks`.
pub(super) type ChunkId = u32;

const NO_CHUNK: ChunkId = ChunkId::MAX;

/// A document's base phrases, with look-up by token.
#[derive(Debug)]
pub(super) struct Grammar<'a> {
    pub(super) reading: Reading<'a>,
    pub(super) keywords: &'a Keywords,
    speakers: &'a WordMap<SpeakerKind>,
    chunk_at: Vec<ChunkId>,
    /// For each token its sentence; asked for too often to be searched.
    sentence_at: Vec<SentenceId>,
    /// For each token whether it belongs to an expression of time.
    timed: Vec<bool>,
}

/// The longest dateline before a sentence, in tokens: "DERA ISMAIL KHAN, Dec 22 –".
const LONGEST_DATELINE: TokenId = 14;

impl<'a> Grammar<'a> {
    pub(super) fn new(reading: Reading<'a>, tables: &'a Tables, times: &[TimeExpression]) -> Self {
        let mut chunk_at = vec![NO_CHUNK; reading.segments.tokens.len()];
        for (id, chunk) in reading.recognised.chunks.iter().enumerate() {
            for token in chunk.tokens.clone() {
                chunk_at[token as usize] = id as ChunkId;
            }
        }
        let mut sentence_at = vec![SentenceId::MAX; reading.segments.tokens.len()];
        for (id, sentence) in reading.segments.sentences.iter().enumerate() {
            for token in sentence.tokens.clone() {
                sentence_at[token as usize] = id as SentenceId;
            }
        }
        let mut timed = vec![false; reading.segments.tokens.len()];
        for time in times {
            let first = reading.token_at(time.span.start) as usize;
            let last = reading.token_at(time.span.end.saturating_sub(1)) as usize;
            if let Some(tokens) = timed.get_mut(first..=last) {
                tokens.fill(true);
            }
        }
        Grammar { reading, keywords: &tables.keywords, speakers: &tables.speakers, chunk_at, sentence_at, timed }
    }

    /// What kind of speaker a noun is.
    pub(super) fn speaker(&self, token: TokenId) -> Option<SpeakerKind> {
        self.speakers.get(self.word(token)).copied()
    }

    /// Whether a noun names one who acts for a state or body: "minister", "soldiers".
    pub(super) fn is_office(&self, token: TokenId) -> bool {
        self.speaker(token) == Some(SpeakerKind::Office)
    }

    /// Whether a noun names those who act for the state that they sit in: authorities and courts, not troops or guests.
    pub(super) fn sits(&self, token: TokenId) -> bool {
        let keywords = self.keywords;
        let bodies = [
            keywords.authorities,
            keywords.government,
            keywords.court,
            keywords.courts,
            keywords.police,
            keywords.parliament,
            keywords.officials,
            keywords.lawmakers,
            keywords.prosecutors,
        ];
        bodies.contains(&self.word(token))
    }

    /// Whether a base phrase's head is a word for people or bodies, a pronoun, a number or a word built as those for
    /// people are: "organisers", "scientist", "veterans".
    pub(super) fn is_somebody(&self, id: ChunkId) -> bool {
        const ENDINGS: [&str; 12] =
            ["ist", "ists", "ian", "ians", "man", "men", "woman", "women", "ers", "ors", "ees", "person"];
        let head = self.chunk(id).head;
        let word = self.text(head);
        self.speaker(head).is_some()
            || matches!(self.tag(head), Tag::Pronoun | Tag::CardinalNumber)
            || ENDINGS.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
    }

    /// Whether a noun is a stretch of ground: "soil", "territory".
    pub(super) fn is_ground(&self, token: TokenId) -> bool {
        let keywords = self.keywords;
        [
            keywords.soil,
            keywords.territory,
            keywords.territories,
            keywords.side,
            keywords.airspace,
            keywords.border,
            keywords.capital,
            keywords.province,
            keywords.provinces,
            keywords.city,
            keywords.district,
            keywords.town,
            keywords.village,
        ]
        .contains(&self.word(token))
    }

    /// Whether "Peruvian …" with this head means Peru rather than some of its people: officials, jets, strikes.
    pub(super) fn speaks_for_state(&self, id: ChunkId) -> bool {
        let head = self.chunk(id).head;
        let demonym = matches!(self.shape(head), Shape::Capital | Shape::Mixed | Shape::Upper);
        !demonym && self.speaker(head) != Some(SpeakerKind::People) && !self.text(head).ends_with("ers")
    }

    /// Whether a token belongs to an expression of time.
    pub(super) fn is_time(&self, token: TokenId) -> bool {
        self.timed.get(token as usize).copied().unwrap_or(false)
    }

    /// Where the words of a sentence begin, past the article's dateline: "LIMA, Sept 15 – Peru said …".
    pub(super) fn body_start(&self, sentence: &TokenRange) -> TokenId {
        let first = sentence.start;
        if sentence.is_empty() || !matches!(self.shape(first), Shape::Upper | Shape::Capital | Shape::Mixed) {
            return first;
        }
        for token in first + 1..sentence.end.min(first + LONGEST_DATELINE) {
            if matches!(self.text(token), "–" | "—" | "--" | "-") && token + 1 < sentence.end {
                let dated = (first..token).any(|token| self.is_time(token)) || self.text(token - 1) == ")";
                let shouted = self.shape(first) == Shape::Upper;
                return if dated || shouted { token + 1 } else { first };
            }
            if self.verb_at(token).is_some() && !self.is_time(token) {
                return first;
            }
        }
        first
    }

    /// Whether a word opens a clause and cannot join two noun phrases: "that", "because", "whether".
    pub(super) fn is_complementizer(&self, token: TokenId) -> bool {
        let keywords = self.keywords;
        [
            keywords.that,
            keywords.because,
            keywords.whether,
            keywords.if_,
            keywords.while_,
            keywords.although,
            keywords.though,
            keywords.unless,
            keywords.until,
            keywords.when,
        ]
        .contains(&self.word(token))
    }

    /// Whether a word tells when, and may open a clause: "after", "since".
    pub(super) fn is_temporal_link(&self, token: TokenId) -> bool {
        let keywords = self.keywords;
        [keywords.after, keywords.before, keywords.since, keywords.as_].contains(&self.word(token))
    }

    pub(super) fn words(&self) -> &'a [WordId] {
        &self.reading.recognised.words
    }

    pub(super) fn word(&self, token: TokenId) -> WordId {
        self.reading.word(token)
    }

    pub(super) fn tag(&self, token: TokenId) -> Tag {
        self.reading.tag(token)
    }

    pub(super) fn shape(&self, token: TokenId) -> Shape {
        self.reading.segments.tokens[token as usize].shape
    }

    pub(super) fn span(&self, tokens: TokenRange) -> Span {
        self.reading.span_of(tokens)
    }

    pub(super) fn token_span(&self, token: TokenId) -> Span {
        self.reading.segments.tokens[token as usize].span
    }

    pub(super) fn chunk(&self, id: ChunkId) -> &'a Chunk {
        &self.reading.recognised.chunks[id as usize]
    }

    /// The base phrase that holds a token.
    pub(super) fn chunk_at(&self, token: TokenId) -> Option<ChunkId> {
        self.chunk_at.get(token as usize).copied().filter(|&id| id != NO_CHUNK)
    }

    /// The verb group that holds a token.
    pub(super) fn verb_at(&self, token: TokenId) -> Option<(ChunkId, VerbGroup)> {
        let id = self.chunk_at(token)?;
        Some((id, self.verb_group(id)?))
    }

    /// How the verb group is used. A bare form that may be past or participle ("accused") is taken for the past tense
    /// when it has an object, or when its sentence has no other verb.
    pub(super) fn verb_group(&self, id: ChunkId) -> Option<VerbGroup> {
        let ChunkKind::Verb(group) = self.chunk(id).kind else { return None };
        if group.passive
            && self.is_bare(id)
            && (self.has_object(id) || self.is_only_verb(id) || self.goes_on_actively(id))
        {
            return Some(VerbGroup { passive: false, tense: Tense::Past, ..group });
        }
        Some(group)
    }

    /// Whether no auxiliary stands in the verb group.
    fn is_bare(&self, id: ChunkId) -> bool {
        let chunk = self.chunk(id);
        chunk.tokens.clone().all(|token| token == chunk.head || self.is_adverb(token))
    }

    fn has_object(&self, id: ChunkId) -> bool {
        let chunk = self.chunk(id);
        let sentence = self.sentence(chunk.head);
        let mut after = chunk.tokens.end;
        while after < sentence.end && self.is_adverb(after) {
            after += 1;
        }
        if after >= sentence.end || chunk.tokens.start == sentence.start {
            return false;
        }
        let word = self.word(after);
        self.noun_at(after).is_some() || [self.keywords.that, self.keywords.whether].contains(&word)
    }

    /// "have laid down arms and surrendered": the verb before "and" is active, and so is this one.
    fn goes_on_actively(&self, id: ChunkId) -> bool {
        let start = self.chunk(id).tokens.start;
        let sentence = self.sentence(start);
        if start <= sentence.start || self.tag(start - 1) != Tag::CoordinatingConjunction {
            return false;
        }
        let groups = self.chunks_in(sentence.start..start).rev().filter_map(|id| match self.chunk(id).kind {
            ChunkKind::Verb(group) => Some(group),
            ChunkKind::Noun => None,
        });
        groups.into_iter().find(|&group| self.is_finite(group) || group.passive).is_some_and(|group| !group.passive)
    }

    fn is_only_verb(&self, id: ChunkId) -> bool {
        let sentence = self.sentence(self.chunk(id).head);
        let other = |other: ChunkId| match self.chunk(other).kind {
            ChunkKind::Verb(group) => other != id && (group.tense != Tense::None || group.modal),
            ChunkKind::Noun => false,
        };
        !self.chunks_in(sentence).any(other)
    }

    /// The noun phrase that holds a token.
    pub(super) fn noun_at(&self, token: TokenId) -> Option<ChunkId> {
        self.chunk_at(token).filter(|&id| self.chunk(id).kind == ChunkKind::Noun)
    }

    /// The tokens of the sentence that holds a token.
    pub(super) fn sentence(&self, token: TokenId) -> TokenRange {
        let id = self.sentence_at.get(token as usize).copied().unwrap_or(SentenceId::MAX) as usize;
        self.reading.segments.sentences.get(id).map_or(token..token, |sentence| sentence.tokens.clone())
    }

    /// The verb groups of a range of tokens, by position.
    pub(super) fn verbs_in(&self, tokens: TokenRange) -> impl DoubleEndedIterator<Item = (ChunkId, VerbGroup)> + '_ {
        self.chunks_in(tokens).filter_map(|id| Some((id, self.verb_group(id)?)))
    }

    /// The base phrases that begin in a range of tokens, by position.
    pub(super) fn chunks_in(&self, tokens: TokenRange) -> impl DoubleEndedIterator<Item = ChunkId> + use<> {
        let chunks = &self.reading.recognised.chunks;
        let first = chunks.partition_point(|chunk| chunk.tokens.start < tokens.start);
        let last = chunks.partition_point(|chunk| chunk.tokens.start < tokens.end).max(first);
        first as ChunkId..last as ChunkId
    }

    /// Whether a verb group can carry a clause of its own.
    pub(super) fn is_finite(&self, group: VerbGroup) -> bool {
        !group.infinitive && !group.gerund && (group.tense != Tense::None || group.modal)
    }

    pub(super) fn is_comma(&self, token: TokenId) -> bool {
        self.text(token) == ","
    }

    pub(super) fn text(&self, token: TokenId) -> &'a str {
        self.reading.token_text(token)
    }

    pub(super) fn is_preposition(&self, token: TokenId) -> bool {
        matches!(self.tag(token), Tag::Preposition | Tag::To)
    }

    pub(super) fn is_relative(&self, token: TokenId) -> bool {
        matches!(self.tag(token), Tag::WhDeterminer | Tag::WhPronoun | Tag::WhPronounPossessive | Tag::WhAdverb)
    }

    pub(super) fn is_adverb(&self, token: TokenId) -> bool {
        matches!(self.tag(token), Tag::Adverb | Tag::AdverbComparative | Tag::AdverbSuperlative | Tag::Particle)
    }
}
