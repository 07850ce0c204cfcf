//! axe-core looks at everything that the page can show, light and dark, on a desk and on a phone.
//!
//! Whoever adds a view or a dialog adds a line to [`stops`].

use std::path::PathBuf;
use std::sync::OnceLock;

use dateline_browser_tests::{Folder, Options, Page};
use serde_json::{Value, json};

const ESCAPE: &str = "\u{e00c}";

/// A place of the page: its name, how one comes there from the one before, and how one leaves.
type Stop = (&'static str, fn(&Page, &Files), fn(&Page));

/// What is added on the way.
struct Files {
    unreadable: PathBuf,
}

/// Every view, dialog and state, in an order in which one can walk.
fn stops() -> Vec<Stop> {
    vec![
        ("the first screen", |page, _| drop(page.named("button", "Open the sample")), stay),
        ("the dialog to paste", |page, _| dialog(page, "Paste text"), escape),
        ("what could not be read", |page, files| fail(page, files), |page| page.press_button("Dismiss")),
        ("Timeline", |page, _| open_sample(page), stay),
        ("Timeline, an event open", |page, _| page.open_row(""), close),
        ("Timeline, narrowed", |page, _| narrow(page), stay),
        ("Timeline, nothing left", |page, _| search(page, "xyzzy"), |page| page.press_button("Clear all")),
        ("Sources", |page, _| view(page, "Sources"), stay),
        ("Sources, an article open", |page, _| page.open_row(""), close),
        ("Sources, a date being changed", |page, _| page.click("main tbody button.link"), escape),
        ("Entities", |page, _| view(page, "Entities"), stay),
        ("Entities, one open", |page, _| page.open_row("Ishaq Dar"), close),
        ("Claims", |page, _| view(page, "Claims"), stay),
        ("Claims, one open", |page, _| page.open_row(""), close),
        ("the keys", |page, _| keys(page), escape),
        ("the dossiers", |page, _| page.click(".head .dossier"), escape),
        ("a correction being made", |page, _| correct(page), corrected),
        ("the corrections", |page, _| page.click("footer button.link"), escape),
        ("the dialog to take away", |page, _| dialog(page, "Take away"), escape),
        ("the dialog to share", |page, _| dialog(page, "Share"), escape),
        ("a newer version", |page, _| newer(page), |page| page.press_button("Not now")),
        ("findings that came by link", |page, _| come_by_link(page), stay),
    ]
}

#[test]
fn nothing_is_wrong_on_a_desk() {
    let page = Page::open("audit-desk");
    audit(&page);
}

#[test]
fn nothing_is_wrong_on_a_phone() {
    let page = Page::open_with("audit-phone", &Options { width: 390, height: 844, ..Options::default() });
    audit(&page);
}

/// The judge sees what is wrong: without this, silence would prove nothing.
#[test]
fn the_judge_is_awake() {
    let page = Page::open("audit-awake");
    page.named("button", "Open the sample");
    let harm = "const button = document.querySelector('.start button'); button.style.color = '#999'; \
                button.style.background = '#aaa'; document.documentElement.removeAttribute('lang');";
    page.driver().script(harm, &[]);
    let found = violations(&page).join("\n");
    assert!(found.contains("color-contrast") && found.contains("html-has-lang"), "{found}");
}

#[track_caller]
fn audit(page: &Page) {
    let folder = Folder::new(&format!("audit-{}", page.value("innerWidth")));
    let files = Files { unreadable: folder.file("broken.json", "{\"text\": ") };
    let mut wrong = Vec::new();
    for (name, come, leave) in stops() {
        come(page, &files);
        for theme in ["light", "dark"] {
            // What is still moving has no colours of its own.
            let features = json!({ "features": [
                { "name": "prefers-color-scheme", "value": theme }, { "name": "prefers-reduced-motion", "value": "reduce" },
            ] });
            page.driver().chromium("Emulation.setEmulatedMedia", &features);
            wrong.extend(violations(page).iter().map(|violation| format!("{name}, {theme}: {violation}")));
        }
        leave(page);
    }
    assert!(wrong.is_empty(), "axe-core found:\n{}", wrong.join("\n"));
}

/// What axe-core says of the page as it is now: the rule, and the first elements that break it.
fn violations(page: &Page) -> Vec<String> {
    static AXE: OnceLock<String> = OnceLock::new();
    let axe = AXE.get_or_init(|| xtask::audit::axe().unwrap_or_else(|failure| panic!("{failure}")));
    if page.value("typeof axe") != "object" {
        page.driver().script(axe, &[]);
    }
    page.driver().script(
        "window.found = null; axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => { \
           window.found = violations.map(({ id, help, nodes }) => `${id}: ${help}: ` + nodes.slice(0, 3) \
             .map((node) => node.target.join(' ') + ' (' + node.any.concat(node.all, node.none).map((check) => check.message).join('; ') + ')').join(', ')) \
         }, (error) => { window.found = [String(error)] })",
        &[],
    );
    page.wait_for("window.found");
    let found = page.value("found");
    found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn stay(_: &Page) {}

fn escape(page: &Page) {
    page.driver().press(ESCAPE);
    page.wait_for("all('dialog[open]').length === 0");
}

fn close(page: &Page) {
    page.click(".reader-head .close");
    page.wait_for("all('aside').length === 0");
}

fn view(page: &Page, name: &str) {
    page.view(name);
    page.wait_for("all('main table tbody tr').length > 3");
}

fn dialog(page: &Page, name: &str) {
    page.press_button(name);
    page.one("dialog[open]");
}

/// A phone has no button for them.
fn keys(page: &Page) {
    page.driver().press("?");
    page.one("dialog[open]");
}

fn open_sample(page: &Page) {
    page.press_button("Open the sample");
    page.sees("14 articles read");
    page.view("Timeline");
    page.wait_for("all('main svg .ev').length > 10");
}

fn fail(page: &Page, files: &Files) {
    page.add_files(std::slice::from_ref(&files.unreadable));
    page.one(".failures");
}

fn search(page: &Page, words: &str) {
    let search = page.named("input", "Search");
    page.driver().type_into(&search, words);
    page.one(".nothing");
}

fn narrow(page: &Page) {
    page.view("Entities");
    page.open_row("Ishaq Dar");
    // On a phone the reader lies over it.
    let press = "[...document.querySelectorAll('button')].find((button) => /Filter everything by/.test(button.ariaLabel ?? button.textContent)).click()";
    page.driver().script(press, &[]);
    close(page);
    page.view("Timeline");
    page.one(".chips");
}

fn correct(page: &Page) {
    page.view("Entities");
    page.open_row("Ishaq Dar");
    page.click_named("aside button", "Correct…");
    page.press_button("Rename…");
    page.one("dialog[open]");
}

fn corrected(page: &Page) {
    escape(page);
    close(page);
}

fn newer(page: &Page) {
    page.driver().script("dispatchEvent(new Event('newer'))", &[]);
    page.one(".outdated");
}

fn come_by_link(page: &Page) {
    dialog(page, "Share");
    let link = page.value("document.querySelector('.share > .address input').value");
    page.driver().go("about:blank");
    page.driver().go(link.as_str().expect("a link"));
    page.sees("came by link");
    page.wait_for("all('main table tbody tr').length > 3");
}
