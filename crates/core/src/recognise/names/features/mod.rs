//! What the trained network is told of each token: what the tables know, what the rules found, what the document says.
//!
//! The rules' names are clues here, no verdicts. The list of features stands in `list.rs`.

mod document;
mod list;
mod sentence;
mod tables;

use std::ops::Range;

use dateline_lang::names::{NameUse, NameWord};
use dateline_lang::tags::Tag;
use dateline_lang::titles::TitleKind;

use super::capitals::{Capital, capitals};
use super::{Candidate, ENOUGH, Text};
use crate::lexicon::Phrases;
use crate::model::Kind;
use crate::network::Features;
use crate::passing::Shape;
use document::Words;
use sentence::{Style, Within};
pub(super) use tables::FeatureTables;

/// The name of every feature, in order of its number.
pub fn feature_names() -> Vec<String> {
    list::names()
}

/// The features of a document's tokens.
pub(super) fn features(text: Text<'_>, candidates: &[Candidate]) -> Features {
    let tokens = text.segments.tokens.len();
    let mut writer = Writer {
        text,
        candidates,
        capitals: Vec::with_capacity(tokens),
        candidate: vec![None; tokens],
        words: Words::default(),
        marks: vec![Marks::default(); tokens],
        within: Within::default(),
        own: Vec::new(),
        out: Features::default(),
    };
    let mut buffer = Vec::new();
    for sentence in &text.segments.sentences {
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        capitals(text, range.clone(), &mut buffer);
        writer.capitals.extend_from_slice(&buffer);
        writer.mark(range);
    }
    for (place, candidate) in candidates.iter().enumerate() {
        writer.candidate[candidate.from..candidate.to].fill(Some(place as u32));
    }
    writer.words = Words::of(text, &writer.capitals, candidates);
    for at in 0..text.segments.sentences.len() {
        writer.sentence(at);
    }
    writer.out
}

/// What tables with several words say of a token.
#[derive(Clone, Copy, Debug, Default)]
struct Marks {
    gazetteer: Option<(u8, u8)>,
    small: Option<u8>,
    title: Option<TitleKind>,
    after_title: Option<TitleKind>,
    /// By place of the pattern: last, first, of.
    pattern: [Option<Kind>; 3],
    small_pattern: bool,
}

struct Writer<'a> {
    text: Text<'a>,
    candidates: &'a [Candidate],
    capitals: Vec<Capital>,
    /// For each token the place of its candidate.
    candidate: Vec<Option<u32>>,
    words: Words,
    marks: Vec<Marks>,
    within: Within,
    /// Of the token at hand.
    own: Vec<u16>,
    out: Features,
}

/// The place in a span: begins it, inside, ends it, alone.
fn place(at: usize, from: usize, to: usize) -> usize {
    match (at == from, at + 1 == to) {
        (true, true) => 3,
        (true, false) => 0,
        (false, true) => 2,
        (false, false) => 1,
    }
}

