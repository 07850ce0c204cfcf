//! How long the page keeps a reader waiting, in milliseconds: `cargo xtask bench page`.
//!
//! `CORPUS` names a folder of files with articles; without it there are a thousand made ones. From an input to the frame
//! that shows what came of it is measured in the page itself: the frame after the input has been drawn when a message
//! posted in it arrives.

use dateline_browser_tests::{Folder, Options, Page, corpus, many_articles};

/// How many passes the median is taken of.
const PASSES: usize = 7;

/// Says when the page first showed something, when it could be used, and when it had rows.
const WATCH: &str = "
    window.seen = {};
    const note = (name) => { if (!(name in window.seen)) requestAnimationFrame(() => { const c = new MessageChannel();
        c.port1.onmessage = () => { window.seen[name] ??= performance.now() }; c.port2.postMessage(0) }) };
    new MutationObserver(() => {
        if (document.querySelector('main .start button')) note('usable');
        if (document.querySelectorAll('main table tbody tr').length > 3) note('rows');
    }).observe(document, { childList: true, subtree: true });";

fn main() {
    opening();
    let folder = Folder::new("bench");
    let page = Page::open("bench");
    page.add_files(&corpus(&folder, || many_articles(1000)));
    page.wait_for_long("/articles read in/.test(document.body.innerText)");
    println!("{}", page.texts(".foot").concat());
    for view in ["Sources", "Entities", "Timeline", "Claims"] {
        let others = if view == "Timeline" { "Sources" } else { "Timeline" };
        report(&format!("going to {view}"), || {
            page.view(others);
            settle(&page);
            took(&page, &format!("all('nav button').find((e) => label(e) === '{view}').click()"))
        });
        page.view(view);
        report(&format!("typing a letter of a search, in {view}"), || {
            type_words(&page, "");
            type_words(&page, "minister");
            type_words(&page, "ministers")
        });
        report(&format!("letting go of a search, in {view}"), || {
            type_words(&page, "talks");
            type_words(&page, "")
        });
        report(&format!("a value of a facet, in {view}"), || {
            took(&page, "all('.facets input[type=checkbox]')[1].click()")
        });
        settle(&page);
        if page.has(".chips button", "Clear all") {
            page.press_button("Clear all");
        }
    }
    page.view("Timeline");
    report("letting go of a range drawn on the timeline", || {
        settle(&page);
        let drawn = took(&page, &format!("{DRAW}; pointer('pointerup', 0.7)"));
        took(&page, &format!("{DRAW}; pointer('pointerup', 0.9)"));
        drawn
    });
    report("zooming the timeline by a step", || {
        took(&page, "all('main button').find((e) => label(e) === 'Zoom in').click()")
    });
}

/// Draws a range on the strip, up to its last moment.
const DRAW: &str = "const svg = document.querySelector('main .sky svg'), r = svg.getBoundingClientRect();\
    const pointer = (type, share) => svg.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 1, button: 0, \
    buttons: 1, clientX: r.left + r.width * share, clientY: r.top + 20 }));\
    pointer('pointerdown', 0.4); pointer('pointermove', 0.6)";

fn opening() {
    let mut all: [Vec<f64>; 3] = Default::default();
    for _ in 0..PASSES {
        let page = Page::open_with("bench-opening", &Options { before: WATCH.to_owned(), ..Options::default() });
        page.wait_for("'usable' in seen");
        let pressed = page.value("(() => { const now = performance.now(); all('main .start button').find((e) => label(e) === 'Open the sample').click(); return now })()");
        page.wait_for("'rows' in seen");
        let number = |expression: &str| page.value(expression).as_f64().expect("a number");
        all[0].push(number("performance.getEntriesByName('first-contentful-paint')[0].startTime"));
        all[1].push(number("seen.usable"));
        all[2].push(number("seen.usable") + number("seen.rows") - pressed.as_f64().expect("a number"));
    }
    for (name, times) in ["first paint", "usable", "the sample on screen, pressed at once"].iter().zip(all) {
        print(&format!("after opening: {name}"), times);
    }
}

fn type_words(page: &Page, words: &str) -> f64 {
    let set = format!(
        "const field = document.getElementById('search'); \
         Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, {words:?}); \
         field.dispatchEvent(new InputEvent('input', {{ bubbles: true }}))"
    );
    took(page, &set)
}

/// Milliseconds from what these statements do to the frame that shows it.
fn took(page: &Page, statements: &str) -> f64 {
    settle(page);
    page.value(&format!(
        "(() => {{ window.took = null; const begun = performance.now(); {statements}; \
         requestAnimationFrame(() => {{ const c = new MessageChannel(); \
         c.port1.onmessage = () => {{ window.took = performance.now() - begun }}; c.port2.postMessage(0) }}) }})()"
    ));
    page.wait_for("took !== null");
    page.value("took").as_f64().expect("a number")
}

/// Nothing is left to be done.
fn settle(page: &Page) {
    page.value(
        "(() => { window.calm = false; requestIdleCallback(() => { window.calm = true }, { timeout: 1000 }) })()",
    );
    page.wait_for("calm");
}

fn report(what: &str, mut once: impl FnMut() -> f64) {
    print(what, (0..PASSES).map(|_| once()).collect());
}

fn print(what: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    println!("{what}: {:.0} (up to {:.0})", times[times.len() / 2], times.last().copied().unwrap_or_default());
}
