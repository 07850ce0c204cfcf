//! The page's side of the workers: starts them, asks them, and starts another when one falls.

mod correct;
mod fetching;
mod hear;
mod kept;
mod ledger;
mod pace;
mod pack;
mod rescue;
mod running;
mod save;
mod script;
mod shared;
mod team;
mod watch;
mod writing;

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use dateline_core::dossier::Folded;
use dateline_core::model::Record;
use dateline_export::Format;
use dateline_share::rule::Rule;
use dateline_share::{Fingerprint, wire};
use jiff::civil::Date;
use js_sys::{Array, Uint8Array};
use web_sys::{AbortController, File, MessagePort};
use yew::Callback;

use self::ledger::Ledger;
use self::running::Running;
pub use self::save::save_blob;
use self::team::Team;
use self::watch::Watch;
use self::writing::{Purpose, Writing};
use crate::dossier::Document;
use crate::link::Opened;
use crate::protocol::{Asked, Decided, Pasted, Request, Source};
use crate::state::{Action, Failure, Origin, Tone};
use crate::words;

/// What the page wants of the worker.
#[derive(Debug)]
pub enum Ask {
    /// Read files.
    Files(Vec<Found>),
    /// Open the sample.
    Sample,
    /// Read an article that was typed in.
    Paste(Pasted),
    /// Read a document again with this date; without one, with its own.
    Published(u32, Option<Date>),
    /// Show what came by link.
    Shared(Opened),
    /// Read the articles that came by link, and say whether they give what the sender found.
    Articles(wire::Dossier),
    /// These are the reader's corrections now.
    Correct(Vec<Rule>),
    /// Save what was found in a format of other programs.
    Write(Format),
    /// Save the dossier of this name as a file that opens again.
    Save(Rc<str>),
    /// Show a dossier that was kept.
    Kept(Reopened),
    /// Fetch and read the public file that the page opens with, and say whether it gives what the sender found. Whether the
    /// corrections are known already: then those in the file are not taken.
    Source(Rc<crate::source::Source>, Option<Fingerprint>, bool),
    /// Save the page and everything in it as one file, under this title.
    Pack(Rc<str>),
    /// Read no more.
    Cancel,
    /// Forget everything.
    Reset,
}

/// A file that was chosen or dropped, with its name and folders, or why it cannot be had.
pub type Found = Result<(String, File), Failure>;

/// A dossier that was kept.
#[derive(Debug)]
pub struct Reopened {
    /// Its articles.
    pub documents: Vec<Rc<Document>>,
    /// Whether what was found in them is there. If not they are read again.
    pub is_whole: bool,
    /// What those that came by link give together, as their sender found it.
    pub came: Option<Rc<Folded>>,
}

/// The page's side of the worker.
#[derive(Clone)]
pub struct Bridge(Rc<Inner>);

struct Inner {
    act: Callback<Action>,
    /// How many workers were started; each has a number.
    started: Cell<u32>,
    worker: RefCell<Option<Running>>,
    /// The number of the worker that leads; the others are in the team.
    leader: Cell<u32>,
    team: RefCell<Team>,
    watch: RefCell<Watch>,
    ledger: RefCell<Ledger<Option<File>>>,
    documents: RefCell<Vec<Rc<Document>>>,
    unshown: RefCell<Unshown>,
    shown: Cell<f64>,
    told: Cell<f64>,
    requests: RefCell<Requests>,
    /// What the documents that came by link give together, as their sender found it.
    came: RefCell<Option<Rc<Folded>>>,
    /// Whether the worker knows what came.
    handed: Cell<bool>,
    /// Whether articles were added to what came.
    joined: Cell<bool>,
    /// The reader's corrections, as the worker knows them.
    rules: RefCell<Vec<Rule>>,
    /// The documents that are shown as corrected.
    corrected: RefCell<BTreeSet<u32>>,
    /// Whether the corrections of what is read are known, and those in the file are not taken.
    are_known: Cell<bool>,
    /// What the sender of the articles that are read found in them.
    expected: RefCell<Option<Fingerprint>>,
    /// What was found in them here.
    found: RefCell<Option<Fingerprint>>,
    /// What is being written for the reader to save.
    writing: RefCell<Writing>,
    /// Stops what is being fetched.
    fetching: RefCell<Option<AbortController>>,
    /// A worker of another version was met: nothing can be asked before the page is loaded again.
    outdated: Cell<bool>,
}

