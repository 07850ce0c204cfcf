//! Dateline's extraction core in a terminal: `extract`, `explain`, `site`, `eval`.

pub mod arguments;
pub mod eval;
pub mod explain;
pub mod extract;
pub mod features;
pub mod guard;
pub mod outcome;
pub mod parse;
mod render;
pub mod site;
