//! Walks through what lies beside the page: articles from elsewhere, the page for wrong addresses, the one file.

use std::time::{Duration, Instant};

use dateline_browser_tests::{Folder, Options, Page, many_articles};
use serde_json::json;
use xtask::serve::Site;

use super::judge::Judge;
use super::{close, dialog, escape, read};

fn site() -> Site {
    Site::load(&xtask::dist()).expect("the built site")
}

/// Opens an address below the page's own, whatever is open now.
fn go(page: &Page, rest: &str) {
    page.driver().go("about:blank");
    page.driver().go(&format!("{}{rest}", page.home()));
}

/// The two pages between this host and another, and articles that came by address.
pub(crate) fn elsewhere(name: &str, options: &Options) {
    let (mut site, mut judge) = (site(), Judge::default());
    site.put("reports.jsonl", many_articles(12).into_bytes());
    let mut page = Page::open_site(name, site, options);
    page.forgive("127.0.0.1:1/");
    page.forgive("404");

    go(&page, "fetch.html?src=http://127.0.0.1:1/reports.csv");
    page.one("iframe");
    judge.look(&page, "the page around the question");
    judge.look_into(&page, "iframe", "whether another host may be asked");
    page.driver().in_frame("iframe", |driver| {
        let button = driver.element("return document.getElementById('yes')", &[]).expect("the button");
        driver.click(&button).expect("nothing lies over it");
        let started = Instant::now();
        while driver.script("return document.getElementById('problem').textContent.length > 0", &[]) != true {
            assert!(started.elapsed() < Duration::from_secs(20), "the frame says nothing");
            std::thread::sleep(Duration::from_millis(50));
        }
    });
    judge.look_into(&page, "iframe", "a host that does not answer");
    go(&page, "fetch.html");
    page.sees("This page needs the address of a file");
    judge.look(&page, "the page around the question, without an address");
    go(&page, "ask.html#src=https://news.example/reports.csv");
    page.sees("This page works only as a part of Dateline.");
    judge.look(&page, "the question without the page around it");

    go(&page, "?src=none.jsonl");
    page.sees("There is no file at none.jsonl.");
    judge.look(&page, "a source that is not there");
    go(&page, "?src=reports.jsonl");
    read(&page);
    judge.look(&page, "a source that is open");
    dialog(&page, "Share");
    page.sees("Articles are fetched from reports.jsonl");
    judge.look(&page, "the dialog to share a view of a source");
    escape(&page);
    page.click(".head .dossier");
    page.one("dialog[open]");
    judge.look(&page, "the dialog about a source");
    judge.end();
}

/// The page for wrong addresses, where there is no Dateline above it, and the page where its program does not come.
pub(crate) fn absent(name: &str, options: &Options) {
    let mut judge = Judge::default();
    let mut only = Site::default();
    only.put("404.html", site().get("404.html").expect("the page for wrong addresses").to_vec());
    let mut page = Page::open_site(name, only, options);
    page.forgive("404");
    go(&page, "not/here");
    page.sees("Dateline is not above it either.");
    judge.look(&page, "a wrong address");

    let mut torn = site();
    torn.retain(|name| !(name.starts_with("app-") && name.ends_with(".wasm")));
    let mut page = Page::open_site(&format!("{name}-torn"), torn, options);
    for said in ["404", "wasm", "WebAssembly", "TypeError", "CompileError"] {
        page.forgive(said);
    }
    page.sees("Dateline could not be started here.");
    judge.look(&page, "a page whose program does not come");
    judge.end();
}

/// The whole page as one file, opened from disk.
pub(crate) fn single(name: &str, options: &Options) {
    let (folder, mut judge) = (Folder::new(name), Judge::default());
    let page = Page::open_with(name, options);
    let downloads = json!({ "behavior": "allow", "downloadPath": folder.path() });
    page.driver().chromium("Browser.setDownloadBehavior", &downloads);
    page.press_button("Open the sample");
    read(&page);
    dialog(&page, "Take away");
    page.press_button("Whole page with these articles (HTML)");
    page.sees("dateline.html");
    let file = folder.path().join("dateline.html");
    let started = Instant::now();
    while !file.is_file() {
        assert!(started.elapsed() < Duration::from_secs(30), "the file was not saved");
        std::thread::sleep(Duration::from_millis(50));
    }

    let mut page = Page::open_site(&format!("{name}-disk"), Site::default(), options);
    page.forgive("404");
    page.forgive("favicon.ico");
    page.forgive("asked for file://");
    page.unplug();
    page.driver().go(&format!("file://{}", file.display()));
    read(&page);
    judge.look(&page, "the one file");
    page.open_row("");
    page.one("aside mark");
    judge.look(&page, "the one file, an event open");
    close(&page);
    dialog(&page, "Share");
    page.sees("This page was opened from disk");
    judge.look(&page, "the dialog to share, from disk");
    escape(&page);
    page.add_files(&[folder.file("more.jsonl", many_articles(3))]);
    page.wait_for_long("words(document.body).includes('3 articles read')");
    page.sees("This browser keeps nothing for this page");
    judge.look(&page, "articles that are added to the one file");
    judge.end();
}
