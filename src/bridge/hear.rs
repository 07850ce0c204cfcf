//! What the worker says, and when it is shown.

use std::rc::Rc;

use dateline_core::model::Record;
use dateline_export::Format;
use js_sys::{Array, Uint8Array};
use serde::de::DeserializeOwned;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

use super::{Fold, Inner, Purpose, now, pace, save};
use crate::dossier::Document;
use crate::keep;
use crate::protocol::{Delivered, Reply, VERSION};
use crate::state::{Action, Failure, Tone, shelf};
use crate::words;

/// How often the page says how far the job has come, in milliseconds.
pub(super) const TELL: f64 = 100.0;

impl Inner {
    /// Hears the worker of this number.
    pub(super) fn hear(self: &Rc<Self>, number: u32, data: &JsValue) {
        let message: &Array = data.unchecked_ref();
        let reply = match serde_wasm_bindgen::from_value::<Reply>(message.get(0)) {
            Ok(reply) => reply,
            Err(error) if self.is_helper(number) => {
                return self.lose(number, "It stopped the reader.", &error.to_string());
            }
            Err(error) => return self.misunderstood(&error.to_string()),
        };
        // Whoever waits for helpers is silent as long as they are not.
        self.watch.borrow_mut().hear(now());
        self.ledger.borrow_mut().hear(number, &reply);
        if self.is_helper(number) {
            self.hear_helper(number, reply);
        } else {
            self.hear_leader(message, reply);
        }
        self.tell();
    }

    fn hear_leader(self: &Rc<Self>, message: &Array, reply: Reply) {
        match reply {
            Reply::Ready { version } => self.ready(&version),
            Reply::Documents => self.carried(message, Inner::deliver),
            Reply::Reread { document } => self.carried(message, |inner, record| inner.reread(document, record)),
            Reply::Folded | Reply::Decided => {
                let is_decided = matches!(reply, Reply::Decided);
                self.unshown.borrow_mut().packed = Some((is_decided, Uint8Array::new(&message.get(1))));
                if !self.is_soon_whole() {
                    self.unpack();
                    self.show_soon();
                }
            }
            // What the reader has taken out of them would come back.
            Reply::Rules if self.are_known.get() => {}
            Reply::Rules => self.carried(message, |inner, rules| inner.act.emit(Action::Received(rules))),
            Reply::Written { format } => self.written(&format, &message.get(1)),
            Reply::Named { name } => {
                self.act.emit(Action::Shelf(shelf::Event::Suggested(name.into())));
            }
            Reply::Noted { message } => self.say(Tone::Warning, &message),
            Reply::Failed { file, message } => self.fail(Failure { file: file.into(), message: message.into() }),
            Reply::Stopping => self.watch.borrow_mut().stopped(),
            Reply::Finished { number, requests } => self.finished(number, requests),
            Reply::Crashed { message } => self.fell("It stopped the reader.", &message),
            Reply::Reading { .. }
            | Reply::Rereading { .. }
            | Reply::Opened { .. }
            | Reply::Closed { .. }
            | Reply::Idle { .. } => {}
        }
    }

    /// Decodes what a message carries. A worker whose findings cannot be read is of no use.
    fn carried<T: DeserializeOwned>(self: &Rc<Self>, message: &Array, take: impl FnOnce(&Rc<Self>, T)) {
        match postcard::from_bytes(&Uint8Array::new(&message.get(1)).to_vec()) {
            Ok(value) => take(self, value),
            Err(error) => self.misunderstood(&error.to_string()),
        }
    }

    fn ready(self: &Rc<Self>, version: &str) {
        if version != VERSION {
            self.stop_outdated();
            return;
        }
        if let Some(running) = self.worker.borrow_mut().as_mut() {
            running.set_ready();
        }
        self.hire();
    }

    fn deliver(self: &Rc<Self>, delivered: Vec<Delivered<Record>>) {
        let mut ledger = self.ledger.borrow_mut();
        let documents: Vec<Rc<Document>> = delivered
            .into_iter()
            .map(|delivered| {
                let file = ledger.delivered(delivered.order, delivered.article);
                Rc::new(Document { record: delivered.record, file, own: delivered.own })
            })
            .collect();
        drop(ledger);
        self.watch.borrow_mut().delivered();
        self.documents.borrow_mut().extend(documents.iter().cloned());
        self.unshown.borrow_mut().documents.extend(documents);
        self.show_if_due();
    }

    /// Whether the job will be done so soon that what it has given can wait for the rest.
    fn is_soon_whole(&self) -> bool {
        let ledger = self.ledger.borrow();
        ledger.is_open() && pace::is_soon_whole(&ledger.job(now()))
    }

