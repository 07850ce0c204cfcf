//! A reader corrects what was found, takes it back, and hands it on.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use dateline_browser_tests::{Folder, Options, Page, watched, zip};
use dateline_export::Format;
use serde_json::json;

/// How many rows each view has, as the navigation says it.
const COUNTS: &str = "[...document.querySelectorAll('nav em')].map((e) => e.textContent.trim()).join(' ')";

/// The sample in this view.
fn sample(name: &str, view: &str) -> Page {
    sample_with(name, view, &Options::default())
}

fn sample_with(name: &str, view: &str, options: &Options) -> Page {
    let page = Page::open_with(name, options);
    page.press_button("Open the sample");
    page.sees("14 articles read");
    page.view(view);
    page
}

/// Opens the form of this correction for the row with these words.
fn begin(page: &Page, row: &str, task: &str) {
    page.open_row(row);
    page.press_button("Correct…");
    page.press_button(task);
}

/// Sends the form.
fn send(page: &Page) {
    page.press_button("Correct it");
    page.wait_for("all('dialog[open]').length === 0");
}

/// Calls an entity of the sample otherwise.
fn rename(page: &Page, row: &str, name: &str) {
    begin(page, row, "Rename…");
    page.fill("Name", name);
    send(page);
    looks_corrected(page, name);
}

/// Waits for a row with these words that says it was corrected.
fn looks_corrected(page: &Page, words: &str) {
    page.wait(&format!("“{words}” as corrected"), || {
        page.rows().iter().any(|row| row.contains(words) && row.contains("corrected")).then_some(())
    });
}

/// Waits for so many rows.
fn has_rows(page: &Page, count: usize) {
    page.wait(&format!("{count} rows"), || (page.row_count() == count).then_some(()));
}

/// Presses a letter with Ctrl, and Shift if asked.
fn chord(page: &Page, key: &str, shift: bool) {
    let key = if shift { key.to_uppercase() } else { key.to_owned() };
    let code = json!(key.to_uppercase().as_bytes()[0]);
    let event = json!({ "type": "keyDown", "modifiers": if shift { 10 } else { 2 }, "key": key, "windowsVirtualKeyCode": code });
    page.driver().chromium("Input.dispatchKeyEvent", &event);
    let event = json!({ "type": "keyUp", "modifiers": 0, "key": key, "windowsVirtualKeyCode": code });
    page.driver().chromium("Input.dispatchKeyEvent", &event);
}

/// Opens an address in a browser that has never seen the page.
fn open(name: &str, fragment: &str) -> Page {
    let page = Page::open(name);
    page.driver().go("about:blank");
    page.driver().go(&format!("{}#{fragment}", page.home()));
    page
}

/// What stands behind `#` in a field of the share dialog.
fn shared(page: &Page, field: &str) -> String {
    page.press_button("Share");
    page.one(".share > .address input");
    let link = page.value(&format!("document.querySelector({field:?}).value.split('#')[1]"));
    page.click_named("dialog button", "Close");
    link.as_str().unwrap_or_default().to_owned()
}

#[test]
fn entities_are_corrected_and_look_so() {
    let page = sample("decide-entities", "Entities");
    page.sees_row("Torkham");
    let (before, counts) = (page.row_count(), page.value(COUNTS));
    begin(&page, "Tehreek-e-Taliban", "Split…");
    page.click_with("dialog .choice label", "TTP (");
    send(&page);
    has_rows(&page, before + 1);

    begin(&page, "Islamabad", "Change kind…");
    page.wait_for("document.activeElement.matches('dialog select')");
    let kind = page.one("dialog select");
    page.driver().type_into(&kind, "weapon");
    page.fill("Why (you may leave this empty)", "For the test.");
    send(&page);
    page.sees("was: “Islamabad”, place");
    has_rows(&page, before + 1);

    begin(&page, "Khost", "Merge with…");
    page.fill("Look for the other", "kunar");
    page.click_with("dialog .choice label", "Kunar");
    page.click_with("dialog .choice label", "Khost, place");
    send(&page);
    has_rows(&page, before);
    looks_corrected(&page, "Khost Kunar");

    rename(&page, "Torkham", "Torkham Gate");
    // The original is a click away.
    page.sees("was: “Torkham”, place");
    page.click(".was summary");
    page.sees("Was: “Torkham”, place.");

    begin(&page, "Fawad Chaudhry", "Not a name…");
    send(&page);
    has_rows(&page, before - 1);

    page.press_button("5 corrections");
    page.wait_for("all('.rules > li').length === 5");
    for words in [
        "“Torkham” is called “Torkham Gate”",
        "Why: For the test.",
        "Holds in 4 articles.",
        "“Fawad Chaudhry” is not a name",
    ] {
        page.sees(words);
    }
    page.click_with(".rules li:last-child summary", "Show how it was");
    page.sees("“Fawad Chaudhry”, person, in ");
    // One is withdrawn, then everything is taken back, and made again.
    page.click(".rules > li > button");
    page.wait_for("all('.rules > li').length === 4 && !all('.rules')[0].innerText.includes('TTP')");
    for _ in 0..6 {
        page.press_button("Undo");
    }
    page.sees("Nothing is corrected.");
    page.wait("the first counts", || (page.value(COUNTS) == counts).then_some(()));
    page.wait_for("all('main .tag').length === 0");
    page.press_button("Redo");
    page.sees("“TTP” is not “Tehreek-e-Taliban Pakistan” but another");
    page.click_named("dialog button", "Close");
    has_rows(&page, before + 1);
}

