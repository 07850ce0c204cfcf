//! Walks through the reader's own dossiers: kept, not kept, being read.

use dateline_browser_tests::{Folder, Options, Page};

use super::judge::Judge;
use super::{dialog, escape};

const TRADERS: &str =
    "# Traders welcome the promise\n\nTraders in Chaman welcomed the promise on Sunday, officials said.\n";
const ENVOYS: &str = "# Envoys part\n\nEnvoys of Norway and Chad left Oslo on Friday, officials said.\n";

const KEPT: &str = "words(document.querySelector('footer')).includes('kept in this browser')";

/// The list of what is kept, on the first screen and in the dialog, and articles that are being read.
pub(crate) fn kept(name: &str, options: &Options) {
    // Nothing that the page says to its worker gets there while it is held.
    let before = "const post = Worker.prototype.postMessage;\
                  Worker.prototype.postMessage = function (...said) { if (!window.held) return post.apply(this, said); };";
    let page = Page::open_with(name, &Options { before: before.to_owned(), ..options.clone() });
    let (folder, mut judge) = (Folder::new(name), Judge::default());
    let mut look = |name: &str| judge.look(&page, name);

    add(&page, &folder, "traders.md", TRADERS);
    page.wait_for(KEPT);
    menu(&page);
    look("the dossier that is open");
    page.click_named("dialog button", "Delete");
    page.named("dialog button", "Delete it");
    look("whether to delete the dossier that is open");
    page.press_button("Keep it");
    page.press_button("Begin another");
    page.one(".shelf");
    look("the first screen with a kept dossier");
    page.press_button("Rename Traders welcome the promise");
    page.one(".shelf input");
    look("the first screen, a dossier being renamed");
    page.press_button("Save name");
    page.press_button("Delete Traders welcome the promise");
    page.named(".shelf button", "Delete it");
    look("the first screen, whether to delete a dossier");
    page.press_button("Keep it");
    add(&page, &folder, "envoys.md", ENVOYS);
    page.wait_for(KEPT);
    menu(&page);
    page.one("dialog .shelf");
    look("the other dossiers");
    escape(&page);
    page.value("window.held = true");
    page.add_files(&[folder.file("more.md", TRADERS)]);
    page.one(".progress");
    look("articles that are being read");
    menu(&page);
    look("the dossier that is open while articles are being read");
    escape(&page);
    page.value("window.held = false");
    page.press_button("Cancel");
    page.wait_for("all('.progress').length === 0");
    judge.end();
}

/// What cannot be kept, for every reason there is, and what cannot be sent.
pub(crate) fn unkept(name: &str, options: &Options) {
    let before = "const put = IDBObjectStore.prototype.put;\
                  IDBObjectStore.prototype.put = function (...said) {\
                    if (window.why) throw new DOMException('no', window.why); return put.apply(this, said); };";
    let page = Page::open_with(name, &Options { before: before.to_owned(), ..options.clone() });
    let (folder, mut judge) = (Folder::new(name), Judge::default());
    let mut look = |name: &str| judge.look(&page, name);

    add(&page, &folder, "traders.md", TRADERS);
    page.wait_for(KEPT);
    page.value("window.why = 'QuotaExceededError'");
    add(&page, &folder, "envoys.md", ENVOYS);
    page.sees("This browser has no room left to keep this dossier.");
    look("a dossier that there is no room for");
    menu(&page);
    look("the dialog about a dossier that is not kept");
    escape(&page);
    page.driver().script("dispatchEvent(new Event('newer'))", &[]);
    page.press_button("Reload with it");
    page.sees("Not everything is kept in this browser.");
    look("a newer version while something is not kept");
    page.press_button("Not now");
    page.value("window.why = 'UnknownError'");
    page.click_named(".unkept button", "Try again");
    page.sees("This dossier could not be kept");
    look("a dossier that could not be kept");
    page.value("window.why = ''");
    page.click_named(".unkept button", "Try again");
    page.wait_for(KEPT);
    // As another tab deletes it.
    page.driver().script(
        "const request = indexedDB.open('dateline ' + location.pathname.replace(/\\/[^\\/]*$/, '')); request.onsuccess = () => {\
           const transaction = request.result.transaction('dossiers', 'readwrite'); transaction.objectStore('dossiers').clear();\
           transaction.oncomplete = () => { request.result.close(); window.cleared = true; } };",
        &[],
    );
    page.wait_for("window.cleared");
    // Its address is too long for any link.
    let address: String = (0..60_000u32).map(|number| format!("{:08x}", number.wrapping_mul(2_654_435_761))).collect();
    let article = format!(
        "{{\"text\":\"Envoys of Chad left Oslo on Friday, officials said.\",\"url\":\"https://news.example/{address}\"}}\n"
    );
    add(&page, &folder, "long.jsonl", &article);
    page.sees("This dossier was deleted in another tab.");
    look("a dossier that another tab has deleted");
    dialog(&page, "Share");
    page.click_with(".share label", "claims that the filters");
    page.sees("Too long for a link.");
    look("the dialog to share what is too long");
    judge.end();

    let shut = "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError') };";
    let name = format!("{name}-shut");
    let page = Page::open_with(&name, &Options { before: shut.to_owned(), ..options.clone() });
    add(&page, &folder, "traders.md", TRADERS);
    page.sees("This browser keeps nothing for this page");
    let mut judge = Judge::default();
    judge.look(&page, "a browser that keeps nothing");
    menu(&page);
    judge.look(&page, "the dialog in a browser that keeps nothing");
    judge.end();
}

/// Adds a file and waits until it is read.
fn add(page: &Page, folder: &Folder, name: &str, content: &str) {
    page.add_files(&[folder.file(name, content)]);
    page.wait_for_long("words(document.body).includes('1 article read')");
    page.wait_for_long("all('.progress').length === 0");
}

/// Opens the dialog about the open dossier.
fn menu(page: &Page) {
    page.click(".head .dossier");
    page.one("dialog .dossiers");
}
