//! Finds candidates, sentence by sentence, from left to right.

use dateline_lang::names::{NameUse, NameWord};
use dateline_lang::titles::TitleKind;

use super::capitals::{Capital, capitals};
use super::scores::Scores;
use super::{Candidate, Text, context, pieces};
use crate::lexicon::WordId;
use crate::model::{Form, Kind};
use crate::passing::Shape;

/// Points of a title before a name.
const TITLED: i16 = 7;

/// All candidates, by position, not overlapping.
pub(super) fn candidates(text: Text<'_>) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    let mut buffer = Vec::new();
    for sentence in &text.segments.sentences {
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        capitals(text, range.clone(), &mut buffer);
        let finder = Finder { text, first: range.start, end: range.end, capitals: &buffer };
        finder.run(&mut candidates);
    }
    candidates
}

/// Finds the candidates of one sentence. Positions count from the first token of the document.
pub(super) struct Finder<'a> {
    pub(super) text: Text<'a>,
    pub(super) first: usize,
    pub(super) end: usize,
    capitals: &'a [Capital],
}

impl<'a> Finder<'a> {
    fn run(&self, candidates: &mut Vec<Candidate>) {
        let mut at = self.first;
        while at < self.end {
            at = match self.candidate(at) {
                Step::Found(candidate) => {
                    let end = candidate.to;
                    candidates.push(candidate);
                    end
                }
                Step::Skip(end) => {
                    self.hyphenated_parts(at, candidates);
                    end
                }
            };
        }
    }

    fn candidate(&self, at: usize) -> Step {
        let shape = self.text.segments.tokens[at].shape;
        if matches!(shape, Shape::Punctuation | Shape::QuoteMark | Shape::Stop | Shape::Clitic) {
            return Step::Skip(at + 1);
        }
        let known = self.known(at);
        if shape == Shape::Number && known.is_none() {
            return Step::Skip(at + 1);
        }
        if let Some((length, kind)) = self.title(at) {
            let person = at + length;
            let longer_known = known.is_some_and(|known| known.length > length);
            let heads_pattern = self.last(at).is_some_and(|(pattern, _)| pattern >= length);
            if !longer_known && !heads_pattern && self.may_be_person(person) {
                if kind == TitleKind::Honorific && self.is_name_part(at, length) {
                    return self.person(at, person, kind);
                }
                return match self.person(person, person, kind) {
                    Step::Found(candidate) => Step::Found(candidate),
                    Step::Skip(_) => Step::Skip(person),
                };
            }
        }
        if known.is_none() && self.capital(at) == Capital::No {
            return match self.body_of(at).or_else(|| self.small_place(at)) {
                Some(candidate) => Step::Found(candidate),
                None => Step::Skip(at + 1),
            };
        }
        if known.is_none() && self.text.is_seated(at) {
            return Step::Skip(at + 1);
        }
        let run = self.run_end(at);
        let headed = self.headed(at, known);
        let beyond = |found: &Candidate| known.is_none_or(|known| found.to > at + known.length);
        if let Some(candidate) = self.body_of(at).filter(beyond) {
            let place = candidate.scores.best().0 == Kind::Place;
            return Step::Found(headed.filter(|headed| place && headed.to >= candidate.to).unwrap_or(candidate));
        }
        if let Some(candidate) = headed {
            return Step::Found(candidate);
        }
        match known {
            Some(known) if known.length == 1 && self.names_no_one(at) => Step::Skip(at + 1),
            Some(known) if !self.begins_person(at, run, &known) && !self.acts_as_person(at, &known) => {
                self.known_name(at, known)
            }
            _ if self.capital(at) == Capital::No => Step::Skip(at + 1),
            _ => self.unknown(at, run),
        }
    }

    /// The end of the capitals that begin here: through particles, up to titles and known names.
    pub(super) fn run_end(&self, from: usize) -> usize {
        let mut end = from + 1;
        while let Some(next) = self.next_capital(end) {
            let at = next - 1;
            if self.breaks(from, at) {
                break;
            }
            end = next;
        }
        end
    }

    /// One past the next capitalised word of a run, if it goes on: it may stand behind particles.
    pub(super) fn next_capital(&self, at: usize) -> Option<usize> {
        let mut word = at;
        while word < self.end && self.is_spaced(word) {
            if self.capital(word) != Capital::No && self.text.segments.tokens[word].shape != Shape::Number {
                return Some(word + 1);
            }
            if word - at >= 2 || !self.is_particle(word) {
                return None;
            }
            word += 1;
        }
        None
    }

    /// Whether a title or a name of its own begins at `at`, inside a run that began at `from`.
    fn breaks(&self, from: usize, at: usize) -> bool {
        if let Some((length, kind)) = self.title(at) {
            let office = matches!(kind, TitleKind::Office | TitleKind::Rank);
            if office && !self.heads_pattern(at + length) && !self.heads_pattern(at) && self.last(at).is_none() {
                return true;
            }
        }
        let Some(known) = self.known(at) else { return false };
        let alone = at == from + 1 && self.is_given(from);
        match known.entry.kind {
            Kind::Nationality => true,
            Kind::Place => known.entry.rule == "name.country" && !alone,
            _ => known.length > 1 || known.entry.form == Form::Acronym,
        }
    }

