//! A reader opens the sample and looks at what was found.

use dateline_browser_tests::{Options, Page};

/// What the sample holds.
const ARTICLES: usize = 14;

/// The marked words are in sight, not somewhere below nor under the card that says why.
const IN_SIGHT: &str = "(() => { const r = all('aside mark')[0].getBoundingClientRect(); \
     const body = all('.reader-body')[0].getBoundingClientRect(); return r.top >= body.top && r.bottom <= body.bottom })()";

fn sample(name: &str) -> Page {
    let page = Page::open(name);
    page.press_button("Open the sample");
    page.view("Sources");
    page.sees_row("South Waziristan");
    page
}

#[test]
fn the_first_screen_says_what_this_is_and_what_to_do() {
    let page = Page::open("first-screen");
    for button in ["Open the sample", "Add articles", "Paste text"] {
        page.named("button, label", button);
    }
    page.sees("leaves");
    assert_eq!(page.value("document.documentElement.lang"), "en");
}

#[test]
fn one_press_shows_the_sample_and_says_how_long_it_took() {
    let page = Page::open("one-press");
    page.press_button("Open the sample");
    page.wait_for("all('main table tbody tr').length > 3");
    let took = page.value("performance.now()").as_f64().expect("a number");
    println!("the sample was on screen {took:.0} ms after the page began to load");
    page.sees("read in");
}

#[test]
fn each_view_shows_what_it_should() {
    let page = sample("views");
    page.wait("all the articles", || (page.row_count() == ARTICLES).then_some(()));
    let makin = page.rows().into_iter().find(|row| row.contains("South Waziristan")).expect("a row of that title");
    assert!(makin.contains("Durand Courier") && makin.contains("22 Dec 2024"), "{makin}");

    page.view("Entities");
    page.sees_row("Ishaq Dar");
    page.sees_row("Pakistan");
    let heads = page.texts("main table thead th").join(" | ");
    for head in ["Name", "Kind", "Mentions"] {
        assert!(heads.contains(head), "{heads}");
    }

    page.view("Timeline");
    page.wait_for("all('main svg').length > 0");
    page.sees_row("2025");

    page.view("Claims");
    page.wait_for("all('main table tbody tr').length > 5");
}

#[test]
fn spellings_of_one_armed_group_are_one_row() {
    let page = sample("spellings");
    page.view("Entities");
    page.sees_row("Tehrik");
    let rows = page.rows();
    let group: Vec<_> = rows.iter().filter(|row| row.contains("Tehrik")).collect();
    assert_eq!(group.len(), 1, "{group:?}");
    assert!(group[0].contains("TTP") && group[0].contains("armed group"), "{}", group[0]);
}

/// What is marked, joined up from its pieces; not the words that only belong to it.
fn marked(page: &Page) -> String {
    let marked = page.value("all('aside mark:not(.soft)').map((e) => e.textContent).join('').replace(/\\s+/g, ' ')");
    marked.as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_click_leads_to_the_exact_words() {
    let page = sample("evidence");
    page.view("Claims");
    page.wait_for("all('main tbody:not(.room) tr').length > 5");
    for at in 0..5 {
        // The column "Verb" holds the words that show that something is said, and under them what saying it does.
        let cell = format!("all('main tbody:not(.room) tr')[{at}].querySelector('.cue .cell')");
        let verb = page.value(&format!("{cell}.firstChild.textContent"));
        page.value(&format!("{cell}.click()"));
        let verb = verb.as_str().expect("words");
        page.wait(&format!("“{verb}” marked"), || (marked(&page) == verb).then_some(()));
        page.wait_for(IN_SIGHT);
    }
    page.view("Timeline");
    page.wait_for("all('main tbody:not(.room) tr').length > 12");
    for at in 0..12 {
        page.value(&format!("all('main tbody:not(.room) tr')[{at}].querySelector('.cell').click()"));
        page.wait_for(&format!("all('main tbody:not(.room) tr')[{at}].matches('[aria-current]')"));
        page.wait_for(IN_SIGHT);
    }
    page.view("Entities");
    page.open_row("Ishaq Dar");
    page.wait("the name marked", || marked(&page).ends_with("Dar").then_some(()));
    page.press_button("Next");
    let quoted = page.value("(document.querySelector('.quote[aria-current] mark') || {}).textContent");
    page.wait("the next mention", || (marked(&page) == quoted.as_str().unwrap_or_default()).then_some(()));
}

#[test]
fn a_row_of_every_view_opens_the_reader() {
    let page = sample("every-view");
    for view in ["Sources", "Entities", "Timeline", "Claims"] {
        page.view(view);
        page.open_row("");
        page.wait_for("all('aside').some((e) => words(e).length > 100)");
        page.press_button("Close");
        page.wait_for("!all('aside').some((e) => words(e).length > 100)");
    }
}

#[test]
fn a_filter_holds_in_every_view_and_after_a_reload() {
    let page = sample("filter");
    page.view("Claims");
    page.wait_for("all('main table tbody tr').length > 5");
    let before = page.rows().len();
    page.fill("Search", "trade");
    page.wait_for(&format!("all('main table tbody tr').length < {before}"));
    page.wait_for("location.hash.includes('trade')");
    let (rows, address) = (page.rows(), page.driver().address());
    page.driver().reload();
    page.wait_for("all('main table tbody tr').length > 0");
    page.wait("the same rows", || (page.rows() == rows).then_some(()));
    assert_eq!(page.driver().address(), address);
    page.view("Sources");
    page.wait_for(&format!("all('main table tbody tr').length < {ARTICLES}"));
}

#[test]
fn back_and_forward_go_through_the_views() {
    let page = sample("history");
    page.view("Entities");
    page.sees_row("Ishaq Dar");
    page.view("Claims");
    page.wait_for("location.hash.includes('claims')");
    page.driver().back();
    page.wait_for("location.hash.includes('entities')");
    page.sees_row("Ishaq Dar");
    page.driver().back();
    page.sees_row("South Waziristan");
    page.driver().forward();
    page.sees_row("Ishaq Dar");
}

#[test]
fn a_bookmark_opens_the_same_view_in_a_new_browser() {
    let address = {
        let page = sample("bookmark-from");
        page.view("Entities");
        page.sees_row("Ishaq Dar");
        page.driver().address().split('#').nth(1).expect("a fragment").to_owned()
    };
    let page = Page::open("bookmark-to");
    page.driver().go(&format!("{}#{address}", page.home()));
    page.driver().reload();
    page.sees_row("Ishaq Dar");
}

#[test]
fn works_under_any_path() {
    let options = Options { base: "/some/deep/path/".to_owned(), ..Options::default() };
    let page = Page::open_with("sub-path", &options);
    page.press_button("Open the sample");
    page.view("Sources");
    page.sees_row("South Waziristan");
}
