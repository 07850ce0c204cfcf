//! Products on x86 processors that have AVX2, as nearly all made since 2015 do: eight sums in a register instead of four.
//! The sums are the same.

use std::arch::x86_64::{__m256i, _mm256_add_epi32, _mm256_madd_epi16, _mm256_set1_epi32, _mm256_setzero_si256};

use bytemuck::cast;
use wide::i16x16;

use super::Matrix;
use crate::fixed::{Block, Floats, ROWS_AT_ONCE};

type Sums = [__m256i; ROWS_AT_ONCE];

/// What [`Matrix::times`] does, two panels at a time.
#[target_feature(enable = "avx2")]
pub(crate) fn times(matrix: &Matrix, blocks: &[Block], products: &mut Floats) {
    let mut panels = matrix.panels();
    let mut at = 0;
    while let Some(left) = panels.next() {
        let right = panels.next();
        for (number, block) in blocks.chunks_exact(left.len()).enumerate() {
            let (left_sums, right_sums) = tiles(left, right.unwrap_or(left), block);
            matrix.store(at, number, left_sums.map(cast), products);
            if right.is_some() {
                matrix.store(at + 1, number, right_sums.map(cast), products);
            }
        }
        at += 2;
    }
}

/// A block times the eight columns of each of two panels.
#[target_feature(enable = "avx2")]
#[inline]
fn tiles(left: &[i16x16], right: &[i16x16], block: &[Block]) -> (Sums, Sums) {
    let none = [_mm256_setzero_si256(); ROWS_AT_ONCE];
    let (mut left_sums, mut right_sums) = (none, none);
    for ((left, right), pairs) in left.iter().zip(right).zip(block) {
        let (left, right): (__m256i, __m256i) = (cast(*left), cast(*right));
        for (row, pair) in pairs.iter().enumerate() {
            let pair = _mm256_set1_epi32(*pair);
            left_sums[row] = _mm256_add_epi32(left_sums[row], _mm256_madd_epi16(left, pair));
            right_sums[row] = _mm256_add_epi32(right_sums[row], _mm256_madd_epi16(right, pair));
        }
    }
    (left_sums, right_sums)
}
