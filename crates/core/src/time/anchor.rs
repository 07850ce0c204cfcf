//! What expressions are resolved against: the day of publication, or what the text told last.

use jiff::civil::Date;

use super::Match;
use super::calendar::Period;
use super::class::Unit;
use super::reading::Reading as How;

/// What a document's expressions are resolved against.
#[derive(Clone, Debug)]
pub(super) struct Anchor {
    /// The day of publication.
    pub(super) published: Option<Date>,
    /// Whether the text tells a history: its days follow each other, not the day of writing.
    pub(super) narrative: bool,
    /// The period told last.
    pub(super) told: Option<Told>,
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
        let (mut history, mut news) = (0, 0);
        for found in matches {
            let frame = &found.frame;
            if frame.year.is_some_and(|year| year < this_year - 1) {
                history += 1;
            }
            let points = frame.deictic.is_some() || frame.weekday.is_some() && frame.day.is_none();
            if points || found.how == How::Ago {
                news += 1;
            }
        }
        Anchor { published, narrative: history >= 6 && history > 4 * news, told: None, quarter: None }
    }

    /// Notes what the text told, so that later expressions may refer to it.
    pub(super) fn tell(&mut self, period: Period, sentence: u32) {
        let told = Told { period, sentence };
        if matches!(period, Period::Quarter(..)) {
            self.quarter = Some(told);
        }
        // A history looks back and ahead by bare years; its story goes on where it was.
        let year = |period: Period| period.first().map_or(0, |day| i32::from(day.year()));
        let aside = self.narrative
            && period.unit() >= Unit::Year
            && self.told.is_some_and(|before| (year(before.period) - year(period)).abs() > 10);
        if !aside {
            self.told = Some(told);
        }
    }

    /// The day that relative expressions start from.
    pub(super) fn day(&self) -> Option<Date> {
        if self.narrative { self.told.and_then(|told| told.period.first()).or(self.published) } else { self.published }
    }

    /// What the text told last, or else the day of publication.
    pub(super) fn context(&self) -> Option<Period> {
        self.told.map(|told| told.period).or(self.published.map(Period::Day))
    }

    /// What the same sentence told before.
    pub(super) fn told_in(&self, sentence: u32) -> Option<Period> {
        self.told.filter(|told| told.sentence == sentence).map(|told| told.period)
    }
}
