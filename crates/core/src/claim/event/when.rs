//! When an event happens: the nearest expression of its clause, else of its sentence, else of the sentence before.

use jiff::civil::Date;

use super::{Draft, Finder};
use crate::model::{DateBasis, Span, Status, TimeExpression, TimeId, TimeKind};
use crate::passing::TokenRange;

/// Sentences from the top of an article that are taken to tell of its own day.
const LEAD: u32 = 5;

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

    /// The day of an event of this sentence.
    pub(super) fn date(&self, draft: &Draft, status: Status, sentence: &TokenRange) -> Dated {
        let finder = self.finder;
        let trigger = finder.grammar.span(draft.trigger.clone());
        let nearest = self
            .expressions(sentence)
            .filter(|(_, time)| !time.span.overlaps(trigger))
            .min_by_key(|(id, time)| (self.verbs_between(draft, time.span), distance(trigger, time.span), *id));
        if let Some((id, time)) = nearest {
            let own_clause = self.verbs_between(draft, time.span) == 0;
            return dated(id, time, if own_clause { DateBasis::Clause } else { DateBasis::Context });
        }
        let not_yet = matches!(status, Status::Planned | Status::Hypothetical);
        if let Some((id, paragraph)) = self.before
            && paragraph == self.paragraph(sentence)
            && !not_yet
            && let Some(time) = finder.times.get(id as usize)
        {
            return dated(id, time, DateBasis::Context);
        }
        let reading = finder.grammar.reading;
        let lead = reading.sentence_of(sentence.start) < LEAD;
        match reading.page.published.filter(|_| lead && !not_yet) {
            Some(day) => Dated { time: None, from: Some(day), to: Some(day), basis: DateBasis::Published },
            None => Dated { time: None, from: None, to: None, basis: DateBasis::None },
        }
    }

    /// Goes on to the next sentence.
    pub(super) fn pass(&mut self, sentence: &TokenRange) {
        let last = self.expressions(sentence).next().map(|(id, _)| id);
        let paragraph = self.paragraph(sentence);
        match last {
            Some(id) => self.before = Some((id, paragraph)),
            None => self.before = self.before.filter(|&(_, before)| before == paragraph),
        }
    }

    fn paragraph(&self, sentence: &TokenRange) -> u32 {
        let reading = self.finder.grammar.reading;
        let id = reading.sentence_of(sentence.start) as usize;
        reading.segments.sentences.get(id).map_or(0, |sentence| sentence.paragraph)
    }

    /// The expressions of a sentence that name days.
    fn expressions(&self, sentence: &TokenRange) -> impl Iterator<Item = (TimeId, &'a TimeExpression)> + use<'a> {
        let span = self.finder.grammar.span(sentence.clone());
        let times = self.finder.times;
        let first = times.partition_point(|time| time.span.start < span.start);
        times[first..]
            .iter()
            .enumerate()
            .take_while(move |(_, time)| time.span.start < span.end)
            .filter(|(_, time)| matches!(time.kind, TimeKind::Date | TimeKind::Time))
            .filter(|(_, time)| time.from.is_some() || time.to.is_some())
            .map(move |(at, time)| ((first + at) as TimeId, time))
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

fn dated(id: TimeId, time: &TimeExpression, basis: DateBasis) -> Dated {
    Dated { time: Some(id), from: time.from, to: time.to, basis }
}

fn distance(one: Span, other: Span) -> u32 {
    if one.end <= other.start { other.start - one.end } else { one.start.saturating_sub(other.end) }
}
