//! Fingerprints of files, so that work already done is not done again.

use std::fs;
use std::path::{Path, PathBuf};

/// FNV-1a: small, and the same on every machine. Nothing here defends against anyone who wants a collision.
#[derive(Clone, Copy, Debug)]
pub struct Fingerprint(u64);

impl Default for Fingerprint {
    fn default() -> Self {
        Fingerprint::new()
    }
}

impl Fingerprint {
    /// The fingerprint of nothing.
    pub fn new() -> Self {
        Fingerprint(0xcbf2_9ce4_8422_2325)
    }

    /// Adds a part.
    pub fn add(&mut self, bytes: &[u8]) {
        for byte in bytes.iter().chain(&(bytes.len() as u64).to_le_bytes()) {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    /// As sixteen digits.
    pub fn hex(self) -> String {
        format!("{:016x}", self.0)
    }
}

/// Every file below `folder`, in order of its path.
pub fn files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() { waiting.push(entry.path()) } else { found.push(entry.path()) }
        }
    }
    found.sort();
    Ok(found)
}

/// One fingerprint of all that a folder or file holds, and of where it lies. What is missing counts as empty.
pub fn of_all(root: &Path, parts: &[&str]) -> std::io::Result<Fingerprint> {
    let mut fingerprint = Fingerprint::new();
    for part in parts {
        let path = root.join(part);
        let files = if path.is_dir() { files(&path)? } else { vec![path] };
        for file in files.iter().filter(|file| file.is_file()) {
            fingerprint.add(file.strip_prefix(root).unwrap_or(file).to_string_lossy().as_bytes());
            fingerprint.add(&fs::read(file)?);
        }
    }
    Ok(fingerprint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_order_and_borders_apart() {
        let of = |parts: &[&str]| {
            let mut fingerprint = Fingerprint::new();
            parts.iter().for_each(|part| fingerprint.add(part.as_bytes()));
            fingerprint.hex()
        };
        assert_ne!(of(&["ab", "c"]), of(&["a", "bc"]));
        assert_ne!(of(&["a", "b"]), of(&["b", "a"]));
        assert_eq!(of(&["a", "b"]), of(&["a", "b"]));
    }
}
