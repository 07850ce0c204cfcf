//! What kind of file it is.

/// How a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileKind {
    /// JSON Lines.
    Lines,
    /// Plain text.
    Plain,
}

/// Decides by the bytes, and by the name where they leave a choice.
pub(super) fn of(name: &str, _bytes: &[u8]) -> FileKind {
    match ending(name).as_str() {
        "jsonl" | "ndjson" => FileKind::Lines,
        _ => FileKind::Plain,
    }
}

/// The ending of a name, in lower case, without its dot; empty where there is none.
pub(super) fn ending(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    file.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}
