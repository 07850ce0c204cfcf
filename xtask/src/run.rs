//! `cargo xtask run`: from a fresh copy of the sources to the page in a browser.

use crate::serve::{Server, Site};
use crate::{Failure, dist, say, site, tools};

/// In place of the service worker that a host serves: a page under development must not come out of a cache.
const NO_OFFLINE: &str = "\
self.addEventListener(\"install\", () => self.skipWaiting());
self.addEventListener(\"activate\", (event) => event.waitUntil(self.registration.unregister()));
";

/// Installs what is missing, builds, serves, prints the address.
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    let port = port(arguments)?;
    let tools = tools::install()?;
    site::build(&tools)?;
    let mut site = Site::load(&dist())?;
    site.put("sw.js", NO_OFFLINE.as_bytes().to_vec());
    // A port that was asked for is taken or refused; the usual one gives way to a free one.
    let server = match port {
        Some(port) => Server::start(site, "/", port)?,
        None => Server::start(site.clone(), "/", 8080).or_else(|_| Server::start(site, "/", 0))?,
    };
    say(&format!("Dateline is at {}   (end with Ctrl+C)", server.address()));
    server.wait();
    Ok(())
}

fn port(arguments: &[String]) -> Result<Option<u16>, Failure> {
    match arguments {
        [] => Ok(None),
        [flag, number] if flag == "--port" => {
            number.parse().map(Some).map_err(|_| format!("`{number}` is not a port number"))
        }
        _ => Err("cargo xtask run takes only `--port N`".to_owned()),
    }
}
