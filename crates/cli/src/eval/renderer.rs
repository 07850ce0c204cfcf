//! What of a document a corpus looks at.

use dateline_core::model::{Page, PublishedBasis, Record};
use dateline_core::passing::Name;
use dateline_core::{read_page, recognise, segment};
use jiff::civil::Date;

use crate::render::{claim, entity, event, quantity, tag, time, words};

/// What of a document is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "tests/corpus/README.md describes each")]
pub enum Renderer {
    Tokens,
    Clues,
    Sentences,
    Names,
    Entities,
    Times,
    Quantities,
    Claims,
    Events,
}

impl Renderer {
    /// The names of all renderers, which are the folders of the corpora.
    pub const NAMES: [&str; 9] =
        ["tokens", "clues", "sentences", "names", "entities", "times", "quantities", "claims", "events"];

    /// The renderer of that name.
    pub fn named(name: &str) -> Option<Renderer> {
        use Renderer::*;
        let all = [Tokens, Clues, Sentences, Names, Entities, Times, Quantities, Claims, Events];
        Self::NAMES.iter().position(|known| *known == name).map(|at| all[at])
    }

    /// Reads a text and writes what was found; `-` for nothing.
    pub fn render(self, text: &str, published: Option<Date>) -> String {
        let found = self.found(text, published).join(self.separator());
        if found.is_empty() { "-".to_owned() } else { found }
    }

    /// Reads a text without a date and writes each finding.
    pub fn findings(self, text: &str) -> Vec<String> {
        self.found(text, None)
    }

    fn separator(self) -> &'static str {
        match self {
            Renderer::Tokens => " | ",
            Renderer::Sentences => " ‖ ",
            Renderer::Entities => "; ",
            _ => " ; ",
        }
    }

    fn found(self, text: &str, published: Option<Date>) -> Vec<String> {
        match self {
            Renderer::Tokens => {
                return each(&segment::segment(text).tokens, |token| words(text, token.span).into_owned());
            }
            Renderer::Clues => return clues(text),
            Renderer::Names => return names(text),
            _ => {}
        }
        let record = read(text, published);
        let text = &record.page.text;
        match self {
            Renderer::Sentences => each(&record.sentences, |&span| words(text, span).into_owned()),
            Renderer::Tokens | Renderer::Clues | Renderer::Names => Vec::new(),
            Renderer::Entities => each(&record.entities, entity),
            Renderer::Times => each(&record.times, |found| time(text, found)),
            Renderer::Quantities => each(&record.quantities, |found| quantity(text, found)),
            Renderer::Claims => each(&record.claims, |found| claim(text, found)),
            Renderer::Events => each(&record.events, |found| event(&record, found)),
        }
    }
}

fn read(text: &str, published: Option<Date>) -> Record {
    let published_basis = if published.is_some() { PublishedBasis::Given } else { PublishedBasis::None };
    read_page(Page { text: text.to_owned(), published, published_basis, ..Page::default() })
}

fn names(text: &str) -> Vec<String> {
    let segments = segment::segment(text);
    let recognised = recognise::recognise(text, &segments);
    each(&recognised.names, |found| name(text, found))
}

fn clues(text: &str) -> Vec<String> {
    each(&recognise::clues(text, &segment::segment(text)), |found| name(text, found))
}

fn name(text: &str, name: &Name) -> String {
    format!("{}/{}:{}", tag(name.kind), tag(name.form), words(text, name.span))
}

fn each<T>(items: &[T], one: impl Fn(&T) -> String) -> Vec<String> {
    items.iter().map(one).collect()
}
