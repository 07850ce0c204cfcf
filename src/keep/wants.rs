//! What is wanted of the keeper, and how it is done: a dossier is opened, renamed, deleted, left.

use std::rc::Rc;

use super::book::{Book, Snapshot, tell_apart};
use super::keeper::Inner;
use super::store::Fault;
use super::tabs::News;
use crate::bridge::{Ask, Reopened};
use crate::page::{opening, session};
use crate::route::Pointer;
use crate::state::shelf::{Event, Opened};
use crate::state::{Action, Place, Tone};
use crate::words;

/// What is wanted of the keeper.
#[derive(Debug)]
pub enum Want {
    /// Open a dossier: where the reader is, or at another place.
    Open(Rc<str>, Option<(Place, Option<Pointer>)>),
    /// Call a dossier otherwise.
    Rename(Rc<str>, Rc<str>),
    /// Delete a dossier.
    Delete(Rc<str>),
    /// Leave what is open, once it is kept.
    Leave,
    /// Leave what is open, kept or not.
    Forget,
    /// Try again to keep what is open.
    Retry,
    /// Keep what came by link, or what was deleted elsewhere, as a dossier of its own.
    Keep,
}

impl Inner {
    /// Does what is wanted.
    pub(super) async fn fulfil(&self, want: Want) {
        match want {
            Want::Open(id, at) => self.open(&id, at).await,
            Want::Rename(id, name) => self.rename(&id, name).await,
            Want::Delete(id) => self.delete(&id).await,
            Want::Leave if self.is_left_safely().await => self.leave(),
            Want::Leave => {}
            Want::Forget => self.leave(),
            Want::Retry => self.failed.set(None),
            Want::Keep => {
                self.say(Event::Apart);
                self.say(Event::Keep);
            }
        }
    }

    /// Whether all that is open is kept, after another try.
    async fn is_left_safely(&self) -> bool {
        self.failed.set(None);
        while self.save().await {}
        let is_due = self.book.borrow().as_ref().is_some_and(|book| book.due(&self.shown.borrow()).is_some());
        let is_kept = !is_due && !self.is_gone.get();
        if !is_kept {
            self.warn("What is open could not be kept. Save it as a file first, or delete it.");
        } else if self.shown.borrow().busy && self.book.borrow().is_some() {
            self.warn("Articles are being read. Wait for the end, or cancel it first.");
            return false;
        }
        is_kept
    }

    /// Closes what is open for good: the tab forgets how it was corrected, and of nothing else.
    fn leave(&self) {
        let (origin, link) = self.place.borrow().clone();
        session::forget_rules_of(origin, opening::source().as_deref(), link.as_deref());
        self.go_to_start();
    }

    /// Goes to the first screen.
    fn go_to_start(&self) {
        self.close();
        self.bridge.ask(Ask::Reset);
    }

