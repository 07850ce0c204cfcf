//! How long a large intake takes with one worker and with several: `cargo xtask bench workers`.
//!
//! `CORPUS` names a folder of files with articles; without it there are a thousand made ones.

use std::path::PathBuf;

use dateline_browser_tests::{Folder, Page, corpus, long_articles, watched};

/// How many passes the median is taken of.
const PASSES: usize = 5;

fn main() {
    let folder = Folder::new("bench-workers");
    let files = corpus(&folder, || long_articles(1000));
    let bytes: u64 = files.iter().filter_map(|file| file.metadata().ok()).map(|file| file.len()).sum();
    println!("{:.2} MB in {} files", bytes as f64 / 1e6, files.len());
    let processors = std::thread::available_parallelism().map_or(1, usize::from) as u32;
    let mut counts: Vec<u32> = [1, 2, 4, 7].into_iter().filter(|count| *count < processors).collect();
    counts.push(processors);
    for count in counts {
        let mut times: Vec<f64> = (0..PASSES).map(|_| once(count, &files)).collect();
        times.sort_by(f64::total_cmp);
        let (least, median) = (times[0], times[PASSES / 2]);
        println!("{count} workers: {median:.2} s (from {least:.2}), {:.2} MB/s", bytes as f64 / 1e6 / median);
    }
}

/// Seconds from the choice of files to the end of the job, as the page says it.
fn once(processors: u32, files: &[PathBuf]) -> f64 {
    let page = Page::open_with("bench-workers", &watched(processors, "", ""));
    page.wait_for("workers.length === 1 && document.querySelector('main .start button')");
    page.add_files(files);
    page.wait_for_long("/read in [0-9.]+ s/.test(document.querySelector('.foot').innerText)");
    let said = page.value("/read in ([0-9.]+) s/.exec(document.querySelector('.foot').innerText)[1]");
    said.as_str().and_then(|said| said.parse().ok()).expect("seconds")
}
