//! A stretch of the calendar from what is told of it; what is not told follows from the anchor.

use jiff::civil::{Date, Weekday};

use super::super::anchor::Anchor;
use super::super::calendar::{Period, Season, monday, nth_weekday, shift_days, weekday};
use super::super::class::{Relation, Unit};
use super::super::digits::unpack_date;
use super::super::direction::Direction;
use super::super::feast::solar;
use super::super::frame::Frame;
use super::super::tables::Tables;
use super::{Meaning, granularity, unknown_value};
use crate::model::TimeBasis;

/// What a calendar expression is resolved with.
struct Resolver<'a> {
    frame: &'a Frame,
    anchor: &'a Anchor,
    sentence: u32,
    direction: &'a dyn Fn() -> Option<Direction>,
}

/// Resolves a calendar expression.
pub(super) fn resolve(
    frame: &Frame,
    anchor: &Anchor,
    sentence: u32,
    tables: &Tables,
    direction: &dyn Fn() -> Option<Direction>,
) -> Option<Meaning> {
    let resolver = Resolver { frame, anchor, sentence, direction };
    if let Some(feast) = frame.feast {
        return resolver.feast(*tables.feasts.get(usize::from(feast))?);
    }
    resolver.calendar()
}

impl Resolver<'_> {
    fn calendar(&self) -> Option<Meaning> {
        let frame = self.frame;
        if frame.solar {
            return self.solar();
        }
        if let Some(other) = frame.other_date {
            return self.numbered_day(other);
        }
        if let Some(decade) = frame.decade {
            return Some(Meaning::of(Period::Decade(small(decade)?), TimeBasis::Explicit));
        }
        if let Some(name) = frame.decade_name {
            let (century, basis) = match self.anchor.told {
                Some(told) if self.anchor.narrative => {
                    (told.period.first()?.year().div_euclid(100), TimeBasis::Context)
                }
                _ => (if name <= 2 { 20 } else { 19 }, TimeBasis::Explicit),
            };
            return Some(Meaning::of(Period::Decade(century * 10 + small(name)?), basis));
        }
        if frame.unit == Some(Unit::Century) {
            let ordinal = frame.ordinal?;
            let century = if frame.before_era { -ordinal } else { ordinal - 1 };
            return Some(Meaning::of(
                Period::Century(small(century).filter(|c| (-99..=99).contains(c))?),
                TimeBasis::Explicit,
            ));
        }
        if let Some(deictic) = frame.deictic {
            return self.seen_from_day(Unit::Day, |day| Some(Period::Day(shift_days(day, i64::from(deictic))?)));
        }
        if frame.weekday.is_some() && frame.day.is_none() {
            return self.weekday();
        }
        if let Some(month) = frame.month {
            return self.month(month);
        }
        if let Some(season) = frame.season {
            return self.season(season);
        }
        if let Some(ordinal) = frame.ordinal.filter(|_| matches!(frame.unit, Some(Unit::Quarter | Unit::Half))) {
            return self.part_of_year(ordinal);
        }
        if let (Some(ordinal), Some(unit)) = (frame.ordinal, frame.unit)
            && let Some(meaning) = self.part_of_period(ordinal, unit)
        {
            return Some(meaning);
        }
        if let Some(year) = frame.told_year() {
            let year = small(year)?;
            return Some(Meaning::of(self.in_year(year)?, TimeBasis::Explicit));
        }
        if let Some(day) = frame.day {
            return self.bare_day(day);
        }
        if let (Some(unit), Some(relation)) = (frame.relative_unit, frame.relation) {
            return self.related(unit, relation);
        }
        if let Some(unit) = frame.unit {
            if frame.period {
                return self.bare_unit(unit).filter(|_| self.anchor.reports);
            }
            return self.bare_unit(unit);
        }
        if frame.clock.is_some() || frame.daypart.is_some() {
            return self.clock_day();
        }
        None
    }

    /// A year, month or day of the calendar of Iran and Afghanistan.
    fn solar(&self) -> Option<Meaning> {
        let frame = self.frame;
        let year = frame.told_year()?;
        let from = solar(year, frame.month.unwrap_or(1), frame.day.unwrap_or(1))?;
        let next = match (frame.month, frame.day) {
            (_, Some(_)) => from.tomorrow().ok()?,
            (Some(12) | None, None) => solar(year + 1, 1, 1)?,
            (Some(month), None) => solar(year, month + 1, 1)?,
        };
        let to = next.yesterday().ok()?;
        let mut meaning = Meaning::of(Period::Day(from), TimeBasis::Explicit);
        if frame.day.is_none() {
            meaning.value = format!("{}/{}", Period::Day(from).value(), Period::Day(to).value());
            meaning.granularity = granularity(if frame.month.is_some() { Unit::Month } else { Unit::Year });
            (meaning.to, meaning.period) = (Some(to), None);
        }
        Some(meaning)
    }

    /// "4/5/2025": by the order of the text's other dates, else the day that the separator makes likelier.
    fn numbered_day(&self, other: i32) -> Option<Meaning> {
        let frame = self.frame;
        let day = |(year, month, day): (i32, u8, u8)| {
            Some(Period::Day(Date::new(small(year)?, month as i8, day as i8).ok()?))
        };
        let likelier = day((frame.year?, frame.month?, frame.day?))?;
        let other = day(unpack_date(other))?;
        let swapped = self.anchor.day_first.is_some_and(|first| frame.day_first == Some(!first));
        let (chosen, left) = if swapped { (other, likelier) } else { (likelier, other) };
        let mut meaning = Meaning::of(chosen, TimeBasis::Explicit);
        if self.anchor.day_first.is_none() {
            meaning.other("time.day-or-month", "Day and month may stand either way round", left);
        }
        Some(meaning)
    }

    /// The year, or the week, half … of it that the frame asks for.
    fn in_year(&self, year: i16) -> Option<Period> {
        match (self.frame.unit, self.frame.ordinal) {
            (Some(Unit::Half), Some(half)) => Some(Period::Half(year, if half == 1 { 1 } else { 2 })),
            // "The 1988 period" of a report on a quarter.
            (Some(Unit::Quarter), None) => match self.anchor.quarter().filter(|_| self.anchor.reports) {
                Some(Period::Quarter(_, quarter)) => Some(Period::Quarter(year, quarter)),
                _ => Some(Period::Year(year)),
            },
            _ => Some(Period::Year(year)),
        }
    }

    /// A period relative to the day of writing.
    fn seen_from_day(&self, unit: Unit, period: impl Fn(Date) -> Option<Period>) -> Option<Meaning> {
        let basis = if self.anchor.narrative { TimeBasis::Context } else { TimeBasis::Published };
        match self.anchor.day() {
            Some(day) => Some(Meaning::of(period(day)?, basis)),
            None => Some(Meaning::unresolved(unknown_value(unit), unit)),
        }
    }

    /// "Last year", "the following month", "that day".
    fn related(&self, unit: Unit, relation: Relation) -> Option<Meaning> {
        let definite = self.frame.definite && matches!(relation, Relation::Next) && self.anchor.told.is_some();
        let contextual = relation.is_contextual() || self.anchor.narrative || definite;
        let (day, basis) = if contextual && self.anchor.told.is_some() {
            (self.anchor.context().and_then(Period::first), TimeBasis::Context)
        } else {
            (self.anchor.published, TimeBasis::Published)
        };
        if unit == Unit::Quarter && relation == Relation::Last && !self.anchor.narrative {
            return Some(Meaning::of(self.anchor.quarter()?, basis));
        }
        let Some(day) = day else { return Some(Meaning::unresolved(unknown_value(unit), unit)) };
        let by = relation.step();
        // "That day" of a month that was told is one of its days.
        if let (Unit::Day, 0, TimeBasis::Context, Some(Period::Month(..) | Period::Year(_))) =
            (unit, by, basis, self.anchor.context())
        {
            return self.some_day_of(self.anchor.context()?);
        }
        let period = match unit {
            Unit::Day => Period::Day(shift_days(day, by)?),
            _ => Period::containing(unit, day)?.shift(by)?,
        };
        // "Last night" is the night before today; "this weekend" the one that comes or is.
        Some(Meaning::of(period, basis))
    }

    /// A day that the text leaves open within a longer period.
    fn some_day_of(&self, period: Period) -> Option<Meaning> {
        let open = if matches!(period, Period::Year(_)) { "-XX-XX" } else { "-XX" };
        let mut meaning = Meaning::of(period, TimeBasis::Context);
        meaning.value.push_str(open);
        let text = format!("It is a day of {}, which is not told more finely.", period.value());
        meaning.note = Some(("time.coarse-anchor", text));
        Some(meaning)
    }

    /// The year of a month or season that is told without one.
    fn year_of(&self, place: impl Fn(i16) -> Option<Period>) -> Option<(Period, TimeBasis)> {
        let frame = self.frame;
        if let Some(year) = frame.told_year() {
            return Some((place(small(year)?)?, TimeBasis::Explicit));
        }
        if let (Some(Unit::Year), Some(relation)) = (frame.relative_unit, frame.relation) {
            let year = self.related(Unit::Year, relation)?.period?.first()?.year();
            let basis = if relation.is_contextual() { TimeBasis::Context } else { TimeBasis::Published };
            return Some((place(year)?, basis));
        }
        if self.anchor.narrative
            && let Some(told) = self.anchor.told
        {
            return Some((self.next_in_story(told.period, &place)?, TimeBasis::Context));
        }
        if let Some(told) = self.other_year().filter(|_| (self.direction)() != Some(Direction::Future)) {
            return Some((place(told.first()?.year())?, TimeBasis::Context));
        }
        let day = self.anchor.published?;
        let year = day.year();
        let this = place(year)?;
        let (first, last) = (this.first()?, this.last()?);
        let back = match frame.relation {
            Some(relation) if relation.step() < 0 => i16::from(last >= day),
            Some(relation) if relation.step() > 0 => -i16::from(first <= day),
            Some(_) => 0,
            None => {
                self.nearest_year(i64::from((first - day).get_days()), i64::from((day - last).get_days()), this.unit())
            }
        };
        let period = if back == 0 { this } else { place(year.checked_sub(back)?)? };
        Some((period, TimeBasis::Published))
    }

    /// How many years back of this year's day, month or season the one that is meant lies: 1, 0 or -1.
    fn nearest_year(&self, ahead: i64, behind: i64, unit: Unit) -> i16 {
        // A day is rarely told without its year when it is far off; a quarter that is told is over, or runs.
        let (may_lie_ahead, may_lie_behind) = match unit {
            Unit::Day => (100, 120),
            Unit::Quarter | Unit::Half => (0, 366),
            Unit::Month => (31, 45),
            _ => (14, 45),
        };
        match (self.direction)() {
            Some(Direction::Past) => i16::from(ahead > may_lie_ahead),
            Some(Direction::Future) => -i16::from(behind > may_lie_behind),
            None if unit == Unit::Quarter => i16::from(ahead > 0),
            None if ahead > 150 => 1,
            None => -i16::from(behind > if unit == Unit::Month { 240 } else { 300 }),
        }
    }

    /// In a history the year goes on; January after November is of the next.
    fn next_in_story(&self, told: Period, place: &impl Fn(i16) -> Option<Period>) -> Option<Period> {
        let day = told.first()?;
        let period = place(day.year())?;
        let passed = told.unit() < Unit::Year && (day - period.first()?).get_days() > 240;
        if passed && self.frame.relation.is_none() { place(day.year().checked_add(1)?) } else { Some(period) }
    }

    /// What the same sentence told before, when it is of another year than the day of writing.
    fn other_year(&self) -> Option<Period> {
        let told = self.anchor.told_in(self.sentence)?;
        let year = told.first()?.year();
        let published = self.anchor.published;
        let other = published.is_none_or(|day| (i32::from(day.year()) - i32::from(year)).abs() > 1);
        Some(told).filter(|told| other && told.unit() <= Unit::Year)
    }

    fn month(&self, month: u8) -> Option<Meaning> {
        let frame = self.frame;
        let place = |year: i16| match frame.day {
            Some(day) => Some(Period::Day(Date::new(year, month as i8, day as i8).ok()?)),
            None => Some(Period::Month(year, month)),
        };
        // The 29th of February has no place in most years.
        let resolved = self.year_of(place).or_else(|| {
            let is_leap_day = month == 2 && frame.day == Some(29);
            let year = self.anchor.published?.year();
            let leap =
                (0..4).map(|back| year - back).find_map(place).filter(|_| is_leap_day && frame.told_year().is_none());
            leap.map(|period| (period, TimeBasis::Published))
        });
        let Some((period, basis)) = resolved else {
            if frame.told_year().is_some() || self.anchor.published.is_some() {
                return None;
            }
            let day = frame.day.map(|day| format!("-{day:02}")).unwrap_or_default();
            let unit = if frame.day.is_some() { Unit::Day } else { Unit::Month };
            return Some(Meaning::unresolved(&format!("XXXX-{month:02}{day}"), unit));
        };
        if frame.day.is_none()
            && let Some(week) = self.week_of(period)
        {
            return Some(Meaning::of(week, basis));
        }
        let mut meaning = Meaning::of(period, basis);
        if frame.unit == Some(Unit::Week) && frame.day.is_some() {
            meaning = Meaning::of(Period::containing(Unit::Week, period.first()?)?, basis);
        }
        Some(meaning)
    }

    /// "The second week of May", "the last Friday of June", "the first weekend of May".
    fn week_of(&self, month: Period) -> Option<Period> {
        let ordinal = self.frame.ordinal?;
        let (Period::Month(year, number), unit) = (month, self.frame.unit) else { return None };
        let nth = |on: Weekday| nth_weekday(year, number, ordinal, on);
        match unit {
            Some(Unit::Week) if ordinal > 0 => Some(Period::Week(monday(nth(Weekday::Thursday)?)?)),
            Some(Unit::Week) => Some(Period::Week(monday(month.last()?)?)),
            Some(Unit::Weekend) => Some(Period::Weekend(nth(Weekday::Saturday)?)),
            Some(Unit::Day) if ordinal < 0 => Some(Period::Day(month.last()?)),
            Some(Unit::Day) => Some(Period::Day(shift_days(month.first()?, i64::from(ordinal) - 1)?))
                .filter(|day| day.first() <= month.last()),
            _ => None,
        }
    }

    fn weekday(&self) -> Option<Meaning> {
        let frame = self.frame;
        let number = frame.weekday?;
        let on = weekday(number)?;
        if let (Some(month), Some(ordinal)) = (frame.month, frame.ordinal) {
            let (month, basis) = self.year_of(|year| Some(Period::Month(year, month)))?;
            let Period::Month(year, month) = month else { return None };
            return Some(Meaning::of(Period::Day(nth_weekday(year, month, ordinal, on)?), basis));
        }
        let Some(day) = self.anchor.day() else {
            return Some(Meaning::unresolved(&format!("XXXX-WXX-{number}"), Unit::Day));
        };
        let basis = if self.anchor.narrative { TimeBasis::Context } else { TimeBasis::Published };
        let in_week = |monday: Date| shift_days(monday, i64::from(number) - 1);
        let back = i64::from((day.weekday().to_monday_zero_offset() - on.to_monday_zero_offset()).rem_euclid(7));
        let past = shift_days(day, -back);
        let future = shift_days(day, (7 - back) % 7);
        let mut other = None;
        let found = match (frame.relation, frame.relative_unit) {
            (Some(relation), Some(Unit::Week)) => in_week(shift_days(monday(day)?, 7 * relation.step())?),
            (Some(Relation::Last | Relation::Past), _) => {
                let found = if back == 0 { shift_days(day, -7) } else { past };
                // "Last Wednesday", said on a Thursday, is yesterday or the one of last week.
                other = found.filter(|found| monday(*found) == monday(day)).and_then(|found| shift_days(found, -7));
                found
            }
            (Some(Relation::Previous), _) => {
                let told = self.anchor.context()?.first()?;
                let back = (told.weekday().to_monday_zero_offset() - on.to_monday_zero_offset() - 1).rem_euclid(7) + 1;
                let found = shift_days(told, -i64::from(back));
                other = found.filter(|_| self.anchor.told.is_none()).and_then(|found| shift_days(found, -7));
                found
            }
            (Some(Relation::Following), _) => {
                let told = self.anchor.context()?.first()?;
                let ahead = (on.to_monday_zero_offset() - told.weekday().to_monday_zero_offset() - 1).rem_euclid(7) + 1;
                let found = shift_days(told, i64::from(ahead));
                other = found.filter(|_| self.anchor.told.is_none()).and_then(|found| shift_days(found, 7));
                found
            }
            (Some(relation @ (Relation::Next | Relation::Coming)), _) => {
                let found = if back == 0 { shift_days(day, 7) } else { future };
                let same_week = found.and_then(monday) == monday(day);
                if same_week && relation == Relation::Next {
                    other = found.and_then(|found| shift_days(found, 7));
                }
                found
            }
            (Some(Relation::This | Relation::Current), _) => in_week(monday(day)?),
            (Some(Relation::That | Relation::Same), _) | (None, _) => match (self.direction)() {
                Some(Direction::Future) => future,
                _ if self.anchor.narrative => future,
                told => {
                    // Reports that are sent out early call the next day by its name; six days back is rarely meant.
                    other = future.filter(|_| back > 0 && (told.is_none() || back == 6));
                    past
                }
            },
        };
        let mut meaning = Meaning::of(Period::Day(found?), basis);
        if let Some(other) = other {
            meaning.other("time.which-weekday", "The wording does not say which one", Period::Day(other));
        }
        Some(meaning)
    }

    fn season(&self, season: Season) -> Option<Meaning> {
        let Some((period, basis)) = self.year_of(|year| Some(Period::Season(year, season))) else {
            return Some(Meaning::unresolved(&format!("XXXX-{}", season.timex()), Unit::Season));
        };
        // The winter that January belongs to began the year before.
        let running = self.anchor.published.filter(|day| day.month() <= 2 && season == Season::Winter);
        let this = self.frame.relation.is_none_or(|relation| relation.step() == 0);
        let period = match running {
            Some(_) if this && basis == TimeBasis::Published => period.shift(0)?,
            _ => period,
        };
        Some(Meaning::of(period, basis))
    }

    /// "The third quarter", "the first half of 2024".
    fn part_of_year(&self, ordinal: i32) -> Option<Meaning> {
        let half = self.frame.unit == Some(Unit::Half);
        let parts = if half { 2 } else { 4 };
        let part =
            if ordinal < 0 { parts } else { u8::try_from(ordinal).ok().filter(|part| (1..=parts).contains(part))? };
        let place = |year: i16| Some(if half { Period::Half(year, part) } else { Period::Quarter(year, part) });
        let Some((period, basis)) = self.year_of(place) else {
            let letter = if half { 'H' } else { 'Q' };
            return Some(Meaning::unresolved(
                &format!("XXXX-{letter}{part}"),
                if half { Unit::Half } else { Unit::Quarter },
            ));
        };
        Some(Meaning::of(period, basis))
    }

    /// "The second week of 2021", "the third month of last year", "the last week of this month".
    fn part_of_period(&self, ordinal: i32, unit: Unit) -> Option<Meaning> {
        let frame = self.frame;
        if frame.relative_unit == Some(Unit::Month) {
            let month = self.related(Unit::Month, frame.relation?)?;
            return Some(Meaning::of(self.week_of(month.period?)?, month.basis));
        }
        if frame.told_year().is_none() && frame.relative_unit != Some(Unit::Year) {
            return None;
        }
        let place = |year: i16| {
            let all = Period::Year(year);
            match unit {
                Unit::Month if ordinal < 0 => Some(Period::Month(year, 12)),
                Unit::Month => u8::try_from(ordinal).ok().filter(|month| *month <= 12).map(|m| Period::Month(year, m)),
                Unit::Week if ordinal < 0 => Some(Period::Week(monday(Date::new(year, 12, 28).ok()?)?)),
                // The first week of a year is the one that holds the 4th of January.
                Unit::Week => Period::Week(monday(Date::new(year, 1, 4).ok()?)?).shift(i64::from(ordinal) - 1),
                Unit::Day if ordinal < 0 => Some(Period::Day(all.last()?)),
                Unit::Day => Some(Period::Day(shift_days(all.first()?, i64::from(ordinal) - 1)?)),
                _ => None,
            }
        };
        let (period, basis) = self.year_of(place)?;
        Some(Meaning::of(period, basis))
    }

    /// "Friday the 26th": the nearest 26th that is a Friday.
    fn weekday_and_day(&self, number: i32, day: u8) -> Option<Meaning> {
        let on = weekday(number)?;
        let Some(anchor) = self.anchor.day() else {
            return Some(Meaning::unresolved(&format!("XXXX-XX-{day:02}"), Unit::Day));
        };
        let month = Period::containing(Unit::Month, anchor)?;
        let in_month = |by: i64| {
            let first = month.shift(by)?.first()?;
            Date::new(first.year(), first.month(), day as i8).ok().filter(|found| found.weekday() == on)
        };
        let ahead = (self.direction)() == Some(Direction::Future);
        let found = (0..24).map(|far| [far, -far]).find_map(|[later, earlier]| {
            let (first, second) = if ahead { (later, earlier) } else { (earlier, later) };
            in_month(first).or_else(|| in_month(second))
        });
        let basis = if self.anchor.narrative { TimeBasis::Context } else { TimeBasis::Published };
        Some(Meaning::of(Period::Day(found?), basis))
    }

    /// "The 5th": of the month told last.
    fn bare_day(&self, day: u8) -> Option<Meaning> {
        if let Some(number) = self.frame.weekday {
            return self.weekday_and_day(number, day);
        }
        let context = match (self.frame.relative_unit, self.frame.relation) {
            (Some(Unit::Month), Some(relation)) => self.related(Unit::Month, relation)?.period,
            _ => self.anchor.context(),
        };
        let Some(told) = context.and_then(Period::first) else {
            return Some(Meaning::unresolved(&format!("XXXX-XX-{day:02}"), Unit::Day));
        };
        let found = Date::new(told.year(), told.month(), day as i8).ok()?;
        Some(Meaning::of(Period::Day(found), TimeBasis::Context))
    }

    /// "The week", "the year": the one told last, or the one of writing.
    fn bare_unit(&self, unit: Unit) -> Option<Meaning> {
        if unit == Unit::Quarter
            && let Some(quarter) = self.anchor.quarter()
        {
            let basis = if self.anchor.quarter.is_some() { TimeBasis::Context } else { TimeBasis::Published };
            return Some(Meaning::of(quarter, basis));
        }
        if unit == Unit::Weekend && !self.anchor.narrative {
            let ahead = (self.direction)() == Some(Direction::Future);
            return self.seen_from_day(unit, |day| {
                let weekend = Period::containing(unit, day)?;
                if ahead || weekend.first()? <= day { Some(weekend) } else { weekend.shift(-1) }
            });
        }
        // "The year" is one just told of, or the one of writing.
        let far = |told: u32| unit >= Unit::Year && told + 1 < self.sentence;
        let told =
            self.anchor.told.filter(|told| self.anchor.narrative || told.period.unit() == unit && !far(told.sentence));
        match told {
            Some(told) => Some(Meaning::of(Period::containing(unit, told.period.first()?)?, TimeBasis::Context)),
            None => self.seen_from_day(unit, |day| Period::containing(unit, day)),
        }
    }

    /// A clock time or part of the day alone: on the day that the sentence told, or the day of writing.
    fn clock_day(&self) -> Option<Meaning> {
        if let (Some(Relation::Last), Some(_)) = (self.frame.relation, self.frame.daypart) {
            return self.seen_from_day(Unit::Day, |day| Some(Period::Day(shift_days(day, -1)?)));
        }
        if let (Some(relation @ (Relation::Next | Relation::Following | Relation::Previous)), Some(_)) =
            (self.frame.relation, self.frame.daypart)
        {
            return self.related(Unit::Day, relation);
        }
        let contextual = self.frame.relation.is_some_and(Relation::is_contextual) || self.anchor.narrative;
        let told = if contextual {
            self.anchor.told.map(|told| told.period)
        } else {
            self.anchor.told_in(self.sentence).or_else(|| self.day_of_story())
        };
        match told {
            Some(Period::Day(day)) => Some(Meaning::of(Period::Day(day), TimeBasis::Context)),
            _ => self.seen_from_day(Unit::Day, |day| Some(Period::Day(day))),
        }
    }

    /// The day that the sentence before told, when this one goes on with what happened: "He was shot at ten."
    fn day_of_story(&self) -> Option<Period> {
        let alone = self.frame.clock.is_some() && self.frame.relation.is_none();
        let told = self.anchor.told.filter(|told| alone && told.sentence + 1 == self.sentence)?.period;
        let over = told.unit() == Unit::Day && told.last() <= self.anchor.published;
        (over && (self.direction)() == Some(Direction::Past)).then_some(told)
    }

    fn feast(&self, feast: super::super::feast::FeastDay) -> Option<Meaning> {
        let place = |year: i16| {
            let first = feast.in_year(year)?;
            Some(if feast.days == 7 { Period::Week(monday(first)?) } else { Period::Day(first) })
        };
        let Some((period, basis)) = self.year_of(place) else {
            return Some(Meaning::unresolved("XXXX-XX-XX", Unit::Day));
        };
        let mut meaning = Meaning::of(period, basis);
        meaning.to = shift_days(period.first()?, i64::from(feast.days.max(1)) - 1);
        if feast.is_lunar() {
            meaning.from = meaning.from.and_then(|day| shift_days(day, -1));
            meaning.to = meaning.to.and_then(|day| shift_days(day, 1));
            let text = format!(
                "By the tabular calendar it falls on {}; the sighted moon may make it a day earlier or later.",
                period.value()
            );
            meaning.note = Some(("time.lunar", text));
        }
        if feast.days > 1 {
            meaning.period = None;
        }
        Some(meaning)
    }
}

fn small(number: i32) -> Option<i16> {
    i16::try_from(number).ok().filter(|year| (-9999..=9999).contains(year))
}
