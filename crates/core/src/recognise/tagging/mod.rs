//! Parts of speech: for each word its likely tags, then the likeliest chain of them through the sentence.

mod candidates;
mod chain;
mod costs;
mod marks;
mod mend;
mod tables;

use dateline_lang::tags::Tag;

use crate::lexicon::WordId;
use crate::passing::Segments;

pub(crate) use tables::TagTables;

use candidates::Candidates;
use chain::Chain;

/// The tag of every token.
pub(super) fn tags(text: &str, segments: &Segments, words: &[WordId], tables: &TagTables) -> Vec<Tag> {
    let mut tags = vec![Tag::Noun; segments.tokens.len()];
    let candidates = Candidates::new(text, segments, words, tables);
    let mut chain = Chain::default();
    for sentence in &segments.sentences {
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let case = candidates.case(range.clone());
        chain.begin();
        for at in range.clone() {
            chain.push(candidates.of(at, range.start, case), tables);
        }
        chain.finish(&mut tags[range.clone()]);
        let auxiliary = |at: usize| tables.is_auxiliary(words[range.start + at]);
        let demonstrative = |at: usize| tables.is_demonstrative(words[range.start + at]);
        mend::mend(&mut tags[range.clone()], auxiliary, demonstrative);
    }
    tags
}

#[cfg(test)]
mod tests;