    /// The person that begins at `name`; the candidate begins at `from`, which takes in an honorific.
    fn person(&self, from: usize, name: usize, title: TitleKind) -> Step {
        let mut end = name.max(from + 1);
        while let Some(next) = self.next_capital(end) {
            let at = next - 1;
            let office = self.title(at).is_some_and(|(_, kind)| matches!(kind, TitleKind::Office | TitleKind::Rank));
            let country = self.known(at).is_some_and(|known| {
                known.entry.kind == Kind::Nationality || (known.length > 1 && known.entry.kind != Kind::Place)
            });
            if office || country || end - name > 4 {
                break;
            }
            end = next;
        }
        let mut scores = Scores::default();
        scores.add(Kind::Person, if title == TitleKind::Relation { TITLED - 3 } else { TITLED });
        Step::Found(Candidate {
            from,
            to: end,
            scores,
            form: Form::Name,
            known: None,
            rule: "name.title",
            doubtful: false,
            span: None,
        })
    }

    /// Whether the name of a person may begin here, behind a title.
    fn may_be_person(&self, at: usize) -> bool {
        if at >= self.end || !self.is_spaced(at) || !self.is_written_large(at) {
            return false;
        }
        if self.capital(at) == Capital::No && self.text.tables.persons.get(self.text.words[at]).is_none() {
            return false;
        }
        if self.title(at).is_some_and(|(_, kind)| kind != TitleKind::Honorific) || self.last(at).is_some() {
            return false;
        }
        match self.known(at) {
            Some(known) => {
                let next_large = self.next_capital(at + known.length) == Some(at + known.length + 1);
                known.entry.kind == Kind::Place
                    && (known.entry.rule == "name.place" && !self.text.common.is_common(self.text.words[at])
                        || self.is_given(at) && next_large)
            }
            None => true,
        }
    }

    /// Capitals that no table knows, judged by what they are made of and stand beside.
    fn unknown(&self, from: usize, run: usize) -> Step {
        let alone = run == from + 1;
        let titled = self
            .title(from)
            .is_some_and(|(length, kind)| kind != TitleKind::Honorific || !self.is_name_part(from, length));
        if alone && (self.has_known_part(from) || titled) {
            return Step::Skip(run);
        }
        // "Later Kabul agreed": a common word that only begins the sentence leaves the known name behind it alone.
        let begins = self.capital(from) == Capital::Doubtful && self.text.common.is_common(self.text.words[from]);
        if begins && !alone && self.known(from + 1).is_some_and(|known| known.entry.kind == Kind::Place) {
            return Step::Skip(from + 1);
        }
        let mut scores = Scores::default();
        pieces::inside(self, from, run, &mut scores);
        context::around(self.text, self.first, self.end, from, run, &mut scores);
        let upper = alone && self.text.segments.tokens[from].shape == Shape::Upper;
        let doubtful =
            (from..run).all(|at| self.capital(at) == Capital::Doubtful) && !pieces::has_given(self, from, run);
        Step::Found(Candidate {
            from,
            to: run,
            scores,
            form: if upper { Form::Acronym } else { Form::Name },
            known: None,
            rule: "name.context",
            doubtful,
            span: None,
        })
    }

    // What stands at a place.

    pub(super) fn capital(&self, at: usize) -> Capital {
        if at < self.end { self.capitals[at - self.first] } else { Capital::No }
    }

    pub(super) fn words_from(&self, at: usize) -> &'a [WordId] {
        &self.text.words[at.min(self.end)..self.end]
    }

    pub(super) fn title(&self, at: usize) -> Option<(usize, TitleKind)> {
        let (length, kind) = self.text.tables.titles.longest(self.words_from(at))?;
        // "Amir Khan Stone": an office that is also a given name, before more of the name.
        let given = length == 1 && *kind == TitleKind::Office && self.is_written_large(at) && self.is_given(at);
        (!given || !self.is_written_large(at + 1)).then_some((length, *kind))
    }

    pub(super) fn is_written_large(&self, at: usize) -> bool {
        at < self.end
            && match self.text.segments.tokens[at].shape {
                Shape::Capital | Shape::Upper => true,
                Shape::Mixed | Shape::Alphanumeric => {
                    self.text.segments.tokens[at].span.of(self.text.text).chars().next().is_some_and(char::is_uppercase)
                }
                _ => false,
            }
    }

    pub(super) fn is_given(&self, at: usize) -> bool {
        matches!(self.text.tables.persons.get(self.text.words[at]), Some(NameUse::Given | NameUse::Both))
    }

    fn is_spaced(&self, at: usize) -> bool {
        self.text.segments.tokens[at].spaced
    }

    fn is_particle(&self, at: usize) -> bool {
        self.text.segments.tokens[at].shape == Shape::Lower
            && self.text.tables.words.get(self.text.words[at]) == Some(&NameWord::Particle)
    }

    /// Whether an honorific is part of names, not a mere form of address: it is written out and with a capital.
    fn is_name_part(&self, at: usize, length: usize) -> bool {
        let token = self.text.segments.tokens[at];
        let word = token.span.of(self.text.text);
        length == 1
            && self.is_written_large(at)
            && self.text.tables.persons.get(self.text.words[at]).is_some()
            && !word.ends_with('.')
    }
}

/// What stands at a place.
pub(super) enum Step {
    Found(Candidate),
    /// Nothing up to here.
    Skip(usize),
}
