//! Numbers in words, the words around numbers, and units.

use std::sync::OnceLock;

use crate::table::{Row, Table, TableError, read, rows};

/// A number in words, or words around a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NumberWords {
    /// In lower case.
    pub words: &'static str,
    /// What they do.
    pub role: NumberRole,
}

/// What words do in and around numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NumberRole {
    /// A number below a hundred.
    Cardinal(f64),
    /// Multiplies the number before it.
    Scale(f64),
    /// A phrase that is a number.
    Exact(f64),
    /// A phrase that is a number nobody counted: the least it can mean.
    Vague(f64),
    /// A phrase that is a part of a whole, in percent: "two-thirds".
    Share(f64),
    /// Behind a number: half of the scale that follows.
    AndHalf,
    /// Between two numbers that are a share together: "out of".
    OutOf,
    /// Before a number: no fewer.
    AtLeast,
    /// Before a number: no more.
    AtMost,
    /// Before a number: near it.
    Approximate,
    /// Behind a number: no fewer.
    AtLeastAfter,
    /// Behind a number: near it.
    ApproximateAfter,
    /// Before a number that counts nothing.
    Label,
    /// Beside a number that belongs to a date or duration.
    Time,
}

/// A unit of what is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    /// As written.
    pub words: &'static str,
    /// ISO 4217 code, `%`, or the symbol of a measure.
    pub unit: &'static str,
    /// Whether it is money, and may stand before the number.
    pub money: bool,
}

/// All number words, in the order of the table.
pub fn number_words() -> &'static [NumberWords] {
    static ROWS: OnceLock<Vec<NumberWords>> = OnceLock::new();
    ROWS.get_or_init(|| rows(load_numbers(embedded!("numbers.tsv"))))
}

pub(crate) fn load_numbers(text: &'static str) -> Result<Vec<NumberWords>, TableError> {
    read("numbers.tsv", text, &["words", "role", "value"], number)
}

/// All units, in the order of the table.
pub fn units() -> &'static [Unit] {
    static ROWS: OnceLock<Vec<Unit>> = OnceLock::new();
    ROWS.get_or_init(|| rows(load_units(embedded!("units.tsv"))))
}

pub(crate) fn load_units(text: &'static str) -> Result<Vec<Unit>, TableError> {
    read("units.tsv", text, &["words", "unit", "kind"], |table, row| {
        let money = match row.cell(2) {
            "money" => true,
            "share" | "measure" => false,
            _ => return Err(table.error(row, 2, "expected money, share or measure")),
        };
        Ok(Unit { words: table.words(row)?, unit: row.cell(1), money })
    })
}

fn number(table: &Table<'static>, row: &Row<'static>) -> Result<NumberWords, TableError> {
    let value = || row.cell(2).parse::<f64>().map_err(|_| table.error(row, 2, "expected a number"));
    let role = match row.cell(1) {
        "cardinal" => NumberRole::Cardinal(value()?),
        "scale" => NumberRole::Scale(value()?),
        "exact" => NumberRole::Exact(value()?),
        "vague" => NumberRole::Vague(value()?),
        "share" => NumberRole::Share(value()?),
        "and_half" => NumberRole::AndHalf,
        "out_of" => NumberRole::OutOf,
        "at_least" => NumberRole::AtLeast,
        "at_most" => NumberRole::AtMost,
        "approximate" => NumberRole::Approximate,
        "at_least_after" => NumberRole::AtLeastAfter,
        "approximate_after" => NumberRole::ApproximateAfter,
        "label" => NumberRole::Label,
        "time" => NumberRole::Time,
        _ => return Err(table.error(row, 1, "expected a role that the head of the table explains")),
    };
    Ok(NumberWords { words: table.words(row)?, role })
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_tables_are_well_formed() {
        assert!(super::number_words().len() > 100);
        assert!(super::units().len() > 100);
    }
}
