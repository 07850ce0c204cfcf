//! All that can change on the page: one [`State`], one [`Action`], one pure [`reduce`].

mod correct;
mod filters;
mod job;
mod place;
pub mod shelf;

use std::rc::Rc;

use dateline_core::dossier::{DocumentId, Folded};
use dateline_correct::Log;
use dateline_share::rule::Rule;
use yew::Reducible;

pub use self::correct::Task;
pub use self::filters::{Change, Dimension, Filters, Value};
pub use self::job::{Failure, Job, Message, Tone};
pub use self::place::{Origin, Place, Selection, Theme, View};
pub use self::shelf::{Saving, Shelf};
use crate::decisions::{About, Decisions};
use crate::dossier::{Document, Dossier};
use crate::route::Pointer;
use crate::source::Source;

/// How many messages are kept on screen.
const MESSAGES: usize = 3;

/// All that can change on the page. Large parts are shared, so a copy costs little.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// What has been read.
    pub dossier: Rc<Dossier>,
    /// What could not be read.
    pub failures: Rc<Vec<Failure>>,
    /// How the reader corrected what was found.
    pub corrections: Rc<Log>,
    /// The dossiers that are kept, and how it stands with the open one.
    pub shelf: Shelf,
    /// What is being read.
    pub job: Option<Job>,
    /// Where the reader is; kept in the URL.
    pub place: Place,
    /// What a link opens in the reader, as long as the articles are still being read.
    pub sought: Option<Pointer>,
    /// The public file that the page opens with, as long as nothing else is open.
    pub source: Option<Rc<Source>>,
    /// Light, dark, or as the system has it.
    pub theme: Theme,
    /// Whether single letters and signs are shortcuts.
    pub letters: bool,
    /// The dialog that is open.
    pub dialog: Option<Dialog>,
    /// What was said last, oldest first.
    pub messages: Rc<Vec<Message>>,
    /// How long the last job took, in milliseconds.
    pub took: Option<f64>,
    /// Whether a newer version of the page is on the server than the one that runs.
    pub outdated: bool,
    /// What workers have asked any server for since the first had all it needs.
    pub requests: u32,
    /// How often the host was asked for a newer version of the page since it was opened.
    pub looks: u32,
    said: u32,
}

impl State {
    /// The state with which the page opens.
    pub fn opened(place: Place, sought: Option<Pointer>, theme: Theme, letters: bool) -> Self {
        let shelf = Shelf { opening: place.origin == Origin::Own && place.kept.is_some(), ..Shelf::default() };
        State { place, sought, theme, letters, shelf, ..State::default() }
    }

    /// The same with the source that the page opens with. Unless the place says that something else is open, it is this.
    pub fn with_source(mut self, source: Option<Rc<Source>>) -> Self {
        if source.is_some() && self.place.origin == Origin::Nothing {
            self.place.origin = Origin::Source;
        }
        self.source = source;
        self
    }

    /// Whether there is neither anything to show nor to wait for: then the first screen is shown.
    pub fn is_bare(&self) -> bool {
        self.dossier.is_empty() && self.job.is_none() && !self.shelf.opening
    }

    /// Whether nothing is lost if what is open is left: it is kept, or comes again from where it came.
    pub fn is_safe(&self) -> bool {
        let is_empty = self.dossier.is_empty() && self.job.is_none();
        is_empty || self.place.origin != Origin::Own || (self.shelf.is_safe() && self.job.is_none())
    }

    /// What the reader has open, or is to open, as a link tells it.
    pub fn pointer(&self) -> Option<Pointer> {
        self.place.selection.and_then(|selection| Pointer::to(&self.dossier, selection)).or(self.sought)
    }

    /// Opens what a link opens, if it has been read; if it will never be, forgets it.
    fn seek(&mut self) {
        let Some(sought) = self.sought else { return };
        let found = sought.find(&self.dossier);
        if found.is_some() {
            self.place.selection = found;
        }
        if found.is_some() || self.job.is_none() {
            self.sought = None;
        }
    }
}

impl State {
    /// Shows other records of the same articles. What is open may have another place in its list there, or be gone.
    fn exchange(&mut self, dossier: Dossier) {
        let open = self.place.selection;
        let pointer = open.and_then(|selection| Pointer::to(&self.dossier, selection));
        self.dossier = Rc::new(dossier);
        if let (Some(open), Some(pointer)) = (open, pointer) {
            self.place.selection = pointer.find(&self.dossier).or(Some(Selection::Document(open.document())));
        }
    }
}

