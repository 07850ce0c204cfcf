//! Several workers share a large intake: the reader sees the same, only sooner, whatever becomes of any of them.

use dateline_browser_tests::{Folder, Page, long_articles, many_articles, watched};
use serde_json::json;
use xtask::serve::Site;

const ARTICLE: &str =
    "# Traders welcome the promise\n\nTraders in Chaman welcomed the promise on Sunday, officials said.\n";

const DONE: &str = "!all('button').some((e) => ['Cancel', 'Stopping'].includes(label(e)))";

/// Notes who reads, and keeps the last dossier and the records that a new worker is told.
const KEEP: &str = "if (said.Reading && said.Reading.article !== undefined) worker.reads = true; \
                    if (said === 'Folded') window.folded = event.data[1];";
const KEEP_RECORDS: &str = "if (request === 'Restore') window.records = message[1];";

/// A site whose workers stand still at the first article that they begin if a condition holds.
fn freezing(when: &str) -> Site {
    with_start(|start| {
        start.replace(
            "await start(",
            &format!(
                "const say = self.postMessage.bind(self);\n\
                 self.postMessage = (message, carried) => {{ say(message, carried); if (message[0].Reading && {when}) for (;;) {{}} }};\n\
                 await start("
            ),
        )
    })
}

fn with_start(change: impl FnOnce(&str) -> String) -> Site {
    let mut site = Site::load(&xtask::dist()).expect("the built site");
    let start = String::from_utf8(site.get("worker-start.js").expect("a file of the site").to_vec()).expect("text");
    site.put("worker-start.js", change(&start).into_bytes());
    site
}

/// All is read, but for so many articles.
#[track_caller]
fn sees_all_but(page: &Page, of: usize, missing: std::ops::RangeInclusive<usize>) {
    page.wait_for(DONE);
    page.view("Sources");
    page.wait("all articles but a few", || missing.contains(&(of - page.row_count())).then_some(()));
}

#[test]
fn the_dossier_is_the_same_whatever_the_number_of_workers() {
    let folder = Folder::new("several");
    let mut files = vec![folder.file("long.jsonl", long_articles(500))];
    files.extend((0..40).map(|number| {
        let town = ["Herat", "Chaman", "Quetta"][number % 3];
        folder.file(&format!("note {number}.md"), ARTICLE.replace("Chaman", town))
    }));
    let [alone, shared] = [1, 4].map(|processors| {
        let mut page = Page::open_with("several", &watched(processors, KEEP, KEEP_RECORDS));
        page.forgive("worker crash");
        page.add_files(&files);
        page.sees("540 articles read in");
        assert_eq!(page.value("workers.slice(1).some((worker) => worker.reads)"), processors > 1, "helpers have read");
        page.wait_for("workers.slice(1).every((worker) => worker.ended)");
        // A new worker is told all records.
        page.driver().script("fall(workers[0])", &[]);
        page.wait_for("window.records");
        [digest(&page, "folded", 10_000), digest(&page, "records", 1_000_000)]
    });
    assert_eq!(alone, shared, "four workers give the same bytes as one");
}

/// The hash of bytes that the page holds, of which there are at least so many.
fn digest(page: &Page, bytes: &str, least: usize) -> String {
    page.value(&format!(
        "crypto.subtle.digest('SHA-256', {bytes}).then((hash) => {{ window.hash = new Uint8Array(hash).join() }})"
    ));
    page.wait_for("window.hash");
    assert!(page.value(&format!("{bytes}.length")).as_u64().is_some_and(|length| length as usize > least), "{bytes}");
    page.value("(() => { const hash = window.hash; window.hash = null; return hash })()").to_string()
}

#[test]
fn a_helper_that_falls_costs_the_article_in_its_hands_alone() {
    let folder = Folder::new("helper-fall");
    let falls = "if (place === 1 && said.Reading) { window.fell = said.Reading.name; fall(worker); }";
    let mut page = Page::open_site("helper-fall", freezing("self.name === '1'"), &watched(3, falls, ""));
    page.forgive("worker crash");
    page.add_files(&[folder.file("long.jsonl", long_articles(500))]);
    page.wait_for("window.fell");
    page.sees("was started again");
    sees_all_but(&page, 500, 1..=1);
    let fell = page.value("fell");
    page.sees(fell.as_str().expect("a name"));
    page.sees("The article was left out; all others are read.");
    assert!(page.value("!workers[0].ended").as_bool().unwrap_or(false), "the worker that leads went on");
}

