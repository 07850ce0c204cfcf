//! What a link can carry: schema 1.
//!
//! **These types never change.** Links are kept for years, and every one that was ever written must stay readable, so the
//! core's own types, which do change, are not used here; the page converts. Bytes are postcard's: fields in the order they
//! stand, enums by their number. A new *last* case of an enum may be added: an older Dateline meets a number it does not
//! know behind a checksum that is right, and says that the link is a newer one's. Everything else is schema 2, with types
//! of its own and a tag of its own.

mod day;
mod finding;
mod kind;
#[cfg(test)]
mod tests;

pub use day::Day;
pub use finding::{Claim, Count, Entity, Event, Quote, Source, Spot, Toll};
pub use kind::{Act, Basis, EventKind, Kind, Manner, Precision, Status};

use serde::{Deserialize, Serialize};

use crate::fingerprint::Fingerprint;
use crate::rule::Rule;

/// What a link carries, in three sizes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Payload {
    /// How the reader looks at articles that everybody can get.
    View(View),
    /// What was found, without the articles.
    Findings(Findings),
    /// What was found, and the articles.
    Dossier(Dossier),
}

/// How the reader looks at articles: what narrows them, and what was corrected.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct View {
    /// What the sender calls it; may be empty.
    pub title: String,
    /// Where the sender was, as the page's readable addresses say it: `claims.q-ceasefire.from-2025-08-01`. These are kept
    /// for good as well.
    pub place: String,
    /// The reader's corrections, oldest first.
    pub rules: Vec<Rule>,
    /// What the sender found, so that who reads the same articles can compare.
    pub found: Option<Fingerprint>,
}

/// What was found, chosen by the sender, with short quotations and the addresses of the articles.
///
/// Lists point into each other by place. [`Payload::is_sound`] says whether all of them point at something; what
/// [`crate::read`] gives is sound.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Findings {
    /// How the sender looked at them. Findings are told as corrected; the rules say how they were before.
    pub view: View,
    /// The articles that were read, or those of them that are quoted.
    pub sources: Vec<Source>,
    /// Who and what.
    pub entities: Vec<Entity>,
    /// What happened.
    pub events: Vec<Event>,
    /// Who said what.
    pub claims: Vec<Claim>,
}

/// What was found, and the articles, so that whoever opens the link can read everything anew.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dossier {
    /// What was found.
    pub findings: Findings,
    /// The articles.
    pub articles: Vec<Article>,
}

/// An article. What else is known of it stands in [`Findings::sources`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// Place in [`Findings::sources`].
    pub source: u32,
    /// Who wrote it; may be empty.
    pub author: String,
    /// How its day of publication is known.
    pub basis: Basis,
    /// Its text. Paragraphs are separated by a line break.
    pub text: String,
}

impl Payload {
    /// The view that every payload has.
    pub fn view(&self) -> &View {
        match self {
            Payload::View(view) => view,
            Payload::Findings(findings) => &findings.view,
            Payload::Dossier(dossier) => &dossier.findings.view,
        }
    }

    /// What was found, where the payload has it.
    pub fn findings(&self) -> Option<&Findings> {
        match self {
            Payload::View(_) => None,
            Payload::Findings(findings) => Some(findings),
            Payload::Dossier(dossier) => Some(&dossier.findings),
        }
    }

    /// Whether everything that points into a list points at something in it.
    pub fn is_sound(&self) -> bool {
        let articles: &[Article] = if let Payload::Dossier(dossier) = self { &dossier.articles } else { &[] };
        self.findings().is_none_or(|findings| {
            findings.is_sound() && articles.iter().all(|article| (article.source as usize) < findings.sources.len())
        })
    }
}

impl Findings {
    fn is_sound(&self) -> bool {
        let is_entity = |at: &u32| (*at as usize) < self.entities.len();
        let is_quote = |quote: &Quote| (quote.source as usize) < self.sources.len();
        self.events.iter().all(|event| {
            let who = event.actors.iter().chain(&event.recipients).chain(&event.place);
            let is_claim = |at: &u32| (*at as usize) < self.claims.len();
            who.into_iter().all(is_entity) && event.quotes.iter().all(is_quote) && event.claim.iter().all(is_claim)
        }) && self.claims.iter().all(|claim| claim.by.iter().all(is_entity) && is_quote(&claim.quote))
    }
}
