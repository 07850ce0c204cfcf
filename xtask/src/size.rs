//! What a visitor downloads, and that it stays small.

use crate::serve::Site;
use crate::{Failure, dist};

/// Limit of what is needed before something can be seen, in bytes as gzip packs them.
const FIRST_PAINT: usize = 150_000;
/// Limit of everything.
const ALL: usize = 2_200_000;

/// When a file is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Need {
    /// Before anything can be seen: the page, its styles, the script that starts the app.
    First,
    /// Before the page answers: the app.
    App,
    /// Afterwards: the worker with the core, and what keeps the page for the next visit.
    Later,
}

/// Measures `dist/`; a failure if it is over a limit. Without the optimiser the whole may be larger: that is told when
/// the tools are looked for, and no fault of the sources.
pub fn check(optimised: bool) -> Result<(), Failure> {
    let site = Site::load(&dist())?;
    if site.files().all(|(name, ..)| name != "index.html") {
        return Err("dist/ holds no index.html; run `cargo xtask site`".to_owned());
    }
    let mut sums = [(Need::First, 0), (Need::App, 0), (Need::Later, 0)];
    for (name, bytes, packed) in site.files() {
        let need = need(name);
        sums.iter_mut().filter(|(of, _)| *of == need).for_each(|(_, sum)| *sum += packed);
        println!("  {:>9} bytes {packed:>9} gzip  {:5}  {name}", bytes.len(), format!("{need:?}").to_lowercase());
    }
    let [(_, first), (_, app), (_, later)] = sums;
    let all = first + app + later;
    println!(
        "  before first paint {first} (limit {FIRST_PAINT}), with the app {}, everything {all} (limit {ALL})",
        first + app
    );
    if first > FIRST_PAINT || (optimised && all > ALL) {
        return Err(format!(
            "the download is too large: {first} bytes before first paint (limit {FIRST_PAINT}), {all} in all (limit {ALL})"
        ));
    }
    Ok(())
}

/// The start screen stands in index.html itself and is drawn without any WebAssembly; a browser test holds this.
fn need(name: &str) -> Need {
    let ending = name.rsplit('.').next().unwrap_or_default();
    match name {
        "index.html" | "boot.js" => Need::First,
        _ if ending == "css" => Need::First,
        _ if name.starts_with("app-") => Need::App,
        _ => Need::Later,
    }
}
