//! The words of an article, with a line under each finding.

use dateline_core::model::Span;
use dateline_core::order::Order;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::focus;
use crate::dossier::{Document, Finding, What};
use crate::query::{Layer, Segment, segments};
use crate::shared::Shared;
use crate::state::{Action, Selection};

/// Paragraphs this far from the chosen words are drawn without findings until the reader comes near.
const NEAR: usize = 120;

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
    let whole = use_state(|| false);
    let text = &props.article.record.page.text;
    let paragraphs = use_memo(props.article.clone(), |article| paragraphs(&article.record.page.text));
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
    let chosen = props.span.map_or(0, |span| paragraphs.partition_point(|paragraph| paragraph.end <= span.start));
    let near = chosen.saturating_sub(NEAR)..chosen + NEAR;
    let is_long = paragraphs.len() > NEAR;
    let drawn = paragraphs.iter().enumerate().map(|(place, &paragraph)| {
        if is_long && !*whole && !near.contains(&place) {
            return html! { <p key={place}>{ paragraph.of(text) }</p> };
        }
        let marked = marked(props, paragraph);
        html! {
            <Paragraph key={place} article={props.article.clone()} layers={props.layers.clone()} span={paragraph} {marked} />
        }
    });
    let all = {
        let whole = whole.clone();
        Callback::from(move |_| whole.set(true))
    };
    html! {
        <div class="article" onclick={click} onkeydown={keys}>
            { for drawn }
            if is_long && !*whole {
                <button onclick={all}>{ "Underline the findings of the whole article" }</button>
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

/// The lines of a text that hold anything.
fn paragraphs(text: &str) -> Vec<Span> {
    let mut start = 0;
    let lines = text.split('\n').filter_map(|line| {
        let span = Span::new(start, start + line.len());
        start += line.len() + 1;
        (!line.trim().is_empty()).then_some(span)
    });
    lines.collect()
}

#[derive(PartialEq, Properties)]
struct ParagraphProps {
    article: Shared<Document>,
    layers: Shared<Vec<Layer>>,
    span: Span,
    marked: Vec<Span>,
}

#[component]
fn Paragraph(props: &ParagraphProps) -> Html {
    let text = &props.article.record.page.text;
    let mut layers: Vec<Layer> = Vec::new();
    let begun = props.layers.partition_point(|layer| layer.span.start < props.span.end);
    let ids: Vec<usize> = (0..begun).filter(|&id| props.layers[id].span.overlaps(props.span)).collect();
    layers.extend(ids.iter().map(|&id| props.layers[id]));
    // The chosen words cut the text too, so that they can be marked and nothing else.
    let own = layers.len();
    let mark = |&span: &Span| Layer { span, what: What::Mention, index: 0, class: "" };
    layers.extend(props.marked.iter().map(mark));
    let mut order: Vec<usize> = (0..layers.len()).collect();
    order.order_by_key(|&place| (layers[place].span.start, std::cmp::Reverse(layers[place].span.end), place));
    let sorted: Vec<Layer> = order.iter().map(|&place| layers[place]).collect();
    let pieces = segments(&sorted, props.span).into_iter().map(|piece| {
        let places: Vec<usize> = piece.layers.iter().map(|&layer| order[layer as usize]).collect();
        draw(text, &piece, &places, &layers, own, &ids)
    });
    html! { <p>{ for pieces }</p> }
}

/// One piece: its innermost name, time or number gives the line; an event or claim shows beside it.
fn draw(text: &str, piece: &Segment, places: &[usize], layers: &[Layer], own: usize, ids: &[usize]) -> Html {
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
        html! { <u class={classes} {role} {tabindex} data-layers={ids.join(" ")}>{ words }</u> }
    };
    match marked {
        Some(place) if place == own => html! { <mark>{ inner }</mark> },
        Some(_) => html! { <mark class="soft">{ inner }</mark> },
        None => inner,
    }
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
}
