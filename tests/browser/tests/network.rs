//! No text leaves the device: neither the page nor its worker can reach another place, on a host that sends no headers.

use dateline_browser_tests::{Options, Page};
use serde_json::json;
use xtask::serve::Site;

/// Tries every way to another place and gives what became of each: a list of "way: what happened".
const TRY: &str = r#"
const tried = async (ways) => {
  const results = [];
  for (const [name, way] of Object.entries(ways)) {
    let result;
    try { result = await way(); } catch (error) { result = error instanceof ReferenceError || error instanceof TypeError && /not a (function|constructor)/.test(error.message) ? "gone" : "refused"; }
    results.push(name + ": " + result);
  }
  return results;
};
const ended = (thing) => new Promise((done) => { thing.onerror = () => done("refused"); thing.onopen = thing.onload = () => done("REACHED"); });
const ways = {
  fetch: () => fetch("http://dateline.example/fetch", { mode: "no-cors" }).then(() => "REACHED"),
  request: () => { const request = new XMLHttpRequest(); const end = ended(request); request.open("GET", "http://dateline.example/xhr"); request.send(); return end; },
  socket: () => ended(new WebSocket("ws://dateline.example/socket")),
  events: () => ended(new EventSource("http://dateline.example/events")),
  script: () => import("http://dateline.example/script.js").then(() => "REACHED"),
};
"#;

#[test]
fn the_page_cannot_reach_another_place() {
    let mut page = Page::open("page-abroad");
    reaches_nobody(&mut page);
}

/// It can read what is kept for the page, and passes on what `ask.html` has fetched, which can read nothing.
#[test]
fn the_page_that_passes_on_articles_from_elsewhere_cannot_reach_another_place() {
    let mut page = Page::open("passing-on");
    page.driver().go(&format!("{}fetch.html?src=https://dateline.example/reports.jsonl", page.home()));
    page.one("iframe");
    reaches_nobody(&mut page);
}

fn reaches_nobody(page: &mut Page) {
    page.forgive("Content Security Policy");
    page.forgive("dateline.example");
    page.driver().script(
        &format!(
            "{TRY} ways.beacon = () => navigator.sendBeacon('http://dateline.example/beacon') && 'sent';\
             ways.image = () => {{ const image = new Image(); image.src = 'http://dateline.example/i.png'; return ended(image); }};\
             tried(ways).then((results) => {{ window.results = results; }})"
        ),
        &[],
    );
    page.wait_for("window.results");
    let results = page.value("results.filter((result) => !result.endsWith('refused') && !result.startsWith('beacon'))");
    assert_eq!(results, json!([]));
    assert_eq!(page.sent_abroad(), [""; 0]);
}

#[test]
fn the_worker_cannot_reach_another_place() {
    let mut site = Site::load(&xtask::dist()).expect("the built site");
    let start = String::from_utf8(site.get("worker-start.js").expect("a file of the site").to_vec()).expect("text");
    // Before the worker has anything, and when it may be asked.
    let first = format!("const before = await (() => {{ {TRY} return tried(ways); }})();\nawait start(");
    let last = format!("{{ {TRY} new BroadcastChannel('test').postMessage({{ before, after: await tried(ways) }}); }}");
    let probe = format!("{}\n{last}", start.replace("await start(", &first));
    site.put("worker-start.js", probe.into_bytes());
    let options = Options {
        before: "new BroadcastChannel('test').onmessage = (event) => { window.results = event.data; };".to_owned(),
        ..Options::default()
    };
    let mut page = Page::open_site("worker-abroad", site, &options);
    page.forgive("Content Security Policy");
    page.forgive("dateline.example");
    page.wait_for("window.results");
    let before = page.value("results.before.filter((result) => !result.endsWith('refused'))");
    assert_eq!(before, json!([]), "while the worker is loaded, the page's policy holds in it");
    let after = page.value("results.after");
    assert_eq!(after, json!(["fetch: gone", "request: gone", "socket: gone", "events: gone", "script: refused"]));
    // It works all the same.
    page.press_button("Open the sample");
    page.view("Sources");
    page.sees_row("South Waziristan");
    assert_eq!(page.sent_abroad(), [""; 0]);
}
