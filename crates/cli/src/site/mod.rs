//! `dateline site`: the page and a dossier, ready for any static host, or as one HTML file.

mod articles;
mod folder;

use std::fs;
use std::path::{Path, PathBuf};

use dateline_site::{pointer, single};

use crate::arguments::SiteArguments;
use crate::outcome;

/// What the page opens with.
struct Dossier {
    /// The file's name in the folder.
    name: &'static str,
    bytes: Vec<u8>,
    /// How many articles it holds.
    articles: usize,
}

/// Writes the folder, the file, or both.
pub fn site(arguments: &SiteArguments) -> outcome::Result {
    let page = page(arguments.page.as_deref())?;
    let title = pointer::one_line(&arguments.title);
    arguments.single.as_deref().map_or(Ok(()), in_the_way)?;
    let (dossier, ending) = articles::dossier(&arguments.files, arguments.published)?;
    if let Some(out) = &arguments.out {
        folder::write(&page, out, &dossier, &title)?;
        eprintln!(
            "dateline: the page and its articles ({}) are in {}; docs/hosting.md says how to put them on a host",
            dossier.articles,
            out.display()
        );
    }
    if let Some(file) = &arguments.single {
        let inside = single::Dossier { name: dossier.name, title: &title, bytes: &dossier.bytes };
        let whole = single::file(&page, inside)?;
        fs::write(file, &whole).map_err(|error| format!("{}: {error}", file.display()))?;
        eprintln!(
            "dateline: the page and its articles ({}) are in {} ({} kB), which opens from disk",
            dossier.articles,
            file.display(),
            whole.len() / 1000
        );
    }
    Ok(ending)
}

/// Refuses to write over a file that is not such a page itself.
fn in_the_way(file: &Path) -> Result<(), String> {
    let is_ours = fs::read(file).is_ok_and(|bytes| single::is_single_file(&String::from_utf8_lossy(&bytes)));
    if is_ours || file.symlink_metadata().is_err() {
        return Ok(());
    }
    Err(format!(
        "{} is there already, not written by `dateline site`, so nothing was written. Choose another name with --single, or move \
         it away",
        file.display()
    ))
}

/// The folder of the built page: the one that was named, or `dist` here, above, or above the program.
fn page(named: Option<&Path>) -> Result<PathBuf, String> {
    let is_page = |folder: &Path| {
        fs::read_to_string(folder.join("index.html")).is_ok_and(|index| pointer::is_page(&index))
            && folder.join(dateline_site::offline::NAME).is_file()
    };
    if let Some(named) = named {
        return if is_page(named) {
            Ok(named.to_owned())
        } else {
            Err(format!("{} holds no built page. `cargo xtask site` makes one, in dist", named.display()))
        };
    }
    let here = std::env::current_dir().ok();
    let program = std::env::current_exe().ok();
    let starts = [here.as_deref(), program.as_deref()];
    let found = starts.into_iter().flatten().flat_map(Path::ancestors).map(|folder| folder.join("dist"));
    found.into_iter().find(|folder| is_page(folder)).ok_or_else(|| {
        "the built page was not found. Make it with `cargo xtask site`, and name its folder with --page if it is not dist"
            .to_owned()
    })
}
