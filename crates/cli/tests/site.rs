//! `dateline site` as a terminal sees it: what it writes, and what it refuses.

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use support::{dateline, err, folder};

/// Files as `cargo xtask site` leaves them, as far as `dateline site` looks at them.
fn built_page(folder: &Path) -> PathBuf {
    let page = folder.join("page");
    fs::create_dir_all(page.join("icons")).unwrap();
    for (name, content) in [
        (
            "index.html",
            "<head>\n<title>Dateline</title>\n<link href=\"./base-1.css\">\n<script data-js=\"./app-1.js\" data-wasm=\"./app-1_bg.wasm\"></script>\n</head>\n",
        ),
        ("single.html", "<title>Dateline</title><!--files-->"),
        ("sw.js", "const FILES = [\n  \"index.html\",\n];"),
        ("base-1.css", "p{}"),
        ("app-1.js", "app"),
        ("app-1_bg.wasm", "wasm"),
        ("single.js", "single"),
        ("worker-start.js", "import \"./worker.js\""),
        ("worker.js", "worker"),
        ("icons/icon.svg", "<svg/>"),
    ] {
        fs::write(page.join(name), content).unwrap();
    }
    page
}

#[test]
fn a_site_is_the_page_and_the_articles() {
    let folder = folder("site");
    let (page, out) = (built_page(&folder), folder.join("out"));
    let (page, out) = (page.to_str().unwrap(), out.to_str().unwrap());
    let article = folder.join("a.txt");
    fs::write(&article, "Talks Open\nTARSK, May 6, 2024 — Envoys met on Friday.\n").unwrap();
    let site = |more: &[&str]| dateline(&[&["site", "--page", page, "--out", out], more].concat(), "");
    let output = site(&["--title", "Talks in Tarsk", article.to_str().unwrap(), article.to_str().unwrap()]);
    assert!(output.status.success() && output.stdout.is_empty(), "{}", err(&output));
    let read = |name: &str| fs::read_to_string(folder.join("out").join(name)).unwrap();
    let articles: Vec<Value> = read("articles.jsonl").lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(articles.len(), 2);
    assert_ne!(articles[0]["id"], articles[1]["id"]);
    let index = read("index.html");
    assert!(
        index.contains("content=\"articles.jsonl\"") && index.contains("<title>Talks in Tarsk · Dateline"),
        "{index}"
    );
    assert!(read("README.md").starts_with("# Talks in Tarsk\n"));
    let list = read("sw.js");
    for kept in ["articles.jsonl", "index.html", "icons/icon.svg", "worker.js"] {
        assert!(list.contains(&format!("  \"{kept}\",")), "{list}");
    }
    assert!(!list.contains("README") && !list.contains("nojekyll") && folder.join("out/.nojekyll").is_file());

    // Written anew with other articles and another version of the page, nothing old is left, and nobody else's is touched.
    fs::write(folder.join("out/README.md"), "mine").unwrap();
    fs::write(folder.join("out/CNAME"), "talks.example").unwrap();
    fs::write(folder.join("out/icons/photo.jpg"), "light").unwrap();
    fs::rename(folder.join("page/app-1.js"), folder.join("page/app-2.js")).unwrap();
    let other = fs::read_to_string(folder.join("page/index.html")).unwrap().replace("app-1.js", "app-2.js");
    fs::write(folder.join("page/index.html"), other).unwrap();
    let dossier =
        "{\"schema\": \"dateline/1\", \"documents\": [{\"id\": \"a\", \"text\": \"One.\"}], \"corrections\": []}";
    let saved = folder.join("talks.dateline.json");
    fs::write(&saved, dossier).unwrap();
    let before = list;
    assert!(site(&[saved.to_str().unwrap()]).status.success());
    assert!(!folder.join("out/articles.jsonl").exists() && !folder.join("out/app-1.js").exists());
    assert_eq!((read("dossier.json").as_str(), read("README.md").as_str()), (dossier, "mine"));
    assert_eq!(read("CNAME"), "talks.example");
    // Not even the call after the next takes it for its own.
    assert!(site(&[saved.to_str().unwrap()]).status.success());
    assert_eq!(read("icons/photo.jpg"), "light");
    assert!(!read("sw.js").contains("photo.jpg"), "{}", read("sw.js"));

    // A list that names files elsewhere takes none of them away.
    let elsewhere = folder.join("elsewhere.txt");
    fs::write(&elsewhere, "theirs").unwrap();
    let names = format!("FILES = [\n  {elsewhere:?},\n  \"../elsewhere.txt\",\n  \"icons/../../elsewhere.txt\",\n");
    fs::write(folder.join("out/sw.js"), read("sw.js").replace("FILES = [\n", &names)).unwrap();
    assert!(site(&[saved.to_str().unwrap()]).status.success());
    assert_eq!(fs::read_to_string(&elsewhere).unwrap(), "theirs");
    assert!(read("index.html").contains("content=\"dossier.json\"") && read("sw.js") != before);
}

