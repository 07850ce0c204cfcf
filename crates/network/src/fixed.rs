//! Numbers of the network: activations as 16-bit whole numbers, and the two bent lines between layers.
//!
//! Only additions, multiplications, divisions and comparisons are used, each rounded as IEEE 754 says, and never
//! joined or reordered. So every machine gets the same bits.

use bytemuck::{cast, cast_slice, cast_slice_mut};
use wide::{f32x8, i16x8, i32x8};

/// A whole step of an activation: 1.0 is stored as 2048.
pub(crate) const ONE: f32 = 2048.0;
/// No activation is stored further from zero than this.
const FURTHEST: f32 = 15.9;
/// With this number added, the lowest bits of a float's mantissa are the value rounded to a whole number. It costs one
/// addition, where a conversion would first look for values that no i16 can hold.
const WHOLE: f32 = 12_582_912.0;
/// Rows are multiplied four at a time.
pub(crate) const ROWS_AT_ONCE: usize = 4;
/// Values that are worked on at once. Loops over single values would not do: the page's program is linked for size, and then
/// the compiler makes no vectors of them. Rows that are worked on so are a multiple as long, which the loader sees to.
pub(crate) const LANES: usize = 8;

/// A row by [`LANES`] values.
#[inline(always)]
pub(crate) fn lanes<T>(row: &[T]) -> &[[T; LANES]] {
    let (lanes, rest) = row.as_chunks();
    debug_assert!(rest.is_empty(), "the last values would be passed over");
    lanes
}

/// A row by [`LANES`] values, to be changed.
#[inline(always)]
pub(crate) fn lanes_mut<T>(row: &mut [T]) -> &mut [[T; LANES]] {
    let (lanes, rest) = row.as_chunks_mut();
    debug_assert!(rest.is_empty(), "the last values would be passed over");
    lanes
}

/// An activation as it is stored.
pub(crate) fn quantise(value: f32) -> i16 {
    let value = if value > FURTHEST { FURTHEST } else { value };
    let value = if value < -FURTHEST { -FURTHEST } else { value };
    (value * ONE + WHOLE).to_bits() as i16
}

/// Several activations as they are stored.
#[inline(always)]
pub(crate) fn quantise_all(values: f32x8) -> [i16; LANES] {
    // Without the bits of the number that was added, nothing is out of range when the higher half of each is dropped.
    i16x8::from_i32x8_saturate(rounded(values) - i32x8::splat(WHOLE.to_bits() as i32)).to_array()
}

/// Twice as many, two in each number: to take them apart is two shifts, where to widen 16-bit numbers has no quick way on all
/// processors.
#[inline(always)]
pub(crate) fn pack([low, high]: [f32x8; 2]) -> [i32; LANES] {
    ((rounded(low) & i32x8::splat(0xffff)) | (rounded(high) << 16_i32)).to_array()
}

/// Both halves of what was packed.
#[inline(always)]
pub(crate) fn unpack(pairs: [i32; LANES]) -> [i32x8; 2] {
    let pairs = i32x8::new(pairs);
    [(pairs << 16_i32) >> 16_i32, pairs >> 16_i32]
}

/// Several activations as they are stored, in the lower half of each number.
#[inline(always)]
fn rounded(values: f32x8) -> i32x8 {
    cast(limit(values, FURTHEST) * ONE + WHOLE)
}

/// The values, or the nearest ones within `-furthest..=furthest`. Processors differ in what they make of a NaN; the loader
/// takes no weights from which one could come.
#[inline(always)]
fn limit(values: f32x8, furthest: f32) -> f32x8 {
    values.fast_min(f32x8::splat(furthest)).fast_max(f32x8::splat(-furthest))
}

/// Numerator and denominator of the hyperbolic tangent, a quotient of polynomials that is off by less than 0.0001.
/// Whoever needs several of them in one sum can do with one division.
#[inline(always)]
pub(crate) fn tanh_parts(x: f32x8) -> (f32x8, f32x8) {
    let x = limit(x, 4.9);
    let y = x * x;
    let above = x * (y * (y * (y + 378.0) + 17_325.0) + 135_135.0);
    (above, y * (y * (y * 28.0 + 3_150.0) + 62_370.0) + 135_135.0)
}

/// The hyperbolic tangent.
#[inline(always)]
pub(crate) fn tanh(x: f32x8) -> f32x8 {
    let (above, below) = tanh_parts(x);
    above / below
}

