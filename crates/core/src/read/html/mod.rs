//! HTML as it is saved from a news site: the article without what stands around it, and what the page says of itself.
//!
//! Captions of pictures are left out: they often tell of another day than the article. The headline is the page's title,
//! not part of its text.

mod article;
mod blocks;
mod boilerplate;
mod json_ld;
mod metadata;
mod tree;

use super::{dates, lines};
use crate::model::{Page, PublishedBasis};
use metadata::Metadata;
use tree::Tree;

/// Reads a page.
pub(super) fn read(html: &str) -> Page {
    let tree = Tree::parse(html);
    let Metadata { title, outlet, author, url, locale, published, body } = metadata::read(&tree);
    let mut text = article::text(&tree, &title);
    // A page that is drawn by a script has its text only in its metadata.
    if text.len() * 2 < body.len() {
        text = article::plain(&body);
    }
    let mut page = Page { text, title, outlet, author, url, ..Page::default() };
    // `03/06/2024` is read as the page's other dates are written, or as its country writes them.
    let order = || published.iter().find_map(|value| dates::order(value)).or_else(|| shown_order(&tree));
    page.published = published.iter().find_map(|value| dates::metadata(value)).or_else(|| {
        let order = order().or_else(|| lines::order(&locale))?;
        published.iter().find_map(|value| dates::ordered(value, Some(order)))
    });
    if page.published.is_some() {
        page.published_basis = PublishedBasis::Metadata;
        page.text = without_date_lines(&page.text);
    } else if let Some(value) = published.first() {
        page.notes.push(dates::unreadable(value));
    }
    page
}

/// A text without lines above its first paragraphs that only tell the day, which the page's metadata tell better.
/// Further down such a line heads what happened on that day.
fn without_date_lines(text: &str) -> String {
    const HEAD: usize = 4;
    let kept = text.lines().enumerate().filter(|&(at, line)| at >= HEAD || lines::date_line(line).is_none());
    kept.map(|(_, line)| line).collect::<Vec<_>>().join("\n")
}

/// What stands first in the dates of numbers that the page shows, as long as they agree.
fn shown_order(tree: &Tree) -> Option<dates::Order> {
    let short = tree.nodes.iter().map(|node| node.text().trim()).filter(|text| (8..=40).contains(&text.len()));
    let mut orders = short.filter_map(dates::order);
    let first = orders.next()?;
    orders.all(|order| order == first).then_some(first)
}

/// The character set that a page names in its first bytes, as the HTML standard asks.
pub(super) fn declared_charset(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(4096)];
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let at = head.find("charset")?;
    let rest = head[at + "charset".len()..].trim_start().strip_prefix('=')?;
    let rest = rest.trim_start().trim_start_matches(['"', '\'']);
    let name: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':')).collect();
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn charsets_are_declared_in_two_ways() {
        let found = |head: &str| declared_charset(head.as_bytes());
        assert_eq!(found("<meta charset=\"windows-1252\">").as_deref(), Some("windows-1252"));
        let long = "<META http-equiv=Content-Type content='text/html; charset=ISO-8859-1'>";
        assert_eq!(found(long).as_deref(), Some("iso-8859-1"));
        assert_eq!(found("<p>No charset here"), None);
    }

    #[test]
    fn tag_soup_gives_text() {
        let page = read("<p>One <b>two<p>three</i> &amp; fo\u{AD}ur<div>five<br>six<ul><li>a<li>b</table>");
        assert_eq!(page.text, "One two\nthree & four\nfive\nsix\na\nb");
    }

    #[test]
    fn deep_nesting_is_no_danger() {
        let page = read(&format!("{}deep down here", "<div>".repeat(100_000)));
        assert_eq!(page.text, "deep down here");
        assert_eq!(read(&"<".repeat(100_000)).text.len(), 100_000);
    }

    #[test]
    fn a_wrapper_with_a_careless_name_is_kept() {
        let text = "The bridge over the river was opened to traffic again on Monday, officials said.";
        let page = read(&format!("<body class='has-sidebar with-ads'><form id=f><p>{text}</p></form></body>"));
        assert_eq!(page.text, text);
    }
}
