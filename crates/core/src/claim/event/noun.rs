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

    /// Whether a noun phrase tells an attack on whom its "of" names: "the shelling of Lima".
    pub(super) fn tells_assault(&self, id: ChunkId) -> bool {
        let head = self.grammar.chunk(id).head as usize;
        let row = self.tables.nouns.longest(&self.grammar.words()[head..=head]);
        let row = row.map(|(_, &row)| &self.tables.noun_rows[row as usize]);
        row.is_some_and(|row| row.kind == EventKind::Assault && of_role(row) == OfRole::Recipient)
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
                OfRole::Recipient => {
                    self.add_recipients(draft, whom);
                    if draft.kind == EventKind::Assault {
                        // "the shelling of Lima": a town is where.
                        self.take_town_of(draft, phrase);
                    }
                }
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
    pub(super) fn other_side(&self, phrase: &Prepositional) -> Option<Nominal> {
        let grammar = self.grammar;
        let and = phrase.nominal.tokens.end;
        let sentence = grammar.sentence(phrase.nominal.tokens.start);
        let joined =
            phrase.nominal.heads.len() == 1 && and + 1 < sentence.end && grammar.word(and) == grammar.keywords.and;
        let other = grammar.noun_at(and + 1).filter(|_| joined)?;
        Some(Nominal { tokens: grammar.chunk(other).tokens.clone(), heads: vec![other] })
    }

    pub(super) fn add_recipients(&self, draft: &mut Draft, whom: Vec<u32>) {
        push_new(&mut draft.recipients, whom.into_iter().filter(|&id| !self.cast.is_town(id)));
    }
}
