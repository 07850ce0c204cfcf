//! Markdown: what its front matter says, and its words without its marks.

use super::fields::{field, set, unquoted};
use crate::model::Page;

/// Reads Markdown. The first heading is the title where the front matter tells none.
pub(super) fn read(text: &str) -> Page {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let (mut page, body) = front_matter(&text);
    let mut lines = Lines::default();
    for line in body.lines() {
        lines.add(line);
    }
    let title = lines.finish();
    if page.title.is_empty() {
        page.title = title;
    }
    page.text = lines.text;
    page
}

/// The fields between two lines of `---` (or `+++`) at the head of the file, and the rest.
fn front_matter(text: &str) -> (Page, &str) {
    let mut page = Page::default();
    let fence = ["---\n", "+++\n"].into_iter().find(|fence| text.starts_with(fence));
    let Some(fence) = fence else { return (page, text) };
    let Some(end) = text[4..].find(&format!("\n{}", fence.trim_end())) else { return (page, text) };
    let (head, rest) = (&text[4..4 + end], &text[4 + end + 4..]);
    let mut key = String::new();
    for line in head.lines() {
        if let Some((name, value)) = field(line) {
            key = name.to_lowercase();
            set(&mut page, &key, value);
        } else if let Some(item) = line.trim().strip_prefix("- ") {
            set(&mut page, &key, unquoted(item));
        }
    }
    (page, rest.split_once('\n').map_or("", |(_, rest)| rest))
}

/// Puts paragraphs together from lines.
#[derive(Default)]
struct Lines {
    text: String,
    paragraph: String,
    title: String,
    fenced: bool,
}

impl Lines {
    fn add(&mut self, line: &str) {
        let trimmed = line.trim();
        if trimmed.starts_with("```") || trimmed.starts_with("~~~") {
            self.end();
            self.fenced = !self.fenced;
            return;
        }
        if self.fenced {
            self.paragraph(trimmed);
            self.end();
            return;
        }
        let quoted = trimmed.trim_start_matches(['>', ' ']);
        if quoted.is_empty() || is_rule(quoted) {
            // A line of === or --- below a paragraph makes it a heading.
            if !self.paragraph.is_empty() && quoted.starts_with('=') {
                self.heading();
            }
            self.end();
        } else if let Some(heading) = heading(quoted) {
            self.end();
            self.paragraph(heading);
            self.heading();
        } else if let Some(item) = item(quoted) {
            self.end();
            self.paragraph(item);
        } else if quoted.starts_with('|') {
            self.end();
            let cells: Vec<&str> = quoted.trim_matches('|').split('|').map(str::trim).collect();
            if !cells.iter().all(|cell| cell.trim_matches([':', '-']).is_empty()) {
                self.paragraph(&cells.join("; "));
            }
            self.end();
        } else if !is_reference(quoted) {
            self.paragraph(quoted);
            // Two spaces or a backslash at the end are a line break.
            if line.ends_with("  ") || line.ends_with('\\') {
                self.end();
            }
        }
    }

    fn paragraph(&mut self, line: &str) {
        if !self.paragraph.is_empty() {
            self.paragraph.push(' ');
        }
        self.paragraph.push_str(line.trim_end_matches('\\').trim());
    }

    /// The paragraph so far is a heading: the first one before any text is the title, the others stay in the text.
    fn heading(&mut self) {
        if self.title.is_empty() && self.text.is_empty() {
            self.title = super::inline::plain(&self.paragraph);
            self.paragraph.clear();
        }
        self.end();
    }

    fn end(&mut self) {
        let plain = super::inline::plain(&self.paragraph);
        self.paragraph.clear();
        if plain.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(&plain);
    }

    fn finish(&mut self) -> String {
        self.end();
        std::mem::take(&mut self.title)
    }
}

/// `---`, `* * *`, `===`
fn is_rule(line: &str) -> bool {
    let signs: Vec<char> = line.chars().filter(|character| *character != ' ').collect();
    signs.len() >= 3 && matches!(signs[0], '-' | '*' | '_' | '=') && signs.iter().all(|sign| *sign == signs[0])
}

fn heading(line: &str) -> Option<&str> {
    let words = line.trim_start_matches('#');
    let level = line.len() - words.len();
    ((1..=6).contains(&level) && words.starts_with(' ')).then(|| words.trim().trim_end_matches('#').trim_end())
}

fn item(line: &str) -> Option<&str> {
    let bullet = ["- ", "* ", "+ "].iter().find_map(|bullet| line.strip_prefix(bullet));
    bullet.or_else(|| {
        let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
        let number = (1..=3).contains(&(line.len() - rest.len()));
        rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") ")).filter(|_| number)
    })
}

/// `[1]: https://…`
fn is_reference(line: &str) -> bool {
    line.starts_with('[') && line.split_once("]:").is_some_and(|(_, url)| url.trim_start().starts_with("http"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PublishedBasis;

    #[test]
    fn front_matter_is_read() {
        let page = read(
            "---\ntitle: \"A Bridge: Reopened\"\nsource: The Post\nauthors:\n  - A. One\n  - B. Two\ndate: 2025-05-26T10:00\nurl: https://post.example/1\ntags: [x]\n---\n\nText.\n",
        );
        assert_eq!((page.title.as_str(), page.outlet.as_str()), ("A Bridge: Reopened", "The Post"));
        assert_eq!((page.author.as_str(), page.url.as_str()), ("A. One, B. Two", "https://post.example/1"));
        assert_eq!(page.published.unwrap().to_string(), "2025-05-26");
        assert_eq!(page.published_basis, PublishedBasis::Metadata);
        assert_eq!(page.text, "Text.");
        assert_eq!(read("+++\ntitle = 'A'\n+++\nText.").title, "A");
        assert_eq!(read("---\ntitle: never closed\n").text, "title: never closed");
    }

    #[test]
    fn marks_go_and_words_stay() {
        let page = read(
            "# A *Bridge*\n\nThe [bridge](https://a.example/(x) \"t\") is\n**open**.\n\n## Why\n\n- One\n- Two ![alt](a.png)\n\n> “Quoted,”\n> she said.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode *stays*\n```\n",
        );
        assert_eq!(page.title, "A Bridge");
        assert_eq!(page.text, "The bridge is open.\nWhy\nOne\nTwo\n“Quoted,” she said.\na; b\n1; 2\ncode stays");
        assert_eq!(read("A Title\n=======\nText").title, "A Title");
    }
}
