//! All features, numbered. The weights of the network know them by these numbers: whoever changes the list trains anew.

use crate::model::Kind;

/// Features of one sort: every combination of one value from each axis.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block {
    first: u16,
    name: &'static str,
    axes: &'static [&'static [&'static str]],
}

impl Block {
    /// The block behind this one.
    const fn then(&self, name: &'static str, axes: &'static [&'static [&'static str]]) -> Block {
        Block { first: self.end(), name, axes }
    }

    const fn end(&self) -> u16 {
        let mut size = 1;
        let mut at = 0;
        while at < self.axes.len() {
            size *= self.axes[at].len();
            at += 1;
        }
        self.first + size as u16
    }

    /// The feature with one place on each axis.
    pub(super) fn id(&self, places: &[usize]) -> u16 {
        debug_assert_eq!(places.len(), self.axes.len());
        let combine = |id: usize, (axis, &place): (&&[&str], &usize)| id * axis.len() + place.min(axis.len() - 1);
        self.first + self.axes.iter().zip(places).fold(0, combine) as u16
    }

    /// What each feature of the block is called.
    fn names(&self) -> Vec<String> {
        let mut names = vec![self.name.to_owned()];
        for axis in self.axes {
            names = names.iter().flat_map(|name| axis.iter().map(move |value| format!("{name}.{value}"))).collect();
        }
        names
    }
}

/// The name of every feature, in order of its number.
pub(super) fn names() -> Vec<String> {
    ALL.iter().flat_map(|block| block.names()).collect()
}

/// Where in a span a token stands: begins it, inside, ends it, alone.
const PLACES: &[&str] = &["B", "I", "E", "S"];
/// The kinds, as [`Kind::ALL`] orders them.
const KINDS: &[&str] = &[
    "person",
    "organisation",
    "armed_group",
    "government",
    "place",
    "nationality",
    "agreement",
    "event_name",
    "weapon",
    "media",
];
/// The classes of [`coarse`].
const CLASSES: &[&str] = &["person", "organisation", "place", "nationality", "other"];

/// How many [`coarse`] classes there are.
pub(super) const CLASS_COUNT: usize = CLASSES.len();

/// The class of a kind among the five that documents are asked for.
pub(super) fn coarse(kind: Kind) -> usize {
    match kind {
        Kind::Person => 0,
        Kind::Organisation | Kind::ArmedGroup | Kind::Government | Kind::Media => 1,
        Kind::Place => 2,
        Kind::Nationality => 3,
        Kind::Agreement | Kind::EventName | Kind::Weapon => 4,
    }
}

/// In a candidate that the rules take for a name: how clear, its kind, the place in it.
pub(super) const CANDIDATE: Block = Block { first: 0, name: "candidate", axes: &[&["likely", "sure"], KINDS, PLACES] };
/// In a candidate that the rules doubt.
pub(super) const DOUBTED: Block = CANDIDATE.then("doubted", &[CLASSES, PLACES]);
/// What made the candidate.
pub(super) const RULE: Block = DOUBTED.then("rule", &[&["table", "pattern", "title", "context", "acronym"]]);
/// A part of a hyphenated word is a known name.
pub(super) const JOINED: Block = RULE.then("joined", &[CLASSES]);
/// In a name that the gazetteer has.
pub(super) const GAZETTEER: Block = JOINED.then(
    "gazetteer",
    &[
        &[
            "country",
            "capital",
            "province",
            "feature",
            "city_large",
            "city_middle",
            "city_small",
            "demonym",
            "organisation",
            "armed_group",
            "government",
            "media",
            "whole_people",
            "whole_other",
        ],
        PLACES,
    ],
);
/// In such a name, but written small.
pub(super) const SMALL: Block = GAZETTEER.then("small", &[&["country", "place", "demonym", "actor", "person"]]);
/// A word of names of persons, written with a capital.
pub(super) const PERSON: Block = SMALL.then("person", &[&["given", "surname", "both"]]);
/// A word that ends as such names do.
pub(super) const ENDING: Block = PERSON.then("ending", &[&["person", "place", "nationality", "group"]]);
/// In a title.
pub(super) const TITLE: Block =
    ENDING.then("title", &[&["in", "after"], &["address", "honorific", "office", "rank", "relation"]]);
