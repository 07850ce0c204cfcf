//! The texts of a page, one for each paragraph, heading, item and cell.

use super::tree::{Content, Tree};

/// A paragraph or the like.
#[derive(Debug)]
pub(super) struct Block {
    /// Its words. Lines are separated by `\n`, other white space is single spaces.
    pub(super) text: String,
    /// The node of its first words.
    pub(super) node: usize,
    /// How many of its bytes stand in links.
    pub(super) linked: usize,
    /// Whether it is a heading, and of which level.
    pub(super) heading: Option<u8>,
}

impl Block {
    /// How much it speaks for being part of an article: links and crumbs do not.
    pub(super) fn weight(&self) -> usize {
        let crumb = self.text.len() < 40 || self.heading.is_some();
        if crumb || self.is_links() { 0 } else { self.text.len() - self.linked }
    }

    /// Whether most of it is links.
    pub(super) fn is_links(&self) -> bool {
        self.linked * 2 > self.text.len()
    }
}

/// The blocks among the nodes that are not left out, in order.
pub(super) fn blocks(tree: &Tree, left_out: &[bool]) -> Vec<Block> {
    let mut reader = Reader { blocks: Vec::new(), open: Vec::new(), links: 0, current: None };
    for (at, node) in tree.nodes.iter().enumerate() {
        reader.leave(at);
        if left_out[at] {
            reader.leave_out();
            continue;
        }
        match &node.content {
            Content::Text(text) => reader.text(at, text),
            Content::Element { name, .. } => reader.enter(name, node.end),
        }
    }
    reader.finish();
    reader.blocks
}

/// Whether an element begins a new block.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "option"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "select"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "title"
            | "tr"
            | "ul"
    )
}

struct Reader {
    blocks: Vec<Block>,
    /// Open blocks and links: where each ends, and its heading level.
    open: Vec<Open>,
    links: usize,
    current: Option<Block>,
}

struct Open {
    end: usize,
    link: bool,
    heading: Option<u8>,
}

impl Reader {
    fn leave(&mut self, at: usize) {
        while let Some(open) = self.open.pop_if(|open| open.end <= at) {
            if open.link {
                self.links -= 1;
            } else {
                self.finish();
            }
        }
    }

    fn enter(&mut self, name: &str, end: usize) {
        match name {
            "br" => self.line(),
            "a" => {
                self.links += 1;
                self.open.push(Open { end, link: true, heading: None });
            }
            _ if is_block(name) => {
                self.finish();
                let heading = name.strip_prefix('h').and_then(|level| level.parse().ok());
                let heading = heading.or_else(|| self.open.iter().rev().find_map(|open| open.heading));
                self.open.push(Open { end, link: false, heading });
            }
            _ => {}
        }
    }

    fn text(&mut self, at: usize, text: &str) {
        let heading = self.open.iter().rev().find(|open| !open.link).and_then(|open| open.heading);
        let linked = self.links > 0;
        for character in text.chars() {
            let character = match character {
                // Soft hyphens and marks without width would cut words apart.
                '\u{AD}' | '\u{200B}' | '\u{FEFF}' | '\u{2060}' => continue,
                space if space.is_whitespace() => ' ',
                other => other,
            };
            if character == ' ' {
                if let Some(block) = &mut self.current
                    && !block.text.ends_with([' ', '\n'])
                {
                    block.text.push(' ');
                }
                continue;
            }
            let block = self.current.get_or_insert_with(|| Block { text: String::new(), node: at, linked: 0, heading });
            block.text.push(character);
            if linked {
                block.linked += character.len_utf8();
            }
        }
    }

    fn line(&mut self) {
        if let Some(block) = &mut self.current {
            block.text.truncate(block.text.trim_end().len());
            block.text.push('\n');
        }
    }

    /// Words before and after something left out do not run together.
    fn leave_out(&mut self) {
        if let Some(block) = &mut self.current
            && !block.text.ends_with([' ', '\n'])
        {
            block.text.push(' ');
        }
    }

    fn finish(&mut self) {
        if let Some(mut block) = self.current.take() {
            block.text.truncate(block.text.trim_end().len());
            self.blocks.push(block);
        }
    }
}