#[test]
fn a_helper_that_falls_silent_is_noticed() {
    let folder = Folder::new("helper-silent");
    let mut options = watched(2, "if (place === 1 && said.Reading) window.hung = said.Reading.name;", "");
    // The page's clock runs three times as fast.
    options
        .before
        .push_str("const since = Date.now(), clock = Date.now; Date.now = () => since + (clock() - since) * 3;");
    let page = Page::open_site("helper-silent", freezing("self.name === '1'"), &options);
    page.add_files(&[folder.file("long.jsonl", long_articles(300))]);
    page.wait_for("window.hung");
    page.sees("was started again");
    sees_all_but(&page, 300, 1..=1);
    let hung = page.value("hung");
    page.sees(hung.as_str().expect("a name"));
    page.sees("It took the reader too long");
}

#[test]
fn helpers_that_always_fall_leave_the_reading_to_the_worker() {
    let folder = Folder::new("helpers-fall");
    let falls = "if (place > 0 && said.Reading) fall(worker);";
    let mut page = Page::open_site("helpers-fall", freezing("self.name !== '0'"), &watched(2, falls, ""));
    page.forgive("worker crash");
    page.add_files(&[folder.file("long.jsonl", long_articles(500))]);
    page.wait_for("workers.length === 4");
    sees_all_but(&page, 500, 3..=3);
    assert_eq!(page.value("workers.length"), 4);
}

#[test]
fn a_helper_that_cannot_be_started_is_not_missed() {
    let folder = Folder::new("helper-none");
    let falls = "if (place > 0) { event.stopImmediatePropagation(); fall(worker); }";
    let mut page = Page::open_with("helper-none", &watched(2, falls, ""));
    page.forgive("worker crash");
    page.add_files(&[folder.file("long.jsonl", long_articles(500))]);
    page.sees("500 articles read in");
    page.wait_for(DONE);
}

#[test]
fn a_fall_of_the_worker_that_leads_loses_nothing() {
    let folder = Folder::new("lead-fall");
    let falls = "if (place > 0 && said.Reading && !window.fell) { window.fell = true; fall(workers[0]); }";
    let mut page = Page::open_with("lead-fall", &watched(3, falls, ""));
    page.forgive("worker crash");
    page.add_files(&[folder.file("long.jsonl", long_articles(500))]);
    page.wait_for("window.fell");
    page.sees("was started again");
    sees_all_but(&page, 500, 0..=1);
}

#[test]
fn cancel_stops_all_of_them() {
    let folder = Folder::new("several-cancel");
    let page = Page::open_with("several-cancel", &watched(3, KEEP, ""));
    page.add_files(&[folder.file("many.jsonl", many_articles(6000)), folder.file("more.jsonl", long_articles(2000))]);
    page.wait_for("workers.some((worker) => worker.place > 0 && worker.reads)");
    page.press_button("Cancel");
    page.sees("Stopped.");
    page.wait_for(DONE);
    page.wait_for("workers.slice(1).every((worker) => worker.ended) && !workers[0].ended");
    page.add_files(&[folder.file("traders.md", ARTICLE)]);
    page.sees("1 article read in");
    page.view("Sources");
    page.fill("Search", "Traders");
    page.sees_row("Traders welcome the promise");
    page.fill("Search", "");
    // Another large intake is shared again.
    page.add_files(&[folder.file("long.jsonl", long_articles(500))]);
    page.sees("500 articles read in");
    page.wait_for("workers.length === 5 && workers.slice(3).some((worker) => worker.reads)");
}

#[test]
fn no_helper_can_reach_another_place() {
    let probe = "{ const ways = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'importScripts', 'navigator'];\
                 const left = ways.filter((way) => way in self);\
                 const abroad = await import('http://dateline.example/s.js').then(() => 'REACHED', () => 'refused');\
                 new BroadcastChannel('test').postMessage([left.join(), abroad]); }";
    let site = with_start(|start| format!("{start}\n{probe}"));
    let mut options = watched(3, KEEP, "");
    options.before.push_str(
        "window.results = []; new BroadcastChannel('test').onmessage = (event) => { results.push(event.data); };",
    );
    let folder = Folder::new("several-abroad");
    let mut page = Page::open_site("several-abroad", site, &options);
    page.forgive("Content Security Policy");
    page.forgive("dateline.example");
    page.add_files(&[folder.file("long.jsonl", long_articles(500))]);
    page.wait_for("results.length === 3");
    assert_eq!(page.value("results"), json!([["", "refused"], ["", "refused"], ["", "refused"]]));
    page.sees("500 articles read in");
    page.sees("0 requests since load");
    assert_eq!(page.sent_abroad(), [""; 0]);
}
