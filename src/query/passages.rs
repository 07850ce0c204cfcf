//! The text of a document cut up for the reader: each piece knows every finding it is part of.

use dateline_core::model::{Record, Span};
use dateline_core::order::Order;

use crate::dossier::{Dossier, Finding, What};
use crate::state::Selection;
use crate::words::{self, Quarter};

/// The words a selection points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Which document.
    pub document: u32,
    /// Which words; `None` for the document from its beginning.
    pub span: Option<Span>,
}

/// A finding as the reader draws it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layer {
    /// Its words.
    pub span: Span,
    /// Its list.
    pub what: What,
    /// Its place there.
    pub index: u32,
    /// The class that gives it its line.
    pub class: &'static str,
}

/// A piece of text on which the same findings lie from its first letter to its last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Its words.
    pub span: Span,
    /// Places in the list of layers, outermost first.
    pub layers: Vec<u32>,
}

/// Where a selection points; `None` when there is no such thing (any more).
pub fn passage(dossier: &Dossier, selection: Selection) -> Option<Passage> {
    let document = selection.document();
    let record = dossier.record(document)?;
    let span = match selection {
        Selection::Document(_) => None,
        Selection::Finding(finding) => Some(span_of(record, finding)?),
    };
    Some(Passage { document, span })
}

/// The words of a finding.
pub fn span_of(record: &Record, finding: Finding) -> Option<Span> {
    let index = finding.index as usize;
    Some(match finding.what {
        What::Mention => record.mentions.get(index)?.span,
        What::Time => record.times.get(index)?.span,
        What::Quantity => record.quantities.get(index)?.span,
        What::Claim => record.claims.get(index)?.cue,
        What::Event => record.events.get(index)?.trigger,
    })
}

impl Layer {
    /// All findings of a record that the reader draws, longest first where they begin together.
    pub fn all(record: &Record) -> Vec<Layer> {
        let mut layers = Vec::new();
        let mut add = |what: What, index: usize, span: Span, class: &'static str| {
            if !span.is_empty() && record.page.text.get(span.range()).is_some() {
                layers.push(Layer { span, what, index: index as u32, class });
            }
        };
        for (index, mention) in record.mentions.iter().enumerate() {
            add(What::Mention, index, mention.span, words::kind_class(mention.kind));
        }
        for (index, time) in record.times.iter().enumerate() {
            add(What::Time, index, time.span, "time");
        }
        for (index, quantity) in record.quantities.iter().enumerate() {
            add(What::Quantity, index, quantity.span, "quantity");
        }
        for (index, claim) in record.claims.iter().enumerate() {
            add(What::Claim, index, claim.cue, "claim");
            for &content in &claim.content {
                add(What::Claim, index, content, "content");
            }
        }
        for (index, event) in record.events.iter().enumerate() {
            add(What::Event, index, event.trigger, Quarter::of(event.kind).class());
        }
        layers.order_by_key(|layer| (layer.span.start, std::cmp::Reverse(layer.span.end), layer.what));
        layers
    }
}

/// Cuts `within` at every boundary of the layers. The pieces join up to the whole; findings may nest and overlap.
pub fn segments(layers: &[Layer], within: Span) -> Vec<Segment> {
    let begun = layers.partition_point(|layer| layer.span.start < within.end);
    let inside: Vec<(u32, Span)> = layers[..begun]
        .iter()
        .zip(0u32..)
        .filter(|(layer, _)| layer.span.overlaps(within))
        .map(|(layer, id)| (id, layer.span))
        .collect();
    let mut cuts: Vec<u32> = inside.iter().flat_map(|(_, span)| [span.start, span.end]).collect();
    cuts.extend([within.start, within.end]);
    cuts.retain(|&cut| within.start <= cut && cut <= within.end);
    cuts.sort_unstable();
    cuts.dedup();
    let pieces = cuts.windows(2).map(|pair| {
        let span = Span { start: pair[0], end: pair[1] };
        let layers = inside.iter().filter(|(_, of)| of.contains(span)).map(|&(id, _)| id).collect();
        Segment { span, layers }
    });
    pieces.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layer(start: usize, end: usize) -> Layer {
        Layer { span: Span::new(start, end), what: What::Mention, index: 0, class: "person" }
    }

    fn cut(layers: &[Layer], within: Span) -> Vec<(u32, u32, Vec<u32>)> {
        let pieces = segments(layers, within);
        pieces.into_iter().map(|piece| (piece.span.start, piece.span.end, piece.layers)).collect()
    }

    #[test]
    fn text_without_findings_is_one_piece() {
        assert_eq!(cut(&[], Span::new(3, 9)), [(3, 9, vec![])]);
        assert_eq!(cut(&[], Span::new(3, 3)), []);
    }

    #[test]
    fn findings_nest() {
        let layers = [layer(0, 10), layer(2, 4)];
        let cut = cut(&layers, Span::new(0, 12));
        assert_eq!(cut, [(0, 2, vec![0]), (2, 4, vec![0, 1]), (4, 10, vec![0]), (10, 12, vec![])]);
    }

    #[test]
    fn findings_overlap() {
        let layers = [layer(0, 5), layer(3, 8)];
        assert_eq!(cut(&layers, Span::new(0, 8)), [(0, 3, vec![0]), (3, 5, vec![0, 1]), (5, 8, vec![1])]);
    }

    #[test]
    fn findings_that_run_over_the_edge_are_cut_off() {
        let layers = [layer(0, 5), layer(8, 20)];
        assert_eq!(cut(&layers, Span::new(2, 10)), [(2, 5, vec![0]), (5, 8, vec![]), (8, 10, vec![1])]);
    }
}
