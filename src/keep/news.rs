//! What another tab did to the dossiers.

use std::rc::Rc;

use super::book::tell_apart;
use super::keeper::Inner;
use super::tabs::News;
use crate::state::Saving;
use crate::state::shelf::Event;

impl Inner {
    /// Hears another tab.
    pub(super) fn hear(self: &Rc<Self>, id: &str, news: News) {
        if self.is_shown(id) {
            match news {
                News::Changed => self.news.set(true),
                News::Reread => {
                    self.news.set(true);
                    self.warn(
                        "An article was read with another date in another tab. Load the page again to see that here.",
                    );
                }
                News::Deleted => {
                    self.is_gone.set(true);
                    self.say(Event::Saving(Saving::Gone));
                }
            }
        }
        // The list has changed in any case.
        self.start();
    }

    /// Shows what another tab has added to the open dossier. Says whether there may be more to do.
    pub(super) async fn follow(&self) -> bool {
        let shown = self.shown.borrow().clone();
        let wanted = {
            let book = self.book.borrow();
            // While articles are read, or not all are kept, the places of others are not known yet.
            book.as_ref().filter(|book| !shown.busy && book.is_even(&shown)).map(|book| Rc::clone(book.id()))
        };
        let Some(id) = wanted else { return false };
        let Ok(store) = self.store().await else { return false };
        let known = |key| self.book.borrow().as_ref().is_some_and(|book| book.knows(key));
        let Ok(fetched) = store.fetch(&id, |key| !known(key)).await else { return false };
        self.news.set(false);
        let mut borrowed = self.book.borrow_mut();
        let still = self.bridge.documents().len() == shown.documents.len();
        let Some(book) = borrowed.as_mut().filter(|book| *book.id() == id && still) else { return true };
        let (keys, mut documents): (Vec<u32>, Vec<_>) = fetched.articles.into_iter().unzip();
        tell_apart(&mut documents, shown.documents.iter().map(|document| document.record.page.id.clone()));
        let documents: Vec<_> = documents.into_iter().map(Rc::new).collect();
        if !fetched.is_whole || !self.bridge.join(documents.clone()) {
            self.warn("Articles were added to this dossier in another tab. Load the page again to see them here.");
            return false;
        }
        let (was, now) = (Rc::clone(book.corrections()), Rc::new(fetched.corrections));
        let name: Rc<str> = fetched.about.name.as_str().into();
        book.follow(&fetched.about, Rc::clone(&now), keys.into_iter().zip(documents.iter().cloned()).collect());
        drop(borrowed);
        // What the page shows is seen anew only when it is drawn.
        self.shown.borrow_mut().documents.extend(documents);
        self.shown.borrow_mut().name = Rc::clone(&name);
        if *shown.corrections == *was {
            self.shown.borrow_mut().corrections = Rc::clone(&now);
        }
        self.say(Event::Corrected { was, now });
        self.say(Event::Named(name));
        true
    }
}
