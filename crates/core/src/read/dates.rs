//! Days of publication as metadata writes them. Other steps read the dates of running text.

use dateline_lang::time_words;
use jiff::civil::Date;

use crate::model::{Note, Step};

/// What stands first in `03/06/2024`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
}

/// The day in a value of metadata: ISO 8601, `20250526`, seconds since 1970, RFC 2822, `May 26, 2025`, `26/05/2025`.
///
/// The day is taken as it is written; a time zone does not move it. `05/06/2025` may be either day, so it is none.
pub(super) fn metadata(value: &str) -> Option<Date> {
    ordered(value, None)
}

/// Like [`metadata`], where it may be known what stands first in `05/06/2025`.
pub(super) fn ordered(value: &str, order: Option<Order>) -> Option<Date> {
    let value = value.trim();
    if value.len() > 200 {
        return None;
    }
    if let Ok(number) = value.parse::<i64>() {
        return compact(value).or_else(|| seconds(number));
    }
    let words: Vec<&str> = words(value).collect();
    numeric(&words, order)
        .or_else(|| named(&words).and_then(|(year, month, day)| Date::new(year?, month, day).ok()))
        // `Submitted on Tue, 25/06/2024`
        .or_else(|| words.windows(3).find_map(|words| numeric(words, order)))
}

/// Letters and digits, cut where one changes into the other: `26th May,2025`, `20250526T1030Z`.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Year (where told), month and day of the first date with a named month: `Sun Feb 20, 2011`, `26 May`.
pub(super) fn named(words: &[&str]) -> Option<(Option<i16>, i8, i8)> {
    words.iter().enumerate().find_map(|(at, word)| {
        let month = month(word)?;
        let after = |steps: usize| words.get(at + steps).copied();
        let before = at.checked_sub(1).map(|at| words[at]);
        if let Some(day) = after(1).and_then(day) {
            return Some((after(2).and_then(year), month, day));
        }
        let day = before.and_then(day)?;
        Some((after(1).and_then(year), month, day))
    })
}

/// What stands first in a date of numbers that leaves no doubt about it.
pub(super) fn order(value: &str) -> Option<Order> {
    let words: Vec<&str> = words(value).take(12).collect();
    words.windows(3).find_map(|words| {
        year(words[2])?;
        match (day(words[0])?, day(words[1])?) {
            (13.., 1..=12) => Some(Order::DayFirst),
            (1..=12, 13..) => Some(Order::MonthFirst),
            _ => None,
        }
    })
}

/// The number of a month by its name or abbreviation.
fn month(word: &str) -> Option<i8> {
    if word.len() < 3 || !word.is_ascii() {
        return None;
    }
    let is = |spelling: &&str| spelling.eq_ignore_ascii_case(word);
    let found = time_words().iter().find(|known| known.class == "month" && known.words.iter().any(is))?;
    found.value.parse().ok()
}

/// What to say of a date that cannot be read.
pub(super) fn unreadable(value: &str) -> Note {
    let shown: String = value.trim().chars().take(60).collect();
    let days = [Order::DayFirst, Order::MonthFirst].map(|order| ordered(value, Some(order)));
    let (rule, text) = if let [Some(one), Some(other)] = days {
        let text = format!("The date of publication “{shown}” may be {one} or {other}; write it as one of these.");
        ("read.date.ambiguous", text)
    } else {
        let text = format!("The date of publication “{shown}” cannot be read; write it as 2025-05-26.");
        ("read.date.unreadable", text)
    };
    Note { span: None, step: Step::Read, rule: rule.into(), text }
}

fn day(word: &str) -> Option<i8> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    let number = if digits.len() <= 2 { digits.parse().ok() } else { None };
    number.filter(|number| (1..=31).contains(number))
}

fn year(word: &str) -> Option<i16> {
    let number = if word.len() == 4 { word.parse().ok() } else { None };
    number.filter(|number| (1000..3000).contains(number))
}