/// A dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// Type or paste an article.
    Paste,
    /// What the keys do.
    Shortcuts,
    /// What is open, and the dossiers that are kept.
    Dossiers,
    /// What was found, in the formats of other programs.
    TakeAway,
    /// What was found, in a link.
    Share,
    /// How something is to be corrected; without a task, what can be done.
    Correct(About, Option<Task>),
    /// All corrections.
    Corrections,
}

/// Everything that can happen.
#[derive(Debug)]
pub enum Action {
    /// Go to a view.
    Show(View),
    /// Go to a place, as back, forward and bookmarks do, and open what a link opens.
    Go(Place, Option<Pointer>),
    /// Narrow or widen what is shown.
    Filter(Change),
    /// Open the reader at a place, or close it.
    Select(Option<Selection>),
    /// Open a dialog, or close it.
    Dialog(Option<Dialog>),
    /// Choose a theme.
    Theme(Theme),
    /// Let single letters and signs be shortcuts, or not.
    Letters(bool),
    /// The public file that the page opens with is being fetched.
    Fetching(Rc<Source>),
    /// A job began.
    Begun(Origin),
    /// A job went on.
    Progress(Job),
    /// Articles were read.
    Read(Vec<Rc<Document>>),
    /// Findings came by link, and stand for what was there before.
    Shared(Vec<Rc<Document>>, Folded),
    /// One article was read again.
    Reread(DocumentId, Rc<Document>),
    /// The articles were folded.
    Folded(Folded),
    /// The articles were folded as the reader corrected them; these stand for those that were shown.
    Decided(Folded, Vec<(DocumentId, Rc<Document>)>, Decisions),
    /// The reader corrects something.
    Correct(Rule),
    /// The reader takes a correction out of the list.
    Withdraw(Rule),
    /// Corrections came by link or file.
    Received(Vec<Rule>),
    /// Take the last step of correcting back.
    Undo,
    /// Take it again.
    Redo,
    /// A file could not be read.
    Failed(Failure),
    /// The reader asked to stop.
    Stopping,
    /// A job ended; `took` is in milliseconds.
    Finished {
        /// How long it took, in milliseconds.
        took: f64,
        /// Whether it was stopped before its end.
        cancelled: bool,
    },
    /// Forget all articles and begin anew.
    Reset,
    /// Something about kept dossiers.
    Shelf(shelf::Event),
    /// Say something.
    Say(Tone, Rc<str>),
    /// Take a message away.
    Dismiss(u32),
    /// The host has a newer version of the page.
    Outdated,
    /// The host was asked for a newer version of the page.
    Looked,
    /// So many requests have workers made since the first had all it needs.
    Requests(u32),
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        reduce(self, action)
    }
}

/// The state after an action. If nothing changes it is the very same one, and nothing is drawn.
pub fn reduce(state: Rc<State>, action: Action) -> Rc<State> {
    if is_idle(&state, &action) {
        return state;
    }
    let goes = matches!(action, Action::Go(..));
    let mut next = State::clone(&state);
    apply(&mut next, action);
    // Whether a link leads elsewhere is known only when it has been followed.
    if goes && next.place == state.place && next.sought == state.sought {
        return state;
    }
    Rc::new(next)
}

fn is_idle(state: &State, action: &Action) -> bool {
    match action {
        Action::Show(view) => *view == state.place.view,
        Action::Filter(change) => state.place.filters.changed(change.clone()) == *state.place.filters,
        Action::Select(selection) => *selection == state.place.selection && state.sought.is_none(),
        Action::Dialog(dialog) => *dialog == state.dialog,
        Action::Theme(theme) => *theme == state.theme,
        Action::Letters(letters) => *letters == state.letters,
        Action::Read(documents) => documents.is_empty(),
        Action::Reread(document, _) => state.dossier.record(*document).is_none(),
        Action::Folded(folded) => state.dossier.is_empty() && *folded == *state.dossier.folded,
        Action::Withdraw(rule) => !state.corrections.rules().contains(rule),
        Action::Received(rules) => rules.iter().all(|rule| state.corrections.rules().contains(rule)),
        Action::Undo => !state.corrections.can_undo(),
        Action::Redo => !state.corrections.can_redo(),
        Action::Stopping => state.job.as_ref().is_none_or(|job| job.stopping),
        Action::Dismiss(id) => state.messages.iter().all(|message| message.id != *id),
        Action::Outdated => state.outdated,
        Action::Requests(requests) => *requests == state.requests,
        Action::Shelf(event) => shelf::is_idle(state, event),
        Action::Go(..)
        | Action::Shared(..)
        | Action::Decided(..)
        | Action::Correct(_)
        | Action::Fetching(_)
        | Action::Begun(_)
        | Action::Progress(_)
        | Action::Failed(_)
        | Action::Finished { .. }
        | Action::Reset
        | Action::Looked
        | Action::Say(..) => false,
    }
}

