//! The tables of numbers and units, compiled.

use dateline_lang::numbers::{NumberRole, Unit, number_words, units};

use crate::lexicon::{Phrases, Vocabulary, WordMap};
use crate::model::Bound;

/// What numbers are made of, and what stands around them.
#[derive(Debug)]
pub(crate) struct NumberTables {
    /// Words of numbers.
    pub(super) numbers: Phrases<NumberRole>,
    pub(super) bounds: Phrases<Bound>,
    pub(super) bounds_after: Phrases<Bound>,
    pub(super) labels: WordMap<()>,
    pub(super) times: WordMap<()>,
    pub(super) units: Phrases<&'static Unit>,
    /// Words that may begin a quantity.
    pub(super) starts: WordMap<()>,
}

impl NumberTables {
    pub(crate) fn build(vocabulary: &mut Vocabulary) -> NumberTables {
        let mut tables = NumberTables {
            numbers: Phrases::default(),
            bounds: Phrases::default(),
            bounds_after: Phrases::default(),
            labels: WordMap::default(),
            times: WordMap::default(),
            units: Phrases::default(),
            starts: WordMap::default(),
        };
        for row in number_words() {
            let phrase = vocabulary.intern_phrase(row.words);
            let Some(&first) = phrase.first() else { continue };
            match row.role {
                NumberRole::Label => {
                    tables.labels.insert(vocabulary.intern(row.words), ());
                    continue;
                }
                NumberRole::Time => {
                    tables.times.insert(vocabulary.intern(row.words), ());
                    continue;
                }
                NumberRole::AtLeastAfter => {
                    tables.bounds_after.insert(&phrase, Bound::AtLeast);
                    continue;
                }
                NumberRole::ApproximateAfter => {
                    tables.bounds_after.insert(&phrase, Bound::Approximate);
                    continue;
                }
                NumberRole::AtLeast => drop(tables.bounds.insert(&phrase, Bound::AtLeast)),
                NumberRole::AtMost => drop(tables.bounds.insert(&phrase, Bound::AtMost)),
                NumberRole::Approximate => drop(tables.bounds.insert(&phrase, Bound::Approximate)),
                NumberRole::Scale(_) | NumberRole::AndHalf | NumberRole::OutOf => {
                    tables.numbers.insert(&phrase, row.role);
                    continue;
                }
                NumberRole::Cardinal(_) | NumberRole::Exact(_) | NumberRole::Vague(_) | NumberRole::Share(_) => {
                    tables.numbers.insert(&phrase, row.role);
                }
            }
            tables.starts.insert(first, ());
        }
        for unit in units() {
            let phrase = vocabulary.intern_phrase(unit.words);
            tables.units.insert(&phrase, unit);
            if let Some(&first) = phrase.first().filter(|_| unit.money) {
                tables.starts.insert(first, ());
            }
        }
        tables
    }
}
