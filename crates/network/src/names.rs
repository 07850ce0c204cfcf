//! The head for names: one more layer over the encoder's states and what the rules and tables say of each word.

use std::ops::Range;

use crate::batch::batches;
use crate::bioes::{Labels, Paths, Seen};
use crate::file::{Sections, WeightsError, wrong};
use crate::fixed::{Products, Rows, quantise};
use crate::matrix::{Matrix, Weights};
use crate::recurrence::{Skip, States};

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
    vectors: FeatureVectors,
    /// How many values a word's state has.
    state: usize,
    half: usize,
    layer: Matrix,
    output: Matrix,
}

/// Buffers for [`NamesHead::read`].
#[derive(Clone, Debug, Default)]
pub(crate) struct Desk {
    inputs: Rows,
    products: Products,
    states: States,
    sums: Vec<i32>,
    paths: Paths,
}

impl NamesHead {
    /// Takes the sections of the head.
    pub(crate) fn read_weights(sections: &mut Sections, state: usize, half: usize) -> Result<NamesHead, WeightsError> {
        let labels = sections.strings("names")?;
        let features = sections.strings("features")?;
        let vectors = FeatureVectors::new(&sections.matrix("G")?, features.len())?;
        let bias = sections.vector_of("bN", 8 * half)?;
        let layer = Matrix::new(&sections.matrix_of("WN", state + vectors.width, 8 * half)?, &bias);
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
        let Desk { inputs, products, states: layer, sums, paths } = desk;
        for batch in batches(sentences) {
            inputs.reset(batch.len(), self.state + self.vectors.width);
            for (row, token) in batch.places().enumerate() {
                let (state, vector) = inputs.row_mut(row).split_at_mut(self.state);
                state.copy_from_slice(&states.row(token)[..self.state]);
                self.vectors.add_up(features.of(token), sums, vector);
            }
            self.layer.times(inputs, products);
            layer.reset(batch.len(), 2 * self.half);
            layer.read(products, &batch.rows, Skip::Projected);
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

/// A vector for each feature.
#[derive(Clone, Debug)]
struct FeatureVectors {
    width: usize,
    /// What a step is worth, for each column.
    scales: Vec<f32>,
    /// Row after row.
    steps: Vec<i8>,
}

impl FeatureVectors {
    fn new(weights: &Weights, count: usize) -> Result<FeatureVectors, WeightsError> {
        if weights.rows != count {
            return Err(wrong("G", format!("{count} rows, as there are features")));
        }
        let row = |row: usize| (0..weights.columns).map(move |column| weights.column(column)[row]);
        let steps = (0..count).flat_map(row).collect();
        Ok(FeatureVectors { width: weights.columns, scales: weights.scales.clone(), steps })
    }

    /// The sum of the vectors of some features. A feature that the weights do not know adds nothing.
    fn add_up(&self, features: &[u16], sums: &mut Vec<i32>, vector: &mut [i16]) {
        sums.clear();
        sums.resize(self.width, 0);
        for feature in features {
            let Some(steps) = self.steps.chunks_exact(self.width.max(1)).nth(usize::from(*feature)) else { continue };
            for (sum, step) in sums.iter_mut().zip(steps) {
                *sum += i32::from(*step);
            }
        }
        for (value, (sum, scale)) in vector.iter_mut().zip(sums.iter().zip(&self.scales)) {
            *value = quantise(*sum as f32 * scale);
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
