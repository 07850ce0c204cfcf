//! Dossiers that were kept.

use std::rc::Rc;

use dateline_core::dossier::Folded;
use dateline_core::model::Page;
use js_sys::{Array, Uint8Array};
use web_sys::File;

use super::{Bridge, Inner, Reopened, now};
use crate::dossier::Document;
use crate::protocol::{Kept, Source};
use crate::state::{Action, Origin, Tone};

impl Bridge {
    /// The articles as they were read, also those that are not shown yet.
    pub fn documents(&self) -> Vec<Rc<Document>> {
        self.0.documents.borrow().clone()
    }

    /// What of them came by link, as its sender found it.
    pub fn came(&self) -> Option<Rc<Folded>> {
        self.0.came.borrow().clone()
    }

    /// Whether nothing can be asked any more before the page is loaded again.
    pub fn is_outdated(&self) -> bool {
        self.0.outdated.get()
    }

    /// Shows articles that another tab has added, unless something is being read.
    pub fn join(&self, documents: Vec<Rc<Document>>) -> bool {
        let inner = &self.0;
        inner.show();
        if inner.outdated.get() || !inner.ledger.borrow().is_idle() {
            return false;
        }
        if !documents.is_empty() {
            inner.revive();
            inner.joined.set(true);
            inner.handed.set(true);
            inner.add(documents);
        }
        true
    }
}

impl Inner {
    /// Shows the articles of a kept dossier, and reads them again where another version of the page has read them. Of what
    /// came by link there are no articles to read.
    pub(super) fn reopen(self: &Rc<Self>, reopened: Reopened) {
        let Reopened { documents, is_whole, came } = reopened;
        let is_all = documents.iter().all(|document| document.is_quoted());
        self.take_what_came(came.clone());
        if let Some(came) = came.filter(|_| is_all) {
            // It is shown as it was, and the worker need not know.
            self.documents.borrow_mut().extend(documents.iter().cloned());
            self.act.emit(Action::Read(documents));
            return self.act.emit(Action::Folded(Folded::clone(&came)));
        }
        self.joined.set(true);
        self.handed.set(true);
        if is_whole {
            return self.add(documents);
        }
        self.say(Tone::Plain, "Another version of this page has read these articles. They are read again.");
        let (quoted, articles): (Vec<_>, Vec<_>) = documents.into_iter().partition(|it| it.is_quoted());
        if !quoted.is_empty() {
            self.add(quoted);
        }
        self.begin(Origin::Own);
        for of_one_file in articles.chunk_by(|one, other| one.file == other.file) {
            if let Some((file, size)) = again(of_one_file) {
                self.order(Source::Kept, of_one_file[0].file.to_string(), size, Some(file));
            }
        }
        self.hire();
    }

    /// Shows articles with what was found in them. The worker is told all anew, and folds it.
    fn add(self: &Rc<Self>, documents: Vec<Rc<Document>>) {
        self.documents.borrow_mut().extend(documents.iter().cloned());
        self.shown.set(now());
        self.act.emit(Action::Read(documents));
        self.restore();
    }
}

/// Articles as a file for the worker to read, and how large they are.
fn again(documents: &[Rc<Document>]) -> Option<(File, f64)> {
    let size = documents.iter().map(|document| document.record.page.text.len() as f64).sum();
    let kept: Vec<Kept<&Page>> =
        documents.iter().map(|document| Kept { record: &document.record.page, own: document.own }).collect();
    let bytes = Uint8Array::from(postcard::to_allocvec(&kept).ok()?.as_slice());
    Some((File::new_with_u8_array_sequence(&Array::of1(&bytes), "articles").ok()?, size))
}