/// What has arrived and is not shown yet.
#[derive(Default)]
struct Unshown {
    documents: Vec<Rc<Document>>,
    folded: Option<Fold>,
    /// What they give together as it came, and whether it is as the reader corrected it.
    packed: Option<(bool, Uint8Array)>,
    finished: bool,
}

/// What the documents give together.
enum Fold {
    /// As it was found.
    Found(Folded),
    /// As the reader corrected it.
    Decided(Box<Decided<Record>>),
}

/// How many requests workers have made since the first had all it needs: since its first work was done.
#[derive(Default)]
struct Requests {
    first: Option<u32>,
    made: Vec<(u32, u32)>,
}

impl Requests {
    /// This worker has made so many.
    fn note(&mut self, worker: u32, requests: u32) {
        match self.made.iter_mut().find(|(other, _)| *other == worker) {
            Some((_, made)) => *made = requests,
            None => self.made.push((worker, requests)),
        }
    }

    /// How many there are now that some work is done.
    fn count(&mut self) -> u32 {
        let all = self.made.iter().map(|(_, made)| made).sum();
        all - *self.first.get_or_insert(all)
    }
}

/// What travels with a request.
enum Carried {
    /// A file's handle.
    File(File),
    /// Bytes of postcard.
    Bytes(Uint8Array),
    /// The way to another worker.
    Port(MessagePort),
}

impl Bridge {
    /// Starts a worker. What it says arrives as actions.
    pub fn new(act: Callback<Action>) -> Self {
        let inner = Rc::new(Inner {
            act,
            started: Cell::default(),
            worker: RefCell::default(),
            leader: Cell::default(),
            team: RefCell::default(),
            watch: RefCell::default(),
            ledger: RefCell::default(),
            documents: RefCell::default(),
            unshown: RefCell::default(),
            shown: Cell::default(),
            told: Cell::default(),
            requests: RefCell::default(),
            came: RefCell::default(),
            handed: Cell::default(),
            joined: Cell::default(),
            rules: RefCell::default(),
            corrected: RefCell::default(),
            are_known: Cell::default(),
            expected: RefCell::default(),
            found: RefCell::default(),
            writing: RefCell::default(),
            fetching: RefCell::default(),
            outdated: Cell::default(),
        });
        inner.start();
        inner.look_after();
        Bridge(inner)
    }

    /// Asks the worker.
    pub fn ask(&self, ask: Ask) {
        let inner = &self.0;
        match ask {
            Ask::Cancel => return inner.cancel(),
            Ask::Reset => return inner.reset(),
            Ask::Correct(rules) if *rules == *inner.rules.borrow() => return,
            _ if inner.outdated.get() => {
                return inner.say(Tone::Warning, "Load the page again first: a newer version of it is on the server.");
            }
            _ => inner.revive(),
        }
        match ask {
            Ask::Files(found) => inner.files(found, Origin::Own),
            Ask::Sample => {
                inner.begin(Origin::Sample);
                inner.order(Source::Sample, "the sample".to_owned(), 1.0, None);
            }
            Ask::Paste(pasted) => {
                inner.begin(Origin::Own);
                let size = pasted.text.len() as f64;
                inner.order(Source::Pasted(pasted), "pasted text".to_owned(), size, None);
                inner.hire();
            }
            Ask::Published(document, date) => {
                inner.add_to_what_came();
                inner.ledger.borrow_mut().date(document, date);
                inner.send(Request::SetPublished { document, date }, None);
            }
            Ask::Shared(opened) => inner.shared(opened),
            Ask::Articles(dossier) => inner.articles(&dossier),
            Ask::Write(format) => inner.write(format, Purpose::TakeAway),
            Ask::Save(name) => inner.write(Format::Dossier, Purpose::Save(name)),
            Ask::Kept(reopened) => inner.reopen(reopened),
            Ask::Correct(rules) => inner.correct(rules),
            Ask::Source(source, expected, are_known) => inner.source(source, expected, are_known),
            Ask::Pack(title) => inner.write(Format::Dossier, Purpose::Pack(title)),
            Ask::Cancel | Ask::Reset => {}
        }
    }
}

