//! Names that the tables know: countries and their people, places, actors, and the patterns that are whole names.

use dateline_lang::names::{PatternPlace, name_patterns};
use dateline_lang::{actors, countries, places};

use super::tables::kind;
use crate::lexicon::{Phrases, Vocabulary, WordId};
use crate::model::{Form, Kind};
use crate::order::Order;
use crate::passing::{Known, Shape, Token};
use crate::segment;

/// A name as a table has it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) kind: Kind,
    pub(super) form: Form,
    pub(super) known: Option<Known>,
    pub(super) rule: &'static str,
    /// One bit a token: it is written with a capital, in "al-Qaeda" behind its article.
    capitals: u32,
    /// Written in capitals only: "US", "TTP".
    upper: bool,
}

/// A name found in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Match {
    pub(super) length: usize,
    pub(super) entry: Entry,
}

/// All names that the tables know.
#[derive(Debug)]
pub(super) struct Gazetteer {
    phrases: Phrases<Vec<Entry>>,
}

impl Gazetteer {
    pub(super) fn build(vocabulary: &mut Vocabulary) -> Gazetteer {
        let mut builder = Builder { vocabulary, rows: Vec::new() };
        builder.countries();
        builder.actors();
        builder.patterns();
        builder.places();
        Gazetteer { phrases: builder.finish() }
    }

    /// The longest name at the start of `words` that is written as it should be.
    pub(super) fn longest(&self, words: &[WordId], tokens: &[Token], text: &str) -> Option<Match> {
        let mut limit = words.len().min(MOST_TOKENS);
        loop {
            let (length, entries) = self.phrases.longest(&words[..limit])?;
            let fits = entries.iter().find(|entry| entry.fits(&tokens[..length], text));
            if let Some(entry) = fits {
                return Some(Match { length, entry: *entry });
            }
            limit = length - 1;
        }
    }

    /// The longest name at the start of `words`, however it is written; acronyms are left out, "who" and "us" are words.
    pub(super) fn longest_in_any_case(&self, words: &[WordId]) -> Option<(usize, Entry)> {
        let (length, entries) = self.phrases.longest(words)?;
        entries.iter().find(|entry| !entry.upper).map(|entry| (length, *entry))
    }
}

/// A name of so many letters, some of them small, is an acronym.
const SHORT: usize = 4;
/// No name has more tokens.
const MOST_TOKENS: usize = 12;

impl Entry {
    pub(super) fn is_acronym_of_actor(&self) -> bool {
        self.upper && matches!(self.known, Some(Known::Actor(_)))
    }

    fn fits(&self, tokens: &[Token], text: &str) -> bool {
        if self.upper {
            return tokens.iter().all(|token| matches!(token.shape, Shape::Upper | Shape::Alphanumeric | Shape::Mixed))
                && tokens.iter().all(|token| begins_upper(token, text));
        }
        let line_breaks = tokens
            .iter()
            .skip(1)
            .any(|token| token.spaced && text.as_bytes().get(token.span.start as usize - 1) == Some(&b'\n'));
        !line_breaks
            && tokens.iter().enumerate().all(|(at, token)| self.capitals >> at & 1 == 0 || has_upper(token, text))
    }
}

fn begins_upper(token: &Token, text: &str) -> bool {
    match token.shape {
        Shape::Capital | Shape::Upper => true,
        Shape::Lower | Shape::Number => false,
        _ => token.span.of(text).chars().next().is_some_and(char::is_uppercase),
    }
}

fn has_upper(token: &Token, text: &str) -> bool {
    match token.shape {
        Shape::Capital | Shape::Upper => true,
        Shape::Lower | Shape::Number => false,
        _ => token.span.of(text).contains(char::is_uppercase),
    }
}

struct Builder<'a> {
    vocabulary: &'a mut Vocabulary,
    rows: Vec<(Vec<WordId>, Entry)>,
}

impl Builder<'_> {
    fn add(&mut self, name: &str, kind: Kind, form: Form, known: Option<Known>, rule: &'static str) {
        // "'Ar'ara": a mark before the first letter is cut off in texts, as quotation marks are.
        let name = name.trim_start_matches(['\'', '‘', '’']);
        let tokens = segment::tokens(name);
        if tokens.is_empty() || tokens.len() > MOST_TOKENS {
            return;
        }
        let mut capitals = 0;
        for (at, token) in tokens.iter().enumerate() {
            capitals |= u32::from(has_upper(token, name)) << at;
        }
        // "LeT" is no more to be found in "Let" than "WHO" in "who".
        let short = |token: &Token| token.shape == Shape::Mixed && token.span.len() <= SHORT;
        let upper = tokens.len() == 1 && (tokens[0].shape == Shape::Upper || short(&tokens[0]));
        let form = if upper && form == Form::Name { Form::Acronym } else { form };
        let phrase = self.vocabulary.intern_phrase(name);
        self.rows.push((phrase, Entry { kind, form, known, rule, capitals, upper }));
    }

    fn countries(&mut self) {
        for (at, country) in countries().iter().enumerate() {
            let known = Some(Known::Country(at as u16));
            for name in std::iter::once(&country.name).chain(&country.aliases) {
                self.add(name, Kind::Place, Form::Name, known, "name.country");
            }
            for name in country.adjectives.iter().chain(&country.people) {
                self.add(name, Kind::Nationality, Form::Demonym, known, "name.demonym");
            }
            for name in &country.people {
                if let Some(singular) = name.strip_suffix('s').filter(|singular| !country.adjectives.contains(singular))
                {
                    self.add(singular, Kind::Nationality, Form::Demonym, known, "name.demonym");
                }
            }
        }
    }

    fn actors(&mut self) {
        for (at, actor) in actors().iter().enumerate() {
            let known = Some(Known::Actor(at as u16));
            for name in std::iter::once(&actor.name).chain(&actor.aliases) {
                self.add(name, kind(actor.kind), Form::Name, known, "name.actor");
            }
        }
    }

    fn patterns(&mut self) {
        for pattern in name_patterns().iter().filter(|pattern| pattern.place == PatternPlace::Whole) {
            let kind = kind(pattern.kind);
            let form = if kind == Kind::Nationality { Form::Demonym } else { Form::Name };
            self.add(pattern.words, kind, form, None, "name.pattern.whole");
        }
    }

    fn places(&mut self) {
        for (at, place) in places().iter().enumerate() {
            let known = Some(Known::Place(at as u32));
            for name in std::iter::once(&place.name).chain(&place.aliases) {
                self.add(name, Kind::Place, Form::Name, known, "name.place");
            }
        }
        for (at, country) in countries().iter().enumerate() {
            for name in &country.capitals {
                self.add(name, Kind::Place, Form::Name, Some(Known::Country(at as u16)), "name.capital");
            }
        }
    }

    /// Of rows with the same words the first comes first; of those written alike only the first stays.
    fn finish(mut self) -> Phrases<Vec<Entry>> {
        self.rows.order_by(|left, right| left.0.cmp(&right.0));
        let mut phrases = Phrases::default();
        for group in self.rows.chunk_by(|left, right| left.0 == right.0) {
            let mut entries: Vec<Entry> = Vec::new();
            for (_, entry) in group {
                let known = entries.iter().any(|other| other.upper == entry.upper && other.capitals == entry.capitals);
                if !known {
                    entries.push(*entry);
                }
            }
            phrases.insert(&group[0].0, entries);
        }
        phrases
    }
}
