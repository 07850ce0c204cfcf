//! The head for trees: which word each word hangs on, and how.

use std::ops::Range;

use crate::file::{Sections, WeightsError, wrong};
use crate::fixed::{Floats, Rows, largest, positive, quantise};
use crate::matrix::Matrix;
use crate::spanning;

/// Longer sentences get no tree: lists and tables are among them, and the cost grows with the square of the length.
pub const LONGEST_TREE: usize = 256;
/// Heads further away than this are all alike.
const FURTHEST: i32 = 19;
/// Scores are compared as whole numbers, this many to one.
const STEPS: f32 = 65_536.0;

/// What hangs on what in a sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    /// The head of each word, counted within the sentence from 1; 0 for the one word that hangs on none.
    pub heads: Vec<u16>,
    /// How it hangs there: a place in [`Network::relations`](crate::Network::relations).
    pub relations: Vec<u8>,
}

/// The weights of the head.
#[derive(Clone, Debug)]
pub(crate) struct TreeHead {
    pub(crate) relations: Vec<String>,
    root: usize,
    /// How many values arcs are compared by.
    arc: usize,
    /// How many values relations are told by.
    relation: usize,
    /// From a state: the word as one that hangs, and as one that is hung on, for arcs; the same for relations.
    roles: Matrix,
    hangs: Matrix,
    /// How likely something hangs on a word, whatever it is.
    bears: Vec<f32>,
    distances: Vec<f32>,
    /// The values of the root as one that is hung on.
    root_values: Vec<f32>,
    output: Matrix,
}

/// Buffers for [`TreeHead::read`].
#[derive(Clone, Debug, Default)]
pub(crate) struct Desk {
    states: Rows,
    roles: Floats,
    hidden: Rows,
    products: Floats,
    /// Value by value, all heads.
    heads: Vec<f32>,
    bears: Vec<f32>,
    row: Vec<f32>,
    scores: Vec<i64>,
}

impl TreeHead {
    /// Takes the sections of the head, for states of `width` values.
    pub(crate) fn read_weights(sections: &mut Sections, width: usize) -> Result<TreeHead, WeightsError> {
        let relations = sections.strings("labels")?;
        let root = relations.iter().position(|name| name == "root").ok_or_else(|| wrong("labels", "a label root"))?;
        if relations.len() > 1 << u8::BITS {
            return Err(wrong("labels", "at most 256 labels"));
        }
        let bears = sections.vector("ahead")?;
        let arc = bears.len();
        let bias = sections.vector("lb")?;
        let relation = bias.len();
        let biases = [sections.vector_of("adb", arc)?, sections.vector_of("ahb", arc)?, bias].concat();
        let arcs = sections.matrix_of("ad", width, arc)?.join(sections.matrix_of("ah", width, arc)?);
        let kinds = sections.matrix_of("ld", width, relation)?.join(sections.matrix_of("lh", width, relation)?);
        let roles = Matrix::new(&arcs.join(kinds), &biases);
        let root_state = sections.vector_of("root", width)?;
        let output_bias = sections.vector_of("lob", relations.len())?;
        let mut head = TreeHead {
            root,
            arc,
            relation,
            hangs: Matrix::new(&sections.matrix_of("aU", arc, arc)?, &[]),
            bears,
            distances: sections.vector_of("dist", 2 * FURTHEST as usize + 3)?,
            root_values: Vec::new(),
            output: Matrix::new(&sections.matrix_of("lo", relation, relations.len())?, &output_bias),
            relations,
            roles,
        };
        head.root_values = head.values_of(&root_state);
        Ok(head)
    }

    fn values_of(&self, state: &[f32]) -> Vec<f32> {
        let (mut rows, mut products) = (Rows::default(), Floats::default());
        rows.reset(1, state.len());
        rows.row_mut(0).iter_mut().zip(state).for_each(|(fixed, value)| *fixed = quantise(*value));
        self.roles.times(&rows, &mut products);
        products.row(0)[self.arc..2 * self.arc].iter().map(|value| positive(*value)).collect()
    }

