//! An article as it is kept: its own words in fields that every version of the page can read, and what was found in them,
//! packed as this version packs it.

use dateline_core::day;
use dateline_core::model::{Note, Page, PublishedBasis, Record, Span, Step};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::dossier::Document;
use crate::key::Key;
use crate::link::FROM_LINK;
use crate::protocol::OwnDate;

/// Which core reads articles here. What another one found may be packed otherwise, and would not agree with what is found now.
pub const CORE: &str = env!("DATELINE_CORE");
/// How findings are packed here. What came by link cannot be found again: it is unpacked as long as this is the same.
const FORM: &str = env!("DATELINE_FORM");

/// What became of the findings of an article that was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// They are there.
    Whole,
    /// The article must be read again.
    Stale,
    /// They came by link, without the article, and cannot be read any more.
    Lost,
}

/// An article as it is kept. Fields may be added; none is renamed, or old dossiers could not be read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "the names are those of the page")]
pub struct Article {
    /// Its place in the dossier.
    pub key: u32,
    pub id: String,
    pub text: String,
    pub title: String,
    pub outlet: String,
    pub author: String,
    pub url: String,
    /// `2025-09-13`; empty when it is not known.
    pub published: String,
    pub basis: String,
    /// The date that it gives of itself, in the same way.
    pub own: String,
    pub own_basis: String,
    /// The file it came from.
    pub file: String,
    /// What the reader of the file noticed.
    pub notes: Vec<Remark>,
    /// The [`CORE`] that found what is packed beside it.
    pub core: String,
    /// How it was packed.
    pub form: String,
}

/// A note of the reader of a file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "the names are those of the note")]
pub struct Remark {
    pub start: Option<u32>,
    pub end: Option<u32>,
    pub rule: String,
    pub text: String,
}

/// Packs a document. The bytes hold what was found, without the article itself.
pub fn pack(document: &Document) -> (Article, Vec<u8>) {
    let mut found = document.record.clone();
    let page = std::mem::take(&mut found.page);
    // Without findings it is read again when it is opened.
    let bytes = postcard::to_allocvec(&found).unwrap_or_default();
    let notes = found.notes.iter().filter(|note| note.step == Step::Read);
    let article = Article {
        key: 0,
        notes: notes.map(Remark::from).collect(),
        id: page.id,
        text: page.text,
        title: page.title,
        outlet: page.outlet,
        author: page.author,
        url: page.url,
        published: written(page.published),
        basis: page.published_basis.key().to_owned(),
        own: written(document.own.published),
        own_basis: document.own.basis.key().to_owned(),
        file: document.file.to_string(),
        core: CORE.to_owned(),
        form: FORM.to_owned(),
    };
    (article, bytes)
}

/// The document, and whether what was found in it is there. Quotations that came by link are never read as if they were an
/// article.
pub fn unpack(article: Article, found: &[u8]) -> (Document, Found) {
    let is_quoted = article.file == FROM_LINK;
    let is_ours = article.core == CORE || (is_quoted && article.form == FORM);
    let record = is_ours.then(|| postcard::from_bytes::<Record>(found).ok()).flatten();
    let state = match record {
        Some(_) => Found::Whole,
        None if is_quoted => Found::Lost,
        None => Found::Stale,
    };
    let own = OwnDate { published: day::read(&article.own), basis: basis(&article.own_basis) };
    let page = Page {
        id: article.id,
        text: article.text,
        title: article.title,
        outlet: article.outlet,
        author: article.author,
        url: article.url,
        published: day::read(&article.published),
        published_basis: basis(&article.basis),
        notes: if state == Found::Stale { article.notes.into_iter().map(Note::from).collect() } else { Vec::new() },
    };
    let record = Record { page, ..record.unwrap_or_default() };
    (Document { record, file: article.file.into(), own }, state)
}

