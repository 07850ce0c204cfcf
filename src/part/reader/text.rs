//! The words of an article, with a line under each finding.

use std::ops::Range;
use std::rc::Rc;

use dateline_core::model::Span;
use dateline_core::order::Order;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::focus;
use crate::dossier::{Document, Finding, What};
use crate::query::{Layer, Segment, layers_by_span, segments};
use crate::shared::Shared;
use crate::state::{Action, Selection};

/// Blocks this far from the chosen words are drawn with their findings, the others as plain text until they are asked for.
const NEAR: usize = 4;
/// Most paragraphs and bytes of a block. An article is a handful of blocks at most; what is not may be a book in one line,
/// and must not keep the page from answering.
const BLOCK: (usize, usize) = (40, 16_000);
/// A longer line is shown as several paragraphs.
const LONG_LINE: usize = 6_000;

/// What the text is given.
#[derive(PartialEq, Properties)]
pub struct TextProps {
    /// Which document.
    pub document: u32,
    /// The article.
    pub article: Shared<Document>,
    /// All that was found in it.
    pub layers: Shared<Vec<Layer>>,
    /// The chosen words.
    pub span: Option<Span>,
    /// The chosen finding.
    pub selection: Selection,
    /// Says what the reader did.
    pub act: Callback<Action>,
}

/// The text. A click on a finding chooses it; another click chooses what it is part of.
#[component]
pub fn Text(props: &TextProps) -> Html {
    let near = use_state_eq(|| NEAR);
    let cut = use_memo((props.article.clone(), props.layers.clone()), |(article, layers)| Cut::new(article, layers));
    let click = {
        let (layers, act, selection, document) =
            (props.layers.clone(), props.act.clone(), props.selection, props.document);
        Callback::from(move |event: Event| {
            let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
            let Some(ids) = target.and_then(|target| target.closest("[data-layers]").ok()?) else { return };
            let ids: Vec<usize> = ids
                .get_attribute("data-layers")
                .unwrap_or_default()
                .split(' ')
                .filter_map(|id| id.parse().ok())
                .collect();
            let findings: Vec<Finding> = ids
                .iter()
                .rev()
                .filter_map(|&id| layers.get(id))
                .map(|layer| Finding { document, what: layer.what, index: layer.index })
                .collect();
            let here = findings.iter().position(|&finding| selection == Selection::Finding(finding));
            let next = here.map_or(0, |here| (here + 1) % findings.len().max(1));
            if let Some(&finding) = findings.get(next) {
                act.emit(Action::Select(Some(Selection::Finding(finding))));
            }
        })
    };
    let keys = {
        let click = click.clone();
        Callback::from(move |event: KeyboardEvent| {
            let article = event.current_target().and_then(|article| article.dyn_into::<Element>().ok());
            let is_press = matches!(event.key().as_str(), "Enter" | " ");
            if is_press {
                click.emit(Event::clone(&event));
            }
            if is_press || article.is_some_and(|article| focus::walk(&event, &article)) {
                event.prevent_default();
            }
        })
    };
    let click = click.reform(|event: MouseEvent| Event::clone(&event));
    let chosen = props.span.map_or(0, |span| cut.block_of(span));
    let (first, last) = (chosen.saturating_sub(*near), chosen + *near);
    let is_near = |at: usize| (first..=last).contains(&at);
    let drawn = cut.blocks.iter().enumerate().flat_map(|(at, block)| {
        if !is_near(at) {
            let from = cut.paragraphs.get(block.start).map_or(0, |paragraph| paragraph.start);
            let to = cut.paragraphs.get(block.end.wrapping_sub(1)).map_or(from, |paragraph| paragraph.end);
            let span = Span { start: from, end: to };
            return vec![html! { <Plain key={format!("plain-{at}")} article={props.article.clone()} {span} /> }];
        }
        let paragraphs = cut.paragraphs[block.clone()].iter().zip(&cut.found[block.clone()]).zip(block.clone());
        let paragraphs = paragraphs.map(|((&span, found), place)| {
            html! {
                <Paragraph key={place} article={props.article.clone()} layers={props.layers.clone()} {span}
                    found={Shared(Rc::clone(found))} marked={marked(props, span)} />
            }
        });
        paragraphs.collect()
    });
    let more = {
        let near = near.clone();
        Callback::from(move |_| near.set(*near * 4))
    };
    html! {
        <div class="article" onclick={click} onkeydown={keys}>
            { for drawn }
            if !(0..cut.blocks.len()).all(is_near) {
                <button onclick={more}>{ "Underline the findings of more of this long article" }</button>
            }
        </div>
    }
}

