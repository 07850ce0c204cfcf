//! The browser that tests run in, and the driver that steers it.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{find, output};
use crate::{Failure, system};

/// A browser and its driver, of the same major version.
#[derive(Clone, Debug)]
pub struct Browser {
    /// Chromium or Chrome.
    pub browser: PathBuf,
    /// ChromeDriver.
    pub driver: PathBuf,
}

/// Options that make the browser quiet, and work for root and on machines without graphics or network.
pub const FLAGS: [&str; 12] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--disable-features=OptimizationHints,MediaRouter,Translate",
];

/// Finds a browser and its driver, installs them where this is possible without asking, or says what to install.
pub fn install() -> Result<Browser, Failure> {
    if let Some(found) = at_hand() {
        return check(found);
    }
    // Ubuntu's packages of the same name only point to another package manager.
    if system::has_packages() && system::is_debian() {
        system::install("Chromium and its driver", &["chromium", "chromium-driver"])?;
        if let Some(found) = at_hand() {
            return check(found);
        }
    }
    Err(what_to_install())
}

/// The browser and driver named by `CHROME` and `CHROMEDRIVER`, or the first ones found.
pub fn at_hand() -> Option<Browser> {
    let named = |variable| std::env::var_os(variable).map(PathBuf::from).filter(|path| path.is_file());
    // GitHub's runners name the driver's folder.
    let folders: Vec<PathBuf> = std::env::var_os("CHROMEWEBDRIVER").map(PathBuf::from).into_iter().collect();
    let driver = named("CHROMEDRIVER").or_else(|| find("chromedriver", &folders))?;
    let names = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome"];
    let found = names.iter().filter_map(|name| find(name, &[]));
    let found: Vec<PathBuf> = found.chain(USUAL.iter().map(PathBuf::from).filter(|path| path.is_file())).collect();
    // Where several are installed, the one that belongs to the driver.
    let version = if found.len() > 1 { major(&driver) } else { None };
    let matching = found.iter().find(|browser| version.is_some() && major(browser) == version);
    let browser = named("CHROME").or_else(|| matching.or(found.first()).cloned())?;
    Some(Browser { browser, driver })
}

const USUAL: [&str; 3] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

fn check(found: Browser) -> Result<Browser, Failure> {
    let driver = major(&found.driver);
    // On Windows `--version` opens a window instead of answering.
    let browser = if cfg!(windows) { driver } else { major(&found.browser) };
    if driver.is_none() || browser != driver {
        let shown = |version: Option<u32>| version.map_or_else(|| "unknown".to_owned(), |number| number.to_string());
        return Err(format!(
            "the browser {} (version {}) and the driver {} (version {}) do not belong together.\n\
             Install the driver of the browser's version, or name a matching pair with CHROME and CHROMEDRIVER.",
            found.browser.display(),
            shown(browser),
            found.driver.display(),
            shown(driver),
        ));
    }
    Ok(found)
}

fn major(program: &Path) -> Option<u32> {
    let said = output(Command::new(program).arg("--version")).ok()?;
    said.split([' ', '.']).find_map(|word| word.parse().ok())
}

fn what_to_install() -> Failure {
    let how = if cfg!(target_os = "macos") {
        "  brew install --cask google-chrome chromedriver"
    } else if cfg!(windows) {
        "  winget install Google.Chrome\n  winget install Chromium.ChromeDriver"
    } else {
        "  Debian:  sudo apt-get install chromium chromium-driver\n  \
         Ubuntu:  install Google Chrome and the ChromeDriver of the same version\n  \
         Fedora:  sudo dnf install chromium chromedriver\n  \
         Arch:    sudo pacman -S chromium"
    };
    format!(
        "The tests need Chromium or Chrome and the ChromeDriver of the same version; no such pair was found.\n{how}\n\
         Where they are in unusual places, name them with CHROME and CHROMEDRIVER."
    )
}
