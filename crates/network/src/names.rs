//! The head for names: one more layer over the encoder's states and what the rules and tables say of each word.

use std::ops::Range;

use wide::f32x8;

use crate::batch::batches;
use crate::bioes::{Labels, Paths, Seen};
use crate::file::{Sections, WeightsError, wrong};
use crate::fixed::{Floats, Rows, lanes, lanes_mut};
use crate::matrix::{Matrix, Weights};
use crate::recurrence::{Addend, Skip, States};

/// What rules and tables say of each token: a list of numbers of features for each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Features {
    ids: Vec<u16>,
    /// Where each token's list ends.
    ends: Vec<u32>,
}

impl Features {
    /// Adds the list of the next token.
    pub fn push(&mut self, ids: impl IntoIterator<Item = u16>) {
        self.ids.extend(ids);
        self.ends.push(self.ids.len() as u32);
    }

    /// The list of a token; an empty one beyond the last.
    pub fn of(&self, token: usize) -> &[u16] {
        let end = |token: usize| self.ends.get(token).map_or(self.ids.len(), |end| *end as usize);
        let start = if token == 0 { 0 } else { end(token - 1) };
        &self.ids[start..end(token)]
    }
}

impl<L: IntoIterator<Item = u16>> FromIterator<L> for Features {
    fn from_iter<I: IntoIterator<Item = L>>(lists: I) -> Features {
        let mut features = Features::default();
        lists.into_iter().for_each(|list| features.push(list));
        features
    }
}

/// The weights of the head.
#[derive(Clone, Debug)]
pub(crate) struct NamesHead {
    pub(crate) labels: Labels,
    /// Names of the features, in the order of their numbers.
    pub(crate) features: Vec<String>,
    /// Of each feature, what it adds to the products of the layer.
    vectors: FeatureVectors,
    /// How many values a word's state has.
    state: usize,
    half: usize,
    /// The layer's products with the states alone.
    layer: Matrix,
    output: Matrix,
}

/// Buffers for [`NamesHead::read`].
#[derive(Clone, Debug, Default)]
pub(crate) struct Desk {
    inputs: Rows,
    products: Floats,
    states: States,
    places: Vec<usize>,
    paths: Paths,
}

impl NamesHead {
    /// Takes the sections of the head.
    pub(crate) fn read_weights(sections: &mut Sections, state: usize, half: usize) -> Result<NamesHead, WeightsError> {
        let labels = sections.strings("names")?;
        let features = sections.strings("features")?;
        let bags = sections.matrix("G")?;
        if bags.rows != features.len() {
            return Err(wrong("G", format!("{} rows, as there are features", features.len())));
        }
        let bias = sections.vector_of("bN", 8 * half)?;
        let weights = sections.matrix_of("WN", state + bags.columns, 8 * half)?;
        let vectors = FeatureVectors::new(&bags, &weights.band(state, bags.columns));
        let layer = Matrix::new(&weights.band(0, state), &bias);
        let bias = sections.vector_of("Ob", labels.len())?;
        let output = Matrix::new(&sections.matrix_of("O", 2 * half, labels.len())?, &bias);
        Ok(NamesHead { labels: Labels::new(&labels)?, features, vectors, state, half, layer, output })
    }

    /// The names of some sentences of a document, by position; `states` and `features` are those of all its tokens.
    pub(crate) fn read(
        &self,
        states: &Rows,
        features: &Features,
        sentences: &[Range<usize>],
        desk: &mut Desk,
    ) -> Vec<Seen> {
        let mut names = Vec::new();
        let Desk { inputs, products, states: layer, places, paths } = desk;
        for batch in batches(sentences) {
            places.clear();
            places.extend(batch.places());
            inputs.reset(places.len(), self.state);
            for (row, token) in places.iter().enumerate() {
                inputs.row_mut(row).copy_from_slice(states.row(*token));
            }
            self.layer.times(inputs, products);
            layer.reset(places.len(), 2 * self.half);
            let told = Told { features, places, vectors: &self.vectors };
            layer.read(products, &told, &batch.rows, Skip::Projected);
            self.output.times(&layer.fixed, products);
            for (tokens, rows) in batch.tokens.iter().zip(&batch.rows) {
                let first = names.len();
                self.labels.best(rows.clone().map(|row| products.row(row)), paths, |Seen { tokens: at, class }| {
                    names.push(Seen { tokens: tokens.start + at.start..tokens.start + at.end, class });
                });
                names[first..].reverse();
            }
        }
        names
    }
}

/// For each feature what it adds to the layer's products. A token has few of them, so that adding theirs costs less than
/// multiplying.
#[derive(Clone, Debug)]
struct FeatureVectors {
    width: usize,
    /// Row after row.
    values: Vec<f32>,
}

impl FeatureVectors {
    /// Multiplies the vector of each feature, a row of `bags`, with its part of the layer.
    fn new(bags: &Weights, layer: &Weights) -> FeatureVectors {
        let weight = |of: &Weights, row: usize, column: usize| f32::from(of.column(column)[row]) * of.scales[column];
        let rows: Vec<Vec<f32>> =
            (0..layer.rows).map(|row| (0..layer.columns).map(|column| weight(layer, row, column)).collect()).collect();
        let mut values = vec![0.0; bags.rows * layer.columns];
        for (feature, sums) in values.chunks_exact_mut(layer.columns).enumerate() {
            for (value, row) in rows.iter().enumerate() {
                let factor = weight(bags, feature, value);
                sums.iter_mut().zip(row).for_each(|(sum, weight)| *sum += factor * weight);
            }
        }
        FeatureVectors { width: layer.columns, values }
    }

    fn of(&self, feature: u16) -> Option<&[f32]> {
        self.values.get(usize::from(feature) * self.width..)?.get(..self.width)
    }
}

/// What some tokens' features add. A feature that the weights do not know adds nothing.
struct Told<'a> {
    features: &'a Features,
    /// The token in each row.
    places: &'a [usize],
    vectors: &'a FeatureVectors,
}

impl Addend for Told<'_> {
    #[inline(always)]
    fn add_to(&self, row: usize, products: &mut [f32]) {
        for vector in self.features.of(self.places[row]).iter().filter_map(|feature| self.vectors.of(*feature)) {
            for (product, value) in lanes_mut(products).iter_mut().zip(lanes(vector)) {
                *product = (f32x8::new(*product) + f32x8::new(*value)).to_array();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_token_has_its_features() {
        let features: Features = [vec![3, 1], vec![], vec![2]].into_iter().collect();
        assert_eq!(features.of(0), [3, 1]);
        assert!(features.of(1).is_empty());
        assert_eq!(features.of(2), [2]);
        assert!(features.of(3).is_empty());
        assert!(features.of(9).is_empty());
    }
}
