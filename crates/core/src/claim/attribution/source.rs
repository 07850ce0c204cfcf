//! Who says it, and whether the name is hidden.

use super::Finder;
use crate::model::{EntityId, Form, Kind};
use crate::passing::{TokenId, TokenRange};
use dateline_lang::tags::Tag;

/// Whom the words of a source mean.
#[derive(Clone, Copy, Debug)]
pub(super) struct NamedSource {
    pub(super) entity: Option<EntityId>,
    pub(super) anonymous: bool,
}

impl Finder<'_> {
    /// The words of a source without what tells when and in what it was said: "Peru on Monday", "Peru in a statement".
    pub(super) fn trimmed_source(&self, mut tokens: TokenRange) -> TokenRange {
        let grammar = self.grammar;
        while tokens.len() > 1
            && grammar.is_time(tokens.start)
            && self.tables.speakers.get(grammar.word(tokens.start)).is_none()
        {
            tokens.start += 1;
        }
        loop {
            let mut end = tokens.end;
            while end > tokens.start + 1 && (grammar.is_comma(end - 1) || grammar.is_adverb(end - 1)) {
                end -= 1;
            }
            let mut first = end;
            while first > tokens.start + 1 && grammar.is_time(first - 1) {
                first -= 1;
            }
            if first < end {
                let link = |token: TokenId| grammar.is_preposition(token) || grammar.tag(token) == Tag::Determiner;
                while first > tokens.start + 1 && link(first - 1) {
                    first -= 1;
                }
                end = first;
            }
            if let Some(said_in) = self.vehicle(&tokens) {
                end = end.min(said_in);
            }
            if end == tokens.end || end == tokens.start {
                return tokens;
            }
            tokens.end = end;
        }
    }

    /// Whether somebody stands behind these words: a name, a pronoun, a noun for people, a body or its text.
    pub(super) fn can_speak(&self, tokens: &TokenRange) -> bool {
        let grammar = self.grammar;
        let Some(head) =
            grammar.nominal_from(tokens.start, tokens.end).and_then(|nominal| nominal.heads.first().copied())
        else {
            return matches!(grammar.tag(tokens.start), Tag::Pronoun | Tag::ProperNoun | Tag::ProperNounPlural);
        };
        let last = grammar.chunk(head).head;
        if matches!(grammar.tag(last), Tag::Pronoun | Tag::ProperNoun | Tag::ProperNounPlural) {
            return true;
        }
        let mention = self.cast.at_head(grammar, head).filter(|_| grammar.speaker(last).is_none());
        if let Some(mention) = mention {
            return !matches!(mention.kind, Kind::Agreement | Kind::EventName | Kind::Weapon);
        }
        grammar.speaker(last).is_some() || grammar.tag(last) != Tag::CardinalNumber && grammar.is_somebody(head)
    }

    /// Where "in a statement", "in an interview with …" begins inside a source.
    fn vehicle(&self, tokens: &TokenRange) -> Option<TokenId> {
        let grammar = self.grammar;
        let keywords = grammar.keywords;
        (tokens.start + 1..tokens.end).find(|&token| {
            [keywords.in_, keywords.during, keywords.at].contains(&grammar.word(token))
                && grammar.noun_at(token + 1).is_some_and(|id| {
                    let head = grammar.word(grammar.chunk(id).head);
                    [
                        keywords.statement,
                        keywords.interview,
                        keywords.speech,
                        keywords.briefing,
                        keywords.tweet,
                        keywords.letter,
                        keywords.conference,
                    ]
                    .contains(&head)
                })
        })
    }

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
