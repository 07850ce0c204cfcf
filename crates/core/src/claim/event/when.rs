//! When an event happens: the nearest expression of its clause, else of its sentence, else of the sentence before.

use jiff::civil::Date;

use dateline_lang::tags::Tag;

use super::{Draft, Finder};
use crate::model::{ClaimId, DateBasis, Span, Status, TimeExpression, TimeId, TimeKind};
use crate::passing::{Tense, TokenRange};

/// Sentences from the top of an article that are taken to tell of its own day, when they tell a story.
const LEAD: u32 = 5;
/// The same for what they tell in passing.
const FIRST: u32 = 1;
/// The longest stretch of days that is lent to an event of another clause or sentence: a month, never a year.
const LONGEST_LENT: i32 = 31;

const UNDATED: Dated = Dated { time: None, from: None, to: None, basis: DateBasis::None };

/// How a sentence tells an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Telling {
    /// As the next step of a story: "attacked".
    Story,
    /// As a result or in passing: "has attacked", "the attack".
    Aside,
    /// As what was before or is always so: "had attacked", "has repeatedly denied", "attacks".
    Background,
}

/// The days of an event and how they are known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Dated {
    pub(super) time: Option<TimeId>,
    pub(super) from: Option<Date>,
    pub(super) to: Option<Date>,
    pub(super) basis: DateBasis,
}

/// Gives events their days, sentence by sentence.
#[derive(Debug)]
pub(super) struct Dater<'a> {
    finder: Finder<'a>,
    /// The last expression of the sentence before, with its paragraph.
    before: Option<(TimeId, u32)>,
}

impl<'a> Dater<'a> {
    pub(super) fn new(finder: Finder<'a>) -> Self {
        Dater { finder, before: None }
    }

    /// The day of an event of this sentence, which a claim may hold.
    pub(super) fn date(&self, draft: &Draft, status: Status, claim: Option<ClaimId>, sentence: &TokenRange) -> Dated {
        let finder = self.finder;
        let claimed = claim.is_some();
        let trigger = finder.grammar.span(draft.trigger.clone());
        let said = self.said(claim, sentence);
        let nearest = self
            .expressions(sentence)
            .filter(|(id, time)| !time.span.overlaps(trigger) && said.is_none_or(|(said, _)| said != *id))
            .filter(|(_, time)| !self.is_held(trigger, time.span))
            .min_by_key(|(id, time)| (self.verbs_between(draft, time.span), distance(trigger, time.span), *id));
        if let Some((id, time)) = nearest {
            let time = self.whole(time);
            if self.verbs_between(draft, time.span) == 0 {
                return dated(id, time, DateBasis::Clause);
            }
            if is_narrow(time) {
                return dated(id, time, DateBasis::Context);
            }
            return UNDATED;
        }
        if self.has_bound(sentence) {
            return UNDATED;
        }
        let telling = self.telling(draft, claimed);
        let not_yet = matches!(status, Status::Planned | Status::Hypothetical) || telling == Telling::Background;
        if let Some((id, paragraph)) = self.before
            && paragraph == self.paragraph(sentence)
            && !not_yet
            && let Some(time) = finder.times.get(id as usize).filter(|time| is_narrow(time))
        {
            return dated(id, time, DateBasis::Context);
        }
        let reading = finder.grammar.reading;
        let reach = if telling == Telling::Story { LEAD } else { FIRST };
        let lead = reading.sentence_of(sentence.start) < reach;
        // What is told of on Friday was not later than that.
        if let Some((id, time)) = said.filter(|_| lead && !not_yet)
            && is_narrow(time)
        {
            return dated(id, time, DateBasis::Context);
        }
        match reading.page.published.filter(|_| lead && !not_yet) {
            Some(day) => Dated { time: None, from: Some(day), to: Some(day), basis: DateBasis::Published },
            None => UNDATED,
        }
    }

