//! The page with public articles: by `?src=`, as a folder for any host, as one file from disk; and links that were damaged.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use dateline_browser_tests::{Folder, Options, Page, many_articles};
use serde_json::json;
use xtask::serve::Site;

/// How many rows each view has, as the navigation says it.
const COUNTS: &str = "[...document.querySelectorAll('nav em')].map((e) => e.textContent.trim()).join(' ')";
/// What the header calls the dossier.
const NAMED: &str = "document.querySelector('.head .dossier').textContent.trim()";

fn site() -> Site {
    Site::load(&xtask::dist()).expect("the built site")
}

/// The site below a path, with a file beside the page.
fn beside(name: &str, file: &str, content: &str) -> Page {
    let mut site = site();
    site.put(file, content.as_bytes().to_vec());
    Page::open_site(name, site, &Options { base: "/some/path/".to_owned(), ..Options::default() })
}

/// Opens an address below the page's own, whatever is open now.
fn go(page: &Page, rest: &str) {
    page.driver().go("about:blank");
    page.driver().go(&format!("{}{rest}", page.home()));
}

#[test]
fn a_file_beside_the_page_opens_by_its_name() {
    let page = beside("src", "reports.jsonl", &many_articles(30));
    go(&page, "?src=reports.jsonl");
    page.sees("30 articles read");
    page.wait_for(&format!("{NAMED} === 'reports.jsonl'"));
    page.view("Entities");
    page.wait_for("location.search === '?src=reports.jsonl' && location.hash.startsWith('#entities.source')");
    let counts = page.value(COUNTS);
    // A reload fetches it anew, a `%23` for the `#` is mended.
    page.driver().reload();
    page.sees("30 articles read");
    page.wait("the same counts", || (page.value(COUNTS) == counts).then_some(()));
    go(&page, "?src=reports.jsonl%23claims.source.q-lorries");
    page.sees("30 articles read");
    page.wait_for("location.hash === '#claims.source.q-lorries' && location.search === '?src=reports.jsonl'");
    // Once something else is open the address does not name it any more.
    page.click(".head .dossier");
    page.press_button("Close it");
    page.wait_for("location.search === ''");
    page.press_button("Open the sample");
    page.sees("14 articles read");
}

#[test]
fn what_cannot_be_fetched_is_said_with_its_address() {
    let mut page = beside("src-trouble", "picture.jpg", "\u{0}\u{1}\u{2}\u{3}");
    page.forgive("404");
    for (source, said) in [
        ("none.jsonl", "There is no file at none.jsonl. Check the address"),
        ("picture.jpg", "Dateline reads text"),
        ("ftp://news.example/a.csv", "Only addresses that begin with https://"),
        ("http://news.example/a.csv", "over https only"),
    ] {
        go(&page, &format!("?src={source}"));
        page.sees(said);
        // It can be tried again, and everything else works.
        page.named("button", "Open the sample");
        page.wait_for("location.search !== ''");
    }
    assert_eq!(page.sent_abroad(), [""; 0]);
}

#[test]
fn every_format_of_public_articles_opens() {
    let timeline = json!({ "events": [{ "start_date": { "year": 2024, "month": 5, "day": 3 },
        "text": { "headline": "Peru’s navy seized a boat near Lima", "text": "<p>Two people were killed.</p>" } }] });
    let dossier = json!({ "schema": "dateline/1", "documents": [{ "id": "a", "title": "A boat is seized", "published": "2024-05-03",
        "text": "Peru’s navy seized a boat near Lima on 3 May 2024." }] });
    let csv =
        "title,published,text\nA boat is seized,2024-05-03,\"Peru’s navy seized a boat near Lima on 3 May 2024.\"\n";
    for (name, content) in
        [("timeline.json", timeline.to_string()), ("dossier.json", dossier.to_string()), ("boats.csv", csv.to_owned())]
    {
        let page = beside("src-formats", name, &content);
        go(&page, &format!("?src={name}#sources"));
        page.sees("1 article read");
        page.sees_row("seized");
        page.view("Timeline");
        page.sees_row("Peru");
    }
}

