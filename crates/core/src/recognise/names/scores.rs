//! Points for and against each kind of name.

use crate::model::Kind;

const KINDS: [Kind; 10] = [
    Kind::Person,
    Kind::Organisation,
    Kind::ArmedGroup,
    Kind::Government,
    Kind::Place,
    Kind::Nationality,
    Kind::Agreement,
    Kind::EventName,
    Kind::Weapon,
    Kind::Media,
];

/// Points for each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Scores([i16; KINDS.len()]);

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
        let mut best = (KINDS[0], self.0[0]);
        for (kind, &points) in KINDS.iter().zip(&self.0) {
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
        for (at, kind) in KINDS.iter().enumerate() {
            assert_eq!(*kind as usize, at);
        }
    }
}