impl Writer<'_> {
    /// Marks the words of a sentence that stand in tables.
    fn mark(&mut self, sentence: Range<usize>) {
        let text = self.text;
        let mut named = sentence.start;
        let mut titled = sentence.start;
        for at in sentence.clone() {
            let words = &text.words[at..sentence.end];
            if !words[0].is_known() {
                continue;
            }
            let tokens = &text.segments.tokens[at..sentence.end];
            if at >= named {
                if let Some(found) = text.tables.gazetteer.longest(words, tokens, text.text) {
                    named = at + found.length;
                    let class = text.tables.features.class(&found.entry) as u8;
                    for token in at..named {
                        self.marks[token].gazetteer = Some((class, place(token, at, named) as u8));
                    }
                } else if tokens[0].shape == Shape::Lower
                    && let Some((length, entry)) = text.tables.gazetteer.longest_in_any_case(words)
                    && (length > 1 || !text.common.is_common(words[0]))
                {
                    named = at + length;
                    let class = text.tables.features.small_class(&entry) as u8;
                    self.marks[at..named].iter_mut().for_each(|marks| marks.small = Some(class));
                }
            }
            if at >= titled
                && let Some((length, kind)) = text.tables.titles.longest(words)
            {
                titled = at + length;
                self.marks[at..titled].iter_mut().for_each(|marks| marks.title = Some(*kind));
                if titled < sentence.end {
                    self.marks[titled].after_title = Some(*kind);
                }
            }
            self.mark_patterns(at, sentence.end);
        }
    }

    fn mark_patterns(&mut self, at: usize, end: usize) {
        let text = self.text;
        let tables = text.tables;
        let all: [&Phrases<Kind>; 3] = [&tables.last, &tables.first, &tables.of];
        for (which, patterns) in all.into_iter().enumerate() {
            let Some((length, kind)) = patterns.longest(&text.words[at..end]) else { continue };
            let large = self.is_large(at);
            for marks in &mut self.marks[at..at + length] {
                if large {
                    marks.pattern[which] = marks.pattern[which].or(Some(*kind));
                } else if which == 0 {
                    marks.small_pattern = true;
                }
            }
        }
    }

    fn is_large(&self, at: usize) -> bool {
        match self.text.segments.tokens[at].shape {
            Shape::Capital | Shape::Upper => true,
            Shape::Mixed | Shape::Alphanumeric => {
                self.text.segments.tokens[at].span.of(self.text.text).contains(char::is_uppercase)
            }
            _ => false,
        }
    }

    fn add(&mut self, id: u16) {
        self.own.push(id);
    }

    fn sentence(&mut self, which: usize) {
        let sentence = &self.text.segments.sentences[which];
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let style = Style::of(self.text, range.clone());
        let headline = which == 0 && self.text.segments.sentences.len() > 2;
        self.within.next_sentence();
        let mut start = true;
        for at in range.clone() {
            let shape = self.text.segments.tokens[at].shape;
            let mark = matches!(shape, Shape::Punctuation | Shape::QuoteMark | Shape::Stop);
            let quoted = self.within.quoted(self.text, at);
            let bracketed = self.within.bracketed(self.text, at);
            if !mark {
                self.named(at);
                self.tabled(at);
                let first = std::mem::replace(&mut start, false);
                self.stands(at, [first, false, quoted, bracketed, headline]);
                self.beside(at, &range);
                self.written(at, style);
            }
            self.out.push(self.own.drain(..));
        }
    }

    /// What the rules made of the token.
    fn named(&mut self, at: usize) {
        let Some(candidate) = self.candidate[at].map(|which| &self.candidates[which as usize]) else { return };
        let (kind, points) = candidate.scores.best();
        if candidate.span.is_some() {
            return self.add(list::JOINED.id(&[list::coarse(kind)]));
        }
        let place = place(at, candidate.from, candidate.to);
        if candidate.doubtful || points < ENOUGH {
            self.add(list::DOUBTED.id(&[list::coarse(kind), place]));
        } else {
            self.add(list::CANDIDATE.id(&[usize::from(points >= SURE), kind as usize, place]));
        }
        let rule = match candidate.rule {
            "name.context" => 3,
            "name.title" => 2,
            "name.acronym" => 4,
            rule if rule.starts_with("name.pattern") && rule != "name.pattern.whole" => 1,
            _ => 0,
        };
        self.add(list::RULE.id(&[rule]));
        if self.words.has_initials(self.text, candidate) {
            self.add(list::EXPANDED.id(&[]));
        }
    }

    /// What the tables know of the token.
    fn tabled(&mut self, at: usize) {
        let text = self.text;
        let word = text.words[at];
        let marks = self.marks[at];
        let large = self.is_large(at);
        if let Some((class, place)) = marks.gazetteer {
            self.add(list::GAZETTEER.id(&[usize::from(class), usize::from(place)]));
        }
        if let Some(class) = marks.small {
            self.add(list::SMALL.id(&[usize::from(class)]));
        }
        match text.tables.persons.get(word) {
            Some(used) if large => {
                let used = match used {
                    NameUse::Given => 0,
                    NameUse::Surname => 1,
                    NameUse::Both => 2,
                };
                self.add(list::PERSON.id(&[used]));
            }
            Some(_) if !text.common.is_common(word) => self.add(list::SMALL.id(&[4])),
            _ => {}
        }
        for (which, title) in [marks.title, marks.after_title].into_iter().enumerate() {
            if let Some(title) = title {
                self.add(list::TITLE.id(&[which, title_place(title)]));
            }
        }
        for (which, kind) in marks.pattern.into_iter().enumerate() {
            if let Some(kind) = kind {
                self.add(list::PATTERN.id(&[which, kind as usize]));
            }
        }
        if marks.small_pattern {
            self.add(list::SMALL_PATTERN.id(&[]));
        }
        let role = text.tables.words.get(word).and_then(|role| match role {
            NameWord::Particle => Some(0),
            NameWord::Of => Some(1),
            NameWord::Article => Some(2),
            NameWord::And => Some(3),
            NameWord::Never => Some(4),
            // Speaks of what it is written together with.
            NameWord::Seat => None,
            // The network has learnt without it.
            NameWord::Thing => None,
        });
        if let Some(role) = role {
            self.add(list::WORD.id(&[role]));
        }
        let own = &text.tables.features;
        if let Some(&class) = own.time.get(word) {
            self.add(list::TIME.id(&[usize::from(class)]));
        }
        if !large {
            return;
        }
        if let Some(ending) = own.ending(text.segments.tokens[at].span.of(text.text)) {
            self.add(list::ENDING.id(&[ending]));
        }
        let common = own.common.get(word).map_or(UNKNOWN, |part| usize::from(*part));
        self.add(list::COMMON.id(&[common]));
        if let Some(&often) = own.often_name.get(word) {
            self.add(list::OFTEN_NAME.id(&[usize::from(often)]));
        }
    }

    /// Where the token stands: first, behind a colon or opening mark, quoted, in brackets, in the first sentence.
    fn stands(&mut self, at: usize, mut places: [bool; 5]) {
        let before = at.checked_sub(1).filter(|_| !places[0]);
        places[1] = before.is_some_and(|before| {
            let token = self.text.segments.tokens[before];
            match token.shape {
                Shape::QuoteMark => self.text.tags[before] == Tag::OpenQuote,
                Shape::Stop => true,
                Shape::Punctuation => matches!(token.span.of(self.text.text), ":" | "•" | "|" | "—" | "–"),
                _ => false,
            }
        });
        for (place, stands) in places.into_iter().enumerate() {
            if stands {
                self.add(list::STANDS.id(&[place]));
            }
        }
    }

    /// What the words and names beside the token say.
    fn beside(&mut self, at: usize, sentence: &Range<usize>) {
        let tables = self.text.tables;
        let before = (at > sentence.start).then(|| self.text.words[at - 1]).and_then(|word| tables.before.get(word));
        let after = (at + 1 < sentence.end).then(|| self.text.words[at + 1]).and_then(|word| tables.after.get(word));
        for (side, scores) in [before, after].into_iter().enumerate() {
            if let Some((kind, points)) = scores.map(super::scores::Scores::best).filter(|(_, points)| *points > 0) {
                self.add(list::BESIDE.id(&[side, list::coarse(kind), usize::from(points > 2)]));
            }
        }
        if self.office_follows(at, sentence.end) {
            self.add(list::OFFICE_FOLLOWS.id(&[]));
        }
        let own = self.candidate[at];
        let behind = (sentence.start..at).rev().take(NEAR).find_map(|near| self.candidate[near]);
        let ahead = (at + 1..sentence.end).take(NEAR).find_map(|near| self.candidate[near]);
        for (side, near) in [behind, ahead].into_iter().enumerate() {
            if let Some(near) = near.filter(|near| Some(*near) != own) {
                let kind = self.candidates[near as usize].scores.best().0;
                self.add(list::NEAR.id(&[side, list::coarse(kind)]));
            }
        }
    }

    /// "Dar, the foreign minister": a comma, at most two words, a title.
    fn office_follows(&self, at: usize, end: usize) -> bool {
        let comma = at + 2 < end && self.is_large(at) && self.text.tags[at + 1] == Tag::Comma;
        comma
            && self.marks[at + 2..end.min(at + 5)]
                .iter()
                .any(|marks| marks.title.is_some_and(|kind| kind != TitleKind::Honorific))
    }

    /// How the sentence and the document write the word.
    fn written(&mut self, at: usize, style: Style) {
        for (which, holds) in [style.capitals, style.title, style.small, style.open].into_iter().enumerate() {
            if holds {
                self.add(list::SENTENCE.id(&[which]));
            }
        }
        if !self.is_large(at) {
            return;
        }
        let own = self.candidate[at].map(|which| &self.candidates[which as usize]);
        if let Some(seen) = self.words.elsewhere(at, self.capitals[at], own) {
            let only = seen.large > 0 && seen.small == 0;
            for (which, holds) in [seen.small > 0, seen.inside > 0, only, seen.large > 3].into_iter().enumerate() {
                if holds {
                    self.add(list::WRITTEN.id(&[which]));
                }
            }
            for (which, counts) in [seen.whole, seen.part].into_iter().enumerate() {
                for (class, count) in counts.into_iter().enumerate() {
                    if count > 0 {
                        self.add(list::ELSEWHERE.id(&[which, class]));
                    }
                }
            }
            if seen.surname > 0 {
                self.add(list::SURNAME.id(&[]));
            }
        }
        if matches!(self.text.segments.tokens[at].shape, Shape::Upper | Shape::Mixed) {
            let classes = self.words.initialled(at);
            for class in (0..list::CLASS_COUNT).filter(|class| classes >> class & 1 == 1) {
                self.add(list::ACRONYM.id(&[class]));
            }
        }
    }
}

/// Points from which the rules are sure of a candidate.
const SURE: i16 = 7;
/// How many words away a name is still near.
const NEAR: usize = 3;
/// The last place on the axis of [`list::COMMON`].
const UNKNOWN: usize = 5;

fn title_place(kind: TitleKind) -> usize {
    match kind {
        TitleKind::Address => 0,
        TitleKind::Honorific => 1,
        TitleKind::Office => 2,
        TitleKind::Rank => 3,
        TitleKind::Relation => 4,
    }
}

#[cfg(test)]
mod tests;
