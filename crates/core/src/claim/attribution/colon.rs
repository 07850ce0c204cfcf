//! "X: …", as headlines and transcripts have it.

use dateline_lang::speech::Frame;

use super::{Finder, Parts, Statement};
use crate::model::{Form, Kind};
use crate::passing::TokenRange;

/// The longest name before a colon, in tokens.
const LONGEST_NAME: u32 = 7;

impl Finder<'_> {
    /// The claim of a sentence that begins with a name and a colon.
    pub(super) fn by_colon(&self, sentence: &TokenRange) -> Option<Statement> {
        let grammar = self.grammar;
        let start = grammar.body_start(sentence);
        let end = self.before_stop(sentence);
        let colon = (start + 1..end.min(start + LONGEST_NAME)).find(|&token| grammar.text(token) == ":")?;
        let source = start..colon;
        let speaker = self.cast.mentions(grammar.token_span(colon - 1)).any(|mention| {
            let speaks =
                matches!(mention.kind, Kind::Person | Kind::Government | Kind::ArmedGroup | Kind::Organisation);
            let named = matches!(mention.form, Form::Name | Form::Acronym | Form::Metonym | Form::Title);
            speaks && named && mention.span.start >= grammar.token_span(start).start
        });
        // "Peru: roads, towns and people" is a heading.
        let says = grammar.verbs_in(colon + 1..end).next().is_some();
        if !speaker || !says || grammar.verbs_in(source.clone()).next().is_some() {
            return None;
        }
        let sense = self.tables.senses.first()?;
        let content = vec![self.grown(colon + 1..end)];
        self.made(Parts { sense, frame: Frame::Clause, cue: colon..colon + 1, source: Some(source), content })
    }
}
