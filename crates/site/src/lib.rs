//! The site as a folder of files, and as one file.
//!
//! `cargo xtask site` builds the page's files; `dateline site` adds a dossier to them. What both need is here.
//!
//! | module | says |
//! |---|---|
//! | [`offline`] | the service worker, and the list of files that it keeps |
//! | [`seal`] | the hashes by which a page allows its one script and its one style, and no other |
//! | [`pointer`] | how a page is told which dossier it opens with |
//! | [`single`] | page, core and dossier in one HTML file |
//! | [`fingerprint`] | whether files are the same as before |

use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;

pub mod fingerprint;
pub mod offline;
pub mod pointer;
pub mod seal;
pub mod single;

/// Why something could not be done: what happened, and what to do next.
pub type Failure = String;

/// The bytes as `gzip -9` packs them.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).expect("memory can be written to")
}

/// Words as HTML text, and as the value of an attribute.
pub(crate) fn escape(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}
