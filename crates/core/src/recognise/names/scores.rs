//! Points for and against each kind of name.

use crate::model::Kind;

/// Points for each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Scores([i16; Kind::ALL.len()]);

impl Scores {
    pub(super) fn add(&mut self, kind: Kind, points: i16) {
        self.0[kind as usize] += points;
    }

    pub(super) fn add_all(&mut self, other: &Scores) {
        for (sum, points) in self.0.iter_mut().zip(other.0) {
            *sum += points;
        }
    }

    /// The kind with most points; of equals, the first of the public record's order.
    pub(super) fn best(&self) -> (Kind, i16) {
        let mut best = (Kind::ALL[0], self.0[0]);
        for (kind, &points) in Kind::ALL.iter().zip(&self.0) {
            if points > best.1 {
                best = (*kind, points);
            }
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_stand_at_their_place() {
        for (at, kind) in Kind::ALL.iter().enumerate() {
            assert_eq!(*kind as usize, at);
        }
    }
}