#[test]
fn a_view_of_public_articles_travels_as_a_short_link() {
    let page = beside("view", "reports.jsonl", &many_articles(40));
    go(&page, "?src=reports.jsonl");
    page.sees("40 articles read");
    page.view("Claims");
    page.fill("Search", "Quetta");
    page.wait_for("location.hash.includes('q-Quetta')");
    let rows = page.row_count();
    page.press_button("Share");
    let link = page.value("document.querySelector('[aria-label=\"Link to this view\"]').value");
    let link = link.as_str().expect("an address").to_owned();
    assert!(link.contains("?src=reports.jsonl#s1") && link.len() < 250, "{link}");
    assert!(page.text().contains("Articles are fetched from reports.jsonl"), "{}", page.text());
    page.press_button("Close");
    let rest = link.strip_prefix(page.home()).expect("the page's own address").to_owned();

    let other = beside("view-same", "reports.jsonl", &many_articles(40));
    go(&other, &rest);
    other.sees("the findings are the sender’s".replace('’', "'").as_str());
    other.wait_for("location.hash.startsWith('#claims.source') && location.hash.includes('q-Quetta')");
    other.wait("the same rows", || (other.row_count() == rows).then_some(()));

    let changed = beside("view-changed", "reports.jsonl", &many_articles(41));
    go(&changed, &rest);
    changed.sees("the findings differ from the sender's");
}

/// Another host on this machine: serves one text to everybody, and lets other pages read it if it is `open`.
fn other_host(open: bool, text: String) -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let address = format!("http://127.0.0.1:{}", listener.local_addr().expect("a bound port").port());
    let asked = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&asked);
    std::thread::spawn(move || {
        for mut stream in listener.incoming().map_while(Result::ok) {
            let mut request = vec![0; 4096];
            let length = stream.read(&mut request).unwrap_or_default();
            log.lock().expect("not poisoned").push(String::from_utf8_lossy(&request[..length]).into_owned());
            let allow = if open { "Access-Control-Allow-Origin: *\r\n" } else { "" };
            let head = format!("HTTP/1.1 200 OK\r\n{allow}Content-Length: {}\r\nConnection: close\r\n\r\n", text.len());
            drop(stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(text.as_bytes())));
        }
    });
    (address, asked)
}

/// Clicks a button in the frame that asks, as a finger does.
fn click_in_frame(page: &Page, button: &str) {
    page.one("iframe");
    page.driver().in_frame("iframe", |driver| {
        let started = Instant::now();
        let body = "const e = document.getElementById(arguments[0]); return e && e.checkVisibility() ? e : null";
        while driver.element(body, &[json!(button)]).is_none_or(|element| driver.click(&element).is_err()) {
            assert!(started.elapsed() < Duration::from_secs(20), "no button {button} in the frame");
            std::thread::sleep(Duration::from_millis(50));
        }
    });
}

/// What the frame says.
fn frame_text(page: &Page) -> String {
    page.driver().in_frame("iframe", |driver| {
        driver.script("return document.body.innerText", &[]).as_str().unwrap_or_default().to_owned()
    })
}

