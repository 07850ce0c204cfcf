//! A reader brings articles of all sorts, some of them broken.

use dateline_browser_tests::{Folder, Page, many_articles, zip};

const ENTER: &str = "\u{e007}";
const TEXT: &str = "QUETTA, May 3 – The provincial governor met traders at the Chaman crossing on Friday, a spokesman said.\n\n\
    \"We will open the gate next week,\" the spokesman told reporters. At least 12 lorries had been waiting.\n";
const MARKDOWN: &str = "---\ntitle: Traders welcome the promise\noutlet: The Invented Courier\npublished: 2024-05-05\n---\n\
    Traders in Chaman welcomed the promise two days ago, their union said.\n";
const HTML: &str = "<!doctype html><html><head><title>Lorries move again | Gate Gazette</title>\
    <meta property='og:title' content='Lorries move again'><meta property='og:site_name' content='Gate Gazette'>\
    <meta property='article:published_time' content='2024-05-12T08:00:00Z'></head><body><nav>Home Sport Weather</nav>\
    <article><h1>Lorries move again</h1><p>Lorries crossed the border at Chaman on Saturday, the governor's spokesman \
    said, nine days after the gate had been closed by the authorities.</p><p>Drivers thanked the border council for \
    its help in a statement that was read out at the gate.</p></article><footer>All rights reserved</footer></body></html>";
const JSON_LINES: &str = "{\"id\":\"a1\",\"title\":\"Council meets\",\"text\":\"The border council met in Herat on Monday.\",\
    \"outlet\":\"Herat Sheet\",\"published\":\"2024-06-04\"}\n{\"id\":\"a2\",\"title\":\"Council parts\",\
    \"text\":\"The border council ended its talks in Herat on Tuesday.\",\"published\":\"2024-06-05\"}\n";
const CSV: &str = "title,text,outlet,published\nGate shut again,\"The gate at Chaman was closed on Sunday, officials said.\",\
    Gate Gazette,2024-07-01\n";

fn files(folder: &Folder) -> Vec<std::path::PathBuf> {
    let archive = zip(&[
        ("north/first.txt", "KUNDUZ, June 1 – Aid reached the northern valleys, an agency said.\n"),
        ("north/second.md", "# Roads open\n\nRoads to the northern valleys opened on Sunday, officials said.\n"),
    ]);
    vec![
        folder.file("gate.txt", TEXT),
        folder.file("traders.md", MARKDOWN),
        folder.file("lorries.html", HTML),
        folder.file("council.jsonl", JSON_LINES),
        folder.file("gate.csv", CSV),
        folder.file("north.zip", archive),
    ]
}

#[test]
fn files_of_every_sort_are_read() {
    let folder = Folder::new("sorts");
    let page = Page::open("files");
    page.add_files(&files(&folder));
    page.view("Sources");
    for title in
        ["Traders welcome the promise", "Lorries move again", "Council meets", "Council parts", "Gate shut again"]
    {
        page.sees_row(title);
    }
    page.wait("eight articles", || (page.row_count() == 8).then_some(()));
    let html = page.rows().into_iter().find(|row| row.contains("Lorries")).expect("its row");
    assert!(html.contains("Gate Gazette") && html.contains("12 May 2024"), "{html}");
    page.view("Entities");
    page.sees_row("Chaman");
}

#[test]
fn a_broken_file_is_named_and_the_others_are_read() {
    let folder = Folder::new("broken");
    let mut list = files(&folder);
    list.insert(1, folder.file("torn.zip", b"PK\x03\x04 and then nothing"));
    list.insert(3, folder.file("picture.jpg", [0xff, 0xd8, 0xff, 0xe0, 0, 0, 1, 2, 3, 0, 0, 0]));
    let page = Page::open("broken");
    page.add_files(&list);
    page.view("Sources");
    page.wait("eight articles", || (page.row_count() == 8).then_some(()));
    page.sees_row("Lorries move again");
    page.sees("torn.zip");
    page.sees("picture.jpg");
}

/// Drops what the given functions of the File and Directory Entries API describe.
fn drop_entries(page: &Page, entries: &str) {
    page.named("button", "Open the sample");
    page.driver().script(
        &format!(
            "const file = (name, made) => ({{ isFile: true, isDirectory: false, name, fullPath: '/' + name, file: (found, failed) => made ? found(made) : failed(new DOMException('no')) }});\
             const folder = (name, inside) => ({{ isFile: false, isDirectory: true, name, fullPath: '/' + name, createReader: () => {{ let left = inside; return {{ readEntries: (found, failed) => {{ if (!left) return failed(new DOMException('no')); const now = left; left = now.length && now.torn ? null : []; found(now); }} }} }} }});\
             const entries = {entries}; const transfer = new DataTransfer();\
             entries.forEach((_, at) => transfer.items.add(new File(['x'], 'entry' + at)));\
             let at = 0; DataTransferItem.prototype.webkitGetAsEntry = () => entries[at++];\
             document.body.dispatchEvent(new DragEvent('drop', {{ bubbles: true, cancelable: true, dataTransfer: transfer }}));"
        ),
        &[],
    );
}

