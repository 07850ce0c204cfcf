//! The page's side of the worker: starts it, asks it, and starts another when it falls.

mod arrivals;
mod care;
mod ledger;
mod running;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use dateline_core::dossier::Folded;
use jiff::civil::Date;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::File;
use yew::Callback;

use self::arrivals::Unshown;
use self::ledger::Ledger;
use self::running::Running;
use crate::dossier::Document;
use crate::protocol::{Pasted, Reply, Request, Source, VERSION};
use crate::state::{Action, Failure, Origin, Tone};
use crate::words;

/// How often the page says how far the job has come, in milliseconds.
const TELL: f64 = 100.0;

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
        if let Some(running) = self.worker.borrow_mut().as_mut() {
            running.send(message);
        }
    }

    /// Starts a worker in place of the one there is.
    fn start(self: &Rc<Self>) {
        let (hearing, falling) = (Rc::downgrade(self), Rc::downgrade(self));
        let hear = move |data: &JsValue| {
            if let Some(inner) = hearing.upgrade() {
                inner.hear(data);
            }
        };
        let fell = move |said: &str| {
            if let Some(inner) = falling.upgrade() {
                inner.fell("It stopped the reader.", said);
            }
        };
        let Some(running) = Running::start(hear, fell) else {
            self.give_up();
            return;
        };
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
        if let Some(running) = self.worker.borrow_mut().as_mut() {
            running.ready();
        }
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
}

fn carried(message: &Array) -> Vec<u8> {
    Uint8Array::new(&message.get(1)).to_vec()
}

fn now() -> f64 {
    js_sys::Date::now()
}
