//! Noun phrases without what follows the noun.

use dateline_lang::grammar_words::GrammarRole;
use dateline_lang::tags::Tag;

use super::Chunker;
use crate::passing::{Chunk, ChunkKind};

impl Chunker<'_> {
    /// The noun phrase that begins here.
    pub(super) fn noun_phrase(&self, from: usize) -> Option<Chunk> {
        let tag = self.tag(from)?;
        if tag == Tag::Pronoun {
            return Some(self.chunk(from, from + 1, from, ChunkKind::Noun));
        }
        let mut at = from;
        while self.is(at, |tag| matches!(tag, Tag::Predeterminer | Tag::Determiner | Tag::PronounPossessive)) {
            at += 1;
        }
        let determined = at > from;
        let mut last_noun = None;
        let mut last_other = None;
        while let Some(tag) = self.tag(at) {
            if tag.is_noun() {
                if self.ends_before(at, from) {
                    break;
                }
                last_noun = Some(at);
            } else if matches!(tag, Tag::CardinalNumber | Tag::Currency) || self.modifies(at, determined || at > from) {
                if last_noun.is_some() && !self.goes_on_to_noun(at) {
                    break;
                }
                last_other = Some(at);
            } else {
                break;
            }
            at += 1;
        }
        let head = last_noun.or_else(|| self.head_without_noun(from, determined, last_other))?;
        Some(self.chunk(from, head + 1, head, ChunkKind::Noun))
    }

    /// Whether a word that is no noun belongs to the noun phrase around it.
    fn modifies(&self, at: usize, inside: bool) -> bool {
        match self.tags[at] {
            Tag::Adjective | Tag::AdjectiveComparative | Tag::AdjectiveSuperlative => true,
            Tag::Adverb | Tag::AdverbComparative | Tag::AdverbSuperlative => {
                inside && self.is(at + 1, |tag| matches!(tag, Tag::Adjective | Tag::VerbPastParticiple))
            }
            Tag::VerbPastParticiple => {
                let placed = inside || (at > 0 && self.is(at - 1, |tag| tag == Tag::Preposition));
                placed && self.noun_follows(at + 1)
            }
            Tag::VerbGerund => inside && (self.noun_follows(at + 1) || self.is_determined(at)),
            Tag::ForeignWord => true,
            _ => false,
        }
    }

    /// "the fighting": a gerund with nothing but its article.
    fn is_determined(&self, at: usize) -> bool {
        at > 0 && self.is(at - 1, |tag| matches!(tag, Tag::Determiner | Tag::PronounPossessive | Tag::Adjective))
    }

    fn noun_follows(&self, at: usize) -> bool {
        self.is(at, |tag| tag.is_noun() || tag == Tag::Adjective)
    }

    /// Whether a modifier behind a noun leads to another noun: "prime minister", "Kabul 2021 talks", "state-run media".
    fn goes_on_to_noun(&self, at: usize) -> bool {
        let next = (at + 1..self.tags.len())
            .find(|&next| !matches!(self.tags[next], Tag::Adjective | Tag::CardinalNumber | Tag::VerbPastParticiple));
        self.tags[at] != Tag::CardinalNumber && next.is_some_and(|next| self.tags[next].is_noun() && next <= at + 2)
    }

    /// "the minister Monday": a day ends the phrase before it.
    fn ends_before(&self, at: usize, from: usize) -> bool {
        at > from
            && self.role(at) == Some(GrammarRole::Weekday)
            && !self.is(at + 1, Tag::is_noun)
            && self.tag(at - 1).is_some_and(Tag::is_noun)
    }

    /// "the wounded", "16", "those": phrases whose head is no noun.
    fn head_without_noun(&self, from: usize, determined: bool, last_other: Option<usize>) -> Option<usize> {
        match last_other {
            Some(other) if determined || self.tags[other] == Tag::CardinalNumber => Some(other),
            Some(_) => None,
            None if determined && self.tags[from] == Tag::Determiner => Some(from),
            None => None,
        }
    }
}
