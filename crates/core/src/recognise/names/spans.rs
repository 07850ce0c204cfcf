//! What the words of a span and those beside it tell, whatever the network took it for.

use dateline_lang::names::{NameUse, NameWord};
use dateline_lang::tags::Tag;

use super::capitals::is_titled;
use super::scores::Scores;
use super::seen::{Class, class_of};
use super::{Candidate, Text};
use crate::model::Kind;
use crate::passing::{Known, Shape};

/// How many tokens a dateline has behind its place at most: ", Norland, Thursday, March 12, 2026 (AP)".
const LONGEST_DATELINE: usize = 14;

/// "Delegations of Chad", "Villagers of the Panjwai": a common noun with the capital of its sentence, and what it is
/// said of, from `inner`. Not "Bank of England", which tables know.
pub(super) fn is_said_of(text: Text<'_>, from: usize, inner: usize) -> bool {
    let begins = match from.checked_sub(1) {
        Some(before) => {
            let shape = text.segments.tokens[before].shape;
            let first = text.segments.sentences.binary_search_by_key(&(from as u32), |sentence| sentence.tokens.start);
            first.is_ok() || matches!(shape, Shape::Punctuation | Shape::QuoteMark)
        }
        None => true,
    };
    begins
        && matches!(inner.checked_sub(from), Some(2 | 3))
        && text.words[from + 1] == text.tables.of_word
        && text.common.is_common(text.words[from])
        && text.tables.of.longest(&text.words[from..]).is_none()
        && text.segments.tokens[from].shape == Shape::Capital
}

/// "in Wilson": a town that is also a surname, behind a word that places stand behind.
pub(super) fn is_placed(text: Text<'_>, rule: &Candidate) -> bool {
    let before = rule.from.checked_sub(1).and_then(|before| text.tables.before.get(text.words[before]));
    matches!(rule.known, Some(Known::Place(_)))
        && !rule.doubtful
        && before.map(Scores::best).is_some_and(|(kind, points)| kind == Kind::Place && points > 2)
}

/// "Zaran Kelwo, 43, of Zerkul": where someone lives.
pub(super) fn is_home(text: Text<'_>, from: usize, to: usize) -> bool {
    let comma = |at: usize| text.tags[at] == Tag::Comma;
    to == from + 1
        && from > 4
        && text.words[from - 1] == text.tables.of_word
        && comma(from - 2)
        && text.segments.tokens[from - 3].shape == Shape::Number
        && comma(from - 4)
}

/// "the village of Kelwo Zadran": behind what it is.
pub(super) fn is_called(text: Text<'_>, from: usize) -> bool {
    let of = from > 1 && text.words[from - 1] == text.tables.of_word;
    let what = of.then(|| text.tables.after.get(text.words[from - 2])).flatten().map(Scores::best);
    what.is_some_and(|(kind, points)| kind == Kind::Place && points > 2)
}

/// "KELMAR, March 12 – …", "Kelmar, Norland (AP) – …": where a report was written, at the head of its paragraph.
pub(super) fn is_dateline(text: Text<'_>, from: usize, to: usize) -> bool {
    let tokens = &text.segments.tokens;
    let sentence = text.sentence_of(from);
    let before = text.text[..tokens[from].span.start as usize].trim_end_matches(' ');
    let heads = from == sentence.start && (before.is_empty() || before.ends_with('\n'));
    let word = |at: usize| tokens[at].span.of(text.text);
    let end = sentence.end.min(to + LONGEST_DATELINE);
    if !heads || to >= end || !matches!(word(to), "," | "(") {
        return false;
    }
    let Some(dash) = (to..end).find(|&at| matches!(word(at), "–" | "—" | "--" | "-")) else { return false };
    // "Ana Kelwo (6 May 1895 – 8 June 1960)", "Kelwo, 6 May 1895 – 8 June 1960": days of a life, not of a report.
    let opens = (to..dash).filter(|&at| word(at) == "(").count();
    let closes = (to..dash).filter(|&at| word(at) == ")").count();
    let begins =
        tokens.get(dash + 1).is_some_and(|next| matches!(next.shape, Shape::Capital | Shape::Upper | Shape::QuoteMark));
    if opens != closes || !begins || dash + 1 >= sentence.end || text.tables.features.is_date(text.words[dash + 1]) {
        return false;
    }
    // Nothing but days, names and agencies stands before the dash.
    let tells_day = |at: usize| text.tables.features.is_date(text.words[at]);
    let small = |at: usize| tokens[at].shape == Shape::Lower && !tells_day(at);
    let agency = || {
        let only = dash >= to + 3 && word(dash - 1) == ")" && word(dash - 3) == "(";
        let known =
            || text.tables.gazetteer.longest(&text.words[dash - 2..dash - 1], &tokens[dash - 2..dash - 1], text.text);
        only && (tokens[dash - 2].shape == Shape::Upper || known().is_some_and(|known| known.entry.kind == Kind::Media))
    };
    (to..dash).all(|at| !small(at)) && ((to..dash).any(tells_day) || agency())
}

/// "said the Coalition would stay", "Coalition forces": the word that bodies are called by, with a capital that is not
/// its sentence's.
pub(super) fn is_short_for_a_body(text: Text<'_>, at: usize) -> bool {
    let sentence = text.sentence_of(at);
    let inside = at > sentence.start && {
        let before = at - 1;
        text.segments.tokens[before].shape == Shape::Lower
            || text.tags[before] == Tag::Comma
            || text.tables.words.get(text.words[before]) == Some(&NameWord::Article)
    };
    let kind = text.tables.last.longest(&text.words[at..=at]).map(|(_, kind)| *kind);
    inside && kind.map(class_of) == Some(Class::Organisation) && !is_titled(text, sentence)
}

/// Whether the last of three words or more, of which two might be a person's, is one that places are called by, and no
/// surname.
pub(super) fn ends_as_a_place(text: Text<'_>, from: usize, to: usize) -> bool {
    let last = text.words[to - 1];
    to > from + 2
        && text.tables.persons.get(last).is_none()
        && text.common.is_common(last)
        && text.tables.last.longest(&text.words[to - 1..to]) == Some((1, &Kind::Place))
}

/// Whether a word is a given name and no common noun, and no word that places stand behind comes before it.
pub(super) fn is_given_alone(text: Text<'_>, from: usize, to: usize) -> bool {
    let word = text.words[from];
    let before = from.checked_sub(1).and_then(|before| text.tables.before.get(text.words[before])).map(Scores::best);
    let placed = before.is_some_and(|(kind, points)| kind == Kind::Place && points > 0);
    let given = matches!(text.tables.persons.get(word), Some(NameUse::Given | NameUse::Both));
    to == from + 1 && given && !placed && !text.common.is_common(word)
}
