//! What a reader does with the page, and what the page must never do.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use xtask::serve::{Server, Site};

use crate::driver::{Driver, Element, picture_path};
use crate::witness::Witness;

/// How long the page may take for what a test waits for. Far longer than it should take: machines differ.
const PATIENCE: Duration = Duration::from_secs(20);

/// The page's window and place.
#[derive(Clone, Debug)]
pub struct Options {
    /// Width of the window.
    pub width: u32,
    /// Height of the window.
    pub height: u32,
    /// The path that the site lies under.
    pub base: String,
    /// Runs in every document before anything of the page does.
    pub before: String,
    /// Where the browser keeps what it keeps; nowhere if nothing is given.
    pub profile: Option<PathBuf>,
}

impl Default for Options {
    fn default() -> Self {
        Options { width: 1280, height: 860, base: "/".to_owned(), before: String::new(), profile: None }
    }
}

/// The page in a browser of its own, served by a server of its own.
pub struct Page {
    name: String,
    driver: Driver,
    witness: Witness,
    server: Option<Server>,
    address: String,
    options: Options,
    forgiven: Vec<&'static str>,
}

impl Page {
    /// Opens the built site in a window of the usual size.
    pub fn open(name: &str) -> Self {
        Page::open_with(name, &Options::default())
    }

    /// Opens the built site.
    pub fn open_with(name: &str, options: &Options) -> Self {
        let site = Site::load(&xtask::dist()).unwrap_or_else(|failure| panic!("{failure}: run `cargo xtask site`"));
        Page::open_site(name, site, options)
    }

    /// Opens any site.
    pub fn open_site(name: &str, site: Site, options: &Options) -> Self {
        let server = Server::start(site, &options.base, 0).expect("a free port");
        let address = server.address().to_owned();
        let witness = Witness::start();
        let driver = drive(options, &witness);
        let (options, forgiven) = (options.clone(), Vec::new());
        let page = Page { name: name.to_owned(), driver, witness, server: Some(server), address, options, forgiven };
        page.driver.go(&page.address);
        page
    }

    /// Lets the browser crash, and starts another with the same profile, which opens an address.
    pub fn crash(&mut self, address: &str) {
        self.driver.crash();
        self.driver = drive(&self.options, &self.witness);
        self.driver.go(address);
    }

    /// Where the site is.
    pub fn home(&self) -> &str {
        &self.address
    }

    /// What steers the browser, for what this has no word for.
    pub fn driver(&self) -> &Driver {
        &self.driver
    }

    /// Every path that the page asked its host for.
    pub fn requests(&self) -> Vec<String> {
        self.server.as_ref().map(Server::asked).unwrap_or_default()
    }

    /// Brings another version of the site to the host.
    pub fn update(&self, site: Site) {
        if let Some(server) = &self.server {
            server.replace(site);
        }
    }

    /// The first line of every request so far that went to another machine, or would have gone there.
    pub fn sent_abroad(&self) -> Vec<String> {
        self.witness.seen()
    }

    /// Takes the host away: from here on nothing can be loaded.
    pub fn unplug(&mut self) {
        self.server = None;
    }

    /// Messages on the console that hold these words are part of this test.
    pub fn forgive(&mut self, words: &'static str) {
        self.forgiven.push(words);
    }

    /// The visible element that matches a CSS selector and has this accessible name, once it is there.
    #[track_caller]
    pub fn named(&self, selector: &str, name: &str) -> Element {
        self.wait(&format!("{selector} named “{name}”"), || self.find(selector, name))
    }

    /// The first visible element that matches a CSS selector, once it is there.
    #[track_caller]
    pub fn one(&self, selector: &str) -> Element {
        self.wait(selector, || self.driver.element(&format!("{HELP} return all(arguments[0])[0]"), &[json!(selector)]))
    }

    /// Whether such an element is there now.
    pub fn has(&self, selector: &str, name: &str) -> bool {
        self.find(selector, name).is_some()
    }

    /// Presses the button of this name.
    #[track_caller]
    pub fn press_button(&self, name: &str) {
        self.click_named("button, [role=button], summary, label", name);
    }

    /// Opens the view of this name. The navigation may say a count after the name.
    #[track_caller]
    pub fn view(&self, name: &str) {
        let link =
            format!("{HELP} return all('nav a, nav button').find((e) => label(e).split(/[ ,]/)[0] === arguments[0])");
        self.wait(&format!("the view “{name}” in the navigation"), || {
            self.driver.element(&link, &[json!(name)]).filter(|element| self.driver.click(element).is_ok())
        });
    }

    /// Clicks the element of this name.
    #[track_caller]
    pub fn click_named(&self, selector: &str, name: &str) {
        // The page may redraw between finding and clicking.
        self.wait(&format!("{selector} named “{name}” to click"), || {
            self.find(selector, name).filter(|element| self.driver.click(element).is_ok())
        });
    }

