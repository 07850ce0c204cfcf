//! Why a link cannot be read, in words for whoever opened it.

use std::fmt;

/// Why a link cannot be read. [`fmt::Display`] says what happened and what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// It carries no findings: there is no tag in it. The readable addresses of the page are of this sort.
    NotALink,
    /// It is whole, and was written by a Dateline that knows more than this one.
    Newer,
    /// It was damaged on its way.
    Damaged(Damage),
    /// It would unfold to more than [`crate::LARGEST`] bytes, or a payload to be written does.
    TooLarge,
}

/// How a link was damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// Its end is missing.
    Cut,
    /// Characters were changed, lost or added.
    Changed,
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Error::NotALink => "This address carries no findings. Open the link you were sent, whole.",
            Error::Newer => "This link was made by a newer Dateline. Reload the page, then open the link again.",
            Error::Damaged(Damage::Cut) => {
                "The end of this link is missing, so nothing is shown. \
                 Copy it again, whole, or ask the sender for a file: long links are cut by some programs."
            }
            Error::Damaged(Damage::Changed) => {
                "This link was changed on its way, so nothing is shown. \
                 Copy it again from where you found it, or ask the sender to send it anew or as a file."
            }
            Error::TooLarge => "This is more than a link can carry. Send it as a file.",
        })
    }
}

impl std::error::Error for Error {}
