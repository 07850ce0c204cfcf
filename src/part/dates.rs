//! Days as numbers, as pictures need them, and doubt about a day in words.

use jiff::civil::Date;

/// How much is not known about the day, in words; `None` when the day is known.
pub fn doubt(from: Option<Date>, to: Option<Date>) -> Option<String> {
    match (from, to) {
        (Some(from), Some(to)) => match number(to) - number(from) + 1 {
            ..=1 => None,
            days @ 2..=13 => Some(format!("within {days} days")),
            days @ 14..=60 => Some(format!("within {} weeks", (days + 3) / 7)),
            days @ 61..=700 => Some(format!("within {} months", (days + 15) / 30)),
            days => Some(format!("within {} years", (days + 182) / 365)),
        },
        (Some(_), None) => Some("no end known".to_owned()),
        (None, Some(_)) => Some("no beginning known".to_owned()),
        (None, None) => None,
    }
}

/// Days since 1 January 1970. (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".)
pub fn number(date: Date) -> i32 {
    let (month, day) = (i32::from(date.month()), i32::from(date.day()));
    let year = i32::from(date.year()) - i32::from(month <= 2);
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The day with this number, kept within what a [`Date`] can hold.
pub fn from_number(number: i32) -> Date {
    let shifted = number.clamp(-4_371_587, 2_932_896) + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i32::from(month <= 2);
    Date::new(year as i16, month as i8, day as i8).unwrap_or(Date::ZERO)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn doubt_is_said_in_words() {
        let from = date(2025, 8, 1);
        assert_eq!(doubt(Some(from), Some(from)), None);
        assert_eq!(doubt(Some(from), Some(date(2025, 8, 6))).as_deref(), Some("within 6 days"));
        assert_eq!(doubt(Some(from), Some(date(2025, 8, 31))).as_deref(), Some("within 4 weeks"));
        assert_eq!(doubt(Some(from), Some(date(2026, 7, 31))).as_deref(), Some("within 12 months"));
        assert_eq!(doubt(Some(from), Some(date(2029, 7, 31))).as_deref(), Some("within 4 years"));
        assert_eq!(doubt(Some(from), None).as_deref(), Some("no end known"));
    }

    #[test]
    fn numbers_and_days_are_the_same_thing() {
        assert_eq!(number(date(1970, 1, 1)), 0);
        assert_eq!(number(date(2000, 3, 1)), 11_017);
        assert_eq!(number(date(1969, 12, 31)), -1);
        for probe in (-900_000..1_000_000).step_by(997) {
            assert_eq!(number(from_number(probe)), probe);
        }
        assert_eq!(from_number(i32::MAX), date(9999, 12, 31));
        assert_eq!(from_number(i32::MIN), date(-9999, 1, 1));
    }
}
