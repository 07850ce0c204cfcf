//! Identifiers that say what they name and survive in a link: `A–Z a–z 0–9 - _ .` only.

use std::collections::BTreeMap;

use crate::lexicon::fold;

/// Longest identifier made from words, in bytes.
const LONGEST: usize = 48;

/// Gives each thing an identifier of its own, the same for the same things in the same order.
#[derive(Debug, Default)]
pub(super) struct Slugs {
    taken: BTreeMap<String, u32>,
}

impl Slugs {
    /// An identifier made from `words`; a number follows when several things have the same words.
    pub(super) fn make(&mut self, words: &str) -> String {
        let slug = slug(words);
        loop {
            let count = self.taken.entry(slug.clone()).or_insert(0);
            *count += 1;
            if *count == 1 {
                return slug;
            }
            let numbered = format!("{slug}.{count}");
            if !self.taken.contains_key(&numbered) {
                return numbered;
            }
        }
    }

    /// Gives this identifier to nothing.
    pub(super) fn keep(&mut self, id: &str) {
        self.taken.insert(id.to_owned(), 1);
    }
}

fn slug(words: &str) -> String {
    let mut slug = String::new();
    for letter in fold(words).chars() {
        if slug.len() >= LONGEST {
            break;
        }
        if letter.is_ascii_alphanumeric() {
            slug.push(letter);
        } else if letter.is_alphanumeric() {
            slug.push_str(&format!("u{:x}", u32::from(letter)));
        } else if !slug.is_empty() && !slug.ends_with('-') && letter != '\'' {
            slug.push('-');
        }
    }
    let trimmed = slug.trim_end_matches('-');
    if trimmed.is_empty() { "x".to_owned() } else { trimmed.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_readable_and_unique() {
        let mut slugs = Slugs::default();
        assert_eq!(slugs.make("Tehreek-e-Taliban Pakistan"), "tehreek-e-taliban-pakistan");
        assert_eq!(slugs.make("Türkiye’s ministry"), "turkiyes-ministry");
        assert_eq!(slugs.make("tehreek e taliban pakistan"), "tehreek-e-taliban-pakistan.2");
        assert_eq!(slugs.make("…"), "x");
        slugs.keep("x.2");
        assert_eq!(slugs.make("?"), "x.3");
        assert_eq!(slugs.make("北京"), "u5317u4eac");
    }
}
