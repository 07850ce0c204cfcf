//! Noun phrases with what belongs to them: possessors, "of …", coordination.

use dateline_lang::tags::Tag;

use super::{ChunkId, Grammar};
use crate::passing::{TokenId, TokenRange};

/// A noun phrase, or several joined by commas and "and".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::claim) struct Nominal {
    /// All its tokens.
    pub(in crate::claim) tokens: TokenRange,
    /// The base phrases that are its heads: one, or one for each member of a coordination.
    pub(in crate::claim) heads: Vec<ChunkId>,
}

/// Furthest that a coordination reaches, in members; a guard against tables and lists.
const MOST_MEMBERS: usize = 12;
/// The longest parenthesis that a noun phrase is followed across, in tokens.
const LONGEST_PARENTHESIS: TokenId = 8;

impl Grammar<'_> {
    /// The noun phrase that begins at a token, with its "of …" and what is coordinated with it.
    pub(in crate::claim) fn nominal_from(&self, start: TokenId, end: TokenId) -> Option<Nominal> {
        let first = self.noun_starting_at(start)?;
        let mut nominal = Nominal { tokens: start..self.after_of(first, end), heads: vec![self.possessed(first, end)] };
        while nominal.heads.len() < MOST_MEMBERS {
            let after = self.after_parenthesis(nominal.tokens.end, end);
            let Some(next) = self.next_member(after, end) else { break };
            nominal.tokens.end = self.after_of(next, end);
            nominal.heads.push(self.possessed(next, end));
        }
        Some(nominal)
    }

    /// The noun phrase that begins at or just after a token that stands outside of base phrases, as a determiner might.
    pub(super) fn noun_starting_at(&self, token: TokenId) -> Option<ChunkId> {
        let id = self.noun_at(token)?;
        (self.chunk(id).tokens.start == token).then_some(id)
    }

    /// What a possessor possesses: the army in "Peru's army".
    fn possessed(&self, mut id: ChunkId, end: TokenId) -> ChunkId {
        loop {
            let mark = self.chunk(id).tokens.end;
            let possesses = mark + 1 < end && self.tag(mark) == Tag::PossessiveEnding;
            match self.noun_starting_at(mark + 1).filter(|_| possesses) {
                Some(next) => id = next,
                None => return id,
            }
        }
    }

    /// Where a noun phrase ends with its possessions and its "of …".
    fn after_of(&self, id: ChunkId, end: TokenId) -> TokenId {
        let mut after = self.chunk(id).tokens.end;
        while after + 1 < end {
            let inner = self.after_parenthesis(after, end);
            if inner > after && inner + 1 < end && self.word(inner) == self.keywords.of {
                after = inner;
            }
            let joins = self.word(after) == self.keywords.of || self.tag(after) == Tag::PossessiveEnding;
            let Some(next) = self.noun_starting_at(after + 1).filter(|_| joins) else { break };
            after = self.chunk(next).tokens.end;
        }
        after
    }

    /// Where a short parenthesis that begins here ends: "the group (PRG) |".
    pub(in crate::claim) fn after_parenthesis(&self, at: TokenId, end: TokenId) -> TokenId {
        if at >= end || self.text(at) != "(" {
            return at;
        }
        let closing = (at..end.min(at + LONGEST_PARENTHESIS)).find(|&token| self.text(token) == ")");
        closing.map_or(at, |closing| closing + 1)
    }

    /// The next member of a coordination: after "and", after a comma when an "and" is still to come.
    fn next_member(&self, at: TokenId, end: TokenId) -> Option<ChunkId> {
        if at + 1 >= end {
            return None;
        }
        if self.is_coordinator(at) {
            return self.noun_starting_at(at + 1).filter(|&id| !self.begins_clause(id, end));
        }
        if !self.is_comma(at) {
            return None;
        }
        if self.is_coordinator(at + 1) && at + 2 < end {
            return self.noun_starting_at(at + 2).filter(|&id| !self.begins_clause(id, end));
        }
        let id = self.noun_starting_at(at + 1)?;
        let mut after = self.after_of(id, end);
        for _ in 0..MOST_MEMBERS {
            if after + 1 >= end {
                return None;
            }
            if self.is_coordinator(after) || self.is_comma(after) && self.is_coordinator(after + 1) {
                let last = after + 1 + TokenId::from(self.is_comma(after));
                let last = (last < end).then(|| self.noun_starting_at(last)).flatten()?;
                return (!self.begins_clause(last, end)).then_some(id);
            }
            let next = self.is_comma(after).then(|| self.noun_starting_at(after + 1)).flatten()?;
            after = self.after_of(next, end);
        }
        None
    }

    fn is_coordinator(&self, token: TokenId) -> bool {
        let word = self.word(token);
        word == self.keywords.and || word == self.keywords.or || self.text(token) == "&"
    }

    /// Whether a finite verb follows the noun phrase, so that it is the subject of a clause of its own.
    fn begins_clause(&self, id: ChunkId, end: TokenId) -> bool {
        let mut after = self.after_of(id, end);
        while after < end && self.is_adverb(after) {
            after += 1;
        }
        after < end && self.verb_at(after).is_some_and(|(_, group)| self.is_finite(group))
    }
}
