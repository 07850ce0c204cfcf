//! Gives page and worker the same name for the sources they are made of, by which they know each other.

use std::io;
use std::path::Path;

/// What the app and the worker are built from.
const SOURCES: [&str; 9] = [
    "Cargo.lock",
    "src",
    "worker-start.js",
    "crates/core",
    "crates/correct",
    "crates/export",
    "crates/lang",
    "crates/network",
    "crates/share",
];
/// What decides which findings an article gives, and how they are packed.
const CORE: [&str; 4] = ["Cargo.lock", "crates/core", "crates/lang", "crates/network"];

/// What says how findings are packed.
const FORM: [&str; 3] = ["crates/core/src/day.rs", "crates/core/src/model.rs", "crates/core/src/model"];
/// What says how that is packed which articles give together.
const SHAPE: [&str; 4] =
    ["crates/core/src/day.rs", "crates/core/src/model.rs", "crates/core/src/model", "crates/core/src/dossier.rs"];

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-env-changed=DATELINE_BUILD");
    println!("cargo:rustc-env=DATELINE_CORE={:016x}", hash(&CORE)?);
    println!("cargo:rustc-env=DATELINE_FORM={:016x}", hash(&FORM)?);
    println!("cargo:rustc-env=DATELINE_SHAPE={:016x}", hash(&SHAPE)?);
    if std::env::var_os("DATELINE_BUILD").is_some() {
        return Ok(());
    }
    println!("cargo:rustc-env=DATELINE_BUILD={:016x}", hash(&SOURCES)?);
    Ok(())
}

fn hash(sources: &[&str]) -> io::Result<u64> {
    let mut hash = Fnv(0xcbf2_9ce4_8422_2325);
    for source in sources {
        println!("cargo:rerun-if-changed={source}");
        hash.add_all(Path::new(source))?;
    }
    Ok(hash.0)
}

/// The hash FNV-1a: told apart must be builds, not attackers.
struct Fnv(u64);

impl Fnv {
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    /// Adds a file, or all files of a folder in the order of their names.
    fn add_all(&mut self, path: &Path) -> io::Result<()> {
        if path.is_dir() {
            let mut inside: Vec<_> =
                path.read_dir()?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
            inside.sort();
            return inside.iter().try_for_each(|path| self.add_all(path));
        }
        self.add(path.to_string_lossy().replace('\\', "/").as_bytes());
        self.add(&std::fs::read(path)?);
        Ok(())
    }
}
