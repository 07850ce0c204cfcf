//! Links that carry what was found: all of it in the part of an address after `#`, which no server ever sees.
//!
//! `s1d.PAYLOAD.CHECKSUM`: a tag, which says how the rest is to be read; the payload in base64url; and eight letters or
//! digits that prove that nothing was lost or changed on the way. Nothing but `A–Z a–z 0–9 - _ .` is written, and the
//! last character is a letter or digit, since mail and chat programs damage links that hold or end in anything else.
//!
//! | module | says |
//! |---|---|
//! | [`wire`] | what a link can carry, in a form that never changes |
//! | [`rule`] | the reader's corrections, in the same form |
//! | `link` | the three parts, and what each tag means |
//! | `repair` | what was done to a link on its way, and how to undo it |
//! | [`Length`] | which places take a link of that length |
//! | [`Fingerprint`] | whether two readers found the same |
//!
//! There is no I/O here and no web: [`write`] gives a text, [`read`] takes one.

mod base64;
mod check;
mod error;
mod fingerprint;
mod length;
mod link;
mod pack;
mod repair;
pub mod rule;
pub mod wire;

pub use check::hash;
pub use error::{Damage, Error};
pub use fingerprint::{Agreement, Fingerprint};
pub use length::{Length, Taker};
pub use link::{Read, is_link, read, write, write_within};
pub use pack::LARGEST;
pub use repair::Repair;
