//! Periods of the calendar: what days they cover, how TIMEX3 writes them, what comes before and after.
//!
//! All arithmetic is checked: outside the years −9999…9999 there is no period.

use jiff::civil::{Date, Weekday};
use jiff::{Span as JiffSpan, ToSpan};

use super::class::Unit;

/// A stretch of the calendar with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Period {
    /// Years `c·100 … c·100 + 99`; before our era counted from its own zero.
    Century(i16),
    /// Years `d·10 … d·10 + 9`.
    Decade(i16),
    /// An astronomical year: 0 is 1 BC.
    Year(i16),
    /// A year and its first or second half.
    Half(i16, u8),
    /// A year and its quarter, from 1.
    Quarter(i16, u8),
    /// A year and the season that starts in it, by the Northern meteorological calendar.
    Season(i16, Season),
    /// A year and its month, from 1.
    Month(i16, u8),
    /// The week that starts on this Monday.
    Week(Date),
    /// The weekend that starts on this Saturday.
    Weekend(Date),
    /// A day.
    Day(Date),
}

/// A season.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

impl Season {
    /// As TIMEX3 writes it.
    pub(super) fn timex(self) -> &'static str {
        match self {
            Season::Spring => "SP",
            Season::Summer => "SU",
            Season::Autumn => "FA",
            Season::Winter => "WI",
        }
    }

    /// From TIMEX3's letters.
    pub(super) fn from_timex(letters: &str) -> Option<Season> {
        [Season::Spring, Season::Summer, Season::Autumn, Season::Winter].into_iter().find(|s| s.timex() == letters)
    }

    fn from_index(index: i64) -> Season {
        [Season::Spring, Season::Summer, Season::Autumn, Season::Winter][index.rem_euclid(4) as usize]
    }
}

/// A year as TIMEX3 writes it: four digits, `BC` before our era.
pub(super) fn year_value(year: i16) -> String {
    if year > 0 { format!("{year:04}") } else { format!("BC{:04}", 1 - i32::from(year)) }
}

impl Period {
    /// The period of this unit that holds the day; none for hours, fortnights and the like.
    pub(super) fn containing(unit: Unit, day: Date) -> Option<Period> {
        let (year, month) = (day.year(), day.month() as u8);
        Some(match unit {
            Unit::Day => Period::Day(day),
            Unit::Week => Period::Week(monday(day)?),
            Unit::Weekend => Period::Weekend(monday(day)?.checked_add(5.days()).ok()?),
            Unit::Month => Period::Month(year, month),
            Unit::Quarter => Period::Quarter(year, (month - 1) / 3 + 1),
            Unit::Half => Period::Half(year, (month - 1) / 6 + 1),
            Unit::Season => match month {
                1 | 2 => Period::Season(year.checked_sub(1)?, Season::Winter),
                3..=5 => Period::Season(year, Season::Spring),
                6..=8 => Period::Season(year, Season::Summer),
                9..=11 => Period::Season(year, Season::Autumn),
                _ => Period::Season(year, Season::Winter),
            },
            Unit::Year => Period::Year(year),
            Unit::Decade => Period::Decade(year.div_euclid(10)),
            Unit::Century => Period::Century(year.div_euclid(100)),
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Fortnight | Unit::Millennium => return None,
        })
    }

    /// What kind of stretch it is.
    pub(super) fn unit(self) -> Unit {
        match self {
            Period::Century(_) => Unit::Century,
            Period::Decade(_) => Unit::Decade,
            Period::Year(_) => Unit::Year,
            Period::Half(..) => Unit::Half,
            Period::Quarter(..) => Unit::Quarter,
            Period::Season(..) => Unit::Season,
            Period::Month(..) => Unit::Month,
            Period::Week(_) => Unit::Week,
            Period::Weekend(_) => Unit::Weekend,
            Period::Day(_) => Unit::Day,
        }
    }

