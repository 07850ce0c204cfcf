//! Makes the payload small, and large again within bounds.
//!
//! Links are short, and deflate learns as it goes: on a hundred words it has hardly begun. So it starts with a dictionary
//! that both sides know, `dictionary.txt`. **The dictionary never changes**: links that were written with it could not be
//! read any more. Another one is another codec, with a letter of its own.

use miniz_oxide::deflate::core::deflate_flags::TDEFL_FORCE_ALL_STATIC_BLOCKS;
use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, TDEFLStatus, compress, create_comp_flags_from_zip_params,
};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

use crate::error::Error;

/// The most bytes a payload may have before it is made small. News shrinks to a third and base64url adds a third, so that
/// such a payload is a link of about 2 MB, which is what the most patient browser opens.
pub const LARGEST: usize = 4 << 20;

/// What deflate's window holds when a payload begins.
const DICTIONARY: &[u8] = include_bytes!("dictionary.txt");

/// Up to this many bytes the standard codes may be better than those that must be told first.
const SHORT: usize = 8192;

/// Deflates, with the dictionary already seen: with codes of its own or with the standard ones, which need not be told and
/// so suit short payloads. `None` as soon as it is sure to become more than `most` bytes.
pub(crate) fn deflate(payload: &[u8], most: usize) -> Option<Vec<u8>> {
    let own = deflate_with(payload, 0, most);
    if payload.len() > SHORT {
        return own;
    }
    let standard = deflate_with(payload, TDEFL_FORCE_ALL_STATIC_BLOCKS, most);
    own.into_iter().chain(standard).min_by_key(Vec::len)
}

fn deflate_with(payload: &[u8], codes: u32, most: usize) -> Option<Vec<u8>> {
    const BEST: i32 = 9;
    const RAW: i32 = -15;
    const USUAL: i32 = 0;
    let mut compressor = CompressorOxide::new(create_comp_flags_from_zip_params(BEST, RAW, USUAL) | codes);
    // What the dictionary gives is thrown away. A flush ends on a whole byte, so the payload begins on one.
    drive(&mut compressor, DICTIONARY, TDEFLFlush::Sync, usize::MAX)?;
    drive(&mut compressor, payload, TDEFLFlush::Finish, most)
}

fn drive(compressor: &mut CompressorOxide, mut bytes: &[u8], flush: TDEFLFlush, most: usize) -> Option<Vec<u8>> {
    let mut all = Vec::new();
    let mut piece = [0; 4096];
    loop {
        let (status, read, written) = compress(compressor, bytes, &mut piece, flush);
        all.extend_from_slice(&piece[..written]);
        if all.len() > most {
            return None;
        }
        bytes = &bytes[read..];
        let done = match status {
            TDEFLStatus::Okay => bytes.is_empty() && written < piece.len() && flush != TDEFLFlush::Finish,
            _ => true,
        };
        if done {
            return Some(all);
        }
    }
}

/// Inflates what [`deflate`] gave, up to [`LARGEST`] bytes. `Ok(None)` if it is not deflated data.
pub(crate) fn inflate(bytes: &[u8]) -> Result<Option<Vec<u8>>, Error> {
    let start = DICTIONARY.len();
    let mut state = DecompressorOxide::new();
    let mut out = DICTIONARY.to_vec();
    let (mut read, mut written) = (0, start);
    let mut room = bytes.len().saturating_mul(4).clamp(1024, LARGEST);
    loop {
        out.resize(start + room, 0);
        let (status, taken, given) =
            decompress(&mut state, &bytes[read..], &mut out, written, TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF);
        read += taken;
        written += given;
        match status {
            TINFLStatus::Done if read == bytes.len() => {
                out.truncate(written);
                out.drain(..start);
                return Ok(Some(out));
            }
            TINFLStatus::HasMoreOutput if room >= LARGEST => return Err(Error::TooLarge),
            TINFLStatus::HasMoreOutput => room = (room * 2).min(LARGEST),
            _ => return Ok(None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(payload: &[u8]) -> Vec<u8> {
        deflate(payload, usize::MAX).expect("nothing is too long")
    }

    /// If this fails, links that people have kept cannot be read any more. A new dictionary is a new codec.
    #[test]
    fn the_dictionary_stays() {
        assert_eq!((DICTIONARY.len(), crate::hash(DICTIONARY.iter().copied())), (3014, 2_634_864_979_031_162_778));
    }

    #[test]
    fn what_is_packed_comes_back() {
        for length in [0, 1, 10, 1000, 100_000, LARGEST] {
            let payload: Vec<u8> = (0..length).map(|at| (at * at / 7) as u8).collect();
            assert_eq!(inflate(&whole(&payload)), Ok(Some(payload)), "{length}");
        }
    }

    #[test]
    fn a_bomb_does_not_go_off() {
        let bomb = whole(&vec![0; LARGEST + 1]);
        assert!(bomb.len() < 10_000);
        assert_eq!(inflate(&bomb), Err(Error::TooLarge));
    }

    #[test]
    fn half_a_payload_is_none() {
        let whole = whole(b"said on Tuesday that talks had failed, and that they would not be taken up again");
        for end in 0..whole.len() {
            assert_eq!(inflate(&whole[..end]), Ok(None));
        }
        assert_eq!(inflate(&[&whole[..], &[0]].concat()), Ok(None));
    }

    #[test]
    fn known_words_cost_little() {
        let words = b"Foreign Ministry spokesperson said on Thursday that the two sides had agreed";
        assert!(whole(words).len() < 40, "{}", whole(words).len());
    }

    #[test]
    fn what_becomes_too_long_is_given_up_and_nothing_else() {
        // Numbers of xorshift, which nothing can make smaller.
        let mut state = 88_172_645_463_325_252_u64;
        let noise: Vec<u8> = (0..50_000)
            .map(|_| {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                state as u8
            })
            .collect();
        for payload in [&noise[..], &noise[..500]] {
            let length = whole(payload).len();
            assert_eq!(deflate(payload, length).map(|all| all.len()), Some(length));
            assert_eq!(deflate(payload, length - 1), None);
        }
    }
}
