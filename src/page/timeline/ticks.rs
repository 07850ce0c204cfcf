//! The lines of the axis: days, months or years, whichever leave room for their names.

use jiff::civil::Date;

use super::scale::Scale;
use crate::part::dates::{from_number, number};
use crate::words;

/// Pixels a step must measure at least.
const ROOM: f64 = 52.0;
/// Steps in years.
const YEARS: [i32; 9] = [1, 2, 5, 10, 20, 50, 100, 200, 500];

/// A line of the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where.
    pub x: f64,
    /// Its name; empty where there is no room for one.
    pub label: String,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Step {
    /// Days of the month 1, 1 + n, … so that steps begin anew each month.
    Days(i8),
    Months(i8),
    Years(i32),
}

/// The lines that fall into the scale, in order. `width` measures a label in pixels.
pub fn ticks(scale: Scale, width: &dyn Fn(&str) -> f64) -> Vec<Tick> {
    let step = step(scale.per_day());
    let mut ticks = Vec::new();
    let mut free = scale.left;
    let first_day = from_number(scale.start.ceil() as i32);
    let mut day = aligned(first_day, step);
    let mut named = false;
    loop {
        let x = scale.x(f64::from(number(day)));
        if x > scale.right {
            return ticks;
        }
        if x >= scale.left {
            let mut label = name(day, step, !named);
            let start = x + 4.0;
            if start < free || start + width(&label) > scale.right {
                label.clear();
            } else {
                free = start + width(&label) + 6.0;
                named = true;
            }
            ticks.push(Tick { x, label });
        }
        let following = next(day, step);
        if following <= day {
            return ticks;
        }
        day = following;
    }
}

fn step(per_day: f64) -> Step {
    for days in [1_i8, 2, 5, 10] {
        if per_day * f64::from(days) >= ROOM {
            return Step::Days(days);
        }
    }
    for months in [1_i8, 3, 6] {
        if per_day * 30.0 * f64::from(months) >= ROOM {
            return Step::Months(months);
        }
    }
    let wanted = ROOM / (per_day * 365.0);
    Step::Years(YEARS.into_iter().find(|years| f64::from(*years) >= wanted).unwrap_or(1000))
}

/// The last line on or before `day`.
fn aligned(day: Date, step: Step) -> Date {
    let date = |year, month, day| Date::new(year, month, day).unwrap_or(Date::MIN);
    match step {
        Step::Days(days) => date(day.year(), day.month(), (day.day() - 1) / days * days + 1),
        Step::Months(months) => date(day.year(), (day.month() - 1) / months * months + 1, 1),
        Step::Years(years) => date(i32::from(day.year()).div_euclid(years).saturating_mul(years) as i16, 1, 1),
    }
}

/// The line after; the same day where the calendar ends.
fn next(day: Date, step: Step) -> Date {
    let first_of = |months: i32| {
        let ahead = i32::from(day.year()) * 12 + i32::from(day.month()) - 1 + months;
        Date::new(ahead.div_euclid(12) as i16, (ahead.rem_euclid(12) + 1) as i8, 1).unwrap_or(day)
    };
    match step {
        // The last step of a month may be longer, never so short that two lines crowd.
        Step::Days(days) => {
            let (ahead, last) = (day.day() + days, day.days_in_month());
            if ahead <= last && (days == 1 || last - ahead >= days / 2) {
                Date::new(day.year(), day.month(), ahead).unwrap_or(day)
            } else {
                first_of(1)
            }
        }
        Step::Months(months) => first_of(i32::from(months)),
        Step::Years(years) => first_of(years * 12),
    }
}

fn name(day: Date, step: Step, first: bool) -> String {
    let month = words::month(day);
    let new_year = day.month() == 1 && day.day() == 1;
    match step {
        Step::Years(_) => day.year().to_string(),
        Step::Months(_) if first || new_year => format!("{month} {}", day.year()),
        Step::Months(_) => month.to_owned(),
        Step::Days(_) if first || new_year => format!("{} {month} {}", day.day(), day.year()),
        Step::Days(_) => format!("{} {month}", day.day()),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::scale::View;
    use super::*;

    fn labels(from: Date, to: Date, width: f64) -> Vec<String> {
        let view = View { start: f64::from(number(from)), end: f64::from(number(to)) };
        let ticks = ticks(Scale::new(view, 0.0, width), &|text| text.chars().count() as f64 * 6.0);
        ticks.into_iter().map(|tick| tick.label).filter(|label| !label.is_empty()).collect()
    }

    #[test]
    fn a_year_has_months() {
        let labels = labels(date(2025, 1, 1), date(2025, 11, 30), 730.0);
        assert_eq!(labels, ["Jan 2025", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov"]);
    }

    #[test]
    fn a_week_has_days() {
        let labels = labels(date(2025, 12, 29), date(2026, 1, 4), 600.0);
        assert_eq!(labels, ["29 Dec 2025", "30 Dec", "31 Dec", "1 Jan 2026", "2 Jan", "3 Jan"]);
    }

    #[test]
    fn two_months_have_tens_of_days() {
        let labels = labels(date(2025, 8, 1), date(2025, 10, 1), 360.0);
        assert_eq!(labels, ["1 Aug 2025", "21 Aug", "1 Sep", "11 Sep", "21 Sep"]);
    }

    #[test]
    fn a_century_has_decades() {
        let labels = labels(date(1925, 1, 1), date(2026, 1, 1), 700.0);
        assert_eq!(labels.first().map(String::as_str), Some("1930"));
        assert_eq!(labels.get(1).map(String::as_str), Some("1940"));
    }

    #[test]
    fn names_never_meet_at_any_zoom() {
        for exponent in 0..60 {
            let days = 4.0 * 1.2_f64.powi(exponent);
            let scale = Scale::new(View { start: 19_000.3, end: 19_000.3 + days }, 10.0, 400.0);
            let measure = |text: &str| text.chars().count() as f64 * 6.0;
            let mut free = 10.0;
            for tick in ticks(scale, &measure) {
                assert!(tick.x >= 10.0 && tick.x <= 400.0);
                if !tick.label.is_empty() {
                    assert!(tick.x + 4.0 >= free, "{days} days: {}", tick.label);
                    free = tick.x + 4.0 + measure(&tick.label);
                    assert!(free <= 400.0);
                }
            }
        }
    }
}
