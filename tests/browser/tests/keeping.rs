//! The reader's dossiers stay in the browser: over a reload, a crash, a full disk, and with two tabs.

use std::path::Path;
use std::time::{Duration, Instant};

use dateline_browser_tests::{Folder, Options, Page, many_articles};
use serde_json::{Value, json};

const TRADERS: &str =
    "# Traders welcome the promise\n\nTraders in Chaman welcomed the promise on Sunday, officials said.\n";
const ENVOYS: &str = "# Envoys part\n\nEnvoys of Norway and Chad left Oslo on Friday, officials said.\n";

const KEPT: &str = "words(document.querySelector('footer')).includes('kept in this browser')";
const ROWS: &str = "[...document.querySelectorAll('main table tbody tr')].map((row) => row.textContent).join('; ')";
const NAMES: &str = "all('.shelf li .link').map(words).join('; ')";

/// Adds a file and waits until it is kept.
fn add(page: &Page, folder: &Folder, name: &str, content: &str) {
    page.add_files(&[folder.file(name, content)]);
    page.sees("read in");
    page.wait_for(KEPT);
}

/// Opens the dialog about the open dossier.
fn menu(page: &Page) {
    page.click(".head .dossier");
    page.one("dialog .dossiers");
}

/// Does something with the store and waits for the end. `work` may use `all(store)`, `get` and `put` of a store.
fn in_store(page: &Page, work: &str) {
    let script = format!(
        "window.worked = false; const request = indexedDB.open('dateline ' + location.pathname.replace(/\\/[^\\/]*$/, ''));\
         request.onsuccess = () => {{ const db = request.result;\
           const transaction = db.transaction(['dossiers', 'articles'], 'readwrite');\
           const articles = transaction.objectStore('articles'), dossiers = transaction.objectStore('dossiers');\
           transaction.oncomplete = () => {{ db.close(); window.worked = true; }}; {work} }};"
    );
    page.driver().script(&script, &[]);
    page.wait_for("window.worked");
}

#[test]
fn a_reload_brings_everything_back() {
    let folder = Folder::new("keep-reload");
    let page = Page::open("keep-reload");
    page.add_files(&[folder.file("many.jsonl", many_articles(60)), folder.file("broken.pdf", "%PDF-1.4")]);
    page.sees("60 articles read");
    page.view("Sources");
    page.fill("Search", "Herat");
    page.press_button("Date: 3 Jan 2024. Change");
    page.driver().type_into(&page.named("input", "Date of publication"), "03082023\u{e007}");
    page.sees("Read again with 8 Mar 2023.");
    page.open_row("Report 2 ");
    page.one("aside");
    page.wait_for(KEPT);
    page.wait_for("/own-[0-9]{8}-[a-z0-9]{4}/.test(location.hash)");
    let (address, rows) = (page.driver().address(), page.value(ROWS));
    let name = page.value("words(document.querySelector('.head .dossier'))");
    page.driver().reload();
    page.wait("the same rows", || (page.value(ROWS) == rows).then_some(()));
    page.one("aside");
    page.sees("broken.pdf");
    assert_eq!(page.driver().address(), address);
    assert_eq!(page.value("words(document.querySelector('.head .dossier'))"), name);
    // The article's own date is still known.
    page.click("aside [aria-label^='Date: 8 Mar 2023']");
    page.press_button("Back to 3 Jan 2024");
    page.sees("Read again with 3 Jan 2024.");
    page.wait_for(KEPT);
    page.driver().reload();
    page.sees_row("3 Jan 2024");
}

#[test]
fn several_dossiers_are_named_listed_and_deleted() {
    let folder = Folder::new("keep-several");
    let page = Page::open("keep-several");
    add(&page, &folder, "traders.md", TRADERS);
    menu(&page);
    page.fill("Name of the dossier", "Border trade");
    page.press_button("Save name");
    page.wait_for("words(document.querySelector('.head .dossier')) === 'Border trade'");
    page.press_button("Begin another");
    page.sees("Read the news with a second pair of eyes.");
    page.wait("the list", || (page.value(NAMES) == "Border trade").then_some(()));
    add(&page, &folder, "envoys.md", ENVOYS);
    menu(&page);
    page.one("dialog .shelf");
    page.click_named("dialog button", "Border trade");
    page.view("Sources");
    page.sees_row("Traders welcome");
    assert_eq!(page.row_count(), 1, "nothing of the other dossier");
    // The first screen lists both, after a reload too.
    page.driver().go("about:blank");
    page.driver().go(page.home());
    page.wait("both", || (page.value(NAMES) == "Envoys part; Border trade").then_some(()));
    page.press_button("Rename Envoys part");
    page.wait_for("document.activeElement.matches('.shelf input')");
    page.fill("Name of the dossier", "Oslo");
    page.press_button("Save name");
    page.wait("the new name", || page.value(NAMES).as_str().is_some_and(|names| names.contains("Oslo")).then_some(()));
    page.press_button("Delete Border trade");
    page.press_button("Keep it");
    page.wait_for("document.activeElement.matches('.shelf .link')");
    page.press_button("Delete Border trade");
    page.press_button("Delete it");
    page.sees("The dossier was deleted.");
    page.wait("one", || (page.value(NAMES) == "Oslo").then_some(()));
    in_store(&page, "articles.getAllKeys().onsuccess = (event) => { window.keys = event.target.result.length };");
    assert_eq!(page.value("window.keys"), 1, "its articles are gone too");
    page.click_named(".shelf button", "Oslo");
    page.view("Sources");
    page.sees_row("Envoys part");
}

