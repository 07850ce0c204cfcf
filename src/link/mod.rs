//! Links that carry what was found: from the dossier to a payload of [`dateline_share`], and back.
//!
//! | file | what |
//! |---|---|
//! | `outgoing` | what the reader chose, as a payload |
//! | `incoming` | a payload of findings as a dossier: articles of nothing but their quotations |
//! | `convert` | the short lists of the model, as links know them |
//!
//! There is no browser in here.

mod convert;
mod incoming;
mod outgoing;
#[cfg(test)]
mod tests;

pub use incoming::{FROM_LINK, Opened, articles, open};
pub use outgoing::{Choice, Contents, contents, fingerprint, payload, view};

/// The version of the core that found it.
pub const ENGINE: &str = env!("CARGO_PKG_VERSION");
