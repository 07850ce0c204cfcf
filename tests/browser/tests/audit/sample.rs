//! Walks through the sample: every view and dialog, its corrections, and what comes by link.

use dateline_browser_tests::{Folder, Options, Page};

use super::judge::Judge;
use super::{close, dialog, escape, read, view};

/// Every view and dialog, in an order in which one can walk.
pub(crate) fn views(name: &str, options: &Options) {
    let (folder, page, mut judge) = (Folder::new(name), Page::open_with(name, options), Judge::default());
    let mut look = |name: &str| judge.look(&page, name);

    page.named("button", "Open the sample");
    look("the first screen");
    dialog(&page, "Paste text");
    look("the dialog to paste");
    escape(&page);
    page.add_files(&[folder.file("broken.json", "{\"text\": ")]);
    page.one(".failures");
    look("what could not be read");
    page.press_button("Dismiss");

    open(&page);
    look("Timeline");
    page.press_button("actor");
    page.press_button("Zoom in");
    page.named("button", "Filter to these days");
    look("Timeline, lanes by actor, zoomed in");
    page.press_button("Fit");
    page.press_button("kind");
    page.open_row("23–58 killed");
    page.one("aside .doubt");
    look("Timeline, an event open that is told in two ways");
    close(&page);
    // A phone has the filters out of the way.
    let is_folded = page.has("button", "Filters");
    if is_folded {
        page.press_button("Filters");
    }
    page.click(".facets button.more");
    page.named(".facets button", "Show fewer");
    look("the filters, all of them");
    page.click_named(".facets button", "Show fewer");
    if is_folded {
        page.press_button("Filters");
    }
    narrow(&page);
    look("Timeline, narrowed");
    search(&page, "xyzzy");
    look("Timeline, nothing left");
    page.press_button("Clear all");

    for name in ["Sources", "Entities", "Claims"] {
        view(&page, name);
        look(name);
        search(&page, "xyzzy");
        look(&format!("{name}, nothing left"));
        page.press_button("Clear all");
    }
    view(&page, "Sources");
    page.click("main tbody button.link");
    look("Sources, a date being changed");
    escape(&page);
    page.open_row("repeats");
    page.one("aside p.aside");
    look("Sources, an article open that repeats another");
    close(&page);
    page.open_row("");
    page.click("aside u.time");
    page.sees("Why this time?");
    look("the reader at a time");
    page.click("aside u.quantity");
    page.sees("Why this number?");
    look("the reader at a number");
    close(&page);
    view(&page, "Entities");
    page.open_row("Ishaq Dar");
    page.one("aside mark");
    page.value("void document.querySelectorAll('.mentions details').forEach((e) => { e.open = true })");
    look("Entities, one open");
    close(&page);
    view(&page, "Claims");
    page.open_row("");
    page.one("aside mark");
    look("Claims, one open");
    close(&page);

    // A phone has no button for them.
    page.driver().press("?");
    page.one("dialog[open]");
    look("the keys");
    escape(&page);
    page.click(".head .dossier");
    page.one("dialog[open]");
    look("the dossiers");
    escape(&page);
    dialog(&page, "Take away");
    page.click("dialog .formats button");
    page.wait_for("all('dialog .said').length === 1");
    look("the dialog to take away, something taken");
    escape(&page);
    dialog(&page, "Share");
    page.click("dialog .address button");
    page.wait_for("all('dialog .said').length === 1");
    look("the dialog to share, something copied");
    page.click_with(".share label", "events");
    page.sees("Nothing is chosen yet.");
    look("the dialog to share, nothing chosen");
    escape(&page);
    page.driver().script("dispatchEvent(new Event('newer'))", &[]);
    page.one(".outdated");
    look("a newer version");
    judge.end();
}