#[test]
fn a_crash_in_the_middle_leaves_what_was_read() {
    let (folder, profile) = (Folder::new("keep-crash"), Folder::new("keep-crash-profile"));
    let options = Options { profile: Some(profile.path().to_owned()), ..Options::default() };
    let mut page = Page::open_with("keep-crash", &options);
    // The browser's own first tab, which it opens after a crash.
    page.forgive("chrome://");
    page.forgive("start.duckduckgo.com");
    page.forgive("www.google.com");
    page.add_files(&[folder.file("many.jsonl", many_articles(6000))]);
    page.wait_for("/own-/.test(location.hash)");
    // Something is in the store, and something is still to be read.
    let stored = "articles.count().onsuccess = (event) => { window.stored = event.target.result };";
    page.wait("kept articles", || {
        in_store(&page, stored);
        (page.value("window.stored > 40") == true).then_some(())
    });
    page.named("button", "Cancel");
    let (address, count) = (page.driver().address(), page.value("window.stored").as_u64().unwrap_or_default());
    page.crash(&address);
    page.view("Sources");
    page.sees("Not all had been read");
    page.wait("what was kept", || (page.row_count() as u64 >= count && page.row_count() < 6000).then_some(()));
    page.view("Entities");
    page.sees_row("Herat");
    // It goes on as any other.
    page.add_files(&[folder.file("traders.md", TRADERS)]);
    page.sees("1 article read");
    page.wait_for(KEPT);
}

#[test]
fn a_full_disk_is_said_and_nothing_is_lost() {
    let folder = Folder::new("keep-full");
    let page = Page::open("keep-full");
    let saving = json!({ "behavior": "allow", "downloadPath": folder.path() });
    page.driver().chromium("Browser.setDownloadBehavior", &saving);
    add(&page, &folder, "traders.md", TRADERS);
    let origin = page.value("location.origin");
    page.driver().chromium("Storage.overrideQuotaForOrigin", &json!({ "origin": origin, "quotaSize": 1000 }));
    // The browser goes by what it knew of the room for half a minute.
    page.driver().script(
        "window.full = false; const request = indexedDB.open('dateline ' + location.pathname.replace(/\\/[^\\/]*$/, '')); request.onsuccess = () => {\
           const probe = () => { const transaction = request.result.transaction('articles', 'readwrite');\
             transaction.objectStore('articles').put({ found: new Uint8Array(50000) }, ['probe', 0]);\
             transaction.oncomplete = () => setTimeout(probe, 500);\
             transaction.onabort = () => { window.full = transaction.error.name === 'QuotaExceededError'; request.result.close(); };\
           }; probe(); };",
        &[],
    );
    page.wait_for_long("window.full");
    page.add_files(&[folder.file("many.jsonl", many_articles(300))]);
    page.sees("300 articles read");
    page.sees("This browser has no room left to keep this dossier.");
    page.view("Sources");
    page.wait("all articles", || (page.row_count() == 301).then_some(()));
    page.click_named(".unkept button", "Save a file");
    let file = saved(&folder, ".dateline.json");
    assert_eq!(file["documents"].as_array().map(Vec::len), Some(301));
    page.driver().chromium("Storage.overrideQuotaForOrigin", &json!({ "origin": origin }));
    page.click_named(".unkept button", "Try again");
    page.wait_for("all('.unkept').length === 0");
    page.wait_for(KEPT);
    page.driver().reload();
    page.wait("all articles again", || (page.row_count() == 301).then_some(()));
}

