//! The worker's desk: what has been read, and when to fold it. Knows nothing of browsers.

use dateline_core::dossier::Folded;
use dateline_core::model::{PublishedBasis, Record, Step};
use dateline_core::read::{Ids, Intake, read_file};
use dateline_core::{fold, read_page};
use dateline_export::Format;
use dateline_share::rule::Rule;
use jiff::civil::Date;

use crate::protocol::{Kept, OwnDate, Pasted};

mod came;
mod correct;
pub mod queue;
mod sample;
pub mod saved;

pub use self::correct::write;

/// How many documents the first fold waits for.
const FIRST_FOLD: usize = 6;

/// What has been read.
#[derive(Debug, Default)]
pub struct Desk {
    records: Vec<Record>,
    own: Vec<OwnDate>,
    ids: Ids,
    folded: usize,
    /// The reader's corrections.
    rules: Vec<Rule>,
    /// What the records give together before these, where it is known.
    found: Option<Folded>,
    /// What the first of them gave the sender of a link, who counted more than is here.
    came: Option<Folded>,
}

impl Desk {
    /// Takes back what another desk has read, and what came by link with it: all that the articles give together, or, where
    /// some were added, a part of it.
    pub fn restore(&mut self, kept: Vec<Kept<Record>>, came: Option<Folded>, is_all: bool) {
        let found = came.clone().filter(|_| is_all);
        *self = Desk { rules: std::mem::take(&mut self.rules), came, found, ..Desk::default() };
        for mut kept in kept {
            self.ids.make_unique(&mut kept.record.page.id);
            self.own.push(kept.own);
            self.records.push(kept.record);
        }
    }

    /// Keeps what an article gives, and the date of its own, if that is another than it was read with.
    pub fn keep(&mut self, mut record: Record, own: Option<OwnDate>) {
        self.found = None;
        let page = &mut record.page;
        self.ids.make_unique(&mut page.id);
        self.own.push(own.unwrap_or(OwnDate { published: page.published, basis: page.published_basis }));
        self.records.push(record);
    }

    /// The date that an article gives of itself, by its place.
    pub fn own(&self, document: usize) -> OwnDate {
        self.own.get(document).copied().unwrap_or_default()
    }

    /// What is known of a document, by its place.
    pub fn record(&self, document: usize) -> Option<&Record> {
        self.records.get(document)
    }

    /// How many documents have been read.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether nothing has been read.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Reads a document again, with the date that the reader gives or, without one, the article's own.
    pub fn set_published(&mut self, document: usize, date: Option<Date>) -> Option<&Record> {
        let own = *self.own.get(document)?;
        self.found = None;
        let record = self.records.get_mut(document)?;
        let mut page = std::mem::take(&mut record.page);
        page.notes = std::mem::take(&mut record.notes);
        page.notes.retain(|note| note.step == Step::Read);
        (page.published, page.published_basis) = match date {
            Some(date) => (Some(date), PublishedBasis::Given),
            None => (own.published, own.basis),
        };
        *record = read_page(page);
        self.folded = 0;
        Some(record)
    }

    /// Whether enough is new for a fold in the midst of a job: ever more, so that folding costs a bounded share.
    pub fn is_fold_due(&self) -> bool {
        self.records.len() >= FIRST_FOLD.max(self.folded + self.folded / 2)
    }

    /// Whether something is new since the last fold.
    pub fn is_unfolded(&self) -> bool {
        self.folded != self.records.len()
    }

    /// Everything in another format, as the reader corrected it.
    pub fn write(&mut self, format: Format) -> String {
        if self.is_corrected() {
            return self.write_corrected(format);
        }
        dateline_export::write(format, &self.records.iter().collect::<Vec<_>>(), &self.found())
    }

    /// Folds all documents.
    pub fn fold(&mut self) -> Folded {
        self.folded = self.records.len();
        self.found()
    }

    fn found(&self) -> Folded {
        self.found.clone().unwrap_or_else(|| self.fold_anew())
    }

    fn fold_anew(&self) -> Folded {
        let mut folded = fold::fold(&self.records);
        if let Some(came) = &self.came {
            came::keep_counts(came, &mut folded);
        }
        folded
    }
}

/// The articles of the sample.
pub fn open_sample() -> Intake {
    let mut intake = Intake::default();
    for (name, bytes) in sample::FILES {
        let mut file = read_file(name, bytes);
        intake.pages.append(&mut file.pages);
        intake.notes.append(&mut file.notes);
    }
    intake
}

