//! Reads the project's tables: tab-separated values that explain themselves.
//!
//! A line that starts with `#` is a comment, an empty line is nothing. The first line that is neither names the
//! columns. Every other line has exactly as many cells as there are columns; a cell may be empty. Several values in one
//! cell stand between ` | `.

use std::fmt;

/// A table of text cells, borrowed from the file.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    name: &'a str,
    columns: Vec<&'a str>,
    rows: Vec<Row<'a>>,
}

/// One line of a table.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    /// Line number in the file, from 1.
    pub line: usize,
    cells: Vec<&'a str>,
}

/// What is wrong with a table, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableError {
    /// File name.
    pub table: String,
    /// Line number, from 1.
    pub line: usize,
    /// What is wrong and what is expected.
    pub message: String,
}

impl fmt::Display for TableError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}: {}", self.table, self.line, self.message)
    }
}

impl std::error::Error for TableError {}

impl<'a> Table<'a> {
    /// Reads a table that must have exactly these columns, in this order.
    pub fn parse(name: &'a str, text: &'a str, columns: &[&'a str]) -> Result<Self, TableError> {
        let error = |line, message| TableError { table: name.to_owned(), line, message };
        let mut lines = text
            .lines()
            .enumerate()
            .map(|(at, line)| (at + 1, line))
            .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
        let (line, header) =
            lines.next().ok_or_else(|| error(1, "the line that names the columns is missing".to_owned()))?;
        if header.split('\t').ne(columns.iter().copied()) {
            return Err(error(line, format!("the columns must be: {}", columns.join(", "))));
        }
        let mut rows = Vec::new();
        for (line, content) in lines {
            let cells: Vec<&str> = content.split('\t').map(str::trim).collect();
            if cells.len() != columns.len() {
                let message =
                    format!("{} cells where {} are expected ({})", cells.len(), columns.len(), columns.join(", "));
                return Err(error(line, message));
            }
            rows.push(Row { line, cells });
        }
        Ok(Table { name, columns: columns.to_vec(), rows })
    }

    /// The rows, in the order of the file.
    pub fn rows(&self) -> &[Row<'a>] {
        &self.rows
    }

    /// The words of a row: its first cell, which must not be empty.
    pub(crate) fn words(&self, row: &Row<'a>) -> Result<&'a str, TableError> {
        match row.cell(0) {
            "" => Err(self.error(row, 0, "expected words")),
            words => Ok(words),
        }
    }

    /// An error at a row, for what the cells mean.
    pub fn error(&self, row: &Row<'_>, column: usize, message: &str) -> TableError {
        let message = format!("{}: {message}, found '{}'", self.columns[column], row.cells[column]);
        TableError { table: self.name.to_owned(), line: row.line, message }
    }
}

/// Reads a table row by row.
pub(crate) fn read<T>(
    name: &'static str,
    text: &'static str,
    columns: &[&'static str],
    row: impl Fn(&Table<'static>, &Row<'static>) -> Result<T, TableError>,
) -> Result<Vec<T>, TableError> {
    let table = Table::parse(name, text, columns)?;
    table.rows().iter().map(|line| row(&table, line)).collect()
}

/// The rows of an embedded table. Panics with file, line and reason where the table breaks its format.
pub(crate) fn rows<T>(read: Result<Vec<T>, TableError>) -> Vec<T> {
    read.unwrap_or_else(|error| panic!("{error}"))
}

impl<'a> Row<'a> {
    /// A cell, by column.
    pub fn cell(&self, column: usize) -> &'a str {
        self.cells[column]
    }

    /// The values of a cell that may hold several.
    pub fn list(&self, column: usize) -> Vec<&'a str> {
        self.cells[column].split('|').map(str::trim).filter(|value| !value.is_empty()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_explains_itself() {
        let text = "# What it is.\n\nname\tother names\nTürkiye\tTurkey | Turkiye\nChad\t\n";
        let table = Table::parse("countries.tsv", text, &["name", "other names"]).unwrap();
        assert_eq!(table.rows()[0].list(1), ["Turkey", "Turkiye"]);
        assert_eq!(table.rows()[1].cell(0), "Chad");
        assert!(table.rows()[1].list(1).is_empty());
    }

    #[test]
    fn errors_name_the_line() {
        let text = "# What it is.\nname\tcode\nChad\n";
        let error = Table::parse("countries.tsv", text, &["name", "code"]).unwrap_err();
        assert_eq!(error.to_string(), "countries.tsv:3: 1 cells where 2 are expected (name, code)");
        let error = Table::parse("countries.tsv", "name\nChad\n", &["name", "code"]).unwrap_err();
        assert_eq!(error.to_string(), "countries.tsv:1: the columns must be: name, code");
    }
}
