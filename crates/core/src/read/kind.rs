//! What kind of file it is.

use super::{encoding, table};

/// How a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileKind {
    Zip,
    /// JSON Lines.
    Lines,
    Json,
    /// CSV and TSV.
    Table,
    Html,
    Markdown,
    Plain,
    /// Style sheets, programs and the like, which lie beside saved pages.
    NotArticle,
    /// A page or letter with its pictures in one file.
    Mime,
}

/// Decides by the bytes, and by the name where they leave a choice.
pub(super) fn of(name: &str, bytes: &[u8]) -> FileKind {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return FileKind::Zip;
    }
    let (head, _) = encoding::decode(&bytes[..bytes.len().min(8192)], None);
    let head = head.trim_start();
    let ending = ending(name);
    match ending.as_str() {
        "jsonl" | "ndjson" => return FileKind::Lines,
        "csv" | "tsv" | "tab" => return FileKind::Table,
        "css" | "js" | "mjs" | "map" | "svg" | "woff" | "ttf" | "py" | "rs" | "c" | "h" | "java" | "sh" | "toml"
        | "yaml" | "yml" | "ini" => {
            return FileKind::NotArticle;
        }
        _ => {}
    }
    if head.starts_with("MIME-Version:") || (matches!(ending.as_str(), "mht" | "mhtml" | "eml")) {
        return FileKind::Mime;
    }
    if is_html(head) || matches!(ending.as_str(), "html" | "htm" | "xhtml" | "shtml") {
        return FileKind::Html;
    }
    if let Some(kind) = json(head) {
        return kind;
    }
    match ending.as_str() {
        "json" => FileKind::Json,
        "md" | "markdown" => FileKind::Markdown,
        _ if is_front_matter(head) => FileKind::Markdown,
        _ if table::looks_like_table(head) => FileKind::Table,
        _ => FileKind::Plain,
    }
}

/// The ending of a name, in lower case, without its dot; empty where there is none.
pub(super) fn ending(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    file.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}

fn is_html(head: &str) -> bool {
    if !head.starts_with('<') {
        return false;
    }
    let head: String = head.chars().take(2000).collect::<String>().to_ascii_lowercase();
    head.starts_with("<!doctype html") || head.contains("<html") || head.contains("<body") || head.contains("<head>")
}

/// One object a line, or one value in all. Words in square brackets are not JSON.
fn json(head: &str) -> Option<FileKind> {
    if let Some(list) = head.strip_prefix('[') {
        let object = list.trim_start().strip_prefix('{')?;
        return object.trim_start().starts_with('"').then_some(FileKind::Json);
    }
    let object = head.strip_prefix('{')?;
    let (first, more) = head.split_once('\n').unwrap_or((head, ""));
    let whole = first.trim_end().ends_with('}') && first.contains("\":");
    if whole && more.trim_start().starts_with('{') {
        return Some(FileKind::Lines);
    }
    object.trim_start().starts_with(['"', '}']).then_some(FileKind::Json)
}

fn is_front_matter(head: &str) -> bool {
    let rest = head.strip_prefix("---").or_else(|| head.strip_prefix("+++"));
    rest.is_some_and(|rest| {
        rest.starts_with(['\n', '\r'])
            && ["title", "date", "published"].iter().any(|key| rest.contains(&format!("\n{key}")))
    })
}
