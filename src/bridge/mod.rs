//! The page's side of the worker: starts it, asks it, and starts another when it falls.

mod ledger;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use dateline_core::dossier::Folded;
use dateline_core::model::Record;
use jiff::civil::Date;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{ErrorEvent, Event, File, MessageEvent, Worker, WorkerOptions, WorkerType};
use yew::Callback;

use self::ledger::Ledger;
use crate::dossier::Document;
use crate::protocol::{Delivered, Kept, OwnDate, Pasted, Reply, Request, Source, VERSION};
use crate::state::{Action, Failure, Origin, Tone};
use crate::words;

/// The script that starts the worker, beside the page.
const SCRIPT: &str = "./worker-start.js";
/// How often the page looks after the worker, in milliseconds.
const LOOK: i32 = 1000;
/// How long the worker may be silent over one article, in milliseconds.
const PATIENCE: f64 = 30_000.0;
/// And so many more for each byte of the file in hand: a slow phone reads 200 kB a second.
const PATIENCE_PER_BYTE: f64 = 1.0 / 200.0;
/// How often the page says how far the job has come, in milliseconds.
const TELL: f64 = 100.0;
/// How often newly read articles are shown, in milliseconds, and so much more for each article shown before: all lists
/// are derived anew, and reading must leave time for scrolling.
const SHOW: f64 = 250.0;
const SHOW_PER_DOCUMENT: f64 = 1.0;
/// So many workers may fall without one article read before the page gives up.
const ATTEMPTS: u32 = 3;

/// What the page wants of the worker.
#[derive(Debug)]
pub enum Ask {
    /// Read files; each with its name and folders.
    Files(Vec<(String, File)>),
    /// Open the sample.
    Sample,
    /// Read an article that was typed in.
    Paste(Pasted),
    /// Read a document again with this date; without one, with its own.
    Published(u32, Option<Date>),
    /// Read no more.
    Cancel,
    /// Forget everything.
    Reset,
}

/// The page's side of the worker.
#[derive(Clone)]
pub struct Bridge(Rc<Inner>);

struct Inner {
    act: Callback<Action>,
    worker: RefCell<Option<Running>>,
    ledger: RefCell<Ledger<Option<File>>>,
    documents: RefCell<Vec<Rc<Document>>>,
    unshown: RefCell<Unshown>,
    shown: Cell<f64>,
    started: Cell<f64>,
    heard: Cell<f64>,
    told: Cell<f64>,
    read: Cell<usize>,
    failed: Cell<usize>,
    falls: Cell<u32>,
}

/// What has arrived and is not shown yet.
#[derive(Default)]
struct Unshown {
    documents: Vec<Rc<Document>>,
    folded: Option<Folded>,
    finished: Option<bool>,
}

/// A worker and the functions that hear it.
struct Running {
    worker: Worker,
    ready: bool,
    waiting: Vec<Array>,
    _message: Closure<dyn Fn(MessageEvent)>,
    _error: Closure<dyn Fn(Event)>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.set_onmessageerror(None);
        self.worker.terminate();
    }
}

impl Bridge {
    /// Starts a worker. What it says arrives as actions.
    pub fn new(act: Callback<Action>) -> Self {
        let inner = Rc::new(Inner {
            act,
            worker: RefCell::default(),
            ledger: RefCell::default(),
            documents: RefCell::default(),
            unshown: RefCell::default(),
            shown: Cell::default(),
            started: Cell::default(),
            heard: Cell::new(now()),
            told: Cell::default(),
            read: Cell::default(),
            failed: Cell::default(),
            falls: Cell::default(),
        });
        inner.start();
        inner.watch();
        Bridge(inner)
    }

    /// Asks the worker.
    pub fn ask(&self, ask: Ask) {
        let inner = &self.0;
        match ask {
            Ask::Files(files) if files.is_empty() => {}
            Ask::Files(files) => {
                inner.begin(Origin::Own);
                for (name, file) in files {
                    let size = file.size();
                    inner.order(Source::File, name, size, Some(file));
                }
            }
            Ask::Sample => {
                inner.begin(Origin::Sample);
                inner.order(Source::Sample, "the sample".to_owned(), 1.0, None);
            }
            Ask::Paste(pasted) => {
                inner.begin(Origin::Own);
                let size = pasted.text.len() as f64;
                inner.order(Source::Pasted(pasted), "pasted text".to_owned(), size, None);
            }
            Ask::Published(document, date) => inner.send(&Request::SetPublished { document, date }, None),
            Ask::Cancel => {
                inner.act.emit(Action::Stopping);
                inner.send(&Request::Cancel, None);
            }
            Ask::Reset => {
                inner.ledger.borrow_mut().clear();
                inner.documents.borrow_mut().clear();
                inner.unshown.take();
                inner.act.emit(Action::Reset);
                inner.start();
            }
        }
    }
}

impl Inner {
    fn begin(&self, origin: Origin) {
        let mut ledger = self.ledger.borrow_mut();
        let only_sample = origin == Origin::Sample && self.documents.borrow().is_empty();
        if ledger.is_idle() {
            ledger.clear();
            self.started.set(now());
            self.read.set(0);
            self.failed.set(0);
            self.falls.set(0);
        }
        self.heard.set(now());
        self.act.emit(Action::Begun(if only_sample { Origin::Sample } else { Origin::Own }));
    }

    fn order(&self, source: Source, name: String, size: f64, file: Option<File>) {
        let (order, file) = self.ledger.borrow_mut().add(source, name, size, file);
        self.send(&Request::Read(order), file.map(Into::into));
    }

