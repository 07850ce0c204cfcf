//! Finds the link in what arrived, and undoes what was done to it on its way.
//!
//! Programs that carry links write `%23` for `#`, lose `#` or put `!` after it, cut or break long lines, quote them with
//! `>`, turn two hyphens into a dash, and take a full stop, bracket or quotation mark after a link for part of it. Each
//! such change has one reading without it; a reading counts when the checksum proves it, and none is guessed.

use std::borrow::Cow;
use std::fmt;

use crate::error::{Damage, Error};
use crate::{base64, check, link, pack};

/// What was done to a link on its way. Of several, the last in this list is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Repair {
    /// Something stood before or after it.
    Around,
    /// Characters were written as `%` and two digits.
    Encoded,
    /// Spaces, line breaks or other characters stood in it.
    Broken,
    /// Its first characters, which say how it is to be read, were lost or changed.
    Beginning,
    /// Its last characters were cut off: one or two of the checksum's, so that the others still prove the rest.
    End,
}

impl fmt::Display for Repair {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self {
            Repair::Around => "Something was added to this link on its way",
            Repair::Encoded => "Characters of this link were written otherwise on its way",
            Repair::Broken => "This link was broken into pieces on its way",
            Repair::Beginning => "The beginning of this link was lost on its way",
            Repair::End => "The last characters of this link were lost on its way",
        };
        write!(out, "{what}. It was repaired, and its checksum proves that nothing is missing.")
    }
}

/// A link whose checksum is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// How it is to be read.
    pub(crate) tag: String,
    /// What it carries, as it is written.
    pub(crate) payload: String,
    pub(crate) repaired: Option<Repair>,
}

/// How often an address may have been encoded.
const LAYERS: usize = 3;
/// How many beginnings of links are looked at in one text.
const BEGINNINGS: usize = 4;
/// A payload of fewer characters without a tag is taken for something else.
const SHORTEST: usize = 16;

/// The link in a text.
pub(crate) fn find(text: &str) -> Result<Found, Error> {
    // More would unfold to more than is allowed, however it is written.
    if text.len() > 4 * pack::LARGEST {
        return Err(Error::TooLarge);
    }
    let mut damage = None;
    let mut layer = Cow::Borrowed(text.trim());
    for depth in 0..=LAYERS {
        let encoded = (depth > 0).then_some(Repair::Encoded);
        match find_tagged(&layer) {
            Ok(found) => return Ok(Found { repaired: found.repaired.max(encoded), ..found }),
            Err(found) => damage = damage.or(found),
        }
        match decode(&layer) {
            Some(next) => layer = Cow::Owned(next),
            None => break,
        }
    }
    if damage.is_none() {
        match find_untagged(&layer) {
            Ok(found) => return Ok(found),
            Err(found) => damage = found,
        }
    }
    Err(damage.map_or(Error::NotALink, Error::Damaged))
}

fn find_tagged(text: &str) -> Result<Found, Option<Damage>> {
    let mut damage = None;
    for start in beginnings(text).take(BEGINNINGS) {
        let (before, rest) = text.split_at(start);
        let around = (!before.is_empty() && !before.ends_with('#')).then_some(Repair::Around);
        let end = rest.find(|letter| !is_written(letter)).unwrap_or(rest.len());
        let whole = end == rest.len();
        let straight = prove(&rest[..end], whole);
        let proven = straight.or_else(|first| match whole {
            true => Err(first),
            false => prove(&joined(rest), true).map(|found| found.with(Some(Repair::Broken))),
        });
        match proven {
            Ok(found) => {
                let after = (!whole).then_some(Repair::Around);
                return Ok(found.with(around.max(after)));
            }
            Err(found) => damage = Some(found),
        }
    }
    Err(damage)
}

/// A link whose tag was lost or changed: one of the tags that are known fits the checksum.
fn find_untagged(text: &str) -> Result<Found, Option<Damage>> {
    let text = joined(text.rsplit('#').next().unwrap_or(text));
    let parts: Vec<&str> = text.split('.').collect();
    let [tag, payload, checksum] = parts[..] else { return Err(None) };
    // A readable address begins with the name of a view, of six letters or more.
    let is_likely = tag.len() <= 5 && payload.len() >= SHORTEST && checksum.len() == check::LENGTH;
    if !is_likely || !checksum.bytes().all(|letter| letter.is_ascii_alphanumeric()) {
        return Err(None);
    }
    let mut readings = link::TAGS.iter().filter_map(|tag| prove(&format!("{tag}.{payload}.{checksum}"), true).ok());
    let found = readings.next().ok_or(Some(Damage::Changed))?;
    Ok(found.with(Some(Repair::Beginning)))
}

impl Found {
    fn with(self, repair: Option<Repair>) -> Found {
        Found { repaired: self.repaired.max(repair), ..self }
    }
}

/// Takes a text apart and compares the checksum. `whole` says that nothing stands after the text.
fn prove(text: &str, whole: bool) -> Result<Found, Damage> {
    let mut parts = text.splitn(3, '.');
    let (Some(tag), Some(payload), Some(rest)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(Damage::Cut);
    };
    let given = rest.bytes().take(check::LENGTH).take_while(u8::is_ascii_alphanumeric).count();
    let (given, added) = rest.split_at(given);
    if given.len() < check::LEAST {
        return Err(if added.is_empty() && whole { Damage::Cut } else { Damage::Changed });
    }
    if !check::checksum(&format!("{tag}.{payload}")).starts_with(given) {
        return Err(Damage::Changed);
    }
    let repaired =
        if given.len() < check::LENGTH { Some(Repair::End) } else { (!added.is_empty()).then_some(Repair::Around) };
    Ok(Found { tag: tag.to_owned(), payload: payload.to_owned(), repaired })
}

/// Where a tag begins that is not part of a longer word.
fn beginnings(text: &str) -> impl Iterator<Item = usize> {
    /// No tag and its full stop are longer.
    const FARTHEST: usize = 8;
    text.match_indices('s').map(|(at, _)| at).filter(move |&at| {
        let is_apart = text[..at].chars().next_back().is_none_or(|before| !is_written(before));
        let stop = text.as_bytes()[at..].iter().take(FARTHEST).position(|&byte| byte == b'.');
        is_apart && stop.is_some_and(|stop| link::tag(&text[at..at + stop]).is_some())
    })
}

fn is_written(letter: char) -> bool {
    base64::is_letter(letter) || letter == '.'
}

/// The text without what never stands in a link, and with two hyphens where a dash was made of them.
fn joined(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '—' | '–' => joined.push_str("--"),
            '‐' | '‑' | '−' => joined.push('-'),
            '…' => joined.push_str("..."),
            _ if is_written(letter) => joined.push(letter),
            _ => {}
        }
    }
    joined
}

/// The text with `%` and two digits as what they stand for; `None` if there are none.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    let mut found = false;
    while let Some((&first, after)) = rest.split_first() {
        let digit = |at: usize| char::from(*after.get(at)?).to_digit(16);
        match (first == b'%').then(|| Some(digit(0)? * 16 + digit(1)?)).flatten() {
            Some(byte) => {
                bytes.push(byte as u8);
                rest = &after[2..];
                found = true;
            }
            None => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    found.then(|| String::from_utf8_lossy(&bytes).into_owned())
}
