//! Phrases of one or more words, longest match first.

use rustc_hash::FxHashMap;

use super::vocabulary::{WordId, WordMap};

/// A value for some phrases.
#[derive(Clone, Debug)]
pub(crate) struct Phrases<V> {
    first: WordMap<u32>,
    next: FxHashMap<(u32, WordId), u32>,
    values: Vec<Option<V>>,
}

impl<V> Default for Phrases<V> {
    fn default() -> Self {
        Phrases { first: WordMap::default(), next: FxHashMap::default(), values: Vec::new() }
    }
}

impl<V> Phrases<V> {
    /// Sets the phrase's value and gives back the one it had. An empty phrase is ignored.
    pub(crate) fn insert(&mut self, phrase: &[WordId], value: V) -> Option<V> {
        let (&first, rest) = phrase.split_first()?;
        let mut node = match self.first.get(first) {
            Some(&node) => node,
            None => {
                let node = self.add_node();
                self.first.insert(first, node);
                node
            }
        };
        for &word in rest {
            node = match self.next.get(&(node, word)) {
                Some(&node) => node,
                None => {
                    let child = self.add_node();
                    self.next.insert((node, word), child);
                    child
                }
            };
        }
        self.values[node as usize].replace(value)
    }

    fn add_node(&mut self) -> u32 {
        self.values.push(None);
        self.values.len() as u32 - 1
    }

    /// The longest phrase at the start of `words`: how many words it takes, and its value.
    pub(crate) fn longest(&self, words: &[WordId]) -> Option<(usize, &V)> {
        let (&first, rest) = words.split_first()?;
        let mut node = *self.first.get(first)?;
        let mut best = self.values[node as usize].as_ref().map(|value| (1, value));
        for (taken, &word) in rest.iter().enumerate() {
            let Some(&child) = self.next.get(&(node, word)) else { break };
            node = child;
            if let Some(value) = &self.values[node as usize] {
                best = Some((taken + 2, value));
            }
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Vocabulary;

    #[test]
    fn the_longest_phrase_wins() {
        let mut vocabulary = Vocabulary::default();
        let mut phrases = Phrases::default();
        for phrase in ["foreign", "foreign minister", "foreign minister of state"] {
            phrases.insert(&vocabulary.intern_phrase(phrase), phrase);
        }
        let mut longest = |text: &str| phrases.longest(&vocabulary.intern_phrase(text)).map(|(_, phrase)| *phrase);
        assert_eq!(longest("Foreign Minister of Qatar"), Some("foreign minister"));
        assert_eq!(longest("foreign minister of state for trade"), Some("foreign minister of state"));
        assert_eq!(longest("foreign aid"), Some("foreign"));
        assert_eq!(longest("the foreign minister"), None);
    }
}