impl Inner {
    fn files(self: &Rc<Self>, found: Vec<Found>, origin: Origin) {
        let (files, missed): (Vec<_>, Vec<_>) = found.into_iter().partition(Result::is_ok);
        if files.is_empty() {
            let missed: Vec<Failure> = missed.into_iter().filter_map(Result::err).collect();
            return self.nothing_to_read(missed);
        }
        self.begin(origin);
        for failure in missed.into_iter().filter_map(Result::err) {
            self.fail(failure);
        }
        for (name, file) in files.into_iter().flatten() {
            let size = file.size();
            self.order(Source::File, name, size, Some(file));
        }
        self.hire();
    }

    fn nothing_to_read(&self, missed: Vec<Failure>) {
        let said = if missed.is_empty() {
            "There are no files in it to read.".to_owned()
        } else {
            format!("{} could not be read; see Sources.", words::count(missed.len(), "file", "files"))
        };
        for failure in missed {
            self.act.emit(Action::Failed(failure));
        }
        self.say(Tone::Warning, &said);
    }

    fn begin(self: &Rc<Self>, origin: Origin) {
        // Whoever opens something else does not wait for it any more.
        self.stop_fetching();
        // The end of the job before may wait to be shown.
        self.show();
        self.add_to_what_came();
        // What is added to other articles makes them the reader's own.
        let origin = if self.documents.borrow().is_empty() { origin } else { Origin::Own };
        self.are_known.set(false);
        self.ledger.borrow_mut().begin(now());
        self.act.emit(Action::Begun(origin));
    }

    fn order(self: &Rc<Self>, source: Source, name: String, size: f64, file: Option<File>) {
        let (order, file) = self.ledger.borrow_mut().add(source, name, size, file);
        self.send(Request::Read(order), file.map(Carried::File));
    }

    /// The page remembers what was cancelled, so that no later worker is asked for it.
    fn cancel(self: &Rc<Self>) {
        if self.stop_fetching() {
            self.act.emit(Action::Finished { took: 0.0, cancelled: true });
            return self.say(Tone::Plain, "Stopped. Load the page again to fetch the articles after all.");
        }
        if !self.ledger.borrow_mut().cancel() {
            return;
        }
        self.act.emit(Action::Stopping);
        if self.is_ready() {
            self.watch.borrow_mut().stop(now());
            self.send(Request::Cancel, None);
            return;
        }
        // It is still being loaded and knows of nothing.
        if let Some(running) = self.worker.borrow_mut().as_mut() {
            running.forget();
        }
        self.watch.borrow_mut().forget();
        self.resume();
        self.finish();
    }

    fn reset(self: &Rc<Self>) {
        self.stop_fetching();
        self.ledger.borrow_mut().clear();
        self.watch.borrow_mut().forget();
        self.team.borrow_mut().dismiss();
        self.documents.borrow_mut().clear();
        self.unshown.take();
        self.came.take();
        self.rules.take();
        self.corrected.take();
        self.expected.take();
        self.found.take();
        self.writing.take();
        self.act.emit(Action::Reset);
        if !self.outdated.get() {
            self.start();
        }
    }

    /// Sends a request, now or as soon as the worker can be asked.
    fn send(self: &Rc<Self>, request: Request, carried: Option<Carried>) {
        let number = self.watch.borrow_mut().ask(now());
        let Some(message) = message(number, request) else { return self.give_up("") };
        let transfer = Array::new();
        match carried {
            Some(Carried::File(file)) => drop(message.push(&file)),
            Some(Carried::Bytes(bytes)) => drop(message.push(&bytes)),
            Some(Carried::Port(port)) => {
                message.push(&port);
                transfer.push(&port);
            }
            None => {}
        }
        if let Some(running) = self.worker.borrow_mut().as_mut() {
            running.send(message, transfer);
        }
    }

    fn fail(&self, failure: Failure) {
        self.ledger.borrow_mut().failed();
        self.act.emit(Action::Failed(failure));
    }

    fn say(&self, tone: Tone, text: &str) {
        self.act.emit(Action::Say(tone, text.into()));
    }
}

/// A request as it travels, without what it carries.
fn message(number: u32, request: Request) -> Option<Array> {
    let control = serde_wasm_bindgen::to_value(&Asked { number, request }).ok()?;
    Some(Array::of1(&control))
}

fn now() -> f64 {
    js_sys::Date::now()
}
