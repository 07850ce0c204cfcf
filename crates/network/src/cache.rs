//! Keeps what the first layer adds up of words. Most words of a text have been seen before, and making their sums costs
//! as much as everything after it; what is found does not depend on what is kept.

use rustc_hash::FxHashMap;

use crate::embeddings::{Embeddings, Scratch};

/// Words that are kept. With the usual 1,536 values each that is 25 MB; all but 6 or 7 words of a hundred in the news are
/// then still there when they come again (with half as many, all but 11).
pub(crate) const MOST_WORDS: usize = 8192;

/// The sums of words seen lately.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cache {
    slots: FxHashMap<Box<str>, u32>,
    words: Vec<Slot>,
    /// Of each word its sums, as [`pack`](crate::fixed::pack) puts them. Each has memory of its own, so that none is copied
    /// when there are more.
    sums: Vec<Box<[i32]>>,
    width: usize,
    /// Where to look next for a word to forget.
    hand: usize,
    /// Counts calls of [`Cache::find`].
    turn: u32,
    scratch: Scratch,
}

#[derive(Clone, Debug)]
struct Slot {
    word: Box<str>,
    /// When it was asked for last.
    turn: u32,
    /// It was asked for since the hand passed by.
    seen: bool,
}

impl Cache {
    /// For each word the place of its sums, good until the next call. At most [`MOST_WORDS`] words at a time.
    pub(crate) fn find(&mut self, words: &[&str], embeddings: &Embeddings, places: &mut Vec<u32>) {
        if self.width != embeddings.width() {
            *self = Cache { width: embeddings.width(), ..Cache::default() };
        }
        debug_assert!(words.len() <= MOST_WORDS, "a word may be forgotten while it is asked for");
        self.turn = self.turn.wrapping_add(1);
        places.clear();
        let (mut new_words, mut new_slots) = (Vec::new(), Vec::new());
        for word in words {
            let known = self.slots.get(*word).copied();
            let slot = known.unwrap_or_else(|| self.place(word));
            if known.is_none() {
                new_words.push(*word);
                new_slots.push(slot);
            }
            let kept = &mut self.words[slot as usize];
            (kept.turn, kept.seen) = (self.turn, true);
            places.push(slot);
        }
        if !new_words.is_empty() {
            embeddings.add_up(&new_words, &new_slots, &mut self.sums, &mut self.scratch);
        }
    }

    /// The sums at a place, for the word before, the word itself, and the word after.
    #[inline(always)]
    pub(crate) fn sums(&self, place: u32) -> [&[i32]; 3] {
        let row = &self.sums[place as usize][..self.width];
        let (before, rest) = row.split_at(self.width / 3);
        let (here, after) = rest.split_at(self.width / 3);
        [before, here, after]
    }

    /// A place for a word: a new one, or that of a word not asked for lately.
    fn place(&mut self, word: &str) -> u32 {
        let slot = Slot { word: word.into(), turn: self.turn, seen: true };
        let place = if self.words.len() < MOST_WORDS {
            self.words.push(slot);
            self.sums.push(vec![0; self.width].into());
            self.words.len() - 1
        } else {
            let place = self.forgotten();
            self.slots.remove(&self.words[place].word);
            self.words[place] = slot;
            place
        };
        self.slots.insert(word.into(), place as u32);
        place as u32
    }

    /// Moves the hand over the words, past those asked for since its last round.
    fn forgotten(&mut self) -> usize {
        loop {
            let place = self.hand;
            self.hand = (self.hand + 1) % self.words.len();
            let slot = &mut self.words[place];
            if !std::mem::take(&mut slot.seen) && slot.turn != self.turn {
                return place;
            }
        }
    }
}
