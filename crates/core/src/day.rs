//! Days as text, and as few bytes on the way between page and worker.
//!
//! The calendar library could read and carry days too. It would explain every mistake in words that nobody sees here,
//! and these words alone weigh more than this module a hundred times.

use jiff::civil::Date;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Reads `2025-09-13`, and the years before Christ as `-000043-03-15`: what a date is written as.
pub fn read(text: &str) -> Option<Date> {
    let mut parts = text.rsplitn(3, '-');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// Writes a day as year, month and day, for `#[serde(with)]`.
pub fn serialize<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    (date.year(), date.month(), date.day()).serialize(serializer)
}

/// Takes back what [`serialize`] wrote.
pub fn deserialize<'a, D: Deserializer<'a>>(deserializer: D) -> Result<Date, D::Error> {
    let (year, month, day) = Deserialize::deserialize(deserializer)?;
    Date::new(year, month, day).map_err(|_| D::Error::custom("no such day"))
}

/// The same for a day that may be missing.
pub mod maybe {
    use super::{Date, Deserialize, Deserializer, Error, Serialize, Serializer};

    /// Writes a day or nothing, for `#[serde(with)]`.
    pub fn serialize<S: Serializer>(date: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
        date.map(|date| (date.year(), date.month(), date.day())).serialize(serializer)
    }

    /// Takes back what [`serialize`] wrote.
    pub fn deserialize<'a, D: Deserializer<'a>>(deserializer: D) -> Result<Option<Date>, D::Error> {
        let Some((year, month, day)) = Deserialize::deserialize(deserializer)? else { return Ok(None) };
        Date::new(year, month, day).map(Some).map_err(|_| D::Error::custom("no such day"))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for day in [date(2025, 9, 13), date(1, 1, 1), date(0, 2, 29), date(-43, 3, 15), Date::MIN, Date::MAX] {
            assert_eq!(read(&day.to_string()), Some(day));
        }
        for wrong in ["", "-", "--", "2025", "2025-13-01", "2025-02-29", "yesterday", "2025-09-13T10:00", "٢٠٢٥-09-13"]
        {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn days_travel() {
        #[derive(Debug, PartialEq, Serialize, Deserialize)]
        struct Two(#[serde(with = "super")] Date, #[serde(with = "super::maybe")] Option<Date>);
        for maybe in [None, Some(date(-43, 3, 15))] {
            let two = Two(date(2025, 9, 13), maybe);
            let text = serde_json::to_string(&two).expect("it is written");
            assert_eq!(serde_json::from_str::<Two>(&text).expect("it is read"), two, "{text}");
        }
        assert!(serde_json::from_str::<Two>("[[2025,2,30],null]").is_err());
    }
}