    /// Its first day.
    pub(super) fn first(self) -> Option<Date> {
        match self {
            Period::Century(century) => Date::new(century.checked_mul(100)?, 1, 1).ok(),
            Period::Decade(decade) => Date::new(decade.checked_mul(10)?, 1, 1).ok(),
            Period::Year(year) => Date::new(year, 1, 1).ok(),
            Period::Half(year, half) => Date::new(year, if half == 1 { 1 } else { 7 }, 1).ok(),
            Period::Quarter(year, quarter) => Date::new(year, (quarter.clamp(1, 4) * 3 - 2) as i8, 1).ok(),
            Period::Season(year, season) => Date::new(year, [3, 6, 9, 12][season as usize], 1).ok(),
            Period::Month(year, month) => Date::new(year, month as i8, 1).ok(),
            Period::Week(day) | Period::Weekend(day) | Period::Day(day) => Some(day),
        }
    }

    /// Its last day.
    pub(super) fn last(self) -> Option<Date> {
        match self {
            Period::Day(day) => Some(day),
            Period::Week(day) => day.checked_add(6.days()).ok(),
            Period::Weekend(day) => day.checked_add(1.days()).ok(),
            Period::Century(century) => Date::new(century.checked_mul(100)?.checked_add(99)?, 12, 31).ok(),
            Period::Decade(decade) => Date::new(decade.checked_mul(10)?.checked_add(9)?, 12, 31).ok(),
            Period::Year(year) => Date::new(year, 12, 31).ok(),
            _ => self.shift(1).and_then(Period::first).and_then(|next| next.yesterday().ok()),
        }
    }

    /// The period so many of its kind later; earlier when negative.
    pub(super) fn shift(self, by: i64) -> Option<Period> {
        let years = |year: i16| i16::try_from(i64::from(year).checked_add(by)?).ok().filter(in_range);
        Some(match self {
            Period::Century(century) => Period::Century(years(century).filter(|c| (-99..=99).contains(c))?),
            Period::Decade(decade) => Period::Decade(years(decade).filter(|d| (-999..=999).contains(d))?),
            Period::Year(year) => Period::Year(years(year)?),
            Period::Half(year, half) => {
                let (year, half) = carry(year, half, 2, by)?;
                Period::Half(year, half)
            }
            Period::Quarter(year, quarter) => {
                let (year, quarter) = carry(year, quarter, 4, by)?;
                Period::Quarter(year, quarter)
            }
            Period::Season(year, season) => {
                let (year, at) = carry(year, season as u8 + 1, 4, by)?;
                Period::Season(year, Season::from_index(i64::from(at) - 1))
            }
            Period::Month(year, month) => {
                let (year, month) = carry(year, month, 12, by)?;
                Period::Month(year, month)
            }
            Period::Week(day) => Period::Week(shift_days(day, by.checked_mul(7)?)?),
            Period::Weekend(day) => Period::Weekend(shift_days(day, by.checked_mul(7)?)?),
            Period::Day(day) => Period::Day(shift_days(day, by)?),
        })
    }

    /// As TIMEX3 writes it.
    pub(super) fn value(self) -> String {
        match self {
            Period::Century(century) if century < 0 => format!("BC{:02}", -1 - i32::from(century)),
            Period::Century(century) => format!("{century:02}"),
            Period::Decade(decade) if decade < 0 => format!("BC{:03}", -1 - i32::from(decade)),
            Period::Decade(decade) => format!("{decade:03}"),
            Period::Year(year) => year_value(year),
            Period::Half(year, half) => format!("{}-H{half}", year_value(year)),
            Period::Quarter(year, quarter) => format!("{}-Q{quarter}", year_value(year)),
            Period::Season(year, season) => format!("{}-{}", year_value(year), season.timex()),
            Period::Month(year, month) => format!("{}-{month:02}", year_value(year)),
            Period::Week(day) => week_value(day),
            Period::Weekend(day) => format!("{}-WE", week_value(day)),
            Period::Day(day) => format!("{}-{:02}-{:02}", year_value(day.year()), day.month(), day.day()),
        }
    }
}

fn in_range(year: &i16) -> bool {
    (-9999..=9999).contains(year)
}

