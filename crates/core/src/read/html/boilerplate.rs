//! What stands around an article: navigation, advertisements, related links, forms, captions.

use super::tree::Node;

/// Elements that never hold an article's text.
pub(super) fn is_furniture(node: &Node) -> bool {
    let element = matches!(
        node.name(),
        "aside"
            | "audio"
            | "button"
            | "canvas"
            | "caption"
            | "datalist"
            | "dialog"
            | "figcaption"
            | "figure"
            | "footer"
            | "head"
            | "iframe"
            | "label"
            | "math"
            | "menu"
            | "nav"
            | "noscript"
            | "object"
            | "picture"
            | "script"
            | "search"
            | "select"
            | "style"
            | "svg"
            | "template"
            | "textarea"
            | "title"
            | "video"
    );
    let role = matches!(
        node.attribute("role"),
        "alert"
            | "banner"
            | "complementary"
            | "contentinfo"
            | "dialog"
            | "menu"
            | "menubar"
            | "navigation"
            | "search"
            | "toolbar"
    );
    let style = node.attribute("style");
    let hidden = node.has("hidden")
        || node.attribute("aria-hidden") == "true"
        || (style.contains("display") && style.replace(' ', "").contains("display:none"));
    element || role || hidden
}

/// Whether an element's class or id names it as furniture. Sites are careless with names: see what it holds, too.
pub(super) fn is_named_furniture(node: &Node) -> bool {
    if matches!(node.name(), "html" | "body" | "main") {
        return false;
    }
    // Some servers wrap the whole page in one form.
    node.name() == "form"
        || [node.attribute("class"), node.attribute("id"), node.attribute("data-component")]
            .into_iter()
            .any(names_furniture)
}

fn names_furniture(names: &str) -> bool {
    names.split_ascii_whitespace().any(|name| {
        let words = words(name);
        let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
        let pair = |pair: &(&str, &str)| words.windows(2).any(|two| two[0] == pair.0 && two[1] == pair.1);
        has(&WORDS) || PAIRS.iter().any(pair)
    })
}

/// Single words of class names.
const WORDS: [&str; 81] = [
    "ad",
    "ads",
    "advert",
    "advertisement",
    "advertising",
    "adslot",
    "adsbygoogle",
    "dfp",
    "banner",
    "breadcrumb",
    "breadcrumbs",
    "byline",
    "caption",
    "captions",
    "comment",
    "comments",
    "commenting",
    "disqus",
    "consent",
    "cookie",
    "cookies",
    "credit",
    "footer",
    "footnote",
    "gdpr",
    "gallery",
    "login",
    "masthead",
    "menu",
    "modal",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "outbrain",
    "overlay",
    "pagination",
    "pager",
    "paywall",
    "player",
    "popup",
    "popular",
    "print",
    "promo",
    "promoted",
    "promotion",
    "rating",
    "readmore",
    "recirc",
    "recirculation",
    "recommend",
    "recommended",
    "recommendations",
    "related",
    "share",
    "sharebar",
    "sharing",
    "sidebar",
    "signup",
    "skip",
    "social",
    "sponsor",
    "sponsored",
    "subscribe",
    "subscription",
    "taboola",
    "tags",
    "taglist",
    "toolbar",
    "topics",
    "trending",
    "widget",
    "addthis",
    "addtoany",
    "onetrust",
    "relatedposts",
    "relatedcontent",
    "relatedarticles",
    "sharedaddy",
    "sharethis",
    "submitted",
];

/// Words that mean something only side by side.
const PAIRS: [(&str, &str); 15] = [
    ("also", "read"),
    ("read", "more"),
    ("read", "next"),
    ("read", "also"),
    ("most", "read"),
    ("more", "stories"),
    ("more", "news"),
    ("more", "on"),
    ("more", "from"),
    ("up", "next"),
    ("author", "bio"),
    ("sign", "up"),
    ("you", "may"),
    ("image", "credit"),
    ("site", "header"),
];

/// `relatedStories__item-2` is `related`, `stories`, `item`, `2`.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = ' ';
    for character in name.chars() {
        if character.is_ascii_alphanumeric() {
            let starts =
                !before.is_ascii_alphanumeric() || (before.is_ascii_lowercase() && character.is_ascii_uppercase());
            if starts || words.is_empty() {
                words.push(String::new());
            }
            if let Some(word) = words.last_mut() {
                word.push(character.to_ascii_lowercase());
            }
        }
        before = character;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn class_names_are_read_by_words() {
        for name in [
            "related-stories",
            "c-relatedStories__list",
            "SocialShare",
            "story most-read",
            "ad ad--mpu",
            "article_comments",
        ] {
            assert!(names_furniture(name), "{name}");
        }
        for name in
            ["article-body", "shadow", "readable", "download", "heading", "adapted-text", "story-content", "commentary"]
        {
            assert!(!names_furniture(name), "{name}");
        }
    }
}
