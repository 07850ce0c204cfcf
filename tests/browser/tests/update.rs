//! The host brings a newer version while a reader has the page open: it is offered, runs whole when it is taken, and is no
//! matter when it is not. And the page can be installed.

use dateline_browser_tests::{Options, Page, watched};
use resvg::tiny_skia::Pixmap;
use serde_json::{Value, json};
use xtask::serve::Site;

/// As the driver writes the key.
const ESCAPE: &str = "\u{e00c}";
/// Which version the page is.
const MADE: &str = "document.querySelector('meta[name=made]')?.content ?? 'first'";
/// The version that the host has later calls itself so.
const LATER: &str = "0123456789abcdef";
/// An hour and more has passed, and the reader comes back to the tab.
const COME_BACK: &str = "window.passed = 3700000; document.dispatchEvent(new Event('visibilitychange'))";
const OFFER: &str = "A newer version of this page is on the server.";

/// A page that notes which version its workers are of, and whose clock can be put forward.
fn noted() -> Options {
    let options = watched(1, "if (said?.Ready) (window.versions ||= []).push(said.Ready.version);", "");
    let clock = "window.passed = 0; const clock = Date.now; Date.now = () => clock() + window.passed;";
    Options { before: format!("{}{clock}", options.before), ..options }
}

/// Opens the page as on a second visit: from what was kept on the first.
fn second_visit(name: &str) -> Page {
    let page = Page::open_with(name, &noted());
    page.named("button", "Open the sample");
    page.wait_for(
        "(window.ready ||= navigator.serviceWorker.ready.then(() => { window.isReady = true }), window.isReady)",
    );
    page.driver().reload();
    page.wait_for("navigator.serviceWorker.controller");
    page.press_button("Open the sample");
    page.sees("14 articles read");
    page
}

/// The version that app and worker tell each other.
fn version(page: &Page) -> String {
    page.wait_for("window.versions");
    page.value("versions.at(-1)").as_str().expect("a version").to_owned()
}

/// The same site as another build would be: app and worker know each other by another name, hashed files have other names,
/// and the service worker lists these.
fn later(version: &str) -> Site {
    let old = Site::load(&xtask::dist()).expect("the built site");
    let hash = old.files().find_map(|(name, ..)| Some(name.strip_prefix("app-")?.strip_suffix("_bg.wasm")?.to_owned()));
    let hash = hash.expect("the app has a hashed name");
    let other: String = hash.chars().rev().collect();
    let mut site = Site::default();
    for (name, bytes, _) in old.files().filter(|(name, ..)| *name != "sw.js") {
        let mut bytes = bytes.to_vec();
        if name.ends_with(".wasm") {
            let count = replace(&mut bytes, version.as_bytes(), LATER.as_bytes());
            assert!(count > 0, "{name} does not know its version");
        } else if name == "index.html" {
            let text = String::from_utf8(bytes).expect("text").replace(&hash, &other);
            bytes = text.replace("<title>", "<meta name=\"made\" content=\"later\"><title>").into_bytes();
        }
        site.put(&name.replace(&hash, &other), bytes);
    }
    let script = dateline_site::offline::of(site.files().map(|(name, bytes, _)| (name, bytes)));
    site.put("sw.js", script.into_bytes());
    site
}

/// Puts one text of the same length in the place of another, and says how often.
fn replace(bytes: &mut [u8], from: &[u8], to: &[u8]) -> usize {
    assert_eq!(from.len(), to.len());
    let places: Vec<usize> =
        bytes.windows(from.len()).enumerate().filter(|(_, window)| *window == from).map(|(at, _)| at).collect();
    for at in &places {
        bytes[*at..at + to.len()].copy_from_slice(to);
    }
    places.len()
}

fn is(page: &Page, made: &str) {
    page.wait(&format!("the version “{made}”"), || (page.value(MADE) == made).then_some(()));
}

#[test]
fn the_offer_is_taken_and_the_newer_version_runs_whole() {
    let mut page = second_visit("update-taken");
    let first = version(&page);
    assert_ne!(first, LATER);
    page.update(later(&first));
    assert_eq!(page.value("all('.outdated').length"), 0);
    page.sees("0 requests since load");
    page.driver().script(COME_BACK, &[]);
    page.sees(OFFER);
    // Looking for it was a request.
    page.sees("1 request since load");
    // Nothing has changed before the reader says so.
    is(&page, "first");
    page.press_button("Reload with it");
    is(&page, "later");
    // The address still says the sample; page and worker know each other.
    page.sees("14 articles read");
    assert_eq!(version(&page), LATER);
    page.view("Sources");
    page.sees_row("South Waziristan");
    page.wait_for("all('.outdated').length === 0");
    // What is kept is the newer version, and only that.
    page.value("void caches.keys().then((names) => { window.kept = names.length })");
    page.wait_for("window.kept === 1");
    page.unplug();
    page.driver().reload();
    is(&page, "later");
    page.sees("14 articles read");
}

