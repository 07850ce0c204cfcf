//! A layer that reads a sentence in both directions (a simple recurrent unit, Lei et al. 2018).
//!
//! Each value of the state is kept or replaced by its own gate alone, so that all that is costly, the products, is done
//! for many words at once before.

use std::ops::Range;

use super::fixed::{Floats, Rows, quantise, sigmoid, tanh};

/// The states of a layer, as floats for what is added and as fixed numbers for what is multiplied.
#[derive(Clone, Debug, Default)]
pub(super) struct States {
    pub(super) exact: Floats,
    pub(super) fixed: Rows,
    memory: Vec<f32>,
}

/// Where a layer finds the values that it lets through beside its memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Skip {
    /// In the last columns of the products.
    Projected,
    /// In the states of the layer before, which they replace.
    Before,
}

impl States {
    /// Makes room for `rows` states of `width` values, the first half read forwards, the second backwards.
    pub(super) fn reset(&mut self, rows: usize, width: usize) {
        self.exact.reset(rows, width);
        self.fixed.reset(rows, width);
        self.memory.resize(width / 2, 0.0);
    }

    /// Reads sentences, which are ranges of rows. The columns of `products` are, each for both directions: candidates,
    /// gates of forgetting, gates of output, and perhaps what skips the memory. They are used up.
    pub(super) fn read(&mut self, products: &mut Floats, sentences: &[Range<usize>], skip: Skip) {
        let half = self.memory.len();
        let both = 2 * half;
        for sentence in sentences {
            for row in sentence.clone() {
                products.row_mut(row)[both..3 * both].iter_mut().for_each(|gate| *gate = sigmoid(*gate));
            }
            self.memory.fill(0.0);
            for row in sentence.clone() {
                let (candidates, gates) = products.row_mut(row).split_at_mut(both);
                remember(&mut self.memory, &mut candidates[..half], &gates[..half]);
            }
            self.memory.fill(0.0);
            for row in sentence.clone().rev() {
                let (candidates, gates) = products.row_mut(row).split_at_mut(both);
                remember(&mut self.memory, &mut candidates[half..], &gates[half..both]);
            }
            for row in sentence.clone() {
                let (memory, gates) = products.row(row).split_at(both);
                let (output, skipped) = gates[both..].split_at(both);
                let states = self.exact.row_mut(row);
                if skip == Skip::Projected {
                    states.copy_from_slice(&skipped[..both]);
                }
                let_out(states, memory, output);
                store(self.fixed.row_mut(row), states);
            }
        }
    }
}

/// Forgets, each value as far as its gate says, and leaves the memory where the candidates were.
fn remember(memory: &mut [f32], candidates: &mut [f32], gates: &[f32]) {
    for ((memory, candidate), gate) in memory.iter_mut().zip(candidates).zip(gates) {
        *memory = gate * (*memory - *candidate) + *candidate;
        *candidate = *memory;
    }
}

/// Mixes what was remembered into what was let through, as far as the gates say.
fn let_out(states: &mut [f32], memory: &[f32], gates: &[f32]) {
    for ((state, memory), gate) in states.iter_mut().zip(memory).zip(gates) {
        *state = gate * (tanh(*memory) - *state) + *state;
    }
}

fn store(fixed: &mut [i16], states: &[f32]) {
    for (fixed, state) in fixed.iter_mut().zip(states) {
        *fixed = quantise(*state);
    }
}
