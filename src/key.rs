//! The names that values have in links and in what is kept. They never change, whatever the page calls the values, or links
//! would break.

use dateline_core::model::{Act, Kind, PublishedBasis, Status};

use crate::dossier::What;
use crate::state::{Dimension, Origin, View};
use crate::words::Quarter;

/// A value with a name of its own in links: lower-case letters, and hyphens between them.
pub trait Key: Copy + PartialEq + 'static {
    /// Every value and its name.
    const KEYS: &'static [(Self, &'static str)];

    /// The name of this value.
    fn key(self) -> &'static str {
        Self::KEYS.iter().find(|(value, _)| *value == self).map_or("", |(_, key)| key)
    }

    /// The value of this name.
    fn from_key(key: &str) -> Option<Self> {
        Self::KEYS.iter().find(|(_, name)| *name == key).map(|&(value, _)| value)
    }
}

impl Key for View {
    const KEYS: &'static [(Self, &'static str)] = &[
        (View::Sources, "sources"),
        (View::Entities, "entities"),
        (View::Timeline, "timeline"),
        (View::Claims, "claims"),
    ];
}

impl Key for Origin {
    const KEYS: &'static [(Self, &'static str)] =
        &[(Origin::Sample, "sample"), (Origin::Own, "own"), (Origin::Shared, "shared"), (Origin::Source, "source")];
}

impl Key for Dimension {
    const KEYS: &'static [(Self, &'static str)] = &[
        (Dimension::Text, "q"),
        (Dimension::Quarter, "event"),
        (Dimension::Status, "status"),
        (Dimension::Kind, "kind"),
        (Dimension::Act, "act"),
        (Dimension::Entity, "who"),
        (Dimension::Claimant, "by"),
        (Dimension::Outlet, "outlet"),
        (Dimension::Document, "article"),
    ];
}

impl Key for Quarter {
    const KEYS: &'static [(Self, &'static str)] =
        &[(Quarter::Talk, "talk"), (Quarter::Help, "help"), (Quarter::Word, "word"), (Quarter::Force, "force")];
}

impl Key for Status {
    const KEYS: &'static [(Self, &'static str)] = &[
        (Status::Reported, "reported"),
        (Status::Claimed, "claimed"),
        (Status::Denied, "denied"),
        (Status::Planned, "planned"),
        (Status::Hypothetical, "hypothetical"),
    ];
}

impl Key for Kind {
    const KEYS: &'static [(Self, &'static str)] = &[
        (Kind::Person, "person"),
        (Kind::Organisation, "organisation"),
        (Kind::ArmedGroup, "armed-group"),
        (Kind::Government, "government"),
        (Kind::Place, "place"),
        (Kind::Nationality, "nationality"),
        (Kind::Agreement, "agreement"),
        (Kind::EventName, "event-name"),
        (Kind::Weapon, "weapon"),
        (Kind::Media, "media"),
    ];
}

impl Key for Act {
    const KEYS: &'static [(Self, &'static str)] = &[
        (Act::State, "state"),
        (Act::Accuse, "accuse"),
        (Act::Deny, "deny"),
        (Act::Demand, "demand"),
        (Act::Promise, "promise"),
        (Act::Threaten, "threaten"),
        (Act::Urge, "urge"),
        (Act::Praise, "praise"),
        (Act::Ask, "ask"),
        (Act::Acknowledge, "acknowledge"),
    ];
}

impl Key for PublishedBasis {
    const KEYS: &'static [(Self, &'static str)] = &[
        (PublishedBasis::Given, "given"),
        (PublishedBasis::Metadata, "metadata"),
        (PublishedBasis::Dateline, "dateline"),
        (PublishedBasis::None, "none"),
    ];
}

impl Key for What {
    const KEYS: &'static [(Self, &'static str)] =
        &[(What::Mention, "m"), (What::Time, "t"), (What::Quantity, "q"), (What::Claim, "c"), (What::Event, "e")];
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words;

    fn come_back<K: Key + std::fmt::Debug>(values: impl IntoIterator<Item = K>) {
        for value in values {
            assert_eq!(K::from_key(value.key()), Some(value), "{value:?} has no key of its own");
        }
    }

    #[test]
    fn every_value_has_a_key_of_its_own() {
        come_back(View::ALL);
        come_back([Origin::Sample, Origin::Own, Origin::Shared, Origin::Source]);
        come_back(Quarter::ALL);
        come_back(words::STATUSES);
        come_back(Kind::ALL);
        come_back(words::ACTS);
        come_back([What::Mention, What::Time, What::Quantity, What::Claim, What::Event]);
        come_back(Dimension::ALL.into_iter().filter(|dimension| *dimension != Dimension::Dates));
    }

    /// A change of this list breaks the links that people have kept.
    #[test]
    fn keys_stay() {
        fn all<K: Key>() -> String {
            K::KEYS.iter().map(|(_, key)| *key).collect::<Vec<_>>().join(" ")
        }
        assert_eq!(all::<View>(), "sources entities timeline claims");
        assert_eq!(all::<Origin>(), "sample own shared source");
        assert_eq!(all::<Dimension>(), "q event status kind act who by outlet article");
        assert_eq!(all::<Quarter>(), "talk help word force");
        assert_eq!(all::<Status>(), "reported claimed denied planned hypothetical");
        assert_eq!(
            all::<Kind>(),
            "person organisation armed-group government place nationality agreement event-name weapon media"
        );
        assert_eq!(all::<Act>(), "state accuse deny demand promise threaten urge praise ask acknowledge");
        assert_eq!(all::<PublishedBasis>(), "given metadata dateline none");
        assert_eq!(all::<What>(), "m t q c e");
    }
}