#[test]
fn a_site_as_one_file_holds_all_of_it() {
    let folder = folder("single");
    let page = built_page(&folder);
    fs::write(page.join("single.html"), "<title>Dateline</title><!--files--><script>start</script>").unwrap();
    let file = folder.join("talks.html");
    let arguments =
        ["site", "--page", page.to_str().unwrap(), "--single", file.to_str().unwrap(), "--title", "A & B", "-"];
    let output = dateline(&arguments, "{\"id\": \"a\", \"text\": \"Envoys met.\"}\n");
    assert!(output.status.success(), "{}", err(&output));
    let whole = fs::read_to_string(&file).unwrap();
    assert!(whole.starts_with("<title>A &amp; B · Dateline</title>") && whole.ends_with("<script>start</script>"));
    for block in ["\"app-1.js\" data-role=\"app\"", "\"worker.js\"", "\"articles.jsonl\" data-role=\"source\""] {
        assert!(whole.contains(&format!("data-name={block}")), "{block} in {whole}");
    }
}

#[test]
fn nothing_of_others_is_written_over() {
    let folder = folder("site-over");
    let page = built_page(&folder);
    let (page, out) = (page.to_str().unwrap(), folder.join("out"));
    fs::create_dir_all(&out).unwrap();
    let theirs = "{\"id\": \"a\", \"text\": \"Envoys met.\"}\n";
    let path = |name: &str| out.join(name).to_str().unwrap().to_owned();
    let site = |to: &str| dateline(&["site", "--page", page, "--out", to, &path("articles.jsonl")], "");
    fs::write(path("articles.jsonl"), theirs).unwrap();
    fs::write(path("base-1.css"), "theirs").unwrap();
    let refused = site(&path("."));
    assert_eq!(refused.status.code(), Some(2));
    let said = err(&refused);
    for words in ["articles.jsonl", "base-1.css", "nothing was written", "--out"] {
        assert!(said.contains(words), "{said}");
    }
    let mut names: Vec<_> = fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["articles.jsonl", "base-1.css"]);
    assert_eq!(fs::read_to_string(path("articles.jsonl")).unwrap(), theirs);

    // Elsewhere it goes, and again over what it wrote itself, but not over what came there in between.
    fs::create_dir_all(path("site")).unwrap();
    fs::write(path("site/.nojekyll"), "mine").unwrap();
    assert!(site(&path("site")).status.success() && site(&path("site")).status.success());
    assert_eq!(fs::read_to_string(path("site/.nojekyll")).unwrap(), "mine");
    let index = fs::read_to_string(path("site/index.html")).unwrap();
    fs::write(path("site/dossier.json"), "theirs").unwrap();
    let saved = folder.join("talks.dateline.json");
    fs::write(&saved, "{\"schema\": \"dateline/1\", \"documents\": [{\"id\": \"a\", \"text\": \"One.\"}]}").unwrap();
    let refused = dateline(&["site", "--page", page, "--out", &path("site"), saved.to_str().unwrap()], "");
    assert!(refused.status.code() == Some(2) && err(&refused).contains("dossier.json"), "{}", err(&refused));
    assert_eq!(fs::read_to_string(path("site/index.html")).unwrap(), index);
    assert!(Path::new(&path("site/articles.jsonl")).is_file(), "nothing was taken away");

    // The same holds for the one file.
    let single = |to: &str| dateline(&["site", "--page", page, "--single", to, &path("articles.jsonl")], "");
    let refused = single(&path("base-1.css"));
    assert!(refused.status.code() == Some(2) && err(&refused).contains("--single"), "{}", err(&refused));
    assert_eq!(fs::read_to_string(path("base-1.css")).unwrap(), "theirs");
    assert!(single(&path("talks.html")).status.success() && single(&path("talks.html")).status.success());
}

