//! Dateline's page in a real browser, as a reader uses it.
//!
//! A test starts with [`Page::open`] and reads like a specification. The site is the one that `cargo xtask site` has
//! built; `cargo xtask test browser` builds it and finds the browser. When a test ends, the page must have been
//! silent on its console and must not have asked for anything from another place; when it fails, a picture of the
//! page is left in `target/browser-tests`.

mod articles;
mod driver;
mod page;
mod watched;
mod witness;

pub use articles::{Folder, corpus, long_articles, many_articles, zip};
pub use driver::{Driver, Element};
pub use page::{Options, Page};
pub use watched::watched;
pub use witness::Witness;
