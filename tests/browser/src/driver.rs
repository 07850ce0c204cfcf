//! Steers a browser by W3C WebDriver, and by Chromium's own protocol where WebDriver has no word for it.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use xtask::browser::FLAGS;

/// The key under which WebDriver passes elements.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A browser of its own, with an empty profile. It ends when this is dropped.
#[derive(Debug)]
pub struct Driver {
    process: Child,
    session: String,
    agent: ureq::Agent,
}

/// An element of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element(String);

impl Driver {
    /// Starts a browser whose requests to other machines all go to `proxy`, with a profile that stays if one is given.
    pub fn start(width: u32, height: u32, proxy: &str, profile: Option<&Path>) -> Self {
        let browser = xtask::browser::at_hand().expect("a browser and its driver: run `cargo xtask test browser`");
        let (process, port) = launch(&browser.driver);
        let agent = ureq::Agent::config_builder()
            .timeout_global(Some(Duration::from_secs(120)))
            .http_status_as_error(false)
            .proxy(None)
            .build()
            .new_agent();
        let mut arguments: Vec<String> = FLAGS.iter().map(|&flag| flag.to_owned()).collect();
        arguments.push(format!("--window-size={width},{height}"));
        arguments.push(format!("--proxy-server={proxy}"));
        if let Some(profile) = profile {
            arguments.push(format!("--user-data-dir={}", profile.display()));
        }
        // Date fields take digits in the order of the language.
        arguments.push("--lang=en-US".to_owned());
        let capabilities = json!({ "capabilities": { "alwaysMatch": {
            "goog:chromeOptions": { "binary": browser.browser, "args": arguments },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
            "unhandledPromptBehavior": "ignore",
        } } });
        let mut driver = Driver { process, session: format!("http://127.0.0.1:{port}/session"), agent };
        let answer = driver.post("", &capabilities);
        let id = answer["sessionId"].as_str().expect("a session has an id");
        driver.session = format!("{}/{id}", driver.session);
        driver
    }

    /// Opens an address and waits until it is loaded.
    pub fn go(&self, address: &str) {
        self.post("/url", &json!({ "url": address }));
    }

    /// The page's address.
    pub fn address(&self) -> String {
        self.get("/url").as_str().unwrap_or_default().to_owned()
    }

    /// One step back in the history.
    pub fn back(&self) {
        self.post("/back", &json!({}));
    }

    /// One step forward in the history.
    pub fn forward(&self) {
        self.post("/forward", &json!({}));
    }

    /// Loads the page again.
    pub fn reload(&self) {
        self.post("/refresh", &json!({}));
    }

    /// Runs the body of a function in the page; what it returns.
    pub fn script(&self, body: &str, arguments: &[Value]) -> Value {
        self.post("/execute/sync", &json!({ "script": body, "args": arguments }))
    }

    /// The element that the body of a function returns.
    pub fn element(&self, body: &str, arguments: &[Value]) -> Option<Element> {
        self.script(body, arguments)[ELEMENT].as_str().map(|id| Element(id.to_owned()))
    }

    /// Does something inside the first frame that matches a CSS selector, once it is there, wherever its document came
    /// from.
    pub fn in_frame<T>(&self, selector: &str, work: impl FnOnce(&Driver) -> T) -> T {
        let started = Instant::now();
        let frame = loop {
            let frame = self.element("return document.querySelector(arguments[0])", &[json!(selector)]);
            if let Some(frame) = frame {
                break frame;
            }
            assert!(started.elapsed() < Duration::from_secs(20), "there is no {selector}");
            std::thread::sleep(Duration::from_millis(50));
        };
        self.post("/frame", &json!({ "id": { ELEMENT: frame.0 } }));
        let result = work(self);
        self.post("/frame", &json!({ "id": null }));
        result
    }

    /// Clicks where a finger would: fails if something else lies on top.
    pub fn click(&self, element: &Element) -> Result<(), String> {
        self.try_post(&format!("/element/{}/click", element.0), &json!({})).map(drop)
    }

    /// Types into an element, or chooses files by their paths.
    pub fn type_into(&self, element: &Element, text: &str) {
        self.post(&format!("/element/{}/value", element.0), &json!({ "text": text }));
    }

    /// Empties a field.
    pub fn clear(&self, element: &Element) {
        self.post(&format!("/element/{}/clear", element.0), &json!({}));
    }