/// The article that the reader typed.
pub fn open_pasted(pasted: &Pasted) -> Intake {
    let mut intake = read_file("Pasted text.txt", pasted.text.as_bytes());
    for page in &mut intake.pages {
        if !pasted.title.trim().is_empty() {
            page.title = pasted.title.trim().to_owned();
        }
        if !pasted.outlet.trim().is_empty() {
            page.outlet = pasted.outlet.trim().to_owned();
        }
        if pasted.published.is_some() {
            (page.published, page.published_basis) = (pasted.published, PublishedBasis::Given);
        }
        if !page.title.is_empty() {
            page.id.clone_from(&page.title);
        }
    }
    intake
}

#[cfg(test)]
mod tests {
    use dateline_core::model::Page;
    use jiff::civil::date;

    use super::*;

    fn page(id: &str) -> Page {
        Page {
            id: id.to_owned(),
            text: "Two days ago the minister arrived in Doha.".to_owned(),
            published: Some(date(2025, 10, 19)),
            published_basis: PublishedBasis::Metadata,
            ..Page::default()
        }
    }

    /// Reads an article and keeps what it gives.
    fn read<'a>(desk: &'a mut Desk, id: &str) -> &'a Record {
        desk.keep(read_page(page(id)), None);
        desk.records.last().expect("it was read")
    }

    #[test]
    fn ids_are_made_unique() {
        let mut desk = Desk::default();
        let ids: Vec<String> = ["a", "a", "b", "a"].map(|id| read(&mut desk, id).page.id.clone()).into();
        assert_eq!(ids, ["a", "a (2)", "b", "a (3)"]);
    }

    #[test]
    fn a_given_date_can_be_taken_back() {
        let mut desk = Desk::default();
        read(&mut desk, "a");
        let given = desk.set_published(0, Some(date(2024, 1, 5))).map(|record| record.page.clone());
        let given = given.expect("it was read");
        assert_eq!((given.published, given.published_basis), (Some(date(2024, 1, 5)), PublishedBasis::Given));
        let own = desk.set_published(0, None).map(|record| record.page.clone()).expect("it was read");
        assert_eq!((own.published, own.published_basis), (Some(date(2025, 10, 19)), PublishedBasis::Metadata));
        assert!(desk.set_published(1, None).is_none());
    }

    #[test]
    fn an_article_that_is_read_again_knows_its_own_date() {
        let mut desk = Desk::default();
        let own = OwnDate { published: Some(date(2025, 1, 2)), basis: PublishedBasis::Dateline };
        desk.keep(read_page(page("a")), Some(own));
        assert_eq!(desk.own(0), own);
        let back = desk.set_published(0, None).map(|record| record.page.published);
        assert_eq!(back, Some(own.published));
    }

    #[test]
    fn folds_come_at_growing_intervals() {
        let mut desk = Desk::default();
        let mut folds = Vec::new();
        for number in 1..=40 {
            read(&mut desk, "a");
            if desk.is_fold_due() {
                desk.fold();
                folds.push(number);
            }
        }
        assert_eq!(folds, [6, 9, 13, 19, 28]);
        assert!(desk.is_unfolded());
    }

    #[test]
    fn a_restored_desk_goes_on_where_the_other_stopped() {
        let mut desk = Desk::default();
        read(&mut desk, "a");
        let kept = Kept { record: desk.records[0].clone(), own: desk.own[0] };
        let mut other = Desk::default();
        other.restore(vec![kept], None, false);
        assert_eq!(read(&mut other, "a").page.id, "a (2)");
        assert_eq!(other.len(), 2);
    }

    #[test]
    fn the_sample_opens_without_a_complaint() {
        let intake = open_sample();
        assert_eq!(intake.notes, []);
        assert_eq!(intake.pages.len(), sample::FILES.len());
        for page in &intake.pages {
            assert!(!page.title.is_empty() && !page.outlet.is_empty() && page.published.is_some(), "{}", page.id);
        }
    }

    #[test]
    fn what_is_typed_beside_the_text_counts() {
        let pasted = Pasted {
            title: " A visit ".to_owned(),
            outlet: "Tal Wire".to_owned(),
            published: Some(date(2025, 4, 20)),
            text: "The envoy came on Saturday.".to_owned(),
        };
        let page = open_pasted(&pasted).pages.remove(0);
        assert_eq!((&*page.title, &*page.outlet), ("A visit", "Tal Wire"));
        assert_eq!((page.published, page.published_basis), (Some(date(2025, 4, 20)), PublishedBasis::Given));
        assert_eq!(page.text.trim(), "The envoy came on Saturday.");
    }
}
