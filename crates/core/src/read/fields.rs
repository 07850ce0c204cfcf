//! What is said of an article in lines of a name and a value, at the head of a file.

use super::dates;
use crate::model::{Page, PublishedBasis};

/// `title: "A Bridge"` or `title = "A Bridge"`; a line that is indented belongs to something else.
pub(super) fn field(line: &str) -> Option<(&str, &str)> {
    let at = line.find([':', '='])?;
    let name = line[..at].trim_end();
    let plain = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    plain.then(|| (name, unquoted(&line[at + 1..])))
}

/// A value without the quotation marks or brackets around it.
pub(super) fn unquoted(value: &str) -> &str {
    let value = value.trim().trim_start_matches('[').trim_end_matches(']').trim();
    let quoted = |quote: char| value.len() >= 2 && value.starts_with(quote) && value.ends_with(quote);
    if quoted('"') || quoted('\'') { &value[1..value.len() - 1] } else { value }
}

/// Puts a value where its name says it belongs. Says whether the name is known.
pub(super) fn set(page: &mut Page, key: &str, value: &str) -> bool {
    let slot = match key {
        "title" | "headline" => &mut page.title,
        "outlet" | "source" | "publisher" | "publication" | "newspaper" | "site" | "sitename" => &mut page.outlet,
        "author" | "authors" | "byline" => &mut page.author,
        "url" | "link" | "canonical" | "permalink" => &mut page.url,
        "published" | "date" | "pubdate" | "datepublished" | "published_at" => {
            if !value.is_empty() {
                page.published = dates::metadata(value);
                match page.published {
                    Some(_) => page.published_basis = PublishedBasis::Metadata,
                    None => page.notes.push(dates::unreadable(value)),
                }
            }
            return true;
        }
        _ => return false,
    };
    if value.is_empty() {
        return true;
    }
    if !slot.is_empty() {
        slot.push_str(", ");
    }
    slot.push_str(value);
    true
}
