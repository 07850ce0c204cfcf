//! Words as small numbers.

use rustc_hash::FxHashMap;

use super::fold_case::fold;
use crate::segment;

/// A word of the vocabulary, whatever its case and diacritics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(pub(crate) u32);

impl WordId {
    /// A word that no table mentions.
    pub const UNKNOWN: WordId = WordId(0);

    /// Whether a table mentions it.
    pub fn is_known(self) -> bool {
        self != WordId::UNKNOWN
    }
}

/// All words that any table mentions.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    ids: FxHashMap<Box<str>, WordId>,
}

impl Vocabulary {
    /// The word's id, made if need be. Only for building the lexicon.
    pub(crate) fn intern(&mut self, word: &str) -> WordId {
        let folded = fold(word);
        if let Some(&id) = self.ids.get(&*folded) {
            return id;
        }
        let id = WordId(self.ids.len() as u32 + 1);
        self.ids.insert(folded.into(), id);
        id
    }

    /// The ids of a phrase's tokens, cut as the text is cut. Only for building the lexicon.
    pub(crate) fn intern_phrase(&mut self, phrase: &str) -> Vec<WordId> {
        segment::tokens(phrase).iter().map(|token| self.intern(token.span.of(phrase))).collect()
    }

    /// The word's id, or [`WordId::UNKNOWN`].
    pub(crate) fn look_up(&self, word: &str) -> WordId {
        const SHORT: usize = 32;
        let mut lower = [0; SHORT];
        let plain = match lower.get_mut(..word.len()).filter(|_| word.is_ascii()) {
            Some(lower) => {
                lower.copy_from_slice(word.as_bytes());
                lower.make_ascii_lowercase();
                std::str::from_utf8(lower).ok()
            }
            None => None,
        };
        let found = match plain {
            Some(lower) => self.ids.get(lower),
            None => self.ids.get(&*fold(word)),
        };
        found.copied().unwrap_or_default()
    }
}

/// A value for some words, found without hashing.
#[derive(Clone, Debug)]
pub(crate) struct WordMap<V> {
    values: Vec<Option<V>>,
}

impl<V> Default for WordMap<V> {
    fn default() -> Self {
        WordMap { values: Vec::new() }
    }
}

impl<V> WordMap<V> {
    /// Sets the word's value and gives back the one it had.
    pub(crate) fn insert(&mut self, word: WordId, value: V) -> Option<V> {
        let at = word.0 as usize;
        if self.values.len() <= at {
            self.values.resize_with(at + 1, || None);
        }
        self.values[at].replace(value)
    }

    /// The word's value. The unknown word has none.
    pub(crate) fn get(&self, word: WordId) -> Option<&V> {
        self.values.get(word.0 as usize)?.as_ref()
    }

    /// The word's value, to change it.
    pub(crate) fn get_mut(&mut self, word: WordId) -> Option<&mut V> {
        self.values.get_mut(word.0 as usize)?.as_mut()
    }
}