    /// Goes on to the next sentence.
    pub(super) fn pass(&mut self, sentence: &TokenRange) {
        let last = self.expressions(sentence).next().map(|(id, _)| id);
        let paragraph = self.paragraph(sentence);
        self.before = last.map(|id| (id, paragraph));
    }

    /// When a claim was made, where its sentence tells: "said on Friday that …". That is not the day of what it holds.
    fn said(&self, claim: Option<ClaimId>, sentence: &TokenRange) -> Option<(TimeId, &'a TimeExpression)> {
        let statement = self.finder.statements.get(claim? as usize)?;
        let cue = statement.claim.cue;
        let inside = |time: &TimeExpression| statement.claim.content.iter().any(|part| part.overlaps(time.span));
        self.expressions(sentence)
            .filter(|(_, time)| {
                !inside(time) && self.speech_is_near(cue, time.span) || self.follows_cue(cue, time.span)
            })
            .min_by_key(|(_, time)| distance(cue, time.span))
    }

    /// Whether an event is an utterance and an expression stands in a clause that was uttered: "denied that it attacked on
    /// Monday", but not "denied responsibility on Monday".
    fn is_held(&self, trigger: Span, time: Span) -> bool {
        let statements = self.finder.statements;
        let grammar = self.finder.grammar;
        let first = statements.partition_point(|statement| statement.claim.cue.end <= trigger.start);
        let own = statements[first..].iter().take_while(|statement| statement.claim.cue.start < trigger.end);
        let at = |position: u32| grammar.reading.token_at(position);
        own.flat_map(|statement| &statement.claim.content)
            .filter(|content| content.contains(time))
            .any(|content| grammar.verbs_in(at(content.start)..at(time.start)).next().is_some())
    }

    /// Whether no other verb stands between a word of speech and an expression.
    fn speech_is_near(&self, cue: Span, time: Span) -> bool {
        let grammar = self.finder.grammar;
        let at = |position: u32| grammar.reading.token_at(position);
        let (from, to) =
            if time.start < cue.start { (at(time.start), at(cue.start)) } else { (at(cue.end), at(time.start)) };
        grammar.verbs_in(from..to.max(from)).all(|(_, group)| !grammar.is_finite(group))
    }

    /// Whether nothing but what is said of the speech stands between it and an expression: "said in a statement on
    /// Friday", but not "said in Friday's raid", "said attacks on Friday".
    fn follows_cue(&self, cue: Span, time: Span) -> bool {
        let reading = self.finder.grammar.reading;
        if time.start < cue.end {
            return false;
        }
        let (first, last, next) = (reading.token_at(cue.end), reading.token_at(time.start), reading.token_at(time.end));
        let between = || first..last;
        let text = |token: u32| reading.segments.tokens.get(token as usize).map_or("", |t| t.span.of(reading.text()));
        let speech = first == last || reading.tag(first) == Tag::Preposition;
        speech
            && between().all(|token| !reading.tag(token).is_verb() && text(token) != ",")
            && !matches!(text(next), "'s" | "’s")
            && !reading.tag(next).is_verb()
    }

    fn paragraph(&self, sentence: &TokenRange) -> u32 {
        let reading = self.finder.grammar.reading;
        let id = reading.sentence_of(sentence.start) as usize;
        reading.segments.sentences.get(id).map_or(0, |sentence| sentence.paragraph)
    }

