//! An article given as named fields: a line of JSON Lines, a row of a table. Forgiving about the names.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::{LARGEST_ARTICLE, dates};
use crate::model::{Page, PublishedBasis};

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Id,
    Title,
    Text,
    Outlet,
    Author,
    Published,
    Url,
}

/// Names that intake files use, as [`plain`] writes them; for each field the best name first.
const NAMES: [(Field, &[&str]); 7] = [
    (Field::Id, &["id", "articleid", "docid", "documentid", "guid", "uuid", "uri", "key"]),
    (Field::Title, &["title", "headline", "heading", "head", "subject"]),
    (
        Field::Text,
        &[
            "text",
            "body",
            "content",
            "fulltext",
            "articletext",
            "articlebody",
            "maintext",
            "article",
            "story",
            "bodytext",
        ],
    ),
    (
        Field::Outlet,
        &[
            "outlet",
            "source",
            "publisher",
            "publication",
            "newspaper",
            "sourcename",
            "media",
            "sitename",
            "site",
            "domain",
            "medium",
        ],
    ),
    (Field::Author, &["author", "authors", "byline", "creator", "writer", "journalist"]),
    (
        Field::Published,
        &[
            "published",
            "date",
            "publishedat",
            "publicationdate",
            "publisheddate",
            "datepublished",
            "publishdate",
            "pubdate",
            "datetime",
            "time",
            "timestamp",
            "created",
            "createdat",
        ],
    ),
    (Field::Url, &["url", "link", "href", "permalink", "webpage", "address", "canonicalurl"]),
];

/// A name in lower case, letters and digits only: `Published_At` is `publishedat`.
fn plain(name: &str) -> String {
    name.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// For each column the field it holds. A field is taken from one column, the one with the best name.
pub(super) fn columns<'a>(names: impl Iterator<Item = &'a str>) -> Vec<Option<Field>> {
    let names: Vec<String> = names.map(plain).collect();
    let mut columns = vec![None; names.len()];
    for (field, known) in NAMES {
        let best = known.iter().find_map(|known| names.iter().position(|name| name == known));
        if let Some(best) = best {
            columns[best].get_or_insert(field);
        }
    }
    columns
}

/// Where the text of an object is looked for.
pub(super) const TEXT_FIELDS: &str = " (a field named text, body or content)";

/// Why an article cannot be read, as the end of a sentence about it. `looked` tells where its text was looked for.
pub(super) fn unfit(page: &Page, looked: &str) -> Option<String> {
    if page.text.trim().is_empty() {
        return Some(format!("has no text{looked}"));
    }
    let (size, largest) = (page.text.len() >> 20, LARGEST_ARTICLE >> 20);
    (page.text.len() > LARGEST_ARTICLE).then(|| format!("holds {size} MB; up to {largest} MB are read"))
}

/// An article from named values.
pub(super) fn from_object(object: &Map<String, Value>) -> Page {
    let columns = columns(object.keys().map(String::as_str));
    let mut page = Page::default();
    for (field, value) in columns.into_iter().zip(object.values()) {
        if let Some(field) = field {
            set(&mut page, field, &words(value));
        }
    }
    if let Some(basis) = object.get("published_basis").filter(|_| page.published.is_some()) {
        // A saved dossier says how it knew the day.
        page.published_basis = PublishedBasis::deserialize(basis).unwrap_or(page.published_basis);
    }
    page
}

/// Sets a field. The text stays exactly as it is given: offsets of whoever gave it count in it.
pub(super) fn set(page: &mut Page, field: Field, value: &str) {
    let trimmed = || value.trim().to_owned();
    match field {
        Field::Id => page.id = trimmed(),
        Field::Title => page.title = trimmed(),
        Field::Text => value.clone_into(&mut page.text),
        Field::Outlet => page.outlet = trimmed(),
        Field::Author => page.author = trimmed(),
        Field::Url => page.url = trimmed(),
        Field::Published => {
            if value.trim().is_empty() {
                return;
            }
            page.published = dates::metadata(value);
            if page.published.is_some() {
                page.published_basis = PublishedBasis::Given;
            } else {
                page.notes.push(dates::unreadable(value));
            }
        }
    }
}

/// A value as words: lists are joined, objects give their `name`.
fn words(value: &Value) -> String {
    match value {
        Value::String(words) => words.clone(),
        Value::Number(number) => number.to_string(),
        Value::Array(values) => {
            values.iter().map(words).filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ")
        }
        Value::Object(object) => object.get("name").map(words).unwrap_or_default(),
        Value::Null | Value::Bool(_) => String::new(),
    }
}
