//! Tables for spreadsheets (RFC 4180): one header row of names, lines end in CR LF, UTF-8 with a byte-order mark, without
//! which Excel takes them for another encoding.
//!
//! `docs/tables.md` describes every column. Columns may be added at the end, never renamed, moved or removed.

mod findings;
mod folded;
mod row;

use dateline_core::dossier::Folded;
use dateline_core::model::Record;

pub(crate) use folded::role;
pub use row::Row;

use crate::view::View;

/// One of the tables a dossier falls into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// One article a line.
    Documents,
    /// One someone or something across articles a line.
    Entities,
    /// One place in an article's text that means an entity a line.
    Mentions,
    /// One happening across articles a line.
    Events,
    /// One event as one article tells it a line.
    Tellings,
    /// One saying of one article a line.
    Claims,
    /// One temporal expression a line.
    Times,
    /// One number a line.
    Quantities,
    /// One reading of a disagreement a line.
    Discrepancies,
    /// One day a line.
    Timeline,
}

impl Table {
    /// All tables.
    pub const ALL: [Table; 10] = [
        Table::Documents,
        Table::Entities,
        Table::Mentions,
        Table::Events,
        Table::Tellings,
        Table::Claims,
        Table::Times,
        Table::Quantities,
        Table::Discrepancies,
        Table::Timeline,
    ];

    /// Its name, as it stands in file names and on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Table::Documents => "documents",
            Table::Entities => "entities",
            Table::Mentions => "mentions",
            Table::Events => "events",
            Table::Tellings => "tellings",
            Table::Claims => "claims",
            Table::Times => "times",
            Table::Quantities => "quantities",
            Table::Discrepancies => "discrepancies",
            Table::Timeline => "timeline",
        }
    }

    /// The names of its columns, in order.
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Table::Documents => findings::DOCUMENTS,
            Table::Entities => folded::ENTITIES,
            Table::Mentions => findings::MENTIONS,
            Table::Events => folded::EVENTS,
            Table::Tellings => findings::TELLINGS,
            Table::Claims => findings::CLAIMS,
            Table::Times => findings::TIMES,
            Table::Quantities => findings::QUANTITIES,
            Table::Discrepancies => folded::DISCREPANCIES,
            Table::Timeline => folded::TIMELINE,
        }
    }
}

/// Writes one table.
pub fn csv(table: Table, records: &[&Record], folded: &Folded) -> String {
    let view = View::new(records, folded);
    let mut out = String::new();
    header(table.columns(), &mut out);
    match table {
        Table::Documents => findings::documents(&view, &mut out),
        Table::Entities => folded::entities(&view, &mut out),
        Table::Mentions => findings::mentions(&view, &mut out),
        Table::Events => folded::events(&view, &mut out),
        Table::Tellings => findings::tellings(&view, &mut out),
        Table::Claims => findings::claims(&view, &mut out),
        Table::Times => findings::times(&view, &mut out),
        Table::Quantities => findings::quantities(&view, &mut out),
        Table::Discrepancies => folded::discrepancies(&view, &mut out),
        Table::Timeline => folded::timeline(&view, &mut out),
    }
    out
}

/// The mark of the encoding and the header of [`tellings_of`].
pub fn tellings_header(out: &mut String) {
    header(&findings::TELLINGS[..findings::TELLINGS.len() - 1], out);
}

/// Appends the events of one article to the table [`Table::Tellings`] without its last column, the happening, which is
/// known only when all articles are.
pub fn tellings_of(record: &Record, out: &mut String) {
    for event in &record.events {
        findings::telling(record, event, None, out);
    }
}

/// The mark by which spreadsheets know UTF-8.
const MARK: char = '\u{feff}';

fn header(columns: &[&str], out: &mut String) {
    out.push(MARK);
    let mut row = Row::new(out);
    for name in columns {
        row.text(name);
    }
    row.end();
}

#[cfg(test)]
mod tests;