fn written(date: Option<Date>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

fn basis(key: &str) -> PublishedBasis {
    PublishedBasis::from_key(key).unwrap_or_default()
}

impl From<&Note> for Remark {
    fn from(note: &Note) -> Self {
        let (start, end) = (note.span.map(|span| span.start), note.span.map(|span| span.end));
        Remark { start, end, rule: note.rule.clone().into_owned(), text: note.text.clone() }
    }
}

impl From<Remark> for Note {
    fn from(remark: Remark) -> Self {
        let span = remark.start.zip(remark.end).map(|(start, end)| Span { start, end });
        Note { span, step: Step::Read, rule: remark.rule.into(), text: remark.text }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn document() -> Document {
        let page = Page {
            id: "a/b.txt".to_owned(),
            text: "Two days ago the envoy came.".to_owned(),
            title: "A visit".to_owned(),
            outlet: "Tal Wire".to_owned(),
            published: Some(date(2025, 10, 19)),
            published_basis: PublishedBasis::Given,
            ..Page::default()
        };
        let note = Note { span: Some(Span::new(0, 3)), step: Step::Read, rule: "read.x".into(), text: "x".to_owned() };
        let later = Note { span: None, step: Step::Time, rule: "time.x".into(), text: "y".to_owned() };
        let record = Record { page, sentences: vec![Span::new(0, 28)], notes: vec![note, later], ..Record::default() };
        let own = OwnDate { published: Some(date(2025, 10, 17)), basis: PublishedBasis::Dateline };
        Document { record, file: "a/b.txt".into(), own }
    }

    #[test]
    fn a_document_comes_back_with_what_was_found() {
        let (article, found) = pack(&document());
        assert_eq!(unpack(article, &found), (document(), Found::Whole));
    }

    #[test]
    fn what_another_version_found_is_read_again_from_the_article() {
        let (article, found) = pack(&document());
        let older = Article { core: "another".to_owned(), ..article.clone() };
        for (article, found) in [(older, &found[..]), (article, &found[..found.len() / 2])] {
            let (back, state) = unpack(article, found);
            assert_eq!(state, Found::Stale);
            assert_eq!(back.record.sentences, []);
            assert_eq!(back.record.page.notes, document().record.notes[..1], "as when the file was read");
            assert_eq!(Page { notes: Vec::new(), ..back.record.page }, document().record.page);
            assert_eq!((back.own, back.file), (document().own, document().file));
        }
    }

    #[test]
    fn what_came_by_link_is_never_read_as_an_article() {
        let quoted = Document { file: FROM_LINK.into(), ..document() };
        let (article, found) = pack(&quoted);
        let older = Article { core: "another".to_owned(), ..article };
        assert_eq!(
            unpack(older.clone(), &found),
            (quoted.clone(), Found::Whole),
            "another core packs it in the same way"
        );
        let other = Article { form: "another".to_owned(), ..older.clone() };
        for (article, found) in [(other, &found[..]), (older, &found[..found.len() / 2])] {
            let (back, state) = unpack(article, found);
            assert_eq!(state, Found::Lost);
            assert_eq!(
                (&back.record.page, back.file),
                (&quoted.record.page, quoted.file.clone()),
                "its words are there"
            );
        }
    }

    /// A change of these names would lose the dossiers that people have kept.
    #[test]
    fn fields_keep_their_names() {
        let (article, _) = pack(&document());
        let value = serde_json::to_value(&article).expect("it is written");
        let names: Vec<&String> = value.as_object().expect("an object").keys().collect();
        let kept = "author basis core file form id key notes outlet own own_basis published text title url"
            .split(' ')
            .collect::<Vec<_>>();
        assert_eq!(names, kept);
        assert_eq!(value["notes"][0], serde_json::json!({ "start": 0, "end": 3, "rule": "read.x", "text": "x" }));
        assert_eq!(
            (&value["published"], &value["basis"], &value["own"], &value["own_basis"]),
            (&"2025-10-19".into(), &"given".into(), &"2025-10-17".into(), &"dateline".into())
        );
    }

    #[test]
    fn fields_of_later_versions_do_no_harm() {
        let json = serde_json::json!({ "id": "a", "text": "Words.", "mood": "calm", "core": "later" });
        let (back, state) = unpack(serde_json::from_value(json).expect("an article"), &[]);
        assert_eq!((&*back.record.page.id, &*back.record.page.text, state), ("a", "Words.", Found::Stale));
    }
}
