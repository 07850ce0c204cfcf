//! What arrives from the worker, and when it is shown.

use std::rc::Rc;

use dateline_core::dossier::Folded;
use dateline_core::model::Record;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

use super::{Inner, now};
use crate::dossier::Document;
use crate::protocol::{Delivered, OwnDate};
use crate::state::{Action, Tone};
use crate::words;

/// How often newly read articles are shown, in milliseconds, and so much more for each article shown before: all lists
/// are derived anew, and reading must leave time for scrolling.
const SHOW: f64 = 250.0;
const SHOW_PER_DOCUMENT: f64 = 1.0;

/// What has arrived and is not shown yet.
#[derive(Default)]
pub(super) struct Unshown {
    documents: Vec<Rc<Document>>,
    pub(super) folded: Option<Folded>,
    pub(super) finished: Option<bool>,
}

impl Inner {
    pub(super) fn deliver(&self, bytes: &[u8]) {
        let Ok(delivered) = postcard::from_bytes::<Vec<Delivered<Record>>>(bytes) else { return };
        let mut ledger = self.ledger.borrow_mut();
        let documents: Vec<Rc<Document>> = delivered
            .into_iter()
            .map(|delivered| {
                let file = ledger.delivered(delivered.order, delivered.article);
                let page = &delivered.record.page;
                let own = OwnDate { published: page.published, basis: page.published_basis };
                Rc::new(Document { record: delivered.record, file, own })
            })
            .collect();
        self.falls.set(0);
        self.read.set(self.read.get() + documents.len());
        drop(ledger);
        self.documents.borrow_mut().extend(documents.iter().cloned());
        self.unshown.borrow_mut().documents.extend(documents);
        let pace = SHOW + SHOW_PER_DOCUMENT * self.documents.borrow().len() as f64;
        if now() - self.shown.get() >= pace {
            self.show();
        }
    }

    /// Shows in a turn of its own what was decoded in this one, so that neither keeps the reader waiting long.
    pub(super) fn show_soon(self: &Rc<Self>) {
        let inner = Rc::downgrade(self);
        let show = Closure::once_into_js(move || {
            if let Some(inner) = inner.upgrade() {
                inner.show();
            }
        });
        if let Some(window) = web_sys::window() {
            drop(window.set_timeout_with_callback(show.unchecked_ref()));
        }
    }

    /// Shows what has arrived.
    pub(super) fn show(&self) {
        let unshown = self.unshown.take();
        if !unshown.documents.is_empty() {
            self.shown.set(now());
            self.act.emit(Action::Read(unshown.documents));
        }
        if let Some(folded) = unshown.folded {
            self.act.emit(Action::Folded(folded));
        }
        if let Some(cancelled) = unshown.finished {
            self.finish(cancelled);
        }
    }

    pub(super) fn reread(&self, document: u32, bytes: &[u8]) {
        let Ok(record) = postcard::from_bytes::<Record>(bytes) else { return };
        self.show();
        let mut documents = self.documents.borrow_mut();
        let Some(slot) = documents.get_mut(document as usize) else { return };
        let day = record.page.published.map_or_else(|| "no date".to_owned(), words::date);
        let said = format!("Read again with {day}.");
        *slot = Rc::new(Document { record, file: Rc::clone(&slot.file), own: slot.own });
        self.act.emit(Action::Reread(document, Rc::clone(slot)));
        self.act.emit(Action::Say(Tone::Plain, said.into()));
    }
}
