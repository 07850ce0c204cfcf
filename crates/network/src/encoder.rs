//! Reads sentences layer by layer, a batch of them at a time, so that one pass over the weights serves many words.

use std::ops::Range;

use crate::cache::Cache;
use crate::embeddings::Embeddings;
use crate::file::{Sections, WeightsError};
use crate::fixed::{ONE, Products, Rows};
use crate::matrix::Matrix;
use crate::recurrence::{Skip, States};

/// The layers that know each word in its sentence.
#[derive(Clone, Debug)]
pub(crate) struct Encoder {
    /// Half the values of a state: those that come from one direction.
    half: usize,
    embeddings: Embeddings,
    /// What is added to the first layer's sums.
    first_bias: Vec<f32>,
    /// The products of the second layer and those after it.
    layers: Vec<Matrix>,
}

/// Buffers for [`Encoder::read`].
#[derive(Clone, Debug, Default)]
pub(crate) struct Desk {
    cache: Cache,
    places: Vec<u32>,
    products: Products,
    states: States,
    /// Stands for the words beside a sentence.
    nothing: Vec<i16>,
}

impl Encoder {
    /// Takes the sections of the encoder.
    pub(crate) fn read_weights(sections: &mut Sections, half: usize, layers: usize) -> Result<Encoder, WeightsError> {
        let columns = 8 * half;
        let first_bias = sections.vector_of("b1", columns)?;
        let embeddings = Embeddings::read(sections, columns)?;
        let mut matrices = Vec::new();
        for layer in 2..=layers {
            let bias = sections.vector_of(&format!("b{layer}"), 6 * half)?;
            let weights = sections.matrix_of(&format!("W{layer}"), 2 * half, 6 * half)?;
            matrices.push(Matrix::new(&weights, &bias));
        }
        Ok(Encoder { half, embeddings, first_bias, layers: matrices })
    }

    /// How many values a word's state has.
    pub(crate) fn width(&self) -> usize {
        2 * self.half
    }

    /// Reads a batch of sentences and gives each layer's states to `layer`, with its number, from 1 to `last`.
    pub(crate) fn read(
        &self,
        words: &[&str],
        rows: &[Range<usize>],
        last: usize,
        desk: &mut Desk,
        mut layer: impl FnMut(usize, &Rows),
    ) {
        self.add_up(words, rows, desk);
        let Desk { products, states, .. } = desk;
        states.reset(words.len(), self.width());
        states.read(products, rows, Skip::Projected);
        layer(1, &states.fixed);
        for (number, matrix) in (2..=last).zip(&self.layers) {
            matrix.times(&states.fixed, products);
            states.read(products, rows, Skip::Before);
            layer(number, &states.fixed);
        }
    }

    /// The products of the first layer, which are sums of what is kept of the words.
    fn add_up(&self, words: &[&str], rows: &[Range<usize>], desk: &mut Desk) {
        let Desk { cache, places, products, nothing, .. } = desk;
        cache.find(words, &self.embeddings, places);
        products.floats.reset(words.len(), self.first_bias.len());
        nothing.resize(self.first_bias.len(), 0);
        let nothing = &nothing[..];
        for sentence in rows {
            for at in sentence.clone() {
                let before = if at > sentence.start { cache.sums(places[at - 1])[0] } else { nothing };
                let after = if at + 1 < sentence.end { cache.sums(places[at + 1])[2] } else { nothing };
                add(products.row_mut(at), &self.first_bias, before, cache.sums(places[at])[1], after);
            }
        }
    }
}

fn add(products: &mut [f32], bias: &[f32], before: &[i16], here: &[i16], after: &[i16]) {
    let window = before.iter().zip(here).zip(after);
    for ((product, bias), ((before, here), after)) in products.iter_mut().zip(bias).zip(window) {
        let sum = i32::from(*before) + i32::from(*here) + i32::from(*after);
        *product = sum as f32 * (1.0 / ONE) + bias;
    }
}
