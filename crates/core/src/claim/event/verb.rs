//! Events told by a verb: "Peru attacked Chad", "Chad was attacked by Peru".

use super::status::Outlook;
use super::{Draft, Finder, push_new};
use crate::claim::grammar::{Arguments, Nominal, Subject};
use crate::claim::tables::{VerbRow, suffices};
use crate::model::{EntityId, EventKind, Toll};
use crate::passing::{TokenId, TokenRange};

impl Finder<'_> {
    /// The event whose verb begins at a token, if what it needs is named; and where its words end.
    pub(super) fn by_verb(&self, token: TokenId, sentence: &TokenRange) -> Option<(Option<Draft>, TokenId)> {
        let grammar = self.grammar;
        let (id, group) = grammar.verb_at(token)?;
        let chunk = grammar.chunk(id);
        if chunk.head != token {
            return None;
        }
        let words = &grammar.words()[token as usize..sentence.end as usize];
        let (taken, &row) = self.tables.verbs.longest(words)?;
        let row = &self.tables.verb_rows[row as usize];
        let trigger = token..token + taken as TokenId;
        let after = chunk.tokens.end.max(trigger.end);
        let outlook = self.outlook_of_verb(id, sentence);
        if outlook == Outlook::Dropped {
            return Some((None, after));
        }
        let arguments = grammar.arguments(id, after);
        let subject = grammar.subject(id);
        let mut draft = Draft {
            kind: row.kind,
            mode: row.row.mode,
            contexts: &row.row.contexts,
            trigger,
            verb: Some(id),
            is_verb: true,
            actors: Vec::new(),
            recipients: Vec::new(),
            place: None,
            outlook,
            toll: Toll::default(),
            rule: format!("event.verb.{}", row.row.lemmas.first().copied().unwrap_or_default().replace(' ', "_"))
                .into(),
        };
        let subject = subject.map(|subject| self.doer(subject));
        if group.passive {
            self.passive(&mut draft, row, subject.as_ref(), &arguments);
        } else {
            self.active(&mut draft, row, subject.as_ref(), &arguments);
        }
        self.place_of_verb(&mut draft, &arguments, subject.as_ref());
        if row.kind == EventKind::Consult
            && row.row.mode == "meet"
            && draft.recipients.is_empty()
            && draft.actors.len() < 2
        {
            // "The two sides met": both sides are named elsewhere, or not at all.
            draft.recipients.clear();
        }
        let kept = suffices(
            row.row.needs,
            !draft.actors.is_empty(),
            !draft.recipients.is_empty(),
            draft.place.is_some(),
            true,
        );
        Some((kept.then_some(draft), after))
    }

    /// The nominal that does it: where the nearest is a thing, the subject of the verb before.
    pub(super) fn doer(&self, subject: Subject) -> Nominal {
        let grammar = self.grammar;
        let acts = |nominal: &Nominal| {
            let personal = |&head: &u32| grammar.speaker(grammar.chunk(head).head).is_some();
            nominal.heads.iter().any(personal) || !self.cast.of_nominal(grammar, nominal).is_empty()
        };
        match subject.otherwise {
            Some(other) if !acts(&subject.nominal) => other,
            _ => subject.nominal,
        }
    }

    fn active(&self, draft: &mut Draft, row: &VerbRow, subject: Option<&Nominal>, arguments: &Arguments) {
        let grammar = self.grammar;
        if let Some(subject) = subject {
            push_new(&mut draft.actors, self.cast.of_nominal(grammar, subject));
        }
        if row.row.object
            && let Some(object) = &arguments.object
        {
            push_new(&mut draft.recipients, self.cast.of_nominal(grammar, object));
        }
        self.prepositional_recipients(draft, row, arguments);
        self.separate(draft);
    }

    fn passive(&self, draft: &mut Draft, row: &VerbRow, subject: Option<&Nominal>, arguments: &Arguments) {
        let grammar = self.grammar;
        let by = arguments.prepositional.iter().find(|phrase| phrase.preposition == grammar.keywords.by);
        if let Some(by) = by {
            push_new(&mut draft.actors, self.cast.of_nominal(grammar, &by.nominal));
        }
        if row.row.object
            && let Some(subject) = subject
        {
            push_new(&mut draft.recipients, self.cast.of_nominal(grammar, subject));
        }
        self.prepositional_recipients(draft, row, arguments);
        self.separate(draft);
    }

    fn prepositional_recipients(&self, draft: &mut Draft, row: &VerbRow, arguments: &Arguments) {
        for phrase in &arguments.prepositional {
            if row.prepositions.contains(&phrase.preposition) {
                if phrase.preposition == self.grammar.keywords.with && !self.is_company(&phrase.nominal) {
                    continue;
                }
                let found = self.cast.of_nominal(self.grammar, &phrase.nominal);
                push_new(&mut draft.recipients, found.into_iter().filter(|&id| !self.cast.is_town(id)));
            }
        }
    }

    /// Whether "with X" names somebody, rather than a means: "with the help of Norway".
    fn is_company(&self, nominal: &Nominal) -> bool {
        let grammar = self.grammar;
        nominal.heads.first().is_some_and(|&head| {
            let named = self.cast.mentions(grammar.span(grammar.chunk(head).tokens.clone())).next().is_some();
            named || grammar.speaker(grammar.chunk(head).head).is_some() || grammar.possessor(head).is_some()
        })
    }

    /// Nobody does something to themselves.
    fn separate(&self, draft: &mut Draft) {
        let actors: &[EntityId] = &draft.actors;
        draft.recipients.retain(|id| !actors.contains(id));
    }
}