/// The chosen words as far as they are in a paragraph, the piece that is pointed at first.
fn marked(props: &TextProps, paragraph: Span) -> Vec<Span> {
    let Some(span) = props.span else { return Vec::new() };
    let mut marked = vec![span];
    if let Selection::Finding(Finding { what: What::Claim, index, .. }) = props.selection
        && let Some(claim) = props.article.record.claims.get(index as usize)
    {
        marked.extend(claim.content.iter().copied());
        marked.extend(claim.source);
    }
    if let Selection::Finding(Finding { what: What::Event, index, .. }) = props.selection
        && let Some(event) = props.article.record.events.get(index as usize)
        && let Some(time) = event.time.and_then(|time| props.article.record.times.get(time as usize))
    {
        marked.push(time.span);
    }
    marked.retain(|span| span.overlaps(paragraph));
    if marked.first() != Some(&span) && !marked.is_empty() {
        marked.insert(0, Span::default());
    }
    marked
}

/// An article cut up for drawing.
#[derive(Debug, PartialEq)]
struct Cut {
    paragraphs: Vec<Span>,
    /// For each paragraph the places of the layers that touch it.
    found: Vec<Rc<Vec<u32>>>,
    /// Runs of paragraphs that are drawn in the same way.
    blocks: Vec<Range<usize>>,
}

impl Cut {
    fn new(article: &Document, layers: &[Layer]) -> Self {
        let paragraphs = paragraphs(&article.record.page.text);
        let found = layers_by_span(layers, &paragraphs).into_iter().map(Rc::new).collect();
        let blocks = blocks(&paragraphs);
        Cut { paragraphs, found, blocks }
    }

    /// The block in which these words begin.
    fn block_of(&self, span: Span) -> usize {
        let paragraph = self.paragraphs.partition_point(|paragraph| paragraph.end <= span.start);
        self.blocks.partition_point(|block| block.end <= paragraph)
    }
}

/// The lines of a text that hold anything; long ones in pieces that end between two words, if there are words.
fn paragraphs(text: &str) -> Vec<Span> {
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let (mut at, mut rest) = (start, line);
        while rest.len() > LONG_LINE {
            let most = (0..=LONG_LINE).rev().find(|&end| rest.is_char_boundary(end)).unwrap_or(LONG_LINE);
            let end = rest[..most].rfind(". ").or_else(|| rest[..most].rfind(' ')).map_or(most, |end| end + 1);
            paragraphs.push(Span::new(at, at + end));
            (at, rest) = (at + end, &rest[end..]);
        }
        if !rest.trim().is_empty() {
            paragraphs.push(Span::new(at, at + rest.len()));
        }
        start += line.len() + 1;
    }
    paragraphs
}

fn blocks(paragraphs: &[Span]) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        match blocks.last_mut() {
            Some(block)
                if block.len() < BLOCK.0 && (paragraph.end - paragraphs[block.start].start) as usize <= BLOCK.1 =>
            {
                block.end = at + 1;
            }
            _ => blocks.push(at..at + 1),
        }
    }
    blocks
}

#[derive(PartialEq, Properties)]
struct PlainProps {
    article: Shared<Document>,
    span: Span,
}

/// Paragraphs without their findings.
#[component]
fn Plain(props: &PlainProps) -> Html {
    html! { <p class="plain">{ props.article.record.page.text.get(props.span.range()).unwrap_or("").to_owned() }</p> }
}

#[derive(PartialEq, Properties)]
struct ParagraphProps {
    article: Shared<Document>,
    layers: Shared<Vec<Layer>>,
    span: Span,
    found: Shared<Vec<u32>>,
    marked: Vec<Span>,
}

#[component]
fn Paragraph(props: &ParagraphProps) -> Html {
    let text = &props.article.record.page.text;
    let ids: &[u32] = &props.found;
    let mut layers: Vec<Layer> = ids.iter().map(|&id| props.layers[id as usize]).collect();
    // The chosen words cut the text too, so that they can be marked and nothing else.
    let own = layers.len();
    let mark = |&span: &Span| Layer { span, what: What::Mention, index: 0, class: "", corrected: false };
    layers.extend(props.marked.iter().map(mark));
    let mut order: Vec<usize> = (0..layers.len()).collect();
    order.order_by_key(|&place| (layers[place].span.start, std::cmp::Reverse(layers[place].span.end), place));
    let sorted: Vec<Layer> = order.iter().map(|&place| layers[place]).collect();
    let pieces = segments(&sorted, props.span).into_iter().map(|piece| {
        let places: Vec<usize> = piece.layers.iter().map(|&layer| order[layer as usize]).collect();
        draw(text, &piece, &places, &layers, own, ids)
    });
    html! { <p>{ for pieces }</p> }
}

