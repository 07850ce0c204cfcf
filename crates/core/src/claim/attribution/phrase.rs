//! "According to X, S", "S, according to X", "reportedly".

use dateline_lang::speech::Frame;
use dateline_lang::tags::Tag;

use super::{Cue, Finder, Parts, Statement};

impl<'a> Finder<'a> {
    /// The claim that a preposition of speech makes.
    pub(super) fn by_preposition(&self, cue: &Cue<'a>) -> Option<Statement> {
        let grammar = self.grammar;
        let sense = cue.senses.first().copied()?;
        let limit = cue.sentence.end;
        let nominal = grammar.nominal_from(cue.tokens.end, limit)?;
        let mut source = nominal.tokens;
        // "according to two officials at the ministry": what describes the source belongs to it.
        let (described, _) = grammar.prepositional(source.end, limit);
        for phrase in described.iter().take(2) {
            if phrase.nominal.tokens.start == source.end + 1 {
                source.end = phrase.nominal.tokens.end;
            }
        }
        let end = self.before_stop(&cue.sentence);
        let mut content = Vec::new();
        let first = cue.tokens.start;
        let dash = first > cue.sentence.start && matches!(grammar.text(first - 1), "–" | "—" | ";");
        let follows = source.end < end && grammar.is_comma(source.end);
        if first > cue.sentence.start + 1 && !(dash && follows) {
            let opening = grammar.body_start(&cue.sentence);
            let opening = opening + u32::from(grammar.tag(opening) == Tag::CoordinatingConjunction);
            let closing = if grammar.is_comma(first - 1) { first - 1 } else { first };
            content.push(self.grown(opening..closing.max(opening)));
        } else {
            let comma = (source.end..end).find(|&token| grammar.is_comma(token));
            let start = comma.map_or(source.end, |comma| comma + 1);
            let stop = self.content_end(start, &cue.sentence, Frame::Clause);
            content.push(self.grown(start..stop.max(start)));
        }
        self.made(Parts { sense, frame: Frame::Clause, cue: cue.tokens.clone(), source: Some(source), content })
    }

    /// The claim that an adverb such as "reportedly" makes: nobody is named.
    pub(super) fn by_adverb(&self, cue: &Cue<'a>) -> Option<Statement> {
        let sense = cue.senses.first().copied()?;
        let grammar = self.grammar;
        let end = self.before_stop(&cue.sentence);
        let start = grammar.body_start(&cue.sentence);
        // "the reportedly empty box": the word tells about the box, not what the sentence says.
        let first = cue.tokens.start;
        let describes = grammar.noun_at(first).is_some_and(|id| grammar.chunk(id).head > first)
            || first > start && grammar.tag(first - 1) == Tag::Determiner;
        if start >= end || describes {
            return None;
        }
        // "killed men whose names were reportedly known": only the clause is reported so.
        let clause =
            (start..first).rev().find(|&token| grammar.is_relative(token)).filter(|&relative| relative > start);
        let content = vec![self.grown(clause.unwrap_or(start)..end)];
        self.made(Parts { sense, frame: Frame::Clause, cue: cue.tokens.clone(), source: None, content })
    }
}
