//! A reader looks closer: narrows what is shown, asks why, turns to the dark, works without a network.

use dateline_browser_tests::{Folder, Page};
use serde_json::json;

const ENTER: &str = "\u{e007}";
const SAID_BY: &str = ".asks label:first-of-type select";
const ACT: &str = ".asks label:last-of-type select";
const ESCAPE: &str = "\u{e00c}";

fn sample(name: &str, view: &str) -> Page {
    let page = Page::open(name);
    page.press_button("Open the sample");
    page.wait_for("/read in/.test(document.body.innerText)");
    page.view(view);
    page.wait_for("all('main table tbody tr').length > 3");
    page
}

/// The words of one column of every row, without the small print under them.
fn column(page: &Page, class: &str) -> Vec<String> {
    let said = page.value(&format!(
        "all('main tbody:not(.room) .{class} > .cell').map((e) => {{ const copy = e.cloneNode(true); \
         copy.querySelectorAll('small').forEach((small) => small.remove()); return copy.textContent.trim() }})"
    ));
    said.as_array().into_iter().flatten().filter_map(|text| text.as_str().map(str::to_owned)).collect()
}

/// Chooses a value of a facet by its name, as a click on its line does.
fn choose(page: &Page, value: &str) {
    let label = format!("all('.facets label').find((e) => e.querySelector('.name')?.textContent === {value:?})");
    page.wait_for(&label);
    page.value(&format!("{label}.click()"));
}

/// Picks the first line of a list to choose from that begins with these words.
fn pick(page: &Page, list: &str, words: &str) {
    page.one(list);
    page.value(&format!(
        "(() => {{ const list = document.querySelector({list:?}); \
         list.selectedIndex = [...list.options].findIndex((line) => line.textContent.startsWith({words:?})); \
         list.dispatchEvent(new Event('change', {{ bubbles: true }})) }})()"
    ));
}

/// Waits until fewer rows are left than `all`, but some.
fn fewer(page: &Page, all: usize) -> usize {
    page.wait(&format!("fewer rows than {all}"), || {
        let left = page.row_count();
        (left > 0 && left < all).then_some(left)
    })
}

#[test]
fn a_kind_of_entity_can_be_looked_at_alone() {
    let page = sample("kind", "Entities");
    let all = page.row_count();
    choose(&page, "armed group");
    fewer(&page, all);
    let kinds = column(&page, "kind");
    assert!(!kinds.is_empty() && kinds.iter().all(|kind| kind == "armed group"), "{kinds:?}");
    page.press_button("Remove filter armed group");
    page.wait("all of them again", || (page.row_count() == all).then_some(()));
}

#[test]
fn days_narrow_when_they_are_meant_and_not_while_they_are_typed() {
    let page = sample("days", "Sources");
    let all = page.row_count();
    let from = page.named("input", "From");
    page.driver().type_into(&from, "10152025");
    assert_eq!(page.row_count(), all, "a date that is still being typed filters nothing");
    assert_eq!(page.value("location.hash.includes('from-')"), false);
    page.driver().press(ENTER);
    page.wait_for("location.hash.includes('from-2025-10-15')");
    let left = fewer(&page, all);
    let dates = column(&page, "date");
    assert!(dates.len() == left && dates.iter().all(|date| date.contains("2025")), "{dates:?}");
    // What is typed and taken back changes nothing.
    page.driver().type_into(&page.named("input", "From"), "01");
    page.driver().press(ESCAPE);
    assert_eq!(page.value("location.hash.includes('from-2025-10-15')"), true);
    page.press_button("Remove filter from 15 Oct 2025");
    page.wait("all of them again", || (page.row_count() == all).then_some(()));
}

#[test]
fn one_entity_narrows_every_view() {
    let page = sample("entity", "Timeline");
    let events = page.row_count();
    page.view("Entities");
    page.open_row("Ishaq Dar");
    page.press_button("Filter everything by Ishaq Dar");
    page.view("Timeline");
    fewer(&page, events);
    let (who, whom) = (column(&page, "who"), column(&page, "whom"));
    for (who, whom) in who.iter().zip(&whom) {
        assert!(who.contains("Dar") || whom.contains("Dar"), "“{who}” and “{whom}”");
    }
    page.view("Sources");
    fewer(&page, 14);
    page.press_button("Clear all");
    page.wait("every article", || (page.row_count() == 14).then_some(()));
}

