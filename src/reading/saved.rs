//! What a saved dossier says of itself beside its articles.

use dateline_share::rule::Rule;
use serde::Deserialize;

/// How a dossier calls itself, before its version.
const SCHEMA: &str = "dateline/";
/// How many files of an archive are named; the others are counted.
const TOLD: usize = 2;

/// What a dossier was saved with.
#[derive(Debug, Default, PartialEq, Deserialize)]
pub struct Saved {
    schema: String,
    /// What its reader called it; may be empty.
    #[serde(default)]
    pub name: String,
    /// How its reader corrected it.
    #[serde(default)]
    pub corrections: Vec<Rule>,
}

/// What stands in a saved dossier of ours; nothing for any other file. What cannot be read as such is none: its articles
/// are read all the same.
pub fn read(file: &str, bytes: &[u8]) -> Saved {
    if !file.to_lowercase().ends_with(".json") || !bytes.trim_ascii_start().starts_with(b"{") {
        return Saved::default();
    }
    let saved = serde_json::from_slice::<Saved>(bytes).ok().filter(|saved| saved.schema.starts_with(SCHEMA));
    saved.map(|saved| Saved { name: saved.name.trim().to_owned(), ..saved }).unwrap_or_default()
}

/// What is said of an archive with files in it that are named as the page names saved dossiers: if they are some, their
/// articles are read like any others, and nothing else of them.
pub fn said_of_archive(file: &str, bytes: &[u8]) -> Option<String> {
    let number = |at: usize, size: usize| {
        let bytes = bytes.get(at..at + size)?;
        Some(bytes.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte)))
    };
    let packed = Some(bytes).filter(|bytes| bytes.starts_with(b"PK\x03\x04"))?;
    let end = packed.windows(4).rposition(|sign| sign == b"PK\x05\x06")?;
    let start = number(end + 16, 4)?;
    let records = bytes.get(start..end)?.windows(4).enumerate().filter(|(_, sign)| *sign == b"PK\x01\x02");
    let names = records.filter_map(|(at, _)| bytes.get(start + at + 46..start + at + 46 + number(start + at + 28, 2)?));
    let names = names.map(String::from_utf8_lossy).filter(|name| is_named_so(name) && !name.starts_with("__MACOSX/"));
    let mut names = names.map(|name| format!("“{name}”"));
    let told: Vec<String> = names.by_ref().take(TOLD).collect();
    let more = match names.count() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let (are, them) = match told.len() {
        0 => return None,
        1 => ("is a saved dossier", "it"),
        _ => ("are saved dossiers", "each"),
    };
    let told = told.join(", ") + &more;
    Some(format!(
        "If {told} {are}, the articles are read from {file}, but no name and no corrections. To have these too, unpack \
         {file} and add {them} alone."
    ))
}

/// Whether the page saves dossiers under such names.
fn is_named_so(name: &str) -> bool {
    let name = name.to_lowercase();
    name.ends_with(".dateline.json") || name.ends_with("dossier.json")
}

#[cfg(test)]
mod tests;
