//! Events told by a verb: "Peru attacked Chad", "Chad was attacked by Peru".

use dateline_lang::events::Needs;

use super::status::Outlook;
use super::{Draft, Finder, push_new};
use crate::claim::grammar::{Arguments, ChunkId, Nominal, Subject};
use crate::claim::tables::{VerbRow, suffices};
use crate::model::{EntityId, EventKind, Kind, TimeKind, Toll};
use crate::passing::{TokenId, TokenRange, VerbGroup};

/// The longest verb with its object that is shown as one trigger, in tokens.
const LONGEST_PAIR: TokenId = 7;

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
        let pair = self.pair(id, group, sentence);
        let paired = pair.is_some();
        let (trigger, row) = pair.or_else(|| {
            let (taken, &row) = self.tables.verbs.longest(words)?;
            Some((token..token + taken as TokenId, row))
        })?;
        let row = &self.tables.verb_rows[row as usize];
        let after = chunk.tokens.end.max(trigger.end);
        if row.row.bare && self.has_thing(after, sentence) {
            return None;
        }
        let mut outlook = self.outlook_of_verb(id, sentence);
        let refused = outlook == Outlook::Negated && self.is_refused(id);
        if row.row.needs == Needs::Refused && !refused {
            return None;
        }
        if outlook == Outlook::Dropped {
            return Some((None, after));
        }
        // The object of a pair is part of its trigger.
        let arguments = grammar.arguments(id, if paired { chunk.tokens.end } else { after });
        if arguments.object.as_ref().is_some_and(|object| self.is_hour(object)) {
            // "struck noon"
            return None;
        }
        if row.row.laden && arguments.object.is_none() && !group.passive
            || row.kind == EventKind::Agree && self.goes_on_fighting(after, sentence)
        {
            return None;
        }
        let subject = grammar.subject(id);
        let refused = refused && is_cooperative(row.kind) || row.row.needs == Needs::Refused;
        let (kind, mode) = if refused { (EventKind::Reject, "") } else { (row.kind, row.row.mode) };
        if refused {
            // "will not release": what is told is the refusal.
            outlook = Outlook::Told;
        }
        if outlook == Outlook::Negated && self.is_refused(id) {
            // "would not attack": an assurance, not a denial.
            outlook = Outlook::Possible;
        }
        let mut draft = Draft {
            kind,
            mode,
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
        if draft.kind == EventKind::Assault && !paired {
            self.add_targets(&mut draft, after, sentence);
        }
        let worded = matches!(draft.kind, EventKind::Threaten | EventKind::Agree | EventKind::Reject);
        let helps = worded && draft.recipients.is_empty() && self.aim(&mut draft, after, sentence);
        let who = !draft.actors.is_empty() || !draft.recipients.is_empty();
        if !who && !group.passive && subject.as_ref().is_some_and(|subject| !self.can_act(subject)) {
            // "the storm destroyed the bridge"
            return Some((None, after));
        }
        let kept = suffices(
            if refused { Needs::Refused } else { row.row.needs },
            !draft.actors.is_empty(),
            !draft.recipients.is_empty() || helps,
            draft.place.is_some(),
            true,
        );
        Some((kept.then_some(draft), after))
    }

    /// Whether a noun phrase is an hour of the day, which nobody can do anything to.
    fn is_hour(&self, nominal: &Nominal) -> bool {
        let span = self.grammar.span(nominal.tokens.clone());
        let first = self.times.partition_point(|time| time.span.end <= span.start);
        self.times.get(first).is_some_and(|time| time.kind == TimeKind::Time && time.span.start <= span.start)
    }

    /// Whether somebody stands behind a noun phrase, or what they fight with: people, bodies, weapons, attacks.
    fn can_act(&self, nominal: &Nominal) -> bool {
        let grammar = self.grammar;
        nominal.heads.iter().any(|&head| {
            let last = grammar.chunk(head).head;
            let word = [grammar.word(last)];
            let fights = self.tables.contexts.longest(&word).is_some() || self.tables.nouns.longest(&word).is_some();
            // "hundreds of students"
            let somebody =
                || grammar.is_somebody(head) || grammar.whole(head).is_some_and(|whole| grammar.is_somebody(whole));
            fights || somebody() || self.cast.at_head(grammar, head).is_some()
        })
    }

    /// "will not release", "would not accept".
    pub(super) fn is_refused(&self, id: ChunkId) -> bool {
        let keywords = self.grammar.keywords;
        let willing = |token: TokenId| [keywords.will, keywords.would].contains(&self.grammar.word(token));
        self.grammar.chunk(id).tokens.clone().any(willing)
    }

    /// "promised to | attack": what is promised is no cooperation.
    fn goes_on_fighting(&self, after: TokenId, sentence: &TokenRange) -> bool {
        let grammar = self.grammar;
        let next = (after < sentence.end).then(|| grammar.verb_at(after)).flatten();
        let head = next.map(|(id, _)| grammar.chunk(id).head).filter(|&head| head < sentence.end);
        head.is_some_and(|head| {
            let words = &grammar.words()[head as usize..sentence.end as usize];
            let row = self.tables.verbs.longest(words).map(|(_, &row)| &self.tables.verb_rows[row as usize]);
            row.is_some_and(|row| !is_cooperative(row.kind) && row.row.needs != Needs::Refused)
        })
    }

    /// "refused to lift the ban on Chad", "threatened to shell Chad": whom the deed is aimed at, the words are aimed at.
    /// Whether it is a deed that does them good.
    fn aim(&self, draft: &mut Draft, after: TokenId, sentence: &TokenRange) -> bool {
        let grammar = self.grammar;
        let next = (after < sentence.end).then(|| grammar.verb_at(after)).flatten();
        let Some((verb, _)) = next.filter(|&(id, group)| group.infinitive || grammar.chunk(id).tokens.start == after)
        else {
            return false;
        };
        let chunk = grammar.chunk(verb);
        let words = &grammar.words()[chunk.head as usize..sentence.end as usize];
        let row = self.tables.verbs.longest(words).map(|(_, &row)| &self.tables.verb_rows[row as usize]);
        let arguments = grammar.arguments(verb, chunk.tokens.end);
        let keywords = grammar.keywords;
        let goals = [keywords.on, keywords.against, keywords.to, keywords.with];
        let direct = arguments.object.as_ref().filter(|_| row.is_some_and(|row| row.row.object));
        let phrases = arguments.prepositional.iter().filter(|phrase| goals.contains(&phrase.preposition));
        for nominal in direct.into_iter().chain(phrases.map(|phrase| &phrase.nominal)) {
            if draft.recipients.is_empty() {
                let actors = draft.actors.clone();
                let whom = self.cast.of_nominal(grammar, nominal).into_iter();
                push_new(&mut draft.recipients, whom.filter(|id| !self.cast.is_town(*id) && !actors.contains(id)));
            }
        }
        let paired =
            self.pair(verb, VerbGroup::default(), sentence).map(|(_, row)| &self.tables.verb_rows[row as usize]);
        paired.or(row).is_some_and(|row| is_cooperative(row.kind))
    }

    /// A verb with the object that makes it an event, and the words of both: "closed the crossing", "the crossing was
    /// closed".
    fn pair(&self, id: ChunkId, group: VerbGroup, sentence: &TokenRange) -> Option<(TokenRange, u16)> {
        let grammar = self.grammar;
        let chunk = grammar.chunk(id);
        let pairs = self.tables.pairs.get(grammar.word(chunk.head))?;
        let row = |head: TokenId| {
            let word = match head {
                _ if self.is_money(head) => grammar.keywords.money,
                _ if self.is_people(head) => grammar.keywords.nationals,
                _ => grammar.word(head),
            };
            let found = pairs.iter().find(|(object, _)| *object == word);
            found.map(|&(_, row)| row)
        };
        if group.passive {
            let subject = grammar.subject(id)?;
            let row = subject.nominal.heads.iter().find_map(|&noun| row(grammar.chunk(noun).head))?;
            return Some((chunk.head..chunk.head + 1, row));
        }
        let start = grammar.object_start(chunk.tokens.end, sentence.end)?;
        let object = grammar.noun_at(start)?;
        // "hundreds of Peruvians"
        let of = grammar.whole(object).filter(|&whole| grammar.chunk(whole).tokens.end <= sentence.end);
        let object = grammar.chunk(object);
        // "ended a ceasefire last month" is one noun phrase.
        let head = (object.tokens.start..=object.head).rev().find(|&token| !grammar.is_time(token))?;
        let row = row(head).or_else(|| row(grammar.chunk(of?).head))?;
        let end = if head < chunk.head + LONGEST_PAIR { head + 1 } else { chunk.head + 1 };
        Some((chunk.head..end, row))
    }

    /// Whether a noun names people by their nation: "Peruvians".
    fn is_people(&self, head: TokenId) -> bool {
        let span = self.grammar.token_span(head);
        self.cast.mentions(span).any(|mention| mention.span == span && mention.kind == Kind::Nationality)
    }

    /// Whether a noun is a sum: "$340 million".
    fn is_money(&self, head: TokenId) -> bool {
        let span = self.grammar.token_span(head);
        let quantities = self.grammar.reading.quantities;
        let first = quantities.partition_point(|quantity| quantity.span.end <= span.start);
        let is_currency = |unit: &str| unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase());
        quantities.get(first).is_some_and(|quantity| quantity.span.contains(span) && is_currency(&quantity.unit))
    }

    /// Whether a thing follows as object: "demonstrate a commitment".
    fn has_thing(&self, after: TokenId, sentence: &TokenRange) -> bool {
        let grammar = self.grammar;
        let object = grammar.object_start(after, sentence.end);
        let clause =
            after < sentence.end && (grammar.word(after) == grammar.keywords.that || grammar.is_relative(after));
        clause || object.is_some_and(|start| !grammar.is_time(start))
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
            push_new(&mut draft.actors, self.doers(subject));
        }
        if row.row.object
            && let Some(object) = &arguments.object
        {
            push_new(&mut draft.recipients, self.cast.of_nominal(grammar, object));
        }
        self.prepositional_recipients(draft, row, arguments);
        self.separate(draft);
    }

    /// Whom a subject stands for. "The shelling of Lima killed 19": an attack is by those it belongs to, not by those it
    /// is on.
    fn doers(&self, subject: &Nominal) -> Vec<EntityId> {
        let grammar = self.grammar;
        if !subject.heads.iter().any(|&head| self.tells_assault(head)) {
            return self.cast.of_nominal(grammar, subject);
        }
        let mut doers = Vec::new();
        for &head in &subject.heads {
            let alone = || Nominal { tokens: grammar.chunk(head).tokens.clone(), heads: vec![head] };
            let own = if self.tells_assault(head) {
                self.cast.owners(grammar, head)
            } else {
                self.cast.of_nominal(grammar, &alone())
            };
            push_new(&mut doers, own);
        }
        doers
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

/// Whether it does somebody good.
fn is_cooperative(kind: EventKind) -> bool {
    use EventKind::*;
    matches!(kind, Agree | Consult | Support | Concede | Cooperate | Aid | Retreat)
}
