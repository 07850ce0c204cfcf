//! The dossiers that are kept in this browser, and how it stands with the open one.

use std::rc::Rc;

use dateline_correct::Log;

use super::{Failure, Origin, State};

/// The dossiers that are kept, and how it stands with the open one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shelf {
    /// The last changed first.
    pub dossiers: Rc<Vec<Kept>>,
    /// What the open one is called; empty while it has no name.
    pub name: Rc<str>,
    /// Whether that is its name for good, and not a suggestion.
    pub is_named: bool,
    /// Whether what is open is kept.
    pub saving: Saving,
    /// Whether a dossier is being fetched or put together.
    pub opening: bool,
    /// How many bytes this page has in the browser's store, if it tells.
    pub used: Option<f64>,
}

/// A dossier of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// Names it in addresses.
    pub id: Rc<str>,
    /// What the reader calls it.
    pub name: Rc<str>,
    /// How many articles it has.
    pub articles: u32,
    /// When it was changed last, in words.
    pub changed: Rc<str>,
}

/// How it stands with keeping what is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Saving {
    /// Nothing of the reader's is open.
    #[default]
    Nothing,
    /// It is being written.
    Writing,
    /// All of it is kept.
    Kept,
    /// This browser keeps nothing.
    Off,
    /// There is no room for it.
    Full,
    /// It was deleted in another tab.
    Gone,
    /// Something else went wrong.
    Failed(Rc<str>),
}

/// What happens to kept dossiers.
#[derive(Debug)]
pub enum Event {
    /// These are kept, in so many bytes.
    Listed(Vec<Kept>, Option<f64>),
    /// What is open has become a dossier of this id; it is called so as long as nobody names it.
    Made(Rc<str>, Rc<str>),
    /// A dossier is fetched.
    Opening,
    /// It is there; its articles follow.
    Opened(Opened),
    /// What was to be opened is not there.
    Missing,
    /// The reader calls the open one so.
    Named(Rc<str>),
    /// The file that was added calls it so.
    Suggested(Rc<str>),
    /// How it stands with keeping.
    Saving(Saving),
    /// The corrections as they are kept, in place of those that were known before.
    Corrected {
        /// As they were.
        was: Rc<Log>,
        /// As they are.
        now: Rc<Log>,
    },
    /// What came by link is the reader's own from now on.
    Keep,
    /// What is open is no longer the dossier of its id.
    Apart,
}

/// A kept dossier without its articles.
#[derive(Debug)]
pub struct Opened {
    /// Names it in addresses.
    pub id: Rc<str>,
    /// What the reader calls it.
    pub name: Rc<str>,
    /// How the reader corrected what was found.
    pub corrections: Rc<Log>,
    /// What could not be read.
    pub failures: Vec<Failure>,
}

impl Shelf {
    /// The same with nothing open.
    pub(super) fn closed(&self) -> Self {
        let saving = if self.saving == Saving::Off { Saving::Off } else { Saving::Nothing };
        Shelf { dossiers: Rc::clone(&self.dossiers), used: self.used, saving, ..Shelf::default() }
    }

    /// Whether nothing is lost if what is open is left.
    pub fn is_safe(&self) -> bool {
        matches!(self.saving, Saving::Nothing | Saving::Kept)
    }
}

pub(super) fn is_idle(state: &State, event: &Event) -> bool {
    match event {
        Event::Listed(dossiers, used) => **dossiers == *state.shelf.dossiers && *used == state.shelf.used,
        Event::Opening => state.shelf.opening,
        Event::Named(name) => **name == *state.shelf.name && state.shelf.is_named,
        Event::Suggested(_) => state.shelf.is_named,
        Event::Saving(saving) => *saving == state.shelf.saving,
        Event::Corrected { now, .. } => **now == *state.corrections,
        Event::Keep => state.place.origin != Origin::Shared,
        Event::Apart => state.place.kept.is_none(),
        Event::Made(id, name) => {
            state.place.kept.as_ref() == Some(id) && (state.shelf.is_named || *name == state.shelf.name)
        }
        Event::Opened(_) | Event::Missing => false,
    }
}

