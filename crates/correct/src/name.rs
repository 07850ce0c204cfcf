//! Names that hold when other articles are read: of entities by what they are called, of the rest by their words.

use std::borrow::Borrow;

use dateline_core::dossier::{FoldedEntity, FoldedEvent};
use dateline_core::model::{Record, SentenceId, Span};
use dateline_share::rule::{Finding, Named, Told, Words};

use crate::convert;
use crate::words::sum;

/// Other names that a rule remembers: enough to find the entity again where the first is not used.
const OTHERS: usize = 8;

/// An entity, by kind and names.
pub fn named(entity: &FoldedEntity) -> Named {
    Named {
        kind: convert::kind(entity.kind),
        name: entity.name.clone(),
        others: entity.aliases.iter().take(OTHERS).cloned().collect(),
        country: entity.country.clone().unwrap_or_default(),
    }
}

/// An event, by its tellings. The records are those that were folded, corrected or not.
pub fn tellings<R: Borrow<Record>>(records: &[R], event: &FoldedEvent) -> Vec<Told> {
    let mut tellings: Vec<Told> = Vec::new();
    for telling in &event.tellings {
        let told = records.get(telling.document as usize).and_then(|record| told(record.borrow(), telling.event));
        if let Some(told) = told.filter(|told| !tellings.contains(told)) {
            tellings.push(told);
        }
    }
    tellings
}

/// One telling of an event. `None` if the record has no such event.
pub fn told(record: &Record, event: u32) -> Option<Told> {
    let event = record.events.get(event as usize)?;
    Some(Told {
        kind: convert::event_kind(event.kind),
        trigger: lower(record, event.trigger),
        sentence: sentence(record, event.sentence)?,
        article: article(record),
    })
}

/// Words and what was found in them. `None` if the record has no such finding.
pub fn words(record: &Record, finding: Finding, index: u32) -> Option<Words> {
    let span = span(record, finding, index)?;
    let at = sentence_of(record, span)?;
    Some(Words { finding, words: lower(record, span), sentence: sentence(record, at)?, article: article(record) })
}

/// The hash of an article's words.
pub fn article(record: &Record) -> u64 {
    sum(&record.page.text).0
}

/// Where a finding stands: a claim at its cue.
pub(crate) fn span(record: &Record, finding: Finding, index: u32) -> Option<Span> {
    let index = index as usize;
    Some(match finding {
        Finding::Mention => record.mentions.get(index)?.span,
        Finding::Time => record.times.get(index)?.span,
        Finding::Quantity => record.quantities.get(index)?.span,
        Finding::Claim => record.claims.get(index)?.cue,
    })
}

/// The words of a span in lower case.
pub(crate) fn lower(record: &Record, span: Span) -> String {
    span.of(&record.page.text).to_lowercase()
}

fn sentence(record: &Record, at: SentenceId) -> Option<u64> {
    Some(sum(record.sentences.get(at as usize)?.of(&record.page.text)).0)
}

fn sentence_of(record: &Record, span: Span) -> Option<SentenceId> {
    record.sentences.iter().position(|sentence| sentence.contains(span)).map(|at| at as SentenceId)
}
