//! One line of text for what a step found: compact, stable, easy to write by hand.

use std::borrow::Cow;
use std::fmt::Write as _;

use dateline_core::model::{
    Bound, Claim, Count, Entity, EntityId, Event, Page, PublishedBasis, Quantity, Record, Span, TimeExpression,
};
use dateline_core::{read_page, recognise, segment};
use jiff::civil::Date;
use serde::Serialize;

/// What of a document is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "tests/corpus/README.md describes each")]
pub enum Renderer {
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
    pub const NAMES: [&str; 7] = ["sentences", "names", "entities", "times", "quantities", "claims", "events"];

    /// The renderer of that name.
    pub fn named(name: &str) -> Option<Renderer> {
        use Renderer::*;
        let all = [Sentences, Names, Entities, Times, Quantities, Claims, Events];
        Self::NAMES.iter().position(|known| *known == name).map(|at| all[at])
    }

    /// Reads a text and writes what was found; `-` for nothing.
    pub fn render(self, text: &str, published: Option<Date>) -> String {
        let found = if self == Renderer::Names { names(text) } else { self.of_record(&read(text, published)) };
        if found.is_empty() { "-".to_owned() } else { found }
    }

    fn of_record(self, record: &Record) -> String {
        let text = &record.page.text;
        match self {
            Renderer::Sentences => join(&record.sentences, " ‖ ", |&span| words(text, span).into_owned()),
            Renderer::Names => names(text),
            Renderer::Entities => join(&record.entities, "; ", entity),
            Renderer::Times => join(&record.times, " ; ", |found| time(text, found)),
            Renderer::Quantities => join(&record.quantities, " ; ", |found| quantity(text, found)),
            Renderer::Claims => join(&record.claims, " ; ", |found| claim(text, found)),
            Renderer::Events => join(&record.events, " ; ", |found| event(record, found)),
        }
    }
}

fn read(text: &str, published: Option<Date>) -> Record {
    let published_basis = if published.is_some() { PublishedBasis::Given } else { PublishedBasis::None };
    read_page(Page { text: text.to_owned(), published, published_basis, ..Page::default() })
}

fn names(text: &str) -> String {
    let segments = segment::segment(text);
    let recognised = recognise::recognise(text, &segments);
    join(&recognised.names, " ; ", |name| format!("{}/{}:{}", tag(name.kind), tag(name.form), words(text, name.span)))
}

fn entity(entity: &Entity) -> String {
    let aliases = entity.aliases.join(", ");
    let equals = if aliases.is_empty() { "" } else { " = " };
    format!("{} ({}){equals}{aliases}", entity.name, tag(entity.kind))
}

fn time(text: &str, time: &TimeExpression) -> String {
    let mut line = format!("{} => {} {}", words(text, time.span), tag(time.kind), time.value);
    if let Some(modifier) = time.modifier {
        let _ = write!(line, " [{}]", tag(modifier));
    }
    days(&mut line, time.from, time.to);
    let _ = write!(line, " {}", tag(time.basis));
    line
}

fn quantity(text: &str, quantity: &Quantity) -> String {
    let bound = match quantity.bound {
        Bound::Exact => "",
        Bound::Approximate => "~",
        Bound::AtLeast => "≥",
        Bound::AtMost => "≤",
    };
    let mut line = format!("{} => {bound}{}", words(text, quantity.span), quantity.value);
    if let Some(upper) = quantity.upper {
        let _ = write!(line, "–{upper}");
    }
    if !quantity.unit.is_empty() {
        let _ = write!(line, " {}", quantity.unit);
    }
    if !quantity.what.is_empty() {
        let _ = write!(line, " of {}", quantity.what);
    }
    line
}

fn claim(text: &str, claim: &Claim) -> String {
    let source = claim.source.map_or(Cow::Borrowed("-"), |span| words(text, span));
    let anonymous = if claim.anonymous { " anonymous" } else { "" };
    let content = join(&claim.content, " … ", |&span| words(text, span).into_owned());
    format!("{source} → {} {}{anonymous}: {content}", tag(claim.act), tag(claim.kind))
}

fn event(record: &Record, event: &Event) -> String {
    let named = |id: &EntityId| record.entities[*id as usize].name.clone();
    let list = |ids: &[EntityId]| if ids.is_empty() { "-".to_owned() } else { join(ids, ", ", named) };
    let mut line = tag(event.kind);
    if !event.mode.is_empty() {
        let _ = write!(line, "/{}", event.mode);
    }
    let trigger = words(&record.page.text, event.trigger);
    let _ = write!(line, " {trigger}: {} → {}", list(&event.actors), list(&event.recipients));
    if let Some(place) = &event.place {
        let _ = write!(line, " @{}", named(place));
    }
    days(&mut line, event.from, event.to);
    let _ = write!(line, " {}", tag(event.status));
    let toll = &event.toll;
    for (what, count) in
        [("killed", toll.killed), ("injured", toll.injured), ("displaced", toll.displaced), ("detained", toll.detained)]
    {
        match count {
            None => {}
            Some(Count { low, high: Some(high) }) if low == high => drop(write!(line, " {what}={low}")),
            Some(Count { low, high: Some(high) }) => drop(write!(line, " {what}={low}..{high}")),
            Some(Count { low, high: None }) => drop(write!(line, " {what}={low}..")),
        }
    }
    line
}

/// ` 2025-08-01..2025-08-31`; an open end is empty, and nothing is written where both are.
fn days(line: &mut String, from: Option<Date>, to: Option<Date>) {
    if from.is_none() && to.is_none() {
        return;
    }
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let _ = write!(line, " {}..{}", day(from), day(to));
}

/// The name a value has in the public record.
fn tag(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        other => unreachable!("a plain enumeration is written as a string, not {other:?}"),
    }
}

/// The words of a span, on one line.
fn words(text: &str, span: Span) -> Cow<'_, str> {
    let words = span.of(text);
    if !words.contains(['\n', '\r', '\t']) {
        return Cow::Borrowed(words);
    }
    Cow::Owned(words.split(['\n', '\r', '\t']).filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(" "))
}

fn join<T>(items: &[T], separator: &str, one: impl Fn(&T) -> String) -> String {
    items.iter().map(one).collect::<Vec<_>>().join(separator)
}
