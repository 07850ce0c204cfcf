//! What a saved dossier says of itself beside its articles.

use dateline_share::rule::Rule;
use serde::Deserialize;

/// How a dossier calls itself, before its version.
const SCHEMA: &str = "dateline/";

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

#[cfg(test)]
mod tests;
