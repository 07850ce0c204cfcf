//! What a run of digits can be: a number, a day, a year, a clock time, a written date.

use super::class::Class;

/// One thing that a word can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sense {
    /// As what.
    pub(super) class: Class,
    /// Which one.
    pub(super) value: i32,
}

/// A written date as one number, so that a sense can carry it: year, month, day; day 0 for a month.
pub(super) fn pack_date(year: i32, month: u32, day: u32) -> i32 {
    let packed = year.abs() * 10_000 + month as i32 * 100 + day as i32;
    if year < 0 { -packed } else { packed }
}

/// The year, month and day of a written date.
pub(super) fn unpack_date(packed: i32) -> (i32, u8, u8) {
    let rest = packed.abs();
    ((rest / 10_000) * packed.signum(), (rest / 100 % 100) as u8, (rest % 100) as u8)
}

/// All that the word can be; nothing when it is not made of digits in a way that tells time.
pub(super) fn senses(word: &str, out: &mut Vec<Sense>) {
    let mut push = |class, value| out.push(Sense { class, value });
    if word == "1/2" {
        push(Class::Half, 0);
        return;
    }
    let bytes = word.as_bytes();
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if digits == 0 || bytes.len() > 24 {
        return;
    }
    let Some(number) = small(&word[..digits]) else { return };
    let rest = &word[digits..];
    match rest {
        "" => plain(number, digits, &mut push),
        "st" | "nd" | "rd" | "th" | "ST" | "ND" | "RD" | "TH" => {
            push(Class::Ordinal, number);
            if (1..=31).contains(&number) {
                push(Class::Day, number);
            }
        }
        "s" | "'s" | "’s" if digits == 4 && number % 10 == 0 => push(Class::Decade, number / 10),
        "s" | "'s" | "’s" if digits == 2 && number % 10 == 0 && number >= 20 => push(Class::DecadeName, number / 10),
        _ => {
            if let Some(minutes) = clock(number, digits, rest) {
                push(Class::Clock, minutes);
            } else if let Some((date, other)) = date(word) {
                push(Class::Date, date);
                if let Some(other) = other {
                    push(Class::Date, other);
                }
            } else if let Some(tenths) = grouped_or_decimal(word) {
                push(Class::Number, tenths);
            }
        }
    }
}

fn plain(number: i32, digits: usize, push: &mut impl FnMut(Class, i32)) {
    if let Some(tenths) = number.checked_mul(10) {
        push(Class::Number, tenths);
    }
    match digits {
        1 | 2 => {
            if (1..=31).contains(&number) {
                push(Class::Day, number);
            }
            if number <= 24 {
                push(Class::Hour, number);
            }
            push(Class::ShortYear, number);
        }
        3 => push(Class::ShortYear, number),
        4 if (1000..=2999).contains(&number) => push(Class::Year, number),
        _ => {}
    }
}

fn small(digits: &str) -> Option<i32> {
    if digits.len() > 8 { None } else { digits.parse().ok() }
}

/// Minutes since midnight of `10:30`, `10.30pm`, `5pm`, `22:30:15`.
fn clock(hour: i32, digits: usize, rest: &str) -> Option<i32> {
    if digits > 2 || hour > 24 {
        return None;
    }
    let lower = rest.to_ascii_lowercase();
    let (rest, add) = match lower.strip_suffix("m").or_else(|| lower.strip_suffix("m.")) {
        Some(before) => {
            let before = before.strip_suffix('.').unwrap_or(before);
            let (before, add) = match (before.strip_suffix('p'), before.strip_suffix('a')) {
                (Some(before), _) => (before, if hour < 12 { 720 } else { 0 }),
                (_, Some(before)) => (before, if hour == 12 { -720 } else { 0 }),
                _ => return None,
            };
            if hour == 0 || hour > 12 {
                return None;
            }
            (before, Some(add))
        }
        None => (lower.as_str(), None),
    };
    if rest.is_empty() {
        return Some(hour * 60 + add?);
    }
    let rest = match rest.strip_prefix(':') {
        Some(rest) => rest,
        None if add.is_some() => rest.strip_prefix('.')?,
        None => return None,
    };
    let rest = rest.strip_suffix("hrs").unwrap_or(rest);
    let (minutes, seconds) = rest.split_once(':').unwrap_or((rest, "00"));
    let part = |text: &str| if text.len() == 2 { small(text).filter(|part| (0..60).contains(part)) } else { None };
    part(seconds)?;
    Some(hour * 60 + part(minutes)? + add.unwrap_or(0))
}