    /// Presses and releases keys, one after the other, wherever the focus is.
    pub fn press(&self, keys: &str) {
        let strokes: Vec<Value> = keys
            .chars()
            .flat_map(|key| [json!({ "type": "keyDown", "value": key }), json!({ "type": "keyUp", "value": key })])
            .collect();
        self.post("/actions", &json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": strokes }] }));
    }

    /// Drags the pointer from one point of the window to another.
    pub fn drag(&self, from: (i64, i64), to: (i64, i64)) {
        let moved = |(x, y), time| json!({ "type": "pointerMove", "duration": time, "x": x, "y": y });
        let actions = json!([
            moved(from, 0),
            { "type": "pointerDown", "button": 0 },
            moved(((from.0 + to.0) / 2, (from.1 + to.1) / 2), 50),
            moved(to, 50),
            { "type": "pointerUp", "button": 0 },
        ]);
        self.post("/actions", &json!({ "actions": [{ "type": "pointer", "id": "mouse", "actions": actions }] }));
    }

    /// A command of Chromium's own protocol.
    pub fn chromium(&self, command: &str, parameters: &Value) -> Value {
        self.post("/goog/cdp/execute", &json!({ "cmd": command, "params": parameters }))
    }

    /// Opens an empty tab and goes to it. Gives the name of the tab it left.
    pub fn new_tab(&self) -> String {
        let before = self.get("/window").as_str().unwrap_or_default().to_owned();
        let opened = self.post("/window/new", &json!({ "type": "tab" }));
        self.go_to_tab(opened["handle"].as_str().unwrap_or_default());
        before
    }

    /// Goes to the tab of this name. Gives the name of the tab it left.
    pub fn go_to_tab(&self, name: &str) -> String {
        let before = self.get("/window").as_str().unwrap_or_default().to_owned();
        self.post("/window", &json!({ "handle": name }));
        before
    }

    /// Ends the browser as a crash would.
    pub fn crash(&self) {
        // It has no time to answer.
        drop(self.try_post("/goog/cdp/execute", &json!({ "cmd": "Browser.crash", "params": {} })));
    }

    /// Takes what was logged since the last call: "browser" (console) or "performance" (network).
    pub fn log(&self, kind: &str) -> Vec<Value> {
        self.post("/se/log", &json!({ "type": kind })).as_array().cloned().unwrap_or_default()
    }

    /// A picture of the window, as PNG; empty if the browser can give none.
    pub fn picture(&self) -> Vec<u8> {
        use base64::Engine as _;
        let text = read(self.agent.get(format!("{}/screenshot", self.session)).call()).unwrap_or_default();
        base64::engine::general_purpose::STANDARD.decode(text.as_str().unwrap_or_default()).unwrap_or_default()
    }

    fn get(&self, path: &str) -> Value {
        let answer = self.agent.get(format!("{}{path}", self.session)).call();
        read(answer).unwrap_or_else(|failure| panic!("{path}: {failure}"))
    }

    fn post(&self, path: &str, body: &Value) -> Value {
        self.try_post(path, body).unwrap_or_else(|failure| panic!("{path}: {failure}\n{body}"))
    }

    fn try_post(&self, path: &str, body: &Value) -> Result<Value, String> {
        read(self.agent.post(format!("{}{path}", self.session)).send_json(body))
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Whether the browser ended well no longer matters.
        drop(self.agent.delete(&self.session).call());
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

fn read(answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<Value, String> {
    let mut answer = answer.map_err(|error| error.to_string())?;
    let mut body: Value =
        answer.body_mut().with_config().limit(1 << 30).read_json().map_err(|error| error.to_string())?;
    let value = body["value"].take();
    match value["error"].as_str() {
        Some(error) => Err(format!("{error}: {}", value["message"].as_str().unwrap_or_default())),
        None => Ok(value),
    }
}

/// Starts a driver. It takes one port twice, for both kinds of addresses, and gives up if another took it in between.
fn launch(driver: &Path) -> (Child, u16) {
    for _ in 0..5 {
        let mut process = Command::new(driver)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the driver starts");
        if let Some(port) = port(&mut process) {
            return (process, port);
        }
        drop(process.wait());
    }
    panic!("{} was started five times and never said its port", driver.display());
}

/// The driver says which free port it took.
fn port(process: &mut Child) -> Option<u16> {
    let output = process.stdout.take().expect("piped");
    let mut lines = BufReader::new(output).lines().map_while(Result::ok);
    let port =
        lines.find_map(|line| line.split_once("started successfully on port ")?.1.trim_end_matches('.').parse().ok());
    // Goes on reading, so that the driver never waits for a reader.
    std::thread::spawn(move || lines.for_each(drop));
    port
}

/// Where the pictures of failed tests go.
pub(crate) fn picture_path(name: &str) -> PathBuf {
    let folder = xtask::target().join("browser-tests");
    drop(std::fs::create_dir_all(&folder));
    let safe: String = name.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).collect();
    Path::new(&folder).join(format!("{safe}.png"))
}