/// The logistic function, from the tangent.
#[inline(always)]
pub(crate) fn sigmoid(x: f32x8) -> f32x8 {
    tanh(x * 0.5) * 0.5 + 0.5
}

/// Zero for everything below.
#[inline(always)]
pub(crate) fn positive(x: f32) -> f32 {
    if x > 0.0 { x } else { 0.0 }
}

/// Where the largest value stands; the first of equal ones.
pub(crate) fn largest(values: &[f32]) -> usize {
    let mut best = 0;
    for (at, value) in values.iter().enumerate() {
        if *value > values[best] {
            best = at;
        }
    }
    best
}

/// Rows of activations, stored in pairs, which is how they are multiplied.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rows {
    pairs_in_row: usize,
    count: usize,
    pairs: Vec<i32>,
}

impl Rows {
    /// Makes room for `rows` rows of `width` activations. What they hold before they are written is of no meaning.
    pub(crate) fn reset(&mut self, rows: usize, width: usize) {
        self.pairs_in_row = width.div_ceil(2);
        self.count = rows.next_multiple_of(ROWS_AT_ONCE);
        let size = self.count * self.pairs_in_row;
        if self.pairs.len() < size {
            self.pairs.resize(size, 0);
        }
    }

    /// Rows, with those that were added to multiply several at once.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    pub(crate) fn row(&self, row: usize) -> &[i16] {
        cast_slice(self.pairs(row))
    }

    pub(crate) fn row_mut(&mut self, row: usize) -> &mut [i16] {
        cast_slice_mut(&mut self.pairs[row * self.pairs_in_row..][..self.pairs_in_row])
    }

    /// Some rows that are multiplied together, each `pairs` pairs long, which it must have.
    #[inline(always)]
    pub(crate) fn block(&self, block: usize, pairs: usize) -> [&[i32]; ROWS_AT_ONCE] {
        std::array::from_fn(|row| &self.pairs(block * ROWS_AT_ONCE + row)[..pairs])
    }

    #[inline(always)]
    fn pairs(&self, row: usize) -> &[i32] {
        &self.pairs[row * self.pairs_in_row..][..self.pairs_in_row]
    }
}

/// Rows of floats.
#[derive(Clone, Debug, Default)]
pub(crate) struct Floats {
    width: usize,
    values: Vec<f32>,
}

impl Floats {
    /// Makes room for `rows` rows of `width` values. What they hold before they are written is of no meaning.
    pub(crate) fn reset(&mut self, rows: usize, width: usize) {
        self.width = width;
        let size = rows.next_multiple_of(ROWS_AT_ONCE) * width;
        if self.values.len() < size {
            self.values.resize(size, 0.0);
        }
    }

    pub(crate) fn row(&self, row: usize) -> &[f32] {
        &self.values[row * self.width..][..self.width]
    }

    pub(crate) fn row_mut(&mut self, row: usize) -> &mut [f32] {
        &mut self.values[row * self.width..][..self.width]
    }

    /// Eight values of a row from a column on.
    #[inline(always)]
    pub(crate) fn part_mut(&mut self, row: usize, column: usize) -> &mut [f32; LANES] {
        let part = self.values[row * self.width + column..].first_chunk_mut();
        part.unwrap_or_else(|| unreachable!("rows are as long as panels need"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn several_activations_are_stored_as_one_is(values in proptest::array::uniform8(-20.0f32..20.0)) {
            let (all, doubled) = (f32x8::new(values), values.map(|value| 2.0 * value));
            prop_assert_eq!(quantise_all(all), values.map(quantise));
            let packed = unpack(pack([all, f32x8::new(doubled)])).map(i32x8::to_array);
            prop_assert_eq!(packed, [values, doubled].map(|values| values.map(|value| i32::from(quantise(value)))));
        }

        #[test]
        fn the_quotient_is_the_tangent(values in proptest::array::uniform8(-20.0f32..20.0)) {
            let x = f32x8::new(values);
            for (value, (tangent, logistic)) in values.into_iter().zip(tanh(x).to_array().into_iter().zip(sigmoid(x).to_array())) {
                prop_assert!((tangent - value.tanh()).abs() < 1e-4, "tanh {value}: {tangent}");
                prop_assert!((logistic - 1.0 / (1.0 + (-value).exp())).abs() < 1e-4, "sigmoid {value}: {logistic}");
            }
        }
    }
}