#[test]
fn claims_can_be_asked_for_by_act_and_by_speaker() {
    let page = sample("claims", "Claims");
    let all = page.row_count();
    pick(&page, ACT, "accuse");
    let accused = fewer(&page, all);
    let acts = page.texts("main tbody .act");
    assert!(!acts.is_empty() && acts.iter().all(|act| act == "accuse"), "{acts:?}");
    pick(&page, ACT, "any");
    page.wait("all of them again", || (page.row_count() == all).then_some(()));
    // The one who says most is offered first, with the number of claims.
    let first = page.value("document.querySelectorAll('.asks select')[0].options[1].textContent");
    let (name, count) = first.as_str().and_then(|label| label.rsplit_once(" (")).expect("a name and a number");
    pick(&page, SAID_BY, name);
    page.wait("as many as it says", || (format!("{})", page.row_count()) == count).then_some(()));
    assert!(column(&page, "who").iter().all(|who| who == name), "all by {name}");
    assert_ne!(accused, all);
}

#[test]
fn the_reader_says_why_and_leads_on() {
    let page = sample("why", "Timeline");
    page.open_row("");
    let what = column(&page, "what").remove(0);
    let facts = page.wait("why", || page.texts(".why dl").pop());
    assert!(facts.starts_with(&format!("what {what}")), "the row says “{what}”, the reader “{facts}”");
    for name in ["when", "status", "told by", "rule"] {
        assert!(facts.contains(name), "{name} is missing: {facts}");
    }
    // Whoever takes part is one press away, and has a reason of its own.
    page.click(".why .names button");
    page.wait_for("all('.why h2').some((e) => words(e) === 'Why this name?')");
    page.wait_for("all('.why code').length >= 2");
}

#[test]
fn a_theme_is_chosen_and_kept() {
    let page = sample("dark", "Sources");
    let ground = || page.value("getComputedStyle(document.documentElement).backgroundColor");
    let light = ground();
    page.click("button.theme");
    page.wait_for("document.documentElement.dataset.theme === 'light'");
    assert_eq!(ground(), light, "what tests run in is light");
    page.click("button.theme");
    page.wait_for("document.documentElement.dataset.theme === 'dark'");
    assert_ne!(ground(), light);
    let dark = ground();
    page.driver().reload();
    page.wait_for("all('main table tbody tr').length > 3");
    assert_eq!(ground(), dark, "the choice is kept");
    page.click("button.theme");
    page.wait_for("!document.documentElement.dataset.theme");
    assert_eq!(ground(), light);
}

#[test]
fn articles_are_read_and_folded_without_a_network() {
    let folder = Folder::new("fold-offline");
    let article = |outlet: &str, day: &str, text: &str| {
        format!("---\ntitle: As {outlet} has it\noutlet: {outlet}\npublished: {day}\n---\n{text}\n")
    };
    let one = article(
        "Gate Gazette",
        "2024-05-13",
        "ISTANBUL – Delegations of Chad and Peru held talks in Istanbul on 12 May 2024, officials said.",
    );
    let two = article(
        "Herat Sheet",
        "2024-05-14",
        "Chad and Peru met in Istanbul on 12 May 2024. The talks lasted three hours, a host said.",
    );
    let mut page = Page::open("fold-offline");
    page.named("button", "Open the sample");
    // The worker is there once it has read something.
    page.add_files(&[folder.file("one.md", one)]);
    page.view("Sources");
    page.sees_row("As Gate Gazette has it");
    page.unplug();
    page.add_files(&[folder.file("two.md", two)]);
    page.sees_row("As Herat Sheet has it");
    page.view("Timeline");
    let told = page.wait("one event that both tell", || {
        page.rows().into_iter().find(|row| row.contains("12 May 2024") && row.contains("2 · 2"))
    });
    assert!(told.contains("consult"), "{told}");
}

#[test]
fn letters_are_shortcuts_only_as_long_as_the_reader_wants() {
    let page = sample("letters", "Sources");
    page.press_button("Keys");
    page.click_named("dialog input", "Use single letters and signs as shortcuts");
    page.driver().press(ESCAPE);
    page.wait_for("all('dialog').length === 0");
    page.driver().press("4/");
    assert_eq!(page.value("location.hash.startsWith('#sources') && !document.activeElement.matches('input')"), true);
    page.driver().reload();
    page.wait_for("all('main table tbody tr').length > 3");
    page.driver().press("4");
    assert_eq!(page.value("location.hash.startsWith('#sources')"), true, "the choice is kept");
    page.press_button("Keys");
    page.click_named("dialog input", "Use single letters and signs as shortcuts");
    page.driver().press(ESCAPE);
    page.wait_for("all('dialog').length === 0");
    page.driver().press("4");
    page.wait_for("location.hash.startsWith('#claims')");
}