#[test]
fn events_are_corrected_and_look_so() {
    let page = sample("decide-events", "Timeline");
    page.wait_for("all('main table tbody tr').length > 3");
    let before = page.row_count();
    begin(&page, "9 Nov 2021", "Change date…");
    for (field, day) in [("First day", "11112021"), ("Last day", "11122021")] {
        let field = page.named("dialog input", field);
        page.driver().type_into(&field, day);
    }
    send(&page);
    page.sees_row("11–12 Nov 2021");
    page.wait_for("all('.was summary').some((e) => words(e).includes('9 Nov 2021'))");
    page.wait_for("all('.sky .ev').some((e) => label(e).includes('corrected'))");

    begin(&page, "11–12 Nov 2021", "Change type…");
    let kind = page.one("dialog select");
    page.driver().type_into(&kind, "protest");
    send(&page);
    page.sees_row("11–12 Nov 2021 corrected protest");

    begin(&page, "11–12 Nov 2021", "Not an event…");
    page.fill("Why (you may leave this empty)", "A quotation of an older text.");
    send(&page);
    has_rows(&page, before - 1);
    // The article stays open where it told of it.
    page.one("aside.reader");
    page.press_button("3 corrections");
    page.click_with(".rules li:last-child summary", "Show how it was");
    page.click(".rules li:last-child details button");
    page.wait_for("all('dialog[open]').length === 0");
    chord(&page, "z", false);
    has_rows(&page, before);
}

#[test]
fn anything_is_marked_and_contradictions_are_told() {
    let page = sample("decide-marks", "Claims");
    page.open_row("");
    page.press_button("Wrong");
    page.wait_for("all('main .tag').some((e) => words(e) === '✗ wrong')");
    page.press_button("Right");
    page.wait_for("all('main .tag').length === 1 && words(all('main .tag')[0]) === '✓ right'");
    page.wait_for("all('aside .decide button').some((e) => words(e) === 'Right' && e.ariaPressed === 'true')");
    page.press_button("Right");
    page.wait_for("all('main .tag').length === 0");

    page.view("Entities");
    page.open_row("Fawad Chaudhry");
    page.press_button("Right");
    page.sees_row("Fawad Chaudhry person ✓ right");
    page.press_button("Correct…");
    page.press_button("Not a name…");
    page.sees("One correction says that “Fawad Chaudhry” is not a name, one treats it as one.");
    send(&page);
    page.press_button("2 corrections");
    page.sees("Contradicts number 1.");
    page.wait_for("all('.rules .doubt').length === 2");
}

#[test]
fn keys_take_back_and_make_again() {
    let page = sample("decide-keys", "Entities");
    rename(&page, "Torkham", "Torkham Gate");
    // The focus is back where it was.
    page.wait_for("words(document.activeElement) === 'Correct…'");
    chord(&page, "z", false);
    page.wait_for("all('main .tag').length === 0");
    page.sees("Undone: “Torkham” is called “Torkham Gate”.");
    chord(&page, "z", true);
    looks_corrected(&page, "Torkham Gate");
    // In a field they are the field's own.
    page.click("#search");
    chord(&page, "z", false);
    page.sees("1 correction");
    looks_corrected(&page, "Torkham Gate");
}

#[test]
fn corrections_are_replayed_on_what_comes_later_and_by_another_worker() {
    let mut page = sample_with("decide-later", "Entities", &watched(1, "", ""));
    page.forgive("worker crash");
    rename(&page, "Torkham", "Torkham Gate");
    page.press_button("Paste text");
    page.fill("Title", "Lorries wait");
    page.fill("Text", "Lorries waited at Torkham on Friday, officials of Pakistan said.");
    page.press_button("Read it");
    page.sees("1 article read");
    page.press_button("1 correction");
    page.sees("Holds in 5 articles.");
    page.click_named("dialog button", "Close");
    page.value("window.fall(window.workers[0]), 0");
    page.sees("was started again");
    page.press_button("Paste text");
    page.fill("Title", "They go on");
    page.fill("Text", "The lorries left Torkham on Saturday, officials of Pakistan said.");
    page.press_button("Read it");
    page.press_button("1 correction");
    page.sees("Holds in 6 articles.");
}

