//! The worker falls, falls silent, does not listen, or is of another version: the reader loses nothing and is told.

use dateline_browser_tests::{Folder, Page, many_articles, watched};
use serde_json::json;
use xtask::serve::Site;

const ARTICLE: &str =
    "# Traders welcome the promise\n\nTraders in Chaman welcomed the promise on Sunday, officials said.\n";

const DONE: &str = "!all('button').some((e) => ['Cancel', 'Stopping'].includes(label(e)))";

#[test]
fn a_fall_in_the_last_fold_leaves_nothing_unfolded_and_no_bar() {
    let folder = Folder::new("fold-fall");
    // The first worker falls when it has read everything and has folded nothing.
    let mut page = Page::open_with("fold-fall", &watched(1, "if (place === 0 && said.Closed) fall(worker);", ""));
    page.forgive("worker crash");
    page.add_files(&[folder.file("traders.md", ARTICLE)]);
    page.sees("Nothing was lost.");
    page.sees("1 article read in");
    page.wait_for(DONE);
    page.view("Entities");
    page.sees_row("Chaman");
    page.wait_for("workers.length === 2 && !workers[1].asked.some((request) => request.Read)");
}

#[test]
fn a_worker_that_hangs_in_the_last_fold_is_noticed() {
    let folder = Folder::new("fold-hang");
    let hang = "if (place !== 0) return; if (worker.hangs) event.stopImmediatePropagation(); if (said.Closed) worker.hangs = true;";
    let mut options = watched(1, hang, "");
    // The page's clock runs three times as fast.
    options
        .before
        .push_str("const since = Date.now(), clock = Date.now; Date.now = () => since + (clock() - since) * 3;");
    let page = Page::open_with("fold-hang", &options);
    page.add_files(&[folder.file("traders.md", ARTICLE)]);
    page.sees("was started again");
    page.wait_for(DONE);
    page.view("Entities");
    page.sees_row("Chaman");
}

#[test]
fn a_fall_while_a_date_is_changed_does_not_lose_the_date() {
    let folder = Folder::new("date-fall");
    let mut page = Page::open_with(
        "date-fall",
        &watched(1, "", "if (place === 0 && request.SetPublished) { fall(worker); return false; }"),
    );
    page.forgive("worker crash");
    page.add_files(&[
        folder.file("undated.txt", "The governor of Herat met the border council yesterday, a spokesman said.\n")
    ]);
    page.view("Sources");
    page.press_button("Date: Set a date. Change");
    page.driver().type_into(&page.named("input", "Date of publication"), "03082024\u{e007}");
    page.sees("was started again");
    page.sees_row("8 Mar 2024");
}

#[test]
fn a_worker_that_does_not_hear_cancel_is_ended() {
    let folder = Folder::new("deaf");
    let page = Page::open_with("deaf", &watched(1, "", "if (place === 0 && request === 'Cancel') return false;"));
    page.add_files(&[folder.file("many.jsonl", many_articles(6000)), folder.file("more.jsonl", many_articles(6000))]);
    page.wait_for("/[1-9][0-9,]* of/.test(document.body.innerText)");
    page.press_button("Cancel");
    page.sees("Stopped.");
    page.wait_for(DONE);
    page.wait_for("workers.length === 2");
    // What was cancelled is not asked for again, and the page goes on working.
    page.add_files(&[folder.file("traders.md", ARTICLE)]);
    page.view("Sources");
    page.fill("Search", "Traders");
    page.sees_row("Traders welcome the promise");
    let names = page.value("workers[1].asked.filter((request) => request.Read).map((request) => request.Read.name)");
    assert_eq!(names, json!(["traders.md"]));
}

#[test]
fn files_that_follow_a_cancel_are_a_job_of_their_own() {
    let folder = Folder::new("cancel-add");
    let page = Page::open("cancel-add");
    page.add_files(&[folder.file("many.jsonl", many_articles(6000))]);
    page.press_button("Cancel");
    page.add_files(&[folder.file("traders.md", ARTICLE)]);
    page.sees("1 article read in");
    page.wait_for(DONE);
    page.view("Sources");
    page.fill("Search", "Traders");
    page.sees_row("Traders welcome the promise");
}

#[test]
fn a_file_that_stops_every_worker_is_given_up() {
    let folder = Folder::new("falls");
    let falls = "if (said.Reading && said.Reading.name.startsWith('Report')) fall(worker);";
    let mut page = Page::open_with("falls", &watched(1, falls, ""));
    page.forgive("worker crash");
    page.add_files(&[folder.file("many.jsonl", many_articles(50)), folder.file("traders.md", ARTICLE)]);
    page.sees("3 times in a row");
    page.wait_for(DONE);
    page.wait_for("workers.length === 4");
    page.sees("many.jsonl");
    page.sees("traders.md");
}

#[test]
fn a_worker_of_another_version_is_told_and_not_tried_again() {
    let mut site = Site::load(&xtask::dist()).expect("the built site");
    site.put("worker-start.js", b"postMessage([{ Ready: { version: 'another' } }]);".to_vec());
    let page = Page::open_site("outdated", site, &watched(1, "", ""));
    page.sees("A newer version of this page is on the server.");
    page.press_button("Open the sample");
    page.sees("Load the page again first");
    page.wait_for(DONE);
    page.wait_for("workers.length === 1");
}

#[test]
fn the_reload_button_brings_the_version_that_the_host_has() {
    let page = Page::open("renew");
    page.named("button", "Open the sample");
    page.wait_for(
        "(window.ready ||= navigator.serviceWorker.ready.then(() => { window.isReady = true }), window.isReady)",
    );
    page.driver().reload();
    page.wait_for("navigator.serviceWorker.controller");
    let mut site = Site::load(&xtask::dist()).expect("the built site");
    for (name, from, to) in [
        ("index.html", "<title>", "<meta name=\"made\" content=\"later\"><title>"),
        ("sw.js", "const CACHE = OURS + \"", "const CACHE = OURS + \"later "),
    ] {
        let text = String::from_utf8(site.get(name).expect("a file of the site").to_vec()).expect("text");
        assert!(text.contains(from), "{name}");
        site.put(name, text.replace(from, to).into_bytes());
    }
    page.update(site);
    let later = "document.querySelector('meta[name=made]')";
    page.driver().reload();
    page.wait_for("navigator.serviceWorker.controller");
    page.wait_for(&format!("!{later}"));
    // What the button does.
    page.driver().script("dispatchEvent(new Event('renew'))", &[]);
    page.wait_for(later);
    page.named("button", "Open the sample");
}

#[test]
fn the_count_of_requests_includes_those_of_the_worker() {
    let mut page = Page::open_with("requests", &watched(1, "", ""));
    page.forgive("worker crash");
    page.press_button("Open the sample");
    page.sees("read in");
    page.sees("0 requests since load");
    page.driver().script("workers[0].dispatchEvent(new ErrorEvent('error', { message: 'worker crash' }))", &[]);
    page.wait_for("/[1-9] requests? since load/.test(document.body.innerText)");
}
