//! Numbers with what they count: money, shares, measures, people. Dates, durations and labels are none.

mod number;
mod tables;

use dateline_lang::numbers::{NumberRole, Unit};
use dateline_lang::tags::Tag;

use crate::lexicon::{Vocabulary, WordId};
use crate::model::{Bound, Quantity, Span};
use crate::passing::{Chunk, ChunkKind, Name, Segments, Shape};
use number::Number;
pub(crate) use tables::NumberTables;

/// What quantities are found in.
#[derive(Clone, Copy)]
pub(super) struct Text<'a> {
    pub(super) text: &'a str,
    pub(super) segments: &'a Segments,
    pub(super) words: &'a [WordId],
    pub(super) tags: &'a [Tag],
    pub(super) chunks: &'a [Chunk],
    pub(super) names: &'a [Name],
    pub(super) tables: &'a NumberTables,
    pub(super) vocabulary: &'a Vocabulary,
}

/// The quantities of a document, by position.
pub(super) fn quantities(text: Text<'_>) -> Vec<Quantity> {
    let mut found = Vec::new();
    for sentence in &text.segments.sentences {
        let Text { text, segments, words, tags, chunks, names, tables, vocabulary } = text;
        let (first, end) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
        let finder = Finder { text, segments, words, tags, chunks, names, tables, vocabulary, first, end };
        let mut at = first;
        while at < end {
            match finder.quantity(at) {
                Some((quantity, next)) => {
                    found.push(quantity);
                    at = next;
                }
                None => at += 1,
            }
        }
    }
    found
}

/// Finds the quantities of one sentence. Positions count from the first token of the document.
struct Finder<'a> {
    text: &'a str,
    segments: &'a Segments,
    words: &'a [WordId],
    tags: &'a [Tag],
    chunks: &'a [Chunk],
    names: &'a [Name],
    tables: &'a NumberTables,
    vocabulary: &'a Vocabulary,
    first: usize,
    end: usize,
}

impl<'a> Finder<'a> {
    /// The quantity that begins at a token, and the first token behind its number.
    fn quantity(&self, at: usize) -> Option<(Quantity, usize)> {
        let shape = self.segments.tokens[at].shape;
        let figures = matches!(shape, Shape::Number | Shape::Alphanumeric);
        let hyphenated =
            matches!(shape, Shape::Lower | Shape::Capital) && self.word(at).len() < 16 && self.word(at).contains('-');
        if !figures && !hyphenated && self.tables.starts.get(self.words[at]).is_none() {
            return None;
        }
        let (bound, number_at) = self.bound(at);
        let (unit_before, number_at, number) = self.amount(number_at)?;
        let number = self.ranged(number, at);
        let (number, parted) = match self.parted(number, number_at) {
            Some(share) => (share, true),
            None => (number, false),
        };
        if self.is_no_count(at, number_at, &number, unit_before.is_some()) {
            return None;
        }
        let (bound, number) = self.bound_behind(bound, number);
        let unit = match unit_before {
            Some(unit) => Some((number.end, unit)),
            None => self.unit_behind(number_at, &number),
        };
        if number.suffix.is_some() && unit.is_none() {
            return None;
        }
        let end = unit.map_or(number.end, |(end, _)| end);
        let (mut end, what) = self.what(end, unit.is_some() || number.share && !parted);
        let mut bound = bound.unwrap_or(if number.vague { Bound::Vague } else { Bound::Exact });
        if let Some((length, after)) = self.tables.bounds_after.longest(&self.words[end..self.end])
            && bound == Bound::Exact
        {
            bound = *after;
            end += length;
        }
        if self.counts_nothing(number_at, &number, unit.is_some(), what, bound) {
            return None;
        }
        let unit = unit.map_or(if number.share { "%" } else { "" }, |(_, unit)| unit.unit);
        let tokens = &self.segments.tokens;
        let quantity = Quantity {
            span: tokens[at].span.cover(tokens[end - 1].span),
            value: number.value,
            upper: number.upper,
            unit: unit.to_owned(),
            what: what.map(|what| what.of(self.text)).unwrap_or_default().to_owned(),
            bound,
            rule: rule(unit, number.vague).into(),
        };
        Some((quantity, end))
    }

    /// "at least", and where the number begins.
    fn bound(&self, at: usize) -> (Option<Bound>, usize) {
        match self.tables.bounds.longest(&self.words[at..self.end]) {
            Some((length, bound)) if at + length < self.end => (Some(*bound), at + length),
            _ => (None, at),
        }
    }

