//! Sees every request that the browser makes to another machine, by whatever part of the page.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

/// What the browser asks for by itself, whatever page is open: the time, updates, its maker's account service.
const BROWSERS_OWN: [&str; 10] = [
    "accounts.google.com",
    "android.clients.google.com",
    "clients1.google.com",
    "clients2.google.com",
    "content-autofill.googleapis.com",
    "edgedl.me.gvt1.com",
    "optimizationguide-pa.googleapis.com",
    "redirector.gvt1.com",
    "safebrowsing.googleapis.com",
    "update.googleapis.com",
];

/// A proxy that answers nothing and remembers who was asked for.
#[derive(Debug)]
pub struct Witness {
    address: String,
    seen: Arc<Mutex<Vec<String>>>,
}

impl Witness {
    /// Starts to watch.
    pub fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let address = format!("http://{}", listener.local_addr().expect("a bound port"));
        let seen = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&seen);
        std::thread::spawn(move || {
            for mut stream in listener.incoming().map_while(Result::ok) {
                let mut line = String::new();
                let read = stream.try_clone().map(|stream| BufReader::new(stream).read_line(&mut line));
                if read.is_ok()
                    && let Ok(mut log) = log.lock()
                {
                    log.push(line.trim_end().to_owned());
                }
                drop(stream.write_all(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
            }
        });
        Witness { address, seen }
    }

    /// Where it listens.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The first line of every request so far that was not the browser's own.
    pub fn seen(&self) -> Vec<String> {
        let mut seen = self.seen.lock().map(|seen| seen.clone()).unwrap_or_default();
        seen.retain(|line| !BROWSERS_OWN.contains(&host(line)));
        seen
    }
}

/// The host that a request line names: "CONNECT host:443 HTTP/1.1", "GET http://host/path HTTP/1.1".
fn host(line: &str) -> &str {
    let target = line.split(' ').nth(1).unwrap_or_default();
    let target = target.split_once("://").map_or(target, |(_, rest)| rest);
    target.split(['/', ':']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_host_of_a_request() {
        assert_eq!(host("CONNECT dateline.example:443 HTTP/1.1"), "dateline.example");
        assert_eq!(host("GET http://dateline.example/x?y=1 HTTP/1.1"), "dateline.example");
    }
}
