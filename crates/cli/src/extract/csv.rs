//! Events as a table for a spreadsheet, article by article: the table `tellings` of the dossier without its last column,
//! which only those can fill who have read all.

use dateline_core::model::Record;
use dateline_export::csv;

/// The names of the columns.
pub(super) fn header() -> String {
    let mut out = String::new();
    csv::tellings_header(&mut out);
    out
}

/// Appends one line per event.
pub(super) fn events(record: &Record, out: &mut String) {
    csv::tellings_of(record, out);
}
