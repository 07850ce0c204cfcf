//! Base phrases: noun phrases and verb groups, in one pass from left to right.
//!
//! A possessor is a phrase of its own: "Pakistan" + `'s` + "foreign ministry". Appositions, coordinated nouns and
//! coordinated verbs are separate phrases. An infinitive is a verb group of its own: "tried" + "to attack".

mod nouns;
mod verbs;

use dateline_lang::grammar_words::{GrammarRole, grammar_words};
use dateline_lang::tags::Tag;

use crate::lexicon::{Vocabulary, WordId, WordMap};
use crate::passing::{Chunk, Segments, TokenId};

/// What words do in phrases.
#[derive(Debug)]
pub(crate) struct ChunkTables {
    roles: WordMap<GrammarRole>,
    going: WordId,
    no: WordId,
    longer: WordId,
}

impl ChunkTables {
    pub(crate) fn build(vocabulary: &mut Vocabulary) -> ChunkTables {
        let mut roles = WordMap::default();
        for &(word, role) in grammar_words() {
            roles.insert(vocabulary.intern(word), role);
        }
        ChunkTables {
            roles,
            going: vocabulary.intern("going"),
            no: vocabulary.intern("no"),
            longer: vocabulary.intern("longer"),
        }
    }
}

/// The phrases of a document.
pub(super) fn chunks(segments: &Segments, words: &[WordId], tags: &[Tag], tables: &ChunkTables) -> Vec<Chunk> {
    let mut chunks = Vec::with_capacity(tags.len() / 3);
    for sentence in &segments.sentences {
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let chunker =
            Chunker { first: sentence.tokens.start, words: &words[range.clone()], tags: &tags[range], tables };
        chunker.run(&mut chunks);
    }
    chunks
}

/// Finds the phrases of one sentence. Positions count from its first token.
struct Chunker<'a> {
    first: TokenId,
    words: &'a [WordId],
    tags: &'a [Tag],
    tables: &'a ChunkTables,
}

impl Chunker<'_> {
    fn run(&self, chunks: &mut Vec<Chunk>) {
        let mut at = 0;
        while at < self.tags.len() {
            match self.noun_phrase(at).or_else(|| self.verb_group(at)) {
                Some(chunk) => {
                    at = (chunk.tokens.end - self.first) as usize;
                    chunks.push(chunk);
                }
                None => at += 1,
            }
        }
    }

    fn tag(&self, at: usize) -> Option<Tag> {
        self.tags.get(at).copied()
    }

    fn role(&self, at: usize) -> Option<GrammarRole> {
        self.tables.roles.get(*self.words.get(at)?).copied()
    }

    fn is(&self, at: usize, test: impl Fn(Tag) -> bool) -> bool {
        self.tag(at).is_some_and(test)
    }

    fn chunk(&self, from: usize, to: usize, head: usize, kind: crate::passing::ChunkKind) -> Chunk {
        let tokens = self.first + from as TokenId..self.first + to as TokenId;
        Chunk { tokens, head: self.first + head as TokenId, kind }
    }
}

#[cfg(test)]
mod tests;
