//! Whether an event happened, is to happen, or is only said to have.

use dateline_lang::events::Aspect;
use dateline_lang::speech::Frame;

use super::{Draft, Finder};
use crate::claim::grammar::ChunkId;
use crate::model::{Act, ClaimId, Kind, Span, Status};
use crate::passing::{Tense, TokenRange, VerbGroup};

/// What the words of the article itself make of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outlook {
    /// It happens.
    Told,
    /// It is to happen.
    Planned,
    /// It may happen.
    Possible,
    /// It is said not to happen.
    Negated,
    /// It is no event.
    Dropped,
}

impl Finder<'_> {
    /// What a trigger verb's own group, and the verb that governs it, make of the event.
    pub(super) fn outlook_of_verb(&self, verb: ChunkId, sentence: &TokenRange) -> Outlook {
        let grammar = self.grammar;
        let Some(group) = grammar.verb_group(verb) else { return Outlook::Told };
        let start = grammar.chunk(verb).tokens.start;
        if group.infinitive && group.negated {
            // "urged Peru not to attack"
            return Outlook::Dropped;
        }
        let own = self.of_group(group, start, sentence);
        if own != Outlook::Told || !(group.infinitive || group.gerund) {
            return own;
        }
        let Some(governor) = self.first_verb_before(start, sentence) else {
            return if group.infinitive { Outlook::Planned } else { Outlook::Told };
        };
        let head = grammar.chunk(governor).head;
        let words = &grammar.words()[head as usize..sentence.end as usize];
        let near = start.saturating_sub(grammar.chunk(governor).tokens.end) <= 12;
        let after_comma = start > sentence.start && grammar.is_comma(start - 1);
        let aspect = self.tables.aspects.longest(words).map(|(_, &aspect)| aspect).filter(|_| near && !after_comma);
        let governed = grammar.verb_group(governor).map_or(Outlook::Told, |group| self.of_group(group, head, sentence));
        // "would not be used to attack": an assurance.
        let assured = governed == Outlook::Negated && self.is_refused(governor);
        let governed = if assured { Outlook::Possible } else { governed };
        match (aspect, group.infinitive) {
            (Some(Aspect::Done), _) => governed,
            (Some(Aspect::Planned), true) => Outlook::Planned,
            (Some(Aspect::Possible), true) => Outlook::Possible,
            (Some(Aspect::Undone), _) => Outlook::Dropped,
            // "is considering sending"
            (Some(Aspect::Planned), false) if start == grammar.chunk(governor).tokens.end => Outlook::Planned,
            (Some(Aspect::Possible), false) if start == grammar.chunk(governor).tokens.end => Outlook::Possible,
            (None, true) => Outlook::Planned,
            (_, false) if matches!(governed, Outlook::Planned | Outlook::Possible) && after_comma => governed,
            (_, false) => Outlook::Told,
        }
    }

    /// What the verb that governs a trigger noun makes of the event.
    pub(super) fn outlook_of_noun(
        &self,
        noun: ChunkId,
        governor: Option<(ChunkId, Option<Aspect>)>,
        sentence: &TokenRange,
    ) -> Outlook {
        let grammar = self.grammar;
        let tokens = grammar.chunk(noun).tokens.clone();
        if grammar.word(tokens.start) == grammar.keywords.no {
            return Outlook::Dropped;
        }
        if tokens.start > sentence.start && self.is_ruled_out(tokens.start - 1, sentence) {
            return Outlook::Dropped;
        }
        if tokens.start > sentence.start
            && let Some(outlook) = self.outlook_of_link(tokens.start - 1, sentence)
        {
            return outlook;
        }
        let Some((verb, aspect)) = governor else { return Outlook::Told };
        if grammar.verb_group(verb).is_some_and(|group| group.negated) {
            return Outlook::Dropped;
        }
        match aspect {
            Some(Aspect::Undone) => return Outlook::Dropped,
            Some(Aspect::Planned) => return Outlook::Planned,
            Some(Aspect::Possible) => return Outlook::Possible,
            Some(Aspect::Done) => return self.outlook_of_verb(verb, sentence),
            None => {}
        }
        match grammar.verb_group(verb) {
            Some(group) if group.tense == Tense::Future => Outlook::Planned,
            _ => Outlook::Told,
        }
    }

    /// "preparations for a visit", "the threat of an attack": what the noun before makes of the event.
    fn outlook_of_link(&self, link: u32, sentence: &TokenRange) -> Option<Outlook> {
        let grammar = self.grammar;
        let keywords = grammar.keywords;
        if link <= sentence.start || ![keywords.for_, keywords.of].contains(&grammar.word(link)) {
            return None;
        }
        let noun = grammar.noun_ending_at(link - 1)?;
        let head = grammar.chunk(noun).head as usize;
        match self.tables.aspects.longest(&grammar.words()[head..=link as usize])?.1 {
            Aspect::Planned => Some(Outlook::Planned),
            Aspect::Possible => Some(Outlook::Possible),
            Aspect::Done | Aspect::Undone => None,
        }
    }

    /// "without a ceasefire", "no sign of an attack", "the absence of talks".
    fn is_ruled_out(&self, link: u32, sentence: &TokenRange) -> bool {
        let grammar = self.grammar;
        let keywords = grammar.keywords;
        if grammar.word(link) == keywords.without {
            return true;
        }
        if grammar.word(link) != keywords.of || link <= sentence.start {
            return false;
        }
        grammar.noun_at(link - 1).is_some_and(|id| {
            let chunk = grammar.chunk(id);
            let first = grammar.word(chunk.tokens.start);
            first == keywords.no || [keywords.absence, keywords.lack].contains(&grammar.word(chunk.head))
        })
    }

    fn of_group(&self, group: VerbGroup, start: u32, sentence: &TokenRange) -> Outlook {
        if group.negated {
            return Outlook::Negated;
        }
        if group.modal || self.is_conditional(start, sentence) {
            return Outlook::Possible;
        }
        if group.tense == Tense::Future { Outlook::Planned } else { Outlook::Told }
    }

    /// Whether "if" or "unless" opens the clause.
    fn is_conditional(&self, start: u32, sentence: &TokenRange) -> bool {
        let grammar = self.grammar;
        let keywords = grammar.keywords;
        let first = start.saturating_sub(10).max(sentence.start);
        let mut conditional = false;
        for token in first..start {
            let word = grammar.word(token);
            if [keywords.if_, keywords.unless, keywords.until, keywords.whether].contains(&word) {
                conditional = true;
            } else if grammar.is_comma(token) {
                conditional = false;
            }
        }
        conditional
    }

    /// The status of an event, and the innermost claim that it is part of.
    pub(super) fn status(&self, draft: &Draft) -> (Status, Option<ClaimId>) {
        let trigger = self.grammar.span(draft.trigger.clone());
        let own = match draft.outlook {
            Outlook::Told => None,
            Outlook::Planned => Some(Status::Planned),
            Outlook::Possible => Some(Status::Hypothetical),
            Outlook::Negated | Outlook::Dropped => Some(Status::Denied),
        };
        let inside = self.statements_around(trigger.start).filter(|(_, statement)| {
            !statement.claim.cue.overlaps(trigger)
                && !self.is_done_by(draft, statement.claim.cue)
                && statement.claim.content.iter().any(|content| content.contains(trigger))
        });
        let innermost = inside
            .min_by_key(|(_, statement)| statement.claim.content.iter().map(|content| content.len()).sum::<usize>());
        let Some((claim, statement)) = innermost else { return (own.unwrap_or(Status::Reported), None) };
        let given = statement.frame == Frame::Object || statement.frame == Frame::As;
        let said = match statement.claim.act {
            Act::Deny => Status::Denied,
            Act::Promise => Status::Planned,
            Act::Demand | Act::Urge | Act::Ask | Act::Threaten if self.is_wish(draft, statement.frame) => {
                Status::Hypothetical
            }
            Act::Accuse | Act::Praise if given && !draft.is_verb => return (own.unwrap_or(Status::Reported), None),
            _ if self.is_media(statement.claim.entity) => Status::Reported,
            _ => Status::Claimed,
        };
        let status = match own {
            Some(Status::Denied) if said == Status::Denied => Status::Claimed,
            Some(own) => own,
            None => said,
        };
        (status, Some(claim))
    }

    /// "voiced criticism": the verb of speech carries the event out.
    fn is_done_by(&self, draft: &Draft, cue: Span) -> bool {
        let grammar = self.grammar;
        draft.verb.filter(|_| !draft.is_verb).is_some_and(|verb| {
            let chunk = grammar.chunk(verb);
            let words = &grammar.words()[chunk.head as usize..draft.trigger.end.max(chunk.tokens.end) as usize];
            let done = self.tables.aspects.longest(words).is_some_and(|(_, &aspect)| aspect == Aspect::Done);
            done && cue.overlaps(grammar.token_span(chunk.head))
        })
    }

    /// Whether what is demanded, urged, asked or threatened is the event itself, not something told with it.
    fn is_wish(&self, draft: &Draft, frame: Frame) -> bool {
        let group = draft.verb.and_then(|verb| self.grammar.verb_group(verb)).filter(|_| draft.is_verb);
        match group {
            Some(group) => {
                group.infinitive || group.tense == Tense::None || group.modal || group.tense == Tense::Future
            }
            None => matches!(frame, Frame::Object | Frame::Infinitive | Frame::Of),
        }
    }

    fn is_media(&self, entity: Option<u32>) -> bool {
        entity.and_then(|id| self.cast.entity(id)).is_some_and(|entity| entity.kind == Kind::Media)
    }
}
