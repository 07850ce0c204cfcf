//! What this step looks up.

use dateline_lang::{Points, RulerUse, Title};
use rustc_hash::FxHashMap;

use crate::lexicon::{Phrases, Vocabulary, WordId, WordMap, fold};
use crate::passing::Known;

/// What this step looks up.
#[derive(Debug)]
pub(crate) struct Tables {
    /// Words that refer without being names.
    pub(super) cues: Phrases<Cue>,
    /// Names, adjectives, people and capitals of countries.
    pub(super) nations: Phrases<Nation>,
    /// How a word lets a capital stand for its government.
    pub(super) ruler_words: WordMap<Vec<RulerUse>>,
    /// "of", "for", "at": between an office and its body.
    pub(super) of: Vec<WordId>,
    /// "the", "a", "an", "his" …
    pub(super) determiners: Vec<WordId>,
    /// "and", "or"
    pub(super) and: Vec<WordId>,
    /// "with", "between", "from", "to", "by", "against", "towards", "on"
    pub(super) beside: Vec<WordId>,
    /// "in", "at", "near": before a place that is no more than a place.
    pub(super) locating: Vec<WordId>,
    /// "province", "district" … after a province's name; "city", "town" after a city's.
    pub(super) area_words: WordMap<AreaWord>,
    /// What police is called in one word; towns have police of their own.
    pub(super) police: Vec<WordId>,
    /// What a county is called; bodies of every sort are named after theirs.
    pub(super) counties: Vec<WordId>,
    /// Holders of high office, with their countries.
    pub(super) people: Vec<(super::people::Spelled, &'static str)>,
    /// All rows of the tables by folded name.
    pub(super) rows: FxHashMap<Box<str>, Vec<Known>>,
}

/// Words that refer without being a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    /// Index into [`dateline_lang::titles`].
    Title(u16),
    /// Index into [`dateline_lang::bodies`].
    Body(u16),
    /// A common noun or pronoun.
    Points(Points),
}

impl Cue {
    /// The title, if it is one.
    pub(super) fn title(self) -> Option<&'static Title> {
        match self {
            Cue::Title(at) => dateline_lang::titles().get(at as usize),
            _ => None,
        }
    }
}

/// A country's name, adjective, people or capital.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Nation {
    /// Index into [`dateline_lang::countries`].
    pub(super) country: u16,
    /// Which of them.
    pub(super) form: NationForm,
}

/// Which of a country's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NationForm {
    Name,
    Adjective,
    People,
    Capital,
}

/// What a word after a name tells of the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum AreaWord {
    Province,
    City,
}

impl Tables {
    pub(crate) fn build(vocabulary: &mut Vocabulary) -> Tables {
        let mut words = |list: &[&str]| list.iter().map(|word| vocabulary.intern(word)).collect::<Vec<_>>();
        let of = words(&["of", "for", "at", "to", "in"]);
        let determiners = words(&["the", "a", "an", "its", "their", "his", "her"]);
        let and = words(&["and", "or", "/", "&"]);
        let beside = words(&["with", "between", "from", "to", "by", "against", "towards", "toward", "on", "and"]);
        let locating = words(&[
            "in", "at", "near", "to", "from", "of", "around", "outside", "inside", "into", "toward", "towards",
            "across", "through", "via", "with", "between", "by", "on", "for", "against", "over", "about", "within",
        ]);
        let police: Vec<&str> = dateline_lang::bodies()
            .iter()
            .filter(|body| body.sector == "COP")
            .flat_map(|body| body.words.iter().copied())
            .filter(|words| !words.contains(' '))
            .collect();
        let police = words(&police);
        let counties = words(&["county"]);
        let mut area_words = WordMap::default();
        for word in [
            "province",
            "provinces",
            "governorate",
            "governorates",
            "oblast",
            "oblasts",
            "state",
            "states",
            "region",
            "regions",
            "district",
            "districts",
            "county",
            "counties",
        ] {
            area_words.insert(vocabulary.intern(word), AreaWord::Province);
        }
        for word in ["city", "cities", "town", "towns", "airport", "village", "villages"] {
            area_words.insert(vocabulary.intern(word), AreaWord::City);
        }
        Tables {
            cues: cues(vocabulary),
            nations: nations(vocabulary),
            ruler_words: ruler_words(vocabulary),
            of,
            determiners,
            and,
            beside,
            locating,
            area_words,
            police,
            counties,
            people: super::people::known(),
            rows: rows(),
        }
    }

