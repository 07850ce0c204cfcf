//! On a phone, without a mouse, without a network.

use dateline_browser_tests::{Options, Page};
use xtask::serve::Site;

const ENTER: &str = "\u{e007}";
const ESCAPE: &str = "\u{e00c}";
const DOWN: &str = "\u{e015}";

#[test]
fn fits_a_phone() {
    let options = Options { width: 390, height: 844, ..Options::default() };
    let page = Page::open_with("phone", &options);
    let fits = "document.documentElement.scrollWidth <= innerWidth";
    page.wait_for(fits);
    page.press_button("Open the sample");
    for view in ["Sources", "Entities", "Timeline", "Claims"] {
        page.view(view);
        page.wait_for("all('main table tbody tr').length > 3");
        page.wait_for(fits);
    }
    // The reader slides over what is there, and leaves again.
    page.open_row("");
    page.wait_for(
        "all('aside').some((e) => e.getBoundingClientRect().width > innerWidth * 0.8 && words(e).length > 100)",
    );
    page.wait_for("(() => { const r = all('aside mark')[0].getBoundingClientRect(); return r.left >= 0 && r.right <= innerWidth })()");
    page.press_button("Close");
    page.wait_for("!all('aside').some((e) => words(e).length > 100)");
}

#[test]
fn works_by_keyboard_alone() {
    let page = Page::open("keyboard");
    page.tab_to("main .start button.main");
    page.driver().press(ENTER);
    page.wait_for("all('main table tbody tr').length > 3");
    page.driver().press("4");
    page.wait_for("location.hash.startsWith('#claims')");
    page.driver().press("?");
    page.one("dialog[open], [role=dialog]");
    page.driver().press(ESCAPE);
    page.wait_for("all('dialog[open], [role=dialog]').length === 0");
    page.driver().press("/");
    page.wait_for("document.activeElement.matches('input')");
    page.driver().press("trade");
    page.wait_for("location.hash.includes('trade')");
    page.tab_to("main .rows");
    page.driver().press(DOWN);
    page.driver().press(ENTER);
    page.one("aside mark");
    page.driver().press(ESCAPE);
    page.wait_for("all('aside mark').length === 0");
}

#[test]
fn focus_is_always_visible() {
    let page = Page::open("focus");
    page.press_button("Open the sample");
    page.wait_for("all('main table tbody tr').length > 3");
    for _ in 0..15 {
        page.driver().press("\u{e004}");
        // What has the focus must look different from how it looks without.
        let seen = page.value(
            "(() => { const e = document.activeElement; if (e === document.body) return true; \
             const look = (x) => { const s = getComputedStyle(x); return s.outline + s.stroke + s.strokeWidth + s.backgroundColor }; \
             const looks = () => [e, ...e.querySelectorAll('*')].map(look).join(); \
             const focused = looks(); e.blur(); const plain = looks(); e.focus(); return focused !== plain })()",
        );
        let what = page.value("document.activeElement.outerHTML.slice(0, 200)");
        assert_eq!(seen, true, "no sign of focus on {what}");
    }
}

#[test]
fn every_control_has_a_name() {
    let page = Page::open("names");
    page.press_button("Open the sample");
    for view in ["Sources", "Entities", "Timeline", "Claims"] {
        page.view(view);
        page.wait_for("all('main table tbody tr').length > 3");
        page.open_row("");
        let nameless =
            page.value("all('button, a[href], input, select, textarea, [role=button]').filter((e) => !label(e) && !e.closest('[aria-hidden=true], [tabindex=\"-1\"]')).map((e) => e.outerHTML.slice(0, 120))");
        assert_eq!(nameless, serde_json::json!([]), "in {view}");
        let doubled = page.value(
            "(() => { const ids = [...document.querySelectorAll('[id]')].map((e) => e.id); return ids.filter((id, at) => ids.indexOf(id) !== at) })()",
        );
        assert_eq!(doubled, serde_json::json!([]), "in {view}");
    }
}

#[test]
fn the_first_screen_needs_no_webassembly() {
    let mut site = Site::load(&xtask::dist()).expect("the built site");
    site.retain(|name| ["html", "css"].iter().any(|ending| name.ends_with(ending)));
    let mut page = Page::open_site("first-paint", site, &Options::default());
    page.forgive("404");
    page.sees("Read the news");
    page.wait_for("performance.getEntriesByName('first-contentful-paint').length > 0");
}

#[test]
fn asks_nobody_for_anything_once_it_is_loaded() {
    let mut page = Page::open("no-network");
    page.named("button", "Open the sample");
    // The worker says when it is ready; whatever it needs has been loaded by then.
    page.press_button("Open the sample");
    page.view("Sources");
    page.sees_row("South Waziristan");
    page.unplug();
    page.view("Entities");
    page.sees_row("Ishaq Dar");
    page.open_row("");
    page.one("aside mark");
    page.view("Timeline");
    // Whoever was asked now would not answer, and the page would not be silent.
    page.wait_for("all('main svg .ev').length > 10");
}

#[test]
fn opens_without_a_network_after_the_first_visit() {
    let mut page = Page::open("offline");
    page.named("button", "Open the sample");
    page.wait_for("navigator.serviceWorker.controller || (window.ready ||= navigator.serviceWorker.ready.then(() => { window.isReady = true }), window.isReady)");
    page.unplug();
    page.driver().reload();
    page.press_button("Open the sample");
    page.view("Sources");
    page.sees_row("South Waziristan");
}
