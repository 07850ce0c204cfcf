//! Finds documents that repeat an earlier one, whole or in large part.
//!
//! Runs of five words are hashed and a fixed quarter of the hashes kept, so that copies keep the same ones.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use crate::dossier::{CopyOf, DocumentId};
use crate::model::Record;
use crate::order::{Order, OrderOnce};

/// Words in a run.
const RUN: usize = 5;
/// One hash of so many is kept.
const KEPT_ONE_OF: u64 = 4;
/// Runs known from more documents than this are boilerplate and tell nothing.
const COMMON: usize = 30;
/// A document is a copy when this share of its kept runs, in percent, stands in an earlier one.
const COPY_SHARE: usize = 50;
/// Shorter documents hold too few runs to tell; they are copies where all their words are the same.
const FEWEST_RUNS: usize = 4;
/// Documents of fewer words are alike by chance.
const FEWEST_WORDS: usize = 8;

/// The copies among the documents, by document.
pub(super) fn find(records: &[&Record]) -> Vec<CopyOf> {
    let mut order: Vec<usize> = (0..records.len()).collect();
    order.order_by_key(|&document| {
        (records[document].page.published.is_none(), records[document].page.published, document)
    });
    let mut seen: FxHashMap<u64, Vec<DocumentId>> = FxHashMap::default();
    let mut short: FxHashMap<u64, DocumentId> = FxHashMap::default();
    let mut shared: Vec<usize> = vec![0; records.len()];
    let mut copies = Vec::new();
    for document in order {
        let words = words(&records[document].page.text);
        let runs = runs(&words);
        if runs.len() < FEWEST_RUNS && words.len() >= FEWEST_WORDS {
            let whole = words.iter().fold(0, |hash, &word| turned(hash, word));
            match short.get(&whole) {
                Some(&of) => copies.push(CopyOf { document: document as DocumentId, of, share: 100 }),
                None => drop(short.insert(whole, document as DocumentId)),
            }
        }
        let mut touched: Vec<DocumentId> = Vec::new();
        for run in &runs {
            let holders = seen.entry(*run).or_default();
            for &holder in holders.iter() {
                if shared[holder as usize] == 0 {
                    touched.push(holder);
                }
                shared[holder as usize] += 1;
            }
            if holders.len() < COMMON {
                holders.push(document as DocumentId);
            }
        }
        let best = touched.iter().copied().max_by_key(|&holder| (shared[holder as usize], Reverse(holder)));
        if let Some(of) = best {
            let share = shared[of as usize] * 100 / runs.len().max(1);
            if runs.len() >= FEWEST_RUNS && share >= COPY_SHARE {
                copies.push(CopyOf { document: document as DocumentId, of, share: share.min(100) as u8 });
            }
        }
        for holder in touched {
            shared[holder as usize] = 0;
        }
    }
    name_the_first(&mut copies);
    copies.order_by_key(|copy| copy.document);
    copies
}

/// A copy of a copy is a copy of the first. Copies stand in the order they were published.
fn name_the_first(copies: &mut [CopyOf]) {
    for at in 1..copies.len() {
        let of = copies[at].of;
        if let Some(earlier) = copies[..at].iter().find(|copy| copy.document == of) {
            copies[at].of = earlier.of;
        }
    }
}

/// The hashes of a text's words.
fn words(text: &str) -> Vec<u64> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).map(hash_word).collect()
}

/// The kept hashes of the runs of words, each once, sorted.
fn runs(words: &[u64]) -> Vec<u64> {
    let mut runs: Vec<u64> = words
        .windows(RUN)
        .map(|run| run.iter().fold(0, |hash, &word| turned(hash, word)))
        .map(|hash| hash ^ (hash >> 29))
        .filter(|hash| hash % KEPT_ONE_OF == 0)
        .collect();
    runs.order();
    runs
}

/// A hash that goes on with a word.
fn turned(hash: u64, word: u64) -> u64 {
    hash.rotate_left(9).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ word
}

pub(super) fn hash_word(word: &str) -> u64 {
    let mut hash = 0xCBF2_9CE4_8422_2325u64;
    for byte in word.bytes() {
        hash = (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01B3);
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Page;

    fn record(published: &str, text: &str) -> Record {
        let page = Page { text: text.to_owned(), published: published.parse().ok(), ..Page::default() };
        Record { page, ..Record::default() }
    }

    fn story(about: &str) -> String {
        (0..60).map(|at| format!("Sentence {at} of the story about {about} number {}. ", at * 7)).collect()
    }

    #[test]
    fn a_short_text_is_a_copy_where_it_is_the_same() {
        let one = record("2025-10-13", "Traders wait at the crossing, the harbour office said.");
        let same = record("2025-10-14", "Traders wait at the crossing, the harbour office said!");
        let other = record("2025-10-14", "Traders wait at the crossing, the border office said.");
        let copies = find(&[&one, &same, &other]);
        assert_eq!(copies.iter().map(|copy| (copy.document, copy.of)).collect::<Vec<_>>(), [(1, 0)]);
        let words = record("2025-10-13", "Talks go on.");
        assert!(find(&[&words, &words]).is_empty());
    }

    #[test]
    fn a_longer_reprint_of_a_short_text_is_a_copy() {
        // The shortest beginning of a story that is still too short to be told by its runs, and that with more.
        let story = story("the border");
        let cut = |count: usize| story.split_inclusive(' ').take(count).collect::<String>();
        let of_runs = |count: usize| runs(&words(&cut(count))).len();
        let short = (FEWEST_WORDS..200).rfind(|&count| of_runs(count) < FEWEST_RUNS).unwrap();
        let (one, more) = (record("2025-10-13", &cut(short)), record("2025-10-14", &cut(short + 1)));
        assert_eq!(find(&[&one, &more]).len(), 1);
    }

    #[test]
    fn a_reprint_is_a_copy_of_the_earliest() {
        let original = record("2025-10-13", &story("the border"));
        let reprint = record("2025-10-14", &format!("From our partners. {}", story("the border")));
        let again = record("2025-10-15", &format!("{} Read more.", story("the border")));
        let other = record("2025-10-12", "Traders wait at the crossing. ".repeat(3).as_str());
        let copies = find(&[&again, &reprint, &original, &other]);
        assert_eq!(copies.iter().map(|copy| (copy.document, copy.of)).collect::<Vec<_>>(), [(0, 2), (1, 2)]);
        assert!(copies.iter().all(|copy| copy.share > 90));
    }

    #[test]
    fn reports_of_the_same_event_in_other_words_are_not() {
        let one = record(
            "2025-10-13",
            "Forces of both countries exchanged fire along the frontier on Saturday night, officials said.",
        );
        let two = record(
            "2025-10-13",
            "On Saturday night heavy fire was exchanged along the border by the two armies, according to officials.",
        );
        assert!(find(&[&one, &two]).is_empty());
        assert!(find(&[&record("", ""), &record("", "")]).is_empty());
    }
}
