//! Sets of the things that patterns ask for, one bit each.

/// The set of symbols that an item can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Mask([u64; 3]);

impl Mask {
    /// How many symbols there can be.
    pub(super) const BITS: usize = 192;
    /// No symbol.
    pub(super) const NONE: Mask = Mask([0; 3]);

    /// The symbol at a place.
    pub(super) fn of(place: u8) -> Mask {
        let mut mask = Mask::NONE;
        mask.0[usize::from(place / 64) % 3] = 1 << (place % 64);
        mask
    }

    /// Whether the symbol at a place is in it.
    pub(super) fn has(self, place: u8) -> bool {
        self.0[usize::from(place / 64) % 3] >> (place % 64) & 1 == 1
    }

    /// What is in one or the other.
    pub(super) fn or(self, other: Mask) -> Mask {
        let ([a, b, c], [d, e, f]) = (self.0, other.0);
        Mask([a | d, b | e, c | f])
    }

    /// Whether a symbol is in both.
    pub(super) fn meets(self, other: Mask) -> bool {
        let ([a, b, c], [d, e, f]) = (self.0, other.0);
        a & d | b & e | c & f != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_symbol_has_its_bit() {
        for place in [0, 63, 64, 127, 128, 191] {
            let mask = Mask::of(place);
            let held: Vec<u8> = (0..192).filter(|place| mask.has(*place)).collect();
            assert_eq!(held, [place]);
            assert!(mask.meets(mask.or(Mask::of(5))) && !mask.meets(Mask::of(5)) && !mask.meets(Mask::NONE));
        }
    }
}
