//! What stands where around a verb or noun: subjects, objects, prepositional phrases. Knows words, not who is who.
//!
//! There is no parse tree; the base phrases of `recognise` and the words between them are enough for the plain
//! sentences of news, and a wrong guess stays inside its sentence.

mod clause;
mod nominal;
mod subject;

pub(super) use clause::{Arguments, Prepositional};
pub(super) use nominal::Nominal;

use dateline_lang::tags::Tag;

use super::keywords::Keywords;
use crate::lexicon::WordId;
use crate::model::Span;
use crate::passing::{Chunk, ChunkKind, Reading, Shape, Tense, TokenId, TokenRange, VerbGroup};

/// Place of a base phrase in `Recognised::chunks`.
pub(super) type ChunkId = u32;

const NO_CHUNK: ChunkId = ChunkId::MAX;

/// A document's base phrases, with look-up by token.
#[derive(Debug)]
pub(super) struct Grammar<'a> {
    pub(super) reading: Reading<'a>,
    pub(super) keywords: &'a Keywords,
    chunk_at: Vec<ChunkId>,
}

impl<'a> Grammar<'a> {
    pub(super) fn new(reading: Reading<'a>, keywords: &'a Keywords) -> Self {
        let mut chunk_at = vec![NO_CHUNK; reading.segments.tokens.len()];
        for (id, chunk) in reading.recognised.chunks.iter().enumerate() {
            for token in chunk.tokens.clone() {
                chunk_at[token as usize] = id as ChunkId;
            }
        }
        Grammar { reading, keywords, chunk_at }
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

    pub(super) fn verb_group(&self, id: ChunkId) -> Option<VerbGroup> {
        match self.chunk(id).kind {
            ChunkKind::Verb(group) => Some(group),
            ChunkKind::Noun => None,
        }
    }

    /// The noun phrase that holds a token.
    pub(super) fn noun_at(&self, token: TokenId) -> Option<ChunkId> {
        self.chunk_at(token).filter(|&id| self.chunk(id).kind == ChunkKind::Noun)
    }

    /// The tokens of the sentence that holds a token.
    pub(super) fn sentence(&self, token: TokenId) -> TokenRange {
        let id = self.reading.sentence_of(token) as usize;
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
