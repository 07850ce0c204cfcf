//! A layer that reads a sentence in both directions (a simple recurrent unit, Lei et al. 2018).
//!
//! Each value of the state is kept or replaced by its own gate alone, so that all that is costly, the products, is done
//! for many words at once before.

use std::ops::Range;

use wide::f32x8;

use crate::fixed::{Floats, Rows, lanes, lanes_mut, quantise_all, sigmoid, tanh_parts};

/// The states of a layer, as floats for what is added and as fixed numbers for what is multiplied.
#[derive(Clone, Debug, Default)]
pub(crate) struct States {
    pub(crate) exact: Floats,
    pub(crate) fixed: Rows,
    memory: Vec<f32>,
}

/// Where a layer finds the values that it lets through beside its memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Skip {
    /// In the last columns of the products.
    Projected,
    /// In the states of the layer before, which they replace.
    Before,
}

/// What is added to the products of a layer that come from a matrix, row by row, just before they are used.
pub(crate) trait Addend {
    /// Adds to a row, or writes it. To be inlined, since it is done for each word.
    fn add_to(&self, row: usize, products: &mut [f32]);
}

/// Products that are complete.
pub(crate) struct Nothing;

impl Addend for Nothing {
    #[inline(always)]
    fn add_to(&self, _: usize, _: &mut [f32]) {}
}

impl States {
    /// Makes room for `rows` states of `width` values, the first half read forwards, the second backwards.
    pub(crate) fn reset(&mut self, rows: usize, width: usize) {
        self.exact.reset(rows, width);
        self.fixed.reset(rows, width);
        self.memory.resize(width / 2, 0.0);
    }

    /// Reads sentences, which are ranges of rows. The columns of `products` are, each for both directions: candidates,
    /// gates of forgetting, gates of output, and perhaps what skips the memory. They are used up.
    pub(crate) fn read(&mut self, products: &mut Floats, addend: &impl Addend, sentences: &[Range<usize>], skip: Skip) {
        let half = self.memory.len();
        let both = 2 * half;
        for sentence in sentences {
            for row in sentence.clone() {
                let products = products.row_mut(row);
                addend.add_to(row, products);
                open(&mut products[both..2 * both]);
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
                let_out(states, self.fixed.row_mut(row), memory, output);
            }
        }
    }
}

/// Applies the logistic function to gates.
#[inline(always)]
fn open(gates: &mut [f32]) {
    for gate in lanes_mut(gates) {
        *gate = sigmoid(f32x8::new(*gate)).to_array();
    }
}

/// Forgets, each value as far as its gate says, and leaves the memory where the candidates were.
#[inline(always)]
fn remember(memory: &mut [f32], candidates: &mut [f32], gates: &[f32]) {
    for ((memory, candidate), gate) in lanes_mut(memory).iter_mut().zip(lanes_mut(candidates)).zip(lanes(gates)) {
        let new = f32x8::new(*candidate);
        let now = (f32x8::new(*gate) * (f32x8::new(*memory) - new) + new).to_array();
        *memory = now;
        *candidate = now;
    }
}

/// Mixes what was remembered into what was let through, as far as the gates say, and stores it:
/// `state + sigmoid(gate) * (tanh(memory) - state)`, brought over one denominator to divide only once.
#[inline(always)]
fn let_out(states: &mut [f32], fixed: &mut [i16], memory: &[f32], gates: &[f32]) {
    let states = lanes_mut(states).iter_mut().zip(lanes_mut(fixed));
    for ((state, fixed), (memory, gate)) in states.zip(lanes(memory).iter().zip(lanes(gates))) {
        let before = f32x8::new(*state);
        let (gate, of_gate) = tanh_parts(f32x8::new(*gate) * 0.5);
        let (bent, of_bent) = tanh_parts(f32x8::new(*memory));
        let now = before + (of_gate + gate) * (bent - before * of_bent) / (of_gate * 2.0 * of_bent);
        *state = now.to_array();
        *fixed = quantise_all(now);
    }
}
