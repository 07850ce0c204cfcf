//! The name tables, compiled.

use dateline_lang::names::{NameUse, NameWord, PatternPlace, name_context, name_patterns, name_words, person_words};
use dateline_lang::titles::{TitleKind, titles};

use super::features::FeatureTables;
use super::gazetteer::Gazetteer;
use super::scores::Scores;
use crate::lexicon::{Phrases, Vocabulary, WordId, WordMap};
use crate::model::Kind;

/// What makes words names.
#[derive(Debug)]
pub(crate) struct NameTables {
    pub(super) gazetteer: Gazetteer,
    pub(super) titles: Phrases<TitleKind>,
    /// Kinds by place in the name.
    pub(super) last: Phrases<Kind>,
    pub(super) first: Phrases<Kind>,
    pub(super) of: Phrases<Kind>,
    pub(super) persons: WordMap<NameUse>,
    pub(super) words: WordMap<NameWord>,
    pub(super) before: WordMap<Scores>,
    pub(super) after: WordMap<Scores>,
    pub(super) features: FeatureTables,
    /// The word "of".
    pub(super) of_word: WordId,
}

impl NameTables {
    pub(crate) fn build(vocabulary: &mut Vocabulary) -> NameTables {
        let mut tables = NameTables {
            gazetteer: Gazetteer::build(vocabulary),
            titles: Phrases::default(),
            last: Phrases::default(),
            first: Phrases::default(),
            of: Phrases::default(),
            persons: WordMap::default(),
            words: WordMap::default(),
            before: WordMap::default(),
            after: WordMap::default(),
            features: FeatureTables::build(vocabulary),
            of_word: vocabulary.intern("of"),
        };
        for title in titles() {
            tables.titles.insert(&vocabulary.intern_phrase(title.words), title.kind);
        }
        for pattern in name_patterns() {
            let phrase = vocabulary.intern_phrase(pattern.words);
            let kind = kind(pattern.kind);
            match pattern.place {
                PatternPlace::Last => tables.last.insert(&phrase, kind),
                PatternPlace::First => tables.first.insert(&phrase, kind),
                PatternPlace::Of => tables.of.insert(&phrase, kind),
                PatternPlace::Whole => None,
            };
        }
        for &(word, used) in person_words() {
            tables.persons.insert(vocabulary.intern(word), used);
        }
        for &(word, role) in name_words() {
            tables.words.insert(vocabulary.intern(word), role);
        }
        for row in name_context() {
            let map = if row.before { &mut tables.before } else { &mut tables.after };
            let word = vocabulary.intern(row.word);
            let mut scores = map.get(word).copied().unwrap_or_default();
            scores.add(kind(row.kind), row.points);
            map.insert(word, scores);
        }
        tables
    }
}

/// The kind that a table calls so. The tables' loaders have checked the word.
pub(super) fn kind(name: &str) -> Kind {
    match name {
        "person" => Kind::Person,
        "armed_group" => Kind::ArmedGroup,
        "government" => Kind::Government,
        "place" => Kind::Place,
        "nationality" => Kind::Nationality,
        "agreement" => Kind::Agreement,
        "event_name" => Kind::EventName,
        "weapon" => Kind::Weapon,
        "media" => Kind::Media,
        _ => Kind::Organisation,
    }
}