#[test]
fn dropped_files_that_cannot_be_had_are_named() {
    let page = Page::open("drop-missed");
    drop_entries(
        &page,
        "[file('locked.txt', null), folder('torn', Object.assign([file('seen.txt', new File(['The council met in Herat.'], 'seen.txt'))], { torn: true })), file('.hidden', new File(['x'], '.hidden'))]",
    );
    page.sees("1 article read");
    page.view("Sources");
    page.wait("one article", || (page.row_count() == 1).then_some(()));
    page.sees("locked.txt");
    page.sees("could not list all files of this folder");
    assert!(!page.text().contains(".hidden"));
}

#[test]
fn dropping_hidden_files_alone_says_why_nothing_happens() {
    let page = Page::open("drop-hidden");
    drop_entries(&page, "[file('.hidden', new File(['x'], '.hidden'))]");
    page.sees(".hidden");
    page.sees("Hidden files are not read.");
}

#[test]
fn the_sample_can_be_closed() {
    let page = Page::open("close");
    page.press_button("Open the sample");
    page.wait_for("all('main table tbody tr').length > 3");
    page.press_button("The sample");
    page.press_button("Close it");
    page.sees("Read the news with a second pair of eyes.");
    page.wait_for("all('main table').length === 0 && all('dialog').length === 0");
}

#[test]
fn text_can_be_pasted() {
    let page = Page::open("paste");
    page.press_button("Paste text");
    page.fill("Title", "A pasted report");
    page.fill("Outlet", "The Pasted Post");
    // A date field takes the digits in the order of the browser's language.
    page.driver().type_into(&page.named("dialog input", "Date"), "03082024");
    let area = page.named("dialog textarea", "Text");
    page.driver().type_into(&area, "The governor of Herat met the border council yesterday, a spokesman said.");
    page.press_button("Read it");
    page.view("Sources");
    page.sees_row("A pasted report");
    page.sees_row("8 Mar 2024");
    page.view("Timeline");
    page.sees_row("7 Mar 2024");
}

#[test]
fn a_new_date_moves_relative_dates() {
    let folder = Folder::new("dates");
    let page = Page::open("dates");
    let text = "The governor of Herat met the border council yesterday, a spokesman said.\n";
    page.add_files(&[folder.file("undated.txt", text)]);
    page.view("Sources");
    page.press_button("Date: Set a date. Change");
    let date = page.named("input", "Date of publication");
    // `2` of `25` is a day too, and is not meant.
    page.driver().type_into(&date, "03252024");
    page.named("input", "Date of publication");
    page.driver().press("\u{e012}08");
    page.driver().press(ENTER);
    page.sees_row("8 Mar 2024");
    page.wait_for("document.activeElement.matches('button[aria-label^=Date]')");
    page.view("Timeline");
    page.sees_row("7 Mar 2024");
}

#[test]
fn a_large_intake_can_be_cancelled() {
    let folder = Folder::new("cancel");
    let page = Page::open("cancel");
    page.add_files(&[folder.file("many.jsonl", many_articles(6000))]);
    page.press_button("Cancel");
    page.wait_for("!all('button').some((e) => label(e) === 'Cancel')");
    page.sees("Stopped.");
    // What had been read stays, and the page goes on working.
    page.add_files(&[folder.file("traders.md", MARKDOWN)]);
    page.view("Sources");
    page.fill("Search", "Traders");
    page.sees_row("Traders welcome the promise");
}

#[test]
fn the_page_goes_on_drawing_while_it_reads() {
    let folder = Folder::new("quick");
    let page = Page::open("quick");
    page.driver().script(
        "window.longest = 0; window.drawn = 0; let last = performance.now();\
         const tick = (now) => { window.drawn += 1; window.longest = Math.max(window.longest, now - last); last = now; requestAnimationFrame(tick); };\
         requestAnimationFrame(tick);",
        &[],
    );
    page.add_files(&[folder.file("many.jsonl", many_articles(1000))]);
    page.view("Sources");
    page.wait_for(
        "/1,000 articles/.test(document.body.innerText) && !all('button').some((e) => label(e) === 'Cancel')",
    );
    let longest = page.value("window.longest").as_f64().expect("a number");
    println!("the longest pause while 1,000 articles were read: {longest:.0} ms");
    let drawn = page.value("window.drawn").as_f64().expect("a number");
    assert!(drawn > 20.0, "the page drew {drawn} frames while it read");
}

#[test]
fn a_dropped_folder_is_read_with_all_that_is_in_it() {
    let folder = Folder::new("dropped");
    let inner = folder.path().join("reports/south");
    std::fs::create_dir_all(&inner).expect("a folder in the folder");
    std::fs::write(inner.join("gate.txt"), TEXT).expect("written");
    std::fs::write(inner.join(".hidden.txt"), "The system keeps this file for itself.").expect("written");
    std::fs::write(folder.path().join("reports/council.jsonl"), JSON_LINES).expect("written");
    let page = Page::open("drop");
    page.named("button", "Open the sample");
    page.drop_paths(&[folder.path().join("reports"), folder.file("lorries.html", HTML)]);
    page.view("Sources");
    page.sees_row("Lorries move again");
    page.sees_row("Council parts");
    page.sees_row("reports/south/gate.txt");
    page.wait("four articles", || (page.row_count() == 4).then_some(()));
}
