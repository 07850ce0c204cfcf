//! Ids made of names: the same for the same name, everywhere and for good.

use sha1_smol::Sha1;

/// The namespace of all names of Dateline. Whoever changes it changes every id.
const NAMESPACE: [u8; 16] =
    [0x65, 0xb6, 0xc3, 0xba, 0x71, 0x5c, 0x4f, 0x06, 0x8f, 0x3f, 0xf1, 0xab, 0x72, 0xc4, 0x61, 0x7b];

/// A UUID of version 5 (RFC 9562), as `6ba7b810-9dad-51d1-80b4-00c04fd430c8`.
pub(crate) fn uuid(name: &str) -> String {
    let mut hash = Sha1::from(NAMESPACE);
    hash.update(name.as_bytes());
    let mut bytes = hash.digest().bytes();
    bytes[6] = bytes[6] & 0x0f | 0x50;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex: String = bytes[..16].iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

/// A longer id without hyphens, of 40 hexadecimal digits.
pub(crate) fn hash(name: &str) -> String {
    let mut hash = Sha1::from(NAMESPACE);
    hash.update(name.as_bytes());
    hash.digest().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Computed by another implementation.
    #[test]
    fn it_is_version_five() {
        assert_eq!(uuid("dateline"), "9ccafee5-52da-5656-a2ee-4642aab0d118");
        assert_eq!(hash("dateline"), "9ccafee552dad656e2ee4642aab0d11828dc7be8");
    }
}
