//! What a page says of itself: JSON-LD, OpenGraph, `<meta>`, `<time>`, headings, in the order of trust.

use super::json_ld;
use super::tree::{Content, Node, Tree};
use crate::read::dates;
use crate::read::lines::without_by;

/// What is known of an article besides its text. Empty where it is not known.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Metadata {
    pub(super) title: String,
    pub(super) outlet: String,
    pub(super) author: String,
    pub(super) url: String,
    /// Language and country: `en-GB`.
    pub(super) locale: String,
    /// Dates of publication as the page writes them, most trusted first.
    pub(super) published: Vec<String>,
    /// The article's text.
    pub(super) body: String,
}

impl Metadata {
    /// Takes from `other` what is still open.
    pub(super) fn fill(&mut self, other: Metadata) {
        let Metadata { title, outlet, author, url, locale, published, body } = other;
        for (mine, theirs) in [
            (&mut self.title, title),
            (&mut self.outlet, outlet),
            (&mut self.author, author),
            (&mut self.url, url),
            (&mut self.locale, locale),
            (&mut self.body, body),
        ] {
            if mine.is_empty() {
                *mine = theirs;
            }
        }
        self.published.extend(published);
    }
}

/// Reads all that a page says of itself.
pub(super) fn read(tree: &Tree) -> Metadata {
    let scripts = elements(tree, "script").filter(|&at| tree.nodes[at].attribute("type").contains("ld+json"));
    let scripts: Vec<&str> = scripts.flat_map(|at| tree.inside(at)).map(Node::text).collect();
    let mut found = json_ld::read(scripts.into_iter());
    found.fill(meta(tree));
    found.fill(body(tree));
    if found.outlet.is_empty() {
        host(&found.url).clone_into(&mut found.outlet);
    }
    found.title = without_site(&found.title, &found.outlet);
    found.author = without_by(&found.author).to_owned();
    found
}

fn elements<'a>(tree: &'a Tree, name: &'a str) -> impl Iterator<Item = usize> + 'a {
    tree.nodes.iter().enumerate().filter(move |(_, node)| node.name() == name).map(|(at, _)| at)
}

