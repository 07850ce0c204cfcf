//! The parts that pages are made of.

pub mod chips;
pub mod columns;
pub mod dates;
pub mod day;
pub mod dialog;
pub mod drop;
pub mod facets;
pub mod footer;
pub mod header;
pub mod messages;
pub mod nav;
pub mod outdated;
pub mod paste;
pub mod picture;
pub mod progress;
pub mod reader;
pub mod share;
pub mod shortcuts;
pub mod size;
pub mod snippet;
pub mod spoken;
pub mod start_over;
pub mod table;
pub mod take_away;
pub mod wheel;
