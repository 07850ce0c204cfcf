//! Who was hurt: numbers beside words such as "killed", "dead", "injuries".

use dateline_lang::events::{TollKind, TollPart};
use dateline_lang::tags::Tag;

use super::{Draft, Finder};
use crate::model::{Bound, Count, EventKind, Quantity, Span, Toll};
use crate::passing::{Shape, TokenId, TokenRange};

/// How far behind its word a number may begin, in tokens: "killed at least 16".
const REACH_BEHIND: TokenId = 4;
/// How far before its word a number may end, in tokens: "16 border guards were badly hurt".
const REACH_BEFORE: TokenId = 8;
/// "Several" and its like are at least so many.
const SEVERAL: u64 = 2;

impl Finder<'_> {
    /// Gives the tolls that a sentence tells to the events that caused them.
    pub(super) fn add_tolls(&self, drafts: &mut [Draft], sentence: &TokenRange) {
        let grammar = self.grammar;
        let mut at = sentence.start;
        while at < sentence.end {
            let words = &grammar.words()[at as usize..sentence.end as usize];
            let Some((taken, &(part, kind))) = self.tables.tolls.longest(words) else {
                at += 1;
                continue;
            };
            let tokens = at..at + taken as TokenId;
            at = tokens.end;
            if self.only_describes(&tokens) {
                continue;
            }
            let Some(count) = self.count_beside(&tokens, part, sentence) else { continue };
            if let Some(draft) = cause(drafts, &tokens, kind) {
                add(&mut draft.toll, kind, count);
            }
        }
    }

    /// "death threats", "dead trees", "wounded pride", "Death Valley": the word says something about a thing.
    fn only_describes(&self, word: &TokenRange) -> bool {
        let grammar = self.grammar;
        let last = word.end - 1;
        let proper = matches!(grammar.tag(last), Tag::ProperNoun | Tag::ProperNounPlural);
        let before_noun = grammar.noun_at(last).filter(|&id| grammar.chunk(id).head > last);
        proper && grammar.shape(last) == Shape::Capital
            || before_noun.is_some_and(|id| {
                let describes = !grammar.tag(last).is_verb() || grammar.chunk(id).tokens.contains(&last);
                describes && !grammar.is_somebody(id)
            })
    }

    /// How many were hurt in the way that a word says.
    fn count_beside(&self, word: &TokenRange, part: TollPart, sentence: &TokenRange) -> Option<Count> {
        let grammar = self.grammar;
        let verb = grammar.verb_at(word.start);
        if verb.is_some_and(|(_, group)| group.negated) {
            return None;
        }
        let passive = verb.is_some_and(|(_, group)| group.passive);
        let after = word.end..(word.end + REACH_BEHIND).min(sentence.end);
        let before = word.start.saturating_sub(REACH_BEFORE).max(sentence.start)..word.start;
        let following = part != TollPart::Adjective && !passive;
        if following && let Some(count) = self.number_in(after.clone(), true) {
            return Some(count);
        }
        if let Some(count) = self.number_in(before, false) {
            return Some(count);
        }
        if following && verb.is_some() {
            return self.unnumbered(after);
        }
        None
    }

    /// The number nearest to a word among those that count people, with no other verb between.
    fn number_in(&self, tokens: TokenRange, forwards: bool) -> Option<Count> {
        if tokens.is_empty() {
            return None;
        }
        let grammar = self.grammar;
        let span = grammar.span(tokens.clone());
        let quantities = grammar.reading.quantities;
        let first = quantities.partition_point(|quantity| quantity.span.end <= span.start);
        let near = quantities[first..].iter().take_while(|quantity| quantity.span.start < span.end);
        let counts = near.filter(|quantity| quantity.unit.is_empty() && quantity.value >= 1.0);
        let clear = |quantity: &&Quantity| {
            let (from, to) = if forwards {
                (tokens.start, grammar.reading.token_at(quantity.span.start))
            } else {
                (grammar.reading.token_at(quantity.span.end), tokens.end)
            };
            let verbs = grammar
                .verbs_in(from..to.max(from))
                .filter(|(id, group)| grammar.is_finite(*group) && !grammar.chunk(*id).tokens.contains(&tokens.end));
            let counts_people = forwards || to <= from + 1 || self.counts_people(quantity, to);
            verbs.count() == 0 && counts_people && !self.is_time(quantity.span)
        };
        let found: Vec<&Quantity> = counts.filter(clear).collect();
        let quantity = if forwards { found.first() } else { found.last() };
        quantity.map(|quantity| count(quantity))
    }

    /// Whether a number that stands apart from the word counts people, or whatever is the word's own subject.
    fn counts_people(&self, quantity: &Quantity, word: TokenId) -> bool {
        let grammar = self.grammar;
        let last = grammar.reading.token_at(quantity.span.end.saturating_sub(1));
        let Some(id) = grammar.noun_at(last) else { return quantity.what.is_empty() };
        let subject = || grammar.verb_at(word).and_then(|(verb, _)| grammar.subject(verb));
        grammar.is_somebody(id)
            || self.cast.at_head(grammar, id).is_some()
            || subject().is_some_and(|subject| subject.nominal.heads.contains(&id))
    }

    fn is_time(&self, span: Span) -> bool {
        let first = self.times.partition_point(|time| time.span.end <= span.start);
        self.times.get(first).is_some_and(|time| time.span.overlaps(span))
    }

    /// "killed a soldier", "claimed the lives of several civilians".
    fn unnumbered(&self, after: TokenRange) -> Option<Count> {
        let grammar = self.grammar;
        let keywords = grammar.keywords;
        let nominal = grammar.nominal_from(after.start, after.end)?;
        let word = grammar.word(nominal.tokens.start);
        if [keywords.several, keywords.some, keywords.dozens, keywords.hundreds, keywords.thousands].contains(&word) {
            return Some(Count { low: SEVERAL, high: None });
        }
        let one = [keywords.a, keywords.an].contains(&word) && nominal.heads.len() == 1;
        one.then_some(Count { low: 1, high: Some(1) })
    }
}

