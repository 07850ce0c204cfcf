//! Penn Treebank part-of-speech tags.

/// A Penn Treebank part-of-speech tag. Names follow the tags' meanings; [`Tag::penn`] gives the tag itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
#[expect(missing_docs, reason = "Penn defines them")]
pub enum Tag {
    CoordinatingConjunction,
    CardinalNumber,
    Determiner,
    ExistentialThere,
    ForeignWord,
    Preposition,
    Adjective,
    AdjectiveComparative,
    AdjectiveSuperlative,
    ListMarker,
    Modal,
    #[default]
    Noun,
    NounPlural,
    ProperNoun,
    ProperNounPlural,
    Predeterminer,
    PossessiveEnding,
    Pronoun,
    PronounPossessive,
    Adverb,
    AdverbComparative,
    AdverbSuperlative,
    Particle,
    Symbol,
    To,
    Interjection,
    Verb,
    VerbPast,
    VerbGerund,
    VerbPastParticiple,
    VerbPresent,
    VerbPresentThird,
    WhDeterminer,
    WhPronoun,
    WhPronounPossessive,
    WhAdverb,
    OpenQuote,
    CloseQuote,
    Comma,
    Stop,
    Colon,
    OpenBracket,
    CloseBracket,
    Currency,
}

/// All tags with their Penn names, in the order of [`Tag`].
pub const TAGS: &[(Tag, &str)] = &[
    (Tag::CoordinatingConjunction, "CC"),
    (Tag::CardinalNumber, "CD"),
    (Tag::Determiner, "DT"),
    (Tag::ExistentialThere, "EX"),
    (Tag::ForeignWord, "FW"),
    (Tag::Preposition, "IN"),
    (Tag::Adjective, "JJ"),
    (Tag::AdjectiveComparative, "JJR"),
    (Tag::AdjectiveSuperlative, "JJS"),
    (Tag::ListMarker, "LS"),
    (Tag::Modal, "MD"),
    (Tag::Noun, "NN"),
    (Tag::NounPlural, "NNS"),
    (Tag::ProperNoun, "NNP"),
    (Tag::ProperNounPlural, "NNPS"),
    (Tag::Predeterminer, "PDT"),
    (Tag::PossessiveEnding, "POS"),
    (Tag::Pronoun, "PRP"),
    (Tag::PronounPossessive, "PRP$"),
    (Tag::Adverb, "RB"),
    (Tag::AdverbComparative, "RBR"),
    (Tag::AdverbSuperlative, "RBS"),
    (Tag::Particle, "RP"),
    (Tag::Symbol, "SYM"),
    (Tag::To, "TO"),
    (Tag::Interjection, "UH"),
    (Tag::Verb, "VB"),
    (Tag::VerbPast, "VBD"),
    (Tag::VerbGerund, "VBG"),
    (Tag::VerbPastParticiple, "VBN"),
    (Tag::VerbPresent, "VBP"),
    (Tag::VerbPresentThird, "VBZ"),
    (Tag::WhDeterminer, "WDT"),
    (Tag::WhPronoun, "WP"),
    (Tag::WhPronounPossessive, "WP$"),
    (Tag::WhAdverb, "WRB"),
    (Tag::OpenQuote, "``"),
    (Tag::CloseQuote, "''"),
    (Tag::Comma, ","),
    (Tag::Stop, "."),
    (Tag::Colon, ":"),
    (Tag::OpenBracket, "-LRB-"),
    (Tag::CloseBracket, "-RRB-"),
    (Tag::Currency, "$"),
];

impl Tag {
    /// The tag as Penn writes it.
    pub fn penn(self) -> &'static str {
        TAGS[self as usize].1
    }

    /// The tag that Penn writes so.
    pub fn from_penn(name: &str) -> Option<Tag> {
        TAGS.iter().find(|(_, penn)| *penn == name).map(|(tag, _)| *tag)
    }

    /// Any form of a verb, modals apart.
    pub fn is_verb(self) -> bool {
        matches!(
            self,
            Tag::Verb
                | Tag::VerbPast
                | Tag::VerbGerund
                | Tag::VerbPastParticiple
                | Tag::VerbPresent
                | Tag::VerbPresentThird
        )
    }

    /// Any form of a noun.
    pub fn is_noun(self) -> bool {
        matches!(self, Tag::Noun | Tag::NounPlural | Tag::ProperNoun | Tag::ProperNounPlural)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_at_their_tags() {
        for (at, (tag, penn)) in TAGS.iter().enumerate() {
            assert_eq!(*tag as usize, at, "{penn} is out of order");
            assert_eq!(Tag::from_penn(penn), Some(*tag));
        }
    }
}
