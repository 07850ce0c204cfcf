//! What is being read right now, and what could not be.

use std::rc::Rc;

/// Articles being read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Job {
    /// Articles read.
    pub done: u32,
    /// Articles known so far, and files not opened yet.
    pub total: u32,
    /// Bytes of files done with.
    pub bytes: f64,
    /// Bytes of all files.
    pub of: f64,
    /// What is being read now.
    pub name: Rc<str>,
    /// Milliseconds since the start.
    pub elapsed: f64,
    /// Whether the reader asked to stop.
    pub stopping: bool,
}

impl Job {
    /// Articles a second so far, once there is something to tell.
    pub fn rate(&self) -> Option<f64> {
        (self.done > 0 && self.elapsed >= 250.0).then(|| f64::from(self.done) / self.elapsed * 1000.0)
    }
}

/// A file, or an article of one, that could not be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// Its name.
    pub file: Rc<str>,
    /// What happened, and what to do.
    pub message: Rc<str>,
}

/// How urgent a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// It went as asked.
    Plain,
    /// It did not.
    Warning,
}

/// Something said to the reader, aloud for those who listen to the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// Counts up.
    pub id: u32,
    /// How urgent.
    pub tone: Tone,
    /// One or two short sentences.
    pub text: Rc<str>,
    /// Whether it says what Undo would take back.
    pub undoes: bool,
}
