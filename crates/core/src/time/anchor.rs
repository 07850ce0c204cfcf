//! What expressions are resolved against: the day of publication, or what the text told last.

use jiff::civil::Date;

use super::calendar::Period;
use super::class::Unit;
use super::reading::Reading as How;
use super::{Match, note};
use crate::model::Note;

/// What a document's expressions are resolved against.
#[derive(Clone, Debug)]
pub(super) struct Anchor {
    /// The day of publication.
    pub(super) published: Option<Date>,
    /// Whether the text tells a history: its days follow each other, not the day of writing.
    pub(super) narrative: bool,
    /// The period told last.
    pub(super) told: Option<Told>,
    /// Whether the text's dates in numbers begin with the day, where one shows it.
    pub(super) day_first: Option<bool>,
    /// Whether the text tells of quarters, as reports of results do.
    pub(super) reports: bool,
    /// The quarter told last, for what business reports compare it with.
    pub(super) quarter: Option<Told>,
}

/// A period that the text told.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    /// The period.
    pub(super) period: Period,
    /// Its sentence.
    pub(super) sentence: u32,
}

impl Anchor {
    /// Chooses how to read a document by its expressions: mostly full dates of earlier years make a history.
    pub(super) fn choose(published: Option<Date>, matches: &[Match]) -> Anchor {
        let this_year = published.map_or(i32::MAX, |day| i32::from(day.year()));
        let (mut history, mut news, mut day_first, mut reports) = (0, 0, None, false);
        for found in matches {
            let frame = &found.frame;
            if frame.year.is_some_and(|year| year < this_year - 1) {
                history += 1;
            }
            let points = frame.deictic.is_some()
                || frame.weekday.is_some() && frame.day.is_none()
                || frame.relation.is_some_and(|relation| !relation.is_contextual() && !frame.definite);
            if points || found.how == How::Ago {
                news += 1;
            }
            reports |= frame.unit == Some(Unit::Quarter) && !frame.period;
            day_first = day_first.or(frame.day_first.filter(|_| frame.other_date.is_none()));
        }
        Anchor {
            published,
            narrative: history >= 6 && history > 4 * news,
            told: None,
            day_first,
            reports,
            quarter: None,
        }
    }

    /// Notes what the text told, so that later expressions may refer to it. What is only compared with, as
    /// "a year earlier", is no quarter to compare with later.
    pub(super) fn tell(&mut self, period: Period, sentence: u32, how: How) {
        let told = Told { period, sentence };
        let compared = matches!(how, How::Ago | How::Earlier)
            || self.published.is_some_and(|day| period.last() >= Some(day))
            || self.quarter.is_some_and(|before| period.first() < before.period.first());
        match period {
            Period::Quarter(..) if !compared => self.quarter = Some(told),
            Period::Year(_) if !compared => self.quarter = None,
            _ => {}
        }
        // A history looks back and ahead by bare years; its story goes on where it was.
        let year = |period: Period| period.first().map_or(0, |day| i32::from(day.year()));
        let aside = self.narrative
            && period.unit() >= Unit::Year
            && self.told.is_some_and(|before| (year(before.period) - year(period)).abs() > 10);
        // What a figure is compared with is no place where the story stands.
        let compared = matches!(how, How::Ago | How::Earlier) && period.unit() >= Unit::Quarter && !self.narrative;
        if !aside && !compared {
            self.told = Some(told);
        }
    }

    /// Says what the text's expressions were resolved against, where any depends on it.
    pub(super) fn note(&self, any: bool) -> Option<Note> {
        if self.narrative {
            let text = "The text tells a history: its dates are read in the order of the story, not from the day of \
                        publication.";
            return Some(note(None, "time.narrative", text.to_owned()));
        }
        let day = self.published.filter(|_| any)?;
        let text = format!("Times that are told without a date are seen from the day of publication, {day}.");
        Some(note(None, "time.published", text))
    }

    /// The day that relative expressions start from.
    pub(super) fn day(&self) -> Option<Date> {
        if self.narrative { self.told.and_then(|told| told.period.first()).or(self.published) } else { self.published }
    }

    /// What the text told last, or else the day of publication.
    pub(super) fn context(&self) -> Option<Period> {
        self.told.map(|told| told.period).or(self.published.map(Period::Day))
    }

    /// The quarter that a report of results tells of: the one told last, or the last that was over.
    pub(super) fn quarter(&self) -> Option<Period> {
        let over = || Period::containing(Unit::Quarter, self.published?)?.shift(-1);
        self.quarter.map(|told| told.period).or_else(over)
    }

    /// What the same sentence told before.
    pub(super) fn told_in(&self, sentence: u32) -> Option<Period> {
        self.told.filter(|told| told.sentence == sentence).map(|told| told.period)
    }
}
