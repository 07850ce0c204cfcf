//! Whether a recipient found what the sender found.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::check::hash;

/// A short sum of what was found: the ids of all events and entities of a dossier, after the reader's corrections, in
/// whatever order. Ids say type, first day, parties and names, so equal sums mean equal findings in these; tolls,
/// statuses and claims are not part of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprint {
    /// The version of the core that found it.
    pub engine: String,
    /// How many events.
    pub events: u32,
    /// How many entities.
    pub entities: u32,
    /// The sum over both lists of ids.
    pub sum: u64,
}

/// How two fingerprints compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// The same findings.
    Same,
    /// Others, and another version found them.
    OtherVersion,
    /// Others, by the same version: the articles are not the same.
    OtherArticles,
}

impl Fingerprint {
    /// The fingerprint of a dossier, from the ids of its events and entities.
    pub fn new<'a>(
        engine: &str,
        events: impl IntoIterator<Item = &'a str>,
        entities: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let (event_count, event_sum) = sum(events);
        let (entity_count, entity_sum) = sum(entities);
        let both = event_sum.to_le_bytes().into_iter().chain(entity_sum.to_le_bytes());
        Fingerprint { engine: engine.to_owned(), events: event_count, entities: entity_count, sum: hash(both) }
    }

    /// Compares the sender's fingerprint with the recipient's own.
    pub fn compare(&self, own: &Fingerprint) -> Agreement {
        if (self.events, self.entities, self.sum) == (own.events, own.entities, own.sum) {
            Agreement::Same
        } else if self.engine == own.engine {
            Agreement::OtherArticles
        } else {
            Agreement::OtherVersion
        }
    }
}

/// How many ids there are, and a sum in which their order does not count.
fn sum<'a>(ids: impl IntoIterator<Item = &'a str>) -> (u32, u64) {
    ids.into_iter().fold((0, 0), |(count, sum), id| (count + 1, sum.wrapping_add(hash(id.bytes()))))
}

impl fmt::Display for Agreement {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Agreement::Same => "Read again here: the findings are the sender's.",
            Agreement::OtherVersion => {
                "Read again here by another version of Dateline: some findings differ from the sender's."
            }
            Agreement::OtherArticles => {
                "Read again here: the findings differ from the sender's. The articles may have changed since."
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_does_not_count_and_everything_else_does() {
        let one = Fingerprint::new("0.1.0", ["assault-2025-10-11", "agree-2025-10-19"], ["p-x", "l-y"]);
        let turned = Fingerprint::new("0.2.0", ["agree-2025-10-19", "assault-2025-10-11"], ["l-y", "p-x"]);
        assert_eq!(one.compare(&turned), Agreement::Same);
        let fewer = Fingerprint::new("0.1.0", ["agree-2025-10-19"], ["l-y", "p-x"]);
        assert_eq!(one.compare(&fewer), Agreement::OtherArticles);
        let swapped = Fingerprint::new("0.2.0", ["p-x", "l-y"], ["assault-2025-10-11", "agree-2025-10-19"]);
        assert_eq!(one.compare(&swapped), Agreement::OtherVersion);
    }

    #[test]
    fn fingerprints_stay() {
        assert_eq!(Fingerprint::new("0.1.0", ["a", "b"], ["c"]).sum, 13_680_193_774_599_543_531);
    }
}
