//! Bytes in `A–Z a–z 0–9 - _`: RFC 4648's base64url, without padding.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The bytes as text, four characters for three bytes.
pub(crate) fn write(bytes: &[u8], out: &mut String) {
    for three in bytes.chunks(3) {
        let at = |place: usize| u32::from(three.get(place).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for place in 0..=three.len() {
            out.push(char::from(LETTERS[(bits >> (18 - 6 * place) & 63) as usize]));
        }
    }
}

/// The bytes of a text; `None` where another character stands, or the text is no length that [`write`] gives.
pub(crate) fn read(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 2);
    for four in text.as_bytes().chunks(4) {
        let mut bits = 0;
        for place in 0..4 {
            bits = bits << 6 | four.get(place).map_or(Some(0), |letter| value(*letter))?;
        }
        let [_, one, two, three] = u32::to_be_bytes(bits);
        bytes.extend_from_slice([one, two, three].get(..four.len() - 1).filter(|bytes| !bytes.is_empty())?);
    }
    Some(bytes)
}

/// Whether it is one of the sixty-four.
pub(crate) fn is_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '-' || letter == '_'
}

fn value(letter: u8) -> Option<u32> {
    Some(u32::from(match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_are_those_of_the_standard() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg"),
            ("fo", "Zm8"),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg"),
            ("fooba", "Zm9vYmE"),
            ("foobar", "Zm9vYmFy"),
        ] {
            let mut written = String::new();
            write(bytes.as_bytes(), &mut written);
            assert_eq!(written, text);
            assert_eq!(read(text).as_deref(), Some(bytes.as_bytes()));
        }
        assert_eq!(read("-_8"), Some(vec![0xfb, 0xff]));
        for wrong in ["Z", "Zm9vY", "Zm9+", "Zm9=", "Zm é"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
