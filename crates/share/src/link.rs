//! The three parts of a link, and what each tag means.
//!
//! | tag | since | payload |
//! |---|---|---|
//! | `s1p` | 0.1.0 | [`Payload`] as postcard, plain |
//! | `s1d` | 0.1.0 | the same, deflated with the dictionary of `pack` |
//!
//! The number is the schema, the letter the codec. All tags, those to come as well, share the form `TAG.PAYLOAD.CHECKSUM`
//! and the checksum, so that this Dateline can tell a newer link from a damaged one.
//!
//! The page's readable addresses (`claims.sample.q-ceasefire`) consist of the same characters, but begin with the name of
//! a view. No name in them is an `s`, digits and a letter.

use crate::error::{Damage, Error};
use crate::repair::Repair;
use crate::wire::Payload;
use crate::{base64, check, pack, repair};

/// The schema this version writes.
const SCHEMA: u32 = 1;

/// Characters of a link beside its payload: tag, checksum, and the points between.
const FRAME: usize = 13;

/// The tags this version reads, as a link whose tag was lost may have had them.
pub(crate) const TAGS: [&str; 2] = ["s1d", "s1p"];

/// What a link gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// What it carries.
    pub payload: Payload,
    /// What was done to it on its way, if anything.
    pub repaired: Option<Repair>,
}

/// Writes a payload as the part of an address after `#`.
///
/// # Errors
/// [`Error::TooLarge`] if it has more than [`crate::LARGEST`] bytes. Nothing is ever left out to make it fit.
pub fn write(payload: &Payload) -> Result<String, Error> {
    write_within(payload, usize::MAX)
}

/// The same, if that part has so many characters at most: what is longer is given up as soon as that is sure.
///
/// # Errors
/// [`Error::TooLarge`] if it would be longer, or has more than [`crate::LARGEST`] bytes.
pub fn write_within(payload: &Payload, characters: usize) -> Result<String, Error> {
    debug_assert!(payload.is_sound());
    let plain = postcard::to_allocvec(payload).map_err(|_| Error::TooLarge)?;
    if plain.len() > pack::LARGEST {
        return Err(Error::TooLarge);
    }
    // Four characters of base64 hold three bytes; tag and checksum come on top.
    let most = characters.saturating_sub(FRAME) / 4 * 3;
    let deflated = pack::deflate(&plain, most).filter(|deflated| deflated.len() < plain.len());
    let (codec, bytes) = match deflated {
        Some(deflated) => ('d', deflated),
        None if plain.len() <= most => ('p', plain),
        None => return Err(Error::TooLarge),
    };
    let mut link = format!("s{SCHEMA}{codec}.");
    base64::write(&bytes, &mut link);
    let checksum = check::checksum(&link);
    Ok(format!("{link}.{checksum}"))
}

/// Whether it is a link, sound or not, and not one of the page's readable addresses.
pub fn is_link(fragment: &str) -> bool {
    repair::find(fragment) != Err(Error::NotALink)
}

/// Reads the part of an address after `#`, or a whole address. What was done to it on its way is undone where the
/// checksum proves that it was undone rightly.
///
/// # Errors
/// Any [`Error`]. Then nothing is known of what the link carries.
pub fn read(fragment: &str) -> Result<Read, Error> {
    let found = repair::find(fragment)?;
    let broken = Error::Damaged(Damage::Changed);
    let Some((SCHEMA, codec)) = tag(&found.tag) else { return Err(Error::Newer) };
    let bytes = || base64::read(&found.payload).ok_or(broken);
    let plain = match codec {
        'p' => bytes()?,
        'd' => pack::inflate(&bytes()?)?.ok_or(broken)?,
        _ => return Err(Error::Newer),
    };
    if plain.len() > pack::LARGEST {
        return Err(Error::TooLarge);
    }
    // The checksum is right, so a payload that makes no sense here was written by who knows more.
    match postcard::take_from_bytes::<Payload>(&plain) {
        Ok((payload, [])) if payload.is_sound() => Ok(Read { payload, repaired: found.repaired }),
        _ => Err(Error::Newer),
    }
}

/// Schema and codec of a tag.
pub(crate) fn tag(text: &str) -> Option<(u32, char)> {
    let inner = text.strip_prefix('s')?;
    let codec = inner.chars().next_back().filter(char::is_ascii_lowercase)?;
    let digits = &inner[..inner.len() - 1];
    let is_number = (1..=4).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit());
    Some((digits.parse().ok().filter(|_| is_number)?, codec))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::View;

    #[test]
    fn tags_are_told_from_names() {
        assert_eq!(tag("s1d"), Some((1, 'd')));
        assert_eq!(tag("s12z"), Some((12, 'z')));
        for other in ["", "s", "sd", "s1", "s1D", "t1d", "s+1d", "s12345d", "sources", "sample", "status-denied", "sé"]
        {
            assert_eq!(tag(other), None, "{other}");
        }
    }

    #[test]
    fn short_payloads_stay_plain_and_long_ones_shrink() {
        let short = Payload::View(View { title: "Ü¿ß".to_owned(), ..View::default() });
        let link = write(&short).expect("it is short");
        assert!(link.starts_with("s1p.") && link.len() < 32, "{link}");
        let place = "claims.sample.q-ceasefire.".repeat(20);
        let long = Payload::View(View { place, ..View::default() });
        let link = write(&long).expect("it is short");
        assert!(link.starts_with("s1d.") && link.len() < 100, "{link}");
    }

    #[test]
    fn a_link_is_no_longer_than_asked() {
        for title in ["short".to_owned(), (0..3000).map(|at| char::from(b'a' + (at * at % 26) as u8)).collect()] {
            let payload = Payload::View(View { title, ..View::default() });
            let link = write(&payload).expect("it is short");
            // Up to three characters are lost to rounding.
            assert_eq!(write_within(&payload, link.len() + 3).as_ref(), Ok(&link));
            assert_eq!(write_within(&payload, link.len() - 4), Err(Error::TooLarge));
        }
    }

    #[test]
    fn what_cannot_be_read_is_not_written() {
        let text = Payload::View(View { title: "x".repeat(pack::LARGEST), ..View::default() });
        assert_eq!(write(&text), Err(Error::TooLarge));
    }

    /// Made as a newer version might.
    fn forged(start: &str) -> String {
        format!("{start}.{}", check::checksum(start))
    }

    #[test]
    fn newer_links_are_told_from_damaged_ones() {
        assert_eq!(read(&forged("s2d.AAAA")), Err(Error::Newer));
        assert_eq!(read(&forged("s1z.AAAA")), Err(Error::Newer));
        // A case of the payload that is not known here, and a field after the last.
        assert_eq!(read(&forged("s1p.Bw")), Err(Error::Newer));
        assert_eq!(read(&forged("s1p.AAAAAAAA")), Err(Error::Newer));
        assert_eq!(read("s2d.AAAA.00000000"), Err(Error::Damaged(Damage::Changed)));
    }

    #[test]
    fn a_bomb_is_too_large() {
        let mut link = "s1d.".to_owned();
        let bomb = pack::deflate(&vec![0; pack::LARGEST + 1], usize::MAX).expect("it is short");
        base64::write(&bomb, &mut link);
        assert_eq!(read(&forged(&link)), Err(Error::TooLarge));
    }
}
