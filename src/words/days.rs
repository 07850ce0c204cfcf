//! Days in words, and how they are known.

use dateline_core::model::{DateBasis, PublishedBasis, TimeBasis};
use jiff::civil::Date;

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `13 Sep 2025`.
pub fn date(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), year(date))
}

/// `26–31 Aug 2025`, `25 Oct – 7 Nov 2025`, `from 7 Nov 2025`, `undated`. A whole month or year is said as one.
pub fn days(from: Option<Date>, to: Option<Date>) -> String {
    let (from, to) = match (from, to) {
        (None, None) => return "undated".to_owned(),
        (Some(from), None) => return format!("from {}", date(from)),
        (None, Some(to)) => return format!("until {}", date(to)),
        (Some(from), Some(to)) => (from, to),
    };
    if from == to {
        return date(from);
    }
    let whole_months = from.day() == 1 && to.day() == to.days_in_month();
    if from.year() != to.year() {
        return if whole_months && from.month() == 1 && to.month() == 12 {
            format!("{}–{}", year(from), year(to))
        } else {
            format!("{} – {}", date(from), date(to))
        };
    }
    match (whole_months, from.month() == to.month()) {
        (true, _) if from.month() == 1 && to.month() == 12 => year(from),
        (true, true) => format!("{} {}", month(from), year(from)),
        (true, false) => format!("{}–{} {}", month(from), month(to), year(from)),
        (false, true) => format!("{}–{}", from.day(), date(to)),
        (false, false) => format!("{} {} – {}", from.day(), month(from), date(to)),
    }
}

/// `2025`, `AD 11`, `44 BC`: years of fewer than four digits could be taken for days.
fn year(date: Date) -> String {
    match date.year() {
        year @ 1000.. => year.to_string(),
        year @ 1.. => format!("AD {year}"),
        year => format!("{} BC", 1 - i32::from(year)),
    }
}

/// `Jan` … `Dec`.
pub fn month(date: Date) -> &'static str {
    MONTHS.get(date.month() as usize - 1).copied().unwrap_or("?")
}

/// How a publication date is known.
pub fn published_basis(basis: PublishedBasis) -> &'static str {
    match basis {
        PublishedBasis::Given => "date given",
        PublishedBasis::Metadata => "date from metadata",
        PublishedBasis::Dateline => "date from dateline",
        PublishedBasis::None => "no date",
    }
}

/// How a publication date is known, in a sentence.
pub fn published_why(basis: PublishedBasis) -> &'static str {
    match basis {
        PublishedBasis::Given => "You typed this date, or a column of the file gives it.",
        PublishedBasis::Metadata => "The date stands in the page's metadata.",
        PublishedBasis::Dateline => "The date stands in the article's own dateline.",
        PublishedBasis::None => {
            "Nothing in the article says when it was published. Set a date to place its relative dates."
        }
    }
}

/// How an event's days are known.
pub fn date_basis(basis: DateBasis) -> &'static str {
    match basis {
        DateBasis::Clause => "in the same clause",
        DateBasis::Context => "in the words around it",
        DateBasis::Published => "the day of publication; the text names no other",
        DateBasis::None => "nothing says when",
    }
}

/// What a temporal expression was resolved against.
pub fn time_basis(basis: TimeBasis) -> &'static str {
    match basis {
        TimeBasis::Explicit => "it names its date itself",
        TimeBasis::Published => "counted from the date of publication",
        TimeBasis::Context => "counted from another date in the text",
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date as day;

    use super::*;

    #[test]
    fn ranges_are_short() {
        let say = |from: (i16, i8, i8), to: (i16, i8, i8)| {
            days(Some(day(from.0, from.1, from.2)), Some(day(to.0, to.1, to.2)))
        };
        assert_eq!(say((2025, 9, 13), (2025, 9, 13)), "13 Sep 2025");
        assert_eq!(say((2025, 8, 26), (2025, 8, 31)), "26–31 Aug 2025");
        assert_eq!(say((2025, 10, 25), (2025, 11, 7)), "25 Oct – 7 Nov 2025");
        assert_eq!(say((2025, 8, 1), (2025, 8, 31)), "Aug 2025");
        assert_eq!(say((2025, 6, 1), (2025, 8, 31)), "Jun–Aug 2025");
        assert_eq!(say((2025, 1, 1), (2025, 12, 31)), "2025");
        assert_eq!(say((2021, 1, 1), (2025, 12, 31)), "2021–2025");
        assert_eq!(say((2024, 12, 30), (2025, 1, 2)), "30 Dec 2024 – 2 Jan 2025");
        assert_eq!(say((11, 1, 1), (11, 12, 31)), "AD 11");
        assert_eq!(say((-43, 3, 15), (-43, 3, 15)), "15 Mar 44 BC");
        assert_eq!(days(Some(day(2025, 11, 7)), None), "from 7 Nov 2025");
        assert_eq!(days(None, Some(day(2025, 11, 7))), "until 7 Nov 2025");
        assert_eq!(days(None, None), "undated");
    }
}