#[test]
fn another_host_is_asked_only_after_the_reader_agrees() {
    let (host, asked) = other_host(true, many_articles(20));
    let mut page = Page::open_site("src-elsewhere", site(), &Options { base: "/d/".to_owned(), ..Options::default() });
    page.forgive("asked for http://127.0.0.1");
    // A cookie that must not travel; hosts of one machine share them, whatever their port.
    page.value("document.cookie = 'secret=1'");
    go(&page, &format!("?src={host}/reports.jsonl#sources.source"));
    page.wait("the question", || frame_text(&page).contains(&format!("{host}/reports.jsonl")).then_some(()));
    assert!(asked.lock().expect("not poisoned").is_empty(), "before the reader agrees nobody is asked");
    // No script can agree in the reader's place, and the frame can read nothing that is kept for the page.
    let tried = page.driver().in_frame("iframe", |driver| {
        driver.script(
            "document.getElementById('yes').click();\
             const tries = { storage: () => localStorage, session: () => sessionStorage, database: () => indexedDB.open('x'), cookie: () => document.cookie, page: () => parent.document };\
             return [self.origin, ...Object.values(tries).map((attempt) => { try { attempt(); return 'READ'; } catch { return 'refused'; } })].join(' ')",
            &[],
        )
    });
    assert_eq!(tried, "null refused refused refused refused refused");
    std::thread::sleep(Duration::from_millis(300));
    assert!(asked.lock().expect("not poisoned").is_empty(), "a script is no reader");
    click_in_frame(&page, "yes");
    page.sees("20 articles read");
    page.wait_for("location.pathname === '/d/' && location.hash.startsWith('#sources.source')");
    {
        let asked = asked.lock().expect("not poisoned");
        assert_eq!(asked.len(), 1, "{asked:?}");
        let request = asked[0].to_ascii_lowercase();
        assert!(request.starts_with("get /reports.jsonl ") && request.contains("origin: null"), "{request}");
        assert!(!request.contains("cookie:") && !request.contains("referer:"), "{request}");
    }
    // A reload needs no question and asks nobody: what was fetched is still there.
    page.driver().reload();
    page.sees("20 articles read");
    assert_eq!(asked.lock().expect("not poisoned").len(), 1);
}

/// A page that was opened with articles on another host, which the reader agreed to.
fn agreed(name: &str, address: &str) -> Page {
    let mut page = beside(name, "nothing.txt", "");
    page.forgive("asked for http://127.0.0.1");
    go(&page, address);
    click_in_frame(&page, "yes");
    page
}

#[test]
fn a_view_of_articles_on_another_host_is_compared_with_the_senders() {
    let (host, _asked) = other_host(true, many_articles(12));
    let address = format!("?src={host}/reports.jsonl");
    let page = agreed("view-far", &address);
    page.sees("12 articles read");
    page.view("Claims");
    page.press_button("Share");
    let link = page.value("document.querySelector('[aria-label=\"Link to this view\"]').value");
    let link = link.as_str().expect("an address").to_owned();
    let rest = link.strip_prefix(page.home()).expect("the page's own address").to_owned();

    let other = agreed("view-far-same", &rest);
    other.sees("the findings are the sender's");
    other.wait_for("location.hash.startsWith('#claims.source')");
}

#[test]
fn a_host_that_forbids_it_is_named_and_nothing_is_lost() {
    let (host, _) = other_host(false, many_articles(2));
    let mut page = Page::open("src-closed");
    page.forgive("asked for http://127.0.0.1");
    page.forgive("CORS");
    page.forgive("ERR_FAILED");
    go(&page, &format!("?src={host}/reports.jsonl"));
    click_in_frame(&page, "yes");
    page.wait("what went wrong", || {
        frame_text(&page).contains("does not let other pages read this file").then_some(())
    });
    click_in_frame(&page, "no");
    page.press_button("Open the sample");
    page.sees("14 articles read");
}

/// Runs `dateline` of this workspace.
fn dateline(arguments: &[&str]) {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["run", "--quiet", "--locked", "--package", "dateline-cli", "--", "site"])
        .args(arguments)
        .current_dir(xtask::root())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a plain path")
}

#[test]
fn a_folder_of_dateline_site_opens_with_its_articles_and_without_a_network() {
    let folder = Folder::new("site-folder");
    let (articles, out) = (folder.file("made.jsonl", many_articles(25)), folder.path().join("out"));
    dateline(&["--out", text(&out), "--title", "Reports from the border", text(&articles)]);
    let site = Site::load(&out).expect("the folder");
    let mut page =
        Page::open_site("site-folder", site, &Options { base: "/my/pages/".to_owned(), ..Options::default() });
    page.sees("25 articles read");
    page.wait_for(&format!(
        "{NAMED} === 'Reports from the border' && document.title.includes('Reports from the border')"
    ));
    page.wait_for("location.search === ''");
    let counts = page.value(COUNTS);
    page.wait_for("navigator.serviceWorker.controller || (window.ready ||= navigator.serviceWorker.ready.then(() => { window.isReady = true }), window.isReady)");
    page.unplug();
    go(&page, "");
    page.sees("25 articles read");
    page.wait("the same counts", || (page.value(COUNTS) == counts).then_some(()));
}

