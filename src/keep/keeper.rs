//! The keeper: sees what the page shows, writes what is new, and fetches what was kept.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use jiff::civil::Date;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::about::About;
use super::book::{Book, Snapshot};
use super::store::{Fault, Store};
use super::tabs::{News, Tabs};
use super::wants::Want;
use super::{name, room};
use crate::bridge::Bridge;
use crate::state::shelf::{Event, Kept};
use crate::state::{Action, Origin, Saving, State, Tone};
use crate::words;

/// How long something new waits for more, in milliseconds.
const PATIENCE: i32 = 300;
/// How long after a failure the next change is tried, in milliseconds.
const PAUSE: f64 = 15_000.0;

/// Keeps dossiers.
#[derive(Clone)]
pub struct Keeper(Rc<Inner>);

pub(super) struct Inner {
    pub(super) act: Callback<Action>,
    pub(super) bridge: Rc<Bridge>,
    store: RefCell<Option<Store>>,
    pub(super) tabs: RefCell<Option<Tabs>>,
    /// The dossier that is open.
    pub(super) book: RefCell<Option<Book>>,
    /// What the page shows of it.
    pub(super) shown: RefCell<Snapshot>,
    wants: RefCell<VecDeque<Want>>,
    /// Whether another tab has written.
    pub(super) news: Cell<bool>,
    /// Whether anything is open.
    pub(super) is_open: Cell<bool>,
    /// What it came from, and which of the kept dossiers or remembered links it is.
    pub(super) place: RefCell<(Origin, Option<Rc<str>>)>,
    running: Cell<bool>,
    waiting: Cell<bool>,
    /// When something could not be kept last.
    pub(super) failed: Cell<Option<f64>>,
    /// Whether the name goes by what has been read so far.
    guesses: Cell<bool>,
    /// Whether what is open was deleted in another tab.
    pub(super) is_gone: Cell<bool>,
    /// Whether the reader knows that nothing is kept.
    told: Cell<bool>,
}

impl Keeper {
    /// Begins to keep, and lists what is kept.
    pub fn new(act: Callback<Action>, bridge: Rc<Bridge>) -> Self {
        let inner = Rc::new(Inner {
            act,
            bridge,
            store: RefCell::default(),
            tabs: RefCell::default(),
            book: RefCell::default(),
            shown: RefCell::default(),
            wants: RefCell::default(),
            news: Cell::default(),
            is_open: Cell::default(),
            place: RefCell::default(),
            running: Cell::default(),
            waiting: Cell::default(),
            failed: Cell::default(),
            guesses: Cell::default(),
            is_gone: Cell::default(),
            told: Cell::default(),
        });
        let hearing = Rc::downgrade(&inner);
        *inner.tabs.borrow_mut() = Tabs::listen(move |id, news| {
            if let Some(inner) = hearing.upgrade() {
                inner.hear(id, news);
            }
        });
        let listing = Rc::clone(&inner);
        spawn_local(async move { listing.list().await });
        Keeper(inner)
    }

    /// Wants something.
    pub fn want(&self, want: Want) {
        self.0.wants.borrow_mut().push_back(want);
        self.0.start();
    }

    /// Sees what the page shows.
    pub fn see(&self, state: &State) {
        self.0.see(state);
    }
}

impl Inner {
    fn see(self: &Rc<Self>, state: &State) {
        let documents = self.bridge.documents();
        self.is_open.set(!documents.is_empty() || state.job.is_some());
        *self.place.borrow_mut() = (state.place.origin, state.place.kept.clone());
        let is_ours = state.place.origin == Origin::Own && !documents.is_empty();
        if !is_ours {
            let open = self.book.borrow().as_ref().map(|book| Rc::clone(book.id()));
            if open.is_some() && open != state.place.kept {
                self.close();
            }
            return;
        }
        let id = state.place.kept.clone().unwrap_or_else(|| self.begin());
        if !self.is_shown(&id) {
            return;
        }
        let busy = state.job.is_some();
        let mut called = Rc::clone(&state.shelf.name);
        // Once more when all has been read.
        let is_guess = self.guesses.replace(busy) || busy;
        if called.is_empty() || (is_guess && !state.shelf.is_named) {
            called = name::suggested(documents.iter().map(|document| &**document), today()).into();
        }
        let (corrections, failures) = (Rc::clone(&state.corrections), Rc::clone(&state.failures));
        let came = self.bridge.came();
        *self.shown.borrow_mut() = Snapshot { documents, came, corrections, failures, name: Rc::clone(&called), busy };
        if state.place.kept.is_none() || *called != *state.shelf.name {
            self.say(Event::Made(id, called));
        }
        let is_due = self.book.borrow().as_ref().is_some_and(|book| book.due(&self.shown.borrow()).is_some());
        if is_due && !self.is_gone.get() && self.failed.get().is_none() {
            self.say(Event::Saving(Saving::Writing));
        }
        if is_due || self.news.get() {
            self.start_soon();
        }
    }

    /// Begins a dossier, and gives its id.
    fn begin(&self) -> Rc<str> {
        let id: Rc<str> = name::id(today(), js_sys::Math::random()).into();
        self.close();
        *self.book.borrow_mut() = Some(Book::new(Rc::clone(&id)));
        id
    }

    fn start_soon(self: &Rc<Self>) {
        if self.running.get() || self.waiting.replace(true) {
            return;
        }
        let inner = Rc::clone(self);
        let start = Closure::once_into_js(move || {
            inner.waiting.set(false);
            inner.start();
        });
        if let Some(window) = web_sys::window() {
            let start = start.unchecked_ref();
            drop(window.set_timeout_with_callback_and_timeout_and_arguments_0(start, PATIENCE));
        }
    }

