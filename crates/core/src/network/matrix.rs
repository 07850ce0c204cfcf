//! Products of rows of activations with a matrix of weights: nearly all of the network's work.

use bytemuck::cast;
use wide::{f32x8, i16x16, i32x8};

use super::fixed::{Floats, ONE, ROWS_AT_ONCE, Rows};

/// Columns that are worked on together.
const PANEL: usize = 8;
/// A matrix may have at most so many rows: a sum of 512 products of an activation (at most 15.9 · 2048) with a weight
/// (at least -128) is at most 2,134,048,768 and fits an `i32`. So no sum can overflow, in whatever order it is made,
/// and all machines agree on it to the last bit.
pub(super) const MOST_ROWS: usize = 512;

/// Weights as the file has them.
#[derive(Clone, Debug, Default)]
pub(super) struct Weights {
    pub(super) rows: usize,
    pub(super) columns: usize,
    /// What one step of a weight is worth, for each column.
    pub(super) scales: Vec<f32>,
    /// Column after column.
    pub(super) steps: Vec<i8>,
}

impl Weights {
    pub(super) fn column(&self, column: usize) -> &[i8] {
        &self.steps[column * self.rows..][..self.rows]
    }

    /// The matrix that holds only the rows from `first` on, `rows` of them.
    pub(super) fn band(&self, first: usize, rows: usize) -> Weights {
        let steps = (0..self.columns).flat_map(|column| &self.column(column)[first..first + rows]).copied().collect();
        Weights { rows, columns: self.columns, scales: self.scales.clone(), steps }
    }

    /// Sets another matrix of as many rows to the right of this one.
    pub(super) fn join(mut self, right: Weights) -> Weights {
        self.columns += right.columns;
        self.scales.extend(right.scales);
        self.steps.extend(right.steps);
        self
    }
}

/// A matrix of weights with what is added to each column, laid out for [`Matrix::times`].
#[derive(Clone, Debug, Default)]
pub(super) struct Matrix {
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
    pub(super) fn new(weights: &Weights, bias: &[f32]) -> Matrix {
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
    pub(super) fn columns(&self) -> usize {
        self.columns
    }

    /// Multiplies all rows. Rows of `products` are a little longer than the matrix has columns.
    pub(super) fn times(&self, rows: &Rows, products: &mut Floats) {
        products.reset(rows.count(), self.columns.next_multiple_of(PANEL));
        let panels = self.panels.chunks_exact(self.pairs.max(1));
        for (at, (panel, (scale, bias))) in panels.zip(self.scales.iter().zip(&self.biases)).enumerate() {
            for first in (0..rows.count()).step_by(ROWS_AT_ONCE) {
                let sums = tile(panel, std::array::from_fn(|row| rows.pairs(first + row)));
                for (row, sum) in sums.into_iter().enumerate() {
                    let product = sum.round_float() * *scale + *bias;
                    products.row_mut(first + row)[at * PANEL..][..PANEL].copy_from_slice(product.as_array_ref());
                }
            }
        }
    }
}

/// Four rows times eight columns. The sums stay in registers while rows and columns pass by.
#[inline(always)]
fn tile(panel: &[i16x16], rows: [&[i32]; ROWS_AT_ONCE]) -> [i32x8; ROWS_AT_ONCE] {
    let rows = rows.map(|row| &row[..panel.len()]);
    let mut sums = [i32x8::ZERO; ROWS_AT_ONCE];
    for (at, weights) in panel.iter().enumerate() {
        for (sum, row) in sums.iter_mut().zip(rows) {
            *sum += weights.dot(cast(i32x8::splat(row[at])));
        }
    }
    sums
}
