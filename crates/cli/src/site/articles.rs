//! The articles as one file that the page can read.

use std::fs;
use std::path::{Path, PathBuf};

use dateline_core::model::{Page, PublishedBasis};
use dateline_core::read::Ids;
use jiff::civil::Date;
use serde_json::{Map, Value};

use super::Dossier;
use crate::extract::source::{self, Read};
use crate::outcome::Outcome;

/// What a dossier says of itself at its beginning.
const SCHEMA: &str = "dateline/1";

/// All articles as one file. A single dossier goes in as it is: it may hold more than articles, such as corrections.
pub(super) fn dossier(files: &[PathBuf], published: Option<Date>) -> Result<(Dossier, Outcome), String> {
    if let [file] = files
        && let Some(dossier) = saved(file)
    {
        return Ok((dossier, Outcome::Good));
    }
    let (mut ids, mut ending) = (Ids::default(), Outcome::Good);
    let (mut bytes, mut articles) = (Vec::new(), 0);
    for read in source::reads(&source::sources(files)?) {
        let (pages, problems) = match read {
            Read::Failed(problem) => (Vec::new(), vec![problem]),
            read => read.pages(),
        };
        for mut page in pages {
            page = source::dated(page, published);
            ids.make_unique(&mut page.id);
            bytes.extend(line(&page).into_bytes());
            articles += 1;
        }
        if !problems.is_empty() {
            ending = Outcome::Partial;
            problems.iter().for_each(|problem| eprintln!("dateline: {problem}"));
        }
    }
    if articles == 0 {
        return Err("no article was found in these files, so there is nothing to make a site of".to_owned());
    }
    Ok((Dossier { name: "articles.jsonl", bytes, articles }, ending))
}

/// A dossier that was saved before, if the file is one.
fn saved(file: &Path) -> Option<Dossier> {
    // What cannot be read here is told when it is read as articles.
    let bytes = fs::read(file).ok().filter(|bytes| bytes.trim_ascii_start().starts_with(b"{"))?;
    let value: Value = serde_json::from_slice(&bytes).ok()?;
    let articles = value.get("documents").filter(|_| value["schema"] == SCHEMA)?.as_array()?.len();
    (articles > 0).then_some(Dossier { name: "dossier.json", bytes, articles })
}

/// An article as a line of JSON Lines, from which the page reads the same article.
fn line(page: &Page) -> String {
    // What was read from a dateline is read from it again.
    let published = page.published.filter(|_| page.published_basis != PublishedBasis::Dateline);
    let fields = [
        ("id", page.id.clone()),
        ("title", page.title.clone()),
        ("outlet", page.outlet.clone()),
        ("author", page.author.clone()),
        ("published", published.map(|day| day.to_string()).unwrap_or_default()),
        ("url", page.url.clone()),
        ("text", page.text.clone()),
    ];
    let object: Map<String, Value> = fields
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| (name.to_owned(), value.into()))
        .collect();
    Value::Object(object).to_string() + "\n"
}

#[cfg(test)]
mod tests {
    use dateline_core::read;

    use super::*;

    #[test]
    fn an_article_comes_back_from_its_line() {
        let text = "Talks Open\nBy Ann Lee\nTARSK, May 6, 2024 — Envoys met on Friday.\n\n“We will sign,” said one.\n";
        for name in ["folder/a.txt", "a.md"] {
            let page = read::read_file(name, text.as_bytes()).pages.remove(0);
            let back = read::read_line("articles.jsonl", 1, line(&page).as_bytes()).expect("JSON").expect("an article");
            assert_eq!(
                (&back.id, &back.title, &back.author, &back.text),
                (&page.id, &page.title, &page.author, &page.text)
            );
            assert_eq!((back.published, back.published_basis), (page.published, page.published_basis));
        }
    }
}
