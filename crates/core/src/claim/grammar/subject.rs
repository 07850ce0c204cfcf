//! Who does what a verb says.

use dateline_lang::tags::Tag;

use super::{ChunkId, Grammar, Nominal};
use crate::passing::{Shape, TokenId, TokenRange};

/// The subject of a verb group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::claim) struct Subject {
    pub(in crate::claim) nominal: Nominal,
    /// Whether the verb stands in a clause that only describes the subject: "the army, which attacked …".
    pub(in crate::claim) relative: bool,
    /// Whether it was taken over from another verb: "came and saw", "asked X to leave".
    pub(in crate::claim) inherited: bool,
    /// Who does it when the nominal is no one who can act: Peru in "Peru launched an operation to retake the town".
    pub(in crate::claim) otherwise: Option<Nominal>,
}

impl Subject {
    fn plain(nominal: Nominal) -> Subject {
        Subject { nominal, relative: false, inherited: false, otherwise: None }
    }

    fn described(nominal: Nominal) -> Subject {
        Subject { relative: true, ..Subject::plain(nominal) }
    }

    fn handed_on(self) -> Subject {
        Subject { inherited: true, ..self }
    }
}

/// Longest insertion between commas after a subject, in tokens.
const LONGEST_INSERTION: TokenId = 40;
/// How many verbs a subject is handed along.
const DEEPEST: u32 = 6;

