//! What a visitor downloads, and that it stays small.

use crate::serve::Site;
use crate::{Failure, dist};

/// Limit of what is needed before something can be seen, in bytes as gzip packs them.
const FIRST_PAINT: usize = 150_000;
/// Limit of everything.
const ALL: usize = 1_200_000;

/// Measures `dist/`; a failure if it is over a limit.
pub fn check() -> Result<(), Failure> {
    let site = Site::load(&dist())?;
    let early = before_first_paint(&site)?;
    let (mut first, mut all) = (0, 0);
    for (name, bytes, packed) in site.files() {
        let is_early = early.iter().any(|early| early == name);
        all += packed;
        first += if is_early { packed } else { 0 };
        println!("  {:>9} {packed:>9} gzip {} {name}", bytes.len(), if is_early { "first" } else { "     " });
    }
    println!("  before first paint {first} of {FIRST_PAINT} bytes, everything {all} of {ALL} bytes (gzip)");
    if first > FIRST_PAINT || all > ALL {
        return Err(format!(
            "the download is too large: {first} bytes before first paint (limit {FIRST_PAINT}), {all} in all (limit {ALL})"
        ));
    }
    Ok(())
}

/// The page, and every file that it names: scripts, styles, the app itself. The worker with the core comes later.
fn before_first_paint(site: &Site) -> Result<Vec<String>, Failure> {
    let page = site.files().find(|(name, ..)| *name == "index.html").map(|(_, bytes, _)| bytes);
    let page = String::from_utf8_lossy(page.ok_or("dist/ holds no index.html; run `cargo xtask site`")?).into_owned();
    // What only the worker loads is not waited for, even where the page tells the browser to fetch it early.
    let early = |name: &&str| *name == "index.html" || (page.contains(*name) && !name.starts_with("worker"));
    Ok(site.files().map(|(name, ..)| name).filter(early).map(str::to_owned).collect())
}
