//! What a full stop after an abbreviation means.

use std::sync::OnceLock;

use dateline_lang::{AbbreviationClass, abbreviations, sentence_starters};
use rustc_hash::{FxHashMap, FxHashSet};

/// What a full stop is, for the cutting of tokens.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum AfterStop {
    Abbreviation,
    Word,
}

/// The class of an abbreviation, for asking what its stop means here.
#[derive(Clone, Copy)]
pub(super) struct Class(AbbreviationClass);

impl Class {
    /// What the stop is, given the next visible character.
    pub(super) fn after(self, follower: Option<char>) -> AfterStop {
        let abbreviation = match self.0 {
            AbbreviationClass::Title | AbbreviationClass::Inner => true,
            AbbreviationClass::Number => follower.is_some_and(char::is_numeric),
            AbbreviationClass::Before => follower.is_some_and(|letter| letter.is_numeric() || letter.is_uppercase()),
        };
        if abbreviation { AfterStop::Abbreviation } else { AfterStop::Word }
    }

    /// Whether it never ends a sentence.
    pub(super) fn never_ends(self) -> bool {
        matches!(self.0, AbbreviationClass::Title | AbbreviationClass::Number | AbbreviationClass::Before)
    }
}

/// The class of a word without its full stop, if it is an abbreviation, or ends with one: "Lt-Gen".
pub(super) fn class_of(word: &str) -> Option<Class> {
    const LONGEST: usize = 8;
    static CLASSES: OnceLock<FxHashMap<String, AbbreviationClass>> = OnceLock::new();
    let word = word.rsplit('-').next().unwrap_or(word);
    if word.len() > LONGEST {
        return None;
    }
    let classes = CLASSES.get_or_init(|| {
        let mut classes = FxHashMap::default();
        for row in abbreviations() {
            classes.insert(row.word.to_owned(), row.class);
            if row.word.len() > 1 && row.class != AbbreviationClass::Number {
                classes.insert(row.word.to_uppercase(), row.class);
            }
        }
        classes
    });
    classes.get(word).copied().map(Class)
}

/// Whether a capitalised word begins a sentence when it follows an abbreviation.
pub(super) fn starts_sentence(word: &str) -> bool {
    static WORDS: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    WORDS.get_or_init(|| sentence_starters().iter().copied().collect()).contains(word)
}
