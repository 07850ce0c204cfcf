//! Numbers of the network: activations as 16-bit whole numbers, and the two bent lines between layers.
//!
//! Only additions, multiplications, divisions and comparisons are used, each rounded as IEEE 754 says, and never
//! joined or reordered. So every machine gets the same bits.

use std::ops::{Add, Div, Mul, Sub};

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
/// Values that are bent or mixed at once. Loops over single values would not do: the page's program is compiled for size, and
/// there the compiler leaves them as they are.
pub(crate) const LANES: usize = 8;

/// A float, or [`LANES`] of them side by side.
pub(crate) trait Value:
    Copy + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> + Div<Output = Self>
{
    fn of(value: f32) -> Self;

    /// The value, or the nearest one within `-furthest..=furthest`.
    fn limit(self, furthest: f32) -> Self;
}

impl Value for f32 {
    #[inline(always)]
    fn of(value: f32) -> f32 {
        value
    }

    /// Written with `if`: in WebAssembly `f32::max` is a call.
    #[inline(always)]
    fn limit(self, furthest: f32) -> f32 {
        let value = if self > furthest { furthest } else { self };
        if value < -furthest { -furthest } else { value }
    }
}

impl Value for f32x8 {
    #[inline(always)]
    fn of(value: f32) -> f32x8 {
        f32x8::splat(value)
    }

    #[inline(always)]
    fn limit(self, furthest: f32) -> f32x8 {
        self.fast_min(f32x8::splat(furthest)).fast_max(f32x8::splat(-furthest))
    }
}

/// An activation as it is stored.
#[inline(always)]
pub(crate) fn quantise(value: f32) -> i16 {
    (value.limit(FURTHEST) * ONE + WHOLE).to_bits() as i16
}

/// Several activations, not yet cut to 16 bits.
#[inline(always)]
fn steps(values: f32x8) -> i32x8 {
    cast::<_, i32x8>(values.limit(FURTHEST) * ONE + WHOLE) - i32x8::splat(WHOLE.to_bits() as i32)
}

/// Several activations as they are stored.
#[inline(always)]
pub(crate) fn quantise_all(values: f32x8) -> [i16; LANES] {
    i16x8::from_i32x8_saturate(steps(values)).to_array()
}

/// Activations as they are kept of words, two in each number.
#[inline(always)]
pub(crate) fn pack([low, high]: [f32x8; 2]) -> [i32; LANES] {
    ((steps(low) & i32x8::splat(0xffff)) | (steps(high) << 16_i32)).to_array()
}

/// Both halves of what was packed.
#[inline(always)]
pub(crate) fn unpack(pairs: [i32; LANES]) -> [i32x8; 2] {
    let pairs = i32x8::new(pairs);
    [(pairs << 16_i32) >> 16_i32, pairs >> 16_i32]
}

/// Numerator and denominator of the hyperbolic tangent, a quotient of polynomials that is off by less than 0.0001.
/// Whoever needs several of them in one sum can do with one division.
#[inline(always)]
pub(crate) fn tanh_parts<V: Value>(x: V) -> (V, V) {
    let x = x.limit(4.9);
    let y = x * x;
    let above = x * (V::of(135_135.0) + y * (V::of(17_325.0) + y * (V::of(378.0) + y)));
    (above, V::of(135_135.0) + y * (V::of(62_370.0) + y * (V::of(3_150.0) + y * V::of(28.0))))
}

/// The hyperbolic tangent.
#[inline(always)]
pub(crate) fn tanh<V: Value>(x: V) -> V {
    let (above, below) = tanh_parts(x);
    above / below
}

/// The logistic function, from the tangent.
#[inline(always)]
pub(crate) fn sigmoid<V: Value>(x: V) -> V {
    let half = V::of(0.5);
    half + half * tanh(half * x)
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
    pub(crate) fn part_mut(&mut self, row: usize, column: usize) -> &mut [f32; 8] {
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
        fn several_values_are_bent_and_stored_as_one_is(values in proptest::array::uniform8(-40.0f32..40.0)) {
            let all = f32x8::new(values);
            prop_assert_eq!(quantise_all(all), values.map(quantise));
            prop_assert_eq!(tanh(all).to_array(), values.map(tanh));
            prop_assert_eq!(sigmoid(all).to_array(), values.map(sigmoid));
            let doubled = values.map(|value| 2.0 * value);
            let packed = unpack(pack([all, f32x8::new(doubled)])).map(i32x8::to_array);
            prop_assert_eq!(packed, [values, doubled].map(|values| values.map(|value| i32::from(quantise(value)))));
        }
    }
}
