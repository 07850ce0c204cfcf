//! What the document says of names that the network, which reads one sentence at a time, did not see, or took for one
//! thing here and another there.

use dateline_lang::names::NameWord;
use rustc_hash::FxHashMap;

use super::scores::Scores;
use super::seen::{Class, SEEN, class_of, kind_of};
use super::{Candidate, Text, context};
use crate::model::{Form, Kind};
use crate::passing::Shape;

/// Votes for a person, an organisation and a place.
#[derive(Clone, Copy, Debug, Default)]
struct Votes([i16; 3]);

/// What is voted about.
const CLASSES: [Class; 3] = [Class::Person, Class::Organisation, Class::Place];
/// By how much the winner must lead.
const LEAD: i16 = 3;
/// What a name in full says of its last word: "Zaran Kelwo" of "Kelwo".
const SURNAME: i16 = 6;

impl Votes {
    fn add(&mut self, class: Class, votes: i16) {
        if let Some(at) = CLASSES.iter().position(|known| *known == class) {
            self.0[at] += votes;
        }
    }

    /// The class that most speaks for, if nothing else comes near.
    fn winner(self) -> Option<Class> {
        let best = (0..CLASSES.len()).max_by_key(|&at| self.0[at])?;
        let clear = (0..CLASSES.len()).all(|at| at == best || self.0[at] + LEAD < self.0[best]);
        clear.then_some(CLASSES[best])
    }
}

/// Gives the mentions of a name one kind: "a Churchill doctor" beside "born in Churchill" is no person. Where the network
/// is of two minds about a name that no table knows, its mentions vote, and what stands beside them tells more than what
/// the network took them for.
pub(super) fn agree(text: Text<'_>, candidates: &mut [Candidate]) {
    let mut votes: FxHashMap<&str, Votes> = FxHashMap::default();
    for candidate in candidates.iter().filter(|candidate| may_vote(candidate)) {
        let class = class_of(candidate.scores.best().0);
        let cast = votes.entry(words(text, candidate)).or_default();
        cast.add(class, 1);
        let beside = beside(text, candidate);
        let (kind, points) = beside.best();
        if points > 1 {
            cast.add(class_of(kind), points);
        }
    }
    for candidate in candidates.iter().filter(|candidate| candidate.to > candidate.from + 1) {
        if candidate.scores.best().0 == Kind::Person
            && let Some(cast) = votes.get_mut(text.segments.tokens[candidate.to - 1].span.of(text.text))
        {
            cast.add(Class::Person, SURNAME);
        }
    }
    for candidate in candidates.iter_mut().filter(|candidate| may_vote(candidate)) {
        let Some(class) = votes.get(words(text, candidate)).and_then(|cast| cast.winner()) else { continue };
        if class == class_of(candidate.scores.best().0) {
            continue;
        }
        if let Some(kind) = kind_of(text, candidate.from, candidate.to, class) {
            let points = candidate.scores.best().1;
            candidate.scores = Scores::default();
            candidate.scores.add(kind, points);
            candidate.rule = "name.document";
        }
    }
}

/// Whether no table knows a name, and it may be a person, an organisation or a place.
fn may_vote(candidate: &Candidate) -> bool {
    let class = class_of(candidate.scores.best().0);
    candidate.known.is_none()
        && candidate.span.is_none()
        && matches!(candidate.form, Form::Name | Form::Acronym)
        && CLASSES.contains(&class)
}

/// What the words beside a mention tell.
fn beside(text: Text<'_>, candidate: &Candidate) -> Scores {
    let sentences = &text.segments.sentences;
    let at = sentences.partition_point(|sentence| sentence.tokens.end as usize <= candidate.from);
    let mut scores = Scores::default();
    if let Some(sentence) = sentences.get(at) {
        let (first, end) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
        context::around(text, first, end, candidate.from, candidate.to, &mut scores);
    }
    scores
}

fn words<'a>(text: Text<'a>, candidate: &Candidate) -> &'a str {
    let tokens = &text.segments.tokens;
    tokens[candidate.from].span.cover(tokens[candidate.to - 1].span).of(text.text)
}

/// "left the CQA with friends": initials with an article that are no thing are those of a body.
fn is_of_a_body(text: Text<'_>, candidate: &Candidate) -> bool {
    let at = candidate.from;
    let letters = text.segments.tokens[at].span.of(text.text);
    let role = |at: usize| text.tables.words.get(text.words[at]);
    candidate.form == Form::Acronym
        && candidate.known.is_none()
        && candidate.to == at + 1
        && letters.len() < 6
        && letters.chars().all(char::is_uppercase)
        && at > 0
        && text.segments.tokens[at - 1].shape == Shape::Lower
        && role(at - 1) == Some(&NameWord::Article)
        && !matches!(role(at), Some(NameWord::Never | NameWord::Thing))
        && !text.common.is_common(text.words[at])
        && !text.tables.features.is_date(text.words[at])
}

/// A name that is seen once in a document is one wherever the rules thought so too.
pub(super) fn recall(text: Text<'_>, unseen: Vec<Candidate>, kept: &mut Vec<Candidate>) {
    let tokens = &text.segments.tokens;
    let mut kinds: FxHashMap<&str, Kind> = FxHashMap::default();
    for candidate in kept.iter().filter(|candidate| candidate.span.is_none()) {
        let kind = candidate.scores.best().0;
        kinds.insert(words(text, candidate), kind);
        if kind == Kind::Person && candidate.to > candidate.from + 1 {
            kinds.entry(tokens[candidate.to - 1].span.of(text.text)).or_insert(kind);
        }
    }
    // "Christian Velkan" beside "Jordan Velkan".
    let of_a_family = |candidate: &Candidate| {
        let surname = tokens[candidate.to - 1].span.of(text.text);
        let is_person = candidate.to > candidate.from + 1 && candidate.scores.best().0 == Kind::Person;
        kinds.get(surname).copied().filter(|kind| is_person && *kind == Kind::Person)
    };
    let recalled = unseen.into_iter().filter_map(|candidate| {
        let of_the_document = kinds.get(words(text, &candidate)).copied().or_else(|| of_a_family(&candidate));
        let kind = of_the_document.or_else(|| is_of_a_body(text, &candidate).then_some(Kind::Organisation))?;
        let common = candidate.to == candidate.from + 1 && text.common.is_common(text.words[candidate.from]);
        let mut scores = Scores::default();
        scores.add(kind, SEEN);
        (!common).then_some(Candidate { scores, doubtful: false, ..candidate })
    });
    kept.extend(recalled.collect::<Vec<_>>());
}
