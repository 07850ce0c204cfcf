//! What a page says of itself in JSON-LD, with schema.org's words.

use crate::order::Order;
use serde_json::{Map, Value};

use super::metadata::Metadata;

type Object = Map<String, Value>;

/// Reads the article that one or more JSON-LD scripts describe. Scripts that are not JSON are passed over.
pub(super) fn read<'a>(scripts: impl Iterator<Item = &'a str>) -> Metadata {
    let values: Vec<Value> = scripts.filter_map(parse).collect();
    let mut objects = Vec::new();
    for value in &values {
        collect(value, &mut objects);
    }
    let mut articles: Vec<&Object> = objects.iter().copied().filter(|object| rank(object) > 0).collect();
    // The sort is stable: of equals the first on the page comes first.
    articles.order_by_key(|object| std::cmp::Reverse(rank(object)));
    let mut found = Metadata::default();
    for article in articles {
        let text = |name: &str| article.get(name).map(plain).unwrap_or_default();
        let name = |name: &str| article.get(name).map(|value| named(value, &objects)).unwrap_or_default();
        let mut published = Vec::new();
        published
            .extend(["datePublished", "dateCreated", "uploadDate"].map(text).into_iter().filter(|day| !day.is_empty()));
        found.fill(Metadata {
            title: [text("headline"), text("name")].into_iter().find(|title| !title.is_empty()).unwrap_or_default(),
            outlet: [name("publisher"), name("sourceOrganization")]
                .into_iter()
                .find(|it| !it.is_empty())
                .unwrap_or_default(),
            author: [name("author"), name("creator")].into_iter().find(|author| !author.is_empty()).unwrap_or_default(),
            url: [text("url"), text("mainEntityOfPage")]
                .into_iter()
                .find(|url| url.starts_with("http"))
                .unwrap_or_default(),
            locale: String::new(),
            published,
            body: text("articleBody"),
        });
    }
    found
}

fn parse(script: &str) -> Option<Value> {
    let script = script.trim().trim_start_matches("<![CDATA[").trim_start_matches("//<![CDATA[");
    let script = script.trim_end_matches("//]]>").trim_end_matches("]]>").trim().trim_end_matches(';');
    if let Ok(value) = serde_json::from_str(script) {
        return Some(value);
    }
    // A raw line break within a string is the usual mistake.
    let mended: String = script.chars().map(|character| if character.is_control() { ' ' } else { character }).collect();
    serde_json::from_str(&mended).ok()
}

/// All objects, outermost first: lists, `@graph` and parts are walked alike.
fn collect<'a>(value: &'a Value, objects: &mut Vec<&'a Object>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, objects)),
        Value::Object(object) => {
            objects.push(object);
            for (name, value) in object {
                if matches!(
                    name.as_str(),
                    "@graph" | "mainEntity" | "itemListElement" | "publisher" | "author" | "hasPart"
                ) {
                    collect(value, objects);
                }
            }
        }
        _ => {}
    }
}

/// How surely an object describes the article of the page; 0 for things that are no article.
fn rank(object: &Object) -> u8 {
    let types = match object.get("@type") {
        Some(Value::Array(types)) => types.iter().filter_map(Value::as_str).collect(),
        Some(Value::String(one)) => vec![one.as_str()],
        _ => Vec::new(),
    };
    let rank = |kind: &&str| match kind.rsplit(['/', ':']).next().unwrap_or_default() {
        kind if kind.ends_with("NewsArticle") => 4,
        kind if kind.ends_with("Article") || kind == "Report" => 3,
        kind if kind.ends_with("BlogPosting") => 2,
        "WebPage" => 1,
        _ => 0,
    };
    types.iter().map(rank).max().unwrap_or(0)
}

/// The first text of a value; of an object its `@id`.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => unescape(text.trim()),
        Value::Array(values) => values.first().map(plain).unwrap_or_default(),
        Value::Object(object) => object.get("@value").or_else(|| object.get("@id")).map(plain).unwrap_or_default(),
        _ => String::new(),
    }
}

/// The name or names that a value tells, or points to by `@id`.
fn named(value: &Value, objects: &[&Object]) -> String {
    match value {
        Value::String(name) if name.starts_with("http") => String::new(),
        Value::String(name) => unescape(name.trim()),
        Value::Array(values) => {
            let mut names: Vec<String> = Vec::new();
            for name in values.iter().map(|value| named(value, objects)) {
                if !name.is_empty() && !names.contains(&name) {
                    names.push(name);
                }
            }
            names.join(", ")
        }
        Value::Object(object) => {
            if let Some(Value::String(name)) = object.get("name") {
                return unescape(name.trim());
            }
            let id = object.get("@id");
            let target =
                objects.iter().find(|other| id.is_some() && other.get("@id") == id && other.contains_key("name"));
            target.map(|target| plain(&target["name"])).unwrap_or_default()
        }
        _ => String::new(),
    }
}

/// Many sites escape text twice.
fn unescape(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let tree = super::tree::Tree::parse(&text.replace('<', "&lt;"));
    tree.nodes.iter().map(super::tree::Node::text).collect()
}