/// Every correction, what it leaves behind, and the list of all.
pub(crate) fn corrections(name: &str, options: &Options) {
    let (page, mut judge) = (Page::open_with(name, options), Judge::default());
    let mut look = |name: &str| judge.look(&page, name);

    open(&page);
    page.press_button("No corrections");
    page.sees("Nothing is corrected.");
    look("the corrections, none yet");
    escape(&page);

    view(&page, "Entities");
    page.open_row("Tehreek-e-Taliban");
    page.click_named("aside button", "Correct…");
    look("what can be corrected of an entity");
    for task in ["Merge with…", "Split…", "Rename…", "Change kind…", "Not a name…"] {
        form(&page, task);
        look(task);
        page.press_button("Back");
    }
    escape(&page);
    close(&page);
    page.open_row("Torkham");
    page.click_named("aside button", "Correct…");
    form(&page, "Rename…");
    page.fill("Name", "Torkham Gate");
    send(&page);
    page.sees_row("Torkham Gate");
    page.click("aside .was summary");
    page.sees("Was: “Torkham”, place.");
    look("a corrected entity beside how it was");
    close(&page);
    page.open_row("UNICEF");
    page.click_named("aside button", "Right");
    page.sees_row("✓ right");
    page.click_named("aside button", "Correct…");
    form(&page, "Not a name…");
    page.one("dialog .doubt");
    look("a correction that contradicts another");
    send(&page);
    page.wait_for("!all('main table tbody tr').some((e) => words(e).includes('UNICEF'))");
    close(&page);
    // On a phone what is said lies over the table until it is put away.
    page.click(".message.warning [aria-label=Dismiss]");

    page.view("Timeline");
    page.open_row("9 Nov 2021");
    page.click_named("aside button", "Correct…");
    look("what can be corrected of an event");
    for task in ["Change type…", "Not an event…", "Change date…"] {
        form(&page, task);
        look(task);
        if task != "Change date…" {
            page.press_button("Back");
        }
    }
    page.driver().type_into(&page.named("dialog input", "First day"), "11112021");
    send(&page);
    page.sees_row("11 Nov 2021");
    page.click("aside .was summary");
    look("a corrected event beside how it was");
    close(&page);
    view(&page, "Claims");
    page.open_row("");
    page.click_named("aside button", "Wrong");
    page.sees_row("✗ wrong");
    look("a claim that is marked");
    close(&page);

    page.press_button("5 corrections");
    page.wait_for("all('.rules > li').length === 5 && all('.rules .doubt').length > 0");
    page.value("void document.querySelectorAll('.rules details').forEach((e) => { e.open = true })");
    look("the corrections, two that contradict each other");
    page.press_button("Undo");
    page.wait_for("all('.rules > li').length === 4 && all('dialog .said').length === 1");
    look("the corrections, one taken back");
    escape(&page);
    dialog(&page, "Share");
    look("the dialog to share, with corrections");
    judge.end();
}

/// Findings that came by link, and a link that was damaged.
pub(crate) fn by_link(name: &str, options: &Options) {
    let (page, mut judge) = (Page::open_with(name, options), Judge::default());
    let mut look = |name: &str| judge.look(&page, name);

    open(&page);
    dialog(&page, "Share");
    page.click_with(".share label", "entities that the filters");
    page.click_with(".share label", "claims that the filters");
    page.wait_for("all('.share input:checked').length >= 3");
    let link = page.value("document.querySelector('.share > .address input').value");
    let link = link.as_str().expect("a link").to_owned();
    come(&page, &link);
    page.sees("came by link");
    page.wait_for("all('main table tbody tr').length > 3");
    look("findings that came by link");
    page.open_row("");
    page.one("aside mark");
    look("findings that came by link, an event open");
    close(&page);
    view(&page, "Sources");
    page.open_row("");
    page.one("aside .meta");
    look("quotations of an article that came by link");
    close(&page);
    dialog(&page, "Take away");
    look("the dialog to take away what came by link");
    escape(&page);
    page.click(".head .dossier");
    page.named("dialog button", "Keep in this browser");
    look("the dialog about what came by link");
    escape(&page);
    come(&page, &link[..link.len() - 40]);
    page.sees("The end of this link is missing");
    look("a damaged link");
    judge.end();
}

fn come(page: &Page, link: &str) {
    page.driver().go("about:blank");
    page.driver().go(link);
}

fn open(page: &Page) {
    page.press_button("Open the sample");
    read(page);
    page.view("Timeline");
    page.wait_for("all('main svg .ev').length > 10");
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

/// Opens the form of a correction.
fn form(page: &Page, task: &str) {
    page.press_button(task);
    page.one("form.correct");
}

/// Sends the form.
fn send(page: &Page) {
    page.press_button("Correct it");
    page.wait_for("all('dialog[open]').length === 0");
}