impl Grammar<'_> {
    /// The subject of a verb group, from its own clause or from the verb that governs it.
    pub(in crate::claim) fn subject(&self, verb: ChunkId) -> Option<Subject> {
        self.subject_within(verb, DEEPEST)
    }

    fn subject_within(&self, verb: ChunkId, depth: u32) -> Option<Subject> {
        if depth == 0 {
            return None;
        }
        let chunk = self.chunk(verb);
        let group = self.verb_group(verb)?;
        let sentence = self.sentence(chunk.tokens.start);
        let bare = !group.infinitive && !group.gerund && !group.passive && !self.is_finite(group);
        if bare {
            // "to meet and discuss": the second infinitive goes with the first.
            let (previous, _) = self.verbs_in(sentence.start..chunk.tokens.start).next_back()?;
            let subject = self.subject_within(previous, depth - 1)?;
            return Some(subject.handed_on());
        }
        if group.infinitive || group.gerund || !self.is_finite(group) && !group.passive {
            return self.controller(verb, &sentence, depth);
        }
        let at = self.before_adverbs(chunk.tokens.start, sentence.start);
        let at = self.before_day(at, sentence.start);
        if at == sentence.start {
            return None;
        }
        let last = at - 1;
        if self.is_relative(last)
            || self.word(last) == self.keywords.that && self.noun_ending_at(last.max(1) - 1).is_some()
        {
            let end = if last > sentence.start && self.is_comma(last - 1) { last - 1 } else { last };
            let nominal = self.nominal_before(end, sentence.start)?;
            return Some(Subject::described(nominal));
        }
        if self.tag(last) == Tag::CoordinatingConjunction {
            return self.inherited(last, &sentence, depth);
        }
        if self.is_comma(last) {
            if let Some(nominal) = self.before_insertion(last, sentence.start) {
                return Some(Subject::plain(nominal));
            }
            return self.inherited(last, &sentence, depth);
        }
        if group.passive && chunk.tokens.len() == 1 {
            // A bare participle describes the noun before it: "troops deployed in the north".
            let nominal = self.nominal_before(at, sentence.start)?;
            return Some(Subject::described(nominal));
        }
        let at = self.before_parenthesis(at, sentence.start);
        let nominal = match self.before_relative(at, &sentence) {
            Some(described) => described,
            None => self.nominal_before(at, sentence.start)?,
        };
        Some(Subject::plain(nominal))
    }

    /// The subject before a relative clause that ends here: "officials who spoke to the paper | said".
    fn before_relative(&self, at: TokenId, sentence: &TokenRange) -> Option<Nominal> {
        let reach = at.saturating_sub(LONGEST_INSERTION).max(sentence.start);
        for token in (reach..at).rev() {
            if self.is_comma(token) || self.shape(token) == Shape::QuoteMark {
                return None;
            }
            if self.is_relative(token) && token > sentence.start {
                let verbs = self.verbs_in(token..at).filter(|&(_, group)| self.is_finite(group)).count();
                return if verbs == 1 { self.nominal_before(token, sentence.start) } else { None };
            }
        }
        None
    }

    /// Where a parenthesis that ends here begins: "the group (PRG) | attacked".
    fn before_parenthesis(&self, at: TokenId, start: TokenId) -> TokenId {
        if at <= start + 2 || self.text(at - 1) != ")" {
            return at;
        }
        let first = at.saturating_sub(LONGEST_INSERTION).max(start + 1);
        (first..at).rev().find(|&token| self.text(token) == "(").unwrap_or(at)
    }

    /// "Peru today | signed": where a day between a subject and its verb begins.
    fn before_day(&self, at: TokenId, start: TokenId) -> TokenId {
        let first = (start..at).rev().find(|&token| !self.is_time(token)).map_or(start, |token| token + 1);
        let first = self.before_adverbs(first, start);
        let named = first > start && first < at && self.noun_ending_at(first - 1).is_some();
        if named { first } else { at }
    }

    fn before_adverbs(&self, mut at: TokenId, start: TokenId) -> TokenId {
        while at > start && self.is_adverb(at - 1) {
            at -= 1;
        }
        at
    }

    /// The gerund that another is joined to: the last that follows a preposition or verb, not a noun.
    fn coordinated_gerund(&self, before: TokenRange) -> Option<ChunkId> {
        let first = before.start;
        let free = |id: ChunkId| {
            let start = self.chunk(id).tokens.start;
            start > first && self.noun_at(start - 1).is_none()
        };
        self.verbs_in(before).rev().find(|&(id, group)| group.gerund && free(id)).map(|(id, _)| id)
    }

    /// The subject of the last finite verb before a token; of "denied that it had … and said that …" the first.
    fn inherited(&self, before: TokenId, sentence: &TokenRange, depth: u32) -> Option<Subject> {
        let earlier = || self.verbs_in(sentence.start..before).rev().filter(|&(_, group)| self.is_finite(group));
        let says = |id: ChunkId| {
            let verb_end = self.chunk(id).tokens.end;
            // "repeated its claim that …"
            let object = (verb_end < sentence.end).then(|| self.noun_starting_at(verb_end)).flatten();
            let after = object.map_or(verb_end, |object| self.chunk(object).tokens.end);
            after < sentence.end && self.word(after) == self.keywords.that
        };
        let next = self.verb_at(before + 1).is_some_and(|(id, _)| says(id));
        let alike = earlier().find(|&(id, _)| next && says(id));
        let (previous, _) = alike.or_else(|| earlier().next())?;
        Some(self.subject_within(previous, depth - 1)?.handed_on())
    }

    /// Who does what an infinitive or gerund says: the object of the verb before it, or that verb's subject.
    fn controller(&self, verb: ChunkId, sentence: &TokenRange, depth: u32) -> Option<Subject> {
        let start = self.chunk(verb).tokens.start;
        let Some((governor, group)) = self.verbs_in(sentence.start..start).next_back() else {
            // "the decision by X to leave"
            return None;
        };
        let at = self.before_adverbs(start, sentence.start);
        if at > sentence.start && self.is_comma(at - 1) {
            // ", calling it a mistake" goes with the whole clause before.
            return self.inherited(at - 1, sentence, depth);
        }
        let infinitive = self.verb_group(verb).is_some_and(|group| group.infinitive);
        if at > sentence.start && self.tag(at - 1) == Tag::CoordinatingConjunction {
            // "of arming rebels and attacking towns": who did the first did the second.
            let governor = self.coordinated_gerund(sentence.start..at - 1).unwrap_or(governor);
            return Some(self.subject_within(governor, depth - 1)?.handed_on());
        }
        let keywords = self.keywords;
        let of = at > sentence.start
            && [keywords.of, keywords.for_, keywords.from, keywords.with, keywords.against, keywords.into]
                .contains(&self.word(at - 1));
        if !infinitive
            && !of
            && at > sentence.start
            && let Some(noun) = self.noun_ending_at(at - 1)
            && !self.is_time(at - 1)
        {
            // "rebels operating in the north": the noun before does it.
            let nominal = self.nominal_before(at, sentence.start)?;
            let direct = Nominal { tokens: self.chunk(noun).tokens.clone(), heads: vec![noun] };
            let otherwise = (nominal != direct).then_some(nominal);
            return Some(Subject { otherwise, ..Subject::described(direct).handed_on() });
        }
        let between = if of { at - 1 } else { at };
        let after_governor = self.chunk(governor).tokens.end;
        if (infinitive || of) && !group.passive && between > after_governor && !self.is_comma(between - 1) {
            let that = self.word(after_governor) == self.keywords.that;
            let object = self.object_start(after_governor + TokenId::from(that), between);
            if let Some(nominal) = object.and_then(|start| self.nominal_from(start, between)) {
                let otherwise = if of { None } else { self.subject_within(governor, depth - 1) };
                let otherwise = otherwise.map(|subject| subject.nominal);
                return Some(Subject { otherwise, ..Subject::plain(nominal).handed_on() });
            }
        }
        Some(self.subject_within(governor, depth - 1)?.handed_on())
    }

    /// The subject before an insertion that ends with this comma: "X, the head of Y, said".
    fn before_insertion(&self, comma: TokenId, start: TokenId) -> Option<Nominal> {
        let first = comma.saturating_sub(LONGEST_INSERTION).max(start);
        let opening = (first..comma).rev().find(|&token| self.is_comma(token))?;
        let inside = opening + 1;
        let describes = self.is_relative(inside)
            || self.noun_at(inside).is_some()
            || self.is_preposition(inside)
            || self.verb_at(inside).is_some_and(|(_, group)| group.gerund || group.passive)
            || self.is_adverb(inside);
        let own_clause = !self.is_relative(inside)
            && self.verbs_in(inside..comma).any(|(_, group)| self.is_finite(group) && !group.passive);
        if !describes || own_clause {
            return None;
        }
        let mut nominal = self.nominal_before(opening, start)?;
        let only_adverbs = (inside..comma).all(|token| self.is_adverb(token) || self.is_time(token));
        if !only_adverbs && !self.is_time(comma - 1) {
            nominal.tokens.end = comma;
        }
        Some(nominal)
    }

    /// The noun phrase that ends just before a token.
    pub(in crate::claim) fn noun_ending_at(&self, last: TokenId) -> Option<ChunkId> {
        let id = self.noun_at(last)?;
        (self.chunk(id).tokens.end == last + 1).then_some(id)
    }

    /// The noun phrase whose "'s" stands right before this one.
    pub(in crate::claim) fn possessor(&self, id: ChunkId) -> Option<ChunkId> {
        let mut first = self.chunk(id).tokens.start;
        while first > 0 && self.is_time(first - 1) && self.noun_at(first - 1) != Some(id) {
            // "Peru's | October 2025 | agreement"
            first -= 1;
        }
        if self.tag(first) == Tag::PossessiveEnding {
            return self.noun_ending_at(first.checked_sub(1)?);
        }
        let mark = first.checked_sub(1)?;
        if self.tag(mark) == Tag::PossessiveEnding { self.noun_ending_at(mark.checked_sub(1)?) } else { None }
    }

    /// The noun phrase after "of": Peru in "the army of Peru".
    pub(in crate::claim) fn whole(&self, id: ChunkId) -> Option<ChunkId> {
        let of = self.chunk(id).tokens.end;
        let sentence = self.sentence(of - 1);
        let joins = of + 1 < sentence.end && self.word(of) == self.keywords.of;
        self.noun_at(of + 1).filter(|_| joins)
    }

    /// The noun phrase that ends before `end`, followed to the left through "of …", "in …" and "and" to its heads.
    pub(in crate::claim) fn nominal_before(&self, end: TokenId, start: TokenId) -> Option<Nominal> {
        let mut head = self.noun_ending_at(end.checked_sub(1)?)?;
        let mut heads = vec![head];
        loop {
            let first = self.chunk(head).tokens.start;
            if first <= start + 1 {
                break;
            }
            let link = first - 1;
            let Some(before) = self.noun_ending_at(link - 1) else {
                match self.described_by_participle(link, start) {
                    Some(noun) => head = noun,
                    None => break,
                }
                heads = vec![head];
                continue;
            };
            if self.tag(link) == Tag::PossessiveEnding {
                // The possessor belongs to the phrase; the head stays.
                let kept = std::mem::take(&mut heads);
                head = before;
                heads = kept;
                continue;
            }
            if self.is_preposition(link) && !self.is_object(before) && !self.is_complementizer(link) {
                if self.is_temporal_link(link) && self.is_time(self.chunk(before).head) {
                    // "two days after Peru attacked": the days belong to the clause around.
                    break;
                }
                head = before;
                heads = vec![head];
                continue;
            }
            let describing =
                self.verb_at(link).is_some_and(|(verb, group)| group.gerund && self.chunk(verb).tokens.len() == 1);
            if describing && !self.is_object(before) {
                // "soldiers patrolling the border | killed"
                head = before;
                heads = vec![head];
                continue;
            }
            let joined = self.word(link) == self.keywords.and || self.is_comma(link) && heads.len() > 1;
            if joined && !self.is_object(before) {
                head = before;
                heads.insert(0, head);
                continue;
            }
            break;
        }
        let first = self.chunk(head).tokens.start;
        Some(Nominal { tokens: first..end, heads })
    }

    /// "troops | deployed | in …": the noun that a bare participle before this preposition describes.
    fn described_by_participle(&self, link: TokenId, start: TokenId) -> Option<ChunkId> {
        if !self.is_preposition(link) || link <= start + 1 {
            return None;
        }
        if self.tag(link - 1) == Tag::Adjective {
            // "officials familiar with the matter"
            return self.noun_ending_at(link - 2);
        }
        let (id, group) = self.verb_at(link - 1)?;
        let chunk = self.chunk(id);
        let bare = (group.gerund || group.passive) && chunk.tokens.len() == 1 && chunk.tokens.start > start;
        if bare { self.noun_ending_at(chunk.tokens.start - 1) } else { None }
    }

    /// Whether a noun phrase follows a verb directly, and so belongs to it. A finite verb's own phrase is never a subject
    /// of the next one.
    fn is_object(&self, id: ChunkId) -> bool {
        let first = self.chunk(id).tokens.start;
        first > 0
            && self
                .verb_at(first - 1)
                .is_some_and(|(verb, _)| self.sentence(first).start <= self.chunk(verb).tokens.start)
    }
}
