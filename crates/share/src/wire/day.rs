//! A day of the calendar.

use std::fmt;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A day that exists in the Gregorian calendar, continued into the past.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    year: i16,
    month: u8,
    day: u8,
}

impl Day {
    /// A day; `None` if there is none such. Years run from -9999 to 9999.
    pub fn new(year: i16, month: u8, day: u8) -> Option<Day> {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let length = match month {
            4 | 6 | 9 | 11 => 30,
            2 => 28 + u8::from(leap),
            1..=12 => 31,
            _ => return None,
        };
        let exists = (-9999..=9999).contains(&year) && (1..=length).contains(&day);
        exists.then_some(Day { year, month, day })
    }

    /// Astronomical: the year before 1 is 0.
    pub fn year(self) -> i16 {
        self.year
    }

    /// From 1.
    pub fn month(self) -> u8 {
        self.month
    }

    /// Of the month, from 1.
    pub fn day(self) -> u8 {
        self.day
    }
}

/// As ISO 8601 has it: `2025-10-19`.
impl fmt::Display for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.year, self.month, self.day).serialize(serializer)
    }
}

impl<'a> Deserialize<'a> for Day {
    fn deserialize<D: Deserializer<'a>>(deserializer: D) -> Result<Self, D::Error> {
        let (year, month, day) = Deserialize::deserialize(deserializer)?;
        Day::new(year, month, day).ok_or_else(|| D::Error::custom("no such day"))
    }
}
