//! Says whom the names mean within one document: aliases, acronyms, titles, pronouns, places, capitals for governments.

use crate::passing::{Reading, Resolved};

/// Resolves the names of a document.
pub fn resolve(_reading: Reading<'_>) -> Resolved {
    Resolved::default()
}
