//! The worker falls, in every way it can, and the page goes on.

use dateline_browser_tests::{Folder, Options, Page, many_articles, watched};
use xtask::serve::Site;

/// Starts the worker as the page does, and lets `fault` happen when it says something.
fn with_fault(name: &str, before: &str, fault: &str) -> Page {
    let mut site = Site::load(&xtask::dist()).expect("the built site");
    let script = format!(
        "import start from './worker.js';\n\
         addEventListener('unhandledrejection', (event) => {{ event.preventDefault(); setTimeout(() => {{ throw event.reason; }}); }});\n\
         const say = self.postMessage.bind(self);\n\
         let core = null;\n\
         self.postMessage = (message, carried) => {{ say(message, carried); const said = message[0]; {fault} }};\n\
         core = await start({{ module_or_path: new URL('./worker_bg.wasm', import.meta.url) }});\n"
    );
    site.put("worker-start.js", script.into_bytes());
    Page::open_site(name, site, &Options { before: before.to_owned(), ..Options::default() })
}

/// The whole job has ended, and all articles but one are there.
#[track_caller]
fn sees_all_but_one(page: &Page, of: usize) {
    page.wait_for("!all('button').some((e) => label(e) === 'Cancel')");
    page.view("Sources");
    page.wait("all articles but one", || (page.row_count() == of - 1).then_some(()));
}

#[test]
fn a_crashed_worker_is_restarted_and_nothing_is_lost() {
    let folder = Folder::new("crash");
    let mut page = Page::open_with("crash", &watched(1, "", ""));
    page.forgive("worker crash");
    page.add_files(&[folder.file("many.jsonl", many_articles(3000))]);
    // It falls in the middle of the work, not while the file is opened.
    page.wait_for("/[1-9][0-9,]* of 3,000 articles/.test(document.body.innerText)");
    page.driver().script("fall(workers[0])", &[]);
    page.sees("was started again");
    page.wait_for("window.workers.length > 1 && !all('button').some((e) => label(e) === 'Cancel')");
    page.view("Sources");
    // At most the article that was being read is lost, and the page says which.
    page.wait_for("/(3,000|2,999) articles/.test(document.body.innerText)");
}

#[test]
fn an_article_over_which_the_core_traps_is_left_out() {
    // Asked for more memory than there can be, the core traps in the midst of its work: when it next looks at the clock.
    let fault = "if (said?.Reading?.name === 'Report 50 from Herat') { const now = Date.now; \
                 Date.now = () => { Date.now = now; core.__wbindgen_malloc(-1, 1); return now(); }; }";
    let folder = Folder::new("trap");
    let mut page = with_fault("trap", "", fault);
    page.forgive("unreachable");
    page.add_files(&[folder.file("many.jsonl", many_articles(300))]);
    page.sees("was started again");
    sees_all_but_one(&page, 300);
    page.sees("Report 50 from Herat");
}

#[test]
fn a_panic_between_jobs_loses_nothing() {
    // The worker is made to begin anew in the midst of an answer: its own check against that panics.
    let fault = "if (said?.Reread) self.onmessage({ data: [{ number: 9, request: 'Restore' }, new Uint8Array(1)] });";
    let folder = Folder::new("panic");
    let mut page = with_fault("panic", "", fault);
    page.forgive("already borrowed");
    page.forgive("unreachable");
    let text = "The governor of Herat met the border council yesterday, a spokesman said.\n";
    page.add_files(&[folder.file("undated.txt", text)]);
    page.view("Sources");
    page.press_button("Date: Set a date. Change");
    let date = page.named("input", "Date of publication");
    page.driver().type_into(&date, "03082024\u{e007}");
    page.sees("Nothing was lost");
    page.add_files(&[folder.file("many.jsonl", many_articles(5))]);
    page.wait("the article of before and five more", || (page.row_count() == 6).then_some(()));
}

#[test]
fn an_article_over_which_the_core_falls_silent_is_left_out() {
    let fault = "if (said?.Reading?.name === 'Report 5 from Peshawar') for (;;) {}";
    // The page's clock runs three times as fast. Put forward at once, it would tell of a machine that slept.
    let clock = "const now = Date.now, since = now(); Date.now = () => since + (now() - since) * 3;";
    let folder = Folder::new("silent");
    let page = with_fault("silent-worker", clock, fault);
    page.add_files(&[folder.file("many.jsonl", many_articles(300))]);
    page.sees("Report 5 from Peshawar");
    page.sees("was started again");
    sees_all_but_one(&page, 300);
    page.sees("It took the reader too long");
}
