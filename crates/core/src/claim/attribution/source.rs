//! Who says it, and whether the name is hidden.

use super::Finder;
use crate::model::{EntityId, Form, Kind};
use crate::passing::TokenRange;

/// Whom the words of a source mean.
#[derive(Clone, Copy, Debug)]
pub(super) struct NamedSource {
    pub(super) entity: Option<EntityId>,
    pub(super) anonymous: bool,
}

impl Finder<'_> {
    /// Whom a source's words mean, and whether they hide a name: "a senior official", "sources", "on condition of anonymity".
    pub(super) fn named_source(&self, tokens: &TokenRange) -> NamedSource {
        let grammar = self.grammar;
        let keywords = grammar.keywords;
        let span = grammar.span(tokens.clone());
        let nominal = grammar.nominal_from(tokens.start, tokens.end);
        let mention = nominal.as_ref().and_then(|nominal| self.cast.of_chunk(grammar, *nominal.heads.first()?));
        let mention = mention.or_else(|| {
            let pronoun = self.cast.mentions(span).next();
            pronoun.filter(|_| tokens.len() == 1)
        });
        let sentence = grammar.sentence(tokens.start);
        let words = |range: TokenRange| &grammar.words()[range.start as usize..range.end as usize];
        let hidden = words(tokens.clone()).iter().any(|word| {
            [
                keywords.official,
                keywords.officials,
                keywords.source,
                keywords.sources,
                keywords.insider,
                keywords.insiders,
                keywords.unnamed,
                keywords.unidentified,
            ]
            .contains(word)
        });
        let says_so = words(sentence).iter().any(|word| [keywords.anonymity, keywords.anonymously].contains(word));
        let person = self.cast.mentions(span).any(|mention| mention.kind == Kind::Person && mention.form == Form::Name);
        NamedSource { entity: mention.map(|mention| mention.entity), anonymous: !person && (hidden || says_so) }
    }
}
