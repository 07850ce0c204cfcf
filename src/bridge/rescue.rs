//! Looks after the workers, and starts another where one stopped.

use std::rc::Rc;

use dateline_core::model::Record;
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::ErrorEvent;

use super::ledger::Culprit;
use super::running::Running;
use super::watch::{ATTEMPTS, LOOK, Look};
use super::{Carried, Inner, now};
use crate::protocol::{Kept, Request};
use crate::state::{Action, Failure, Tone};

/// How long the worker may be silent over one article, in milliseconds.
const PATIENCE: f64 = 30_000.0;
/// And so many more for each byte of the file in hand: a slow phone reads 200 kB a second.
const PATIENCE_PER_BYTE: f64 = 1.0 / 200.0;
/// And so many more for each article read before, because all are folded together.
const PATIENCE_PER_DOCUMENT: f64 = 10.0;
/// How long the worker may take to be loaded, over a slow line.
const PATIENCE_TO_LOAD: f64 = 120_000.0;

impl Inner {
    /// Starts a worker in place of the one there is. Says whether the browser has one.
    pub(super) fn start(self: &Rc<Self>) -> bool {
        self.team.borrow_mut().dismiss();
        self.ledger.borrow_mut().empty_hands();
        self.watch.borrow_mut().start(now());
        let (number, running) = self.run_worker();
        let is_there = running.is_some();
        self.leader.set(number);
        *self.worker.borrow_mut() = running;
        if !is_there {
            self.give_up("");
        }
        is_there
    }