/// Opens a file from disk, in a browser that has seen nothing and has no network.
fn from_disk(name: &str, file: &Path) -> Page {
    let mut page = Page::open_site(name, Site::default(), &Options::default());
    page.forgive("404");
    page.forgive("asked for file://");
    page.unplug();
    page.driver().go(&format!("file://{}", text(file)));
    page
}

/// What `page` has just saved under this name.
fn saved(folder: &Folder, name: &str) -> PathBuf {
    let path = folder.path().join(name);
    let started = Instant::now();
    while !path.is_file() {
        assert!(started.elapsed() < Duration::from_secs(30), "{name} was not saved");
        std::thread::sleep(Duration::from_millis(50));
    }
    path
}

#[test]
fn the_whole_page_as_one_file_opens_from_disk() {
    let folder = Folder::new("whole-page");
    let downloads = json!({ "behavior": "allow", "downloadPath": folder.path() });
    let page = Page::open("whole-page");
    page.driver().chromium("Browser.setDownloadBehavior", &downloads);
    page.press_button("Open the sample");
    page.sees("14 articles read");
    page.view("Timeline");
    let (counts, rows) = (page.value(COUNTS), page.rows());
    page.press_button("Take away");
    page.press_button("Whole page with these articles (HTML)");
    page.sees("dateline.html");
    let file = saved(&folder, "dateline.html");

    let other = from_disk("from-disk", &file);
    other.driver().chromium("Browser.setDownloadBehavior", &downloads);
    other.sees("14 articles read");
    other.view("Timeline");
    other.wait("the same counts", || (other.value(COUNTS) == counts).then_some(()));
    assert_eq!(other.rows(), rows);
    other.sees("0 requests since load");
    other.open_row("");
    other.one("aside mark");
    // It can be made into a file once more, with what was added.
    std::fs::remove_file(&file).expect("it was read");
    other.add_files(&[folder.file("more.jsonl", many_articles(3))]);
    other.sees("3 articles read");
    other.press_button("Take away");
    other.press_button("Whole page with these articles (HTML)");
    let again = from_disk("from-disk-again", &saved(&folder, "dateline.html"));
    again.sees("17 articles read");
}

#[test]
fn one_file_of_dateline_site_opens_from_disk_and_reaches_nobody() {
    let folder = Folder::new("site-single");
    let (articles, file) = (folder.file("made.jsonl", many_articles(5)), folder.path().join("talks.html"));
    dateline(&["--single", text(&file), "--title", "Five reports", text(&articles)]);
    let mut page = from_disk("site-single", &file);
    page.sees("5 articles read");
    page.wait_for(&format!("{NAMED} === 'Five reports'"));
    page.forgive("Content Security Policy");
    page.forgive("news.example");
    page.driver().script(
        "Promise.allSettled([fetch('https://news.example/a'), new Promise((done, failed) => { const image = new Image(); image.onload = done; image.onerror = failed; image.src = 'https://news.example/i.png'; })])\
         .then((tried) => { window.results = tried.map((result) => result.status).join() })",
        &[],
    );
    page.wait_for("window.results === 'rejected,rejected'");
    assert_eq!(page.sent_abroad(), [""; 0]);
}

#[test]
fn damaged_links_find_the_page() {
    let mut page =
        Page::open_site("damaged", site(), &Options { base: "/some/path/".to_owned(), ..Options::default() });
    page.forgive("404");
    for (damaged, mended) in [
        ("%23claims.sample", "/some/path/#claims.sample"),
        ("index.html%2523claims.sample", "/some/path/index.html#claims.sample"),
        ("deep/er/page?x=1#claims.sample", "/some/path/?x=1#claims.sample"),
    ] {
        go(&page, damaged);
        page.wait_for(&format!("location.href.endsWith({mended:?})"));
        page.sees("14 articles read");
    }
}
