//! Every file in `tests/read` is read as its `.golden` file says. `BLESS=1 cargo test -p dateline-core --test read`
//! rewrites them; read the difference before you keep it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use dateline_core::model::{Note, Page};
use dateline_core::read::{Intake, read_file};
use proptest::prelude::*;

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/read");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_none_or(|ending| ending != "golden") && !path.ends_with("README.md"));
    files.sort();
    files
}

fn told(intake: &Intake) -> String {
    let mut out = String::new();
    for Page { id, text, title, outlet, author, url, published, published_basis, notes } in &intake.pages {
        let _ = writeln!(out, "== {id}");
        for (name, value) in [("title", title), ("outlet", outlet), ("author", author), ("url", url)] {
            if !value.is_empty() {
                let _ = writeln!(out, "{name}: {value}");
            }
        }
        if let Some(day) = published {
            let _ = writeln!(out, "published: {day} ({published_basis:?})");
        }
        notes.iter().for_each(|note| tell(&mut out, note));
        let _ = writeln!(out, "\n{text}\n");
    }
    intake.notes.iter().for_each(|note| tell(&mut out, note));
    out
}

fn tell(out: &mut String, Note { rule, text, .. }: &Note) {
    let _ = writeln!(out, "note: {text} [{rule}]");
}

#[test]
fn files_are_read_as_expected() {
    let files = files();
    assert!(files.len() > 10, "the fixtures are missing");
    let mut wrong = String::new();
    for path in files {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let found = told(&read_file(&name, &fs::read(&path).unwrap()));
        let golden = path.with_file_name(format!("{name}.golden"));
        if env::var_os("BLESS").is_some() {
            fs::write(&golden, found).unwrap();
        } else if fs::read_to_string(&golden).unwrap_or_default() != found {
            let _ = writeln!(wrong, "---- {name} is read as\n{found}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Names that lead to every reader.
const NAMES: [&str; 10] =
    ["a.txt", "a.md", "a.html", "a.csv", "a.tsv", "a.json", "a.jsonl", "a.zip", "folder/a", "a.unknown"];

fn check(name: &str, bytes: &[u8]) {
    let intake = read_file(name, bytes);
    assert!(!intake.pages.is_empty() || !intake.notes.is_empty(), "{name} was lost in silence");
    for page in &intake.pages {
        assert!(!page.text.trim().is_empty() && !page.id.is_empty());
        for span in page.notes.iter().filter_map(|note| note.span) {
            assert!(page.text.get(span.range()).is_some());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_give_articles_or_a_note(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        NAMES.iter().for_each(|name| check(name, &bytes));
    }

    #[test]
    fn any_text_gives_articles_or_a_note(text in "[\\PC\n\t]{0,120}") {
        NAMES.iter().for_each(|name| check(name, text.as_bytes()));
    }

    #[test]
    fn text_of_signs_gives_articles_or_a_note(text in "[\\[\\](){}<>!/\"'`*_#|,;:=\\\\\n a1é-]{0,200}") {
        NAMES.iter().for_each(|name| check(name, text.as_bytes()));
    }

    #[test]
    fn damaged_files_give_articles_or_a_note(
        file in any::<prop::sample::Index>(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
        cut in any::<prop::sample::Index>(),
    ) {
        let files = files();
        let path = file.get(&files);
        let mut bytes = fs::read(path).unwrap();
        bytes.truncate(cut.index(bytes.len() + 1));
        for (at, byte) in damage {
            if !bytes.is_empty() {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
        }
        check(&path.file_name().unwrap().to_string_lossy(), &bytes);
    }
}