fn apply(next: &mut State, action: Action) {
    match action {
        Action::Show(view) => next.place.view = view,
        Action::Go(place, sought) => {
            (next.place, next.sought) = (place, sought);
            // Without a dossier its articles are yet to be asked for.
            if !next.dossier.is_empty() {
                next.seek();
            }
        }
        Action::Filter(change) => next.place.filters = Rc::new(next.place.filters.changed(change)),
        Action::Select(selection) => (next.place.selection, next.sought) = (selection, None),
        Action::Dialog(dialog) => next.dialog = dialog,
        Action::Theme(theme) => next.theme = theme,
        Action::Letters(letters) => next.letters = letters,
        Action::Fetching(source) => {
            next.source = Some(source);
            next.place.origin = Origin::Source;
            next.job = Some(Job::default());
            next.dialog = None;
        }
        Action::Begun(origin) => {
            if origin != Origin::Shared && next.place.origin == Origin::Shared {
                // It was the name of a link.
                next.place.kept = None;
            }
            next.place.origin = origin;
            if origin != Origin::Source {
                next.source = None;
            }
            next.job = Some(Job::default());
            next.dialog = None;
        }
        Action::Progress(job) => {
            let stopping = next.job.as_ref().is_some_and(|job| job.stopping);
            next.job = Some(Job { stopping, ..job });
        }
        Action::Read(documents) => {
            next.dossier = Rc::new(next.dossier.with_documents(documents));
            next.seek();
        }
        Action::Shared(documents, folded) => {
            // What the sender corrected looks corrected here too.
            let decisions = Decisions::sent(next.corrections.rules().to_vec());
            let dossier = Dossier::default().with_documents(documents);
            next.dossier = Rc::new(dossier.with_decisions(folded, [], decisions));
            next.failures = Rc::default();
            next.place.origin = Origin::Shared;
            next.source = None;
            next.seek();
            next.shelf.opening = false;
        }
        Action::Reread(id, document) => {
            let dossier = next.dossier.with_document(id, document);
            next.exchange(dossier);
        }
        Action::Decided(folded, documents, decisions) => {
            let dossier = next.dossier.with_decisions(folded, documents, decisions);
            next.exchange(dossier);
            next.shelf.opening = false;
        }
        Action::Correct(_) | Action::Withdraw(_) | Action::Received(_) | Action::Undo | Action::Redo => {
            correct::apply(next, action);
        }
        Action::Folded(folded) => {
            next.dossier = Rc::new(next.dossier.with_folded(folded));
            next.shelf.opening = false;
        }
        Action::Failed(failure) => {
            Rc::make_mut(&mut next.failures).push(failure);
            // Without a job nothing more comes of it.
            next.shelf.opening &= next.job.is_some();
        }
        Action::Stopping => {
            if let Some(job) = &mut next.job {
                job.stopping = true;
            }
        }
        Action::Finished { took, .. } => {
            next.job = None;
            next.took = Some(took);
            next.seek();
            next.shelf.opening = false;
            if next.dossier.is_empty() {
                (next.place.origin, next.place.kept) = (Origin::Nothing, None);
            }
        }
        Action::Reset => {
            // These are not of the articles.
            let State { theme, letters, outdated, requests, looks, said, .. } = *next;
            let shelf = next.shelf.closed();
            *next = State { theme, letters, outdated, requests, looks, said, shelf, ..State::default() };
        }
        Action::Shelf(event) => shelf::apply(next, event),
        Action::Say(tone, text) => say(next, tone, text),
        Action::Dismiss(id) => Rc::make_mut(&mut next.messages).retain(|message| message.id != id),
        Action::Outdated => next.outdated = true,
        Action::Looked => next.looks += 1,
        Action::Requests(requests) => next.requests = requests,
    }
}

fn say(next: &mut State, tone: Tone, text: Rc<str>) {
    next.said += 1;
    let messages = Rc::make_mut(&mut next.messages);
    messages.retain(|message| message.text != text);
    messages.push(Message { id: next.said, tone, text, undoes: false });
    if messages.len() > MESSAGES {
        // Warnings stay until they are closed, as long as there is room for them.
        let oldest = messages.iter().position(|message| message.tone == Tone::Plain).unwrap_or(0);
        messages.remove(oldest);
    }
}

#[cfg(test)]
mod tests;
