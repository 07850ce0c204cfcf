//! "X's claim that S", "allegations by X of Y", "a promise to do".

use dateline_lang::speech::Frame;

use super::{Cue, Finder, Parts, Statement};
use crate::passing::{TokenId, TokenRange};

impl<'a> Finder<'a> {
    /// The claim that a noun of speech makes.
    pub(super) fn by_noun(&self, cue: &Cue<'a>) -> Option<Statement> {
        let grammar = self.grammar;
        let id = grammar.noun_at(cue.tokens.start)?;
        let chunk = grammar.chunk(id);
        if chunk.head + 1 != cue.tokens.end {
            return None;
        }
        let limit = cue.sentence.end;
        let (named, after) = self.source_after(cue.tokens.end, limit);
        let (frame, start) = self.frame_after_noun(cue, after, limit)?;
        let sense = cue.taking(frame)?;
        let source = named.or_else(|| self.source_before(id)).or_else(|| self.giver(id, cue))?;
        if !self.can_speak(&source) {
            return None;
        }
        let end = self.content_end(start, &cue.sentence, frame);
        let content = vec![self.grown(start..end.max(start))];
        self.made(Parts { sense, frame, cue: cue.tokens.clone(), source: Some(source), content })
    }

    /// "… by X", "… from X" right after the noun.
    fn source_after(&self, at: TokenId, limit: TokenId) -> (Option<TokenRange>, TokenId) {
        let grammar = self.grammar;
        if at + 1 < limit
            && [grammar.keywords.by, grammar.keywords.from].contains(&grammar.word(at))
            && let Some(nominal) = grammar.nominal_from(at + 1, limit)
        {
            return (Some(nominal.tokens.clone()), nominal.tokens.end);
        }
        (None, at)
    }

    fn frame_after_noun(&self, cue: &Cue<'a>, at: TokenId, limit: TokenId) -> Option<(Frame, TokenId)> {
        let grammar = self.grammar;
        if at + 1 >= limit {
            return None;
        }
        let word = grammar.word(at);
        if word == grammar.keywords.that && cue.taking(Frame::Clause).is_some() {
            return Some((Frame::Clause, at + 1));
        }
        let infinitive = grammar.verb_at(at).is_some_and(|(_, group)| group.infinitive);
        if infinitive && cue.taking(Frame::Infinitive).is_some() {
            return Some((Frame::Infinitive, at));
        }
        (word == grammar.keywords.of && cue.taking(Frame::Of).is_some()).then_some((Frame::Of, at + 1))
    }

    /// "X's claim", "the Peruvian claim".
    fn source_before(&self, id: u32) -> Option<TokenRange> {
        let grammar = self.grammar;
        if let Some(possessor) = grammar.possessor(id) {
            let nominal = grammar.nominal_before(
                grammar.chunk(possessor).tokens.end,
                grammar.sentence(grammar.chunk(id).tokens.start).start,
            )?;
            return Some(nominal.tokens);
        }
        let chunk = grammar.chunk(id);
        let before = chunk.tokens.start..chunk.head;
        if before.is_empty() {
            return None;
        }
        let mention = self.cast.mentions(grammar.span(before)).next_back()?;
        let first = grammar.reading.token_at(mention.span.start);
        let last = grammar.reading.token_at(mention.span.end.saturating_sub(1));
        Some(first..last + 1)
    }

    /// "X repeated its claim that …": the subject of the verb that governs the noun.
    fn giver(&self, id: u32, cue: &Cue<'a>) -> Option<TokenRange> {
        let grammar = self.grammar;
        let start = grammar.chunk(id).tokens.start;
        if start == cue.sentence.start {
            return None;
        }
        let (verb, group) = grammar.verb_at(start - 1)?;
        if group.passive || group.gerund {
            return None;
        }
        grammar.subject(verb).map(|subject| subject.nominal.tokens)
    }
}
