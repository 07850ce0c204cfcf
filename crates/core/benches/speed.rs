//! Speed of the core on one core of the machine: megabytes of text a second, in all and for each step.
//!
//! ```text
//! cargo bench --package dateline-core                       the sample articles, repeated
//! CORPUS=folder cargo bench --package dateline-core         the files of a folder, or one file
//! cargo bench --package dateline-core -- time claim         only rows whose name holds one of these words
//! ```
//!
//! Each row is the median of several passes over the whole corpus; a step is given what the steps before it found.
#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use dateline_core::model::{Page, Record};
use dateline_core::passing::{Reading, Recognised, Segments};
use dateline_core::{claim, fold, read, read_page, recognise, record, resolve, segment, time};

/// Passes over the corpus; the median is told.
const PASSES: usize = 7;
/// The sample is repeated up to this many bytes.
const ENOUGH: usize = 1_000_000;

struct Bench {
    wanted: Vec<String>,
    megabytes: f64,
}

impl Bench {
    /// Runs a step over the whole corpus and prints a row.
    fn row<T>(&self, name: &str, mut pass: impl FnMut() -> T) {
        if !self.wanted.is_empty() && !self.wanted.iter().any(|word| name.contains(word.as_str())) {
            return;
        }
        let mut times: Vec<Duration> = (0..PASSES)
            .map(|_| {
                let started = Instant::now();
                black_box(pass());
                started.elapsed()
            })
            .collect();
        times.sort();
        let median = times[PASSES / 2].as_secs_f64();
        println!("{name:<12} {:>9.2} MB/s {:>10.1} ms", self.megabytes / median, median * 1e3);
    }
}

fn main() {
    // Cargo passes `--bench`; every other word names rows.
    let wanted = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let started = Instant::now();
    black_box(read_page(Page { text: "Nothing happened.".to_owned(), ..Page::default() }));
    println!("tables are ready after {:.1} ms", started.elapsed().as_secs_f64() * 1e3);

    let files = corpus();
    let pages: Vec<Page> = files.iter().flat_map(|(name, bytes)| read::read_file(name, bytes).pages).collect();
    let bytes: usize = pages.iter().map(|page| page.text.len()).sum();
    println!("{} articles, {:.2} MB of text, median of {PASSES} passes\n", pages.len(), bytes as f64 / 1e6);
    let bench = Bench { wanted, megabytes: bytes as f64 / 1e6 };

    let segments: Vec<Segments> = pages.iter().map(|page| segment::segment(&page.text)).collect();
    let recognised: Vec<Recognised> =
        pages.iter().zip(&segments).map(|(page, segments)| recognise::recognise(&page.text, segments)).collect();
    let readings: Vec<Reading<'_>> = pages
        .iter()
        .zip(segments.iter().zip(&recognised))
        .map(|(page, (segments, recognised))| Reading {
            page,
            segments,
            recognised,
            quantities: &recognised.quantities,
        })
        .collect();
    let resolved: Vec<_> = readings.iter().map(|reading| resolve::resolve(*reading)).collect();
    let timed: Vec<_> = readings.iter().map(|reading| time::time(*reading)).collect();
    let records: Vec<Record> = pages.iter().cloned().map(read_page).collect();

    bench.row("whole core", || pages.iter().cloned().map(read_page).collect::<Vec<_>>());
    bench.row("read", || files.iter().map(|(name, bytes)| read::read_file(name, bytes)).collect::<Vec<_>>());
    bench.row("segment", || pages.iter().map(|page| segment::segment(&page.text)).collect::<Vec<_>>());
    bench.row("recognise", || {
        readings.iter().map(|r| recognise::recognise(&r.page.text, r.segments)).collect::<Vec<_>>()
    });
    bench.row("time", || readings.iter().map(|reading| time::time(*reading)).collect::<Vec<_>>());
    bench.row("resolve", || readings.iter().map(|reading| resolve::resolve(*reading)).collect::<Vec<_>>());
    bench.row("claim", || {
        let found = resolved.iter().zip(&timed);
        readings.iter().zip(found).map(|(r, (who, when))| claim::claim(*r, who, &when.times)).collect::<Vec<_>>()
    });
    bench.row("record", || records.iter().map(record::to_json).collect::<Vec<_>>());
    bench.row("fold", || fold::fold(&records));
}

/// The files to read: those of CORPUS, or the sample articles, repeated.
fn corpus() -> Vec<(String, Vec<u8>)> {
    if let Some(path) = std::env::var_os("CORPUS") {
        let files = load(Path::new(&path));
        assert!(!files.is_empty(), "{} holds no file", Path::new(&path).display());
        return files;
    }
    let articles = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src/sample"));
    let once: usize = articles.iter().map(|(_, bytes)| bytes.len()).sum();
    articles.iter().cycle().take(articles.len() * (ENOUGH / once + 1)).cloned().collect()
}

fn load(path: &Path) -> Vec<(String, Vec<u8>)> {
    let mut paths: Vec<PathBuf> = match fs::read_dir(path) {
        Ok(entries) => entries.map_while(Result::ok).map(|entry| entry.path()).filter(|path| path.is_file()).collect(),
        Err(_) => vec![path.to_owned()],
    };
    paths.retain(|path| path.extension().is_none_or(|ending| ending != "rs"));
    paths.sort();
    let read = |path: PathBuf| {
        let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        (path.file_name().unwrap_or_default().to_string_lossy().into_owned(), bytes)
    };
    paths.into_iter().map(read).collect()
}
