//! The days of feasts: fixed, by the weekday, by Easter, by the Islamic and the Solar Hijri calendar.

use dateline_lang::Feast;
use jiff::civil::{Date, date};

use super::calendar::{nth_weekday, shift_days, weekday};

/// How a feast's day is found.
#[derive(Clone, Copy, Debug)]
pub(super) struct FeastDay {
    kind: FeastKind,
    /// How many days it lasts.
    pub(super) days: u8,
}

#[derive(Clone, Copy, Debug)]
enum FeastKind {
    Fixed(u8, u8),
    Easter(i16),
    Islamic(u8, u8),
    Solar(u8, u8),
    Weekday { month: u8, weekday: u8, nth: i8 },
}

impl FeastDay {
    /// Reads a row of the table. A row that breaks the format is a programming error, told with its line.
    pub(super) fn new(feast: &Feast) -> FeastDay {
        let kind =
            kind(feast.day).unwrap_or_else(|| panic!("time_feasts.tsv:{}: no such day '{}'", feast.line, feast.day));
        FeastDay { kind, days: feast.days }
    }

    /// Its first day in a year of our calendar; the first of two where a lunar feast comes twice.
    pub(super) fn in_year(self, year: i16) -> Option<Date> {
        match self.kind {
            FeastKind::Fixed(month, day) => Date::new(year, month as i8, day as i8).ok(),
            FeastKind::Easter(by) => shift_days(easter(year)?, i64::from(by)),
            FeastKind::Weekday { month, weekday: on, nth } => {
                nth_weekday(year, month, i32::from(nth), weekday(i32::from(on))?)
            }
            FeastKind::Solar(month, day) => solar(i32::from(year) - 621, month, day),
            FeastKind::Islamic(month, day) => {
                let about = (i64::from(year) - 622) * 33 / 32;
                (about - 1..=about + 2).filter_map(|hijri| islamic(hijri, month, day)).find(|day| day.year() == year)
            }
        }
    }

    /// Whether the day depends on the sighted moon, so that it may differ by one.
    pub(super) fn is_lunar(self) -> bool {
        matches!(self.kind, FeastKind::Islamic(..))
    }
}

fn kind(day: &str) -> Option<FeastKind> {
    let month_day = |text: &str| -> Option<(u8, u8)> {
        let (month, day) = text.split_once('-')?;
        Some((month.parse().ok()?, day.parse().ok()?))
    };
    if let Some(by) = day.strip_prefix("easter") {
        return Some(FeastKind::Easter(by.parse().ok()?));
    }
    if let Some(rest) = day.strip_prefix("islamic ") {
        return month_day(rest).map(|(month, day)| FeastKind::Islamic(month, day));
    }
    if let Some(rest) = day.strip_prefix("solar ") {
        return month_day(rest).map(|(month, day)| FeastKind::Solar(month, day));
    }
    if let Some(rest) = day.strip_prefix("weekday ") {
        let mut parts = rest.split(' ');
        let (month, weekday, nth) =
            (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        return Some(FeastKind::Weekday { month, weekday, nth });
    }
    month_day(day).map(|(month, day)| FeastKind::Fixed(month, day))
}

/// Western Easter, after the algorithm of Meeus, Jones and Butcher.
fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let (d, e, f) = (b.div_euclid(4), b.rem_euclid(4), (b + 8).div_euclid(25));
    let g = (b - f + 1).div_euclid(3);
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c.div_euclid(4), c.rem_euclid(4));
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l).div_euclid(451);
    let at = h + l - 7 * m + 114;
    Date::new(year as i16, (at / 31) as i8, (at % 31 + 1) as i8).ok()
}

/// A day of the tabular Islamic calendar (30-year cycle, civil epoch).
fn islamic(year: i64, month: u8, day: u8) -> Option<Date> {
    let month = i64::from(month) - 1;
    let days = (year - 1) * 354 + (3 + 11 * year).div_euclid(30) + month * 29 + (month + 1) / 2 + i64::from(day) - 1;
    // 1 Muharram of the year 1 is 19 July 622 in the Gregorian calendar.
    shift_days(date(622, 7, 19), days)
}

/// A day of the Solar Hijri calendar, by the 33-year cycle of its leap years.
pub(super) fn solar(year: i32, month: u8, day: u8) -> Option<Date> {
    let leap = |year: i32| (8 * year + 29).rem_euclid(33) < 8;
    if !(1..=3000).contains(&year) {
        return None;
    }
    let mut days = 0;
    for between in year.min(1404)..year.max(1404) {
        days += 365 + i64::from(leap(between));
    }
    let days = if year < 1404 { -days } else { days };
    let month = i64::from(month.clamp(1, 12)) - 1;
    let into_year = month * 30 + month.min(6) + i64::from(day) - 1;
    shift_days(date(2025, 3, 21), days + into_year)
}

#[cfg(test)]
mod tests {
    use dateline_lang::feasts;

    use super::*;

    #[test]
    fn feasts_fall_on_their_days() {
        for (name, year, day) in [
            ("Easter", 2025, date(2025, 4, 20)),
            ("Good Friday", 2024, date(2024, 3, 29)),
            ("Thanksgiving", 2025, date(2025, 11, 27)),
            ("Memorial Day", 2025, date(2025, 5, 26)),
            ("Nowruz", 2025, date(2025, 3, 21)),
            ("Nowruz", 2024, date(2024, 3, 20)),
            ("Christmas", 2025, date(2025, 12, 25)),
        ] {
            let feast = feasts().iter().find(|feast| feast.names.contains(&name)).unwrap();
            assert_eq!(FeastDay::new(feast).in_year(year), Some(day), "{name} {year}");
        }
    }

    #[test]
    fn islamic_feasts_are_right_within_a_day() {
        for (name, year, day) in [
            ("Ramadan", 2025, date(2025, 3, 1)),
            ("Eid al-Fitr", 2025, date(2025, 3, 31)),
            ("Eid al-Adha", 2025, date(2025, 6, 6)),
            ("Ashura", 2025, date(2025, 7, 6)),
            ("Eid al-Fitr", 2010, date(2010, 9, 10)),
        ] {
            let feast = feasts().iter().find(|feast| feast.names.contains(&name)).unwrap();
            let found = FeastDay::new(feast).in_year(year).unwrap();
            assert!((found - day).get_days().abs() <= 1, "{name} {year}: {found}");
        }
    }
}