    /// "16 or more people", "100+": a bound between the number and what is counted.
    fn bound_behind(&self, bound: Option<Bound>, number: Number) -> (Option<Bound>, Number) {
        match self.tables.bounds_after.longest(&self.words[number.end.min(self.end)..self.end]) {
            Some((length, after)) if bound.is_none() && number.suffix.is_none() => {
                (Some(*after), Number { end: number.end + length, ..number })
            }
            _ => (bound, number),
        }
    }

    /// The number that begins at a token, with the money before it, and where it begins.
    fn amount(&self, at: usize) -> Option<(Option<&'static Unit>, usize, Number)> {
        if let Some((unit, number)) = self.glued(at) {
            return Some((Some(unit), at, number));
        }
        let (unit, at) = self.unit_before(at);
        Some((unit, at, self.number(at)?))
    }

    fn unit(&self, at: usize) -> Option<(usize, &'static Unit)> {
        let (length, unit) = self.tables.units.longest(&self.words[at.min(self.end)..self.end])?;
        is_written(unit, self.word(at)).then_some((length, *unit))
    }

    /// "$", "US$", "Rs.", "PKR": money before the number.
    fn unit_before(&self, at: usize) -> (Option<&'static Unit>, usize) {
        match self.unit(at) {
            Some((length, unit)) if unit.money && self.is_figure(at + length) => (Some(unit), at + length),
            _ => (None, at),
        }
    }

    fn is_figure(&self, at: usize) -> bool {
        at < self.end && matches!(self.segments.tokens[at].shape, Shape::Number | Shape::Alphanumeric)
    }

    /// "km", "percent", "million rupees" behind the number; its end may lie in the number's own token: "5km".
    fn unit_behind(&self, at: usize, number: &Number) -> Option<(usize, &'static Unit)> {
        if let Some(cut) = number.suffix {
            let suffix = &self.word(at)[cut..];
            let id = self.vocabulary.look_up(suffix.trim_start_matches(['-', '‑']));
            let (_, unit) = self.tables.units.longest(&[id])?;
            return is_written(unit, suffix).then_some((number.end, *unit));
        }
        if number.vague
            && self.word(number.end) == "of"
            && let Some((length, unit)) = self.unit(number.end + 1).filter(|(_, unit)| unit.money)
        {
            return Some((number.end + 1 + length, unit));
        }
        let (length, unit) = self.unit(number.end)?;
        Some((number.end + length, unit))
    }

    /// "10 to 12", "two or three", "between 10 and 12".
    fn ranged(&self, number: Number, from: usize) -> Number {
        let joint = match self.word(number.end) {
            "to" | "or" | "-" | "–" => true,
            "and" => from > self.first && self.word(from - 1).eq_ignore_ascii_case("between"),
            _ => false,
        };
        if number.upper.is_some() || number.suffix.is_some() || !joint {
            return number;
        }
        match self.amount(number.end + 1).map(|(_, _, upper)| upper) {
            Some(upper) if upper.value > number.value && upper.suffix.is_none() && !upper.vague && !upper.share => {
                // "5 to 7 million": the scale is said once.
                let shared = number.scale == 1.0 && number.value < upper.value / upper.scale;
                let scale = if shared { upper.scale } else { 1.0 };
                Number { value: number.value * scale, upper: Some(upper.value), end: upper.end, ..number }
            }
            _ => number,
        }
    }

    /// Whether the number is part of a date, duration, label, name or list.
    fn is_no_count(&self, from: usize, at: usize, number: &Number, money: bool) -> bool {
        if money {
            return false;
        }
        let before = (from > self.first).then(|| self.words[from - 1]);
        let label = before.is_some_and(|word| self.tables.labels.get(word).is_some())
            && self.segments.tokens[at].shape == Shape::Number
            && !self.is_counted_noun(number.end);
        let time = |word: WordId| self.tables.times.get(word).is_some();
        let beside_time = before.is_some_and(|word| time(word) && self.is_figure(at))
            || self.words.get(number.end).is_some_and(|&word| number.end < self.end && time(word))
            || (number.end + 1 < self.end
                && self.tags[number.end].eq(&Tag::Adjective)
                && time(self.words[number.end + 1]));
        let listed =
            at == self.first && self.is_figure(at) && self.tags.get(at + 1) == Some(&Tag::Stop) && at + 1 < self.end;
        let named = self.names.binary_search_by(|name| {
            if name.tokens.end as usize <= at {
                std::cmp::Ordering::Less
            } else if name.tokens.start as usize > at {
                std::cmp::Ordering::Greater
            } else {
                std::cmp::Ordering::Equal
            }
        });
        let year =
            number.bare && (1900.0..2100.0).contains(&number.value) && !(from < at && self.is_counted_noun(number.end));
        let year_range = number.bare && number.upper.is_some() && number.value >= 1900.0 && number.value < 2100.0;
        label
            || beside_time
            || listed
            || named.is_ok()
            || year
            || year_range
            || self.is_other_half(from, number)
            || self.is_age(at, number)
    }

