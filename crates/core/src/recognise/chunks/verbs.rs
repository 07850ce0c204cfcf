//! Verb groups: a main verb with its auxiliaries, and how it is used.

use dateline_lang::grammar_words::GrammarRole;
use dateline_lang::tags::Tag;

use super::Chunker;
use crate::passing::{Chunk, ChunkKind, Tense, VerbGroup};

impl Chunker<'_> {
    /// The verb group that begins here.
    pub(super) fn verb_group(&self, from: usize) -> Option<Chunk> {
        let first = self.first_verb(from)?;
        let mut group = VerbGroup { infinitive: first > from, ..VerbGroup::default() };
        group.negated = self.negated_before(from);
        let mut main = first;
        let mut be = false;
        let mut have = false;
        while let Some(next) = self.next_verb(main) {
            be = self.role(main) == Some(GrammarRole::Be) || self.role(main) == Some(GrammarRole::Get);
            have |= self.role(main) == Some(GrammarRole::Have);
            group.negated |= self.negates(main + 1, next);
            if self.tags[next - 1] == Tag::To {
                group.tense = Tense::Future;
                be = false;
            }
            main = next;
        }
        // "did not" alone, "is not a party".
        if self.role(main + 1) == Some(GrammarRole::Negation) {
            group.negated = true;
        }
        self.use_of(first, main, be, have, &mut group);
        let end = if self.tail_negates(main) { main + 2 } else { main + 1 };
        Some(self.chunk(from, end, main, ChunkKind::Verb(group)))
    }

    /// The first verb of a group that begins at `from`: the word itself, or the one behind "to".
    fn first_verb(&self, from: usize) -> Option<usize> {
        match self.tag(from)? {
            tag if tag.is_verb() || tag == Tag::Modal => Some(from),
            Tag::To => {
                let verb = self.skip_adverbs(from + 1);
                self.is(verb, |tag| tag == Tag::Verb).then_some(verb)
            }
            _ => None,
        }
    }

    /// The verb that this auxiliary leads to.
    fn next_verb(&self, at: usize) -> Option<usize> {
        let role = match self.role(at) {
            Some(role) if self.tags[at].is_verb() || self.tags[at] == Tag::Modal => role,
            _ if self.tags[at] == Tag::Modal => GrammarRole::Modal,
            _ => return self.going_to(at),
        };
        let next = self.skip_adverbs(at + 1);
        let tag = self.tag(next)?;
        let follows = match role {
            GrammarRole::Be => {
                matches!(tag, Tag::VerbGerund | Tag::VerbPastParticiple | Tag::VerbPast)
                    || (tag == Tag::To && self.is(next + 1, |tag| tag == Tag::Verb))
            }
            GrammarRole::Have => matches!(tag, Tag::VerbPastParticiple | Tag::VerbPast),
            GrammarRole::Get => tag == Tag::VerbPastParticiple,
            GrammarRole::Do | GrammarRole::Future | GrammarRole::Modal => {
                matches!(tag, Tag::Verb | Tag::VerbPresent)
            }
            GrammarRole::Negation | GrammarRole::Weekday | GrammarRole::Demonstrative => false,
        };
        follows.then(|| if tag == Tag::To { next + 1 } else { next })
    }

    /// "is going to attack".
    fn going_to(&self, at: usize) -> Option<usize> {
        let going = self.tags[at] == Tag::VerbGerund && self.role(at).is_none();
        let future = going
            && at > 0
            && self.role(at - 1) == Some(GrammarRole::Be)
            && self.is_going(at)
            && self.tag(at + 1) == Some(Tag::To)
            && self.is(at + 2, |tag| tag == Tag::Verb);
        future.then_some(at + 2)
    }

    fn is_going(&self, at: usize) -> bool {
        self.words[at].is_known() && self.words[at] == self.tables.going
    }

    fn skip_adverbs(&self, mut at: usize) -> usize {
        while self.is(at, |tag| matches!(tag, Tag::Adverb | Tag::AdverbComparative)) {
            at += 1;
        }
        at
    }

    fn negates(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| self.role(at) == Some(GrammarRole::Negation)) || self.no_longer(from, to)
    }

    /// "no longer".
    fn no_longer(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| self.words[at] == self.tables.longer && at > 0 && self.words[at - 1] == self.tables.no)
    }

    fn negated_before(&self, from: usize) -> bool {
        let start = from.saturating_sub(2);
        self.role(from.wrapping_sub(1)) == Some(GrammarRole::Negation) || self.no_longer(start, from)
    }

    /// A negation right behind a lone auxiliary belongs to the group: "did not".
    fn tail_negates(&self, main: usize) -> bool {
        self.role(main).is_some() && self.role(main + 1) == Some(GrammarRole::Negation)
    }

    fn use_of(&self, first: usize, main: usize, be: bool, have: bool, group: &mut VerbGroup) {
        let participle = matches!(self.tags[main], Tag::VerbPastParticiple | Tag::VerbPast);
        group.passive = if main == first { self.tags[main] == Tag::VerbPastParticiple } else { be && participle };
        group.gerund = self.tags[first] == Tag::VerbGerund;
        let modal = self.tags[first] == Tag::Modal;
        let future = modal && self.role(first) == Some(GrammarRole::Future);
        group.modal = modal && !future;
        if group.tense == Tense::Future || group.infinitive {
            return;
        }
        group.tense = match self.tags[first] {
            Tag::Modal if future => Tense::Future,
            Tag::VerbPast => Tense::Past,
            Tag::VerbPresent | Tag::VerbPresentThird if have => Tense::Past,
            Tag::VerbPresent | Tag::VerbPresentThird => Tense::Present,
            _ => Tense::None,
        };
    }
}