/// `2025-04-19`, `2025-04`, `04/2025`, `19/04/2025`, `4/19/2025`, `19.04.2025`, `2025/4/19`; and where day and month may be
/// either, the other date it may be.
fn date(word: &str) -> Option<(i32, Option<i32>)> {
    let separator = word.bytes().find(|byte| !byte.is_ascii_digit()).filter(|byte| b"-/.".contains(byte))? as char;
    let word = word.split_once('T').filter(|(_, time)| time.contains(':')).map_or(word, |(day, _)| day);
    let mut parts = word.split(separator);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next());
    if parts.next().is_some() || ![Some(first), Some(second), third].iter().flatten().all(|part| is_digits(part)) {
        return None;
    }
    let valid = |year: i32, month: i32, day: i32| {
        let known = (1..=12).contains(&month) && (0..=31).contains(&day);
        known.then(|| pack_date(year, month as u32, day as u32))
    };
    match (first.len(), second.len(), third.map(str::len)) {
        (4, 2, None) if separator == '-' => {
            Some((valid(small(first)?, small(second)?, 0).filter(|_| second != "00")?, None))
        }
        (1..=2, 4, None) if separator != '.' && small(second)? > 1500 => {
            Some((valid(small(second)?, small(first)?, 0)?, None))
        }
        (4, 1..=2, Some(1..=2)) => Some((valid(small(first)?, small(second)?, small(third?)?.max(1))?, None)),
        (1..=2, 1..=2, Some(4 | 2)) if separator != '-' || third?.len() == 4 => {
            let (a, b, year) = (small(first)?, small(second)?, full_year(small(third?)?, third?.len()));
            // Where both readings are possible, points and a first number above 12 say day first; a slash says month first.
            let (day_first, month_first) = (valid(year, b, a.max(1)), valid(year, a, b.max(1)));
            let other = |date: Option<i32>| date.filter(|_| a != b);
            if a > 12 || separator == '.' && b <= 12 {
                Some((day_first?, other(month_first)))
            } else {
                Some((month_first?, other(day_first)))
            }
        }
        _ => None,
    }
}

/// Whether the day stands first in a date in numbers; nothing when the year does, or when it is no such date.
pub(super) fn day_first(words: &str, day: u8) -> Option<bool> {
    let word = words.split(' ').next_back()?;
    let mut numbers = word.split(['/', '.', '-']);
    let (first, second) = (small(numbers.next()?)?, small(numbers.next()?)?);
    numbers.next().filter(|_| first < 32 && first != second).map(|_| first == i32::from(day))
}

/// The four digits of a year written with two: the nearest century to the turn of the millennium.
pub(super) fn full_year(number: i32, digits: usize) -> i32 {
    if digits > 2 || number > 99 {
        number
    } else if number < 50 {
        2000 + number
    } else {
        1900 + number
    }
}

fn is_digits(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())
}

/// `1,200`, `1,00,000`, `3.5`, in tenths.
fn grouped_or_decimal(word: &str) -> Option<i32> {
    let (whole, decimal) = word.split_once('.').map_or((word, None), |(whole, decimal)| (whole, Some(decimal)));
    if !whole.bytes().all(|byte| byte.is_ascii_digit() || byte == b',') || whole.ends_with(',') {
        return None;
    }
    let whole = small(&whole.replace(',', ""))?.checked_mul(10)?;
    match decimal {
        None => Some(whole),
        Some(decimal) if is_digits(decimal) => whole.checked_add(small(&decimal[..1])?),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(word: &str) -> Vec<(Class, i32)> {
        let mut out = Vec::new();
        senses(word, &mut out);
        out.iter().map(|sense| (sense.class, sense.value)).collect()
    }

    #[test]
    fn digits_are_read() {
        for (word, class, value) in [
            ("16", Class::Day, 16),
            ("16th", Class::Day, 16),
            ("36th", Class::Ordinal, 36),
            ("2021", Class::Year, 2021),
            ("1990s", Class::Decade, 199),
            ("90s", Class::DecadeName, 9),
            ("10:30", Class::Clock, 630),
            ("10.30pm", Class::Clock, 1350),
            ("5pm", Class::Clock, 1020),
            ("12am", Class::Clock, 0),
            ("5p.m.", Class::Clock, 1020),
            ("2025-04-19", Class::Date, 20_250_419),
            ("2025-04", Class::Date, 20_250_400),
            ("19/04/2025", Class::Date, 20_250_419),
            ("4/19/2025", Class::Date, 20_250_419),
            ("02.03.2025", Class::Date, 20_250_302),
            ("3.5", Class::Number, 35),
            ("1,200", Class::Number, 12_000),
        ] {
            assert!(read(word).contains(&(class, value)), "{word}: {:?}", read(word));
        }
    }

    #[test]
    fn other_words_with_digits_are_nothing() {
        for word in ["9mm", "F-16", "M4", "25:10", "10:99", "13pm", "2025-13-01", "99999999999", "1.2.3.4", "4x4", "x"]
        {
            assert!(read(word).is_empty(), "{word}: {:?}", read(word));
        }
        assert_eq!(read("2,009"), [(Class::Number, 20_090)]);
    }
}