fn count(quantity: &Quantity) -> Count {
    let low = quantity.value as u64;
    let high = quantity.upper.map(|upper| upper as u64);
    match quantity.bound {
        Bound::Exact => Count { low, high: Some(high.unwrap_or(low)) },
        Bound::Approximate => Count { low, high },
        Bound::AtLeast => Count { low, high: None },
        Bound::AtMost => Count { low: 0, high: Some(low) },
    }
}

/// The event that a toll belongs to: for deaths and injuries an assault, for detentions a coercion; the nearest one.
fn cause<'d>(drafts: &'d mut [Draft], word: &TokenRange, kind: TollKind) -> Option<&'d mut Draft> {
    let fits = |draft: &Draft| match kind {
        TollKind::Killed | TollKind::Injured => match draft.kind {
            EventKind::Assault => 0,
            EventKind::Protest | EventKind::Coerce => 1,
            _ => 9,
        },
        TollKind::Displaced => match draft.kind {
            EventKind::Assault => 0,
            EventKind::Coerce => 1,
            _ => 9,
        },
        TollKind::Detained => match draft.kind {
            EventKind::Coerce => 0,
            EventKind::Assault if draft.mode == "abduct" => 0,
            EventKind::Protest => 1,
            _ => 9,
        },
    };
    drafts
        .iter_mut()
        .filter(|draft| fits(draft) < 9)
        .min_by_key(|draft| (fits(draft), draft.trigger.start.abs_diff(word.start)))
}

fn add(toll: &mut Toll, kind: TollKind, count: Count) {
    let place = match kind {
        TollKind::Killed => &mut toll.killed,
        TollKind::Injured => &mut toll.injured,
        TollKind::Displaced => &mut toll.displaced,
        TollKind::Detained => &mut toll.detained,
    };
    place.get_or_insert(count);
}
