//! Parts of speech: for each word its likely tags, then the likeliest chain of them through the sentence.

mod candidates;
mod chain;
mod costs;
mod marks;
mod mend;
mod seen;
mod tables;

use std::ops::Range;

use dateline_lang::tags::Tag;

use crate::lexicon::WordId;
use crate::passing::{Segments, Shape};

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
        mend(&mut tags, range, words, tables);
    }
    tags
}

fn mend(tags: &mut [Tag], sentence: Range<usize>, words: &[WordId], tables: &TagTables) {
    let auxiliary = |at: usize| tables.is_auxiliary(words[sentence.start + at]);
    let demonstrative = |at: usize| tables.is_demonstrative(words[sentence.start + at]);
    mend::mend(&mut tags[sentence.clone()], auxiliary, demonstrative);
}

/// Of which tokens the network is asked for the tag: words of which the tables allow several, or that they do not know, or
/// that have a capital.
pub(super) fn open(tags: &[Tag], segments: &Segments, words: &[WordId], tables: &TagTables) -> Vec<bool> {
    let is_open = |(at, tag): (usize, &Tag)| {
        let known = tables.word(words[at]).filter(|_| segments.tokens[at].shape == Shape::Lower);
        seen::is_of_a_word(*tag) && known.is_none_or(|entry| entry.common.len() > 1)
    };
    tags.iter().enumerate().map(is_open).collect()
}

/// Takes the tags that the network sees in the sentences that it reads, where it knows them better. A word in small
/// letters that the tables know stays within what they allow.
pub(super) fn see(tags: &mut [Tag], seen: &[Option<Tag>], segments: &Segments, words: &[WordId], tables: &TagTables) {
    for sentence in &segments.sentences {
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let Some(seen) = seen.get(range.clone()).filter(|seen| seen.iter().any(Option::is_some)) else { continue };
        for (at, &seen) in range.clone().zip(seen) {
            let known = tables.word(words[at]).filter(|_| segments.tokens[at].shape == Shape::Lower);
            let allowed = |seen: &Tag| known.is_none_or(|entry| entry.common.iter().any(|(tag, _)| tag == seen));
            let Some(seen) = seen.filter(allowed) else { continue };
            let before = at.checked_sub(1).filter(|before| *before >= range.start).map(|before| tags[before]);
            let after = tags.get(at + 1).copied().filter(|_| at + 1 < range.end);
            if seen::is_better(seen, tags[at], before, after) {
                tags[at] = seen;
            }
        }
        mend(tags, range, words, tables);
    }
}

#[cfg(test)]
mod tests;
