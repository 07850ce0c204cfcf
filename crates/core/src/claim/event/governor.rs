//! The verb beside a noun that tells an event: what it makes of it, and whom it adds.

use dateline_lang::events::Aspect;
use dateline_lang::tags::Tag;

use super::{Draft, Finder, push_new};
use crate::claim::grammar::{ChunkId, Nominal};
use crate::model::EventKind;
use crate::passing::{TokenId, TokenRange};

/// The verb that governs a trigger noun, and what it makes of it.
pub(super) struct Governor {
    pub(super) verb: ChunkId,
    /// Whether the noun is its subject.
    pub(super) noun_is_subject: bool,
    pub(super) passive: bool,
    pub(super) aspect: Option<Aspect>,
    /// Who it is given to.
    pub(super) to: Option<ChunkId>,
    /// Where its words end.
    pub(super) after: TokenId,
}

impl Finder<'_> {
    /// The verb whose object or subject a noun phrase is.
    pub(super) fn governor(&self, id: ChunkId, sentence: &TokenRange) -> Option<Governor> {
        let grammar = self.grammar;
        let chunk = grammar.chunk(id);
        let mut first = chunk.tokens.start;
        if let Some(possessor) = grammar.possessor(id) {
            first = grammar.chunk(possessor).tokens.start;
        }
        if let Some(governor) = self.giving(first, sentence) {
            return Some(governor);
        }
        first = self.before_amount(first, sentence.start);
        // "held talks", "took part in talks": a phrasal verb may reach over a noun and a preposition.
        for reach in 1..=4 {
            let Some(before) = first.checked_sub(reach).filter(|&token| token >= sentence.start) else { break };
            let Some((verb, group)) = grammar.verb_at(before) else {
                if grammar.is_adverb(before) || grammar.is_preposition(before) || grammar.noun_at(before).is_some() {
                    continue;
                }
                break;
            };
            let head = grammar.chunk(verb).head;
            let keywords = grammar.keywords;
            let lasting = [keywords.continuing, keywords.continued, keywords.escalating, keywords.renewed];
            if lasting.contains(&grammar.word(head)) && grammar.chunk(verb).tokens.len() == 1 && head + 1 == first {
                // "in the face of continuing attacks"
                break;
            }
            let words = &grammar.words()[head as usize..sentence.end as usize];
            let aspect = self.tables.aspects.longest(words).filter(|(taken, _)| head + *taken as TokenId >= first);
            let direct = reach == 1 || (before + 1..first).all(|token| grammar.is_adverb(token));
            if aspect.is_none() && !direct {
                break;
            }
            let aspect = aspect.map(|(_, &aspect)| aspect).or_else(|| {
                let (taken, &aspect) = self.tables.aspects.longest(words)?;
                (direct && taken == 1).then_some(aspect)
            });
            return Some(Governor {
                verb,
                noun_is_subject: false,
                passive: group.passive,
                aspect,
                to: None,
                after: grammar.chunk(verb).tokens.end,
            });
        }
        let (phrases, mut after) = grammar.prepositional(chunk.tokens.end, sentence.end);
        let between = phrases.last().filter(|phrase| phrase.preposition == grammar.keywords.between);
        if let Some(side) = between.and_then(|phrase| self.other_side(phrase)) {
            after = after.max(side.tokens.end);
        }
        if after > chunk.tokens.end && grammar.tag(after - 1) == Tag::CoordinatingConjunction {
            // "for talks and made": somebody before both is the subject.
            return None;
        }
        let (verb, group) = (after < sentence.end).then(|| grammar.verb_at(after)).flatten()?;
        let head = grammar.chunk(verb).head;
        let words = &grammar.words()[head as usize..sentence.end as usize];
        // "Talks are due to resume": more than one word tells what becomes of the subject too.
        let aspect = self.tables.aspects.longest(words);
        let aspect = aspect.filter(|&(taken, aspect)| group.passive || taken > 1 || matches!(aspect, Aspect::Done));
        let aspect = aspect.map(|(_, &aspect)| aspect);
        Some(Governor {
            verb,
            noun_is_subject: true,
            passive: group.passive,
            aspect,
            to: None,
            after: grammar.chunk(verb).tokens.end,
        })
    }

    /// "carried out | more than two dozen air strikes", "launched | air and artillery strikes".
    fn before_amount(&self, first: TokenId, start: TokenId) -> TokenId {
        let grammar = self.grammar;
        let counts = |token: TokenId| {
            matches!(
                grammar.tag(token),
                Tag::Adjective | Tag::AdjectiveComparative | Tag::CardinalNumber | Tag::Determiner
            ) || grammar.text(token) == "than"
                || grammar.noun_at(token).is_none() && grammar.tag(token) == Tag::CoordinatingConjunction
        };
        let before = (start..first).rev().take(6).find(|&token| !counts(token));
        match before {
            Some(token) if grammar.verb_at(token).is_some() || grammar.is_adverb(token) => token + 1,
            _ => first,
        }
    }

    /// "gave Peru | a warning", "invited Peru for | talks": the verb of a noun that comes to whoever stands between.
    fn giving(&self, first: TokenId, sentence: &TokenRange) -> Option<Governor> {
        let grammar = self.grammar;
        let last = first.checked_sub(1).filter(|&last| last >= sentence.start)?;
        let linked = [grammar.keywords.for_, grammar.keywords.to].contains(&grammar.word(last));
        let to = grammar.noun_ending_at(last.checked_sub(TokenId::from(linked))?)?;
        let before = grammar.chunk(to).tokens.start.checked_sub(1).filter(|&token| token >= sentence.start)?;
        let (verb, group) = grammar.verb_at(before)?;
        let word = [grammar.word(grammar.chunk(verb).head)];
        let (_, &aspect) = self.tables.aspects.longest(&word)?;
        let fits = if linked { aspect == Aspect::Possible } else { aspect == Aspect::Done };
        let somebody = self.cast.of_chunk(grammar, to).is_some() && !grammar.is_time(grammar.chunk(to).head);
        (fits && somebody && !group.passive).then(|| Governor {
            verb,
            noun_is_subject: false,
            passive: false,
            aspect: Some(aspect),
            to: Some(to),
            after: grammar.chunk(verb).tokens.end,
        })
    }

    /// Who does it, and where, as the governing verb tells.
    pub(super) fn add_from_governor(&self, draft: &mut Draft, governor: &Governor) {
        let grammar = self.grammar;
        let carried = governor.aspect.is_some();
        if governor.noun_is_subject {
            let arguments = grammar.arguments(governor.verb, governor.after);
            if governor.passive && carried {
                for phrase in &arguments.prepositional {
                    if phrase.preposition == grammar.keywords.by {
                        push_new(&mut draft.actors, self.cast.of_nominal(grammar, &phrase.nominal));
                    }
                    let goal = [grammar.keywords.on, grammar.keywords.against].contains(&phrase.preposition);
                    if goal && !matches!(draft.kind, EventKind::Consult | EventKind::Agree) {
                        self.add_recipients(draft, self.cast.of_nominal(grammar, &phrase.nominal));
                    }
                }
            }
            self.place_of_verb(draft, &arguments, None);
            // "are due | to resume in Oslo"
            let end = grammar.sentence(draft.trigger.start).end;
            let next = (governor.after..end.min(governor.after + 2)).find_map(|token| grammar.verb_at(token));
            if let Some((verb, _)) = next.filter(|(_, group)| carried && group.infinitive) {
                self.place_of_verb(draft, &grammar.arguments(verb, grammar.chunk(verb).tokens.end), None);
            }
            return;
        }
        if let Some(to) = governor.to {
            let tokens = grammar.chunk(to).tokens.clone();
            self.add_recipients(draft, self.cast.of_nominal(grammar, &Nominal { tokens, heads: vec![to] }));
        }
        let actor_missing =
            draft.actors.is_empty() || draft.kind == EventKind::Consult || draft.kind == EventKind::Agree;
        if carried
            && actor_missing
            && !governor.passive
            && let Some(subject) = grammar.subject(governor.verb)
        {
            let doer = self.doer(subject);
            push_new(&mut draft.actors, self.cast.of_nominal(grammar, &doer));
            draft.place = draft.place.or_else(|| self.place_in_phrase(&doer));
        }
    }
}