    async fn open(&self, id: &Rc<str>, at: Option<(Place, Option<Pointer>)>) {
        self.say(Event::Opening);
        let fetched = match self.store().await {
            Ok(store) => store.fetch(id, |_| true).await,
            Err(fault) => Err(fault),
        };
        let fetched = match fetched {
            Ok(fetched) if !fetched.articles.is_empty() => fetched,
            other => {
                // The address must not name what is not shown.
                if at.is_some() && self.is_open.get() {
                    self.go_to_start();
                }
                self.say(Event::Missing);
                return self.warn(&not_opened(&other.err().unwrap_or(Fault::Gone)));
            }
        };
        // What is open now is kept first; nothing is waited for after that.
        if !self.is_left_safely().await {
            return self.say(Event::Missing);
        }
        if self.bridge.is_outdated() {
            if at.is_some() && self.is_open.get() {
                self.go_to_start();
            }
            self.say(Event::Missing);
            return self.warn("Load the page again to open a dossier: a newer version of it is on the server.");
        }
        if self.is_open.get() {
            self.bridge.ask(Ask::Reset);
        }
        self.close();
        if let Some((place, sought)) = at {
            self.act.emit(Action::Go(place, sought));
        }
        let (about, corrections) = (fetched.about, Rc::new(fetched.corrections));
        let (keys, mut documents): (Vec<u32>, Vec<_>) = fetched.articles.into_iter().unzip();
        tell_apart(&mut documents, std::iter::empty());
        let documents: Vec<_> = documents.into_iter().map(Rc::new).collect();
        // What the sender found speaks of its quotations by their places.
        let stands_first = documents.is_sorted_by_key(|document| !document.is_quoted());
        let came = fetched.came.filter(|_| stands_first && fetched.lost == 0).map(Rc::new);
        let articles: Vec<_> = keys.into_iter().zip(documents.iter().cloned()).collect();
        *self.book.borrow_mut() = Some(Book::opened(&about, Rc::clone(&corrections), &articles, fetched.is_whole));
        let (name, failures): (Rc<str>, Vec<_>) =
            (about.name.as_str().into(), about.failures.iter().map(Into::into).collect());
        *self.shown.borrow_mut() = Snapshot {
            documents: documents.iter().filter(|it| fetched.is_whole || it.is_quoted()).cloned().collect(),
            came: came.clone(),
            corrections: Rc::clone(&corrections),
            failures: Rc::new(failures.clone()),
            name: Rc::clone(&name),
            busy: false,
        };
        self.say(Event::Opened(Opened { id: Rc::clone(id), name, corrections, failures }));
        self.bridge.ask(Ask::Kept(Reopened { documents, is_whole: fetched.is_whole, came }));
        if fetched.lost > 0 {
            let lost = words::count(fetched.lost, "article", "articles");
            self.warn(&format!(
                "Another version of this page kept what was found in {lost} of a link, and this one cannot read it: only the \
                 sentences are shown. Open the link again to see what was found."
            ));
        }
        if about.unfinished {
            let kept = words::count(about.articles as usize, "article", "articles");
            self.warn(&format!(
                "Not all had been read when this was kept last; the dossier holds {kept}. If the page was closed then, add \
                 the files again."
            ));
        }
    }

    async fn rename(&self, id: &Rc<str>, name: Rc<str>) {
        if self.is_shown(id) {
            // It is written with what else is new.
            self.shown.borrow_mut().name = Rc::clone(&name);
            return self.say(Event::Named(name));
        }
        let renamed = match self.store().await {
            Ok(store) => store.rename(id, &name).await,
            Err(fault) => Err(fault),
        };
        match renamed {
            Ok(()) => self.tell(id, News::Changed),
            Err(fault) => self.warn(&not_opened(&fault)),
        }
    }

    async fn delete(&self, id: &Rc<str>) {
        let deleted = match self.store().await {
            Ok(store) => store.delete(id).await,
            Err(fault) => Err(fault),
        };
        match deleted {
            Ok(()) => {}
            // It was never kept.
            Err(Fault::Shut) if self.is_shown(id) => return self.leave(),
            Err(fault) => return self.warn(&not_opened(&fault)),
        }
        self.tell(id, News::Deleted);
        // There is room now.
        self.failed.set(None);
        if self.is_shown(id) {
            self.leave();
        }
        self.act.emit(Action::Say(Tone::Plain, "The dossier was deleted.".into()));
    }
}

/// Why a dossier was not opened, renamed or deleted, and what to do.
fn not_opened(fault: &Fault) -> String {
    match fault {
        Fault::Gone => "This dossier is not kept in this browser: it was deleted, or belongs to another. \
                        If you saved it as a file, add that."
            .to_owned(),
        Fault::Newer => "A newer version of this page has kept this dossier. Load the page again.".to_owned(),
        Fault::Full => "There is no room for that in this browser. Delete a dossier first.".to_owned(),
        Fault::Shut => {
            "This browser keeps nothing for this page, as in a private window or for a page opened from disk."
                .to_owned()
        }
        Fault::Other(why) => format!("The browser could not do that. Load the page again. ({why})"),
    }
}
