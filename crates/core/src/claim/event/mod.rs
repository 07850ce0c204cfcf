//! Who did what to whom: finds trigger verbs and nouns, then those around them.

mod governor;
mod merge;
mod noun;
mod place;
mod status;
mod toll;
mod verb;
mod when;

use super::attribution::Statement;
use super::cast::Cast;
use super::grammar::{ChunkId, Grammar};
use super::tables::Tables;
use crate::model::{ClaimId, DateBasis, EntityId, Event, EventKind, Rule, Status, TimeExpression, Toll};
use crate::order::Order;
use crate::passing::{TokenId, TokenRange};

/// How far from its cue the words of a claim are looked for, in bytes.
const FARTHEST_CUE: u32 = 4000;

/// What finding events needs at hand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Finder<'a> {
    pub(super) grammar: &'a Grammar<'a>,
    pub(super) tables: &'a Tables,
    pub(super) cast: Cast<'a>,
    pub(super) times: &'a [TimeExpression],
    pub(super) statements: &'a [Statement],
}

/// An event before its status and date are known.
#[derive(Clone, Debug)]
struct Draft {
    kind: EventKind,
    mode: &'static str,
    contexts: &'static [&'static str],
    /// The trigger's tokens.
    trigger: TokenRange,
    /// The verb group that tells it: the trigger's own, or the one that governs the trigger noun.
    verb: Option<ChunkId>,
    /// Whether the trigger is a verb.
    is_verb: bool,
    actors: Vec<EntityId>,
    recipients: Vec<EntityId>,
    place: Option<EntityId>,
    /// What the words around it make of it.
    outlook: status::Outlook,
    toll: Toll,
    rule: Rule,
}

/// Finds all events, by position of their trigger.
pub(super) fn find(finder: Finder<'_>) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    let mut dater = when::Dater::new(finder);
    for sentence in &finder.grammar.reading.segments.sentences {
        let mut drafts = finder.drafts(&sentence.tokens);
        if drafts.is_empty() {
            dater.pass(&sentence.tokens);
            continue;
        }
        finder.add_tolls(&mut drafts, &sentence.tokens);
        merge::merge(finder.grammar, &mut drafts);
        let contexts = finder.contexts(&sentence.tokens);
        for mut draft in drafts {
            let (status, claim) = finder.status(&draft);
            let teller = claim.and_then(|id| finder.statements.get(id as usize)).filter(|told| told.owns_up);
            if draft.actors.is_empty()
                && let Some(doer) = teller.and_then(|told| told.claim.entity)
            {
                draft.actors.push(doer);
                draft.recipients.retain(|&id| id != doer);
            }
            if draft.outlook == status::Outlook::Negated && claim.is_none() {
                // What the article itself says did not happen is no event.
                continue;
            }
            let dated = dater.date(&draft, status, claim, &sentence.tokens);
            if is_weak(&draft, status, dated.basis) {
                continue;
            }
            events.push(Event {
                kind: draft.kind,
                mode: draft.mode.to_owned(),
                contexts: joined(draft.contexts, &contexts),
                trigger: finder.grammar.span(draft.trigger.clone()),
                actors: draft.actors,
                recipients: draft.recipients,
                place: draft.place,
                time: dated.time,
                from: dated.from,
                to: dated.to,
                date_basis: dated.basis,
                status,
                claim,
                toll: draft.toll,
                sentence: finder.grammar.reading.sentence_of(draft.trigger.start),
                rule: draft.rule,
            });
        }
        dater.pass(&sentence.tokens);
    }
    events.order_by_key(|event| event.trigger);
    events
}

/// Whether too little is told of an event to be worth a reader's time: nobody, nowhere and on no day; or a mere
/// possibility that tells only one side.
fn is_weak(draft: &Draft, status: Status, basis: DateBasis) -> bool {
    let who = !draft.actors.is_empty() || !draft.recipients.is_empty();
    let both = !draft.actors.is_empty() && !draft.recipients.is_empty();
    let toll = draft.toll != Toll::default();
    let own_day = basis == DateBasis::Clause;
    match status {
        Status::Hypothetical => !(both || who && draft.place.is_some()),
        Status::Planned => !(both || who && (own_day || draft.place.is_some() || draft.is_verb)),
        _ => !(who || draft.place.is_some() || own_day || toll),
    }
}

impl Finder<'_> {
    /// All triggers of a sentence that have who or what they need.
    fn drafts(&self, sentence: &TokenRange) -> Vec<Draft> {
        let mut drafts = Vec::new();
        let mut at = sentence.start;
        while at < sentence.end {
            let found = self.by_verb(at, sentence).or_else(|| self.by_noun(at, sentence));
            let Some((draft, after)) = found else {
                at += 1;
                continue;
            };
            drafts.extend(draft);
            at = after.max(at + 1);
        }
        drafts
    }

    /// The rows of the table of contexts whose words stand in a sentence, in order.
    fn contexts(&self, sentence: &TokenRange) -> Vec<u8> {
        let words = self.grammar.words();
        let mut found = Vec::new();
        for at in sentence.clone() {
            if let Some((_, &row)) = self.tables.contexts.longest(&words[at as usize..sentence.end as usize])
                && !found.contains(&row)
            {
                found.push(row);
            }
        }
        found
    }

    /// The claims that may hold a position.
    fn statements_around(&self, position: u32) -> impl Iterator<Item = (ClaimId, &Statement)> + '_ {
        let cue = |at: u32| self.statements.partition_point(move |statement| statement.claim.cue.start < at);
        let first = cue(position.saturating_sub(FARTHEST_CUE));
        let last = cue(position.saturating_add(FARTHEST_CUE));
        self.statements[first..last]
            .iter()
            .enumerate()
            .map(move |(at, statement)| ((first + at) as ClaimId, statement))
            .filter(move |(_, statement)| {
                statement.claim.content.iter().any(|content| content.start <= position && position < content.end)
            })
    }

    fn first_verb_before(&self, token: TokenId, sentence: &TokenRange) -> Option<ChunkId> {
        self.grammar.verbs_in(sentence.start..token).next_back().map(|(id, _)| id)
    }
}

/// The trigger's own contexts and those of its sentence, in the order of the table.
fn joined(own: &[&'static str], found: &[u8]) -> Vec<String> {
    let rows = dateline_lang::events::event_contexts();
    let mut names: Vec<String> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        if own.contains(&row.name) || found.contains(&(at as u8)) {
            names.push(row.name.to_owned());
        }
    }
    names.extend(own.iter().filter(|name| rows.iter().all(|row| row.name != **name)).map(|&name| name.to_owned()));
    names
}

fn push_new(list: &mut Vec<EntityId>, more: impl IntoIterator<Item = EntityId>) {
    for id in more {
        if !list.contains(&id) {
            list.push(id);
        }
    }
}