fn carry(year: i16, part: u8, parts: i64, by: i64) -> Option<(i16, u8)> {
    let at = i64::from(year).checked_mul(parts)?.checked_add(i64::from(part) - 1)?.checked_add(by)?;
    let year = i16::try_from(at.div_euclid(parts)).ok().filter(in_range)?;
    Some((year, at.rem_euclid(parts) as u8 + 1))
}

fn week_value(day: Date) -> String {
    let week = day.iso_week_date();
    format!("{}-W{:02}", year_value(week.year()), week.week())
}

/// The Monday of the day's week.
pub(super) fn monday(day: Date) -> Option<Date> {
    shift_days(day, -i64::from(day.weekday().to_monday_zero_offset()))
}

/// The day so many days later.
pub(super) fn shift_days(day: Date, by: i64) -> Option<Date> {
    day.checked_add(JiffSpan::new().try_days(by).ok()?).ok()
}

/// The day so many months later, or the last of that month where it is shorter.
pub(super) fn shift_months(day: Date, by: i64) -> Option<Date> {
    day.checked_add(JiffSpan::new().try_months(by).ok()?).ok()
}

/// The weekday with this number, from 1 for Monday.
pub(super) fn weekday(number: i32) -> Option<Weekday> {
    Weekday::from_monday_one_offset(i8::try_from(number).ok()?).ok()
}

/// The n-th such weekday of a month; -1 is the last.
pub(super) fn nth_weekday(year: i16, month: u8, nth: i32, on: Weekday) -> Option<Date> {
    Date::new(year, month as i8, 1).ok()?.nth_weekday_of_month(i8::try_from(nth).ok()?, on).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn periods_know_their_days_and_neighbours() {
        let day = date(2025, 9, 15);
        for (unit, value, first, last, next) in [
            (Unit::Day, "2025-09-15", date(2025, 9, 15), date(2025, 9, 15), "2025-09-16"),
            (Unit::Week, "2025-W38", date(2025, 9, 15), date(2025, 9, 21), "2025-W39"),
            (Unit::Weekend, "2025-W38-WE", date(2025, 9, 20), date(2025, 9, 21), "2025-W39-WE"),
            (Unit::Month, "2025-09", date(2025, 9, 1), date(2025, 9, 30), "2025-10"),
            (Unit::Quarter, "2025-Q3", date(2025, 7, 1), date(2025, 9, 30), "2025-Q4"),
            (Unit::Season, "2025-FA", date(2025, 9, 1), date(2025, 11, 30), "2025-WI"),
            (Unit::Half, "2025-H2", date(2025, 7, 1), date(2025, 12, 31), "2026-H1"),
            (Unit::Year, "2025", date(2025, 1, 1), date(2025, 12, 31), "2026"),
            (Unit::Decade, "202", date(2020, 1, 1), date(2029, 12, 31), "203"),
            (Unit::Century, "20", date(2000, 1, 1), date(2099, 12, 31), "21"),
        ] {
            let period = Period::containing(unit, day).unwrap();
            assert_eq!(period.value(), value);
            assert_eq!((period.first(), period.last()), (Some(first), Some(last)), "{value}");
            assert_eq!(period.shift(1).unwrap().value(), next);
            assert_eq!(period.shift(1).unwrap().shift(-1), Some(period), "{value}");
        }
    }

    #[test]
    fn the_calendar_ends_without_a_panic() {
        for day in [Date::MIN, Date::MAX] {
            for unit in Unit::ALL {
                let Some(period) = Period::containing(unit, day) else { continue };
                for by in [i64::MIN, -1, 0, 1, i64::MAX] {
                    if let Some(shifted) = period.shift(by) {
                        let _ = (shifted.value(), shifted.first(), shifted.last());
                    }
                }
            }
        }
    }

    #[test]
    fn years_before_our_era() {
        assert_eq!(Period::Year(-479).value(), "BC0480");
        assert_eq!(Period::Year(0).value(), "BC0001");
    }
}
