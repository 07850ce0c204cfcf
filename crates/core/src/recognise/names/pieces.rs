//! What the words of a run tell of its kind.

use dateline_lang::names::{NameUse, NameWord};

use super::capitals::Capital;
use super::find::Finder;
use super::scores::Scores;
use crate::model::Kind;
use crate::passing::Shape;

/// Whether a run begins with a given name.
pub(super) fn has_given(finder: &Finder<'_>, from: usize, to: usize) -> bool {
    to > from + 1 && finder.is_given(from)
}

/// Adds the points of a run's own words.
pub(super) fn inside(finder: &Finder<'_>, from: usize, to: usize, scores: &mut Scores) {
    let text = finder.text;
    let length = to - from;
    let used = |at: usize| text.tables.persons.get(text.words[at]);
    let is_particle = |at: usize| at > from && text.tables.words.get(text.words[at]) == Some(&NameWord::Particle);
    let is_common = |at: usize| text.common.is_common(text.words[at]) && used(at).is_none() && !is_particle(at);
    let common = (from..to).filter(|&at| is_common(at)).count();
    let first_given = matches!(used(from), Some(NameUse::Given | NameUse::Both));
    let last_known = used(to - 1).is_some();
    let initial = (from..to).any(|at| is_initial(finder, at));
    let upper =
        (from..to).any(|at| text.segments.tokens[at].shape == Shape::Upper && text.segments.tokens[at].span.len() > 1);
    let particle = (from..to).any(is_particle);
    if length >= 2 {
        if first_given {
            scores.add(Kind::Person, 7);
        }
        if last_known {
            scores.add(Kind::Person, 2);
        }
        if initial {
            scores.add(Kind::Person, 4);
        }
        if particle && common == 0 {
            scores.add(Kind::Person, 2);
        }
        if common == 0 && length <= 4 && !upper {
            scores.add(Kind::Person, 3);
        }
        if common > 0 {
            scores.add(Kind::Organisation, 2);
        }
        if common == length {
            scores.add(Kind::Organisation, -1);
        }
    } else {
        if first_given {
            scores.add(Kind::Person, 3);
        } else if last_known {
            scores.add(Kind::Person, 2);
        }
        if common > 0 {
            scores.add(Kind::Person, -2);
            scores.add(Kind::Organisation, -2);
            scores.add(Kind::Place, -2);
        }
        let code = text.segments.tokens[from].shape == Shape::Alphanumeric;
        if common == 0 && !code && finder.capital(from) == Capital::Yes {
            scores.add(Kind::Person, 1);
            scores.add(Kind::Place, 1);
            scores.add(Kind::Organisation, 1);
        }
    }
    if upper {
        scores.add(Kind::Organisation, if length == 1 { 4 } else { 2 });
    }
}

/// "J.", "J.R."
fn is_initial(finder: &Finder<'_>, at: usize) -> bool {
    let word = finder.text.segments.tokens[at].span.of(finder.text.text);
    word.ends_with('.') && word.len() <= 4 && word.starts_with(char::is_uppercase)
}