/// `<meta>` elements, whatever attribute names them.
fn meta(tree: &Tree) -> Metadata {
    let values: Vec<(String, &str)> = elements(tree, "meta")
        .flat_map(|at| {
            let node = &tree.nodes[at];
            ["property", "name", "itemprop"]
                .into_iter()
                .map(|by| (node.attribute(by).to_ascii_lowercase(), node.attribute("content").trim()))
        })
        .filter(|(name, value)| !name.is_empty() && !value.is_empty())
        .collect();
    let all = |names: &[&str]| -> Vec<String> {
        let of = |wanted: &&str| {
            values.iter().filter(|(name, _)| name == *wanted).map(|(_, value)| (*value).to_owned()).collect::<Vec<_>>()
        };
        names.iter().flat_map(of).collect()
    };
    let first = |names: &[&str]| all(names).into_iter().next().unwrap_or_default();
    let not_url = |value: &String| !value.starts_with("http");
    Metadata {
        title: first(&[
            "og:title",
            "twitter:title",
            "dc.title",
            "dcterms.title",
            "parsely-title",
            "sailthru.title",
            "headline",
        ]),
        outlet: first(&["og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "application-name", "cre"]),
        author: all(&[
            "author",
            "article:author",
            "parsely-author",
            "dc.creator",
            "dcterms.creator",
            "sailthru.author",
            "byl",
            "cxenseparse:author",
        ])
        .into_iter()
        .find(not_url)
        .unwrap_or_default(),
        url: first(&["og:url", "parsely-link", "twitter:url"]),
        locale: first(&["og:locale", "content-language"]),
        published: all(&[
            "article:published_time",
            "og:article:published_time",
            "article:published",
            "datepublished",
            "parsely-pub-date",
            "cxenseparse:recs:publishtime",
            "publish-date",
            "publish_date",
            "publishdate",
            "publication_date",
            "pubdate",
            "ptime",
            "displaydate",
            "dc.date.issued",
            "dcterms.created",
            "dcterms.date",
            "dc.date",
            "sailthru.date",
            "date",
            "article.published",
            "originalpublicationdate",
        ]),
        body: String::new(),
    }
}

/// What the visible page shows: its heading, byline and `<time>`.
fn body(tree: &Tree) -> Metadata {
    let words = |at: Option<usize>| at.map(|at| tree.words(at)).unwrap_or_default();
    let with = |which: fn(&Node) -> bool| tree.nodes.iter().position(which);
    let title = elements(tree, "h1").map(|at| tree.words(at)).find(|words| !words.is_empty());
    let canonical = with(|node| node.name() == "link" && node.attribute("rel") == "canonical");
    let canonical = canonical.map(|at| tree.nodes[at].attribute("href").to_owned());
    let author = with(|node| node.attribute("itemprop") == "author" || node.attribute("rel") == "author")
        .or_else(|| with(is_byline))
        .map(|at| tree.words(at))
        // A byline that runs on is a box about the author.
        .filter(|words| words.chars().count() <= 80);
    Metadata {
        title: title.unwrap_or_else(|| words(elements(tree, "title").next())),
        outlet: String::new(),
        author: author.unwrap_or_default(),
        url: canonical.filter(|url| url.starts_with("http")).unwrap_or_else(|| tree.saved_from.clone()),
        locale: elements(tree, "html").next().map(|at| tree.nodes[at].attribute("lang").to_owned()).unwrap_or_default(),
        published: times(tree),
        body: String::new(),
    }
}

fn is_byline(node: &Node) -> bool {
    let Content::Element { name, .. } = &node.content else { return false };
    let names = node
        .attribute("class")
        .split(|c: char| !c.is_ascii_alphanumeric())
        .any(|word| word.eq_ignore_ascii_case("byline"));
    names && matches!(name.as_str(), "p" | "span" | "div" | "a" | "address")
}

/// Days in `<time>`: those marked as the day of publication, then the first that stands outside of lists of links.
fn times(tree: &Tree) -> Vec<String> {
    let value = |at: usize| match tree.nodes[at].attribute("datetime") {
        "" => tree.words(at),
        value => value.to_owned(),
    };
    let marked = |at: &usize| {
        let node = &tree.nodes[*at];
        node.has("pubdate") || node.attribute("itemprop") == "datePublished"
    };
    let not_time =
        |node: &Node| node.attribute("itemprop") == "datePublished" && !matches!(node.name(), "time" | "meta");
    let item = tree.nodes.iter().position(not_time);
    let item = item.map(|at| match tree.nodes[at].attribute("content") {
        "" => tree.words(at),
        content => content.to_owned(),
    });
    let marked = elements(tree, "time").filter(marked).map(value).chain(item);
    let first = elements(tree, "time").take(1).map(value);
    marked.chain(first).chain(shown_day(tree)).filter(|value| !value.is_empty()).collect()
}

/// The day that the page shows below its headline, in an element whose class says so.
fn shown_day(tree: &Tree) -> Option<String> {
    let says_so = |node: &Node| {
        let mut words = node.attribute("class").split(|c: char| !c.is_ascii_alphanumeric());
        words.any(|word| {
            ["date", "submitted", "posted", "published", "pubdate", "timestamp"]
                .iter()
                .any(|known| word.eq_ignore_ascii_case(known))
        })
    };
    let headline = elements(tree, "h1").next()?;
    // Days further down belong to comments and to other articles.
    let text = elements(tree, "p").find(|&at| at > headline && tree.words(at).len() >= 60).unwrap_or(tree.nodes.len());
    let below = (headline..text).filter(|&at| says_so(&tree.nodes[at])).map(|at| tree.words(at));
    let mut short = below.filter(|words| words.len() <= 100 && words.contains(|c: char| c.is_ascii_digit()));
    short
        .find(|words| dates::ordered(words, Some(dates::Order::DayFirst)).is_some() || dates::metadata(words).is_some())
}

/// `A Bridge Reopens | The Post` is `A Bridge Reopens` where the outlet is `The Post`.
fn without_site(title: &str, outlet: &str) -> String {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if outlet.is_empty() {
        return title;
    }
    for separator in [" | ", " - ", " – ", " — ", " :: ", " · "] {
        if let Some((head, site)) = title.rsplit_once(separator) {
            let same = |name: &str| name.to_lowercase().replace(|c: char| !c.is_alphanumeric(), "");
            let (site, outlet) = (same(site), same(outlet));
            if !site.is_empty() && (outlet.contains(&site) || site.contains(&outlet)) {
                return head.trim().to_owned();
            }
        }
    }
    title
}

/// `https://www.post.example/a` is `post.example`.
fn host(url: &str) -> &str {
    let Some((scheme, rest)) = url.split_once("://") else { return "" };
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    if scheme.starts_with("http") { host.strip_prefix("www.").unwrap_or(host) } else { "" }
}
