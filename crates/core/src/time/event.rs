//! So long before or after an event: "two days before the vote", "the night after the raid".

use super::anchor::Anchor;
use super::calendar::Period;
use super::class::Unit;
use super::duration;
use super::frame::{Count, Frame};
use super::resolve::{Meaning, shifted};
use crate::model::TimeBasis;

/// How many sentences back the day of an event may be told.
const REACH: u32 = 2;

/// How the words tell what an expression counts from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Event {
    /// "The vote", "his arrest": one that the text told before.
    pub(super) definite: bool,
    /// Whether the expression stands right behind another that says the same day: "on 4 May, the day after the vote".
    pub(super) apposed: bool,
}

impl Event {
    /// The day that the text told right before, of which this says something more.
    pub(super) fn same_day(self, anchor: &Anchor, sentence: u32) -> Option<Meaning> {
        let told = anchor.told_in(sentence).filter(|told| self.apposed && told.unit() == Unit::Day)?;
        Some(Meaning::of(told, TimeBasis::Context))
    }

    /// So long before or after it, when the text told its day shortly before; a length of time when not.
    pub(super) fn counted(self, frame: &Frame, anchor: &Anchor, sentence: u32, sign: i64) -> Option<Meaning> {
        let counted =
            matches!(frame.count, Some(Count::Tenths(_))) && frame.unit.or(frame.relative_unit) < Some(Unit::Year);
        if self.definite
            && counted
            && let Some(day) = told_before(anchor, sentence)
            && let Some(mut meaning) = shifted(frame, Some(day), sign, TimeBasis::Context)
        {
            let text = format!("It counts from an event, which is taken to be of {day}, the day told last.");
            meaning.note = Some(("time.event-day", text));
            return Some(meaning);
        }
        let mut meaning = duration::length(frame)?;
        let text = "It counts from an event whose day the sentences before do not tell.";
        meaning.note = Some(("time.event-unknown", text.to_owned()));
        Some(meaning)
    }
}

fn told_before(anchor: &Anchor, sentence: u32) -> Option<jiff::civil::Date> {
    let told = anchor.told?;
    let near = told.sentence < sentence && sentence - told.sentence <= REACH;
    match told.period {
        // The day of the report itself is seldom that of the event.
        Period::Day(day) if near && anchor.published != Some(day) => Some(day),
        _ => None,
    }
}
