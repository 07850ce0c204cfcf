//! Dateline's page: the view of a dossier. Knows the core only through its model.
//!
//! A worker reads articles off the main thread ([`reading`]) and sends what it finds ([`protocol`]); [`bridge`] speaks
//! with it. [`keep`] keeps dossiers in the browser. [`link`] turns what was found into links and back. [`state`] is all that can change, in one [`state::State`] with one pure `reduce`; [`query`] derives lists,
//! counts and passages from it; [`route`] keeps its visible part in the URL. Pages are made of parts, and parts get values.

pub mod bridge;
pub mod decisions;
pub mod dossier;
pub mod keep;
pub mod key;
pub mod link;
pub mod page;
pub mod part;
pub mod protocol;
pub mod query;
pub mod reading;
pub mod route;
pub mod shared;
pub mod source;
pub mod state;
pub mod words;
