//! Products of rows of activations with a matrix of weights: nearly all of the network's work.

#[cfg(target_arch = "x86_64")]
mod avx2;

use bytemuck::cast;
use wide::{f32x8, i16x16, i32x8};

use crate::fixed::{Floats, LANES, ONE, ROWS_AT_ONCE, Rows};

/// Columns that are worked on together.
const PANEL: usize = LANES;
/// A matrix may have at most so many rows: a sum of 512 products of an activation (at most 15.9 · 2048) with a weight
/// (at least -128) is at most 2,134,048,768 and fits an `i32`. So no sum can overflow, in whatever order it is made,
/// and all machines agree on it to the last bit.
pub(crate) const MOST_ROWS: usize = 512;

/// Weights as the file has them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Weights {
    pub(crate) rows: usize,
    pub(crate) columns: usize,
    /// What one step of a weight is worth, for each column.
    pub(crate) scales: Vec<f32>,
    /// Column after column.
    pub(crate) steps: Vec<i8>,
}

impl Weights {
    pub(crate) fn column(&self, column: usize) -> &[i8] {
        &self.steps[column * self.rows..][..self.rows]
    }

    /// The matrix that holds only the rows from `first` on, `rows` of them.
    pub(crate) fn band(&self, first: usize, rows: usize) -> Weights {
        let steps = (0..self.columns).flat_map(|column| &self.column(column)[first..first + rows]).copied().collect();
        Weights { rows, columns: self.columns, scales: self.scales.clone(), steps }
    }

    /// Sets another matrix of as many rows to the right of this one.
    pub(crate) fn join(mut self, right: Weights) -> Weights {
        self.columns += right.columns;
        self.scales.extend(right.scales);
        self.steps.extend(right.steps);
        self
    }
}

/// A matrix of weights with what is added to each column, laid out for [`Matrix::times`].
#[derive(Clone, Debug, Default)]
pub(crate) struct Matrix {
    pairs: usize,
    columns: usize,
    /// Panel after panel of eight columns; in it, for each pair of rows, the eight columns' pairs of weights.
    panels: Vec<i16x16>,
    /// Of each panel, what a step of its columns is worth.
    scales: Vec<f32x8>,
    /// Of each panel, what is added.
    biases: Vec<f32x8>,
}

impl Matrix {
    /// Lays out weights, and what is added to each column (nothing where `bias` ends).
    pub(crate) fn new(weights: &Weights, bias: &[f32]) -> Matrix {
        let pairs = weights.rows.div_ceil(2);
        let mut matrix = Matrix { pairs, columns: weights.columns, ..Matrix::default() };
        let weight = |row: usize, column: usize| match column < weights.columns && row < weights.rows {
            true => i16::from(weights.column(column)[row]),
            false => 0,
        };
        for first in (0..weights.columns).step_by(PANEL) {
            for pair in 0..pairs {
                let at = |lane: usize| weight(2 * pair + lane % 2, first + lane / 2);
                matrix.panels.push(i16x16::new(std::array::from_fn(at)));
            }
            let of = |values: &[f32], by: f32| {
                f32x8::new(std::array::from_fn(|lane| values.get(first + lane).map_or(0.0, |value| value * by)))
            };
            matrix.scales.push(of(&weights.scales, 1.0 / ONE));
            matrix.biases.push(of(bias, 1.0));
        }
        matrix
    }

    /// How many columns there are.
    pub(crate) fn columns(&self) -> usize {
        self.columns
    }

    /// Multiplies all rows, which must be as wide as the matrix is high. Rows of `products` are a little longer than the
    /// matrix has columns.
    pub(crate) fn times(&self, rows: &Rows, products: &mut Floats) {
        products.reset(rows.count(), self.columns.next_multiple_of(PANEL));
        #[cfg(target_arch = "x86_64")]
        if is_x86_feature_detected!("avx2") {
            // SAFETY: the processor has AVX2, as it just said.
            #[expect(unsafe_code, reason = "whoever calls code made for a processor vouches for the processor")]
            return unsafe { avx2::times(self, rows, products) };
        }
        self.times_anywhere(rows, products);
    }

    fn times_anywhere(&self, rows: &Rows, products: &mut Floats) {
        for (at, panel) in self.panels().enumerate() {
            let (scale, bias) = (self.scales[at], self.biases[at]);
            for block in 0..rows.count() / ROWS_AT_ONCE {
                let sums = tile(panel, rows.block(block, self.pairs));
                for (row, sum) in sums.into_iter().enumerate() {
                    let product = sum.round_float() * scale + bias;
                    products.part_mut(block * ROWS_AT_ONCE + row, at * PANEL).copy_from_slice(product.as_array_ref());
                }
            }
        }
    }

    fn panels(&self) -> impl Iterator<Item = &[i16x16]> {
        self.panels.chunks_exact(self.pairs.max(1))
    }
}

/// Four rows times eight columns. The sums stay in registers while rows and columns pass by.
#[inline(always)]
fn tile(panel: &[i16x16], rows: [&[i32]; ROWS_AT_ONCE]) -> [i32x8; ROWS_AT_ONCE] {
    let mut sums = [i32x8::ZERO; ROWS_AT_ONCE];
    let [first, second, third, fourth] = rows;
    let rows = first.iter().zip(second).zip(third.iter().zip(fourth));
    for (weights, ((first, second), (third, fourth))) in panel.iter().zip(rows) {
        for (sum, pair) in sums.iter_mut().zip([first, second, third, fourth]) {
            *sum += weights.dot(cast(i32x8::splat(*pair)));
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn all_ways_give_the_same_bits(
            rows in 1usize..9, inner in 1usize..20, columns in 1usize..40,
            steps in proptest::collection::vec(any::<i8>(), 800), values in proptest::collection::vec(-32563i16..=32563, 200),
        ) {
            let scales = (1..=columns).map(|column| 0.001 * column as f32).collect();
            let weights = Weights { rows: inner, columns, scales, steps: steps[..inner * columns].to_vec() };
            let matrix = Matrix::new(&weights, &[0.5, -0.25]);
            let mut inputs = Rows::default();
            inputs.reset(rows, inner);
            for row in 0..rows {
                inputs.row_mut(row)[..inner].copy_from_slice(&values[row * inner..][..inner]);
            }
            let (mut here, mut anywhere) = (Floats::default(), Floats::default());
            matrix.times(&inputs, &mut here);
            anywhere.reset(rows, columns.next_multiple_of(PANEL));
            matrix.times_anywhere(&inputs, &mut anywhere);
            for row in 0..rows {
                prop_assert_eq!(here.row(row), anywhere.row(row));
                for column in 0..columns {
                    let weight = |at: usize| i32::from(weights.column(column)[at]);
                    let sum: i32 = (0..inner).map(|at| weight(at) * i32::from(inputs.row(row)[at])).sum();
                    let bias = [0.5, -0.25].get(column).copied().unwrap_or(0.0);
                    let product = sum as f32 * (weights.scales[column] * (1.0 / ONE)) + bias;
                    prop_assert_eq!(product, here.row(row)[column]);
                }
            }
        }
    }
}
