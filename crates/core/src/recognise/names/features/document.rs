//! What the rest of the document says of a word: how it is written there, what names it is part of.

use rustc_hash::FxHashMap;

use super::super::capitals::Capital;
use super::super::{Candidate, ENOUGH, Text};
use super::list::{CLASS_COUNT, coarse};
use crate::model::Kind;
use crate::passing::Shape;

/// A word of the document, whatever its case; 0 for what is no word.
type Key = u64;

/// How often a word is written so, and is part of names of each class.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Seen {
    pub(super) small: u16,
    /// With a capital.
    pub(super) large: u16,
    /// With a capital where only names have one.
    pub(super) inside: u16,
    pub(super) whole: [u16; CLASS_COUNT],
    pub(super) part: [u16; CLASS_COUNT],
    pub(super) surname: u16,
}

/// What the document says of its words.
#[derive(Debug, Default)]
pub(super) struct Words {
    keys: Vec<Key>,
    seen: FxHashMap<Key, Seen>,
    /// Classes of the names with these initials, one bit each.
    initials: FxHashMap<Key, u8>,
}

impl Words {
    /// `inside`: whether the capital of a token says something.
    pub(super) fn of(text: Text<'_>, capitals: &[Capital], candidates: &[Candidate]) -> Words {
        let mut words = Words::default();
        words.keys.reserve(text.segments.tokens.len());
        for (token, capital) in text.segments.tokens.iter().zip(capitals) {
            let large = match token.shape {
                Shape::Lower => false,
                Shape::Capital | Shape::Upper | Shape::Mixed => true,
                _ => {
                    words.keys.push(0);
                    continue;
                }
            };
            let key = key(token.span.of(text.text));
            words.keys.push(key);
            let seen = words.seen.entry(key).or_default();
            let count = if large { &mut seen.large } else { &mut seen.small };
            *count = count.saturating_add(1);
            if large && *capital == Capital::Yes {
                seen.inside = seen.inside.saturating_add(1);
            }
        }
        for candidate in candidates {
            words.learn(text, candidate);
        }
        words
    }

    fn learn(&mut self, text: Text<'_>, candidate: &Candidate) {
        if candidate.span.is_some() {
            return;
        }
        let accepted = accepted_class(candidate);
        let single = candidate.to == candidate.from + 1;
        if let Some(class) = accepted {
            for at in candidate.from..candidate.to {
                if let Some(seen) = self.seen.get_mut(&self.keys[at]) {
                    let count = if single { &mut seen.whole[class] } else { &mut seen.part[class] };
                    *count = count.saturating_add(1);
                    if is_surname(candidate, at) {
                        seen.surname = seen.surname.saturating_add(1);
                    }
                }
            }
        }
        if let Some(key) = initials(text, candidate) {
            *self.initials.entry(key).or_default() |= 1 << accepted.unwrap_or(coarse(candidate.scores.best().0));
        }
    }

    /// How the document writes a word, without what this token itself adds.
    pub(super) fn elsewhere(&self, at: usize, capital: Capital, own: Option<&Candidate>) -> Option<Seen> {
        let mut seen = *self.seen.get(&self.keys[at])?;
        seen.large = seen.large.saturating_sub(1);
        seen.inside = seen.inside.saturating_sub(u16::from(capital == Capital::Yes));
        let own = own.filter(|own| own.span.is_none());
        if let Some((own, class)) = own.and_then(|own| Some((own, accepted_class(own)?))) {
            let single = own.to == own.from + 1;
            let count = if single { &mut seen.whole[class] } else { &mut seen.part[class] };
            *count = count.saturating_sub(1);
            seen.surname = seen.surname.saturating_sub(u16::from(is_surname(own, at)));
        }
        Some(seen)
    }

    /// The classes of the names whose initials a token is, one bit each.
    pub(super) fn initialled(&self, at: usize) -> u8 {
        self.initials.get(&self.keys[at]).copied().unwrap_or_default()
    }

    /// Whether the document has the initials of a candidate as a word.
    pub(super) fn has_initials(&self, text: Text<'_>, candidate: &Candidate) -> bool {
        initials(text, candidate).and_then(|key| self.seen.get(&key)).is_some_and(|seen| seen.large > 0)
    }
}

/// The class of a candidate that is taken for a name.
fn accepted_class(candidate: &Candidate) -> Option<usize> {
    let (kind, points) = candidate.scores.best();
    (!candidate.doubtful && points >= ENOUGH).then(|| coarse(kind))
}

/// Whether a token is the last of several that name a person.
fn is_surname(candidate: &Candidate, at: usize) -> bool {
    at + 1 == candidate.to && at > candidate.from && candidate.scores.best().0 == Kind::Person
}

/// The initials of a name of several words, through its hyphens: "Tehreek-e-Taliban Pakistan", TTP.
fn initials(text: Text<'_>, candidate: &Candidate) -> Option<Key> {
    let mut count = 0;
    let mut hash = Hash::default();
    for token in &text.segments.tokens[candidate.from..candidate.to] {
        for part in token.span.of(text.text).split('-') {
            if let Some(first) = part.chars().next().filter(|first| first.is_uppercase()) {
                hash.add(first);
                count += 1;
            }
        }
    }
    (count > 1 && candidate.span.is_none()).then_some(hash.0)
}

/// A word without case and full stops as a number. Two words of a document never share one in practice; if they did,
/// they would be counted together.
fn key(word: &str) -> Key {
    let mut hash = Hash::default();
    word.chars().filter(|letter| *letter != '.').for_each(|letter| hash.add(letter));
    hash.0
}

/// FNV-1a over lower-case letters: the same on every machine.
struct Hash(u64);

impl Default for Hash {
    fn default() -> Hash {
        Hash(0xcbf2_9ce4_8422_2325)
    }
}

impl Hash {
    fn add(&mut self, letter: char) {
        if letter.is_ascii() {
            self.mix(letter.to_ascii_lowercase());
        } else {
            letter.to_lowercase().for_each(|lower| self.mix(lower));
        }
    }

    fn mix(&mut self, letter: char) {
        self.0 = (self.0 ^ u64::from(u32::from(letter))).wrapping_mul(0x0100_0000_01b3);
    }
}