/// `20250526`
fn compact(value: &str) -> Option<Date> {
    if value.len() != 8 || !value.is_ascii() {
        return None;
    }
    Date::new(year(&value[..4])?, value[4..6].parse().ok()?, value[6..].parse().ok()?).ok()
}

/// Seconds or milliseconds since 1970, from 1973 on: smaller numbers are something else.
fn seconds(number: i64) -> Option<Date> {
    let seconds = if number >= 100_000_000_000 { number / 1000 } else { number };
    if !(100_000_000..10_000_000_000).contains(&seconds) {
        return None;
    }
    let days = i32::try_from(seconds / 86_400).ok()?;
    Date::constant(1970, 1, 1).checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

fn numeric(words: &[&str], order: Option<Order>) -> Option<Date> {
    let first = words.first()?;
    // `20250526T103000Z`
    if let Some(date) = first.get(..8).filter(|_| first.as_bytes().get(8) == Some(&b'T')).and_then(compact) {
        return Some(date);
    }
    let [first, second, third, ..] = words else { return None };
    // `2025-05-26T10:30:00Z`: the day's digits end at the T.
    let third_digits = third.find(|character: char| !character.is_ascii_digit()).map_or(*third, |end| &third[..end]);
    if let Some(year) = year(first) {
        return Date::new(year, second.parse().ok()?, day(third_digits)?).ok();
    }
    let year = year(third)?;
    match (day(first)?, day(second)?) {
        (day, month) if day <= 12 && month <= 12 && order == Some(Order::DayFirst) => Date::new(year, month, day).ok(),
        (month, day) if day <= 12 && month <= 12 && order == Some(Order::MonthFirst) => {
            Date::new(year, month, day).ok()
        }
        (day, month) if day > 12 || day == month => Date::new(year, month, day).ok(),
        (month, day) if day > 12 => Date::new(year, month, day).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_metadata_writes_them() {
        for value in [
            "2025-05-26",
            " 2025-05-26T10:30:00+05:00 ",
            "2025-05-26 10:30",
            "2025/05/26",
            "2025-05-26T23:59:59.123Z",
            "20250526",
            "20250526T103000Z",
            "1748255400",
            "1748255400000",
            "Mon, 26 May 2025 10:30:00 GMT",
            "Monday, May 26, 2025 6:47 pm EDT",
            "May 26th, 2025",
            "Published 26 May 2025",
            "26-May-2025",
            "26/05/2025",
            "05/26/2025",
            "26.05.2025",
            "Submitted by editor on Mon, 26/05/2025 - 14:03",
            "May 26, 2025 06:07",
        ] {
            assert_eq!(metadata(value).map(|date| date.to_string()).as_deref(), Some("2025-05-26"), "{value}");
        }
        assert_eq!(metadata("5/5/2025").unwrap().to_string(), "2025-05-05");
    }

    #[test]
    fn what_is_no_day_is_none() {
        for value in [
            "",
            "2025",
            "2025-05",
            "05/06/2025",
            "2025-13-01",
            "2025-02-30",
            "May 26",
            "yesterday",
            "12",
            "99999999999999999",
            "ééé",
            "２０２５",
        ] {
            assert_eq!(metadata(value), None, "{value}");
        }
    }

    #[test]
    fn a_date_of_numbers_is_read_where_its_order_is_known() {
        let day = |order| ordered("03/06/2024", order).map(|date| date.to_string());
        assert_eq!(day(Some(Order::DayFirst)).as_deref(), Some("2024-06-03"));
        assert_eq!(day(Some(Order::MonthFirst)).as_deref(), Some("2024-03-06"));
        assert_eq!(day(None), None);
        assert_eq!(ordered("25/06/2024", Some(Order::MonthFirst)).unwrap().to_string(), "2024-06-25");
        assert_eq!((order("25/06/2024"), order("06/25/2024 10:30")), (Some(Order::DayFirst), Some(Order::MonthFirst)));
        assert_eq!((order("03/06/2024"), order("2024-06-25"), order("25/26/2024")), (None, None, None));
        assert!(unreadable("03/06/2024").text.contains("2024-06-03 or 2024-03-06"));
    }
}