    /// The tree of the sentence with these tokens, of whose document `states` are the states.
    pub(crate) fn read(&self, states: &Rows, tokens: Range<usize>, desk: &mut Desk) -> Option<Tree> {
        if tokens.is_empty() || tokens.len() > LONGEST_TREE {
            return None;
        }
        let count = tokens.len();
        desk.states.reset(count, states.row(tokens.start).len());
        for (row, token) in tokens.enumerate() {
            desk.states.row_mut(row).copy_from_slice(states.row(token));
        }
        self.roles.times(&desk.states, &mut desk.roles);
        self.score(count, desk);
        let heads = spanning::heads(&desk.scores, count);
        let relations = self.relations(&heads, desk);
        Some(Tree { heads, relations })
    }

    /// How well each word hangs on each other one.
    fn score(&self, count: usize, desk: &mut Desk) {
        let Desk { roles, hidden, products, heads, bears, row, scores, .. } = desk;
        hidden.reset(count, self.arc);
        for at in 0..count {
            for (fixed, value) in hidden.row_mut(at).iter_mut().zip(&roles.row(at)[..self.arc]) {
                *fixed = quantise(positive(*value));
            }
        }
        self.hangs.times(hidden, products);

        let all = count + 1;
        heads.clear();
        bears.clear();
        bears.resize(all, 0.0);
        for (value, weight) in self.bears.iter().enumerate() {
            heads.push(self.root_values[value]);
            heads.extend((0..count).map(|at| positive(roles.row(at)[self.arc + value])));
            for (sum, head) in bears.iter_mut().zip(&heads[value * all..]) {
                *sum += weight * head;
            }
        }
        scores.clear();
        for at in 0..count {
            row.clear();
            row.resize(all, 0.0);
            for (weight, values) in products.row(at).iter().zip(heads.chunks_exact(all)) {
                for (sum, value) in row.iter_mut().zip(values) {
                    *sum += weight * value;
                }
            }
            let word = at as i32 + 1;
            for (head, (sum, bears)) in row.iter().zip(bears.iter()).enumerate() {
                let away = (head as i32 - word).clamp(-FURTHEST, FURTHEST) + FURTHEST;
                let place = if head == 0 { 2 * FURTHEST + 2 } else { away };
                scores.push(steps(sum + bears + self.distances[place as usize]));
            }
            // Nothing hangs on itself.
            scores[at * all + at + 1] = steps(f32::MIN);
        }
    }

    /// How each word hangs on its head.
    fn relations(&self, heads: &[u16], desk: &mut Desk) -> Vec<u8> {
        let Desk { roles, hidden, products, .. } = desk;
        hidden.reset(heads.len(), self.relation);
        for (at, head) in heads.iter().enumerate() {
            // The root's child is `root`, without looking.
            let Some(head) = usize::from(*head).checked_sub(1) else { continue };
            let word = &roles.row(at)[2 * self.arc..];
            let head = &roles.row(head)[2 * self.arc + self.relation..];
            for (fixed, (word, head)) in hidden.row_mut(at).iter_mut().zip(word.iter().zip(head)).take(self.relation) {
                *fixed = quantise(positive(word + head));
            }
        }
        self.output.times(hidden, products);
        let relation = |(at, head): (usize, &u16)| {
            let scores = &mut products.row_mut(at)[..self.relations.len()];
            scores[self.root] = f32::NEG_INFINITY;
            if *head == 0 { self.root as u8 } else { largest(scores) as u8 }
        };
        heads.iter().enumerate().map(relation).collect()
    }
}

/// A score as a whole number, so that sums of them are exact.
fn steps(score: f32) -> i64 {
    (score.clamp(-1e6, 1e6) * STEPS) as i64
}
