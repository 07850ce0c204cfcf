//! What a saved dossier says of itself beside its articles.

use serde::Deserialize;

/// The name of a saved dossier; `None` for any other file.
pub fn name(file: &str, bytes: &[u8]) -> Option<String> {
    #[derive(Deserialize)]
    struct Saved {
        schema: String,
        #[serde(default)]
        name: String,
    }
    if !file.to_lowercase().ends_with(".json") || !bytes.trim_ascii_start().starts_with(b"{") {
        return None;
    }
    let saved: Saved = serde_json::from_slice(bytes).ok()?;
    let is_ours = saved.schema.starts_with("dateline/") && !saved.name.trim().is_empty();
    is_ours.then(|| saved.name.trim().to_owned())
}

#[cfg(test)]
mod tests;
