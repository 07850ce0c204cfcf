//! The time tables, compiled: what each word can be, and the tree of patterns.

use dateline_lang::{TimeRule, feasts, time_rules, time_words};

use super::class::Class;
use super::digits::Sense;
use super::feast::FeastDay;
use super::guard::Guard;
use super::mask::Mask;
use super::pattern::{Symbols, Tree, expand};
use super::reading::Reading;
use crate::lexicon::{Phrases, Vocabulary, WordId, WordMap};
use crate::order::Order;

/// The compiled time tables.
#[derive(Debug)]
pub(crate) struct Tables {
    words: WordMap<Entry>,
    phrases: Phrases<Entry>,
    senses: Vec<Sense>,
    pub(super) symbols: Symbols,
    pub(super) tree: Tree,
    pub(super) rules: Vec<Rule>,
    pub(super) feasts: Vec<FeastDay>,
    pub(super) hyphen: Mask,
    pub(super) clues: super::direction::Clues,
}

/// What a word or phrase can be.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Entry {
    /// Everything it can be.
    pub(super) mask: Mask,
    /// What it can be without a capital.
    pub(super) lower: Mask,
    /// Whether it can be the heart of an expression.
    pub(super) anchor: bool,
    first: u32,
    count: u32,
}

/// A row of the table of patterns.
#[derive(Clone, Debug)]
pub(super) struct Rule {
    /// `time.day-month-year`
    pub(super) name: &'static str,
    pub(super) reading: Reading,
    pub(super) guards: Vec<Guard>,
}

struct Row {
    phrase: Vec<WordId>,
    sense: Option<Sense>,
    mask: Mask,
    capital: bool,
}

impl Tables {
    /// Compiles the tables. A row that breaks the format is a programming error, told with its line.
    pub(crate) fn build(vocabulary: &mut Vocabulary) -> Tables {
        let mut symbols = Symbols::new();
        let (tree, rules) = compile(time_rules(), &mut symbols);
        let mut rows = Vec::new();
        for word in time_words() {
            let wrong = |what: &str| -> ! { panic!("time_words.tsv:{}: {what}", word.line) };
            let class = Class::from_name(word.class).unwrap_or_else(|| wrong("no such class"));
            let value = class.value(word.value).unwrap_or_else(|| wrong("no such value of this class"));
            for words in &word.words {
                let phrase = vocabulary.intern_phrase(words);
                let mask = symbols.mask(class, value);
                rows.push(Row { phrase, sense: Some(Sense { class, value }), mask, capital: word.capital });
            }
        }
        for (at, feast) in feasts().iter().enumerate() {
            for name in &feast.names {
                let sense = Sense { class: Class::Feast, value: at as i32 };
                let mask = symbols.mask(sense.class, sense.value);
                rows.push(Row { phrase: vocabulary.intern_phrase(name), sense: Some(sense), mask, capital: true });
            }
        }
        for (word, mask) in symbols.words() {
            rows.push(Row { phrase: vec![vocabulary.intern(word)], sense: None, mask, capital: false });
        }
        rows.order_by(|a, b| a.phrase.cmp(&b.phrase));
        let mut tables = Tables {
            words: WordMap::default(),
            phrases: Phrases::default(),
            senses: Vec::new(),
            hyphen: symbols.word("-"),
            symbols,
            tree,
            rules,
            feasts: feasts().iter().map(FeastDay::new).collect(),
            clues: super::direction::Clues::build(vocabulary),
        };
        for same in rows.chunk_by(|a, b| a.phrase == b.phrase) {
            tables.add(same);
        }
        tables
    }

    fn add(&mut self, rows: &[Row]) {
        let mut entry = Entry { first: self.senses.len() as u32, ..Entry::default() };
        for row in rows {
            entry.mask = entry.mask.or(row.mask);
            if !row.capital {
                entry.lower = entry.lower.or(row.mask);
            }
            if let Some(sense) = row.sense {
                entry.anchor |= sense.class.is_anchor();
                self.senses.push(sense);
                entry.count += 1;
            }
        }
        match rows[0].phrase.as_slice() {
            [] => {}
            [word] => drop(self.words.insert(*word, entry)),
            phrase => drop(self.phrases.insert(phrase, entry)),
        }
    }

    /// What the word can be.
    pub(super) fn word(&self, word: WordId) -> Option<&Entry> {
        self.words.get(word)
    }

    /// The longest phrase of several words that the words begin with.
    pub(super) fn phrase(&self, words: &[WordId]) -> Option<(usize, &Entry)> {
        self.phrases.longest(words)
    }

    /// The senses of an entry.
    pub(super) fn senses(&self, entry: &Entry) -> &[Sense] {
        &self.senses[entry.first as usize..(entry.first + entry.count) as usize]
    }
}

fn compile(rows: &'static [TimeRule], symbols: &mut Symbols) -> (Tree, Vec<Rule>) {
    let parts: Vec<(&str, &str)> =
        rows.iter().filter_map(|row| row.name.strip_prefix('=').map(|name| (name, row.pattern))).collect();
    let (mut tree, mut rules) = (Tree::default(), Vec::new());
    for row in rows.iter().filter(|row| !row.name.starts_with('=')) {
        let wrong = |what: &str| -> ! { panic!("time_rules.tsv:{}: {what}", row.line) };
        let reading = Reading::from_name(row.reading).unwrap_or_else(|| wrong("no such reading"));
        let guard = |name: &&str| Guard::from_name(name).unwrap_or_else(|| wrong("no such condition"));
        let guards = row.when.iter().map(guard).collect();
        for way in expand(row.pattern, &parts, symbols).unwrap_or_else(|error| wrong(&error)) {
            tree.insert(rules.len() as u16, &way);
        }
        rules.push(Rule { name: row.name, reading, guards });
    }
    (tree, rules)
}
