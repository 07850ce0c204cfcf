//! Finds candidates, sentence by sentence, from left to right.

use dateline_lang::PlaceKind;
use dateline_lang::names::{NameUse, NameWord};
use dateline_lang::tags::Tag;
use dateline_lang::titles::TitleKind;

use super::capitals::{Capital, capitals};
use super::gazetteer::Match;
use super::scores::Scores;
use super::{Candidate, Text, context, pieces};
use crate::lexicon::WordId;
use crate::model::{Form, Kind};
use crate::passing::{Known, Shape};

/// Points of what a table knows.
pub(super) const KNOWN: i16 = 8;
/// Points of a pattern.
const PATTERN: i16 = 7;
/// The rule of places that are written without a capital.
pub(super) const SMALL: &str = "name.place.small";
/// A town with so many people is known without its capital.
const LARGE: u32 = 400_000;
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
            return match self.body_of(at).filter(|_| self.is_written_large(at)).or_else(|| self.small_place(at)) {
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

    /// A body named by its last word: "Balochistan Liberation Army".
    fn headed(&self, at: usize, known: Option<Match>) -> Option<Candidate> {
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
    fn body_of(&self, at: usize) -> Option<Candidate> {
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

    fn pattern(&self, from: usize, to: usize, kind: Kind, rule: &'static str) -> Candidate {
        let mut scores = Scores::default();
        scores.add(kind, PATTERN);
        Candidate { from, to, scores, form: Form::Name, known: None, rule, doubtful: false, span: None }
    }

    fn known_name(&self, at: usize, known: Match) -> Step {
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
    fn small_place(&self, at: usize) -> Option<Candidate> {
        let (length, entry) = self.text.tables.gazetteer.longest_in_any_case(self.words_from(at))?;
        let mut tokens = at..at + length;
        let small = tokens.clone().all(|at| self.text.segments.tokens[at].shape == Shape::Lower);
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
    fn acts_as_person(&self, at: usize, known: &Match) -> bool {
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
    fn names_no_one(&self, at: usize) -> bool {
        self.text.tables.words.get(self.text.words[at]) == Some(&NameWord::Never)
    }

    /// Whether a known place or country begins the name of a person: "Jordan Smith".
    fn begins_person(&self, at: usize, run: usize, known: &Match) -> bool {
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

    fn words_from(&self, at: usize) -> &'a [WordId] {
        &self.text.words[at.min(self.end)..self.end]
    }

    pub(super) fn known(&self, at: usize) -> Option<Match> {
        let tokens = &self.text.segments.tokens[at.min(self.end)..self.end];
        let found = self.text.tables.gazetteer.longest(self.words_from(at), tokens, self.text.text)?;
        // "THE WAR IS OVER": where all is in capitals, a common word is no group's acronym.
        let doubtful = found.entry.is_acronym_of_actor() && self.text.common.is_common(self.text.words[at]);
        let shouted = doubtful && !tokens_of(self.text, self.first..self.end).any(|shape| shape == Shape::Lower);
        (!shouted).then_some(found)
    }

    pub(super) fn title(&self, at: usize) -> Option<(usize, TitleKind)> {
        let (length, kind) = self.text.tables.titles.longest(self.words_from(at))?;
        // "Amir Khan Stone": an office that is also a given name, before more of the name.
        let given = length == 1 && *kind == TitleKind::Office && self.is_written_large(at) && self.is_given(at);
        (!given || !self.is_written_large(at + 1)).then_some((length, *kind))
    }

    pub(super) fn last(&self, at: usize) -> Option<(usize, Kind)> {
        self.pattern_at(&self.text.tables.last, at)
    }

    fn pattern_at(&self, patterns: &crate::lexicon::Phrases<Kind>, at: usize) -> Option<(usize, Kind)> {
        let (length, kind) = patterns.longest(self.words_from(at))?;
        let large = (at..at + length).all(|word| {
            self.is_written_large(word) || self.text.segments.tokens[word].shape == Shape::Clitic || self.is_joint(word)
        });
        large.then_some((length, *kind))
    }

    fn is_joint(&self, at: usize) -> bool {
        self.text.tables.words.get(self.text.words[at]).is_some()
    }

    fn heads_pattern(&self, at: usize) -> bool {
        at < self.end && self.last(at).is_some()
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

/// What stands at a place.
enum Step {
    Found(Candidate),
    /// Nothing up to here.
    Skip(usize),
}

fn tokens_of(text: Text<'_>, range: std::ops::Range<usize>) -> impl Iterator<Item = Shape> {
    text.segments.tokens[range].iter().map(|token| token.shape)
}
