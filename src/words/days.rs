//! How days are known, in words.

use dateline_core::model::{DateBasis, PublishedBasis, TimeBasis};

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
