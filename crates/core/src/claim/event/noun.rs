//! Events told by a noun: "the visit of X to Y", "an air strike by Peru on Chad", "launched an attack".

use dateline_lang::events::{Aspect, OfRole};
use dateline_lang::speech::SpeakerKind;
use dateline_lang::tags::Tag;

use super::status::Outlook;
use super::{Draft, Finder, push_new};
use crate::claim::grammar::{ChunkId, Nominal, Prepositional};
use crate::claim::tables::{NounRow, of_role, suffices};
use crate::model::{EventKind, Form, Kind, Mention, Toll};
use crate::passing::{Shape, TokenId, TokenRange};

/// The verb that governs a trigger noun, and what it makes of it.
struct Governor {
    verb: ChunkId,
    /// Whether the noun is its subject.
    noun_is_subject: bool,
    passive: bool,
    aspect: Option<Aspect>,
    /// Who it is given to.
    to: Option<ChunkId>,
    /// Where its words end.
    after: TokenId,
}

impl Finder<'_> {
    /// The event whose noun begins at a token, if what it needs is told; and where its words end.
    pub(super) fn by_noun(&self, token: TokenId, sentence: &TokenRange) -> Option<(Option<Draft>, TokenId)> {
        let grammar = self.grammar;
        let id = grammar.noun_at(token)?;
        let words = &grammar.words()[token as usize..sentence.end as usize];
        let (taken, &row) = self.tables.nouns.longest(words)?;
        let row = &self.tables.noun_rows[row as usize];
        let trigger = token..token + taken as TokenId;
        let last = trigger.end - 1;
        let chunk = grammar.chunk(id);
        let proper = matches!(grammar.tag(last), Tag::ProperNoun | Tag::ProperNounPlural);
        // "March was cold"
        let calendar = grammar.is_time(last) || proper && trigger.len() == 1 && chunk.tokens.len() == 1;
        let named = calendar || proper && self.inside_name(last);
        if named || last < chunk.tokens.end && self.qualifies_another(last, chunk.tokens.end) {
            return None;
        }
        let governor = self.governor(id, sentence);
        let titled =
            row.kind == EventKind::Agree && grammar.shape(last) == Shape::Capital && token > chunk.tokens.start;
        if titled && governor.as_ref().is_none_or(|governor| governor.aspect != Some(Aspect::Done)) {
            // "under the Border Trade Agreement": named, not made.
            return None;
        }
        let outlook =
            self.outlook_of_noun(id, governor.as_ref().map(|governor| (governor.verb, governor.aspect)), sentence);
        if outlook == Outlook::Dropped {
            return Some((None, trigger.end));
        }
        let mut draft = Draft {
            kind: row.kind,
            mode: row.row.mode,
            contexts: &row.row.contexts,
            trigger: trigger.clone(),
            verb: governor.as_ref().map(|governor| governor.verb),
            is_verb: false,
            actors: Vec::new(),
            recipients: Vec::new(),
            place: None,
            outlook,
            toll: Toll::default(),
            rule: format!("event.noun.{}", row.row.lemmas.first().copied().unwrap_or_default().replace(' ', "_"))
                .into(),
        };
        self.before_noun(&mut draft, id, row, token);
        let (following, _) = grammar.prepositional(trigger.end, sentence.end);
        for phrase in &following {
            let direct = phrase.preposition == grammar.keywords.of && phrase.nominal.tokens.start == trigger.end + 1;
            if !direct && self.is_event(&phrase.nominal) {
                // "the visit ahead of the meeting between …": what follows belongs to the meeting.
                break;
            }
            let of_another = phrase.nominal.heads.iter().position(|&head| self.tells_event(head)).filter(|&at| at > 0);
            if let Some(at) = of_another {
                // "trips by X and a visit by Y"
                let mut own = phrase.clone();
                own.nominal.heads.truncate(at);
                own.nominal.tokens.end = grammar.chunk(own.nominal.heads[at - 1]).tokens.end;
                self.after_noun(&mut draft, row, &own);
                break;
            }
            self.after_noun(&mut draft, row, phrase);
        }
        if row.kind == EventKind::Assault {
            self.add_targets(&mut draft, trigger.end, sentence);
        }
        if let Some(governor) = &governor {
            self.add_from_governor(&mut draft, governor);
        }
        if draft.place.is_none() {
            draft.place = self.place_of_sentence_start(sentence, token);
        }
        let actors = draft.actors.clone();
        draft.recipients.retain(|id| !actors.contains(id));
        let done = governor.is_some_and(|governor| governor.aspect == Some(Aspect::Done));
        let kept = suffices(
            row.row.needs,
            !draft.actors.is_empty(),
            !draft.recipients.is_empty(),
            draft.place.is_some(),
            done,
        );
        Some((kept.then_some(draft), trigger.end))
    }

    /// "strikes | targeting rebels", "a blast killing Peruvians".
    pub(super) fn add_targets(&self, draft: &mut Draft, after: TokenId, sentence: &TokenRange) {
        let grammar = self.grammar;
        let verb = (after < sentence.end).then(|| grammar.verb_at(after)).flatten();
        let Some((verb, _)) = verb.filter(|(_, group)| group.gerund) else { return };
        let head = grammar.word(grammar.chunk(verb).head);
        let assaults = |row: u16| self.tables.verb_rows[row as usize].kind == EventKind::Assault;
        let paired = self.tables.pairs.get(head).is_some_and(|pairs| pairs.iter().any(|&(_, row)| assaults(row)));
        if !paired && !self.tables.verbs.longest(&[head]).is_some_and(|(_, &row)| assaults(row)) {
            return;
        }
        let arguments = grammar.arguments(verb, grammar.chunk(verb).tokens.end);
        if let Some(object) = arguments.object {
            self.add_recipients(draft, self.cast.of_nominal(grammar, &object));
        }
        for phrase in &arguments.prepositional {
            if self.is_locative(phrase.preposition) {
                self.take_place(draft, phrase);
            }
        }
    }

    /// Whether a noun phrase tells an event of its own.
    fn is_event(&self, nominal: &Nominal) -> bool {
        nominal.heads.first().is_some_and(|&head| self.tells_event(head))
    }

    fn tells_event(&self, id: ChunkId) -> bool {
        let head = self.grammar.chunk(id).head as usize;
        self.tables.nouns.longest(&self.grammar.words()[head..=head]).is_some()
    }

    /// "attack helicopter": the noun only describes the one after it.
    fn qualifies_another(&self, last: TokenId, end: TokenId) -> bool {
        last + 1 < end && self.grammar.tag(last + 1).is_noun()
    }

    fn inside_name(&self, token: TokenId) -> bool {
        let span = self.grammar.token_span(token);
        self.cast.mentions(span).any(|mention| {
            mention.span.contains(span)
                && matches!(mention.form, Form::Name | Form::Acronym)
                && mention.kind != Kind::EventName
        })
    }

    /// Who stands before the noun in its phrase: "Peru's attack", "Peruvian air strikes", "the Lima bombing".
    fn before_noun(&self, draft: &mut Draft, id: ChunkId, row: &NounRow, token: TokenId) {
        let grammar = self.grammar;
        let start = grammar.chunk(id).tokens.start;
        let mut before: Vec<&Mention> = self.cast.mentions(grammar.span(start..token.max(start))).collect();
        before.retain(|mention| mention.span.end <= grammar.token_span(token).start);
        let possessor = grammar.possessor(id);
        if let Some(possessor) = possessor.and_then(|possessor| self.cast.of_chunk(grammar, possessor)) {
            before.push(possessor);
        }
        if draft.kind == EventKind::Agree || draft.kind == EventKind::Consult {
            push_new(&mut draft.actors, self.other_owner(id));
        }
        for mention in before {
            if matches!(mention.kind, Kind::Weapon | Kind::EventName | Kind::Agreement) {
                continue;
            }
            if self.cast.is_town(mention.entity) && mention.kind == Kind::Place {
                draft.place = draft.place.or(Some(mention.entity));
            } else if of_role(row) == OfRole::Recipient && mention.kind == Kind::Person {
                push_new(&mut draft.recipients, [mention.entity]);
            } else if token == start || grammar.speaker(token - 1) != Some(SpeakerKind::People) {
                push_new(&mut draft.actors, [self.cast.state_of(mention.entity)]);
            }
        }
    }

    /// "Peru and Chad's agreement": Peru.
    fn other_owner(&self, id: ChunkId) -> Vec<u32> {
        let grammar = self.grammar;
        let other = grammar.possessor(id).and_then(|possessor| {
            let and = grammar.chunk(possessor).tokens.start.checked_sub(1)?;
            grammar.noun_ending_at(and.checked_sub(1)?).filter(|_| grammar.word(and) == grammar.keywords.and)
        });
        let Some(other) = other else { return Vec::new() };
        let tokens = grammar.chunk(other).tokens.clone();
        self.cast.of_nominal(grammar, &Nominal { tokens, heads: vec![other] })
    }

    /// A prepositional phrase after the noun.
    fn after_noun(&self, draft: &mut Draft, row: &NounRow, phrase: &Prepositional) {
        let keywords = self.grammar.keywords;
        let preposition = phrase.preposition;
        let whom = self.cast.of_nominal(self.grammar, &phrase.nominal);
        let is = |words: &[crate::lexicon::WordId]| words.contains(&preposition);
        if is(&[keywords.of]) {
            match of_role(row) {
                OfRole::Actor => push_new(&mut draft.actors, whom),
                OfRole::Recipient => self.add_recipients(draft, whom),
                OfRole::Nobody => {}
            }
        } else if is(&[keywords.by, keywords.between, keywords.among]) {
            push_new(&mut draft.actors, whom);
            if let Some(other) = self.other_side(phrase).filter(|_| is(&[keywords.between])) {
                push_new(&mut draft.actors, self.cast.of_nominal(self.grammar, &other));
            }
        } else if is(&[keywords.with]) {
            self.add_recipients(draft, whom);
        } else if is(&[keywords.on, keywords.against, keywords.upon, keywords.over, keywords.into, keywords.for_]) {
            let meant = draft.kind != EventKind::Consult && draft.kind != EventKind::Agree || is(&[keywords.against]);
            if meant && !is(&[keywords.for_]) || draft.kind == EventKind::Aid {
                self.add_recipients(draft, whom);
            }
            self.take_place(draft, phrase);
        } else if is(&[keywords.to]) {
            let no_goal =
                matches!(draft.kind, EventKind::Consult | EventKind::Assault | EventKind::Coerce | EventKind::Protest);
            if !no_goal || draft.mode == "phone" {
                self.add_recipients(draft, whom);
            }
            if draft.kind == EventKind::Consult || draft.mode == "deport" {
                self.take_place(draft, phrase);
            }
        } else if is(&[keywords.from]) {
            if draft.kind == EventKind::Retreat || draft.mode == "deport" {
                self.take_place(draft, phrase);
            } else if draft.kind == EventKind::Assault {
                // "attacks from the group"; a country is only where they come from.
                let fights = |&id: &u32| self.cast.entity(id).is_some_and(|entity| entity.kind == Kind::ArmedGroup);
                push_new(&mut draft.actors, whom.into_iter().filter(fights));
            }
        } else if self.is_locative(preposition) {
            self.take_place(draft, phrase);
        }
    }

    /// "between X and Y | failed": Y, which may look like the subject of what follows.
    fn other_side(&self, phrase: &Prepositional) -> Option<Nominal> {
        let grammar = self.grammar;
        let and = phrase.nominal.tokens.end;
        let sentence = grammar.sentence(phrase.nominal.tokens.start);
        let joined =
            phrase.nominal.heads.len() == 1 && and + 1 < sentence.end && grammar.word(and) == grammar.keywords.and;
        let other = grammar.noun_at(and + 1).filter(|_| joined)?;
        Some(Nominal { tokens: grammar.chunk(other).tokens.clone(), heads: vec![other] })
    }

    fn add_recipients(&self, draft: &mut Draft, whom: Vec<u32>) {
        push_new(&mut draft.recipients, whom.into_iter().filter(|&id| !self.cast.is_town(id)));
    }

    /// The verb whose object or subject a noun phrase is.
    fn governor(&self, id: ChunkId, sentence: &TokenRange) -> Option<Governor> {
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
    fn add_from_governor(&self, draft: &mut Draft, governor: &Governor) {
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
