//! Audits by other people's judges: axe-core, which the browser tests put into the page, and Lighthouse.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::browser::{Browser, FLAGS};
use crate::serve::{Server, Site};
use crate::{Failure, dist, node, root, target};

const AXE: (&str, &str) = ("axe-core", "4.14.1");
/// The last that runs on Node 18 and 20.
const LIGHTHOUSE: (&str, &str) = ("lighthouse", "12.8.2");
/// Nothing that comes with them is run when they are installed.
const QUIET: &[&str] = &["--ignore-scripts"];

/// The script of axe-core.
///
/// # Errors
/// If it is not there and cannot be installed.
pub fn axe() -> Result<String, Failure> {
    let modules = node::install()?.packages(&folder("axe"), &[AXE], QUIET)?;
    let script = modules.join(AXE.0).join("axe.min.js");
    std::fs::read_to_string(&script).map_err(|error| format!("{}: {error}", script.display()))
}

/// What Lighthouse is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Question {
    /// Whether accessibility and practice are good, and whether what is seen stays where it is, which hardly depends on
    /// the machine.
    Check,
    /// How quick the page is, three times: the best pass tells most of the page and least of the machine.
    Measure,
}

/// A server of the built site, and the command that lets Lighthouse look at it.
pub(crate) fn lighthouse(browser: &Browser, question: Question) -> Result<(Server, Command), Failure> {
    let node = node::install()?;
    let modules = node.packages(&folder("lighthouse"), &[LIGHTHOUSE], QUIET)?;
    let server = Server::start(Site::load(&dist())?, "/", 0)?;
    let mut command = Command::new(&node.node);
    command
        .arg(root().join("tests").join("audit").join("lighthouse.mjs"))
        .arg(modules)
        .arg(server.address())
        .arg(if question == Question::Check { "check" } else { "measure" })
        .args(FLAGS)
        .env("CHROME_PATH", &browser.browser);
    Ok((server, command))
}

fn folder(name: &str) -> PathBuf {
    target().join(Path::new("audit")).join(name)
}
