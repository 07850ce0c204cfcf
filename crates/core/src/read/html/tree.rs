//! A page as a tree, forgiving: what people save is rarely well formed.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};

/// Elements inside more others than this are hung up higher: pages made to break readers nest deeper.
const DEEPEST: usize = 256;

/// Elements and texts in the order of the page: what lies inside of a node follows it directly, up to its `end`.
#[derive(Debug)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    /// What `<!-- saved from url=… -->` says, which browsers write.
    pub(super) saved_from: String,
}

/// An element or a text.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) content: Content,
    /// One past the last node inside.
    pub(super) end: usize,
}

#[derive(Debug)]
pub(super) enum Content {
    Element { name: String, attributes: Vec<(String, String)> },
    Text(String),
}

impl Node {
    /// The name of an element; empty for a text.
    pub(super) fn name(&self) -> &str {
        match &self.content {
            Content::Element { name, .. } => name,
            Content::Text(_) => "",
        }
    }

    /// The value of an attribute; empty where it is not given.
    pub(super) fn attribute(&self, wanted: &str) -> &str {
        let Content::Element { attributes, .. } = &self.content else { return "" };
        attributes.iter().find(|(name, _)| name == wanted).map_or("", |(_, value)| value)
    }

    /// Whether an attribute is given, if only by its name.
    pub(super) fn has(&self, wanted: &str) -> bool {
        let Content::Element { attributes, .. } = &self.content else { return false };
        attributes.iter().any(|(name, _)| name == wanted)
    }

    /// The words of a text; empty for an element.
    pub(super) fn text(&self) -> &str {
        match &self.content {
            Content::Element { .. } => "",
            Content::Text(text) => text,
        }
    }
}

impl Tree {
    /// Parses a page. Any text gives a tree.
    pub(super) fn parse(html: &str) -> Tree {
        let mut builder = Builder { tree: Tree { nodes: Vec::new(), saved_from: String::new() }, open: Vec::new() };
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        for token in Tokenizer::new_with_emitter(html, emitter).flatten() {
            match token {
                Token::StartTag(tag) => {
                    let attributes = tag.attributes.into_iter();
                    let attributes = attributes.map(|(name, value)| (string(name.0), string(value.value.0))).collect();
                    builder.start(string(tag.name.0), attributes, tag.self_closing);
                }
                Token::EndTag(tag) => builder.end(&string(tag.name.0)),
                Token::String(text) => builder.text(string(text.value.0)),
                Token::Comment(comment) => builder.comment(&string(comment.value.0)),
                Token::Doctype(_) | Token::Error(_) => {}
            }
        }
        builder.close(0);
        builder.tree
    }

    /// The nodes inside of one.
    pub(super) fn inside(&self, node: usize) -> &[Node] {
        &self.nodes[node + 1..self.nodes[node].end]
    }

    /// The words inside of a node, white space made single spaces.
    pub(super) fn words(&self, node: usize) -> String {
        let text: String = self.inside(node).iter().map(Node::text).collect::<Vec<_>>().join(" ");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

fn string(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

struct Builder {
    tree: Tree,
    /// The elements that are still open, outermost first.
    open: Vec<usize>,
}

impl Builder {
    fn start(&mut self, name: String, attributes: Vec<(String, String)>, self_closing: bool) {
        self.close_before(&name);
        let at = self.push(Content::Element { name, attributes });
        let name = self.tree.nodes[at].name();
        let foreign = self.open.iter().any(|&open| matches!(self.tree.nodes[open].name(), "svg" | "math"));
        if is_void(name) || (self_closing && foreign) || self.open.len() >= DEEPEST {
            return;
        }
        self.open.push(at);
    }

    fn end(&mut self, name: &str) {
        // An end without a start, or one that would close a cell's table from within, closes nothing.
        let stop = |open: &str| open == "table" || open == "body";
        let found = self.open.iter().rposition(|&open| self.tree.nodes[open].name() == name);
        let Some(found) = found else { return };
        let between = &self.open[found + 1..];
        if name != "body" && name != "html" && between.iter().any(|&open| stop(self.tree.nodes[open].name())) {
            return;
        }
        self.close(found);
    }

    fn text(&mut self, text: String) {
        self.push(Content::Text(text));
    }

    fn comment(&mut self, comment: &str) {
        if let Some((_, url)) = comment.split_once("saved from url=(").and_then(|(_, rest)| rest.split_once(')')) {
            url.trim().clone_into(&mut self.tree.saved_from);
        }
    }

    fn push(&mut self, content: Content) -> usize {
        let at = self.tree.nodes.len();
        self.tree.nodes.push(Node { content, end: at + 1 });
        at
    }

    /// Closes the elements whose end tags may be left out.
    fn close_before(&mut self, name: &str) {
        let closes: &[&str] = match name {
            "li" => &["li"],
            "dt" | "dd" => &["dt", "dd"],
            "tr" => &["tr", "td", "th"],
            "td" | "th" => &["td", "th"],
            "option" => &["option"],
            "body" => &["head"],
            _ if closes_paragraph(name) => &["p"],
            _ => return,
        };
        let fence =
            |open: &str| matches!(open, "ul" | "ol" | "dl" | "table" | "select" | "div" | "section" | "article");
        for at in (0..self.open.len()).rev() {
            let open = self.tree.nodes[self.open[at]].name();
            if closes.contains(&open) {
                self.close(at);
                // Of `td` and `tr` both may be open.
                if name != "tr" {
                    return;
                }
            } else if fence(open) {
                return;
            }
        }
    }

    fn close(&mut self, from: usize) {
        let end = self.tree.nodes.len();
        for open in self.open.drain(from..) {
            self.tree.nodes[open].end = end;
        }
    }
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
    )
}

fn closes_paragraph(name: &str) -> bool {
    super::blocks::is_block(name) && !matches!(name, "td" | "th" | "tr" | "caption")
}
