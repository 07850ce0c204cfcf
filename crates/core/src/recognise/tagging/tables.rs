//! The tag tables, compiled: for each word and ending three lists of likely tags with costs.

use dateline_lang::grammar_words::{GrammarRole, grammar_words};
use dateline_lang::tagging::{Before, Shares, ending_tags, tag_pairs, word_tags};
use dateline_lang::tags::{TAGS, Tag};
use rustc_hash::FxHashMap;

use super::costs::{UNSEEN, cost};
use crate::lexicon::{Vocabulary, WordId, WordMap};
use crate::order::Order;

/// How many tags a word may have.
pub(super) const MOST: usize = 6;
const TAG_COUNT: usize = TAGS.len();

/// A tag and what it costs to choose it.
pub(super) type Choice = (Tag, i16);

/// Likely tags of a word, by how it is written.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    /// In lower case.
    pub(super) common: Vec<Choice>,
    /// With a capital inside a sentence.
    pub(super) capital: Vec<Choice>,
    /// With a capital that may mean nothing: first in a sentence, or in a headline.
    pub(super) either: Vec<Choice>,
}

/// The tag tables, compiled.
#[derive(Debug)]
pub(crate) struct TagTables {
    words: WordMap<Entry>,
    endings: FxHashMap<u32, Entry>,
    rest: Entry,
    /// By the tag before, then the tag: [`TAG_COUNT`] rows, and one for the start of a sentence.
    pairs: Vec<i16>,
    prior: [i16; TAG_COUNT],
    auxiliaries: WordMap<()>,
    common: WordMap<()>,
    demonstratives: WordMap<()>,
}

impl TagTables {
    pub(crate) fn build(vocabulary: &mut Vocabulary) -> TagTables {
        let mut tables = TagTables {
            words: WordMap::default(),
            endings: FxHashMap::default(),
            rest: Entry::default(),
            pairs: vec![UNSEEN; (TAG_COUNT + 1) * TAG_COUNT],
            prior: [UNSEEN; TAG_COUNT],
            auxiliaries: WordMap::default(),
            common: WordMap::default(),
            demonstratives: WordMap::default(),
        };
        for (form, role) in grammar_words() {
            if matches!(role, GrammarRole::Be | GrammarRole::Have) {
                tables.auxiliaries.insert(vocabulary.intern(form), ());
            }
            if *role == GrammarRole::Demonstrative {
                tables.demonstratives.insert(vocabulary.intern(form), ());
            }
        }
        for pair in tag_pairs() {
            let row = match pair.before {
                Before::Tag(tag) => tag as usize,
                Before::Start => TAG_COUNT,
                Before::Any => {
                    tables.prior[pair.after as usize] = pair.cost;
                    continue;
                }
            };
            tables.pairs[row * TAG_COUNT + pair.after as usize] = pair.cost;
        }
        for row in ending_tags() {
            let entry = tables.entry(&row.tags, &capital_by_ending(row.ending, &row.tags), 50);
            match key(row.ending.as_bytes()) {
                Some(key) if !row.ending.is_empty() => {
                    tables.endings.insert(key, entry);
                }
                _ => tables.rest = entry,
            }
        }
        for row in word_tags() {
            let word = vocabulary.intern(row.word);
            if !row.common.is_empty() {
                tables.common.insert(word, ());
            }
            let guess = tables.guess_shares(row.word);
            let common = if row.common.is_empty() { guess.clone() } else { row.common.clone() };
            let capital = match (row.capital.is_empty(), row.common.is_empty()) {
                (false, _) => row.capital.clone(),
                (true, false) => capital_by_ending(row.word, &common),
                (true, true) => capital_by_ending(row.word, &guess),
            };
            let mut entry = tables.entry(&common, &capital, if row.capital.is_empty() { 6 } else { 30 });
            if row.common.is_empty() {
                entry.either = entry.capital.clone();
                entry.common = merge(&entry.capital, &entry.common);
            }
            tables.words.insert(word, entry);
        }
        tables
    }

    /// What a word's table says of it.
    pub(super) fn word(&self, word: WordId) -> Option<&Entry> {
        self.words.get(word)
    }

