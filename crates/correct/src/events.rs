//! Corrections of what happened.

use dateline_core::model::DateBasis;
use dateline_core::order::Order;
use dateline_share::rule::Told;
use dateline_share::wire::{Day, EventKind};

use crate::applied::{Effect, Outcome};
use crate::desk::{Desk, idle, outcome};
use crate::{convert, name};

impl Desk<'_> {
    /// Nothing happened there.
    pub(crate) fn not_an_event(&mut self, rule: u32, tellings: &[Told]) -> Outcome {
        let events = self.events(tellings);
        for &event in &events {
            self.note_event(rule, event);
            self.gone_events.insert(event);
        }
        outcome(events.into_iter().map(|(document, _)| document))
    }

    /// It happened on other days. The reader's word is as sure as that of the clause itself.
    pub(crate) fn redate(&mut self, rule: u32, tellings: &[Told], from: Option<Day>, to: Option<Day>) -> Outcome {
        let (mut from, mut to) = (from.and_then(convert::date), to.and_then(convert::date));
        if matches!((from, to), (Some(from), Some(to)) if from > to) {
            std::mem::swap(&mut from, &mut to);
        }
        let basis = if from.is_none() && to.is_none() { DateBasis::None } else { DateBasis::Clause };
        self.change_events(rule, tellings, |event| {
            (event.from, event.to, event.time, event.date_basis) = (from, to, None, basis);
        })
    }

    /// Something else happened. Modes belong to types.
    pub(crate) fn retype_event(&mut self, rule: u32, tellings: &[Told], kind: EventKind) -> Outcome {
        let kind = convert::core_event_kind(kind);
        self.change_events(rule, tellings, |event| {
            if event.kind != kind {
                event.kind = kind;
                event.mode.clear();
            }
        })
    }

    fn change_events(
        &mut self,
        rule: u32,
        tellings: &[Told],
        change: impl Fn(&mut dateline_core::model::Event),
    ) -> Outcome {
        let events = self.events(tellings);
        let mut changed = Vec::new();
        for &(document, at) in &events {
            let mut event = self.record(document).events[at as usize].clone();
            change(&mut event);
            if event != self.record(document).events[at as usize] {
                self.note_event(rule, (document, at));
                self.change(document).events[at as usize] = event;
                changed.push(document);
            }
        }
        if changed.is_empty() && !events.is_empty() { idle(Effect::Already) } else { outcome(changed) }
    }

    /// Document and place of the events that are told so, in their order. The type may be that found or a corrected one.
    pub(crate) fn events(&self, tellings: &[Told]) -> Vec<(u32, u32)> {
        let mut events = Vec::new();
        for told in tellings {
            let kind = convert::core_event_kind(told.kind);
            for (document, sentence) in self.sentences.find(told.sentence, told.article) {
                let record = self.record(document);
                for (at, event) in (0..).zip(&record.events) {
                    let found = &self.originals[document as usize].events[at as usize];
                    let is_right = event.sentence == sentence
                        && (event.kind == kind || found.kind == kind)
                        && name::lower(record, event.trigger) == told.trigger
                        && !self.gone_events.contains(&(document, at));
                    if is_right {
                        events.push((document, at));
                    }
                }
            }
        }
        events.order_by_key(|&event| event);
        events.dedup();
        events
    }
}
