//! What the document says of names that the network, which reads one sentence at a time, did not see, or took for one
//! thing here and another there.

use std::borrow::Cow;

use dateline_lang::names::NameWord;
use dateline_lang::tags::Tag;
use rustc_hash::FxHashMap;

use super::scores::Scores;
use super::seen::{Class, DATELINE, SEEN, class_of, kind_of};
use super::{Candidate, Text, context};
use crate::lexicon::fold;
use crate::model::{Form, Kind};
use crate::passing::Shape;

/// What is voted about.
const CLASSES: [Class; 3] = [Class::Person, Class::Organisation, Class::Place];
/// By how much the winner must lead.
const LEAD: i32 = 4;
/// What a name in full says of its last word: "Zaran Kelwo" of "Kelwo".
const SURNAME: i32 = 6;
/// What a dateline says of the place it begins with.
const DATELINED: i32 = 8;
/// So many letters initials have at most.
const INITIALS: usize = 5;

/// Gives the mentions of a name one kind: "a Churchill doctor" beside "born in Churchill" is no person. Where the network
/// is of two minds about a name that no table knows, its mentions vote, and what stands beside them tells more than what
/// the network took them for.
pub(super) fn agree(text: Text<'_>, candidates: &mut [Candidate]) {
    let mut votes: FxHashMap<Cow<'_, str>, Votes> = FxHashMap::default();
    for candidate in candidates.iter().filter(|candidate| may_vote(candidate)) {
        let cast = votes.entry(fold(text.of(candidate))).or_default();
        cast.seen(class_of(candidate.scores.best().0));
        if candidate.rule == DATELINE {
            cast.add(Class::Place, DATELINED);
        }
        let (kind, points) = clues_beside(text, candidate).best();
        if points > 1 {
            cast.add(class_of(kind), i32::from(points));
        }
    }
    votes.retain(|_, cast| cast.is_of_two_minds());
    for candidate in candidates.iter().filter(|candidate| candidate.span.is_none()) {
        let surname = fold(text.segments.tokens[candidate.to - 1].span.of(text.text));
        let in_full = candidate.to > candidate.from + 1 && candidate.scores.best().0 == Kind::Person;
        if in_full && let Some(cast) = votes.get_mut(&surname) {
            cast.is_surname = true;
        }
    }
    for candidate in candidates.iter_mut().filter(|candidate| may_vote(candidate)) {
        let Some(class) = votes.get(&fold(text.of(candidate))).and_then(Votes::winner) else { continue };
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

/// What speaks for a name being a person, an organisation or a place.
#[derive(Clone, Copy, Debug, Default)]
struct Votes {
    points: [i32; CLASSES.len()],
    /// Which of them the network took it for.
    seen: [bool; CLASSES.len()],
    /// Whether a person in full has it as the last word.
    is_surname: bool,
}

impl Votes {
    fn add(&mut self, class: Class, points: i32) {
        if let Some(at) = place_of(class) {
            self.points[at] = self.points[at].saturating_add(points);
        }
    }

    /// The network took a mention for this.
    fn seen(&mut self, class: Class) {
        self.add(class, 1);
        if let Some(at) = place_of(class) {
            self.seen[at] = true;
        }
    }

    fn is_of_two_minds(&self) -> bool {
        self.seen.iter().filter(|seen| **seen).count() > 1
    }

    /// The class that most speaks for, if nothing else comes near.
    fn winner(&self) -> Option<Class> {
        let mut points = self.points;
        if self.is_surname {
            points[0] = points[0].saturating_add(SURNAME);
        }
        let best = (0..points.len()).max_by_key(|&at| points[at])?;
        let clear = (0..points.len()).all(|at| at == best || points[best].saturating_sub(points[at]) >= LEAD);
        clear.then_some(CLASSES[best])
    }
}

fn place_of(class: Class) -> Option<usize> {
    CLASSES.iter().position(|known| *known == class)
}

/// Whether no table knows a name, its own words do not tell what it is, and it may be a person, an organisation or a place.
fn may_vote(candidate: &Candidate) -> bool {
    let class = class_of(candidate.scores.best().0);
    candidate.known.is_none()
        && candidate.span.is_none()
        && !candidate.rule.starts_with("name.pattern")
        && matches!(candidate.form, Form::Name | Form::Acronym)
        && CLASSES.contains(&class)
}

/// What the words beside a mention tell. An article alone tells nothing: rivers have one too.
fn clues_beside(text: Text<'_>, candidate: &Candidate) -> Scores {
    let mut scores = Scores::default();
    let sentence = text.sentence_of(candidate.from);
    let behind_article = candidate.from > sentence.start && text.tags[candidate.from - 1] == Tag::Determiner;
    if !behind_article {
        context::around(text, sentence.start, sentence.end, candidate.from, candidate.to, &mut scores);
    }
    scores
}

/// "left the CQA with friends": initials with an article that are no thing are those of a body.
fn is_of_a_body(text: Text<'_>, candidate: &Candidate) -> bool {
    let at = candidate.from;
    let letters = text.segments.tokens[at].span.of(text.text);
    let role = |at: usize| text.tables.words.get(text.words[at]);
    let other = matches!(class_of(candidate.scores.best().0), Class::Other | Class::Event | Class::Place);
    candidate.form == Form::Acronym
        && candidate.known.is_none()
        && candidate.to == at + 1
        && letters.chars().count() <= INITIALS
        && letters.chars().all(char::is_uppercase)
        && !letters.chars().all(|letter| "IVXLC".contains(letter))
        && !(other && candidate.scores.best().1 > 0)
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
        kinds.insert(text.of(candidate), kind);
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
        let of_the_document = kinds.get(text.of(&candidate)).copied().or_else(|| of_a_family(&candidate));
        let rule = if of_the_document.is_some() { candidate.rule } else { "name.acronym.article" };
        let kind = of_the_document.or_else(|| is_of_a_body(text, &candidate).then_some(Kind::Organisation))?;
        let common = candidate.to == candidate.from + 1 && text.common.is_common(text.words[candidate.from]);
        let mut scores = Scores::default();
        scores.add(kind, SEEN);
        (!common).then_some(Candidate { scores, doubtful: false, rule, ..candidate })
    });
    kept.extend(recalled.collect::<Vec<_>>());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn votes(seen: &[Class], beside: &[(Class, i32)]) -> Votes {
        let mut votes = Votes::default();
        seen.iter().for_each(|&class| votes.seen(class));
        beside.iter().for_each(|&(class, points)| votes.add(class, points));
        votes
    }

    #[test]
    fn only_where_the_network_is_of_two_minds_is_there_a_vote() {
        assert!(votes(&[Class::Person, Class::Place], &[]).is_of_two_minds());
        assert!(!votes(&[Class::Person, Class::Person], &[(Class::Place, 9)]).is_of_two_minds());
    }

    #[test]
    fn the_winner_leads_clearly() {
        let seen = [Class::Person, Class::Place];
        assert!(votes(&seen, &[(Class::Place, LEAD)]).winner() == Some(Class::Place));
        assert!(votes(&seen, &[(Class::Place, LEAD - 1)]).winner().is_none());
        let surname = Votes { is_surname: true, ..votes(&seen, &[(Class::Place, LEAD)]) };
        assert!(surname.winner().is_none(), "a person in full has the name too");
        let surname = Votes { is_surname: true, ..votes(&seen, &[]) };
        assert!(surname.winner() == Some(Class::Person));
    }
}
