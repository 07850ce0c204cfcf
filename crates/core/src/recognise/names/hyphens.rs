//! Known names inside hyphenated words: "Pakistan-based", "anti-TTP", "Afghan-Pakistani".

use super::Candidate;
use super::find::Finder;
use super::gazetteer::Entry;
use super::known::KNOWN;
use super::scores::Scores;
use crate::model::Span;
use crate::passing::{Shape, Token};

impl Finder<'_> {
    /// Whether a part of a hyphenated word is a known name.
    pub(super) fn has_known_part(&self, at: usize) -> bool {
        self.known_parts(at).next().is_some()
    }

    /// Adds the known names among the parts of a hyphenated word. They share its token, not its letters.
    pub(super) fn hyphenated_parts(&self, at: usize, candidates: &mut Vec<Candidate>) {
        for (span, entry) in self.known_parts(at) {
            let mut scores = Scores::default();
            scores.add(entry.kind, KNOWN);
            candidates.push(Candidate {
                from: at,
                to: at + 1,
                scores,
                form: entry.form,
                known: entry.known,
                rule: entry.rule,
                doubtful: false,
                span: Some(span),
            });
        }
    }

    fn known_parts(&self, at: usize) -> impl Iterator<Item = (Span, Entry)> {
        let text = self.text;
        let token = text.segments.tokens[at];
        let word = token.span.of(text.text);
        let written = matches!(token.shape, Shape::Capital | Shape::Mixed | Shape::Upper);
        let word = if written && word.contains('-') { word } else { "" };
        let seated = text.is_seated(at);
        let mut from = token.span.start as usize;
        word.split('-').filter_map(move |part| {
            let span = Span::new(from, from + part.len());
            from += part.len() + 1;
            if part.len() < 2 || !part.starts_with(char::is_uppercase) {
                return None;
            }
            let id = text.vocabulary.look_up(part);
            let upper = part.chars().filter(|letter| letter.is_uppercase()).count() > 1;
            let shape = if upper { Shape::Upper } else { Shape::Capital };
            let found = text.tables.gazetteer.longest(&[id], &[Token { span, shape, spaced: false }], text.text)?;
            // Towns have the names of many other things; what is based somewhere is based in one.
            (found.entry.rule != "name.place" || seated).then_some((span, found.entry))
        })
    }
}