    /// Whether a word is known as a common word, without a capital.
    pub(in crate::recognise) fn is_common(&self, word: WordId) -> bool {
        self.common.get(word).is_some()
    }

    /// Whether a word is a form of "be" or "have".
    pub(super) fn is_auxiliary(&self, word: WordId) -> bool {
        self.auxiliaries.get(word).is_some()
    }

    /// Whether a word is "this", "that", "these" or "those".
    pub(super) fn is_demonstrative(&self, word: WordId) -> bool {
        self.demonstratives.get(word).is_some()
    }

    /// What a word's ending says of it.
    pub(super) fn ending(&self, word: &str) -> &Entry {
        let bytes = word.as_bytes();
        for length in (1..=4.min(bytes.len().saturating_sub(2))).rev() {
            let entry = key(&bytes[bytes.len() - length..]).and_then(|key| self.endings.get(&key));
            if let Some(entry) = entry {
                return entry;
            }
        }
        &self.rest
    }

    /// The cost of a tag behind another, or at the start of a sentence.
    #[inline]
    pub(super) fn pair(&self, before: Option<Tag>, after: Tag) -> i16 {
        let row = before.map_or(TAG_COUNT, |tag| tag as usize);
        self.pairs[row * TAG_COUNT + after as usize]
    }

    fn guess_shares(&self, word: &str) -> Shares {
        let found = ending_tags()
            .iter()
            .filter(|row| word.ends_with(row.ending) && row.ending.len() + 2 <= word.len().max(2))
            .max_by_key(|row| row.ending.len());
        found.map(|row| row.tags.clone()).unwrap_or_default()
    }

    /// `names`: how many of a hundred are names where a capital may mean nothing.
    fn entry(&self, common: &Shares, capital: &Shares, names: u32) -> Entry {
        let mut either: Shares = Vec::new();
        for (shares, weight) in [(common, 100 - names), (capital, names)] {
            for &(tag, share) in shares {
                let part = (u32::from(share) * weight / 100) as u8;
                match either.iter_mut().find(|(other, _)| *other == tag) {
                    Some((_, sum)) => *sum += part,
                    None => either.push((tag, part)),
                }
            }
        }
        Entry { common: self.choices(common), capital: self.choices(capital), either: self.choices(&either) }
    }

    /// Costs are those of the word given the tag: the tag given the word, less what the tag costs anywhere.
    fn choices(&self, shares: &Shares) -> Vec<Choice> {
        let mut sorted = shares.clone();
        sorted.order_by_key(|&(tag, share)| (std::cmp::Reverse(share), tag));
        let choice = |&(tag, share): &(Tag, u8)| (tag, cost(u32::from(share), 100) - self.prior[tag as usize]);
        sorted.iter().take(MOST).map(choice).collect()
    }
}

/// A word that the table knows only with a capital keeps those tags in lower case, and may have others.
fn merge(first: &[Choice], second: &[Choice]) -> Vec<Choice> {
    let mut merged = first.to_vec();
    for &(tag, cost) in second {
        if merged.len() < MOST && !merged.iter().any(|(other, _)| *other == tag) {
            merged.push((tag, cost + 16));
        }
    }
    merged
}

/// The tags of a word with a capital inside a sentence: mostly a name, else what the word is without.
fn capital_by_ending(word: &str, common: &Shares) -> Shares {
    let plural = word.ends_with('s') && !word.ends_with("ss");
    let mut shares: Shares =
        if plural { vec![(Tag::ProperNoun, 62), (Tag::ProperNounPlural, 25)] } else { vec![(Tag::ProperNoun, 88)] };
    if ["ian", "ean", "ese", "ish", "ani", "eli", "aqi"].iter().any(|ending| word.ends_with(ending)) {
        shares[0].1 = 55;
        shares.push((Tag::Adjective, 40));
    }
    for &(tag, share) in common {
        let part = u32::from(share) / 10;
        if part > 0 && !shares.iter().any(|(other, _)| *other == tag) {
            shares.push((tag, part as u8));
        }
    }
    shares
}

/// At most four ASCII letters as a number, in lower case.
fn key(ending: &[u8]) -> Option<u32> {
    ending.iter().try_fold(0_u32, |key, byte| byte.is_ascii().then(|| key << 8 | u32::from(byte.to_ascii_lowercase())))
}
