//! Names with a kind: what the tables know, what patterns make, and runs of capitals judged by their neighbours.
//!
//! Candidates are found sentence by sentence, each with points for every kind. Then the document decides: a name that
//! is clear once helps its unclear mentions. Names do not overlap; of nested ones the outer stays.

mod agreed;
mod bodies;
mod capitals;
mod context;
mod document;
mod features;
mod find;
mod gazetteer;
mod hyphens;
mod known;
mod pieces;
mod scores;
mod seen;
mod spans;
mod tables;

use std::ops::Range;

use dateline_lang::names::NameWord;
use dateline_lang::tags::Tag;

use crate::lexicon::{Vocabulary, WordId};
use crate::model::{Form, Kind, Rule, Span};
use crate::passing::{Known, Name, Segments};

use super::tagging::TagTables;
use crate::network::Features;
pub use features::feature_names;
use scores::Scores;
pub(crate) use tables::NameTables;

/// What names are found in.
#[derive(Clone, Copy)]
pub(super) struct Text<'a> {
    pub(super) text: &'a str,
    pub(super) segments: &'a Segments,
    pub(super) words: &'a [WordId],
    pub(super) tags: &'a [Tag],
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) tables: &'a NameTables,
    pub(super) common: &'a TagTables,
}

impl<'a> Text<'a> {
    /// The words of a candidate.
    fn of(&self, candidate: &Candidate) -> &'a str {
        let tokens = &self.segments.tokens;
        tokens[candidate.from].span.cover(tokens[candidate.to - 1].span).of(self.text)
    }

    /// The sentence that a token stands in, by its tokens.
    fn sentence_of(&self, at: usize) -> Range<usize> {
        let sentences = &self.segments.sentences;
        let place = sentences.partition_point(|sentence| sentence.tokens.end as usize <= at);
        sentences.get(place).map_or(at..at + 1, |found| found.tokens.start as usize..found.tokens.end as usize)
    }

    /// Whether a word says that something has its seat in the place that the word begins with: "Berlin-based".
    fn is_seated(&self, at: usize) -> bool {
        let word = self.segments.tokens[at].span.of(self.text);
        let said = word.rsplit_once('-').map(|(_, said)| self.vocabulary.look_up(said));
        said.is_some_and(|said| self.tables.words.get(said) == Some(&NameWord::Seat))
    }
}

/// Words that may be a name.
#[derive(Clone, Debug)]
struct Candidate {
    from: usize,
    to: usize,
    scores: Scores,
    form: Form,
    known: Option<Known>,
    rule: &'static str,
    /// Its capitals may mean nothing; it is a name only if the document says so elsewhere.
    doubtful: bool,
    /// Its letters, where they are not those of all its tokens.
    span: Option<Span>,
}

/// The names of a document, and the tags of some tokens that the network sees where it looks for names.
pub(super) fn names(text: Text<'_>, tagged: &[bool]) -> (Vec<Name>, Vec<Option<Tag>>) {
    let mut candidates = candidates(text);
    let tags = seen::decide(text, &mut candidates, tagged);
    (candidates.iter().filter_map(|candidate| name(text, candidate)).collect(), tags)
}

/// What the rules and tables alone take for names.
pub(super) fn clues(text: Text<'_>) -> Vec<Name> {
    candidates(text).iter().filter_map(|candidate| name(text, candidate)).collect()
}

/// What the trained network is told of each token.
pub(super) fn features(text: Text<'_>) -> Features {
    features::features(text, &candidates(text))
}

fn candidates(text: Text<'_>) -> Vec<Candidate> {
    let mut candidates = find::candidates(text);
    document::decide(text, &mut candidates);
    candidates
}

/// Points a candidate needs to be a name.
const ENOUGH: i16 = 2;

fn name(text: Text<'_>, candidate: &Candidate) -> Option<Name> {
    let (kind, points) = candidate.scores.best();
    if candidate.doubtful || points < ENOUGH {
        return None;
    }
    let tokens = &text.segments.tokens;
    let whole = tokens[candidate.from].span.cover(tokens[candidate.to - 1].span);
    let span = candidate.span.unwrap_or(whole);
    Some(Name {
        span,
        tokens: candidate.from as u32..candidate.to as u32,
        kind: if candidate.form == Form::Demonym { Kind::Nationality } else { kind },
        form: candidate.form,
        known: candidate.known,
        rule: Rule::Borrowed(candidate.rule),
    })
}

#[cfg(test)]
mod tests;