#[test]
fn a_link_to_the_sample_carries_them() {
    let page = sample("decide-view", "Entities");
    rename(&page, "Torkham", "Torkham Gate");
    // They are there after a reload too.
    page.driver().reload();
    page.sees("14 articles read");
    looks_corrected(&page, "Torkham Gate");
    let view = shared(&page, ".share section .address input");
    let other = open("decide-viewed", &view);
    other.sees("14 articles read");
    other.sees("1 correction came along");
    looks_corrected(&other, "Torkham Gate");
    other.wait_for("location.hash.startsWith('#entities.sample')");
    other.driver().reload();
    looks_corrected(&other, "Torkham Gate");
    // Whoever starts over starts without them.
    other.click(".head .dossier");
    other.press_button("Close it");
    other.press_button("Open the sample");
    other.sees("14 articles read");
    other.view("Entities");
    other.sees_row("Torkham");
    other.wait_for("all('main .tag').length === 0");
}

#[test]
fn findings_and_articles_are_sent_corrected() {
    let page = sample("decide-send", "Entities");
    rename(&page, "Torkham", "Torkham Gate");
    let counts = page.value(COUNTS);
    page.press_button("Share");
    page.sees("1 correction with its reason");
    let longer = |label: &str, than: &str| {
        page.click_with(".share label", label);
        page.wait("a longer link", || {
            let link = page.value("document.querySelector('.share > .address input').value.split('#')[1]");
            link.as_str().filter(|link| link.len() > than.len()).map(str::to_owned)
        })
    };
    let first = page.value("document.querySelector('.share > .address input').value.split('#')[1]");
    let more = longer("The sentence of every article", first.as_str().unwrap_or_default());
    let findings = longer("entities that the filters", &more);
    let articles = longer("The whole texts", &findings);

    let other = open("decide-sent", &findings);
    other.sees("came by link");
    looks_corrected(&other, "Torkham Gate");
    let told =
        other.value("all('main table tbody tr').find((e) => words(e).includes('Torkham Gate')).cells[4].innerText");
    // The reader corrects them further, and what the sender counted stays.
    rename(&other, "Istanbul", "Istanbul City");
    looks_corrected(&other, "Torkham Gate");
    other.wait("the sender's count", || {
        let now =
            other.value("all('main table tbody tr').find((e) => words(e).includes('Torkham Gate')).cells[4].innerText");
        (now == told).then_some(())
    });
    other.driver().reload();
    looks_corrected(&other, "Istanbul City");
    other.sees("2 corrections");

    let whole = open("decide-sent-whole", &articles);
    whole.sees("the findings are the sender");
    looks_corrected(&whole, "Torkham Gate");
    whole.wait("the same counts", || (whole.value(COUNTS) == counts).then_some(()));
}

/// The file, once it is whole: the browser gives it its name last.
fn saved(path: &Path) -> String {
    let started = Instant::now();
    while !path.exists() {
        assert!(started.elapsed() < Duration::from_secs(20), "{} was not saved", path.display());
        std::thread::sleep(Duration::from_millis(50));
    }
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn a_saved_dossier_brings_them_and_every_format_is_corrected() {
    let folder = Folder::new("decided");
    let page = sample("decide-save", "Entities");
    let saving = json!({ "behavior": "allow", "downloadPath": folder.path() });
    page.driver().chromium("Browser.setDownloadBehavior", &saving);
    rename(&page, "Torkham", "Torkham Gate");
    let counts = page.value(COUNTS);
    page.press_button("Take away");
    for format in [Format::Dossier, Format::Report, Format::Records] {
        page.press_button(format.title());
        let text = saved(&folder.path().join(format!("dateline-{}", format.file_name())));
        assert!(text.contains("Torkham Gate"), "{}", format.key());
    }
    let other = Page::open("decide-saved");
    other.add_files(&[folder.path().join("dateline-dossier.json")]);
    other.sees("14 articles read");
    other.sees("1 correction came along");
    other.view("Entities");
    looks_corrected(&other, "Torkham Gate");
    other.wait("the same counts", || (other.value(COUNTS) == counts).then_some(()));
    // In an archive its articles are read, and what is not taken is said.
    let dossier = fs::read_to_string(folder.path().join("dateline-dossier.json")).expect("it was read");
    other.add_files(&[folder.file("all.zip", zip(&[("dateline-dossier.json", &dossier)]))]);
    other.sees("read from all.zip, but no name and no corrections");
    other.sees("14 articles read");
}

#[test]
fn correcting_fits_a_phone() {
    let options = Options { width: 390, height: 844, ..Options::default() };
    let page = sample_with("decide-phone", "Entities", &options);
    let fits = "document.documentElement.scrollWidth <= innerWidth && all('dialog[open]').every((e) => e.scrollWidth <= e.clientWidth)";
    page.open_row("Tehreek-e-Taliban");
    for task in ["Merge with…", "Split…", "Rename…", "Change kind…"] {
        page.click_named("aside button", "Correct…");
        page.wait_for(fits);
        page.press_button(task);
        page.wait_for("all('form.correct').length === 1");
        page.wait_for(fits);
        page.press_button("Back");
        page.click_named("dialog button", "Close");
    }
    page.click_named("aside button", "Right");
    page.click_named("aside button", "Close");
    page.press_button("1 correction");
    page.wait_for("all('.rules > li').length === 1");
    page.wait_for(fits);
}