#[test]
fn a_call_that_failed_midway_can_be_made_again() {
    let folder = folder("site-midway");
    let page = built_page(&folder);
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    fs::write(path("a.txt"), "Envoys met.").unwrap();
    let site = || dateline(&["site", "--page", page.to_str().unwrap(), "--out", &path("out"), &path("a.txt")], "");
    // A file named like one of the page's folders is in the way.
    fs::create_dir_all(path("out")).unwrap();
    fs::write(path("out/icons"), "mine").unwrap();
    let refused = site();
    assert!(refused.status.code() == Some(2) && err(&refused).contains("icons is there already"), "{}", err(&refused));
    assert_eq!(fs::read_dir(path("out")).unwrap().count(), 1, "nothing was written");
    fs::remove_file(path("out/icons")).unwrap();
    assert!(site().status.success());
    let names = || contents(&folder.join("out"));
    let whole = names();
    // No file can be written where a folder lies.
    fs::remove_file(path("out/worker.js")).unwrap();
    fs::create_dir_all(path("out/worker.js")).unwrap();
    let failed = site();
    assert!(failed.status.code() == Some(2) && err(&failed).contains("worker.js"), "{}", err(&failed));
    assert!(!folder.join("out/index.html").exists(), "half a page is none");
    fs::remove_dir(path("out/worker.js")).unwrap();
    let again = site();
    assert!(again.status.success(), "{}", err(&again));
    assert_eq!(names(), whole);
    // A page of somebody else's beside what such a call left is not written over.
    fs::write(path("out/index.html"), "theirs").unwrap();
    assert!(err(&site()).contains("not Dateline's"));
}

/// The files of a folder and what they hold.
fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let files = dateline_site::fingerprint::files(folder).unwrap();
    files.into_iter().map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

#[test]
fn a_site_is_not_made_of_nothing_and_not_over_other_pages() {
    let folder = folder("no-site");
    let page = built_page(&folder);
    let article = folder.join("a.txt");
    fs::write(&article, "Envoys met.").unwrap();
    fs::write(folder.join("empty.jsonl"), "\n").unwrap();
    fs::create_dir_all(folder.join("theirs")).unwrap();
    fs::write(folder.join("theirs/index.html"), "<title>Ours</title>").unwrap();
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let page = page.to_str().unwrap();
    for (page, out, article, said) in [
        (page, "out", "empty.jsonl", "no article was found"),
        (page, "theirs", "a.txt", "not Dateline's"),
        (page, "page/icons", "a.txt", "choose another folder"),
        (path("theirs").as_str(), "out", "a.txt", "cargo xtask site"),
    ] {
        let output = dateline(&["site", "--page", page, "--out", &path(out), &path(article)], "");
        assert_eq!(output.status.code(), Some(2), "{out} {article}");
        assert!(err(&output).contains(said), "{}", err(&output));
    }
    assert_eq!(fs::read_to_string(folder.join("theirs/index.html")).unwrap(), "<title>Ours</title>");
    assert_eq!(dateline(&["site", &path("a.txt")], "").status.code(), Some(2), "neither --out nor --single");
}
