//! What came by link.

use std::rc::Rc;

use dateline_core::dossier::Folded;
use dateline_core::model::Record;
use dateline_export::Format;
use dateline_share::{Agreement, wire};
use js_sys::{Array, JSON, Object, Reflect, Uint8Array};
use web_sys::File;

use super::{Carried, Inner, Purpose};
use crate::link::{self, Opened};
use crate::protocol::Request;
use crate::state::{Action, Failure, Origin, Tone};

/// What the file is called that articles of a link are read from.
const FILE: &str = "articles of the link.jsonl";

impl Inner {
    /// Shows findings as the sender saw them. The worker hears of them only when something is added to them.
    pub(super) fn shared(self: &Rc<Self>, opened: Opened) {
        let documents: Vec<_> = opened.documents.into_iter().map(Rc::new).collect();
        *self.documents.borrow_mut() = documents.clone();
        self.take_what_came(Some(Rc::new(opened.folded.clone())));
        // What came is corrected already.
        *self.rules.borrow_mut() = opened.rules;
        self.act.emit(Action::Shared(documents, opened.folded));
    }

    /// Has a file written. What came by link is written as it is shown, and not folded anew.
    pub(super) fn write(self: &Rc<Self>, format: Format, purpose: Purpose) {
        let name = if let Purpose::Save(name) = &purpose { name.to_string() } else { String::new() };
        self.writing.borrow_mut().ask(format, purpose);
        let came = self.came.borrow();
        let carried = came.as_deref().filter(|_| !self.handed.get()).map(|folded| {
            let documents = self.documents.borrow();
            let records: Vec<&Record> = documents.iter().map(|document| &document.record).collect();
            postcard::to_allocvec(&(records, folded, &*self.rules.borrow()))
        });
        drop(came);
        let carried = match carried.transpose() {
            Ok(bytes) => bytes.map(|bytes| Carried::Bytes(Uint8Array::from(bytes.as_slice()))),
            Err(error) => return self.give_up(&error.to_string()),
        };
        self.send(Request::Write { format: format.key().to_owned(), name }, carried);
    }

    /// Tells the worker of what came by link, before anything is asked that concerns it. Says whether it did not know.
    pub(super) fn hand_over(self: &Rc<Self>) -> bool {
        let is_unasked = self.came.borrow().is_some() && !self.handed.replace(true);
        is_unasked && self.restore()
    }

    /// Shows what came by link, and nothing else yet.
    pub(super) fn take_what_came(&self, came: Option<Rc<Folded>>) {
        *self.came.borrow_mut() = came;
        self.handed.set(false);
        self.joined.set(false);
    }

    /// What came by link becomes part of something larger, and is put together anew with it. The sender's counts stay.
    pub(super) fn add_to_what_came(self: &Rc<Self>) {
        self.hand_over();
        self.joined.set(true);
    }

    /// Reads articles as if they were a file of the reader's.
    pub(super) fn articles(self: &Rc<Self>, dossier: &wire::Dossier) {
        *self.expected.borrow_mut() = dossier.findings.view.found.clone();
        // Before they are read, so that what is compared is corrected.
        self.correct(dossier.findings.view.rules.clone());
        let lines: Vec<String> = link::articles(dossier).filter_map(|fields| line(&fields)).collect();
        let parts = Array::of1(&lines.join("\n").into());
        let found = File::new_with_str_sequence(&parts, FILE).map(|file| (FILE.to_owned(), file));
        let found = found.map_err(|_| Failure {
            file: FILE.into(),
            message: "The browser could not take them. Ask the sender for a file.".into(),
        });
        self.files(vec![found], Origin::Shared);
    }

    /// Says whether the articles of a link gave here what they gave the sender.
    pub(super) fn compare(&self) {
        let (Some(expected), Some(found)) = (self.expected.take(), self.found.take()) else { return };
        let agreement = expected.compare(&found);
        let tone = if agreement == Agreement::Same { Tone::Plain } else { Tone::Warning };
        self.say(tone, &agreement.to_string());
    }
}

/// A line of JSON Lines.
fn line(fields: &[(&str, String)]) -> Option<String> {
    let object = Object::new();
    for (name, value) in fields.iter().filter(|(_, value)| !value.is_empty()) {
        Reflect::set(&object, &(*name).into(), &value.into()).ok()?;
    }
    JSON::stringify(&object).ok().map(String::from)
}