    pub(super) fn start(self: &Rc<Self>) {
        if !self.running.replace(true) {
            let inner = Rc::clone(self);
            spawn_local(async move { inner.run().await });
        }
    }

    /// Does all that there is to do, one after the other.
    async fn run(self: Rc<Self>) {
        loop {
            let want = self.wants.borrow_mut().pop_front();
            if let Some(want) = want {
                self.fulfil(want).await;
                continue;
            }
            let goes_on = self.save().await || (self.news.get() && self.follow().await);
            if !goes_on {
                break;
            }
        }
        self.running.set(false);
        self.list().await;
    }

    /// Writes what is due, as much as goes at once. Says whether something was written.
    pub(super) async fn save(&self) -> bool {
        let now = js_sys::Date::now();
        if self.is_gone.get() || self.failed.get().is_some_and(|failed| now - failed < PAUSE) {
            return false;
        }
        let write = self.book.borrow().as_ref().and_then(|book| book.due(&self.shown.borrow()));
        let Some(write) = write else {
            if self.book.borrow().is_some() {
                self.say(Event::Saving(Saving::Kept));
            }
            return false;
        };
        self.say(Event::Saving(Saving::Writing));
        let (id, is_first, is_reread) = (Rc::clone(&write.id), write.is_first(), write.rewrites());
        // Others are told once, at the end.
        let busy = write.is_partial();
        let written = match self.store().await {
            Ok(store) => store.write(&write, now).await,
            Err(fault) => Err(fault),
        };
        let outcome = match written {
            Ok(outcome) => outcome,
            Err(_) if !self.is_shown(&id) => return true,
            Err(fault) => {
                self.failed.set(Some(js_sys::Date::now()));
                self.tell_fault(fault);
                return false;
            }
        };
        self.failed.set(None);
        let (mut was, mut now) = (None, None);
        // The reader may have gone to another dossier meanwhile.
        if let Some(book) = self.book.borrow_mut().as_mut().filter(|book| *book.id() == id) {
            was = write.corrections().cloned();
            now = book.written(write, &outcome);
            self.news.set(self.news.get() || book.is_behind(&outcome.about));
        }
        if let (Some(was), Some(now)) = (was, now) {
            self.say(Event::Corrected { was, now });
        }
        if !busy {
            self.tell(&id, if is_reread { News::Reread } else { News::Changed });
        }
        if is_first {
            spawn_local(room::ask_to_stay());
        }
        true
    }

    pub(super) fn close(&self) {
        self.book.take();
        self.shown.take();
        self.news.set(false);
        self.failed.set(None);
        self.is_gone.set(false);
    }

    pub(super) fn is_shown(&self, id: &str) -> bool {
        self.book.borrow().as_ref().is_some_and(|book| **book.id() == *id)
    }

    /// The store, opened when it is needed first.
    pub(super) async fn store(&self) -> Result<Store, Fault> {
        if let Some(store) = &*self.store.borrow() {
            return Ok(store.clone());
        }
        let act = self.act.clone();
        let store = Store::open(move || act.emit(Action::Outdated)).await?;
        *self.store.borrow_mut() = Some(store.clone());
        Ok(store)
    }

    /// Lists what is kept.
    pub(super) async fn list(&self) {
        let listed = match self.store().await {
            Ok(store) => store.list().await,
            Err(fault) => Err(fault),
        };
        // Whoever has no store has nothing in it; that nothing is kept is said when there is something to keep.
        let Ok(listed) = listed else { return };
        let used = if listed.is_empty() { None } else { room::used().await };
        self.say(Event::Listed(listed.iter().map(entry).collect(), used));
    }

    fn tell_fault(&self, fault: Fault) {
        let saving = match fault {
            Fault::Full => Saving::Full,
            Fault::Gone => {
                self.is_gone.set(true);
                Saving::Gone
            }
            Fault::Newer => {
                self.act.emit(Action::Outdated);
                Saving::Failed("A newer version of this page keeps them. Load the page again.".into())
            }
            Fault::Shut => Saving::Off,
            Fault::Other(why) => {
                // A connection that was closed from outside is opened anew.
                self.store.take();
                Saving::Failed(why)
            }
        };
        if saving == Saving::Off && !self.told.replace(true) {
            self.warn(
                "This browser keeps nothing for this page, as in a private window or for a page opened from disk. Articles stay \
                 in this tab only: save a file to keep them.",
            );
        }
        self.say(Event::Saving(saving));
    }

    pub(super) fn tell(&self, id: &str, news: News) {
        if let Some(tabs) = &*self.tabs.borrow() {
            tabs.tell(id, news);
        }
    }

    pub(super) fn say(&self, event: Event) {
        self.act.emit(Action::Shelf(event));
    }

    pub(super) fn warn(&self, text: &str) {
        self.act.emit(Action::Say(Tone::Warning, text.into()));
    }
}

fn entry(about: &About) -> Kept {
    let name = if about.name.is_empty() { &about.id } else { &about.name };
    Kept {
        id: about.id.as_str().into(),
        name: name.as_str().into(),
        articles: about.articles,
        changed: day_of(about.changed).map(words::date).unwrap_or_default().into(),
    }
}

/// The day of a moment, where the reader is.
fn day_of(moment: f64) -> Option<Date> {
    let date = js_sys::Date::new(&moment.into());
    Date::new(date.get_full_year() as i16, date.get_month() as i8 + 1, date.get_date() as i8).ok()
}

fn today() -> Date {
    day_of(js_sys::Date::now()).unwrap_or_default()
}
