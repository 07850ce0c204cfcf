//! Where the network knows the part of speech of a word better than tables and chains.

use dateline_lang::tags::Tag;

/// Whether the tag that the network sees is to be taken, rather than the word's own, between the tags of its neighbours.
/// Marks and numbers are what they look like.
pub(super) fn is_better(seen: Tag, own: Tag, before: Option<Tag>, after: Option<Tag>) -> bool {
    if !is_of_a_word(own) || !is_of_a_word(seen) {
        return false;
    }
    match (own, seen) {
        // "several wounded": those who are.
        (_, Tag::Adjective) if own.is_noun() && before == Some(Tag::Adjective) => {
            after.is_some_and(|tag| tag.is_noun() || tag == Tag::Adjective)
        }
        // "and wounded pride": a participle that neither subject nor auxiliary stands before describes.
        (Tag::Adjective, Tag::VerbPast | Tag::VerbPastParticiple) => {
            before.is_some_and(|tag| tag.is_noun() || tag.is_verb())
        }
        _ => true,
    }
}

/// Whether a tag says what a word is, rather than a mark or a number.
pub(super) fn is_of_a_word(tag: Tag) -> bool {
    use Tag::*;
    let joins = matches!(tag, Preposition | Particle | Determiner | WhDeterminer | WhPronoun | Modal);
    let describes = matches!(
        tag,
        Adjective | AdjectiveComparative | AdjectiveSuperlative | Adverb | AdverbComparative | AdverbSuperlative
    );
    tag.is_noun() || tag.is_verb() || joins || describes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_what_the_network_sees() {
        for (seen, own, before, after, better) in [
            (Tag::VerbPast, Tag::Noun, Some(Tag::Noun), None, true),
            (Tag::Noun, Tag::Comma, None, None, false),
            (Tag::CardinalNumber, Tag::Noun, None, None, false),
            // "to": what it is depends on who drew the tree.
            (Tag::Preposition, Tag::To, None, None, false),
            (Tag::Adjective, Tag::NounPlural, Some(Tag::Adjective), Some(Tag::Stop), false),
            (Tag::Adjective, Tag::NounPlural, Some(Tag::Adjective), Some(Tag::Noun), true),
            (Tag::VerbPastParticiple, Tag::Adjective, Some(Tag::CoordinatingConjunction), Some(Tag::Noun), false),
            (Tag::VerbPastParticiple, Tag::Adjective, Some(Tag::VerbPresentThird), Some(Tag::ProperNoun), true),
        ] {
            assert_eq!(is_better(seen, own, before, after), better, "{seen:?} for {own:?} behind {before:?}");
        }
    }
}
