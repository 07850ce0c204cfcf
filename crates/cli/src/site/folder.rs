//! The folder: the page's files, the dossier, and what hosts want beside them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use dateline_site::{fingerprint, offline, pointer};

use super::Dossier;

/// Stands in every README that is written here.
const MARK: &str = "`index.html` is the page, made with Dateline.";

/// Writes the folder. What an earlier call wrote is replaced; other files stay.
pub(super) fn write(page: &Path, out: &Path, dossier: &Dossier, title: &str) -> Result<(), String> {
    let failed = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    if fs::canonicalize(page).is_ok_and(|page| fs::canonicalize(out).is_ok_and(|out| out.starts_with(&page))) {
        return Err(format!("{} lies in the built page itself; choose another folder", out.display()));
    }
    clear(out)?;
    let mut written = BTreeSet::from([PathBuf::from(dossier.name)]);
    for path in fingerprint::files(page).map_err(|error| failed(page, error))? {
        let name = path.strip_prefix(page).unwrap_or(&path);
        let to = out.join(name);
        let folder = to.parent().unwrap_or(out);
        fs::create_dir_all(folder).map_err(|error| failed(folder, error))?;
        fs::copy(&path, &to).map_err(|error| failed(&to, error))?;
        written.insert(name.to_owned());
    }
    let put = |name: &str, bytes: &[u8]| {
        let path = out.join(name);
        fs::write(&path, bytes).map_err(|error| failed(&path, error))
    };
    let index = fs::read_to_string(page.join("index.html")).map_err(|error| failed(page, error))?;
    put("index.html", pointer::point(&index, dossier.name, title)?.as_bytes())?;
    put(dossier.name, &dossier.bytes)?;
    // GitHub would leave out files that begin with an underscore, and read all others.
    put(".nojekyll", b"")?;
    // A README of somebody else's stays.
    if fs::read_to_string(out.join("README.md")).map_or(true, |readme| readme.contains(MARK)) {
        put("README.md", readme(dossier, title).as_bytes())?;
    }
    // The list says what the next call may take away: what others put here does not stand in it.
    offline::write_for(out, written.iter().map(PathBuf::as_path))
}

/// Takes away what an earlier call wrote. A folder with somebody else's page is left alone.
fn clear(out: &Path) -> Result<(), String> {
    let Ok(index) = fs::read_to_string(out.join("index.html")) else { return Ok(()) };
    let script = fs::read_to_string(out.join(offline::NAME)).unwrap_or_default();
    let listed = offline::listed(&script);
    if !pointer::is_page(&index) || listed.is_empty() {
        return Err(format!("{} holds an index.html that is not Dateline's; choose another folder", out.display()));
    }
    // Whoever wrote the list, nothing outside the folder is touched.
    let is_inside = |name: &str| Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
    for name in listed.iter().filter(|name| is_inside(name)) {
        let path = out.join(name);
        // What is gone already need not be taken away.
        if path.is_file() {
            fs::remove_file(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    Ok(())
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
