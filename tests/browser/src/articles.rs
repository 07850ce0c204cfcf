//! Files for the page to read: our own writing, made when they are needed.

use std::path::{Path, PathBuf};

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
