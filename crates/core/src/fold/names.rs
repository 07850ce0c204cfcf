//! Compares people's names across spellings.

use crate::lexicon::fold;

/// A person's name, cut for comparison.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PersonName {
    parts: Vec<Part>,
}

/// One word of a name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Part {
    folded: String,
    skeleton: String,
}

impl PersonName {
    /// Cuts a name. Hyphens separate, apostrophes and full stops do not count.
    pub(super) fn new(name: &str) -> Self {
        let folded = fold(name);
        let parts = folded
            .split(|letter: char| letter.is_whitespace() || letter == '-')
            .map(|word| word.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>())
            .filter(|word| !word.is_empty() && !is_particle(word))
            .map(|folded| Part { skeleton: skeleton(&folded), folded })
            .collect();
        PersonName { parts }
    }

    /// How many words it has.
    pub(super) fn len(&self) -> usize {
        self.parts.len()
    }

    /// What names that may be the same share in their last word.
    pub(super) fn last_skeleton(&self) -> Option<&str> {
        self.parts.last().map(|part| part.skeleton.as_str())
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
        if self.folded == other.folded {
            return true;
        }
        let shorter = self.folded.chars().count().min(other.folded.chars().count());
        shorter >= 4 && self.skeleton == other.skeleton && distance_at_most_two(&self.folded, &other.folded)
    }

    fn is_initial_of(&self, other: &Part) -> bool {
        let mut letters = self.folded.chars();
        letters.next() == other.folded.chars().next() && letters.next().is_none()
    }
}

fn is_particle(word: &str) -> bool {
    matches!(word, "al" | "el" | "ul" | "ur" | "bin" | "ibn" | "bint" | "abu" | "the" | "s")
}

/// What stays of a word whatever the transliteration: its first letter and its consonants, doubles once.
fn skeleton(word: &str) -> String {
    let mut skeleton = String::new();
    let mut last = '\0';
    for (at, letter) in word.chars().enumerate() {
        let letter = match letter {
            'q' | 'c' => 'k',
            'y' | 'e' => 'i',
            'w' => 'v',
            'z' => 's',
            other => other,
        };
        let vowel = matches!(letter, 'a' | 'i' | 'o' | 'u');
        if letter != last && (at == 0 || !vowel) {
            skeleton.push(letter);
        }
        last = letter;
    }
    skeleton
}

/// Whether two insertions, deletions or replacements turn one word into the other.
fn distance_at_most_two(one: &str, two: &str) -> bool {
    let one: Vec<char> = one.chars().collect();
    let two: Vec<char> = two.chars().collect();
    if one.len().abs_diff(two.len()) > 2 {
        return false;
    }
    let mut row: Vec<usize> = (0..=two.len()).collect();
    for (at, letter) in one.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = at + 1;
        for (to, other) in two.iter().enumerate() {
            let replaced = diagonal + usize::from(letter != other);
            diagonal = row[to + 1];
            row[to + 1] = replaced.min(row[to] + 1).min(diagonal + 1);
        }
    }
    row[two.len()] <= 2
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