/// Behind the word and a comma an office follows: "Dar, the foreign minister".
pub(super) const OFFICE_FOLLOWS: Block = TITLE.then("office_follows", &[]);
/// A word that begins, ends or heads names of a kind.
pub(super) const PATTERN: Block = OFFICE_FOLLOWS.then("pattern", &[&["last", "first", "of"], KINDS]);
/// A pattern's last word, written small.
pub(super) const SMALL_PATTERN: Block = PATTERN.then("small_pattern", &[]);
/// A small word inside names, or one that is never a name.
pub(super) const WORD: Block = SMALL_PATTERN.then("word", &[&["particle", "of", "article", "and", "never"]]);
/// A word of time.
pub(super) const TIME: Block = WORD.then("time", &[&["month", "weekday", "number"]]);
/// What the neighbouring word makes likelier.
pub(super) const BESIDE: Block = TIME.then("beside", &[&["before", "after"], CLASSES, &["little", "much"]]);
/// As what a capitalised word is known in lower case.
pub(super) const COMMON: Block =
    BESIDE.then("common", &[&["noun", "verb", "adjective", "adverb", "function", "unknown"]]);
/// How often it is a name where it has a capital inside a sentence.
pub(super) const OFTEN_NAME: Block = COMMON.then("often_name", &[&["seldom", "half", "mostly"]]);
/// How the document writes the word elsewhere.
pub(super) const WRITTEN: Block = OFTEN_NAME.then("written", &[&["small", "capital_inside", "capital_only", "often"]]);
/// Elsewhere the word is a name, or part of one.
pub(super) const ELSEWHERE: Block = WRITTEN.then("elsewhere", &[&["whole", "part"], CLASSES]);
/// Elsewhere it is the surname of someone.
pub(super) const SURNAME: Block = ELSEWHERE.then("surname", &[]);
/// The letters are the initials of a name of the document.
pub(super) const ACRONYM: Block = SURNAME.then("acronym", &[CLASSES]);
/// In a candidate whose initials the document has as a word.
pub(super) const EXPANDED: Block = ACRONYM.then("expanded", &[]);
/// Where in the sentence.
pub(super) const STANDS: Block =
    EXPANDED.then("stands", &[&["start", "free", "quoted", "bracketed", "first_sentence"]]);
/// What sentence.
pub(super) const SENTENCE: Block = STANDS.then("sentence", &[&["capitals", "title", "small", "open"]]);
/// A name of a class ends shortly before, or begins shortly behind.
pub(super) const NEAR: Block = SENTENCE.then("near", &[&["behind", "before"], CLASSES]);

const ALL: [&Block; 25] = [
    &CANDIDATE,
    &DOUBTED,
    &RULE,
    &JOINED,
    &GAZETTEER,
    &SMALL,
    &PERSON,
    &ENDING,
    &TITLE,
    &OFFICE_FOLLOWS,
    &PATTERN,
    &SMALL_PATTERN,
    &WORD,
    &TIME,
    &BESIDE,
    &COMMON,
    &OFTEN_NAME,
    &WRITTEN,
    &ELSEWHERE,
    &SURNAME,
    &ACRONYM,
    &EXPANDED,
    &STANDS,
    &SENTENCE,
    &NEAR,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_have_their_order() {
        let record = |kind: Kind| serde_json::to_value(kind).ok().and_then(|name| name.as_str().map(str::to_owned));
        let kinds: Vec<String> = Kind::ALL.into_iter().filter_map(record).collect();
        assert_eq!(kinds, KINDS);
    }

    #[test]
    fn names_stand_at_their_number() {
        let names = names();
        assert_eq!(names.len(), usize::from(ALL[ALL.len() - 1].end()));
        assert!(names.len() < 400);
        assert_eq!(names[usize::from(CANDIDATE.id(&[1, 4, 3]))], "candidate.sure.place.S");
        assert_eq!(names[usize::from(OFFICE_FOLLOWS.id(&[]))], "office_follows");
        assert_eq!(names[usize::from(NEAR.id(&[1, 4]))], "near.before.other");
    }
}