    /// Sends a request, now or as soon as the worker can be asked.
    fn send(&self, request: &Request, carried: Option<JsValue>) {
        let Ok(control) = serde_wasm_bindgen::to_value(request) else { return };
        let message = Array::of1(&control);
        if let Some(carried) = carried {
            message.push(&carried);
        }
        let mut running = self.worker.borrow_mut();
        let Some(running) = running.as_mut() else { return };
        if running.ready {
            drop(running.worker.post_message(&message));
        } else {
            running.waiting.push(message);
        }
    }

    /// Starts a worker in place of the one there is.
    fn start(self: &Rc<Self>) {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let Ok(worker) = Worker::new_with_options(SCRIPT, &options) else {
            self.give_up();
            return;
        };
        let inner = Rc::downgrade(self);
        let message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(inner) = inner.upgrade() {
                inner.hear(&event.data());
            }
        });
        let inner = Rc::downgrade(self);
        let error = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            event.prevent_default();
            let said = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message).unwrap_or_default();
            if let Some(inner) = inner.upgrade() {
                inner.fell("It stopped the reader.", &said);
            }
        });
        worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(error.as_ref().unchecked_ref()));
        worker.set_onmessageerror(Some(error.as_ref().unchecked_ref()));
        let running = Running { worker, ready: false, waiting: Vec::new(), _message: message, _error: error };
        *self.worker.borrow_mut() = Some(running);
        self.heard.set(now());
    }

    fn hear(self: &Rc<Self>, data: &JsValue) {
        let message: &Array = data.unchecked_ref();
        let Ok(reply) = serde_wasm_bindgen::from_value::<Reply>(message.get(0)) else {
            // Only another version says what this one does not understand.
            self.act.emit(Action::Outdated);
            return;
        };
        self.heard.set(now());
        self.ledger.borrow_mut().hear(&reply);
        match reply {
            Reply::Ready { version } => self.ready(&version),
            Reply::Documents => self.deliver(&carried(message)),
            Reply::Reread { document } => self.reread(document, &carried(message)),
            Reply::Folded => {
                if let Ok(folded) = postcard::from_bytes::<Folded>(&carried(message)) {
                    self.unshown.borrow_mut().folded = Some(folded);
                    self.show_soon();
                }
            }
            Reply::Failed { file, message } => self.fail(Failure { file: file.into(), message: message.into() }),
            // What was ordered while the worker said so is still to come.
            Reply::Finished { cancelled } if cancelled || self.ledger.borrow().is_idle() => {
                self.unshown.borrow_mut().finished = Some(cancelled);
                self.show_soon();
            }
            Reply::Finished { .. } => {}
            Reply::Crashed { message } => self.fell("It stopped the reader.", &message),
            Reply::Reading { .. } | Reply::Opened { .. } | Reply::Closed { .. } => {}
        }
        self.tell();
    }

    fn ready(&self, version: &str) {
        if version != VERSION {
            self.act.emit(Action::Outdated);
            return;
        }
        let mut running = self.worker.borrow_mut();
        let Some(running) = running.as_mut() else { return };
        running.ready = true;
        for message in running.waiting.drain(..) {
            drop(running.worker.post_message(&message));
        }
    }

    fn deliver(&self, bytes: &[u8]) {
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
    fn show(&self) {
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

    fn reread(&self, document: u32, bytes: &[u8]) {
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

    fn fail(&self, failure: Failure) {
        self.failed.set(self.failed.get() + 1);
        self.act.emit(Action::Failed(failure));
    }

    fn finish(&self, cancelled: bool) {
        let took = now() - self.started.get();
        self.ledger.borrow_mut().clear();
        let read = words::count(self.read.get(), "article", "articles");
        let mut said = if cancelled {
            format!("Stopped. {read} read; what was found stays.")
        } else {
            format!("{read} read in {:.1} s.", took / 1000.0)
        };
        if self.failed.get() > 0 {
            said.push_str(&format!(" {} could not be read; see Sources.", self.failed.get()));
        }
        let tone = if self.failed.get() > 0 { Tone::Warning } else { Tone::Plain };
        self.act.emit(Action::Finished { took, cancelled });
        self.act.emit(Action::Say(tone, said.into()));
    }

    /// Says how far the job has come, not too often.
    fn tell(&self) {
        let ledger = self.ledger.borrow();
        if ledger.is_idle() || now() - self.told.get() < TELL {
            return;
        }
        self.told.set(now());
        self.act.emit(Action::Progress(ledger.job(now() - self.started.get())));
    }

    /// The worker fell: what it had in hand is put aside, a new one goes on with the rest.
    fn fell(self: &Rc<Self>, why: &str, detail: &str) {
        let was_ready = self.worker.borrow().as_ref().is_some_and(|running| running.ready);
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
    fn restore(&self) {
        let documents = self.documents.borrow();
        if documents.is_empty() {
            return;
        }
        let kept: Vec<Kept<&Record>> =
            documents.iter().map(|document| Kept { record: &document.record, own: document.own }).collect();
        let bytes = postcard::to_allocvec(&kept).unwrap_or_default();
        self.send(&Request::Restore, Some(Uint8Array::from(bytes.as_slice()).into()));
    }

    fn give_up(&self) {
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
    fn watch(self: &Rc<Self>) {
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

fn carried(message: &Array) -> Vec<u8> {
    Uint8Array::new(&message.get(1)).to_vec()
}

fn first_line(text: &str) -> &str {
    text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("")
}

fn now() -> f64 {
    js_sys::Date::now()
}