/// The file whose name ends so, once it is whole.
fn saved(folder: &Folder, ending: &str) -> Value {
    let started = Instant::now();
    loop {
        let files = std::fs::read_dir(folder.path()).expect("a folder").filter_map(Result::ok);
        let mut names = files.map(|file| file.path());
        let found = names.find(|path: &std::path::PathBuf| path.to_string_lossy().ends_with(ending));
        if let Some(text) = found.and_then(|path| std::fs::read_to_string(path).ok()) {
            return serde_json::from_str(&text).expect("JSON");
        }
        assert!(started.elapsed() < Duration::from_secs(20), "no file {ending} was saved");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn two_tabs_take_nothing_from_each_other() {
    let folder = Folder::new("keep-tabs");
    let page = Page::open("keep-tabs");
    add(&page, &folder, "traders.md", TRADERS);
    page.view("Sources");
    let address = page.driver().address();
    let first = page.driver().new_tab();
    page.driver().go(&address);
    page.sees_row("Traders welcome");
    add(&page, &folder, "envoys.md", ENVOYS);
    let second = page.driver().go_to_tab(&first);
    // The first shows what the second added, and adds something itself.
    page.sees_row("Envoys part");
    add(&page, &folder, "many.jsonl", &many_articles(3));
    page.driver().go_to_tab(&second);
    page.wait("all five", || (page.row_count() == 5).then_some(()));
    page.driver().reload();
    page.wait("all five again", || (page.row_count() == 5).then_some(()));
    // What one deletes the other still has, and can keep again.
    menu(&page);
    page.press_button("Delete");
    page.press_button("Delete it");
    page.sees("The dossier was deleted.");
    page.driver().go_to_tab(&first);
    page.sees("This dossier was deleted in another tab.");
    page.click_named(".unkept button", "Keep it again");
    page.wait_for(KEPT);
    page.driver().reload();
    page.wait("all five once more", || (page.row_count() == 5).then_some(()));
}

#[test]
fn without_a_store_everything_else_works() {
    for (name, before) in [
        ("keep-missing", "Object.defineProperty(window, 'indexedDB', { get: () => undefined });"),
        ("keep-shut", "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError') };"),
    ] {
        let folder = Folder::new(name);
        let page = Page::open_with(name, &Options { before: before.to_owned(), ..Options::default() });
        page.add_files(&[folder.file("traders.md", TRADERS)]);
        page.sees("This browser keeps nothing for this page");
        page.view("Sources");
        page.sees_row("Traders welcome");
        page.click(".message.warning button");
        page.add_files(&[folder.file("envoys.md", ENVOYS)]);
        page.sees_row("Envoys part");
        page.sees("not kept");
        assert!(!page.text().contains("keeps nothing for this page"), "it is said once");
    }
}

#[test]
fn back_and_forward_show_what_the_address_says() {
    let folder = Folder::new("keep-back");
    let page = Page::open("keep-back");
    add(&page, &folder, "traders.md", TRADERS);
    page.view("Sources");
    page.sees_row("Traders welcome");
    menu(&page);
    page.press_button("Begin another");
    page.press_button("Open the sample");
    page.sees("14 articles read");
    page.driver().back();
    page.sees("Read the news with a second pair of eyes.");
    page.driver().back();
    page.sees_row("Traders welcome");
    page.wait_for("location.hash.startsWith('#sources.own-')");
    page.driver().forward();
    page.sees("Read the news with a second pair of eyes.");
    page.driver().forward();
    page.wait_for("location.hash.includes('.sample')");
    page.sees("14 articles");
    // An address that names no dossier changes the view of the one that is open.
    page.driver().script("location.hash = 'claims.q-talks'", &[]);
    page.wait_for("location.hash === '#claims.sample.q-talks'");
    // One that is not there leads to the first screen, and says so.
    page.driver().script("location.hash = 'claims.own-20200101-aaaa'", &[]);
    page.sees("This dossier is not kept in this browser");
    page.wait_for("!location.hash.includes('own')");
}

#[test]
fn a_saved_file_brings_back_articles_dates_and_name() {
    let folder = Folder::new("keep-file");
    let page = Page::open("keep-file");
    let saving = json!({ "behavior": "allow", "downloadPath": folder.path() });
    page.driver().chromium("Browser.setDownloadBehavior", &saving);
    page.add_files(&[folder.file("many.jsonl", many_articles(12))]);
    page.sees("12 articles read");
    page.wait_for(KEPT);
    menu(&page);
    page.fill("Name of the dossier", "Herat / 2024");
    page.press_button("Save name");
    page.wait_for("words(document.querySelector('.head .dossier')) === 'Herat / 2024'");
    page.press_button("Save a file");
    assert_eq!(saved(&folder, "Herat - 2024.dateline.json")["name"], "Herat / 2024");
    page.press_button("Delete");
    page.press_button("Delete it");
    page.sees("Read the news with a second pair of eyes.");
    assert_eq!(page.value(NAMES), "");
    page.add_files(&[Path::join(folder.path(), "Herat - 2024.dateline.json")]);
    page.sees("12 articles read");
    page.wait_for("words(document.querySelector('.head .dossier')) === 'Herat / 2024'");
    page.view("Sources");
    page.sees_row("3 Jan 2024");
    page.wait_for(KEPT);
}

/// A page with the findings of the sample, which came by link.
fn open_by_link(name: &str) -> Page {
    let page = Page::open(name);
    page.press_button("Open the sample");
    page.sees("14 articles read");
    page.press_button("Share");
    page.one(".share > .address input");
    let link = page.value("document.querySelector('.share > .address input').value");
    page.driver().go("about:blank");
    page.driver().go(link.as_str().unwrap_or_default());
    page.sees("came by link");
    page
}

#[test]
fn what_comes_by_link_is_kept_when_something_is_added() {
    let folder = Folder::new("keep-shared");
    let page = open_by_link("keep-shared");
    page.view("Sources");
    add(&page, &folder, "traders.md", TRADERS);
    let count = page.row_count();
    page.driver().reload();
    page.wait("the same articles", || (page.row_count() == count).then_some(()));
    page.sees_row("Traders welcome");
    page.view("Timeline");
    page.wait_for("all('main table tbody tr').length > 3");
}

#[test]
fn what_comes_by_link_is_counted_as_its_sender_counted_it() {
    let folder = Folder::new("keep-counts");
    let page = open_by_link("keep-counts");
    // Two articles told it there, of which one repeats the other; a sentence of one is here.
    let told = || page.rows().iter().any(|row| row.contains("11 Oct 2025") && row.ends_with("2 · 1"));
    let counted = |when: &str| page.wait(&format!("the sender's count {when}"), || told().then_some(()));
    counted("at first");
    menu(&page);
    page.press_button("Keep in this browser");
    page.driver().press("\u{e00c}");
    page.wait_for(KEPT);
    page.wait_for("location.hash.includes('own-')");
    let (address, rows) = (page.driver().address(), page.value(ROWS));
    page.driver().reload();
    counted("after a reload");
    assert_eq!((page.driver().address(), page.value(ROWS)), (address, rows), "all is as it came");
    add(&page, &folder, "traders.md", TRADERS);
    page.sees("15 articles");
    counted("with an article added");
    page.driver().reload();
    page.sees("15 articles");
    counted("after another reload");
}

#[test]
fn another_version_of_the_page_reads_the_articles_again() {
    let folder = Folder::new("keep-version");
    let page = Page::open("keep-version");
    add(&page, &folder, "many.jsonl", &many_articles(9));
    page.view("Sources");
    page.press_button("Date: 3 Jan 2024. Change");
    page.driver().type_into(&page.named("input", "Date of publication"), "03082023\u{e007}");
    page.sees("Read again with 8 Mar 2023.");
    page.wait_for(KEPT);
    let rows = page.value(ROWS);
    let age = "articles.openCursor().onsuccess = (event) => { const cursor = event.target.result; if (!cursor) return;\
               cursor.update({ ...cursor.value, core: 'older', found: new Uint8Array(3) }); cursor.continue(); };";
    in_store(&page, age);
    page.driver().reload();
    page.sees("They are read again.");
    page.sees("9 articles read");
    page.wait("the same rows", || (page.value(ROWS) == rows).then_some(()));
    page.wait_for(KEPT);
    in_store(
        &page,
        "articles.getAll().onsuccess = (event) => { window.ages = event.target.result.map((it) => it.core) };",
    );
    assert_eq!(page.value("window.ages.length === 9 && !window.ages.includes('older')"), true, "they are kept anew");
    page.press_button("Report 2 from Herat");
    page.click("aside [aria-label^='Date: 8 Mar 2023']");
    page.press_button("Back to 3 Jan 2024");
    page.sees("Read again with 3 Jan 2024.");
    // A dossier of a later version is left alone.
    page.wait_for(KEPT);
    in_store(
        &page,
        "dossiers.openCursor().onsuccess = (event) => { const cursor = event.target.result; if (!cursor) return;\
         cursor.update({ ...cursor.value, format: 99 }); cursor.continue(); };",
    );
    page.driver().reload();
    page.sees("A newer version of this page has kept this dossier.");
    page.sees("Read the news with a second pair of eyes.");
}