    /// Starts a worker; gives its number, and nothing else where the browser has none.
    pub(super) fn run_worker(self: &Rc<Self>) -> (u32, Option<Running>) {
        let number = self.started.get() + 1;
        self.started.set(number);
        let (hearing, falling) = (Rc::downgrade(self), Rc::downgrade(self));
        let running = Running::start(
            move |event| {
                if let Some(inner) = hearing.upgrade() {
                    inner.hear(number, &event.data());
                }
            },
            move |event| {
                event.prevent_default();
                let said = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message).unwrap_or_default();
                let Some(inner) = falling.upgrade() else { return };
                if inner.is_helper(number) {
                    inner.lose(number, "It stopped the reader.", &said);
                } else {
                    inner.fell("It stopped the reader.", &said);
                }
            },
        );
        (number, running)
    }

    /// Starts another worker, which goes on where the one before stopped.
    pub(super) fn start_again(self: &Rc<Self>) {
        if self.start() {
            self.resume();
        }
    }

    /// Tells a new worker all that it must know. It folds what it is given: some of it may never have been folded.
    pub(super) fn resume(self: &Rc<Self>) {
        // What came by link the worker need not know.
        let is_unasked = self.came.borrow().is_some() && !self.handed.get();
        if !is_unasked && !self.restore() {
            return;
        }
        let (dates, orders) = (self.ledger.borrow().dates(), self.ledger.borrow().unfinished());
        for (document, date) in dates {
            self.send(Request::SetPublished { document, date }, None);
        }
        for (order, file) in orders {
            self.send(Request::Read(order), file.map(Carried::File));
        }
    }

    /// Gives the worker all that is known of the documents.
    pub(super) fn restore(self: &Rc<Self>) -> bool {
        let bytes = {
            let documents = self.documents.borrow();
            let kept: Vec<Kept<&Record>> =
                documents.iter().map(|document| Kept { record: &document.record, own: document.own }).collect();
            postcard::to_allocvec(&(kept, self.came.borrow().as_deref(), !self.joined.get()))
        };
        match bytes {
            Ok(bytes) => self.send(Request::Restore, Some(Carried::Bytes(Uint8Array::from(bytes.as_slice())))),
            Err(error) => {
                self.give_up(&error.to_string());
                return false;
            }
        }
        self.tell_rules();
        true
    }

    /// Starts a worker if all was given up before.
    pub(super) fn revive(self: &Rc<Self>) {
        if self.worker.borrow().is_none() {
            self.start_again();
        }
    }

    /// The worker fell: what it had in hand is put aside, a new one goes on with the rest.
    pub(super) fn fell(self: &Rc<Self>, why: &str, detail: &str) {
        self.show();
        for format in self.writing.take().lost() {
            self.say(Tone::Warning, &format!("{} could not be written. Save it once more.", format.title()));
        }
        let culprit = self.ledger.borrow_mut().crash(self.leader.get(), why);
        let said = said_of(culprit.as_ref());
        if let Some(culprit) = culprit {
            self.fail(with_detail(culprit.failure, detail));
        }
        self.go_on(&said, detail);
    }

    /// Says that a helper fell.
    pub(super) fn tell_fall(&self, culprit: Option<Culprit>, detail: &str) {
        let said = said_of(culprit.as_ref());
        if let Some(culprit) = culprit {
            self.fail(with_detail(culprit.failure, detail));
        }
        self.say(Tone::Warning, &said);
    }

    /// The worker cannot be understood, or does not understand. No article is to blame.
    pub(super) fn misunderstood(self: &Rc<Self>, detail: &str) {
        if !self.is_ready() {
            // Only another version says what this one does not understand.
            self.stop_outdated();
            return;
        }
        self.show();
        self.go_on("The reader could not be understood and was started again. Nothing was lost.", detail);
    }

    /// Starts another worker, unless too many have fallen in a row.
    fn go_on(self: &Rc<Self>, said: &str, detail: &str) {
        if self.watch.borrow_mut().fall() < ATTEMPTS {
            self.start_again();
            self.say(Tone::Warning, said);
            return;
        }
        if !self.is_ready() || self.ledger.borrow().is_idle() {
            self.give_up(detail);
            return;
        }
        let why = format!("It was left out, because the reader stopped {ATTEMPTS} times in a row.");
        let left_out = self.ledger.borrow_mut().abandon(&why);
        for failure in left_out {
            self.fail(failure);
        }
        self.start_again();
        self.say(
            Tone::Warning,
            &format!("The reader stopped {ATTEMPTS} times in a row. The rest is left out; see Sources."),
        );
    }

    /// No worker is started any more, until something is asked.
    pub(super) fn give_up(self: &Rc<Self>, detail: &str) {
        let was_ready = self.is_ready();
        *self.worker.borrow_mut() = None;
        self.team.borrow_mut().dismiss();
        self.watch.borrow_mut().forget();
        self.ledger.borrow_mut().cancel();
        self.finish();
        let mut said = if was_ready {
            "The reader stopped again and again. What it has read stays, but may not be put together.".to_owned()
        } else {
            "The reader cannot be started here. Reload the page; if that does not help, try another browser.".to_owned()
        };
        if !detail.is_empty() {
            said.push_str(&format!(" ({})", first_line(detail)));
        }
        self.say(Tone::Warning, &said);
    }

    /// The host has a newer worker than this page can talk to.
    pub(super) fn stop_outdated(self: &Rc<Self>) {
        self.outdated.set(true);
        *self.worker.borrow_mut() = None;
        self.team.borrow_mut().dismiss();
        self.watch.borrow_mut().forget();
        self.ledger.borrow_mut().cancel();
        self.finish();
        self.act.emit(Action::Outdated);
    }

    /// Looks after the worker for as long as the page is open.
    pub(super) fn look_after(self: &Rc<Self>) {
        let inner = Rc::downgrade(self);
        let look = Closure::<dyn Fn()>::new(move || {
            if let Some(inner) = inner.upgrade() {
                inner.look();
            }
        });
        if let Some(window) = web_sys::window() {
            let every = window
                .set_interval_with_callback_and_timeout_and_arguments_0(look.as_ref().unchecked_ref(), LOOK as i32);
            drop(every);
        }
        look.forget();
    }

    fn look(self: &Rc<Self>) {
        self.tell();
        self.show_if_due();
        let patience = if self.is_ready() {
            PATIENCE
                + self.ledger.borrow().size_in_hand() * PATIENCE_PER_BYTE
                + self.documents.borrow().len() as f64 * PATIENCE_PER_DOCUMENT
        } else {
            PATIENCE_TO_LOAD
        };
        self.look_at_helpers(patience, PATIENCE_TO_LOAD);
        let found = self.watch.borrow_mut().look(now(), patience);
        match found {
            Look::Well => {}
            // Busy with something large that nobody waits for any more.
            Look::Deaf => {
                self.show();
                self.start_again();
            }
            Look::Silent => self.fell("It took the reader too long.", ""),
        }
    }

    pub(super) fn is_ready(&self) -> bool {
        self.worker.borrow().as_ref().is_some_and(Running::is_ready)
    }
}

fn said_of(culprit: Option<&Culprit>) -> String {
    match culprit {
        Some(culprit) => format!(
            "The reader stopped at “{}” and was started again; see Sources. The rest goes on.",
            culprit.failure.file
        ),
        None => "The reader stopped and was started again. Nothing was lost.".to_owned(),
    }
}

fn with_detail(failure: Failure, detail: &str) -> Failure {
    if detail.is_empty() {
        return failure;
    }
    Failure { message: format!("{} ({})", failure.message, first_line(detail)).into(), ..failure }
}

fn first_line(text: &str) -> &str {
    text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("")
}