    /// The expressions of a sentence that name days.
    fn expressions(&self, sentence: &TokenRange) -> impl Iterator<Item = (TimeId, &'a TimeExpression)> + use<'a> {
        let grammar = self.finder.grammar;
        let span = grammar.span(sentence.clone());
        // The day in a dateline is that of the report.
        let body = grammar.token_span(grammar.body_start(sentence).min(sentence.end.max(1) - 1)).start;
        let times = self.finder.times;
        let first = times.partition_point(|time| time.span.start < span.start);
        // "since Monday", "until Monday" say how long, not when.
        let bounds: Vec<u32> = times[first..]
            .iter()
            .take_while(|time| time.span.start < span.end)
            .filter(|time| self.is_bound(time))
            .map(|time| time.span.start)
            .collect();
        times[first..]
            .iter()
            .enumerate()
            .take_while(move |(_, time)| time.span.start < span.end)
            .filter(|(_, time)| matches!(time.kind, TimeKind::Date | TimeKind::Time))
            .filter(move |(_, time)| time.from.is_some() && time.span.start >= body)
            .filter(move |(_, time)| !bounds.contains(&time.span.start))
            .map(move |(at, time)| ((first + at) as TimeId, time))
    }

    /// The interval that an expression is an end of: "between 3 and 5 May".
    fn whole(&self, time: &'a TimeExpression) -> &'a TimeExpression {
        let times = self.finder.times;
        let end = times.partition_point(|other| other.span.start <= time.span.start);
        let covers = |other: &&TimeExpression| other.is_interval() && other.span.end >= time.span.end;
        times[..end].iter().rev().take(3).find(covers).unwrap_or(time)
    }

    fn has_bound(&self, sentence: &TokenRange) -> bool {
        let span = self.finder.grammar.span(sentence.clone());
        let times = self.finder.times;
        let first = times.partition_point(|time| time.span.start < span.start);
        times[first..].iter().take_while(|time| time.span.start < span.end).any(|time| self.is_bound(time))
    }

    fn is_bound(&self, time: &TimeExpression) -> bool {
        let grammar = self.finder.grammar;
        let keywords = grammar.keywords;
        let first = grammar.reading.token_at(time.span.start);
        first > 0 && [keywords.since, keywords.until, keywords.till].contains(&grammar.word(first - 1))
    }

    /// How the words of an event tell it.
    fn telling(&self, draft: &Draft, claimed: bool) -> Telling {
        let grammar = self.finder.grammar;
        let Some((verb, group)) = draft.verb.and_then(|verb| Some((verb, grammar.verb_group(verb)?))) else {
            return Telling::Aside;
        };
        let keywords = grammar.keywords;
        let starts_with = |word| grammar.chunk(verb).tokens.clone().any(|token| grammar.word(token) == word);
        let often = [keywords.repeatedly, keywords.often, keywords.long, keywords.consistently, keywords.always];
        // "said that it had attacked" is "attacked", moved back.
        if starts_with(keywords.had) && !claimed || often.into_iter().any(starts_with) {
            return Telling::Background;
        }
        match group.tense {
            Tense::Past => Telling::Story,
            Tense::Present if starts_with(keywords.has) || starts_with(keywords.have) => Telling::Aside,
            // A headline, or what is so in general.
            Tense::Present => Telling::Aside,
            Tense::None if group.gerund || group.passive => Telling::Story,
            _ => Telling::Aside,
        }
    }

    /// How many other finite verbs stand between a trigger and an expression.
    fn verbs_between(&self, draft: &Draft, time: Span) -> usize {
        let grammar = self.finder.grammar;
        let token = grammar.reading.token_at(time.start);
        let (from, to) =
            if token < draft.trigger.start { (token, draft.trigger.start) } else { (draft.trigger.end, token) };
        let other = |&(id, group): &(u32, _)| grammar.is_finite(group) && draft.verb != Some(id);
        grammar.verbs_in(from..to.max(from)).filter(other).count()
    }
}

/// Whether an expression is narrow enough to be lent to an event that stands apart from it.
fn is_narrow(time: &TimeExpression) -> bool {
    match (time.from, time.to) {
        (Some(from), Some(to)) => (to - from).get_days() <= LONGEST_LENT,
        _ => false,
    }
}

fn dated(id: TimeId, time: &TimeExpression, basis: DateBasis) -> Dated {
    Dated { time: Some(id), from: time.from, to: time.to, basis }
}

fn distance(one: Span, other: Span) -> u32 {
    if one.end <= other.start { other.start - one.end } else { one.start.saturating_sub(other.end) }
}
