//! A small static server: what `cargo xtask run` and the browser tests serve the site with.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, RwLock};
use std::thread::JoinHandle;

use dateline_site::{fingerprint, gzip};

use crate::Failure;

/// The files of a site, in memory.
#[derive(Clone, Debug, Default)]
pub struct Site {
    files: BTreeMap<String, File>,
}

#[derive(Clone, Debug)]
struct File {
    bytes: Vec<u8>,
    gzip: Vec<u8>,
    kind: &'static str,
}

impl Site {
    /// Reads every file of a folder.
    pub fn load(folder: &Path) -> Result<Self, Failure> {
        let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
        let mut site = Site::default();
        for path in fingerprint::files(folder).map_err(failed)? {
            let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            site.put(&name, std::fs::read(&path).map_err(failed)?);
        }
        Ok(site)
    }

    /// The bytes of a file.
    pub fn get(&self, name: &str) -> Option<&[u8]> {
        self.files.get(name).map(|file| file.bytes.as_slice())
    }

    /// Adds a file, or replaces it.
    pub fn put(&mut self, name: &str, bytes: Vec<u8>) {
        let file = File { gzip: gzip(&bytes), kind: media_type(name), bytes };
        self.files.insert(name.to_owned(), file);
    }

    /// Keeps only the files whose names pass.
    pub fn retain(&mut self, keep: impl Fn(&str) -> bool) {
        self.files.retain(|name, _| keep(name));
    }

    /// The name and content of each file, and its size as most hosts send it.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8], usize)> {
        self.files.iter().map(|(name, file)| (name.as_str(), file.bytes.as_slice(), file.gzip.len()))
    }
}

/// A running server. It stops when it is dropped.
#[derive(Debug)]
pub struct Server {
    address: String,
    port: u16,
    site: Arc<RwLock<Site>>,
    asked: Arc<Mutex<Vec<String>>>,
    stopped: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves a site on this machine alone, below `base` ("/" or "/some/path/"). Port 0 takes a free one.
    pub fn start(site: Site, base: &str, port: u16) -> Result<Self, Failure> {
        let taken = |error: std::io::Error| format!("port {port} cannot be used: {error}");
        let listener = TcpListener::bind(("127.0.0.1", port)).map_err(taken)?;
        let port = listener.local_addr().map_err(taken)?.port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let stopped = Arc::new(AtomicBool::new(false));
        let site = Arc::new(RwLock::new(site));
        let desk = Arc::new(Desk { site: Arc::clone(&site), base: base.to_owned(), asked: Arc::clone(&asked) });
        let ended = Arc::clone(&stopped);
        // A thread for each connection: a browser holds some open that it never uses.
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming().take_while(|_| !ended.load(Ordering::Relaxed)).map_while(Result::ok) {
                let desk = Arc::clone(&desk);
                // A browser that goes away meanwhile is no failure of ours.
                std::thread::spawn(move || drop(desk.answer(&stream)));
            }
        });
        let address = format!("http://127.0.0.1:{port}{base}");
        Ok(Server { address, port, site, asked, stopped, thread: Some(thread) })
    }

    /// Where the site is.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Serves another site from here on, as a host does after an update.
    pub fn replace(&self, site: Site) {
        if let Ok(mut served) = self.site.write() {
            *served = site;
        }
    }

    /// Every path that was asked for so far.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().map(|asked| asked.clone()).unwrap_or_default()
    }

    /// Serves until the program is ended.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            // It ends only with the program.
            drop(thread.join());
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::Relaxed);
        // It waits for a connection; this is the last.
        drop(TcpStream::connect(("127.0.0.1", self.port)));
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

/// What every connection needs to know.
struct Desk {
    site: Arc<RwLock<Site>>,
    base: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Desk {
    /// Answers the one request of a connection.
    fn answer(&self, mut stream: &TcpStream) -> std::io::Result<()> {
        let mut lines = BufReader::new(stream).lines().map_while(Result::ok).take_while(|line| !line.is_empty());
        let Some(first) = lines.next() else { return Ok(()) };
        let packs = lines.fold(false, |packs, line| {
            let line = line.to_ascii_lowercase();
            packs || (line.starts_with("accept-encoding:") && line.contains("gzip"))
        });
        let mut words = first.split(' ');
        let (method, url) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        if let Ok(mut asked) = self.asked.lock() {
            asked.push(url.to_owned());
        }
        let Ok(site) = self.site.read() else { return Ok(()) };
        let Some((name, file)) = wanted(&site, &self.base, url) else {
            // As GitHub Pages and others do, the site's own page for this is shown.
            let page = site.files.get("404.html").map(|file| file.bytes.as_slice());
            let said = page.unwrap_or(b"There is no such file.\n");
            let kind = if page.is_some() { media_type("404.html") } else { media_type("said.txt") };
            write!(
                stream,
                "HTTP/1.1 404 Not Found\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                said.len()
            )?;
            return if method == "HEAD" { Ok(()) } else { stream.write_all(said) };
        };
        let packed = packs && file.gzip.len() < file.bytes.len();
        let body = if packed { &file.gzip } else { &file.bytes };
        let encoding = if packed { "Content-Encoding: gzip\r\n" } else { "" };
        // Trunk puts a hash of the content into these names; all others must be asked for again.
        let keep = if is_hashed(name) { "max-age=31536000, immutable" } else { "no-cache" };
        write!(
            stream,
            "HTTP/1.1 200 OK\r\nContent-Type: {}\r\n{encoding}Cache-Control: {keep}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            file.kind,
            body.len(),
        )?;
        if method == "HEAD" { Ok(()) } else { stream.write_all(body) }
    }
}

fn is_hashed(name: &str) -> bool {
    name.split(['-', '.', '_']).any(|part| part.len() >= 12 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn wanted<'a>(site: &'a Site, base: &str, url: &str) -> Option<(&'a str, &'a File)> {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let name = path.strip_prefix(base)?;
    let name = if name.is_empty() { "index.html" } else { name };
    site.files.get_key_value(name).map(|(name, file)| (name.as_str(), file))
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "webmanifest" => "application/manifest+json",
        "json" => "application/json",
        "jsonl" => "application/jsonl",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn get(server: &Server, path: &str) -> String {
        let host = server.address().trim_start_matches("http://").split('/').next().unwrap_or_default().to_owned();
        let mut stream = TcpStream::connect(&host).expect("the server listens");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("answered");
        answer
    }

    #[test]
    fn serves_below_its_base_and_nowhere_else() {
        let mut site = Site::default();
        site.put("index.html", b"<p>home</p>".to_vec());
        site.put("core_bg.wasm", vec![0; 100]);
        let server = Server::start(site, "/some/path/", 0).expect("a free port");
        assert!(get(&server, "/some/path/").ends_with("<p>home</p>"));
        assert!(get(&server, "/some/path/index.html?x=1").contains("text/html"));
        assert!(get(&server, "/some/path/core_bg.wasm").contains("application/wasm"));
        assert!(get(&server, "/index.html").starts_with("HTTP/1.1 404"));
        assert!(get(&server, "/some/path/../Cargo.toml").starts_with("HTTP/1.1 404"));
        assert_eq!(server.asked().len(), 5);
        let mut site = Site::default();
        site.put("index.html", b"<p>moved</p>".to_vec());
        site.put("404.html", b"<p>lost</p>".to_vec());
        server.replace(site);
        assert!(get(&server, "/some/path/").ends_with("<p>moved</p>"));
        let lost = get(&server, "/some/path/%23timeline");
        assert!(lost.starts_with("HTTP/1.1 404") && lost.ends_with("<p>lost</p>"), "{lost}");
    }
}
