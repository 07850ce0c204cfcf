//! Reads "the group", "he", "it", where one name clearly stands behind them; otherwise says nothing.

use dateline_lang::{Points, Sex};

use super::cues::{CueAt, Cues};
use super::draft::Draft;
use super::tables::Cue;
use crate::model::{EntityId, Form, Kind, Precision};
use crate::order::Order;
use crate::passing::TokenId;

/// How many sentences back a word may point.
const REACH: u32 = 2;

/// A mention that a later word may point to.
#[derive(Clone, Copy, Debug)]
struct Behind {
    start: u32,
    sentence: u32,
    entity: EntityId,
    what: What,
}

/// What may be pointed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Person,
    ArmedGroup,
    Organisation,
    Government,
    Country,
}

/// Finds what the pointing words point to.
pub(super) fn resolve(draft: &mut Draft<'_>, cues: &Cues) {
    let mut behind = collect(draft);
    let mut found = Vec::new();
    for cue in cues.all() {
        let Cue::Points(points) = cue.cue else { continue };
        let start = draft.reading.segments.tokens[cue.tokens.start as usize].span.start;
        if is_quoted(draft, start) {
            continue;
        }
        let sentence = draft.reading.sentence_of(cue.tokens.start);
        let from = behind.partition_point(|mention| mention.sentence + REACH < sentence);
        let to = behind.partition_point(|mention| mention.start < start);
        let window = behind.get(from..to).unwrap_or_default();
        let Some((entity, rule)) = target(draft, window, cue, points, sentence) else { continue };
        if matches!(points, Points::He | Points::She) {
            // Whoever is spoken of goes on being spoken of.
            behind.insert(to, Behind { start, sentence, entity, what: What::Person });
            let sex = if points == Points::He { Sex::Male } else { Sex::Female };
            draft.sexes.entry(entity).or_insert(sex);
        }
        found.push((cue.clone(), points, entity, rule));
    }
    for (cue, points, entity, rule) in found {
        let form = if matches!(points, Points::He | Points::She | Points::It) { Form::Pronoun } else { Form::Nominal };
        let kind = draft.entities[entity as usize].kind;
        draft.mention(draft.reading.span_of(cue.tokens), kind, form, entity, rule.into());
    }
}

fn collect(draft: &Draft<'_>) -> Vec<Behind> {
    let mut behind: Vec<Behind> = Vec::with_capacity(draft.mentions.len());
    for mention in &draft.mentions {
        let entity = &draft.entities[mention.entity as usize];
        let what = match mention.kind {
            Kind::Person => What::Person,
            Kind::ArmedGroup => What::ArmedGroup,
            Kind::Organisation | Kind::Media => What::Organisation,
            Kind::Government => What::Government,
            Kind::Place if entity.place.as_ref().is_some_and(|place| place.precision == Precision::Country) => {
                What::Country
            }
            _ => continue,
        };
        let start = mention.span.start;
        let sentence = draft.reading.sentence_of(draft.reading.token_at(start));
        behind.push(Behind { start, sentence, entity: mention.entity, what });
    }
    behind.order_by_key(|mention| (mention.start, mention.entity));
    behind
}

fn is_quoted(draft: &Draft<'_>, position: u32) -> bool {
    let quotes = &draft.reading.segments.quotes;
    let next = quotes.partition_point(|quote| quote.span.start <= position);
    quotes[..next].iter().rev().take(2).any(|quote| quote.inner.start <= position && position < quote.inner.end)
}

fn target(
    draft: &Draft<'_>,
    window: &[Behind],
    cue: &CueAt,
    points: Points,
    sentence: u32,
) -> Option<(EntityId, &'static str)> {
    match points {
        Points::He => person(draft, window, cue, sentence, Sex::Male).map(|entity| (entity, "resolve.pronoun.person")),
        Points::She => {
            person(draft, window, cue, sentence, Sex::Female).map(|entity| (entity, "resolve.pronoun.person"))
        }
        Points::It => thing(draft, window, cue, sentence).map(|entity| (entity, "resolve.pronoun.thing")),
        Points::Armed => {
            nearest(window, |what| what == What::ArmedGroup).map(|entity| (entity, "resolve.nominal.armed"))
        }
        Points::Group => nearest(window, |what| matches!(what, What::ArmedGroup | What::Organisation))
            .map(|entity| (entity, "resolve.nominal.group")),
        Points::Country => {
            nearest(window, |what| what == What::Country).map(|entity| (entity, "resolve.nominal.country"))
        }
    }
}

/// The only one that fits within reach.
fn nearest(window: &[Behind], fits: impl Fn(What) -> bool) -> Option<EntityId> {
    let mut fitting = window.iter().filter(|mention| fits(mention.what));
    let first = fitting.next()?;
    fitting.all(|mention| mention.entity == first.entity).then_some(first.entity)
}

/// The only person of the nearest sentence with people, or its subject where the pronoun is a subject too.
fn person(draft: &Draft<'_>, window: &[Behind], cue: &CueAt, sentence: u32, sex: Sex) -> Option<EntityId> {
    let fits = |mention: &&Behind| {
        mention.what == What::Person && draft.sexes.get(&mention.entity).is_none_or(|&known| known == sex)
    };
    let last = window.iter().rev().find(fits)?;
    let near: Vec<&Behind> = window.iter().filter(|mention| mention.sentence == last.sentence).filter(fits).collect();
    if near.iter().all(|mention| mention.entity == last.entity) {
        return Some(last.entity);
    }
    let opens = |token: TokenId, sentence: u32, within: u32| {
        draft.reading.segments.sentences.get(sentence as usize).is_some_and(|all| token <= all.tokens.start + within)
    };
    let first = near.first()?;
    let subject = opens(draft.reading.token_at(first.start), first.sentence, 6);
    (first.sentence < sentence && subject && opens(cue.tokens.start, sentence, 1)).then_some(first.entity)
}

/// The only thing the sentence has spoken of so far; of a sentence that opens with "it", the one before's subject.
fn thing(draft: &Draft<'_>, window: &[Behind], cue: &CueAt, sentence: u32) -> Option<EntityId> {
    let mut here = window.iter().filter(|mention| mention.sentence == sentence && mention.what != What::Person);
    if let Some(first) = here.next() {
        return here.all(|mention| mention.entity == first.entity).then_some(first.entity);
    }
    let opening = draft.reading.segments.sentences.get(sentence as usize)?.tokens.start;
    if cue.tokens.start > opening + 1 || sentence == 0 {
        return None;
    }
    let before = draft.reading.segments.sentences.get(sentence as usize - 1)?;
    let first = window.iter().find(|mention| mention.sentence == sentence - 1 && mention.what != What::Person)?;
    (draft.reading.token_at(first.start) <= before.tokens.start + 1).then_some(first.entity)
}
