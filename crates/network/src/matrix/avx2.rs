//! Products on x86 processors that have AVX2, as nearly all made since 2015 do: eight sums in a register instead of four.
//! The sums are the same.

use std::arch::x86_64::{
    __m256, __m256i, _mm256_add_epi32, _mm256_add_ps, _mm256_cvtepi32_ps, _mm256_madd_epi16, _mm256_mul_ps,
    _mm256_set1_epi32, _mm256_setzero_si256,
};

use bytemuck::cast;
use wide::{f32x8, i16x16};

use super::{Matrix, PANEL};
use crate::fixed::{Floats, ROWS_AT_ONCE, Rows};

type Sums = [__m256i; ROWS_AT_ONCE];

/// What [`Matrix::times`] does, two panels at a time.
#[target_feature(enable = "avx2")]
pub(crate) fn times(matrix: &Matrix, rows: &Rows, products: &mut Floats) {
    let mut panels = matrix.panels();
    let mut scales = matrix.scales.iter().zip(&matrix.biases);
    let mut column = 0;
    while let (Some(left), Some(left_scale)) = (panels.next(), scales.next()) {
        let right = panels.next().zip(scales.next());
        for block in 0..rows.count() / ROWS_AT_ONCE {
            let of_right = right.map_or(left, |(panel, _)| panel);
            let (left_sums, right_sums) = tiles(left, of_right, rows.block(block, matrix.pairs));
            store(block, column, left_sums, left_scale, products);
            if let Some((_, scale)) = right {
                store(block, column + PANEL, right_sums, scale, products);
            }
        }
        column += 2 * PANEL;
    }
}

/// A block times the eight columns of each of two panels.
#[target_feature(enable = "avx2")]
#[inline]
fn tiles(left: &[i16x16], right: &[i16x16], rows: [&[i32]; ROWS_AT_ONCE]) -> (Sums, Sums) {
    let none = [_mm256_setzero_si256(); ROWS_AT_ONCE];
    let (mut left_sums, mut right_sums) = (none, none);
    let [first, second, third, fourth] = rows;
    let rows = first.iter().zip(second).zip(third.iter().zip(fourth));
    for ((left, right), ((first, second), (third, fourth))) in left.iter().zip(right).zip(rows) {
        let (left, right): (__m256i, __m256i) = (cast(*left), cast(*right));
        for (row, pair) in [first, second, third, fourth].into_iter().enumerate() {
            let pair = _mm256_set1_epi32(*pair);
            left_sums[row] = _mm256_add_epi32(left_sums[row], _mm256_madd_epi16(left, pair));
            right_sums[row] = _mm256_add_epi32(right_sums[row], _mm256_madd_epi16(right, pair));
        }
    }
    (left_sums, right_sums)
}

/// Writes the products of a block with the panel that begins at a column.
#[target_feature(enable = "avx2")]
#[inline]
fn store(block: usize, column: usize, sums: Sums, (scale, bias): (&f32x8, &f32x8), products: &mut Floats) {
    let (scale, bias): (__m256, __m256) = (cast(*scale), cast(*bias));
    for (row, sum) in sums.into_iter().enumerate() {
        let product = _mm256_add_ps(_mm256_mul_ps(_mm256_cvtepi32_ps(sum), scale), bias);
        *products.part_mut(block * ROWS_AT_ONCE + row, column) = cast(product);
    }
}
