//! How quickly one worker reads in a browser, beside two JavaScript libraries that read the same texts in a worker of the
//! same browser: `cargo xtask bench peers`.
//!
//! `CORPUS` names a folder of files with articles (`.md`, `.txt`, and the field `text` of `.jsonl`), of which the first
//! megabyte is read; without it the sample is read several times over. `PEERS` names the script with the libraries.

use std::fs;
use std::path::{Path, PathBuf};

use dateline_browser_tests::{Options, Page};
use serde_json::{Value, json};
use xtask::serve::Site;

/// How many passes the median is taken of.
const PASSES: usize = 5;
/// So many bytes of text are read.
const ENOUGH: usize = 1_000_000;

/// Speaks with the workers.
const TALK: &str = r"
const heard = (worker, wanted) => new Promise((done, fail) => {
  worker.onerror = (event) => fail(event.message);
  worker.addEventListener('message', function hear({ data }) {
    if (data[0]?.Crashed) fail(data[0].Crashed.message);
    if (!wanted(data)) return;
    worker.removeEventListener('message', hear);
    done(data);
  });
});
window.ours = async (articles, passes) => {
  const worker = new Worker('worker-start.js', { type: 'module' });
  let number = 0;
  const ask = (request, carried) => {
    const asked = { number: ++number, request };
    const answer = heard(worker, ([said]) => said.Finished?.number === asked.number);
    worker.postMessage(carried ? [asked, carried] : [asked]);
    return answer;
  };
  await heard(worker, ([said]) => said.Ready);
  const order = (id, source) => ({ Read: { id, source, name: 'texts.jsonl', skip: 0, omit: [] } });
  await ask(order(0, 'Sample'));
  const file = new File([articles], 'texts.jsonl');
  const times = [];
  let memory;
  for (let pass = 1; pass <= passes; pass++) {
    // Nothing is kept, nothing came by link, and that is not all.
    await ask('Restore', new Uint8Array([0, 0, 0]));
    const started = performance.now();
    [, memory] = await ask(order(pass, 'File'), file);
    times.push(performance.now() - started);
  }
  return { times, memory };
};
window.others = async (texts, passes) => {
  const worker = new Worker('peers.js');
  const all = {};
  for (const name of await heard(worker, Array.isArray)) {
    const read = async (some) => {
      worker.postMessage({ name, texts: some });
      const { took, found } = await heard(worker, (data) => 'took' in data);
      if (!found) throw new Error(`${name} found nothing`);
      return took;
    };
    await read(texts.slice(0, 14));
    all[name] = [];
    for (let pass = 0; pass < passes; pass++) all[name].push(await read(texts));
  }
  return all;
};";

fn main() {
    let articles = articles();
    let bytes: usize = articles.iter().map(|article| article["text"].as_str().unwrap_or_default().len()).sum();
    println!("{} articles, {:.2} MB of text, median of {PASSES} passes", articles.len(), bytes as f64 / 1e6);
    let mut site = Site::load(&xtask::dist()).expect("the built site");
    let peers = std::env::var_os("PEERS").expect("PEERS: use `cargo xtask bench peers`");
    site.put("peers.js", fs::read(peers).expect("the script with the libraries"));
    site.put("index.html", b"<!doctype html><title>peers</title><link rel=icon href=data:,>".to_vec());
    site.put("worker-start.js", telling_of_memory(&site).into_bytes());
    let page = Page::open_site("peers", site, &Options::default());
    page.driver().script(TALK, &[]);
    let speed = |times: &Value| {
        let mut times: Vec<f64> = times.as_array().expect("times").iter().filter_map(Value::as_f64).collect();
        times.sort_by(f64::total_cmp);
        bytes as f64 / 1e3 / times[times.len() / 2]
    };

    let lines: String = articles.iter().map(|article| format!("{article}\n")).collect();
    let ours = run(&page, "ours(arguments[0], arguments[1])", &[json!(lines), json!(PASSES)]);
    println!("{:55} {:6.2} MB/s", "Dateline, one worker: everything, and the dossier", speed(&ours["times"]));
    println!("{:55} {:6.1} MB", "  its memory", ours["memory"].as_f64().unwrap_or_default() / 1e6);

    let texts: Vec<&Value> = articles.iter().map(|article| &article["text"]).collect();
    let others = run(&page, "others(arguments[0], arguments[1])", &[json!(texts), json!(PASSES)]);
    for (name, times) in others.as_object().expect("libraries") {
        println!("{name:55} {:6.2} MB/s", speed(times));
    }
}

/// What a promise in the page comes to.
fn run(page: &Page, promise: &str, arguments: &[Value]) -> Value {
    let start = format!(
        "window.result = null; void {promise}.then((value) => {{ result = {{ value }} }}, (error) => {{ result = {{ error: String(error) }} }})"
    );
    page.driver().script(&start, arguments);
    page.wait_for_long("window.result");
    let result = page.value("result");
    assert!(result["error"].is_null(), "{}", result["error"]);
    result["value"].clone()
}

/// The script that starts the worker, so that the worker says how much memory its core has whenever it is done.
fn telling_of_memory(site: &Site) -> String {
    let start = String::from_utf8(site.get("worker-start.js").expect("a file of the site").to_vec()).expect("text");
    assert!(start.contains("await start("), "the worker is started in another way");
    let tell = "const say = self.postMessage.bind(self);\n\
                self.postMessage = (message, carried) => {\n\
                  if (message[0].Finished) message.push(core.memory.buffer.byteLength);\n\
                  say(message, carried);\n\
                };\n";
    let (imports, rest) = start.split_at(start.find(";\n").map_or(0, |end| end + 2));
    format!("{imports}{tell}{}", rest.replace("await start(", "const core = await start("))
}

fn articles() -> Vec<Value> {
    let folder = std::env::var_os("CORPUS").map_or_else(|| xtask::root().join("src/sample"), PathBuf::from);
    let mut files: Vec<PathBuf> =
        fs::read_dir(&folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    let mut all: Vec<Value> = files.iter().flat_map(|file| of_file(file)).collect();
    assert!(!all.is_empty(), "{}: no articles", folder.display());
    let size = |articles: &[Value]| articles.iter().map(|one| one["text"].as_str().map_or(0, str::len)).sum::<usize>();
    if std::env::var_os("CORPUS").is_none() {
        all = std::iter::repeat_n(all.clone(), ENOUGH / size(&all)).flatten().collect();
    }
    let mut read = 0;
    all.retain(|article| {
        let fits = read < ENOUGH;
        read += article["text"].as_str().map_or(0, str::len);
        fits
    });
    for (number, article) in all.iter_mut().enumerate() {
        article["id"] = json!(format!("article {number}"));
    }
    all
}

/// The articles of a file: text without front matter, and the day of publication if it is given.
fn of_file(path: &Path) -> Vec<Value> {
    let Ok(content) = fs::read_to_string(path) else { return Vec::new() };
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("jsonl") => {
            let lines = content.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
            lines.map(|line| json!({ "text": line["text"], "published": line["published"] })).collect()
        }
        Some("md" | "txt") => {
            let front = content.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n"));
            let day = front.and_then(|(front, _)| front.lines().find_map(|line| line.strip_prefix("published: ")));
            vec![json!({ "text": front.map_or(&*content, |(_, text)| text).trim(), "published": day })]
        }
        _ => Vec::new(),
    }
}
