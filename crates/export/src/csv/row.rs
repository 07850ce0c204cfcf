//! One line of a table, safe against formulas.

use std::fmt::{Display, Write as _};

use dateline_core::model::{Place, Toll};
use dateline_core::record::Range;
use jiff::civil::Date;

/// One line under construction. Cells are appended in the order of the columns.
#[derive(Debug)]
pub struct Row<'a> {
    out: &'a mut String,
    first: bool,
}

impl<'a> Row<'a> {
    /// Begins a line at the end of `out`.
    pub fn new(out: &'a mut String) -> Self {
        Row { out, first: true }
    }

    /// Ends the line.
    pub fn end(self) {
        self.out.push_str("\r\n");
    }

    /// A day as ISO 8601, or nothing. One before the year 0 begins with a sign: to a spreadsheet that is a formula.
    pub fn day(&mut self, day: Option<Date>) {
        self.text(&day.map(|day| day.to_string()).unwrap_or_default());
    }

    /// A number, yes or no, or nothing.
    pub fn plain(&mut self, value: Option<impl Display>) {
        self.comma();
        if let Some(value) = value {
            let _ = write!(self.out, "{value}");
        }
    }

    /// Words, quoted where needed. Spreadsheets run cells that look like a formula; an apostrophe stops them.
    pub fn text(&mut self, value: &str) {
        self.comma();
        let formula = is_formula(value);
        if !formula && !value.contains([',', '"', '\n', '\r']) {
            self.out.push_str(value);
            return;
        }
        self.out.push('"');
        if formula {
            self.out.push('\'');
        }
        for character in value.chars() {
            if character == '"' {
                self.out.push('"');
            }
            self.out.push(character);
        }
        self.out.push('"');
    }

    /// Several words in one cell.
    pub fn texts<'s>(&mut self, values: impl IntoIterator<Item = &'s str>) {
        self.text(&values.into_iter().collect::<Vec<_>>().join("; "));
    }

    /// Where words stand: `start` and `end`.
    pub(super) fn at(&mut self, at: Option<Range>) {
        self.plain(at.map(|at| at.start));
        self.plain(at.map(|at| at.end));
    }

    /// Where a place lies: `lat` and `lon`.
    pub(super) fn spot(&mut self, place: Option<&Place>) {
        self.plain(place.map(|place| place.lat));
        self.plain(place.map(|place| place.lon));
    }

    /// Who was hurt: `killed_low`, `killed_high`, and so on.
    pub(super) fn toll(&mut self, toll: Toll) {
        for (_, count) in toll.parts() {
            self.plain(count.map(|count| count.low));
            self.plain(count.and_then(|count| count.high));
        }
    }

    fn comma(&mut self) {
        if !self.first {
            self.out.push(',');
        }
        self.first = false;
    }
}

/// Whether a spreadsheet might run it. The wide forms are what some read as the narrow ones.
fn is_formula(value: &str) -> bool {
    value.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) && !is_number(value)
}

/// `-12`, `+3.5`.
fn is_number(value: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = value.strip_prefix(['+', '-']).unwrap_or(value);
    unsigned.split_once('.').map_or_else(|| digits(unsigned), |(whole, rest)| digits(whole) && digits(rest))
}
