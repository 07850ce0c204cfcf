//! Where an event happens.

use dateline_lang::tags::Tag;

use super::{Draft, Finder};
use crate::claim::grammar::{Arguments, Nominal, Prepositional};
use crate::lexicon::WordId;
use crate::model::{EntityId, EventKind, Form, Kind, Mention};
use crate::passing::{TokenId, TokenRange};

/// Whether events of a type happen on the ground, so that a town may be where rather than to whom.
fn is_material(kind: EventKind) -> bool {
    use EventKind::*;
    matches!(kind, Assault | Coerce | Protest | Mobilize | Retreat | Aid)
}

/// Whether events of a type are words about something, which may have happened elsewhere.
fn is_spoken(kind: EventKind) -> bool {
    use EventKind::*;
    matches!(kind, Accuse | Support | Reject | Request | Threaten)
}

impl Finder<'_> {
    /// Whether a preposition says where.
    pub(super) fn is_locative(&self, preposition: WordId) -> bool {
        let keywords = self.grammar.keywords;
        [
            keywords.in_,
            keywords.at,
            keywords.near,
            keywords.inside,
            keywords.outside,
            keywords.within,
            keywords.across,
            keywords.on,
            keywords.into,
            keywords.over,
        ]
        .contains(&preposition)
    }

    /// Takes the place that a phrase names, if none is known yet.
    pub(super) fn take_place(&self, draft: &mut Draft, phrase: &Prepositional) {
        if draft.place.is_none() {
            draft.place = self.cast.place_in(self.grammar, phrase.nominal.tokens.clone()).map(|mention| mention.entity);
        }
        if draft.place.is_none() {
            draft.place = self.ground_of(&phrase.nominal).or_else(|| self.called(&phrase.nominal));
        }
    }

    /// "in the capital, Lima": the place whose name follows what it is.
    fn called(&self, nominal: &Nominal) -> Option<EntityId> {
        let grammar = self.grammar;
        let chunk = grammar.chunk(*nominal.heads.last()?);
        let comma = chunk.tokens.end;
        let name = comma + 1;
        let apposed =
            grammar.is_ground(chunk.head) && name < grammar.sentence(chunk.head).end && grammar.is_comma(comma);
        let noun = grammar.noun_at(name).filter(|_| apposed)?;
        let named = self.cast.at_head(grammar, noun)?;
        // "near the border, Chad said"
        let behind = grammar.chunk(noun).tokens.end;
        let ends = behind >= grammar.sentence(chunk.head).end
            || grammar.is_comma(behind)
            || matches!(grammar.tag(behind), Tag::Stop | Tag::CoordinatingConjunction | Tag::Preposition);
        (ends && self.cast.is_place(named)).then_some(named.entity)
    }

    /// Takes the town or province that a phrase names, if no place is known yet.
    pub(super) fn take_town_of(&self, draft: &mut Draft, phrase: &Prepositional) {
        let place = self.cast.place_in(self.grammar, phrase.nominal.tokens.clone()).map(|mention| mention.entity);
        draft.place = draft.place.or(place.filter(|&id| self.cast.is_town(id)));
    }

    /// "on Afghan soil", "in the Afghan capital": the state whose ground it is.
    fn ground_of(&self, nominal: &Nominal) -> Option<EntityId> {
        let grammar = self.grammar;
        let &head = nominal.heads.first()?;
        let chunk = grammar.chunk(head);
        let mut mentions = self.cast.mentions(grammar.span(chunk.tokens.clone()));
        // "on its soil"
        let owns = |mention: &&Mention| mention.kind == Kind::Nationality || mention.form == Form::Pronoun;
        let people = mentions.find(owns).filter(|_| grammar.is_ground(chunk.head))?;
        let state = self.cast.state_of(people.entity);
        self.cast.entity(state).is_some_and(|entity| entity.kind == Kind::Place).then_some(state)
    }

    /// The place in what follows a verb: "in Lima"; for visits also its object and "to Lima"; last, the town attacked.
    pub(super) fn place_of_verb(&self, draft: &mut Draft, arguments: &Arguments, subject: Option<&Nominal>) {
        let visit = draft.mode == "visit";
        if visit
            && draft.is_verb
            && let Some(object) = &arguments.object
        {
            draft.place = self.cast.place_in(self.grammar, object.tokens.clone()).map(|mention| mention.entity);
        }
        // "condemned attacks in Lima": the place belongs to what is condemned.
        let about = arguments.object.is_some() && is_spoken(draft.kind);
        for phrase in arguments.prepositional.iter().filter(|_| !about) {
            if self.is_locative(phrase.preposition) || visit && phrase.preposition == self.grammar.keywords.to {
                self.take_place(draft, phrase);
            }
        }
        if draft.place.is_some() || visit {
            return;
        }
        if is_material(draft.kind) {
            self.take_town(draft, arguments, subject);
        }
        if draft.place.is_none()
            && let Some(subject) = subject
        {
            draft.place = self.place_in_phrase(subject);
        }
    }

    /// The town or province that suffers is where it happens, not to whom.
    fn take_town(&self, draft: &mut Draft, arguments: &Arguments, subject: Option<&Nominal>) {
        let suffered = if draft.is_verb && self.is_passive(draft) { subject } else { arguments.object.as_ref() };
        let town = suffered.and_then(|nominal| self.cast.place_in(self.grammar, nominal.tokens.clone()));
        draft.place = town.map(|mention| mention.entity).filter(|&id| self.cast.is_town(id));
        let town = draft.place.or_else(|| draft.recipients.iter().copied().find(|&id| self.cast.is_town(id)));
        draft.place = town;
        draft.recipients.retain(|&id| Some(id) != town);
    }

    /// "In Lima, …" at the start of the sentence of an event.
    pub(super) fn place_of_sentence_start(&self, sentence: &TokenRange, before: TokenId) -> Option<EntityId> {
        let grammar = self.grammar;
        let start = sentence.start;
        if start + 1 >= before || !self.is_locative(grammar.word(start)) || grammar.tag(start) != Tag::Preposition {
            return None;
        }
        let nominal = grammar.nominal_from(start + 1, before)?;
        self.cast.place_in(grammar, nominal.tokens).map(|mention| mention.entity)
    }

    /// "rebels in Lima": a place inside the subject.
    pub(super) fn place_in_phrase(&self, subject: &Nominal) -> Option<EntityId> {
        let grammar = self.grammar;
        let keywords = grammar.keywords;
        let mut tokens = subject.tokens.clone();
        let preposition =
            tokens.find(|&token| [keywords.in_, keywords.near, keywords.at].contains(&grammar.word(token)))?;
        let rest = preposition + 1..subject.tokens.end;
        self.cast.place_in(grammar, rest).map(|mention| mention.entity)
    }

    fn is_passive(&self, draft: &Draft) -> bool {
        draft.verb.and_then(|verb| self.grammar.verb_group(verb)).is_some_and(|group| group.passive)
    }
}