    /// Clicks the first visible element that matches a CSS selector.
    #[track_caller]
    pub fn click(&self, selector: &str) {
        let first = format!("{HELP} return all(arguments[0])[0]");
        self.wait(&format!("{selector} to click"), || {
            self.driver.element(&first, &[json!(selector)]).filter(|element| self.driver.click(element).is_ok())
        });
    }

    /// Clicks the first visible element that matches a CSS selector and whose text holds these words.
    #[track_caller]
    pub fn click_with(&self, selector: &str, words: &str) {
        let with = format!("{HELP} return all(arguments[0]).find((e) => words(e).includes(arguments[1]))");
        self.wait(&format!("{selector} with “{words}” to click"), || {
            let found = self.driver.element(&with, &[json!(selector), json!(words)]);
            found.filter(|element| self.driver.click(element).is_ok())
        });
    }

    /// Opens the first row of the table whose text holds these words in the reader, by the button that names it.
    #[track_caller]
    pub fn open_row(&self, words: &str) {
        let button = format!(
            "{HELP} const row = all('main table tbody tr').find((e) => words(e).includes(arguments[0]));\
             return row && row.querySelector('button')"
        );
        self.wait(&format!("a row with “{words}” to open"), || {
            self.driver.element(&button, &[json!(words)]).filter(|element| self.driver.click(element).is_ok())
        });
    }

    /// Replaces what stands in the field of this name.
    #[track_caller]
    pub fn fill(&self, name: &str, text: &str) {
        let field = self.named("input, textarea, select", name);
        self.driver.clear(&field);
        self.driver.type_into(&field, text);
    }

    /// Chooses files in the page's file chooser.
    #[track_caller]
    pub fn add_files(&self, paths: &[PathBuf]) {
        let input = self.wait("the file chooser", || {
            let input = "return document.querySelector('input[type=file]:not([webkitdirectory])')";
            self.driver.element(input, &[])
        });
        let list: Vec<String> = paths.iter().map(|path: &PathBuf| Path::display(path).to_string()).collect();
        self.driver.type_into(&input, &list.join("\n"));
    }

    /// Drops files and folders from outside onto the middle of the page.
    pub fn drop_paths(&self, paths: &[PathBuf]) {
        let size = self.value("[innerWidth / 2, innerHeight / 2]");
        let data = json!({ "items": [], "files": paths, "dragOperationsMask": 1 });
        for kind in ["dragEnter", "dragOver", "drop"] {
            let event = json!({ "type": kind, "x": size[0], "y": size[1], "data": data });
            self.driver.chromium("Input.dispatchDragEvent", &event);
        }
    }

    /// Puts two fingers on the page at these x positions and moves them to others, in steps.
    pub fn pinch(&self, y: f64, from: [f64; 2], to: [f64; 2]) {
        const STEPS: u8 = 5;
        let touch = |kind: &str, fingers: &[f64]| {
            let points = fingers.iter().zip(0..).map(|(x, id)| json!({ "x": x, "y": y, "id": id }));
            let event = json!({ "type": kind, "touchPoints": points.collect::<Vec<_>>() });
            self.driver.chromium("Input.dispatchTouchEvent", &event);
        };
        touch("touchStart", &from[..1]);
        touch("touchStart", &from);
        for step in 1..=STEPS {
            let part = f64::from(step) / f64::from(STEPS);
            let at = |finger: usize| from[finger] + (to[finger] - from[finger]) * part;
            touch("touchMove", &[at(0), at(1)]);
        }
        touch("touchEnd", &[]);
    }

    /// The visible text of every row of the table in the middle, without its head.
    pub fn rows(&self) -> Vec<String> {
        self.texts("main table tbody tr")
    }

    /// How many rows the table in the middle has, drawn or not.
    pub fn row_count(&self) -> usize {
        let said =
            self.value("(document.querySelector('main table[aria-rowcount]') || { ariaRowCount: 1 }).ariaRowCount");
        said.as_str().and_then(|count| count.parse::<usize>().ok()).map_or(0, |count| count.saturating_sub(1))
    }