    /// Shows what was read, if it has been long enough.
    pub(super) fn show_if_due(self: &Rc<Self>) {
        let pause = pace::pause(self.documents.borrow().len());
        if now() - self.shown.get() >= pause && !self.is_soon_whole() {
            self.show();
        }
    }

    /// Decodes what the documents give together. Only the last is: another may come before one is shown.
    fn unpack(self: &Rc<Self>) {
        let Some((is_decided, bytes)) = self.unshown.borrow_mut().packed.take() else { return };
        let bytes = bytes.to_vec();
        let fold = if is_decided {
            postcard::from_bytes(&bytes).map(|decided| Fold::Decided(Box::new(decided)))
        } else {
            postcard::from_bytes(&bytes).map(Fold::Found)
        };
        match fold {
            Ok(fold) => self.unshown.borrow_mut().folded = Some(fold),
            Err(error) => self.misunderstood(&error.to_string()),
        }
    }

    fn reread(self: &Rc<Self>, document: u32, record: Record) {
        self.show();
        let mut documents = self.documents.borrow_mut();
        let Some(slot) = documents.get_mut(document as usize) else { return };
        let day = record.page.published.map_or_else(|| "no date".to_owned(), words::date);
        *slot = Rc::new(Document { record, file: Rc::clone(&slot.file), own: slot.own });
        self.act.emit(Action::Reread(document, Rc::clone(slot)));
        self.say(Tone::Plain, &format!("Read again with {day}."));
    }

    /// A file is ready to be saved.
    fn written(self: &Rc<Self>, format: &str, bytes: &JsValue) {
        let Some(format) = Format::by_key(format) else { return };
        let bytes = Uint8Array::new(bytes);
        let purpose = self.writing.borrow_mut().come(format);
        let name = match purpose {
            Purpose::TakeAway => format!("dateline-{}", format.file_name()),
            Purpose::Save(name) => keep::name::file(&name),
            Purpose::Pack(title) => return self.pack(&title, bytes),
        };
        if save::save(&name, format.media_type(), &bytes).is_some() {
            self.say(
                Tone::Plain,
                &format!("{name}, {}, was given to the browser to save.", words::size(bytes.length())),
            );
        } else {
            self.say(Tone::Warning, &format!("The browser would not save {name}. Try again, or try another browser."));
        }
    }

    /// Only the answer to the last request ends a job: what was asked meanwhile is still to come.
    fn finished(self: &Rc<Self>, number: u32, requests: u32) {
        let asked = {
            let mut made = self.requests.borrow_mut();
            made.note(self.leader.get(), requests);
            made.count()
        };
        self.act.emit(Action::Requests(asked));
        if self.watch.borrow_mut().answer(number) {
            self.unshown.borrow_mut().finished = true;
            self.unpack();
            self.show_soon();
        }
    }

    /// Shows in a turn of its own what was decoded in this one, so that neither keeps the reader waiting long.
    fn show_soon(self: &Rc<Self>) {
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
    pub(super) fn show(self: &Rc<Self>) {
        self.unpack();
        let unshown = self.unshown.take();
        if !unshown.documents.is_empty() {
            self.shown.set(now());
            self.act.emit(Action::Read(unshown.documents));
        }
        if let Some(folded) = unshown.folded {
            self.show_fold(folded);
        }
        if unshown.finished {
            self.finish();
        }
    }

    /// The job is over, if there was one.
    pub(super) fn finish(self: &Rc<Self>) {
        let Some(ending) = self.ledger.borrow_mut().end() else { return };
        self.release();
        let took = now() - ending.started;
        let read = words::count(ending.read, "article", "articles");
        let mut said = if ending.cancelled {
            format!("Stopped. {read} read; what was found stays.")
        } else {
            format!("{read} read in {:.1} s.", took / 1000.0)
        };
        if ending.failed > 0 {
            said.push_str(&format!(" {} could not be read; see Sources.", ending.failed));
        }
        let tone = if ending.failed > 0 { Tone::Warning } else { Tone::Plain };
        self.act.emit(Action::Finished { took, cancelled: ending.cancelled });
        self.say(tone, &said);
        if ending.cancelled || ending.failed > 0 {
            self.expected.take();
        }
        self.compare();
    }

    /// Says how far the job has come, not too often.
    pub(super) fn tell(&self) {
        let ledger = self.ledger.borrow();
        if ledger.is_idle() || now() - self.told.get() < TELL {
            return;
        }
        self.told.set(now());
        let job = ledger.job(now());
        drop(ledger);
        self.act.emit(Action::Progress(job));
    }
}