    /// "the second half of the match" is no share.
    fn is_other_half(&self, from: usize, number: &Number) -> bool {
        number.share
            && from > self.first
            && matches!(
                self.tags[from - 1],
                Tag::Adjective | Tag::Determiner | Tag::CardinalNumber | Tag::Noun | Tag::PronounPossessive
            )
    }

    fn is_counted_noun(&self, at: usize) -> bool {
        at < self.end && matches!(self.tags[at], Tag::NounPlural | Tag::Adjective)
    }

    /// "Smith, 43, said", "he was 43."
    fn is_age(&self, at: usize, number: &Number) -> bool {
        at > self.first + 1
            && number.end < self.end
            && matches!(self.tags[number.end], Tag::Comma | Tag::Stop)
            && (self.tags[at - 1] == Tag::Comma && self.tags[at - 2].is_noun()
                || self.tags[at - 1].is_verb() && self.tags[at - 2] == Tag::Pronoun && number.value < 120.0)
    }

    /// What is counted: the rest of the noun phrase, or the one behind "of".
    fn what(&self, end: usize, has_unit: bool) -> (usize, Option<Span>) {
        if end >= self.end {
            return (end, None);
        }
        if let Some(chunk) = self.chunk_at(end - 1).filter(|_| !has_unit)
            && chunk.tokens.end as usize > end
        {
            let to = chunk.tokens.end as usize;
            return (to, Some(self.span(end, to)));
        }
        if self.word(end) == "of"
            && let Some(chunk) = self.chunk_at(end + 1)
            && chunk.tokens.end as usize <= self.end
        {
            let to = chunk.tokens.end as usize;
            return (if has_unit { end } else { to }, Some(self.span(end + 1, to)));
        }
        match self.chunk_at(end).filter(|chunk| !has_unit && self.tags[chunk.head as usize].is_noun()) {
            Some(chunk) if chunk.tokens.start as usize == end => {
                let to = chunk.tokens.end as usize;
                (to, Some(self.span(end, to)))
            }
            _ => (end, None),
        }
    }

    fn chunk_at(&self, at: usize) -> Option<&'a Chunk> {
        let found = self.chunks.partition_point(|chunk| chunk.tokens.end as usize <= at);
        self.chunks.get(found).filter(|chunk| chunk.tokens.start as usize <= at && chunk.kind == ChunkKind::Noun)
    }

    /// "one" is mostly a pronoun, "a few" a determiner: they need a noun.
    fn counts_nothing(&self, at: usize, number: &Number, unit: bool, what: Option<Span>, bound: Bound) -> bool {
        let in_words = !self.is_figure(at);
        let small = in_words && number.value <= 3.0 && matches!(bound, Bound::Exact | Bound::Approximate);
        let noun_behind = what.is_some() && self.word(number.end) != "of";
        small && !unit && !noun_behind && number.value < 2.0
            || number.vague && number.value < 10.0 && what.is_none()
            || matches!(self.role(at), Some((_, NumberRole::Scale(_))))
    }

    fn word(&self, at: usize) -> &'a str {
        if at < self.end { self.segments.tokens[at].span.of(self.text) } else { "" }
    }

    fn span(&self, from: usize, to: usize) -> Span {
        self.segments.tokens[from].span.cover(self.segments.tokens[to - 1].span)
    }
}

/// Whether letters may be the sign or code of money that they are: those are not written small, "cup", "all".
fn is_written(unit: &Unit, letters: &str) -> bool {
    let code = unit.money && unit.words.len() <= 4 && unit.words.starts_with(char::is_uppercase);
    !code || letters.starts_with(char::is_uppercase)
}

fn rule(unit: &str, vague: bool) -> &'static str {
    match unit {
        "" if vague => "quantity.vague",
        "" => "quantity.count",
        "%" => "quantity.share",
        unit if unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase()) => "quantity.money",
        _ => "quantity.measure",
    }
}

#[cfg(test)]
mod tests;