#[test]
fn who_does_not_take_it_goes_on_with_the_old_one_whole() {
    let mut page = second_visit("update-declined");
    page.forgive("worker crash");
    let first = version(&page);
    page.update(later(&first));
    page.driver().script(COME_BACK, &[]);
    page.sees(OFFER);
    page.press_button("Not now");
    page.wait_for("all('.outdated').length === 0");
    // A worker that is started now is of the old version as well.
    page.driver().script("fall(workers[0])", &[]);
    page.wait_for("versions.length === 2");
    assert_eq!(version(&page), first);
    page.press_button("Paste text");
    page.fill("Text", "Envoys of Norway and Chad left Oslo on Friday, officials said.");
    page.press_button("Read it");
    page.sees("1 article read");
    // So it is without a network, and after a reload.
    page.unplug();
    page.driver().reload();
    is(&page, "first");
    page.view("Sources");
    page.sees_row("South Waziristan");
}

#[test]
fn the_newer_version_takes_over_once_no_page_of_the_old_one_is_open() {
    let mut page = second_visit("update-later");
    page.update(later(&version(&page)));
    page.driver().script(COME_BACK, &[]);
    page.sees(OFFER);
    page.unplug();
    let home = page.home().to_owned();
    page.wait("the newer version without a network", || {
        page.driver().go("about:blank");
        page.driver().go(&home);
        (page.value(MADE) == "later").then_some(())
    });
    page.press_button("Open the sample");
    page.sees("14 articles read");
    assert_eq!(version(&page), LATER);
}

#[test]
fn a_page_on_its_first_visit_never_mixes_with_a_newer_worker() {
    let mut page = Page::open_with("update-first-visit", &noted());
    page.forgive("worker crash");
    page.press_button("Open the sample");
    page.sees("14 articles read");
    page.update(later(&version(&page)));
    page.driver().script("fall(workers[0])", &[]);
    // The worker that the host has now is not talked to.
    page.sees(OFFER);
    assert_eq!(version(&page), LATER);
    is(&page, "first");
    page.view("Sources");
    page.sees_row("South Waziristan");
    page.press_button("Reload with it");
    is(&page, "later");
    page.sees("14 articles read");
    assert_eq!(version(&page), LATER);
}

#[test]
fn nothing_is_asked_for_in_any_view() {
    let page = Page::open("requests-none");
    page.press_button("Open the sample");
    page.sees("14 articles read");
    page.sees("0 requests since load");
    for view in ["Sources", "Entities", "Timeline", "Claims"] {
        page.view(view);
        page.open_row("");
        page.one("aside");
    }
    for dialog in ["Share", "Take away"] {
        page.press_button(dialog);
        page.one("dialog[open]");
        page.driver().press(ESCAPE);
        page.wait_for("all('dialog[open]').length === 0");
    }
    page.sees("0 requests since load");
}

#[test]
fn the_page_can_be_installed() {
    let site = Site::load(&xtask::dist()).expect("the built site");
    let manifest = site.get("manifest.webmanifest").expect("a manifest");
    let manifest: Value = serde_json::from_slice(manifest).expect("JSON");
    for icon in manifest["icons"].as_array().expect("icons") {
        let name = icon["src"].as_str().expect("an address");
        let bytes = site.get(name).unwrap_or_else(|| panic!("{name} is not there"));
        if icon["type"] == "image/png" {
            let picture = Pixmap::decode_png(bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(icon["sizes"], format!("{}x{}", picture.width(), picture.height()), "{name}");
        } else {
            assert!(resvg::usvg::Tree::from_data(bytes, &resvg::usvg::Options::default()).is_ok(), "{name}");
        }
    }
    let page = Page::open("install");
    page.named("button", "Open the sample");
    let read = page.driver().chromium("Page.getAppManifest", &json!({}));
    assert_eq!(read["errors"], json!([]), "{read}");
    assert!(read["url"].as_str().is_some_and(|url| url.ends_with("manifest.webmanifest")), "{read}");
    page.wait_for(
        "(window.ready ||= navigator.serviceWorker.ready.then(() => { window.isReady = true }), window.isReady)",
    );
    let wrong = page.driver().chromium("Page.getInstallabilityErrors", &json!({}));
    assert_eq!(wrong["installabilityErrors"], json!([]), "{wrong}");
}