pub(super) fn apply(next: &mut State, event: Event) {
    let shelf = &mut next.shelf;
    match event {
        Event::Listed(dossiers, used) => (shelf.dossiers, shelf.used) = (Rc::new(dossiers), used),
        Event::Made(id, name) => {
            next.place.kept = Some(id);
            if !shelf.is_named {
                shelf.name = name;
            }
        }
        Event::Opening => shelf.opening = true,
        Event::Opened(opened) => {
            (shelf.name, shelf.is_named) = (opened.name, true);
            (next.place.origin, next.place.kept) = (Origin::Own, Some(opened.id));
            next.source = None;
            next.corrections = opened.corrections;
            next.failures = Rc::new(opened.failures);
        }
        Event::Missing => {
            shelf.opening = false;
            if next.dossier.is_empty() {
                (next.place.origin, next.place.kept, next.sought) = (Origin::Nothing, None, None);
            }
        }
        Event::Named(name) | Event::Suggested(name) => (shelf.name, shelf.is_named) = (name, true),
        Event::Saving(saving) => shelf.saving = saving,
        Event::Corrected { was, now } => {
            if *next.corrections == *was {
                next.corrections = now;
            } else {
                // The reader has gone on meanwhile.
                Rc::make_mut(&mut next.corrections).receive(now.rules().to_vec());
            }
        }
        Event::Keep => next.place.origin = Origin::Own,
        Event::Apart => next.place.kept = None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Action, Place, reduce};
    use super::*;

    fn after(events: Vec<Event>) -> Rc<State> {
        events.into_iter().fold(Rc::default(), |state, event| reduce(state, Action::Shelf(event)))
    }

    fn opened() -> Event {
        Event::Opened(Opened {
            id: "20261128-abcd".into(),
            name: "Talks".into(),
            corrections: Rc::default(),
            failures: vec![Failure { file: "a.pdf".into(), message: "It is a PDF.".into() }],
        })
    }

    #[test]
    fn a_dossier_opens_where_the_address_was() {
        let place = Place { view: super::super::View::Claims, ..Place::default() };
        let state = reduce(Rc::new(State { place, ..State::default() }), Action::Shelf(opened()));
        assert_eq!(state.place.view, super::super::View::Claims);
        assert_eq!((state.place.origin, state.place.kept.as_deref()), (Origin::Own, Some("20261128-abcd")));
        assert_eq!((&*state.shelf.name, state.shelf.is_named, state.failures.len()), ("Talks", true, 1));
    }

    #[test]
    fn what_is_not_there_leads_to_the_first_screen() {
        let gone = after(vec![Event::Opening, opened(), Event::Missing]);
        assert_eq!((&gone.place, gone.shelf.opening), (&Place::default(), false));
    }

    #[test]
    fn a_name_of_the_readers_outlasts_suggestions() {
        let state = after(vec![
            Event::Made("x".into(), "A visit".into()),
            Event::Named("Talks".into()),
            Event::Suggested("Other".into()),
            Event::Made("y".into(), "A walk".into()),
        ]);
        assert_eq!((&*state.shelf.name, state.place.kept.as_deref()), ("Talks", Some("y")));
    }

    #[test]
    fn nothing_happens_twice() {
        let state = after(vec![Event::Saving(Saving::Kept), Event::Named("Talks".into())]);
        for event in [
            Event::Saving(Saving::Kept),
            Event::Named("Talks".into()),
            Event::Suggested("Other".into()),
            Event::Listed(Vec::new(), None),
            Event::Corrected { was: Rc::default(), now: Rc::default() },
            Event::Keep,
            Event::Apart,
        ] {
            let said = format!("{event:?}");
            assert!(Rc::ptr_eq(&state, &reduce(Rc::clone(&state), Action::Shelf(event))), "{said} made a new state");
        }
    }

    #[test]
    fn beginning_anew_leaves_the_list() {
        let kept = Kept { id: "x".into(), name: "Talks".into(), articles: 3, changed: "28 Nov 2026".into() };
        let state = after(vec![Event::Listed(vec![kept], Some(4.0)), opened(), Event::Saving(Saving::Full)]);
        let reset = reduce(state, Action::Reset);
        assert_eq!((reset.shelf.dossiers.len(), reset.shelf.used), (1, Some(4.0)));
        assert_eq!((&*reset.shelf.name, &reset.shelf.saving, &reset.place.kept), ("", &Saving::Nothing, &None));
    }
}
