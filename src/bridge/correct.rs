//! The reader's corrections: the worker replays them, the page shows what they come to.

use std::collections::BTreeSet;
use std::rc::Rc;

use dateline_core::dossier::DocumentId;
use dateline_share::rule::Rule;
use js_sys::Uint8Array;

use super::{Carried, Fold, Inner};
use crate::decisions::Decisions;
use crate::dossier::Document;
use crate::link;
use crate::protocol::Request;
use crate::state::Action;

impl Inner {
    /// Takes the reader's corrections, in place of those before.
    pub(super) fn correct(self: &Rc<Self>, rules: Vec<Rule>) {
        *self.rules.borrow_mut() = rules;
        if !self.hand_over() {
            self.send_rules();
        }
    }

    /// Tells a worker that knows of none, unless there are none.
    pub(super) fn tell_rules(self: &Rc<Self>) {
        if !self.rules.borrow().is_empty() {
            self.send_rules();
        }
    }

    fn send_rules(self: &Rc<Self>) {
        let bytes = postcard::to_allocvec(&*self.rules.borrow());
        match bytes {
            Ok(bytes) => self.send(Request::Correct, Some(Carried::Bytes(Uint8Array::from(bytes.as_slice())))),
            Err(error) => self.give_up(&error.to_string()),
        }
    }

    /// Shows what the documents give together. Documents that are not corrected any more are shown as they were found.
    pub(super) fn show_fold(&self, fold: Fold) {
        let is_compared = self.expected.borrow().is_some();
        let note = |folded| {
            if is_compared {
                *self.found.borrow_mut() = Some(link::fingerprint(folded));
            }
        };
        match fold {
            Fold::Found(folded) if self.corrected.borrow().is_empty() => {
                note(&folded);
                self.act.emit(Action::Folded(folded));
            }
            Fold::Found(folded) => {
                note(&folded);
                let documents = self.as_found(&self.corrected.take());
                self.act.emit(Action::Decided(folded, documents, Decisions::default()));
            }
            Fold::Decided(decided) => {
                note(&decided.folded);
                let now: BTreeSet<u32> = decided.records.iter().map(|(document, _)| *document).collect();
                let before = self.corrected.replace(now.clone());
                let mut shown = self.as_found(&before.difference(&now).copied().collect());
                let documents = self.documents.borrow();
                shown.extend(decided.records.into_iter().filter_map(|(id, record)| {
                    let found = documents.get(id as usize)?;
                    Some((id, Rc::new(Document { record, file: Rc::clone(&found.file), own: found.own })))
                }));
                let decisions = Decisions::new(decided.rules, decided.outcomes, decided.corrected, decided.marks);
                self.act.emit(Action::Decided(decided.folded, shown, decisions));
            }
        }
    }

    fn as_found(&self, which: &BTreeSet<DocumentId>) -> Vec<(DocumentId, Rc<Document>)> {
        let documents = self.documents.borrow();
        which.iter().filter_map(|&id| Some((id, Rc::clone(documents.get(id as usize)?)))).collect()
    }
}
