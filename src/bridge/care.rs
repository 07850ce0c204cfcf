//! Looks after the worker: starts another when it falls or falls silent.

use std::rc::Rc;

use dateline_core::model::Record;
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

use super::running::Running;
use super::{Inner, now};
use crate::protocol::{Kept, Request};
use crate::state::{Action, Failure, Tone};

/// How often the page looks after the worker, in milliseconds.
const LOOK: i32 = 1000;
/// How long the worker may be silent over one article, in milliseconds.
const PATIENCE: f64 = 30_000.0;
/// And so many more for each byte of the file in hand: a slow phone reads 200 kB a second.
const PATIENCE_PER_BYTE: f64 = 1.0 / 200.0;
/// So many workers may fall without one article read before the page gives up.
const ATTEMPTS: u32 = 3;

impl Inner {
    /// The worker fell: what it had in hand is put aside, a new one goes on with the rest.
    pub(super) fn fell(self: &Rc<Self>, why: &str, detail: &str) {
        let was_ready = self.worker.borrow().as_ref().is_some_and(Running::is_ready);
        self.falls.set(self.falls.get() + 1);
        if !was_ready && self.falls.get() >= ATTEMPTS {
            self.give_up();
            return;
        }
        self.show();
        let busy = !self.ledger.borrow().is_idle();
        let failure = self.ledger.borrow_mut().crash(why);
        let culprit = failure.as_ref().map(|failure| failure.file.to_string());
        if let Some(failure) = failure {
            let message = if detail.is_empty() {
                failure.message
            } else {
                format!("{} ({})", failure.message, first_line(detail)).into()
            };
            self.fail(Failure { message, ..failure });
        }
        self.start();
        self.restore();
        let said = match culprit {
            Some(culprit) => format!(
                "The reader stopped at “{culprit}” and was started again. That one is left out; the rest goes on."
            ),
            None => "The reader stopped and was started again. Nothing was lost.".to_owned(),
        };
        self.act.emit(Action::Say(Tone::Warning, said.into()));
        let unfinished = self.ledger.borrow().unfinished();
        if busy && unfinished.is_empty() {
            self.finish(false);
        }
        for (order, file) in unfinished {
            self.send(&Request::Read(order), file.map(Into::into));
        }
    }

    /// Gives a new worker all that was read before.
    pub(super) fn restore(&self) {
        let documents = self.documents.borrow();
        if documents.is_empty() {
            return;
        }
        let kept: Vec<Kept<&Record>> =
            documents.iter().map(|document| Kept { record: &document.record, own: document.own }).collect();
        let bytes = postcard::to_allocvec(&kept).unwrap_or_default();
        self.send(&Request::Restore, Some(Uint8Array::from(bytes.as_slice()).into()));
    }

    pub(super) fn give_up(&self) {
        *self.worker.borrow_mut() = None;
        let was_busy = !self.ledger.borrow().is_idle();
        self.ledger.borrow_mut().clear();
        if was_busy {
            self.act.emit(Action::Finished { took: now() - self.started.get(), cancelled: true });
        }
        let said = "The reader cannot be started here. Reload the page; if that does not help, try another browser.";
        self.act.emit(Action::Say(Tone::Warning, said.into()));
    }

    /// Looks after the worker for as long as the page is open.
    pub(super) fn watch(self: &Rc<Self>) {
        let inner = Rc::downgrade(self);
        let look = Closure::<dyn Fn()>::new(move || {
            if let Some(inner) = inner.upgrade() {
                inner.look();
            }
        });
        if let Some(window) = web_sys::window() {
            let every =
                window.set_interval_with_callback_and_timeout_and_arguments_0(look.as_ref().unchecked_ref(), LOOK);
            drop(every);
        }
        look.forget();
    }

    fn look(self: &Rc<Self>) {
        let patience = {
            let ledger = self.ledger.borrow();
            if ledger.is_idle() {
                return;
            }
            PATIENCE + ledger.size_in_hand() * PATIENCE_PER_BYTE
        };
        self.tell();
        if now() - self.heard.get() > patience {
            self.fell("It took the reader too long.", "");
        }
    }
}

fn first_line(text: &str) -> &str {
    text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("")
}
