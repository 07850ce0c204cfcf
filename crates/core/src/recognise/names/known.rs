//! Names that the tables know, and when their words mean something else.

use std::ops::Range;

use dateline_lang::PlaceKind;
use dateline_lang::names::NameWord;
use dateline_lang::tags::Tag;

use super::capitals::Capital;
use super::find::{Finder, Step};
use super::gazetteer::Match;
use super::scores::Scores;
use super::{Candidate, Text, context};
use crate::model::Kind;
use crate::passing::{Known, Shape};

/// Points of what a table knows.
pub(super) const KNOWN: i16 = 8;
/// The rule of places that are written without a capital.
pub(super) const SMALL: &str = "name.place.small";
/// A town with so many people is known without its capital.
const LARGE: u32 = 400_000;

impl<'a> Finder<'a> {
    pub(super) fn known_name(&self, at: usize, known: Match) -> Step {
        let mut scores = Scores::default();
        scores.add(known.entry.kind, KNOWN);
        let to = at + known.length;
        let doubtful = known.length == 1 && self.is_doubtful_place(at, &known);
        Step::Found(Candidate {
            from: at,
            to,
            scores,
            form: known.entry.form,
            known: known.entry.known,
            rule: known.entry.rule,
            doubtful,
            span: None,
        })
    }

    /// "landed in kabul", as people write who do without capitals: a place of some size, behind a word that places
    /// stand behind.
    pub(super) fn small_place(&self, at: usize) -> Option<Candidate> {
        let (length, entry) = self.text.tables.gazetteer.longest_in_any_case(self.words_from(at))?;
        let mut tokens = at..at + length;
        // "the north-western district": no province of that name.
        let small = tokens.clone().all(|at| {
            let token = self.text.segments.tokens[at];
            token.shape == Shape::Lower && !token.span.of(self.text.text).contains('-')
        });
        let common = tokens.all(|at| self.text.common.is_common(self.text.words[at]));
        let person = length == 1 && self.text.tables.persons.get(self.text.words[at]).is_some();
        let is_place = entry.kind == Kind::Place && entry.known.is_some_and(is_large);
        if !small || common || person || !is_place {
            return None;
        }
        let mut scores = Scores::default();
        context::around(self.text, self.first, self.end, at, at + length, &mut scores);
        let (kind, points) = scores.best();
        if kind != Kind::Place || points <= 0 {
            return None;
        }
        scores.add(Kind::Place, KNOWN);
        let (form, known) = (entry.form, entry.known);
        Some(Candidate { from: at, to: at + length, scores, form, known, rule: SMALL, doubtful: false, span: None })
    }

    /// "Nice", "Reading": a place whose name is a common word needs a word that says it is one.
    fn is_doubtful_place(&self, at: usize, known: &Match) -> bool {
        let city = matches!(known.entry.rule, "name.place" | "name.capital");
        let word = self.text.words[at];
        if !city || !(self.text.common.is_common(word) || self.text.tables.persons.get(word).is_some()) {
            return false;
        }
        let mut scores = Scores::default();
        context::around(self.text, self.first, self.end, at, at + 1, &mut scores);
        let (kind, points) = scores.best();
        let person = self.text.tables.persons.get(word).is_some() && !self.text.common.is_common(word);
        !(kind == Kind::Place && points > 0) && (!person || kind == Kind::Person && points > 1)
    }

    /// Whether a town that is also a surname does what persons do: "Wilson said".
    pub(super) fn acts_as_person(&self, at: usize, known: &Match) -> bool {
        let word = self.text.words[at];
        if known.length != 1
            || known.entry.rule != "name.place"
            || self.text.tables.persons.get(word).is_none()
            || self.text.common.is_common(word)
        {
            return false;
        }
        let next = self.text.words.get(at + 1).filter(|_| at + 1 < self.end);
        let acts = next.and_then(|&next| self.text.tables.after.get(next)).map(Scores::best);
        acts.is_some_and(|(kind, points)| kind == Kind::Person && points > 1)
    }

    /// Whether a word has a capital but is never a name: "EST".
    pub(super) fn names_no_one(&self, at: usize) -> bool {
        self.text.tables.words.get(self.text.words[at]) == Some(&NameWord::Never)
    }

    /// Whether a known place or country begins the name of a person: "Jordan Smith".
    pub(super) fn begins_person(&self, at: usize, run: usize, known: &Match) -> bool {
        let followed = run > at + 1;
        if known.length != 1 || !followed {
            return false;
        }
        let place = known.entry.kind == Kind::Place;
        // "Christian Smith", but not "Christian Maronites".
        let faith = known.entry.kind == Kind::Nationality
            && known.entry.known.is_none()
            && self.known(at + 1).is_none()
            && !matches!(self.text.tags[at + 1], Tag::NounPlural | Tag::ProperNounPlural);
        (place || faith)
            && self.is_given(at)
            && self.capital(at) != Capital::No
            && !self.text.common.is_common(self.text.words[at + 1])
    }

    pub(super) fn known(&self, at: usize) -> Option<Match> {
        let tokens = &self.text.segments.tokens[at.min(self.end)..self.end];
        let found = self.text.tables.gazetteer.longest(self.words_from(at), tokens, self.text.text)?;
        // "THE WAR IS OVER": where all is in capitals, a common word is no group's acronym.
        let doubtful = found.entry.is_acronym_of_actor() && self.text.common.is_common(self.text.words[at]);
        let shouted = doubtful && !tokens_of(self.text, self.first..self.end).any(|shape| shape == Shape::Lower);
        (!shouted).then_some(found)
    }
}

/// Whether many know a place: a country, a province, a large town.
fn is_large(known: Known) -> bool {
    match known {
        Known::Country(_) => true,
        Known::Place(place) => {
            let place = &dateline_lang::places()[place as usize];
            place.kind == PlaceKind::Province || place.population >= LARGE
        }
        Known::Actor(_) => false,
    }
}

fn tokens_of(text: Text<'_>, range: Range<usize>) -> impl Iterator<Item = Shape> {
    text.segments.tokens[range].iter().map(|token| token.shape)
}
