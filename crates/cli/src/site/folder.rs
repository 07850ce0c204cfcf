//! The folder: the page's files, the dossier, and what hosts want beside them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use dateline_site::{fingerprint, offline, pointer};

use super::Dossier;

const INDEX: &str = "index.html";
/// Stands in every README that is written here.
const MARK: &str = "`index.html` is the page, made with Dateline.";

/// Writes the folder. What an earlier call wrote is replaced; other files stay, and where one is in the way nothing is
/// written.
pub(super) fn write(page: &Path, out: &Path, dossier: &Dossier, title: &str) -> Result<(), String> {
    let failed = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    if fs::canonicalize(page).is_ok_and(|page| fs::canonicalize(out).is_ok_and(|out| out.starts_with(&page))) {
        return Err(format!("{} lies in the built page itself; choose another folder", out.display()));
    }
    let files = fingerprint::files(page).map_err(|error| failed(page, error))?;
    let of_page = files.iter().map(|path| path.strip_prefix(page).unwrap_or(path).to_owned());
    let to_write: BTreeSet<PathBuf> = of_page.chain([PathBuf::from(dossier.name)]).collect();
    let earlier = earlier(out)?;
    in_the_way(out, &to_write, &earlier)?;
    let index = fs::read_to_string(page.join(INDEX)).map_err(|error| failed(page, error))?;
    let index = pointer::point(&index, dossier.name, title)?;
    let put = |name: &str, bytes: &[u8]| {
        let path = out.join(name);
        fs::write(&path, bytes).map_err(|error| {
            // Half a page would not be known again; where it cannot be taken away, the error says which file it is.
            drop(fs::remove_file(&path));
            failed(&path, error)
        })
    };
    fs::create_dir_all(out).map_err(|error| failed(out, error))?;
    // The list says what the next call may take away: what others put here does not stand in it. It comes before all that it
    // names, so that a call which fails midway can be made again.
    let all: Vec<String> = earlier.union(&to_write).map(|name| name.to_string_lossy().replace('\\', "/")).collect();
    put(offline::NAME, offline::of(all.iter().map(|name| (name.as_str(), &b""[..]))).as_bytes())?;
    for name in earlier.iter().filter(|name| **name != Path::new(offline::NAME)) {
        let path = out.join(name);
        // What is gone already need not be taken away.
        if path.is_file() {
            fs::remove_file(&path).map_err(|error| failed(&path, error))?;
        }
    }
    let is_copied = |name: &&PathBuf| ![dossier.name, offline::NAME, INDEX].map(Path::new).contains(&name.as_path());
    for name in to_write.iter().filter(is_copied) {
        let to = out.join(name);
        let folder = to.parent().unwrap_or(out);
        fs::create_dir_all(folder).map_err(|error| failed(folder, error))?;
        fs::copy(page.join(name), &to).map_err(|error| failed(&to, error))?;
    }
    put(INDEX, index.as_bytes())?;
    put(dossier.name, &dossier.bytes)?;
    // GitHub would leave out files that begin with an underscore, and read all others.
    if !is_there(&out.join(".nojekyll")) {
        put(".nojekyll", b"")?;
    }
    // A README of somebody else's stays.
    if fs::read_to_string(out.join("README.md")).map_or(true, |readme| readme.contains(MARK)) {
        put("README.md", readme(dossier, title).as_bytes())?;
    }
    offline::write_for(out, to_write.iter().map(PathBuf::as_path))
}

/// The files that an earlier call wrote. A folder with somebody else's page is refused.
fn earlier(out: &Path) -> Result<BTreeSet<PathBuf>, String> {
    let script = fs::read_to_string(out.join(offline::NAME)).unwrap_or_default();
    let listed = offline::listed(&script);
    let index = out.join(INDEX);
    if !is_there(&index) && !offline::is_ours(&script) {
        return Ok(BTreeSet::new());
    }
    // Without a page it is what a call left that failed midway.
    let is_ours = !is_there(&index) || fs::read_to_string(&index).is_ok_and(|index| pointer::is_page(&index));
    if !is_ours || listed.is_empty() {
        return Err(format!("{} holds an index.html that is not Dateline's; choose another folder", out.display()));
    }
    // Whoever wrote the list, nothing outside the folder is touched.
    let is_inside = |name: &PathBuf| name.components().all(|part| matches!(part, Component::Normal(_)));
    let listed = listed.into_iter().map(PathBuf::from).filter(is_inside);
    // The list does not name itself.
    Ok(listed.chain([PathBuf::from(offline::NAME)]).collect())
}

/// Refuses to write over what no earlier call wrote.
fn in_the_way(out: &Path, to_write: &BTreeSet<PathBuf>, earlier: &BTreeSet<PathBuf>) -> Result<(), String> {
    let files = to_write.difference(earlier).map(PathBuf::as_path).filter(|name| is_there(&out.join(name)));
    // A file that is named like one of the page's folders.
    let folders = to_write.iter().flat_map(|name| name.ancestors().skip(1)).filter(|name| {
        let path = out.join(name);
        !earlier.contains(*name) && is_there(&path) && !path.is_dir()
    });
    let others: BTreeSet<String> = files.chain(folders).map(|name| out.join(name).display().to_string()).collect();
    if others.is_empty() {
        return Ok(());
    }
    let (is, it) = if others.len() == 1 { ("is", "it") } else { ("are", "them") };
    Err(format!(
        "{} {is} there already, not written by `dateline site`, so nothing was written. Choose another folder with \
         --out, or move {it} away",
        others.into_iter().collect::<Vec<_>>().join(", ")
    ))
}

/// Whether anything is there, be it a link that leads nowhere.
fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

fn readme(dossier: &Dossier, title: &str) -> String {
    let title = if title.is_empty() { "A dossier" } else { title };
    format!(
        "# {title}\n\n\
         A page that reads {count} with you: who did what to whom, when, where, and according to whom. Everything is read in \
         the browser of whoever opens it; there is no server.\n\n\
         - {MARK} `{name}` holds the articles.\n\
         - Serve this folder from any static host, under any path. On GitHub: push it, and choose it under Settings → Pages.\n\
         - To change the articles, write the folder anew with `dateline site`.\n",
        count = if dossier.articles == 1 { "an article".to_owned() } else { format!("{} articles", dossier.articles) },
        name = dossier.name,
    )
}
