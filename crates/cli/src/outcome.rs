//! How a command ends.

use std::io;

/// How a command ended that could do its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All of it is done. Exit code 0.
    Good,
    /// Some input was skipped, or an example failed; standard error or the report says which. Exit code 1.
    Partial,
}

/// A command could do its work, or could not and says why (exit code 2).
pub type Result = std::result::Result<Outcome, String>;

/// Who reads our output may stop early (`| head`): that is no failure, and nothing to report.
pub(crate) fn written(result: io::Result<()>) -> std::result::Result<(), String> {
    match result {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(format!("cannot write the output: {error}")),
        _ => Ok(()),
    }
}
