//! An article that is not read yet, as JSON: what a file held, for whoever wants to look before it is read.

use serde::{Deserialize, Serialize};

use super::SCHEMA;
use super::document::PublicNote;
use super::offsets::{Offsets, Unit};
use super::pieces::Day;
use super::stored::{self, StoredNote};
use crate::model::{Page, PublishedBasis};
use crate::read::{self, LARGEST_ARTICLE};

/// A [`Page`] as the world sees it; borrows its words.
#[derive(Debug, Serialize)]
pub struct PublicPage<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    schema: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    offsets: Option<Unit>,
    id: &'a str,
    title: &'a str,
    outlet: &'a str,
    author: &'a str,
    url: &'a str,
    published: Option<Day>,
    published_basis: PublishedBasis,
    text: &'a str,
    notes: Vec<PublicNote<'a>>,
}

impl<'a> PublicPage<'a> {
    /// The public view of an article, its offsets counted in `unit`s of `text`.
    pub fn new(page: &'a Page, unit: Unit) -> Self {
        let offsets = Offsets::new(&page.text, unit);
        PublicPage {
            schema: unit.told().map(|_| SCHEMA),
            offsets: unit.told(),
            id: &page.id,
            title: &page.title,
            outlet: &page.outlet,
            author: &page.author,
            url: &page.url,
            published: page.published.map(Day),
            published_basis: page.published_basis,
            text: &page.text,
            notes: page.notes.iter().map(|note| PublicNote::new(note, &offsets)).collect(),
        }
    }
}

/// An article as it was stored or put together by others. All but the text may be missing.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct StoredPage {
    /// Written beside `offsets`.
    pub schema: Option<String>,
    /// What the offsets of notes count; code points where it says nothing.
    pub offsets: Option<Unit>,
    /// Its id; the title stands in for it.
    pub id: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// The day of publication, as metadata writes days.
    pub published: Option<String>,
    /// How that day is known. Where it is told and no day is, no day is looked for.
    pub published_basis: Option<PublishedBasis>,
    /// The article's text.
    pub text: String,
    /// What the reader of its file noticed.
    pub notes: Vec<StoredNote>,
}

/// The id of an article that has neither id nor title.
const NAMELESS: &str = "article";

impl StoredPage {
    /// The article: what a line of JSON Lines with these fields gives.
    ///
    /// # Errors
    /// Says what cannot be, and what to do.
    pub fn into_page(self) -> Result<Page, String> {
        stored::known(self.schema.as_deref())?;
        if self.text.len() > LARGEST_ARTICLE {
            let (size, largest) = (self.text.len() >> 20, LARGEST_ARTICLE >> 20);
            return Err(format!("text holds {size} MB, and up to {largest} MB are read; give each article by itself"));
        }
        let trimmed = |value: Option<String>| value.map_or_else(String::new, |value| value.trim().to_owned());
        let told = trimmed(self.published);
        let published = read::published(&told);
        if published.is_none() && !told.is_empty() {
            return Err(format!("published is “{told}”, which is no certain day; write it as 2025-09-15"));
        }
        let published_basis = match (published, self.published_basis) {
            (Some(_), None | Some(PublishedBasis::None)) => PublishedBasis::Given,
            (Some(_), Some(basis)) => basis,
            (None, _) => PublishedBasis::None,
        };
        let mut page = Page {
            notes: stored::notes(&self.text, self.notes, self.offsets.unwrap_or(Unit::CodePoints))?,
            id: trimmed(self.id),
            text: self.text,
            title: trimmed(self.title),
            outlet: trimmed(self.outlet),
            author: trimmed(self.author),
            url: trimmed(self.url),
            published,
            published_basis,
        };
        if page.id.is_empty() {
            page.id = if page.title.is_empty() { NAMELESS.to_owned() } else { page.title.clone() };
        }
        if self.published_basis.is_none() {
            read::date(&mut page);
        }
        Ok(page)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn page(stored: StoredPage) -> Result<Page, String> {
        StoredPage { text: "KABUL, May 26, 2025 – Talks began. 🕊".to_owned(), ..stored }.into_page()
    }

    #[test]
    fn an_article_of_nothing_but_text_tells_its_day() {
        let found = page(StoredPage::default()).unwrap();
        assert_eq!((found.id.as_str(), found.published), ("article", Some(date(2025, 5, 26))));
        assert_eq!(found.published_basis, PublishedBasis::Dateline);
    }

    #[test]
    fn what_is_given_is_taken() {
        let some = |text: &str| Some(text.to_owned());
        let given = page(StoredPage {
            title: some(" Talks "),
            outlet: some("The Post"),
            published: some("2025-09-15T22:10:00Z"),
            ..StoredPage::default()
        });
        let given = given.unwrap();
        assert_eq!((given.id.as_str(), given.title.as_str(), given.outlet.as_str()), ("Talks", "Talks", "The Post"));
        assert_eq!((given.published, given.published_basis), (Some(date(2025, 9, 15)), PublishedBasis::Given));
        for wrong in ["yesterday", "05/06/2025", "2025-02-30"] {
            let flaw = page(StoredPage { published: some(wrong), ..StoredPage::default() }).unwrap_err();
            assert!(flaw.contains(wrong) && flaw.contains("2025-09-15"), "{flaw}");
        }
    }

    #[test]
    fn a_page_that_was_written_comes_back() {
        let html = "<html><head><title>T</title></head><body><article><p>KABUL, May 26 – Talks 🕊 began.</p></article></body></html>";
        let pages = read::read_file("a.html", html.as_bytes()).pages;
        assert!(pages[0].notes.iter().any(|note| note.span.is_some()), "the test needs a note with words");
        for unit in [Unit::CodePoints, Unit::Utf16] {
            let json = serde_json::to_string(&PublicPage::new(&pages[0], unit)).unwrap();
            let back: StoredPage = serde_json::from_str(&json).unwrap();
            assert_eq!(back.into_page().unwrap(), pages[0], "{json}");
        }
    }
}
