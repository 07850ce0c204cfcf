//! The likeliest chain of tags through a sentence (Viterbi).

use dateline_lang::tags::Tag;

use super::candidates::Likely;
use super::tables::{MOST, TagTables};

/// What is known of one token: its tags, and for each the best one before.
#[derive(Clone, Copy)]
struct Link {
    count: u8,
    tags: [Tag; MOST],
    from: [u8; MOST],
}

/// Buffers for one sentence after another.
#[derive(Default)]
pub(super) struct Chain {
    links: Vec<Link>,
    costs: [i32; MOST],
}

impl Chain {
    pub(super) fn begin(&mut self) {
        self.links.clear();
        self.costs = [0; MOST];
    }

    pub(super) fn push(&mut self, likely: Likely<'_>, tables: &TagTables) {
        let one;
        let choices = match likely {
            Likely::Some(choices) if !choices.is_empty() => choices,
            Likely::Some(_) => {
                one = [(Tag::Noun, 0)];
                &one
            }
            Likely::One(tag) => {
                one = [(tag, 0)];
                &one
            }
        };
        let mut link = Link { count: choices.len() as u8, tags: [Tag::Noun; MOST], from: [0; MOST] };
        let mut costs = [0; MOST];
        for (at, &(tag, emission)) in choices.iter().enumerate() {
            let (from, best) = match self.links.last() {
                None => (0, i32::from(tables.pair(None, tag))),
                Some(before) => (0..before.count)
                    .map(|from| {
                        let pair = tables.pair(Some(before.tags[from as usize]), tag);
                        (from, self.costs[from as usize] + i32::from(pair))
                    })
                    .min_by_key(|&(_, cost)| cost)
                    .unwrap_or_default(),
            };
            link.tags[at] = tag;
            link.from[at] = from;
            costs[at] = best + i32::from(emission);
        }
        self.costs = costs;
        self.links.push(link);
    }

    pub(super) fn finish(&self, tags: &mut [Tag]) {
        let Some(last) = self.links.last() else { return };
        let mut at = (0..last.count).min_by_key(|&at| self.costs[at as usize]).unwrap_or_default();
        for (link, tag) in self.links.iter().zip(tags.iter_mut()).rev() {
            *tag = link.tags[at as usize];
            at = link.from[at as usize];
        }
    }
}
