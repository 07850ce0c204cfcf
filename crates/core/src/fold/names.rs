//! Compares people's names across spellings.

use crate::lexicon::{fold, sound_key};

/// A person's name, cut for comparison.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PersonName {
    parts: Vec<Part>,
}

/// One word of a name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Part {
    folded: String,
    key: String,
}

impl PersonName {
    /// Cuts a name. Hyphens separate, apostrophes and full stops do not count.
    pub(super) fn new(name: &str) -> Self {
        let folded = fold(name);
        let parts = folded
            .split(|letter: char| letter.is_whitespace() || letter == '-')
            .map(|word| word.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>())
            .filter(|word| !word.is_empty() && !is_particle(word))
            .map(|folded| Part { key: sound_key(&folded), folded })
            .collect();
        PersonName { parts }
    }

    /// How many words it has.
    pub(super) fn len(&self) -> usize {
        self.parts.len()
    }

    /// What names that may be the same share in their last word.
    pub(super) fn last_key(&self) -> Option<&str> {
        self.parts.last().map(|part| part.key.as_str())
    }

    /// Whether both can name one person: every word of the shorter stands in the longer, in order, and the last words
    /// match. A single word matches the last word only.
    pub(super) fn may_be(&self, other: &PersonName) -> bool {
        let (short, long) = if self.len() <= other.len() { (self, other) } else { (other, self) };
        let (Some(short_last), Some(long_last)) = (short.parts.last(), long.parts.last()) else { return false };
        if !short_last.sounds_like(long_last) {
            return false;
        }
        let mut rest = long.parts.iter();
        short.parts.iter().all(|part| {
            rest.any(|candidate| {
                part.sounds_like(candidate) || part.is_initial_of(candidate) || candidate.is_initial_of(part)
            })
        })
    }
}

impl Part {
    fn sounds_like(&self, other: &Part) -> bool {
        self.key == other.key
    }

    fn is_initial_of(&self, other: &Part) -> bool {
        let mut letters = self.folded.chars();
        letters.next() == other.folded.chars().next() && letters.next().is_none()
    }
}

fn is_particle(word: &str) -> bool {
    matches!(word, "al" | "el" | "ul" | "ur" | "bin" | "ibn" | "bint" | "abu" | "the" | "s")
}

#[cfg(test)]
mod tests {
    use super::PersonName;

    #[test]
    fn spellings_of_one_name_meet() {
        for (one, two) in [
            ("Khawaja Muhammad Asif", "Khawaja Asif"),
            ("Khawaja Asif", "Asif"),
            ("Amir Khan Muttaqi", "Mutaqqi"),
            ("Amir Khan Muttaqi", "Amir Khan Mutaqi"),
            ("Mohammad Sadiq", "Muhammad Sadiq"),
            ("Noor Wali Mehsud", "Noor Wali Mahsud"),
            ("J. Smith", "Jane Smith"),
        ] {
            assert!(PersonName::new(one).may_be(&PersonName::new(two)), "{one} and {two}");
            assert!(PersonName::new(two).may_be(&PersonName::new(one)), "{two} and {one}");
        }
    }

    #[test]
    fn names_of_different_people_do_not() {
        for (one, two) in [
            ("Hamid Karzai", "Wais Karzai"),
            ("Ahmad Khan", "Khan Ahmad"),
            ("Mullah Yaqoob", "Mullah Baradar"),
            ("Ali", "Aly Reza"),
            ("", "Asif"),
        ] {
            assert!(!PersonName::new(one).may_be(&PersonName::new(two)), "{one} and {two}");
        }
    }
}
