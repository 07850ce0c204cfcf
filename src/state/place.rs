//! Where the reader is, and how the page looks to them.

use std::rc::Rc;

use dateline_core::dossier::DocumentId;

use super::Filters;
use crate::dossier::Finding;

/// Where the reader is: what the URL keeps.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    /// Which view.
    pub view: View,
    /// What narrows it.
    pub filters: Rc<Filters>,
    /// What is open in the reader.
    pub selection: Option<Selection>,
    /// What the dossier was opened from.
    pub origin: Origin,
    /// Which of the kept dossiers it is, or of the links that the tab remembers.
    pub kept: Option<Rc<str>>,
}

/// What the dossier was opened from, so that a reload can open it again or say why it cannot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// Nothing yet.
    #[default]
    Nothing,
    /// The sample alone.
    Sample,
    /// Articles of the reader's own.
    Own,
    /// Findings that came by link.
    Shared,
    /// The public file that the page's address or host names.
    Source,
}

/// The four views.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum View {
    Sources,
    Entities,
    #[default]
    Timeline,
    Claims,
}

impl View {
    /// All, in the order of the navigation and of the keys 1 to 4.
    pub const ALL: [View; 4] = [View::Sources, View::Entities, View::Timeline, View::Claims];

    /// Its accessible name.
    pub fn label(self) -> &'static str {
        match self {
            View::Sources => "Sources",
            View::Entities => "Entities",
            View::Timeline => "Timeline",
            View::Claims => "Claims",
        }
    }

    /// What its rows are: `article`, `articles`.
    pub fn rows(self) -> (&'static str, &'static str) {
        match self {
            View::Sources => ("article", "articles"),
            View::Entities => ("entity", "entities"),
            View::Timeline => ("event", "events"),
            View::Claims => ("claim", "claims"),
        }
    }
}

/// What is open in the reader. Always evidence: a place in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Selection {
    /// An article, from its beginning.
    Document(DocumentId),
    /// Words, and what was found in them.
    Finding(Finding),
}

impl Selection {
    /// The document it is in.
    pub fn document(self) -> DocumentId {
        match self {
            Selection::Document(document) => document,
            Selection::Finding(finding) => finding.document,
        }
    }
}

/// Light, dark, or as the system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}