    /// The visible text of every visible element that matches a CSS selector.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let found = self.driver.script(&format!("{HELP} return all(arguments[0]).map(words)"), &[json!(selector)]);
        let found = found.as_array().cloned().unwrap_or_default();
        found.iter().filter_map(Value::as_str).map(str::to_owned).collect()
    }

    /// All visible text of the page.
    pub fn text(&self) -> String {
        self.texts("body").concat()
    }

    /// Waits until the page shows these words.
    #[track_caller]
    pub fn sees(&self, words: &str) {
        self.wait(&format!("the words “{words}”"), || self.text().contains(words).then_some(()));
    }

    /// Waits until a row of the table holds these words.
    #[track_caller]
    pub fn sees_row(&self, words: &str) {
        self.wait(&format!("a row with “{words}”"), || {
            self.rows().iter().any(|row| row.contains(words)).then_some(())
        });
    }

    /// Waits until something is there, and gives it.
    #[track_caller]
    pub fn wait<T>(&self, what: &str, mut there: impl FnMut() -> Option<T>) -> T {
        let started = Instant::now();
        loop {
            if let Some(found) = there() {
                return found;
            }
            assert!(started.elapsed() < PATIENCE, "the page does not show {what}; it shows:\n{}", self.text());
            std::thread::sleep(Duration::from_millis(40));
        }
    }

    /// Waits until a condition in the page's own words holds.
    #[track_caller]
    pub fn wait_for(&self, condition: &str) {
        let body = format!("{HELP} return Boolean({condition})");
        self.wait(condition, || (self.driver.script(&body, &[]) == Value::Bool(true)).then_some(()));
    }

    /// The same for what may take minutes.
    #[track_caller]
    pub fn wait_for_long(&self, condition: &str) {
        let body = format!("{HELP} return Boolean({condition})");
        let started = Instant::now();
        while self.driver.script(&body, &[]) != Value::Bool(true) {
            assert!(started.elapsed() < 15 * PATIENCE, "{condition}: not so after {:?}", started.elapsed());
            std::thread::sleep(Duration::from_millis(200));
        }
    }

    /// The value of an expression in the page.
    pub fn value(&self, expression: &str) -> Value {
        self.driver.script(&format!("{HELP} return {expression}"), &[])
    }

    /// Tabs through the page until an element that matches a CSS selector has the focus, as a reader without a mouse does.
    #[track_caller]
    pub fn tab_to(&self, selector: &str) {
        let is_here = format!("document.activeElement.matches({selector:?})");
        for _ in 0..200 {
            self.driver.press("\u{e004}");
            if self.value(&is_here) == Value::Bool(true) {
                return;
            }
        }
        panic!("the Tab key never comes to {selector}");
    }

    fn find(&self, selector: &str, name: &str) -> Option<Element> {
        let body = format!("{HELP} return all(arguments[0]).find((e) => label(e) === arguments[1])");
        self.driver.element(&body, &[json!(selector), json!(name)])
    }

    /// What the page said on its console that it should not have, and whom it asked beside its host.
    fn misdeeds(&self) -> Vec<String> {
        let errors = self.driver.log("browser").into_iter().filter(|entry| entry["level"] == "SEVERE");
        let errors = errors.map(|entry| entry["message"].as_str().unwrap_or_default().to_owned());
        let requests = self.driver.log("performance").into_iter().filter_map(|entry| foreign(&entry, &self.address));
        let mut misdeeds: Vec<String> = errors.chain(requests).chain(self.witness.seen()).collect();
        // Who connects and says nothing has asked for nothing: browsers do so ahead of time.
        misdeeds.retain(|misdeed| !misdeed.trim().is_empty());
        misdeeds.retain(|misdeed| !self.forgiven.iter().any(|words| misdeed.contains(words)));
        misdeeds
    }
}

/// Starts a browser.
fn drive(options: &Options, witness: &Witness) -> Driver {
    let driver = Driver::start(options.width, options.height, witness.address(), options.profile.as_deref());
    // The window's size includes what the browser draws around the page, and has a minimum; this has neither.
    let size = json!({ "width": options.width, "height": options.height, "deviceScaleFactor": 1, "mobile": false });
    driver.chromium("Emulation.setDeviceMetricsOverride", &size);
    if !options.before.is_empty() {
        driver.chromium("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": options.before }));
    }
    driver
}

impl Drop for Page {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let path = picture_path(&self.name);
            drop(std::fs::write(&path, self.driver.picture()));
            eprintln!("a picture of the page: {}", path.display());
            return;
        }
        let misdeeds = self.misdeeds();
        assert!(misdeeds.is_empty(), "the page is not silent:\n{}", misdeeds.join("\n"));
    }
}

/// The address of a logged request, unless the page's own host or nobody was asked.
fn foreign(entry: &Value, home: &str) -> Option<String> {
    let message: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
    let message = &message["message"];
    if message["method"] != "Network.requestWillBeSent" {
        return None;
    }
    let url = message["params"]["request"]["url"].as_str()?;
    let own = ["data:", "blob:", "about:"].iter().any(|scheme| url.starts_with(scheme));
    (!own && !url.starts_with(home)).then(|| format!("asked for {url}"))
}

/// Functions for scripts: visible elements, their text, and their name as a screen reader says it.
const HELP: &str = r"
const words = (e) => e.innerText.replace(/\s+/g, ' ').trim();
const shown = (e) => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0;
const all = (selector) => [...document.querySelectorAll(selector)].filter(shown);
const label = (e) => {
  const by = (e.getAttribute('aria-labelledby') || '').split(' ').map((id) => document.getElementById(id));
  const named = by.filter(Boolean).map(words).join(' ') || e.getAttribute('aria-label');
  if (named) return named;
  if (e.labels && e.labels.length) return words(e.labels[0]);
  return words(e) || e.getAttribute('placeholder') || e.getAttribute('title') || '';
};
";
