//! What follows a verb or noun: its object and its prepositional phrases.

use dateline_lang::tags::Tag;

use super::{ChunkId, Grammar, Nominal};
use crate::lexicon::WordId;
use crate::passing::{Shape, TokenId};

/// What follows a verb.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::claim) struct Arguments {
    pub(in crate::claim) object: Option<Nominal>,
    pub(in crate::claim) prepositional: Vec<Prepositional>,
    /// Where they end.
    pub(in crate::claim) end: TokenId,
}

/// A prepositional phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::claim) struct Prepositional {
    pub(in crate::claim) preposition: WordId,
    pub(in crate::claim) nominal: Nominal,
}

impl Grammar<'_> {
    /// What follows a verb group, or a phrase that begins with it and ends at `from`.
    pub(in crate::claim) fn arguments(&self, verb: ChunkId, from: TokenId) -> Arguments {
        let end = self.sentence(self.chunk(verb).tokens.start).end;
        let start = self.object_start(from, end).or_else(|| self.object_start(self.after_day(from, end)?, end));
        let object = start.and_then(|start| self.nominal_from(start, end));
        let after = object.as_ref().map_or(from, |object| object.tokens.end);
        let (mut prepositional, mut after) = self.prepositional(after, end);
        if let Some(described) = self.after_participle(after, end) {
            // "lifted the ban imposed | on Chad"
            let (more, end) = self.prepositional(described, end);
            prepositional.extend(more);
            after = end;
        }
        Arguments { object, prepositional, end: after }
    }

    /// "rejected on Monday | a plan": where a day between a verb and its object ends.
    fn after_day(&self, from: TokenId, end: TokenId) -> Option<TokenId> {
        let day = from + TokenId::from(from < end && self.is_preposition(from));
        let after = (day..end).find(|&token| !self.is_time(token)).filter(|&after| after > day)?;
        let id = self.noun_starting_at(after)?;
        (!self.begins_finite(self.chunk(id).tokens.end, end)).then_some(after)
    }

    /// Where a bare participle before a preposition ends.
    fn after_participle(&self, at: TokenId, end: TokenId) -> Option<TokenId> {
        let (id, group) = (at + 1 < end).then(|| self.verb_at(at)).flatten()?;
        let bare = group.passive && self.chunk(id).tokens.len() == 1;
        (bare && self.is_preposition(at + 1)).then_some(at + 1)
    }

    /// Where the object after a verb begins, past adverbs and particles.
    pub(in crate::claim) fn object_start(&self, mut from: TokenId, end: TokenId) -> Option<TokenId> {
        while from < end && self.is_adverb(from) {
            from += 1;
        }
        let id = (from < end).then(|| self.noun_at(from)).flatten()?;
        (self.chunk(id).tokens.start == from).then_some(from)
    }

    /// The prepositional phrases from a token on, until the clause ends; and where that is.
    pub(in crate::claim) fn prepositional(&self, from: TokenId, end: TokenId) -> (Vec<Prepositional>, TokenId) {
        let mut found = Vec::new();
        let mut at = from;
        while at < end {
            if self.is_preposition(at) && at + 1 < end {
                if let Some(nominal) = self.nominal_from(at + 1, end) {
                    let after = nominal.tokens.end;
                    if self.opens_clause(at) && self.begins_finite(after, end) {
                        // "after Peru attacked": the noun is a subject.
                        return (found, at);
                    }
                    found.push(Prepositional { preposition: self.word(at), nominal });
                    at = after;
                    continue;
                }
                at += 1;
                continue;
            }
            let closed = self.after_parenthesis(at, end);
            if closed > at {
                at = closed;
                continue;
            }
            if let Some(id) = self.noun_at(at) {
                let after = self.chunk(id).tokens.end;
                if self.begins_finite(after, end) {
                    return (found, at);
                }
                at = after;
                continue;
            }
            let goes_on = self.is_adverb(at)
                || self.tag(at) == Tag::PossessiveEnding
                || self.shape(at) == Shape::QuoteMark
                || self.tag(at) == Tag::CoordinatingConjunction
                || self.is_comma(at) && at + 1 < end && (self.is_preposition(at + 1) || self.noun_at(at + 1).is_some())
                || matches!(self.tag(at), Tag::Adjective | Tag::CardinalNumber | Tag::Determiner);
            if !goes_on {
                return (found, at);
            }
            at += 1;
        }
        (found, end)
    }

    /// Whether a preposition may also open a clause: "after talks", "after Peru left".
    fn opens_clause(&self, token: TokenId) -> bool {
        let keywords = self.keywords;
        let openers = [
            keywords.after,
            keywords.as_,
            keywords.because,
            keywords.before,
            keywords.if_,
            keywords.that,
            keywords.unless,
            keywords.until,
            keywords.while_,
            keywords.whether,
            keywords.since,
            keywords.although,
            keywords.though,
        ];
        openers.contains(&self.word(token))
    }

    fn begins_finite(&self, mut at: TokenId, end: TokenId) -> bool {
        while at < end && self.is_adverb(at) {
            at += 1;
        }
        at < end && self.verb_at(at).is_some_and(|(_, group)| self.is_finite(group))
    }
}
