//! The text of a document cut up for the reader: each piece knows every finding it is part of.

use std::collections::BTreeSet;

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
    /// Whether the reader corrected it.
    pub corrected: bool,
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
    /// One finding.
    pub fn of(record: &Record, finding: Finding) -> Option<Layer> {
        let Finding { what, index, .. } = finding;
        let at = index as usize;
        let class = match what {
            What::Mention => words::kind_class(record.mentions.get(at)?.kind),
            What::Time => "time",
            What::Quantity => "quantity",
            What::Claim => "claim",
            What::Event => Quarter::of(record.events.get(at)?.kind).class(),
        };
        Some(Layer { span: span_of(record, finding)?, what, index, class, corrected: false })
    }

    /// What it is, in words: `armed group`, `event: force and sanctions`.
    pub fn kind(&self) -> String {
        match self.what {
            What::Mention => self.class.replace('-', " "),
            What::Time => "time".to_owned(),
            What::Quantity => "number".to_owned(),
            What::Claim => "claim".to_owned(),
            What::Event => {
                let quarter = Quarter::ALL.into_iter().find(|quarter| quarter.class() == self.class);
                quarter
                    .map_or_else(|| "event".to_owned(), |quarter| format!("event: {}", quarter.label().to_lowercase()))
            }
        }
    }

    /// All findings of a record that the reader draws, longest first where they begin together.
    pub fn all(record: &Record) -> Vec<Layer> {
        let mut layers = Vec::new();
        let mut add = |what: What, index: usize, span: Span, class: &'static str| {
            if !span.is_empty() && record.page.text.get(span.range()).is_some() {
                layers.push(Layer { span, what, index: index as u32, class, corrected: false });
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

/// Cuts `within` at every boundary of the layers, which lie in order of their starts. The pieces join up to the whole;
/// findings may nest and overlap. Goes over the layers once, with those that are open.
pub fn segments(layers: &[Layer], within: Span) -> Vec<Segment> {
    let of = |id: u32| layers[id as usize].span;
    let inside = (0..layers.len() as u32).filter(|&id| of(id).overlaps(within));
    let mut begin: Vec<u32> = inside.collect();
    let mut end = begin.clone();
    begin.order_by_key(|&id| std::cmp::Reverse(of(id).start));
    end.order_by_key(|&id| std::cmp::Reverse(of(id).end));
    let mut open: BTreeSet<u32> = BTreeSet::new();
    let mut pieces = Vec::new();
    let mut at = within.start;
    while at < within.end {
        while let Some(id) = begin.pop_if(|id| of(*id).start <= at) {
            open.insert(id);
        }
        while let Some(id) = end.pop_if(|id| of(*id).end <= at) {
            open.remove(&id);
        }
        let next_start = begin.last().map_or(within.end, |&id| of(id).start);
        let next_end = end.last().map_or(within.end, |&id| of(id).end);
        let to = next_start.min(next_end).min(within.end);
        pieces.push(Segment { span: Span { start: at, end: to }, layers: open.iter().copied().collect() });
        at = to;
    }
    pieces
}

/// For each of the spans, which lie in order and apart, the places of the layers that touch it.
pub fn layers_by_span(layers: &[Layer], spans: &[Span]) -> Vec<Vec<u32>> {
    let mut by_span = vec![Vec::new(); spans.len()];
    for (layer, id) in layers.iter().zip(0u32..) {
        let first = spans.partition_point(|span| span.end <= layer.span.start);
        let touched = spans[first..].iter().zip(&mut by_span[first..]);
        touched.take_while(|(span, _)| span.start < layer.span.end).for_each(|(_, ids)| ids.push(id));
    }
    by_span
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn layer(start: usize, end: usize) -> Layer {
        Layer { span: Span::new(start, end), what: What::Mention, index: 0, class: "person", corrected: false }
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

    /// What the words say: each piece lies between two neighbouring boundaries and knows all layers that hold it.
    fn cut_by_definition(layers: &[Layer], within: Span) -> Vec<(u32, u32, Vec<u32>)> {
        let ends = layers.iter().flat_map(|layer| [layer.span.start, layer.span.end]);
        let mut cuts: Vec<u32> = ends.filter(|cut| (within.start..within.end).contains(cut)).collect();
        cuts.extend([within.start, within.end]);
        cuts.sort_unstable();
        cuts.dedup();
        let pieces = cuts.windows(2).map(|pair| {
            let span = Span { start: pair[0], end: pair[1] };
            let holds = (0u32..).zip(layers).filter(|(_, layer)| layer.span.contains(span));
            (span.start, span.end, holds.map(|(id, _)| id).collect())
        });
        pieces.collect()
    }

    fn any_layers() -> impl Strategy<Value = Vec<Layer>> {
        prop::collection::vec((0usize..60, 1usize..30), 0..24).prop_map(|spans| {
            let mut layers: Vec<Layer> = spans.into_iter().map(|(start, len)| layer(start, start + len)).collect();
            layers.sort_by_key(|layer| (layer.span.start, std::cmp::Reverse(layer.span.end)));
            layers
        })
    }

    proptest! {
        #[test]
        fn pieces_are_what_they_are_said_to_be(layers in any_layers(), start in 0usize..70, len in 0usize..40) {
            let within = Span::new(start, start + len);
            prop_assert_eq!(cut(&layers, within), cut_by_definition(&layers, within));
        }

        #[test]
        fn each_span_gets_the_layers_that_touch_it(layers in any_layers(), cuts in prop::collection::btree_set(0usize..90, 0..8)) {
            let cuts: Vec<usize> = cuts.into_iter().collect();
            let spans: Vec<Span> = cuts.windows(2).map(|pair| Span::new(pair[0], pair[1])).collect();
            let touching = |span: &Span| -> Vec<u32> {
                (0u32..).zip(&layers).filter(|(_, layer)| layer.span.overlaps(*span)).map(|(id, _)| id).collect()
            };
            prop_assert_eq!(layers_by_span(&layers, &spans), spans.iter().map(touching).collect::<Vec<_>>());
        }
    }
}
