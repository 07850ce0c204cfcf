//! What tolls and their numbers have in common, wherever they are shown or compared.

use super::{Bound, Count, Toll};

impl Toll {
    /// Its numbers with what they are called.
    pub fn parts(self) -> [(&'static str, Option<Count>); 5] {
        [
            ("killed", self.killed),
            ("injured", self.injured),
            ("displaced", self.displaced),
            ("detained", self.detained),
            ("missing", self.missing),
        ]
    }

    /// Each number made of those of two tolls.
    pub fn with(self, other: Toll, one: impl Fn(Option<Count>, Option<Count>) -> Option<Count>) -> Toll {
        Toll {
            killed: one(self.killed, other.killed),
            injured: one(self.injured, other.injured),
            displaced: one(self.displaced, other.displaced),
            detained: one(self.detained, other.detained),
            missing: one(self.missing, other.missing),
        }
    }
}

impl Count {
    /// Just so many.
    pub fn exactly(number: u64) -> Count {
        Count { low: number, high: Some(number), rough: false }
    }

    /// So many as a number with its bound and the upper end of a range tells.
    pub fn bounded(low: u64, upper: Option<u64>, bound: Bound) -> Count {
        match bound {
            Bound::Exact => Count { low, high: Some(upper.unwrap_or(low)), rough: false },
            Bound::Approximate => Count { low, high: Some(upper.unwrap_or(low)), rough: true },
            Bound::Vague => Count { low, high: upper, rough: true },
            Bound::AtLeast => Count { low, high: None, rough: false },
            Bound::AtMost => Count { low: 0, high: Some(upper.unwrap_or(low)), rough: false },
        }
    }

    /// `16`, `4–16`, `at least 16`, `about 40`, `dozens`.
    pub fn words(self) -> String {
        let about = if self.rough { "about " } else { "" };
        match self.high {
            Some(high) if high == self.low => format!("{about}{high}"),
            Some(high) => format!("{about}{}–{high}", self.low),
            None if self.rough => vague_words(self.low).map_or_else(|| format!("about {}", self.low), str::to_owned),
            None => format!("at least {}", self.low),
        }
    }

    /// Whether the two cannot both be true. Rough numbers leave a quarter to either side.
    pub fn is_apart(self, other: Count) -> bool {
        let below = |one: Count, two: Count| one.most().is_some_and(|most| most < two.least());
        below(self, other) || below(other, self)
    }

    /// What holds where both are told: all that either says. A sharp number says more than a rough one.
    pub fn or_also(self, other: Count) -> Count {
        match (self.rough, other.rough) {
            (true, false) => other,
            (false, true) => self,
            _ => Count {
                low: self.low.min(other.low),
                high: self.high.and_then(|one| other.high.map(|two| one.max(two))),
                rough: self.rough,
            },
        }
    }

    /// Both together.
    pub fn plus(self, other: Count) -> Count {
        Count {
            low: self.low.saturating_add(other.low),
            high: self.high.and_then(|one| other.high.map(|two| one.saturating_add(two))),
            rough: self.rough || other.rough,
        }
    }

    fn least(self) -> u64 {
        if self.rough { self.low - self.low / 4 } else { self.low }
    }

    fn most(self) -> Option<u64> {
        self.high.map(|high| if self.rough { high.saturating_add(high / 4) } else { high })
    }
}

/// The word that stands for a number that nobody counted, by the least it can mean.
pub fn vague_words(least: u64) -> Option<&'static str> {
    Some(match least {
        2 | 3 => "several",
        5 => "a handful",
        20 => "tens",
        24 => "dozens",
        36 => "several dozen",
        40 => "scores",
        200 => "hundreds",
        300 => "several hundred",
        2_000 => "thousands",
        3_000 => "several thousand",
        20_000 => "tens of thousands",
        200_000 => "hundreds of thousands",
        2_000_000 => "millions",
        3_000_000 => "several million",
        20_000_000 => "tens of millions",
        200_000_000 => "hundreds of millions",
        2_000_000_000 => "billions",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_told_as_it_was_counted() {
        for (bound, upper, words) in [
            (Bound::Exact, None, "24"),
            (Bound::Exact, Some(30), "24–30"),
            (Bound::AtLeast, None, "at least 24"),
            (Bound::AtMost, None, "0–24"),
            (Bound::Approximate, None, "about 24"),
            (Bound::Approximate, Some(30), "about 24–30"),
            (Bound::Vague, None, "dozens"),
        ] {
            assert_eq!(Count::bounded(24, upper, bound).words(), words);
        }
        assert_eq!(Count::bounded(25, None, Bound::Vague).words(), "about 25");
    }

    #[test]
    fn rough_counts_agree_with_more() {
        let dozens = Count::bounded(24, None, Bound::Vague);
        let about = |number| Count::bounded(number, None, Bound::Approximate);
        assert!(!dozens.is_apart(Count::exactly(20)));
        assert!(dozens.is_apart(Count::exactly(3)));
        assert!(!dozens.is_apart(Count::exactly(90)));
        assert!(!about(40).is_apart(Count::exactly(45)));
        assert!(about(40).is_apart(Count::exactly(60)));
        assert!(Count::exactly(12).is_apart(Count::exactly(13)));
    }

    #[test]
    fn a_sharp_count_says_more() {
        let dozens = Count::bounded(24, None, Bound::Vague);
        assert_eq!(dozens.or_also(Count::exactly(30)), Count::exactly(30));
        assert_eq!(Count::exactly(30).or_also(dozens), Count::exactly(30));
        assert_eq!(Count::exactly(12).or_also(Count::exactly(16)).words(), "12–16");
    }
}