    /// The rows of the tables with this name.
    pub(super) fn rows(&self, name: &str) -> &[Known] {
        let folded = fold(name);
        let bare = folded.strip_prefix("the ").unwrap_or(&folded);
        self.rows.get(&*folded).or_else(|| self.rows.get(bare)).map_or(&[], Vec::as_slice)
    }
}

fn cues(vocabulary: &mut Vocabulary) -> Phrases<Cue> {
    let mut cues = Phrases::default();
    for (at, body) in dateline_lang::bodies().iter().enumerate() {
        for words in &body.words {
            cues.insert(&vocabulary.intern_phrase(words), Cue::Body(at as u16));
        }
    }
    // "officials" is a body, "official" an office: titles come later and win over bodies of the same words.
    for (at, title) in dateline_lang::titles().iter().enumerate() {
        cues.insert(&vocabulary.intern_phrase(title.words), Cue::Title(at as u16));
    }
    for &(words, points) in dateline_lang::nominals() {
        cues.insert(&vocabulary.intern_phrase(words), Cue::Points(points));
    }
    cues
}

fn nations(vocabulary: &mut Vocabulary) -> Phrases<Nation> {
    let mut nations = Phrases::default();
    // The least telling first: where two share a word, the later entry stands.
    for form in [NationForm::Capital, NationForm::People, NationForm::Adjective, NationForm::Name] {
        for (at, country) in dateline_lang::countries().iter().enumerate().rev() {
            let nation = Nation { country: at as u16, form };
            let words: Vec<&str> = match form {
                NationForm::Name => std::iter::once(country.name).chain(country.aliases.iter().copied()).collect(),
                NationForm::Adjective => country.adjectives.clone(),
                NationForm::People => country.people.clone(),
                NationForm::Capital => country.capitals.clone(),
            };
            for words in words {
                nations.insert(&vocabulary.intern_phrase(words), nation);
            }
        }
    }
    nations
}

fn ruler_words(vocabulary: &mut Vocabulary) -> WordMap<Vec<RulerUse>> {
    let mut words: WordMap<Vec<RulerUse>> = WordMap::default();
    for &(word, usage) in dateline_lang::ruler_words() {
        let id = vocabulary.intern(word);
        match words.get_mut(id) {
            Some(uses) => uses.push(usage),
            None => {
                words.insert(id, vec![usage]);
            }
        }
    }
    words
}

fn rows() -> FxHashMap<Box<str>, Vec<Known>> {
    let mut rows: FxHashMap<Box<str>, Vec<Known>> = FxHashMap::default();
    let mut add = |name: &str, known: Known| {
        let known_so_far = rows.entry(fold(name).into()).or_default();
        if !known_so_far.contains(&known) {
            known_so_far.push(known);
        }
    };
    for (at, country) in dateline_lang::countries().iter().enumerate() {
        for name in std::iter::once(&country.name).chain(&country.aliases) {
            add(name, Known::Country(at as u16));
        }
    }
    for (at, place) in dateline_lang::places().iter().enumerate() {
        for name in std::iter::once(&place.name).chain(&place.aliases) {
            add(name, Known::Place(at as u32));
        }
    }
    for (at, actor) in dateline_lang::actors().iter().enumerate() {
        for name in std::iter::once(&actor.name).chain(&actor.aliases) {
            add(name, Known::Actor(at as u16));
        }
    }
    rows
}
