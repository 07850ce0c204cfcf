//! The dossier's entities while rules are replayed: each knows what it was called before, so that rules of all times find it.

use dateline_core::dossier::{FoldedEntity, Member};
use dateline_core::model::Kind;
use dateline_share::rule::Named;

use crate::convert::core_kind;
use crate::words::plain;

/// Documents' entities that are one.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    pub(crate) members: Vec<Member>,
    pub(crate) kind: Kind,
    /// What it was found to be.
    pub(crate) kind_found: Kind,
    /// All its names as they are compared, the shown one first, then those it had before.
    pub(crate) names: Vec<String>,
    /// ISO 3166-1 alpha-3 code; empty when it is not known.
    pub(crate) country: String,
    /// What a rule calls it.
    pub(crate) name: Option<String>,
    /// What the dossier shows without such a rule.
    pub(crate) shown: String,
    /// Its id in the dossier; `None` for one that a rule made.
    pub(crate) id: Option<String>,
}

impl Group {
    /// An entity of the dossier as it was found.
    pub(crate) fn found(entity: &FoldedEntity) -> Self {
        let names = std::iter::once(&entity.name).chain(&entity.aliases);
        Group {
            members: entity.members.clone(),
            kind: entity.kind,
            kind_found: entity.kind,
            names: names.map(|name| plain(name)).collect(),
            country: entity.country.clone().unwrap_or_default(),
            name: None,
            shown: entity.name.clone(),
            id: Some(entity.id.clone()),
        }
    }

    /// Makes a name the one that is shown.
    pub(crate) fn call(&mut self, name: &str) {
        let plain = plain(name);
        self.names.retain(|known| *known != plain);
        self.names.insert(0, plain);
        self.name = Some(name.to_owned());
    }

    /// What it is called now.
    pub(crate) fn called(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.shown)
    }

    /// How well it fits what a rule names; `None` if it does not.
    fn fit(&self, named: &Named, name: &str, others: &[String]) -> Option<(u8, bool, usize)> {
        let kind = core_kind(named.kind);
        let is_kind = kind == self.kind || kind == self.kind_found;
        let differ = !named.country.is_empty() && !self.country.is_empty() && named.country != self.country;
        if self.members.is_empty() || !is_kind || differ {
            return None;
        }
        let shown = self.names.first()?;
        let level = if shown == name {
            3
        } else if self.names.iter().any(|known| known == name) {
            2
        } else if others.contains(shown) && is_distinct(shown, kind) {
            1
        } else {
            return None;
        };
        let shared = self.names.iter().filter(|known| others.contains(known)).count();
        Some((level, named.country == self.country, shared))
    }
}

/// The group that a rule names: the one that fits best, and among equals the first, which is mentioned most.
pub(crate) fn find(groups: &[Group], named: &Named) -> Option<usize> {
    let name = plain(&named.name);
    let others: Vec<String> = named.others.iter().map(|name| plain(name)).collect();
    let fits = (0..).zip(groups).filter_map(|(at, group)| Some((group.fit(named, &name, &others)?, at)));
    fits.max_by_key(|&(fit, at)| (fit, std::cmp::Reverse(at))).map(|(_, at)| at)
}

/// A last name alone may be anybody's.
fn is_distinct(name: &str, kind: Kind) -> bool {
    kind != Kind::Person || name.contains(' ')
}
