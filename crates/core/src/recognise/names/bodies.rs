//! Bodies by the patterns of their names: "Azar Ministry", "Bank of Velkan", "Operation Winter Sun".

use dateline_lang::names::NameWord;
use dateline_lang::tags::Tag;
use dateline_lang::titles::TitleKind;

use super::Candidate;
use super::find::Finder;
use super::gazetteer::Match;
use super::scores::Scores;
use crate::lexicon::Phrases;
use crate::model::{Form, Kind};
use crate::passing::Shape;

/// Points of a pattern.
const PATTERN: i16 = 7;

impl Finder<'_> {
    /// A body named by its last word: "Balochistan Liberation Army".
    pub(super) fn headed(&self, at: usize, known: Option<Match>) -> Option<Candidate> {
        let long_run = self.long_run(at);
        let mut found = None;
        let mut head = at + 1;
        while head < long_run {
            match self.last(head) {
                // The words of a pattern may go beyond the capitals: "Prosecutor's Office", "Line of Control".
                Some((length, kind)) => {
                    found = Some((head + length, kind));
                    head += length;
                }
                None => head += 1,
            }
        }
        let (end, kind) = found?;
        let named_enough = known.is_none_or(|known| end > at + known.length);
        if !named_enough || (self.is_given(at) && end > at + 2 && kind == Kind::Place) {
            return None;
        }
        let end = self.of_what(end).unwrap_or(end);
        Some(self.pattern(at, end, kind, "name.pattern.last"))
    }

    /// The run from here, over known names too: only offices end it.
    fn long_run(&self, from: usize) -> usize {
        let mut end = from + self.known(from).map_or(1, |known| known.length);
        while let Some(next) = self.next_capital(end) {
            if next != end + 1 {
                break;
            }
            let office = self.title(end).is_some_and(|(_, kind)| matches!(kind, TitleKind::Office | TitleKind::Rank));
            if office && self.last(end).is_none() && !self.heads_pattern(end + 1) {
                break;
            }
            end = next;
        }
        end
    }

    /// A body named by its first word: "Ministry of Trade", "Operation Winter Sun".
    pub(super) fn body_of(&self, at: usize) -> Option<Candidate> {
        if !self.is_written_large(at) {
            return None;
        }
        if let Some((length, kind)) = self.pattern_at(&self.text.tables.of, at)
            && let Some(end) = self.of_what(at + length)
        {
            return Some(self.pattern(at, end, kind, "name.pattern.of"));
        }
        let (length, kind) = self.pattern_at(&self.text.tables.first, at).or_else(|| self.hyphenated_first(at))?;
        let mut end = at + length;
        let mut more = 0;
        while let Some(next) = self.next_capital(end) {
            if self.title(next - 1).is_some() && kind != Kind::ArmedGroup || more > 2 {
                break;
            }
            end = next;
            more += 1;
        }
        let hyphenated = self.text.segments.tokens[at].span.of(self.text.text).contains('-');
        if end == at + length && !hyphenated {
            return None;
        }
        Some(self.pattern(at, end, kind, "name.pattern.first"))
    }

    /// "Lashkar-e-Nur": the first part of a hyphenated word begins a pattern.
    fn hyphenated_first(&self, at: usize) -> Option<(usize, Kind)> {
        let word = self.text.segments.tokens[at].span.of(self.text.text);
        let (first, rest) = word.split_once('-')?;
        rest.contains('-').then_some(())?;
        let id = self.text.vocabulary.look_up(first);
        self.text.tables.first.longest(&[id]).filter(|(_, kind)| **kind == Kind::ArmedGroup).map(|(_, kind)| (1, *kind))
    }

    /// "of" or "for" and what follows: the end of the capitals behind it.
    fn of_what(&self, at: usize) -> Option<usize> {
        let role = |at: usize| {
            (at < self.end && matches!(self.text.segments.tokens[at].shape, Shape::Lower | Shape::Punctuation))
                .then(|| self.text.tables.words.get(self.text.words[at]).copied())
                .flatten()
        };
        if role(at) != Some(NameWord::Of) {
            return None;
        }
        let mut end = at + 1;
        if role(end) == Some(NameWord::Article) {
            end += 1;
        }
        let mut large = false;
        while self.is_written_large(end) && self.text.tables.words.get(self.text.words[end]) != Some(&NameWord::Never) {
            let office = self.title(end).is_some_and(|(_, kind)| kind != TitleKind::Honorific);
            if large && office && self.text.tags[end] != Tag::NounPlural {
                break;
            }
            large = true;
            end += 1;
            let joint = matches!(role(end), Some(NameWord::And))
                && self.is_written_large(end + 1)
                && self.known(end + 1).is_none();
            if joint && self.known(end - 1).is_none() {
                end += 1;
            }
        }
        if !large {
            return None;
        }
        let further = self.of_what(end).filter(|_| self.known(end - 1).is_none());
        Some(further.unwrap_or(end))
    }

    fn pattern(&self, from: usize, to: usize, kind: Kind, rule: &'static str) -> Candidate {
        let mut scores = Scores::default();
        scores.add(kind, PATTERN);
        Candidate { from, to, scores, form: Form::Name, known: None, rule, doubtful: false, span: None }
    }

    pub(super) fn last(&self, at: usize) -> Option<(usize, Kind)> {
        self.pattern_at(&self.text.tables.last, at)
    }

    fn pattern_at(&self, patterns: &Phrases<Kind>, at: usize) -> Option<(usize, Kind)> {
        let (length, kind) = patterns.longest(self.words_from(at))?;
        let large = (at..at + length).all(|word| {
            self.is_written_large(word) || self.text.segments.tokens[word].shape == Shape::Clitic || self.is_joint(word)
        });
        large.then_some((length, *kind))
    }

    fn is_joint(&self, at: usize) -> bool {
        self.text.tables.words.get(self.text.words[at]).is_some()
    }

    pub(super) fn heads_pattern(&self, at: usize) -> bool {
        at < self.end && self.last(at).is_some()
    }
}
