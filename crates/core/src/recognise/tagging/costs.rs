//! Costs: how surprising something is, in sixteenths of a bit. Whole numbers, so that every machine gets the same sums.

/// What a pair of tags costs that the table does not have.
pub(super) const UNSEEN: i16 = 200;

/// The cost of something that happens `share` times in `of`: −16·log₂(share/of), rounded down to a sixteenth of a bit.
pub(super) fn cost(share: u32, of: u32) -> i16 {
    (log2(of.max(1)) - log2(share.max(1))) as i16
}

/// 16·log₂ of a number, by squaring.
fn log2(number: u32) -> i32 {
    let whole = number.ilog2();
    // The fraction as a number between 1 and 2, with thirty binary places.
    let mut rest = (u64::from(number) << 30) >> whole;
    let mut result = whole as i32;
    for _ in 0..4 {
        rest = (rest * rest) >> 30;
        result *= 2;
        if rest >= 2 << 30 {
            rest >>= 1;
            result += 1;
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::cost;

    #[test]
    fn costs_are_sixteenths_of_a_bit() {
        assert_eq!(cost(100, 100), 0);
        assert_eq!(cost(50, 100), 16);
        assert_eq!(cost(25, 100), 32);
        assert!((cost(1, 100) - 106).abs() <= 1);
    }
}
