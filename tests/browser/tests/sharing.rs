//! A reader shares what was found, and another opens the link.

use dateline_browser_tests::{Options, Page};
use dateline_share::wire::{Payload, View};

/// How many rows each view has, as the navigation says it.
const COUNTS: &str = "[...document.querySelectorAll('nav em')].map((e) => e.textContent.trim()).join(' ')";
/// What the rows of the table say, but for the words that a date was read from: those are not part of a link.
const ROWS: &str = "[...document.querySelectorAll('main table tbody tr')].map((row) => [...row.cells].slice(1, 5)\
    .map((cell) => cell.textContent.trim()).join('|')).join('; ')";
/// The link in the dialog, from `#` on.
const LINK: &str = "document.querySelector('.share > .address input').value.split('#')[1]";

fn sample(name: &str) -> Page {
    let page = Page::open(name);
    page.press_button("Open the sample");
    page.sees("14 articles read");
    page.view("Timeline");
    page
}

/// Makes a link of what the dialog offers once these boxes are ticked.
fn link(page: &Page, boxes: &[&str]) -> String {
    page.press_button("Share");
    page.one(".share > .address input");
    for label in boxes {
        let before = page.value(LINK);
        page.click_with(".share label", label);
        page.wait(label, || (page.value(LINK) != before).then_some(()));
    }
    let link = page.value(LINK).as_str().unwrap_or_default().to_owned();
    page.press_button("Close");
    link
}

/// Opens a link in a browser that has never seen the page.
fn open(name: &str, fragment: &str) -> Page {
    let page = Page::open(name);
    page.driver().go("about:blank");
    page.driver().go(&format!("{}#{fragment}", page.home()));
    page
}

#[test]
fn findings_open_elsewhere_as_they_were() {
    let page = sample("share");
    page.click_with(".facets label", "Force and sanctions");
    page.wait_for("location.hash.includes('event-force')");
    let rows = page.value(ROWS);
    let link = link(&page, &["sentence of every article", "claims that the filters"]);
    assert!(link.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte)), "{link}");
    let other = open("shared", &link);
    other.sees("came by link");
    // The view and its filters came along, and the address says them without the findings.
    other.wait_for("location.hash.startsWith('#timeline.shared-') && location.hash.includes('event-force')");
    other.wait("the same rows", || (other.value(ROWS) == rows).then_some(()));
    other.open_row("");
    other.one("aside mark");
    // They are there after a reload too.
    other.driver().reload();
    other.wait("the same rows after a reload", || (other.value(ROWS) == rows).then_some(()));
}

#[test]
fn whole_articles_are_read_again_and_compared() {
    let page = sample("share-articles");
    let counts = page.value(COUNTS);
    let link = link(&page, &["whole texts"]);
    let other = open("shared-articles", &link);
    other.sees("14 articles read");
    other.sees("the findings are the sender");
    other.view("Timeline");
    other.wait("the same counts", || (other.value(COUNTS) == counts).then_some(()));
    other.wait_for("!location.hash.includes('s1d.')");
    for _ in 0..2 {
        other.driver().reload();
        other.sees("14 articles read");
    }
}

#[test]
fn back_leads_to_the_findings_that_were_open() {
    let page = sample("share-back");
    let all = link(&page, &[]);
    page.click_with(".facets label", "Force and sanctions");
    page.wait_for("location.hash.includes('event-force')");
    let some = link(&page, &[]);
    let view = View { place: "claims.sample.q-Torkham".to_owned(), ..View::default() };
    let view = dateline_share::write(&Payload::View(view)).expect("a link");

    let other = open("share-back-there", &all);
    other.wait_for("all('main table tbody tr').length > 3");
    let rows = other.value(ROWS);
    other.open_row("");
    other.click_named("aside button", "Right");
    other.sees_row("✓ right");
    other.click(".reader-head .close");
    let follow = |link: &str, comes: &str| {
        other.driver().script(&format!("location.hash = {link:?}"), &[]);
        other.wait_for(comes);
    };
    let is_some = "location.hash.startsWith('#timeline.shared-') && location.hash.includes('event-force') && all('.came').length === 1";
    let is_sample = "location.hash.startsWith('#claims.sample') && all('.came').length === 0";
    follow(&some, is_some);
    other.wait_for("all('main .tag').length === 0");
    follow(&view, is_sample);
    other.sees("14 articles");
    other.driver().back();
    other.wait_for(is_some);
    other.driver().back();
    other.wait("the first findings", || (other.value(ROWS) == rows).then_some(()));
    // How they were corrected here is not lost.
    other.sees_row("✓ right");
    other.driver().reload();
    other.sees_row("✓ right");
    other.driver().forward();
    other.wait_for(is_some);
    other.driver().forward();
    other.wait_for(is_sample);
    other.sees("14 articles");
}

#[test]
fn a_damaged_link_says_so_and_shows_nothing() {
    let page = sample("share-damaged");
    let whole = link(&page, &[]);
    let middle = whole.len() / 2;
    let changed = if &whole[middle..=middle] == "a" { "b" } else { "a" };
    let damaged = format!("{}{changed}{}", &whole[..middle], &whole[middle + 1..]);
    let other = open("damaged", &damaged);
    other.sees("changed on its way");
    other.wait_for("all('main table').length === 0 && all('.start').length === 1");
    other.wait_for("!location.hash.includes('s1d.')");
    let cut = open("cut", &whole[..whole.len() - 40]);
    cut.sees("The end of this link is missing");
    let repaired = open("repaired", &format!("{whole})."));
    repaired.sees("It was repaired");
    repaired.wait_for("all('main table tbody tr').length > 3");
}

#[test]
fn articles_can_be_added_to_findings() {
    let page = sample("share-more");
    let link = link(&page, &[]);
    let other = open("more", &link);
    other.wait_for("all('main table tbody tr').length > 3");
    other.view("Sources");
    let before = other.row_count();
    other.press_button("Paste text");
    other.fill("Title", "Envoys part");
    other.fill("Text", "Envoys of Norway and Chad left Oslo on Friday, officials said.");
    other.press_button("Read it");
    other.sees("1 article read");
    other.wait("one more", || (other.row_count() == before + 1).then_some(()));
}

#[test]
fn the_dialog_fits_a_phone() {
    let options = Options { width: 390, height: 844, ..Options::default() };
    let page = Page::open_with("share-phone", &options);
    page.press_button("Open the sample");
    page.sees("14 articles read");
    page.press_button("Share");
    page.one(".share > .address input");
    page.wait_for("document.documentElement.scrollWidth <= innerWidth");
}
