//! The tests' own tools must notice what the page does wrong.

use dateline_browser_tests::{Options, Page};
use xtask::serve::Site;

fn site(body: &str) -> Site {
    let mut site = Site::default();
    site.put("index.html", format!("<!doctype html><title>t</title><link rel=icon href=data:,>{body}").into_bytes());
    site
}

#[test]
fn a_silent_page_passes() {
    let page = Page::open_site("silent", site("<button aria-label='Press me'>x</button>"), &Options::default());
    page.press_button("Press me");
    assert_eq!(page.requests(), ["/"]);
}

#[test]
#[should_panic(expected = "the page is not silent")]
fn an_error_on_the_console_is_noticed() {
    Page::open_site("error", site("<script>console.error('no')</script>"), &Options::default());
}

#[test]
#[should_panic(expected = "dateline.example")]
fn a_request_to_another_place_is_noticed() {
    let body =
        "<p>here</p><script>fetch('http://dateline.example/x').catch(() => { document.title = 'gone' })</script>";
    let page = Page::open_site("foreign", site(body), &Options::default());
    page.wait_for("document.title === 'gone'");
}

#[test]
#[should_panic(expected = "dateline.example")]
fn a_request_of_a_worker_is_noticed() {
    let mut site = site("<script>new Worker('w.js').onmessage = () => { document.title = 'gone' }</script>");
    site.put("w.js", b"fetch('http://dateline.example/x').catch(() => postMessage(1))".to_vec());
    let page = Page::open_site("foreign-worker", site, &Options::default());
    page.wait_for("document.title === 'gone'");
}
