//! Where sentences stand, by the hash of their words.

use std::cell::OnceCell;

use dateline_core::model::{Record, SentenceId};
use rustc_hash::FxHashMap;

use crate::words::sum;

/// A sentence of fewer words is told by its article as well: "Three were killed." stands in many.
const LONG: usize = 6;

/// A sentence with certain words.
#[derive(Clone, Copy, Debug)]
struct At {
    document: u32,
    sentence: SentenceId,
    is_long: bool,
}

/// Where sentences stand. Made when first asked: most corrections are of entities.
#[derive(Debug)]
pub(crate) struct Sentences<'a> {
    records: Vec<&'a Record>,
    by_words: OnceCell<FxHashMap<u64, Vec<At>>>,
    articles: OnceCell<Vec<u64>>,
}

impl<'a> Sentences<'a> {
    /// The sentences of these records.
    pub(crate) fn new(records: Vec<&'a Record>) -> Self {
        Sentences { records, by_words: OnceCell::new(), articles: OnceCell::new() }
    }

    /// Document and sentence of every sentence with these words; of a short one only in the article with those.
    pub(crate) fn find(&self, words: u64, article: u64) -> Vec<(u32, SentenceId)> {
        let all = self.by_words.get_or_init(|| self.index()).get(&words);
        let right = all.into_iter().flatten().filter(|at| at.is_long || self.article(at.document) == article);
        right.map(|at| (at.document, at.sentence)).collect()
    }

    /// The hash of a document's words.
    pub(crate) fn article(&self, document: u32) -> u64 {
        let articles = || self.records.iter().map(|record| sum(&record.page.text).0).collect();
        self.articles.get_or_init(articles)[document as usize]
    }

    fn index(&self) -> FxHashMap<u64, Vec<At>> {
        let mut index: FxHashMap<u64, Vec<At>> = FxHashMap::default();
        for (document, record) in (0..).zip(&self.records) {
            for (sentence, span) in (0..).zip(&record.sentences) {
                let (words, count) = sum(span.of(&record.page.text));
                index.entry(words).or_default().push(At { document, sentence, is_long: count >= LONG });
            }
        }
        index
    }
}
