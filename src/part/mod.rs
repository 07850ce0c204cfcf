//! The parts that pages are made of.

pub mod chips;
pub mod columns;
pub mod correct;
pub mod dates;
pub mod day;
pub mod dialog;
pub mod dossiers;
pub mod drop;
pub mod facets;
pub mod footer;
pub mod header;
pub mod messages;
pub mod nav;
pub mod paste;
pub mod progress;
pub mod reader;
pub mod share;
pub mod shelf;
pub mod shortcuts;
pub mod size;
pub mod snippet;
pub mod spoken;
pub mod table;
pub mod take_away;
pub mod wheel;
