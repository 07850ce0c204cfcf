//! axe-core looks at everything that the page can show, light and dark, on a desk and on a phone.
//!
//! Whoever adds a view, a dialog or a state adds it to the walk where one comes by it: through the sample ([`sample`]), the
//! reader's own dossiers ([`own`]), or the pages and files that lie beside the page ([`beside`]).

mod beside;
mod judge;
mod own;
mod sample;

use dateline_browser_tests::{Options, Page};

/// A walk through the page: the places that one comes by are looked at on the way.
type Walk = fn(&str, &Options);

/// Takes a walk on a desk.
fn desk(name: &str, walk: Walk) {
    walk(&format!("audit-{name}-desk"), &Options::default());
}

/// Takes a walk on a phone.
fn phone(name: &str, walk: Walk) {
    walk(&format!("audit-{name}-phone"), &Options { width: 390, height: 844, ..Options::default() });
}

#[test]
fn nothing_is_wrong_with_the_sample_on_a_desk() {
    desk("sample", sample::views);
}

#[test]
fn nothing_is_wrong_with_the_sample_on_a_phone() {
    phone("sample", sample::views);
}

#[test]
fn nothing_is_wrong_with_corrections_on_a_desk() {
    desk("corrections", sample::corrections);
}

#[test]
fn nothing_is_wrong_with_corrections_on_a_phone() {
    phone("corrections", sample::corrections);
}

#[test]
fn nothing_is_wrong_with_what_comes_by_link_on_a_desk() {
    desk("link", sample::by_link);
}

#[test]
fn nothing_is_wrong_with_what_comes_by_link_on_a_phone() {
    phone("link", sample::by_link);
}

#[test]
fn nothing_is_wrong_with_kept_dossiers_on_a_desk() {
    desk("kept", own::kept);
}

#[test]
fn nothing_is_wrong_with_kept_dossiers_on_a_phone() {
    phone("kept", own::kept);
}

#[test]
fn nothing_is_wrong_where_nothing_can_be_kept_on_a_desk() {
    desk("unkept", own::unkept);
}

#[test]
fn nothing_is_wrong_where_nothing_can_be_kept_on_a_phone() {
    phone("unkept", own::unkept);
}

#[test]
fn nothing_is_wrong_with_articles_from_elsewhere_on_a_desk() {
    desk("elsewhere", beside::elsewhere);
}

#[test]
fn nothing_is_wrong_with_articles_from_elsewhere_on_a_phone() {
    phone("elsewhere", beside::elsewhere);
}

#[test]
fn nothing_is_wrong_where_the_page_is_not_on_a_desk() {
    desk("absent", beside::absent);
}

#[test]
fn nothing_is_wrong_where_the_page_is_not_on_a_phone() {
    phone("absent", beside::absent);
}

#[test]
fn nothing_is_wrong_with_the_one_file_on_a_desk() {
    desk("single", beside::single);
}

#[test]
fn nothing_is_wrong_with_the_one_file_on_a_phone() {
    phone("single", beside::single);
}

/// The judge sees what is wrong: without this, silence would prove nothing.
#[test]
fn the_judge_is_awake() {
    let page = Page::open("audit-awake");
    page.named("button", "Open the sample");
    let harm = "const button = document.querySelector('.start button'); button.style.color = '#999'; \
                button.style.background = '#aaa'; document.documentElement.removeAttribute('lang');";
    page.driver().script(harm, &[]);
    let found = judge::violations(page.driver()).join("\n");
    assert!(found.contains("color-contrast") && found.contains("html-has-lang"), "{found}");
}

/// It sees it in a frame too, which belongs to no page.
#[test]
fn the_judge_looks_into_frames() {
    let page = Page::open("audit-awake-frame");
    page.driver().go(&format!("{}fetch.html?src=https://news.example/a.csv", page.home()));
    let harm =
        "const button = document.getElementById('yes'); button.style.color = '#999'; button.style.background = '#aaa';";
    let found = page.driver().in_frame("iframe", |driver| {
        driver.script(harm, &[]);
        judge::violations(driver).join("\n")
    });
    assert!(found.contains("color-contrast"), "{found}");
}

fn escape(page: &Page) {
    page.driver().press("\u{e00c}");
    page.wait_for("all('dialog[open]').length === 0");
}

/// Closes the reader.
fn close(page: &Page) {
    page.click(".reader-head .close");
    page.wait_for("all('aside').length === 0");
}

/// Goes to a view, and waits for its table.
fn view(page: &Page, name: &str) {
    page.view(name);
    page.wait_for("all('main table tbody tr').length > 3");
}

/// Opens a dialog by its button.
fn dialog(page: &Page, name: &str) {
    page.press_button(name);
    page.one("dialog[open]");
}

/// Waits until articles are read, however slow the machine is.
fn read(page: &Page) {
    page.wait_for_long("all('footer .link').length === 1 && all('.progress').length === 0");
}