/// One piece: its innermost name, time or number gives the line; an event or claim shows beside it.
fn draw(text: &str, piece: &Segment, places: &[usize], layers: &[Layer], own: usize, ids: &[u32]) -> Html {
    let words = piece.span.of(text);
    let found: Vec<usize> = places.iter().copied().filter(|&place| place < own).collect();
    let marked = places.iter().copied().filter(|&place| place >= own).min();
    let inner = if found.is_empty() {
        html! { words }
    } else {
        let line = found
            .iter()
            .rev()
            .find(|&&place| matches!(layers[place].what, What::Mention | What::Time | What::Quantity));
        let of = |what: What| found.iter().rev().find(move |&&place| layers[place].what == what);
        let mut classes = classes!(line.map(|&place| layers[place].class));
        if let Some(&event) = of(What::Event) {
            classes.push(classes!("event", layers[event].class));
        }
        if found.iter().any(|&place| layers[place].corrected) {
            classes.push("corrected");
        }
        if found.iter().any(|&place| layers[place].class == "claim") {
            classes.push("claim");
        }
        if found.iter().any(|&place| layers[place].class == "content") {
            classes.push("content");
        }
        let ids: Vec<String> = found.iter().map(|&place| ids[place].to_string()).collect();
        // What is merely said in a claim is most of the text: no place for the keyboard to stop.
        let stops =
            found.iter().any(|&place| layers[place].class != "content") && words.contains(char::is_alphanumeric);
        let (role, tabindex) = if stops { (Some("button"), Some("-1")) } else { (None, None) };
        let description = stops.then(|| description(found.iter().rev().map(|&place| layers[place])));
        html! {
            <u class={classes} {role} {tabindex} aria-description={description} data-layers={ids.join(" ")}>{ words }</u>
        }
    };
    match marked {
        Some(place) if place == own => html! { <mark>{ inner }</mark> },
        Some(_) => html! { <mark class="soft">{ inner }</mark> },
        None => inner,
    }
}

/// What was found in these words, for those who do not see the lines.
fn description(found: impl Iterator<Item = Layer>) -> String {
    let mut kinds: Vec<String> = Vec::new();
    for layer in found.filter(|layer| layer.class != "content") {
        let kind = if layer.corrected { format!("{}, corrected", layer.kind()) } else { layer.kind() };
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_the_lines_that_hold_anything() {
        let text = "One.\n\nTwo é.\n  \nThree.";
        let said: Vec<&str> = paragraphs(text).iter().map(|span| span.of(text)).collect();
        assert_eq!(said, ["One.", "Two é.", "Three."]);
        assert!(paragraphs("").is_empty());
    }

    #[test]
    fn a_book_in_one_line_is_drawn_in_small_pieces() {
        for text in ["word ".repeat(200_000), "ä".repeat(500_000), "A sentence. ".repeat(90_000), "x\n".repeat(300_000)]
        {
            let paragraphs = paragraphs(&text);
            let joined: String = paragraphs.iter().map(|span| span.of(&text)).collect();
            assert_eq!(joined.trim(), text.replace('\n', "").trim(), "nothing is lost");
            assert!(paragraphs.iter().all(|span| span.len() <= LONG_LINE));
            let blocks = blocks(&paragraphs);
            assert_eq!(blocks.iter().cloned().flatten().count(), paragraphs.len());
            for block in &blocks {
                let bytes: usize = paragraphs[block.clone()].iter().map(|span| span.len()).sum();
                assert!(block.len() <= BLOCK.0 && bytes <= BLOCK.1, "{block:?} is too large");
            }
        }
    }

    #[test]
    fn chosen_words_are_in_their_block() {
        let text = "A line.\n".repeat(500);
        let mut article = Document::default();
        article.record.page.text = text;
        let cut = Cut::new(&article, &[]);
        for (at, paragraph) in cut.paragraphs.iter().enumerate() {
            assert!(cut.blocks[cut.block_of(Span { start: paragraph.start + 2, end: paragraph.end })].contains(&at));
        }
    }
}
