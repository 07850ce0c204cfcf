//! From bytes to text: UTF-8, UTF-16 and Windows-1252, by mark, by declaration or by look.

/// The byte order mark of UTF-8.
pub(super) const UTF8_MARK: &[u8] = b"\xEF\xBB\xBF";

/// How a file's text was encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf8,
    /// Some bytes of UTF-8 were damaged and have become U+FFFD.
    Utf8Damaged,
    Utf16,
    /// Also ISO 8859-1, which browsers read as Windows-1252.
    Windows1252,
    /// Declared, and not one of the above: what is not ASCII may be wrong.
    Other,
}

/// Whether text is UTF-16, by its mark or its look.
pub fn is_utf16(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") || looks_like_utf16(bytes).is_some()
}

/// Decodes text as UTF-16 where it looks so, as UTF-8 or Windows-1252 otherwise.
pub fn to_utf8(bytes: &[u8]) -> String {
    decode(bytes, None).0
}

/// Decodes text. `declared` is the character set that the file names, if any; a byte order mark is stronger.
pub(super) fn decode(bytes: &[u8], declared: Option<&str>) -> (String, Encoding) {
    if let Some(rest) = bytes.strip_prefix(UTF8_MARK) {
        return utf8(rest);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return (utf16(rest, u16::from_le_bytes), Encoding::Utf16);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return (utf16(rest, u16::from_be_bytes), Encoding::Utf16);
    }
    if let Some(order) = looks_like_utf16(bytes) {
        return (utf16(bytes, order), Encoding::Utf16);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.to_owned(), Encoding::Utf8);
    }
    let declared = declared.map(str::to_ascii_lowercase);
    match declared.as_deref() {
        Some("utf-8" | "utf8") => utf8(bytes),
        None if mostly_utf8(bytes) => utf8(bytes),
        None => (windows_1252(bytes), Encoding::Windows1252),
        Some("windows-1252" | "cp1252" | "x-cp1252" | "iso-8859-1" | "iso8859-1" | "latin1" | "us-ascii" | "ascii") => {
            (windows_1252(bytes), Encoding::Windows1252)
        }
        Some(_) => (windows_1252(bytes), Encoding::Other),
    }
}

/// Whether bytes hold text at all. Control characters that no text file has give a binary file away.
pub(super) fn is_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(8192)];
    if is_utf16(head) {
        return false;
    }
    let control = head.iter().filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31 | 127)).count();
    head.contains(&0) || control * 50 > head.len()
}

fn utf8(bytes: &[u8]) -> (String, Encoding) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), Encoding::Utf8),
        Err(_) => (String::from_utf8_lossy(bytes).into_owned(), Encoding::Utf8Damaged),
    }
}

fn utf16(bytes: &[u8], order: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| order([pair[0], pair[1]]));
    char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// Without a mark, text of European languages shows itself by a zero in every other byte.
fn looks_like_utf16(bytes: &[u8]) -> Option<fn([u8; 2]) -> u16> {
    let head = &bytes[..bytes.len().min(512) & !1];
    if head.len() < 4 {
        return None;
    }
    let zeros = |first: usize| head.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), head.len() / 2);
    if even == 0 && odd * 10 >= pairs * 7 {
        return Some(u16::from_le_bytes);
    }
    (odd == 0 && even * 10 >= pairs * 7).then_some(u16::from_be_bytes)
}

/// Whether a file is UTF-8 with a few damaged bytes: most of its sequences of high bytes are whole characters.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut damaged) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        damaged += usize::from(!chunk.invalid().is_empty());
    }
    whole > damaged * 4
}

fn windows_1252(bytes: &[u8]) -> String {
    bytes
        .iter()
        .map(|&byte| if (0x80..0xA0).contains(&byte) { UPPER[usize::from(byte) - 0x80] } else { char::from(byte) })
        .collect()
}

/// 0x80 to 0x9F of Windows-1252, as the WHATWG's encoding standard has them.
const UPPER: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "“Zérou” – 5 €";

    fn utf16_bytes(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let marked = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
        let plain = "A report of some length, \u{201C}quoted\u{201D}.";
        for (bytes, text, encoding) in [
            (TEXT.as_bytes().to_vec(), TEXT, Encoding::Utf8),
            (marked(UTF8_MARK, TEXT.as_bytes().to_vec()), TEXT, Encoding::Utf8),
            (marked(b"\xFF\xFE", utf16_bytes(TEXT, u16::to_le_bytes)), TEXT, Encoding::Utf16),
            (marked(b"\xFE\xFF", utf16_bytes(TEXT, u16::to_be_bytes)), TEXT, Encoding::Utf16),
            (utf16_bytes(plain, u16::to_le_bytes), plain, Encoding::Utf16),
            (utf16_bytes(plain, u16::to_be_bytes), plain, Encoding::Utf16),
            (b"\x93Z\xE9rou\x94 \x96 5 \x80".to_vec(), TEXT, Encoding::Windows1252),
        ] {
            assert_eq!(decode(&bytes, None), (text.to_owned(), encoding));
            assert!(!is_binary(&bytes));
        }
    }

    #[test]
    fn damaged_utf8_keeps_what_is_whole() {
        let mut bytes = "Zérou, Ünal, Škoda, Ñuñoa, Çelik".as_bytes().to_vec();
        bytes.insert(3, 0xFF);
        let (text, encoding) = decode(&bytes, None);
        assert_eq!(encoding, Encoding::Utf8Damaged);
        assert!(text.ends_with("rou, Ünal, Škoda, Ñuñoa, Çelik"));
    }

    #[test]
    fn declarations_count_where_bytes_do_not_tell() {
        assert_eq!(decode(b"caf\xE9", Some("ISO-8859-1")), ("café".to_owned(), Encoding::Windows1252));
        assert_eq!(decode(b"caf\xE9", Some("UTF-8")).1, Encoding::Utf8Damaged);
        assert_eq!(decode(b"caf\xE9", Some("koi8-r")).1, Encoding::Other);
    }

    #[test]
    fn binary_files_are_seen() {
        assert!(is_binary(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"));
        assert!(is_binary(b"\x7fELF\x02\x01\x01\0\0\0"));
        assert!(!is_binary(b"Plain text.\r\n\tWith a tab.\n"));
        assert!(!is_binary(b""));
    }
}
