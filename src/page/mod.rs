//! The views: each shows the rows that get through the filters, and says which row was chosen.

pub mod app;
pub mod arriving;
pub mod claims;
pub mod entities;
pub mod guard;
pub mod hooks;
pub mod keys;
pub mod opening;
pub mod session;
pub mod sources;
pub mod start;
pub mod timeline;

use std::rc::Rc;

use yew::prelude::*;

use crate::dossier::Dossier;
use crate::query::{Found, Index};
use crate::shared::Shared;
use crate::state::{Action, Filters, Selection};

/// What every view is given. All of it is cheap to copy and to compare.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ViewProps {
    /// All that has been read.
    pub dossier: Shared<Dossier>,
    /// Traits, ids and claimants of its rows.
    pub index: Shared<Index>,
    /// The rows to show. Never empty: the page itself says so when nothing gets through.
    pub found: Shared<Found>,
    /// What narrows them.
    pub filters: Rc<Filters>,
    /// What is open in the reader.
    pub selection: Option<Selection>,
    /// Says what the reader did: [`Action::Select`] with [`crate::query::first_telling`] and its like, or a
    /// [`Action::Filter`].
    pub act: Callback<Action>,
}
