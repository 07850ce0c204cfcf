//! Who was hurt: numbers beside words such as "killed", "dead", "injuries".

use dateline_lang::events::{TollKind, TollPart};
use dateline_lang::tags::Tag;

use super::{Draft, Finder};
use crate::model::{Count, EventKind, Quantity, Span, Toll};
use crate::passing::{Shape, TokenId, TokenRange};

/// How far behind its word a number may begin, in tokens: "killed at least 16".
const REACH_BEHIND: TokenId = 4;
/// How far before its word a number may end, in tokens: "16 border guards were badly hurt".
const REACH_BEFORE: TokenId = 8;
/// How far behind "the death toll" its number may stand.
const REACH_OF_TOLL: TokenId = 14;
/// "Several" and its like are at least so many.
const SEVERAL: u64 = 2;
/// No happening hurt so many: such a number is a slip, or counts something else.
const TOO_MANY: u64 = 1_000_000_000;

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
            let count = self.count_beside(&tokens, part, sentence);
            let Some(count) = count.filter(|count| count.high.unwrap_or(count.low) < TOO_MANY) else { continue };
            if let Some(draft) = cause(drafts, &tokens, kind) {
                add(&mut draft.toll, kind, count);
            }
        }
    }

    /// "death threats", "dead trees", "wounded pride", "Death Valley": the word says something about a thing.
    fn only_describes(&self, word: &TokenRange) -> bool {
        let grammar = self.grammar;
        let last = word.end - 1;
        // "wounded 40 others"
        let goes_on = word.end < grammar.sentence(last).end;
        if goes_on && self.quantity_at(word.end).is_some() && self.quantity_at(last).is_none() {
            return false;
        }
        // "missing the bridge"
        if grammar.tag(last) == Tag::VerbGerund
            && goes_on
            && grammar.noun_at(word.end).is_some_and(|id| grammar.chunk(id).tokens.start == word.end)
        {
            return true;
        }
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
        let following = part != TollPart::Adjective && !passive && !self.stands_behind_number(word, sentence);
        if following && let Some(count) = self.number_in(after.clone(), true, sentence) {
            return Some(count);
        }
        // "16 remain missing", "16 were feared dead": the verb belongs to the adjective.
        let own_verb = if part == TollPart::Adjective { self.verb_before(word, sentence) } else { word.start };
        if let Some(count) = self.number_in(before.start..own_verb.max(before.start), false, sentence) {
            return Some(count);
        }
        if following && verb.is_some() {
            return self.unnumbered(after);
        }
        if part == TollPart::Noun { self.risen(word, sentence) } else { None }
    }

    /// "16 dead, 40 wounded and 5 missing": the number before the word is its own, unless another follows at once.
    fn stands_behind_number(&self, word: &TokenRange, sentence: &TokenRange) -> bool {
        let grammar = self.grammar;
        let own = self.quantity_at(word.start).or_else(|| {
            word.start
                .checked_sub(1)
                .filter(|before| *before >= sentence.start)
                .and_then(|before| self.quantity_at(before))
        });
        let counted = |quantity: &Quantity| {
            let what = quantity.what.as_str();
            what.is_empty() || what == grammar.span(word.clone()).of(grammar.reading.text())
        };
        own.is_some_and(counted) && (word.end >= sentence.end || self.quantity_at(word.end).is_none())
    }

    /// The quantity that a token is part of.
    fn quantity_at(&self, token: TokenId) -> Option<&Quantity> {
        let span = self.grammar.reading.segments.tokens.get(token as usize)?.span;
        let quantities = self.grammar.reading.quantities;
        let first = quantities.partition_point(|quantity| quantity.span.end <= span.start);
        quantities.get(first).filter(|quantity| quantity.span.overlaps(span))
    }

    /// Where the verb begins that stands right before a word, or the word itself.
    fn verb_before(&self, word: &TokenRange, sentence: &TokenRange) -> TokenId {
        let grammar = self.grammar;
        let mut before = word.start;
        // "are still missing"
        for _ in 0..2 {
            if before > sentence.start
                && grammar.verb_at(before - 1).is_none()
                && grammar.tag(before - 1) == Tag::Adverb
            {
                before -= 1;
            }
        }
        let verb = before.checked_sub(1).filter(|before| *before >= sentence.start).and_then(|at| grammar.verb_at(at));
        verb.map_or(word.start, |(id, _)| grammar.chunk(id).tokens.start)
    }

    /// "the death toll rose from 12 to 16", "the toll stands at 16".
    fn risen(&self, word: &TokenRange, sentence: &TokenRange) -> Option<Count> {
        let grammar = self.grammar;
        let tokens = word.end..(word.end + REACH_OF_TOLL).min(sentence.end);
        let (verb, _) = grammar.verbs_in(tokens.clone()).next()?;
        let behind = grammar.chunk(verb).tokens.end;
        let quantity = (behind..(behind + 3).min(tokens.end)).find_map(|token| self.quantity_at(token))?;
        let first = grammar.reading.token_at(quantity.span.start);
        let before = grammar.text(first.saturating_sub(1));
        let counts = quantity.unit.is_empty() && !self.is_time(quantity.span);
        match quantity.upper {
            _ if !counts => None,
            Some(upper) if before == "from" => Some(Count::exactly(upper as u64)),
            _ => (first == behind || matches!(before, "to" | "at" | "past" | "above")).then(|| count(quantity)),
        }
    }

    /// The number nearest to a word among those that count people, with no other verb between.
    fn number_in(&self, tokens: TokenRange, forwards: bool, sentence: &TokenRange) -> Option<Count> {
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
        quantity.map(|quantity| self.with_members(quantity, sentence))
    }

    /// "five policemen, three soldiers and a child": all that are counted in one row.
    fn with_members(&self, quantity: &Quantity, sentence: &TokenRange) -> Count {
        let quantities = self.grammar.reading.quantities;
        let Some(at) = quantities.iter().position(|other| other.span == quantity.span) else { return count(quantity) };
        let (mut first, mut last) = (at, at);
        while first > 0 && self.are_members(&quantities[first - 1], &quantities[first]) {
            first -= 1;
        }
        while last + 1 < quantities.len() && self.are_members(&quantities[last], &quantities[last + 1]) {
            last += 1;
        }
        let more = self.one_more(&quantities[last], sentence);
        let mut sum = count(&quantities[first]);
        for counted in quantities[first + 1..=last].iter().map(count) {
            sum = sum.plus(counted);
        }
        if first < last && more { sum.plus(Count::exactly(1)) } else { sum }
    }

    /// Whether two quantities count members of one row: a comma or "and" alone stands between them.
    fn are_members(&self, one: &Quantity, two: &Quantity) -> bool {
        let grammar = self.grammar;
        let (from, to) = (grammar.reading.token_at(one.span.end), grammar.reading.token_at(two.span.start));
        let joined = from < to && to - from <= 2 && (from..to).all(|token| self.joins(token));
        let counts = |quantity: &Quantity| {
            let own = quantity.unit.is_empty() && !quantity.what.is_empty() && quantity.value >= 1.0;
            own && !quantity.what.starts_with("of ") && !self.is_time(quantity.span)
        };
        let ends = grammar.reading.token_at(two.span.end.saturating_sub(1)) + 1;
        let acts = grammar.verb_at(ends).is_some_and(|(_, group)| grammar.is_finite(group));
        // "killed 16 fighters, and 12 men fled": a new clause begins, unless both are its subject.
        let acts_alone = acts && from.checked_sub(1).is_some_and(|last| !self.is_subject(one, last));
        joined && counts(one) && counts(two) && !acts_alone
    }

    /// Whether no verb stands before a quantity in its sentence.
    fn is_subject(&self, quantity: &Quantity, token: TokenId) -> bool {
        let grammar = self.grammar;
        let first = grammar.reading.token_at(quantity.span.start);
        grammar.verbs_in(grammar.sentence(token).start..first).next().is_none()
    }

    fn joins(&self, token: TokenId) -> bool {
        matches!(self.grammar.text(token), "," | "and")
    }

    /// "and a child" behind the last of a row.
    fn one_more(&self, last: &Quantity, sentence: &TokenRange) -> bool {
        let grammar = self.grammar;
        let end = grammar.reading.token_at(last.span.end.saturating_sub(1)) + 1;
        let mut at = end;
        while at < sentence.end && self.joins(at) {
            at += 1;
        }
        let one = |token: TokenId| matches!(grammar.text(token), "a" | "an");
        at > end && at < sentence.end && one(at) && grammar.noun_at(at).is_some_and(|id| grammar.is_somebody(id))
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
            return Some(Count { low: SEVERAL, high: None, rough: true });
        }
        let one = [keywords.a, keywords.an].contains(&word) && nominal.heads.len() == 1;
        one.then_some(Count::exactly(1))
    }
}

fn count(quantity: &Quantity) -> Count {
    Count::bounded(quantity.value as u64, quantity.upper.map(|upper| upper as u64), quantity.bound)
}

/// The event that a toll belongs to: for deaths and injuries an assault, for detentions a coercion; the nearest one.
fn cause<'d>(drafts: &'d mut [Draft], word: &TokenRange, kind: TollKind) -> Option<&'d mut Draft> {
    let fits = |draft: &Draft| match kind {
        TollKind::Killed | TollKind::Injured => match draft.kind {
            EventKind::Assault => 0,
            EventKind::Protest | EventKind::Coerce => 1,
            _ => 9,
        },
        TollKind::Displaced | TollKind::Missing => match draft.kind {
            EventKind::Assault => 0,
            EventKind::Coerce => 1,
            _ => 9,
        },
        TollKind::Detained => match draft.kind {
            EventKind::Coerce => 0,
            EventKind::Assault if draft.mode == "abduct" => 0,
            EventKind::Protest => 1,
            EventKind::Assault => 2,
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
        TollKind::Missing => &mut toll.missing,
    };
    place.get_or_insert(count);
}
