//! Eight letters or digits that prove that a link is whole.
//!
//! They are the remainder of a hash of 64 bits, in base 62: 47.6 bits. A damaged link passes once in 218 million million
//! (62⁸). Repairing tries a handful of readings, each with that chance; where the end of the checksum itself was cut off,
//! [`LEAST`] characters are still one in 57 thousand million (62⁶).
//!
//! A check against damage, not against forgery: whoever wants to can write a link that passes.

/// Characters of a checksum.
pub(crate) const LENGTH: usize = 8;
/// How many of them prove a link whose end was cut off.
pub(crate) const LEAST: usize = 6;

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// FNV-1a of 64 bits, its bits stirred as in MurmurHash3 (`fmix64`). The same for ever: checksums, fingerprints and the
/// names that corrections have for sentences are made of it.
pub fn hash(bytes: impl IntoIterator<Item = u8>) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in bytes {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    hash = (hash ^ hash >> 33).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash = (hash ^ hash >> 33).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ hash >> 33
}

/// The checksum of what stands before it: tag, full stop and payload, as they are written.
pub(crate) fn checksum(written: &str) -> String {
    let mut rest = hash(written.bytes());
    let mut digits = [0; LENGTH];
    for digit in digits.iter_mut().rev() {
        *digit = DIGITS[(rest % 62) as usize];
        rest /= 62;
    }
    digits.into_iter().map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksums_stay() {
        assert_eq!(hash([]), 0xefd0_1f60_ba99_2926);
        assert_eq!(checksum("s1p.AAAA"), checksum("s1p.AAAA"));
        assert_ne!(checksum("s1p.AAAA"), checksum("s1d.AAAA"));
    }

    #[test]
    fn all_digits_are_used_evenly() {
        let mut uses = [0u32; 62];
        for number in 0..31_000 {
            for digit in checksum(&format!("s1d.{number}")).bytes() {
                uses[DIGITS.iter().position(|known| *known == digit).expect("a digit")] += 1;
            }
        }
        assert!(uses.iter().all(|&count| (3700..4300).contains(&count)), "{uses:?}");
    }
}
