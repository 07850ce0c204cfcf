//! From the bytes of a file to the articles in it. Knows no language.

use crate::model::{Note, Page};

/// What a file held: articles, and what could not be read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Intake {
    /// The articles, in the order of the file.
    pub pages: Vec<Page>,
    /// Notes on the file as a whole, each naming it: what could not be read and what to do.
    pub notes: Vec<Note>,
}

/// Reads a file. `name` is its name with folders, if any; its ending is a hint, its bytes decide.
pub fn read_file(name: &str, bytes: &[u8]) -> Intake {
    let text = String::from_utf8_lossy(bytes).into_owned();
    Intake { pages: vec![Page { id: name.to_owned(), text, ..Page::default() }], notes: Vec::new() }
}