#[test]
fn a_link_to_words_leads_to_them_or_nowhere() {
    let page = sample("link", "Claims");
    page.open_row("");
    page.one("aside mark");
    let marked = || page.value("all('aside mark:not(.soft)').map((e) => e.textContent).join('')");
    let (words, address) = (marked(), page.driver().address());
    assert!(address.ends_with(|last: char| last.is_ascii_alphanumeric()), "{address}");
    let fragment = address.split_once('#').expect("a fragment").1;
    assert!(fragment.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte)), "{address}");
    page.driver().reload();
    page.one("aside mark");
    assert_eq!(marked(), words);
    // The same place in another article, as in a dossier with other files.
    let (before, at) = address.split_once(".at-").expect("what is open");
    let other = if at.starts_with('0') { "1" } else { "0" };
    page.driver().go(&format!("{before}.at-{other}{}", &at[1..]));
    page.driver().reload();
    page.wait_for("/read in/.test(document.body.innerText)");
    page.wait_for("!location.hash.includes('.at-')");
    assert!(page.texts("aside").is_empty(), "nothing else is opened instead");
}

/// Turns the wheel down by this many pixels over the middle of the timeline's lanes.
fn wheel(page: &Page, by: i32, with_ctrl: bool) {
    let at = page.value(
        "(() => { const r = all('main .sky svg')[0].getBoundingClientRect(); return [r.left + r.width / 2, r.top + 100] })()",
    );
    let modifiers = if with_ctrl { 2 } else { 0 };
    let turn =
        json!({ "type": "mouseWheel", "x": at[0], "y": at[1], "deltaX": 0, "deltaY": by, "modifiers": modifiers });
    page.driver().chromium("Input.dispatchMouseEvent", &turn);
}

#[test]
fn the_timeline_zooms_when_it_is_meant_and_lets_others_scroll_past() {
    let page = sample("zoom", "Timeline");
    let said = || page.texts(".tl-note").concat();
    let all = said();
    page.press_button("Zoom in");
    page.wait("a closer look", || (said() != all).then_some(()));
    page.press_button("Fit");
    page.wait("all of it", || (said() == all).then_some(()));
    wheel(&page, -300, true);
    page.wait("a closer look", || (said() != all).then_some(()));
    page.press_button("Fit");
    page.wait("all of it", || (said() == all).then_some(()));
    // The buttons have the focus now, not the picture: the wheel is the page's.
    page.value("window.turned = [], addEventListener('wheel', (event) => window.turned.push(event.defaultPrevented))");
    wheel(&page, 300, false);
    page.wait_for("window.turned.length > 0");
    assert_eq!(page.value("window.turned.some(Boolean)"), false, "a wheel without Ctrl scrolls the page");
    assert_eq!(said(), all);
    // An event in the picture has the focus: now the keys and the wheel are the picture's.
    page.tab_to("main .sky .ev");
    page.driver().press("+");
    page.wait("a closer look", || (said() != all).then_some(()));
    page.driver().press("0");
    page.wait("all of it", || (said() == all).then_some(()));
    page.value("document.querySelector('main .sky .ev[tabindex=\"0\"]').focus()");
    wheel(&page, -300, false);
    page.wait("a closer look", || (said() != all).then_some(()));
}

#[test]
fn the_timeline_can_be_left_and_found_again_where_nothing_happens() {
    let page = sample("empty-sky", "Timeline");
    let all = page.texts(".tl-note").concat();
    page.tab_to("main .sky .ev");
    for _ in 0..9 {
        page.driver().press("+");
    }
    // The day in the middle may be one of an event; not every one before it is.
    page.wait("days without events", || {
        page.driver().press("\u{e00f}");
        (page.value("all('main .sky .ev').length") == 0).then_some(())
    });
    assert_eq!(page.value("document.activeElement.tagName"), "svg", "the picture keeps the focus");
    page.driver().press("\u{e011}");
    page.wait("all of it", || (page.texts(".tl-note").concat() == all).then_some(()));
    page.driver().press("\u{e014}");
    page.wait_for("document.activeElement.matches('.ev')");
}

#[test]
fn lanes_can_be_those_of_types_and_of_actors() {
    let page = sample("lanes", "Timeline");
    let names =
        || page.value("[...document.querySelectorAll('main .sky .lname')].map((e) => e.firstChild.textContent)");
    let has = |name: &str| names().as_array().is_some_and(|names| names.iter().any(|other| other == name));
    assert_eq!(names().as_array().map(Vec::len), Some(4), "{}", names());
    page.press_button("type");
    page.wait("lanes of types", || (has("assault") && has("consult")).then_some(()));
    page.press_button("actor");
    page.wait("lanes of actors", || has("Pakistan").then_some(()));
    page.press_button("kind");
    page.wait("the first four", || (names().as_array().map(Vec::len) == Some(4)).then_some(()));
}
