//! What Dateline found, in the formats of other programs.
//!
//! Each format is a module with one function from the records and what they fold to, to a string. [`Format`] names
//! them all, with what a page or a command line says of each; [`write()`] writes any of them.
//!
//! | module | format | for |
//! |---|---|---|
//! | [`dossier`] | the dossier and its records as JSON | programs that know Dateline |
//! | [`csv`](mod@csv) | ten tables, RFC 4180 | spreadsheets, R, pandas |
//! | [`plover`] | PLOVER's JSON Lines | research on political events |
//! | [`timeline`] | TimelineJS JSON | timelines on web pages |
//! | [`calendar`] | iCalendar, RFC 5545 | calendars |
//! | [`geo`] | GeoJSON, RFC 7946 | maps |
//! | [`gexf`], [`graphml`] | GEXF 1.3, GraphML | network analysis |
//! | [`ftm`] | FollowTheMoney | Aleph, OpenSanctions' tools |
//! | [`stix`] | STIX 2.1 | threat-intelligence platforms |
//! | [`annotations`] | W3C Web Annotation | annotation tools |
//! | [`report`] | Markdown with footnotes | people |
//!
//! Nothing here reads the clock or asks the machine: where a format insists on "now", the day stands on which the
//! articles last told of the thing. Ids are made from the dossier's own. Every format keeps an event's status and who
//! claims it.

pub mod annotations;
pub mod calendar;
pub mod csv;
pub mod dossier;
pub mod ftm;
pub mod geo;
pub mod gexf;
pub mod graphml;
pub mod plover;
pub mod report;
pub mod stix;
pub mod timeline;
pub mod words;

mod countries;
mod format;
mod graph;
mod json;
#[cfg(test)]
mod testing;
mod uuid;
mod view;
mod xml;

pub use dossier::{corrected_dossier, named};
pub use format::{Format, write};
