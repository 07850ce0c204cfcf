//! The reader corrects what was found.
//!
//! | file | what |
//! |---|---|
//! | `target` | what is corrected, as rules name it, and what can be done to it |
//! | `draft` | what the reader has filled in, and the correction that it makes |
//! | `dialog` | what can be done, and a small form for each |
//! | `fields` | the fields of these forms |
//! | `list` | all corrections, with undo and redo |
//! | `mark` | what shows elsewhere that something was corrected, and the buttons that lead here |

mod dialog;
mod draft;
mod fields;
mod list;
mod mark;
mod target;

pub use self::dialog::Correct;
pub use self::list::Corrections;
pub use self::mark::{bar, tags, was};
