//! Reads sentences layer by layer, a batch of them at a time, so that one pass over the weights serves many words.

use std::ops::Range;

use wide::f32x8;

use crate::cache::Cache;
use crate::embeddings::{Embeddings, WINDOW};
use crate::file::{Sections, WeightsError};
use crate::fixed::{Floats, ONE, Rows, lanes, lanes_mut, unpack};
use crate::matrix::Matrix;
use crate::recurrence::{Addend, Nothing, Skip, States};

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
    products: Floats,
    states: States,
    /// Stands for the words beside a sentence.
    nothing: Vec<i32>,
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
        let Desk { cache, places, products, states, nothing } = desk;
        cache.find(words, &self.embeddings, places);
        products.reset(words.len(), self.first_bias.len());
        nothing.resize(self.embeddings.width() / WINDOW, 0);
        states.reset(words.len(), self.width());
        for sentence in rows {
            let places = &places[sentence.clone()];
            let window = Window { first: sentence.start, places, cache, nothing, bias: &self.first_bias };
            states.read(products, &window, std::slice::from_ref(sentence), Skip::Projected);
        }
        layer(1, &states.fixed);
        for (number, matrix) in (2..=last).zip(&self.layers) {
            matrix.times(&states.fixed, products);
            states.read(products, &Nothing, rows, Skip::Before);
            layer(number, &states.fixed);
        }
    }
}

/// The products of the first layer in a sentence: sums of what is kept of each word and those beside it.
struct Window<'a> {
    /// The sentence's first row.
    first: usize,
    /// Where the cache has its words.
    places: &'a [u32],
    cache: &'a Cache,
    nothing: &'a [i32],
    bias: &'a [f32],
}

impl Addend for Window<'_> {
    #[inline(always)]
    fn add_to(&self, row: usize, products: &mut [f32]) {
        let at = row - self.first;
        let [_, here, _] = self.cache.sums(self.places[at]);
        let before = at.checked_sub(1).map_or(self.nothing, |at| self.cache.sums(self.places[at])[0]);
        let after = self.places.get(at + 1).map_or(self.nothing, |place| self.cache.sums(*place)[2]);
        let window = lanes(before).iter().zip(lanes(here)).zip(lanes(after));
        let (products, _) = lanes_mut(products).as_chunks_mut::<2>();
        let (biases, _) = lanes(self.bias).as_chunks::<2>();
        for ((products, biases), ((before, here), after)) in products.iter_mut().zip(biases).zip(window) {
            let parts = [before, here, after].map(|pairs| unpack(*pairs));
            for (half, (product, bias)) in products.iter_mut().zip(biases).enumerate() {
                let sum = parts[0][half] + parts[1][half] + parts[2][half];
                *product = (sum.round_float() * (1.0 / ONE) + f32x8::new(*bias)).to_array();
            }
        }
    }
}
