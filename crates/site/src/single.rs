//! Page, core and dossier in one HTML file, which opens from disk and asks no host for anything.
//!
//! The frame is `single.html` of the built page: it holds the script that starts the page from what stands in the file.
//! Files are packed with gzip and written in base64, each in a script element that no browser runs. `beside/single.js` makes
//! a file that does the same in the browser.

use std::fs;
use std::path::Path;

use crate::{Failure, base64, escape, gzip};

/// The dossier that goes into the file.
#[derive(Clone, Copy, Debug)]
pub struct Dossier<'a> {
    /// What the file with the articles is called.
    pub name: &'a str,
    /// What the dossier is called; may be empty.
    pub title: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// One HTML file of the built page in this folder and a dossier.
pub fn file(page: &Path, dossier: Dossier<'_>) -> Result<String, Failure> {
    let read = |name: &str| {
        let path = page.join(name);
        fs::read(&path)
            .map_err(|error| format!("{}: {error}. Make the page anew with `cargo xtask site`", path.display()))
    };
    let text = |name: &str| Ok::<_, Failure>(String::from_utf8_lossy(&read(name)?).into_owned());
    let (index, frame) = (text("index.html")?, text("single.html")?);
    let attribute = |open: &'static str| between(&index, open, "\"").next();
    let (Some(app), Some(wasm)) = (attribute("data-js=\"./"), attribute("data-wasm=\"./")) else {
        return Err(format!("{} holds no built page; `cargo xtask site` makes one", page.display()));
    };
    let mut blocks = Vec::new();
    for name in between(&index, "href=\"./", "\"").filter(|name| name.ends_with(".css")) {
        blocks.push(block(&[("name", name), ("role", "style")], &read(name)?));
    }
    blocks.push(block(&[("name", wasm), ("role", "wasm")], &read(wasm)?));
    let mut waiting =
        vec![app.to_owned(), "worker-start.js".to_owned(), "single.js".to_owned(), "single.html".to_owned()];
    let mut at = 0;
    while let Some(name) = waiting.get(at).cloned() {
        at += 1;
        let bytes = read(&name)?;
        let is_script = name.ends_with(".js") && name != "single.js";
        let needs = if is_script { needs(page, &String::from_utf8_lossy(&bytes)) } else { Vec::new() };
        let role = if name == app { "app" } else { "part" };
        blocks.push(block(&[("name", &name), ("role", role), ("needs", &needs.join(" "))], &bytes));
        for need in needs {
            if !waiting.contains(&need) {
                waiting.push(need);
            }
        }
    }
    blocks.push(block(&[("name", dossier.name), ("role", "source"), ("title", dossier.title)], dossier.bytes));
    let heading =
        if dossier.title.is_empty() { "Dateline".to_owned() } else { format!("{} · Dateline", dossier.title) };
    let (before, after) = frame.split_once("<!--files-->").ok_or("single.html has no place for files")?;
    let before = before.replace("<title>Dateline</title>", &format!("<title>{}</title>", escape(&heading)));
    Ok([&before, &blocks.join("\n"), after].concat())
}

/// Whether this HTML is a page with core and dossier in it, as [`file`] and `beside/single.js` make it: it may be written over.
pub fn is_single_file(text: &str) -> bool {
    text.contains("<script type=\"text/plain\" data-name=\"") && text.contains(" data-role=\"app\"")
}

/// A file as an element.
fn block(attributes: &[(&str, &str)], bytes: &[u8]) -> String {
    let attributes: String =
        attributes.iter().map(|(name, value)| format!(" data-{name}=\"{}\"", escape(value))).collect();
    format!("<script type=\"text/plain\"{attributes}>{}</script>", base64(&gzip(bytes)))
}

/// The files of the folder that a script names beside itself, each once.
fn needs(page: &Path, script: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (open, close) in [("\"./", "\""), ("'./", "'")] {
        for name in between(script, open, close) {
            if page.join(name).is_file() && !found.iter().any(|known| known == name) {
                found.push(name.to_owned());
            }
        }
    }
    found
}

/// All that stands between two signs, in order.
fn between<'a>(text: &'a str, open: &'a str, close: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(open).skip(1).filter_map(move |rest| rest.split_once(close).map(|(inside, _)| inside))
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;

    use super::*;

    /// The attributes of each block and what it holds.
    fn blocks(file: &str) -> Vec<(String, String)> {
        let packed = between(file, "<script type=\"text/plain\"", "</script>");
        let mut found = Vec::new();
        for (attributes, packed) in packed.filter_map(|block| block.split_once('>')) {
            let mut text = String::new();
            let bytes = STANDARD.decode(packed).expect("base64");
            flate2::read::GzDecoder::new(&*bytes).read_to_string(&mut text).expect("gzip of text");
            found.push((attributes.trim().to_owned(), text));
        }
        found
    }

    #[test]
    fn everything_that_a_page_needs_is_in_it() {
        let folder = std::env::temp_dir().join(format!("dateline-single-{}", std::process::id()));
        fs::create_dir_all(folder.join("snippets")).expect("a folder");
        for (name, content) in [
            ("index.html", "<link href=\"./a-1.css\"><script data-js=\"./app-1.js\" data-wasm=\"./app-1_bg.wasm\">"),
            ("single.html", "<title>Dateline</title><!--files--><script></script>"),
            ("single.js", "single"),
            ("a-1.css", "p{}"),
            ("app-1.js", "import { x } from './snippets/one.js'; const names = { \"./app_bg.js\": 0 };"),
            ("app-1_bg.wasm", "wasm"),
            ("snippets/one.js", "one"),
            ("worker-start.js", "import start from \"./worker.js\"; new URL(\"./worker_bg.wasm\", import.meta.url)"),
            ("worker.js", "worker"),
            ("worker_bg.wasm", "core"),
        ] {
            fs::write(folder.join(name), content).expect("a file");
        }
        let dossier = Dossier { name: "articles.jsonl", title: "A \"$&\" b", bytes: b"{}" };
        let made = file(&folder, dossier).expect("a whole page");
        let missing = fs::remove_file(folder.join("a-1.css")).map(|()| file(&folder, dossier));
        fs::remove_dir_all(&folder).expect("it was made here");
        assert!(
            made.starts_with("<title>A &quot;$&amp;&quot; b · Dateline</title><script type=\"text/plain\""),
            "{made}"
        );
        let found = blocks(&made);
        let texts: Vec<&str> = found.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(texts[..2], ["p{}", "wasm"]);
        assert_eq!(texts[6..], ["one", "worker", "core", "{}"]);
        assert_eq!(found[2].0, "data-name=\"app-1.js\" data-role=\"app\" data-needs=\"snippets/one.js\"");
        assert_eq!(
            found[3].0,
            "data-name=\"worker-start.js\" data-role=\"part\" data-needs=\"worker.js worker_bg.wasm\""
        );
        assert!(missing.expect("it was there").is_err_and(|why| why.contains("a-1.css") && why.contains("xtask site")));
    }
}
