//! How two places on the map lie to each other.

use super::entities::FoldedEntities;
use crate::dossier::FoldedEntityId;
use crate::model::Precision;

/// A place with what the comparison needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    id: FoldedEntityId,
    name: String,
    country: String,
    admin1: String,
    precision: Precision,
}

/// How one place lies to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lie {
    /// They are one.
    Same,
    /// The first lies in the second.
    Within,
    /// The second lies in the first.
    Around,
    /// They are in one country, and one of them is a crossing or region that may be called by the towns around it.
    Near,
    /// They are two.
    Apart,
}

impl Spot {
    /// `None` when it is not known where the entity is.
    pub(super) fn new(id: FoldedEntityId, people: &FoldedEntities) -> Option<Spot> {
        let entity = people.get(id);
        let place = entity.place.as_ref()?;
        Some(Spot {
            id,
            name: entity.name.clone(),
            country: place.country.clone(),
            admin1: place.admin1.clone(),
            precision: place.precision,
        })
    }

    pub(super) fn precision(&self) -> Precision {
        self.precision
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn lies(&self, other: &Spot) -> Lie {
        if self.id == other.id {
            return Lie::Same;
        }
        if self.is_within(other) {
            return Lie::Within;
        }
        if other.is_within(self) {
            return Lie::Around;
        }
        let features = self.precision == Precision::Feature || other.precision == Precision::Feature;
        if features && self.country == other.country { Lie::Near } else { Lie::Apart }
    }

    fn is_within(&self, other: &Spot) -> bool {
        match other.precision {
            Precision::Country => self.country == other.country,
            Precision::Province => self.country == other.country && self.admin1 == other.name,
            Precision::City | Precision::Feature => false,
        }
    }
}
