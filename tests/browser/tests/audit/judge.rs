//! The judge: axe-core, put into the page, which it looks at in both themes.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

use dateline_browser_tests::{Driver, Page};
use serde_json::{Value, json};

/// How long axe-core may take over one document.
const PATIENCE: Duration = Duration::from_secs(120);

/// Looks at the document that a driver is in.
type Look<'a> = dyn Fn(&Driver) -> Vec<String> + 'a;

/// Looks at one place after the other, and says at the end what was wrong.
#[derive(Debug, Default)]
pub(crate) struct Judge(Vec<String>);

impl Judge {
    /// Looks at the page as it is now.
    #[track_caller]
    pub(crate) fn look(&mut self, page: &Page, name: &str) {
        self.look_with(page, name, &|look| look(page.driver()));
    }

    /// Looks into a frame of it, which is a page for itself.
    #[track_caller]
    pub(crate) fn look_into(&mut self, page: &Page, frame: &str, name: &str) {
        self.look_with(page, name, &|look| page.driver().in_frame(frame, look));
    }

    #[track_caller]
    fn look_with(&mut self, page: &Page, name: &str, at: &dyn Fn(&Look<'_>) -> Vec<String>) {
        for theme in ["light", "dark"] {
            // What is still moving has no colours of its own.
            let features = json!({ "features": [
                { "name": "prefers-color-scheme", "value": theme }, { "name": "prefers-reduced-motion", "value": "reduce" },
            ] });
            page.driver().chromium("Emulation.setEmulatedMedia", &features);
            let found = at(&|driver| {
                let is_so =
                    driver.script(&format!("return matchMedia('(prefers-color-scheme: {theme})').matches"), &[]);
                assert_eq!(is_so, true, "{name} is not shown {theme}");
                violations(driver)
            });
            self.0.extend(found.iter().map(|violation| format!("{name}, {theme}: {violation}")));
        }
    }

    /// Says what was wrong.
    #[track_caller]
    pub(crate) fn end(self) {
        assert!(self.0.is_empty(), "axe-core found:\n{}", self.0.join("\n"));
    }
}

impl Drop for Judge {
    /// A walk that does not come to its end says what was wrong all the same.
    fn drop(&mut self) {
        if !std::thread::panicking() {
            assert!(self.0.is_empty(), "axe-core found:\n{}", self.0.join("\n"));
        }
    }
}

/// What axe-core says of a document as it is now: the rule, and the first elements that break it. Frames in it are not looked
/// into.
pub(crate) fn violations(driver: &Driver) -> Vec<String> {
    static AXE: OnceLock<String> = OnceLock::new();
    let axe = AXE.get_or_init(|| xtask::audit::axe().unwrap_or_else(|failure| panic!("{failure}")));
    if driver.script("return typeof axe", &[]) != "object" {
        driver.script(axe, &[]);
    }
    driver.script(
        "window.found = null; axe.run(document, { resultTypes: ['violations'], iframes: false }).then(({ violations }) => { \
           window.found = violations.map(({ id, help, nodes }) => `${id}: ${help}: ` + nodes.slice(0, 3) \
             .map((node) => node.target.join(' ') + ' (' + node.any.concat(node.all, node.none).map((check) => check.message).join('; ') + ')').join(', ')) \
         }, (error) => { window.found = [String(error)] })",
        &[],
    );
    let began = Instant::now();
    loop {
        if let Value::Array(found) = driver.script("return window.found", &[]) {
            return found.iter().filter_map(Value::as_str).map(str::to_owned).collect();
        }
        assert!(began.elapsed() < PATIENCE, "axe-core has not settled for {} s", PATIENCE.as_secs());
        std::thread::sleep(Duration::from_millis(40));
    }
}
