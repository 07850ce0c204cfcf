//! What the words beside a run tell of its kind.

use dateline_lang::tags::Tag;
use dateline_lang::titles::TitleKind;

use super::Text;
use super::scores::Scores;
use crate::model::Kind;
use crate::passing::Shape;

/// Adds the points of the words around a run, within its sentence.
pub(super) fn around(text: Text<'_>, first: usize, end: usize, from: usize, to: usize, scores: &mut Scores) {
    if from > first {
        before(text, first, from, to, scores);
    }
    if to < end {
        after(text, end, to, scores);
    }
}

fn before(text: Text<'_>, first: usize, from: usize, to: usize, scores: &mut Scores) {
    let word = text.words[from - 1];
    if let Some(points) = text.tables.before.get(word) {
        scores.add_all(points);
    }
    if text.tags[from - 1] == Tag::Determiner {
        scores.add(Kind::Person, -3);
        scores.add(Kind::Organisation, if to > from + 1 { 2 } else { 1 });
        if from - 1 > first
            && let Some(points) = text.tables.before.get(text.words[from - 2])
        {
            scores.add(Kind::Place, points.best().1.min(1));
        }
    }
    // "the village of Tuloul Naser"
    if from > first + 1
        && text.words[from - 1] == text.tables.of_word
        && let Some((Kind::Place, points)) = text.tables.after.get(text.words[from - 2]).map(Scores::best)
    {
        scores.add(Kind::Place, points + 1);
    }
    // "the minister, Ishaq Dar,"
    let comma = text.tags[from - 1] == Tag::Comma && from > first + 1;
    if comma && text.tables.titles.longest(&text.words[from - 2..from - 1]).is_some() {
        scores.add(Kind::Person, 3);
    }
}

fn after(text: Text<'_>, end: usize, to: usize, scores: &mut Scores) {
    let comma = text.tags[to] == Tag::Comma;
    let next = if comma { to + 1 } else { to };
    if next >= end {
        return;
    }
    if let Some(points) = text.tables.after.get(text.words[next])
        && (!comma || matches!(text.tags[next], Tag::WhPronoun | Tag::WhPronounPossessive | Tag::VerbPast))
    {
        scores.add_all(points);
    }
    if !comma {
        return;
    }
    let token = text.segments.tokens[next];
    // "Smith, 43, said"
    if token.shape == Shape::Number && token.span.len() == 2 && text.tags.get(next + 1) == Some(&Tag::Comma) {
        scores.add(Kind::Person, 5);
    }
    // "Dar, the foreign minister": an office within the next few words.
    let determined = matches!(text.tags[next], Tag::Determiner | Tag::PronounPossessive | Tag::Adjective | Tag::Noun);
    if determined {
        let window = next..end.min(next + 6);
        for at in window {
            if matches!(text.tags[at], Tag::Comma | Tag::Stop) || text.tags[at].is_verb() {
                break;
            }
            if text.tables.titles.longest(&text.words[at..end]).is_some_and(|(_, kind)| *kind != TitleKind::Honorific) {
                scores.add(Kind::Person, 4);
                break;
            }
        }
    }
    // "Maiduguri, Nigeria"
    let known = text.tables.gazetteer.longest(&text.words[next..end], &text.segments.tokens[next..end], text.text);
    if known.is_some_and(|known| known.entry.kind == Kind::Place) {
        scores.add(Kind::Place, 3);
    }
}
