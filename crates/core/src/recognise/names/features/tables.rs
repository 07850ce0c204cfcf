//! What only the features look up.

use dateline_lang::names::{EndingKind, NameEnding, name_endings};
use dateline_lang::places::{Place, PlaceKind};
use dateline_lang::tags::Tag;
use dateline_lang::{countries, country_by_code, places, tagging, time_words};

use super::super::gazetteer::Entry;
use crate::lexicon::{Vocabulary, WordId, WordMap};
use crate::model::Kind;
use crate::passing::Known;

/// Tables for the features.
#[derive(Debug)]
pub(in crate::recognise::names) struct FeatureTables {
    /// Places on the axis of [`super::list::TIME`].
    pub(super) time: WordMap<u8>,
    /// Places on the axis of [`super::list::COMMON`].
    pub(super) common: WordMap<u8>,
    /// Places on the axis of [`super::list::OFTEN_NAME`].
    pub(super) often_name: WordMap<u8>,
    /// For each row of the places whether it is the capital of its country.
    capitals: Vec<bool>,
    /// By their last letter; the longest first.
    endings: Vec<Vec<NameEnding>>,
}

impl FeatureTables {
    pub(in crate::recognise::names) fn build(vocabulary: &mut Vocabulary) -> FeatureTables {
        let mut tables = FeatureTables {
            time: WordMap::default(),
            common: WordMap::default(),
            often_name: WordMap::default(),
            capitals: places().iter().map(is_capital).collect(),
            endings: vec![Vec::new(); 256],
        };
        for row in time_words() {
            let class = match row.class {
                "month" => 0,
                "weekday" | "weekdays" => 1,
                "number" => 2,
                _ => continue,
            };
            for words in &row.words {
                if let &[word] = &vocabulary.intern_phrase(words)[..] {
                    tables.time.insert(word, class);
                }
            }
        }
        for row in tagging::word_tags() {
            let word = vocabulary.intern(row.word);
            if let Some(&(tag, _)) = row.common.first() {
                tables.common.insert(word, part_of_speech(tag));
            }
            let name = |tag: Tag| matches!(tag, Tag::ProperNoun | Tag::ProperNounPlural);
            let share: u32 = row.capital.iter().filter(|(tag, _)| name(*tag)).map(|(_, share)| u32::from(*share)).sum();
            if !row.capital.is_empty() {
                tables.often_name.insert(word, u8::from(share >= 25) + u8::from(share >= 75));
            }
        }
        for ending in name_endings() {
            let last = ending.ending.bytes().next_back().unwrap_or_default();
            tables.endings[usize::from(last)].push(*ending);
        }
        for endings in &mut tables.endings {
            crate::order::Order::order_by_key(&mut endings[..], |row| std::cmp::Reverse(row.ending.len()));
        }
        tables
    }

    /// Whether a word is a month or a day of the week.
    pub(in crate::recognise::names) fn is_date(&self, word: WordId) -> bool {
        self.time.get(word).is_some_and(|class| *class < 2)
    }

    /// The place on the axis of [`super::list::ENDING`] of the longest ending of a word.
    pub(super) fn ending(&self, word: &str) -> Option<usize> {
        let last = word.bytes().next_back()?.to_ascii_lowercase();
        let found = self.endings[usize::from(last)].iter().find(|row| {
            let Some(start) = word.len().checked_sub(row.ending.len()).filter(|start| *start > 2) else { return false };
            word.get(start..).is_some_and(|end| end.eq_ignore_ascii_case(row.ending))
        })?;
        Some(match found.kind {
            EndingKind::Person => 0,
            EndingKind::Place => 1,
            EndingKind::Nationality => 2,
            EndingKind::Group => 3,
        })
    }
}

fn part_of_speech(tag: Tag) -> u8 {
    match tag {
        Tag::Noun | Tag::NounPlural | Tag::ProperNoun | Tag::ProperNounPlural => 0,
        tag if tag.is_verb() => 1,
        Tag::Adjective | Tag::AdjectiveComparative | Tag::AdjectiveSuperlative => 2,
        Tag::Adverb | Tag::AdverbComparative | Tag::AdverbSuperlative => 3,
        _ => 4,
    }
}

/// A capital, or the province of the same name around it.
fn is_capital(place: &Place) -> bool {
    country_by_code(place.country).is_some_and(|at| countries()[at].capitals.contains(&place.name))
}

/// Towns of so many inhabitants are large, middling.
const LARGE: u32 = 300_000;
const MIDDLE: u32 = 50_000;

impl FeatureTables {
    /// The place on the axis of [`super::list::GAZETTEER`].
    pub(super) fn class(&self, entry: &Entry) -> usize {
        match (entry.rule, entry.kind) {
            ("name.country", _) => 0,
            ("name.capital", _) => 1,
            ("name.demonym", _) => 7,
            ("name.place", _) => self.place(entry.known),
            ("name.actor", Kind::ArmedGroup) => 9,
            ("name.actor", Kind::Government) => 10,
            ("name.actor", Kind::Media) => 11,
            ("name.actor", _) => 8,
            (_, Kind::Nationality) => 12,
            _ => 13,
        }
    }

    fn place(&self, known: Option<Known>) -> usize {
        let Some(Known::Place(at)) = known else { return 3 };
        let Some(place) = places().get(at as usize) else { return 3 };
        match place.kind {
            _ if self.capitals[at as usize] => 1,
            PlaceKind::Province => 2,
            PlaceKind::Feature => 3,
            PlaceKind::City if place.population >= LARGE => 4,
            PlaceKind::City if place.population >= MIDDLE => 5,
            PlaceKind::City => 6,
        }
    }

    /// The place on the axis of [`super::list::SMALL`].
    pub(super) fn small_class(&self, entry: &Entry) -> usize {
        match self.class(entry) {
            0 => 0,
            1..=6 => 1,
            7 | 12 => 2,
            _ => 3,
        }
    }
}
