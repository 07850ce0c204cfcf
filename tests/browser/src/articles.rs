//! Files for the page to read: our own writing, made when they are needed.

use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

/// A folder of files that is removed again.
#[derive(Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// An empty folder for the test of this name.
    pub fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("dateline-{name}-{}", std::process::id()));
        drop(std::fs::remove_dir_all(&path));
        std::fs::create_dir_all(&path).expect("a folder for temporary files");
        Folder(path)
    }

    /// Writes a file and gives its path.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        std::fs::write(&path, content).expect("temporary files can be written");
        path
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

/// The files of the folder that `CORPUS` names; without it, one of JSON Lines that is made.
pub fn corpus(folder: &Folder, make: impl FnOnce() -> String) -> Vec<PathBuf> {
    let Some(of) = std::env::var_os("CORPUS") else { return vec![folder.file("made.jsonl", make())] };
    let files = std::fs::read_dir(of).expect("CORPUS is a folder").map(|entry| entry.expect("an entry").path());
    let mut files: Vec<PathBuf> = files.filter(|path| path.is_file()).collect();
    files.sort();
    files
}

/// So many different small articles as one JSON Lines file.
pub fn many_articles(count: usize) -> String {
    let towns = ["Larkana", "Quetta", "Herat", "Jalalabad", "Kandahar", "Peshawar"];
    let verbs = ["criticised", "praised", "met", "accused", "warned", "thanked"];
    (0..count)
        .map(|number| {
            let (town, verb) = (towns[number % towns.len()], verbs[number / 7 % verbs.len()]);
            let (month, day) = (number / 28 % 12 + 1, number % 28 + 1);
            format!(
                "{{\"id\":\"made-{number}\",\"title\":\"Report {number} from {town}\",\"outlet\":\"The Invented Courier\",\
                 \"published\":\"2024-{month:02}-{day:02}\",\"text\":\"{town} — The governor of {town} {verb} the \
                 border council on Monday, a spokesman said. \\\"Report {number} will be studied with care,\\\" he told \
                 reporters. At least {} lorries had waited at the crossing since last week, according to drivers.\"}}\n",
                number % 90 + 3
            )
        })
        .collect()
}

/// So many different articles of some 3,000 letters as one JSON Lines file.
pub fn long_articles(count: usize) -> String {
    let towns = ["Larkana", "Quetta", "Herat", "Jalalabad", "Kandahar", "Peshawar", "Chaman", "Zaranj"];
    let parties = ["border council", "provincial police", "army", "chamber of traders", "drivers' union"];
    let verbs = ["criticised", "praised", "met", "accused", "warned", "thanked", "threatened"];
    (0..count)
        .map(|number| {
            let (month, day) = (number / 28 % 12 + 1, number % 28 + 1);
            let text: String = (0..9)
                .map(|part| {
                    let at = number * 13 + part * 7;
                    let (town, other) = (towns[at % towns.len()], towns[(at / 3 + 1) % towns.len()]);
                    let (party, verb) = (parties[at % parties.len()], verbs[at / 2 % verbs.len()]);
                    format!(
                        "The governor of {town} {verb} the {party} of {other} two days ago, a spokesman said. \\\"The \
                         crossing will stay closed until {} March,\\\" he told reporters. At least {} people were injured \
                         when lorries collided near {other} on Friday, according to officials who spoke to the Invented \
                         Courier.\\n\\n",
                        at % 28 + 1,
                        at % 50 + 2
                    )
                })
                .collect();
            format!(
                "{{\"id\":\"long-{number}\",\"title\":\"Report {number}\",\"outlet\":\"The Invented Courier\",\
                 \"published\":\"2024-{month:02}-{day:02}\",\"text\":\"{text}\"}}\n"
            )
        })
        .collect()
}

/// The files as one ZIP archive, packed as most programs do.
pub fn zip(files: &[(&str, &str)]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let (offset, entry) = (out.len() as u32, entry(name, content.as_bytes()));
        out.extend(b"PK\x03\x04");
        out.extend(&entry.head);
        out.extend(name.as_bytes());
        out.extend(&entry.packed);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&entry.head);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (start, count) = (out.len() as u32, files.len() as u16);
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend((directory.len() as u32).to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0; 2]);
    out
}

struct Entry {
    /// What stands both before the file and in the directory: version, method, sizes, check sum.
    head: Vec<u8>,
    packed: Vec<u8>,
}

fn entry(name: &str, content: &[u8]) -> Entry {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(content).expect("memory can be written to");
    let packed = encoder.finish().expect("memory can be written to");
    let mut check = Crc::new();
    check.update(content);
    let mut head = vec![0x14, 0, 0, 0, 8, 0, 0, 0, 0x21, 0];
    head.extend(check.sum().to_le_bytes());
    head.extend((packed.len() as u32).to_le_bytes());
    head.extend((content.len() as u32).to_le_bytes());
    head.extend((name.len() as u16).to_le_bytes());
    head.extend([0; 2]);
    Entry { head, packed }
}
