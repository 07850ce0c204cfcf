//! Mends what a chain that sees one tag back cannot know.

use dateline_lang::tags::Tag;

/// Mends the tags of a sentence. `auxiliary` says whether a token is a form of "be" or "have", `demonstrative` whether
/// it is "this" or the like.
pub(super) fn mend(tags: &mut [Tag], auxiliary: impl Fn(usize) -> bool, demonstrative: impl Fn(usize) -> bool) {
    for at in 0..tags.len() {
        match tags[at] {
            // "would soon resume": behind a modal stands an infinitive.
            Tag::Noun | Tag::VerbPresent if before(tags, at).is_some_and(|other| tags[other] == Tag::Modal) => {
                let verb_follows = tags.get(at + 1).is_some_and(|next| next.is_verb() || *next == Tag::To);
                if tags[at] != Tag::Noun || !verb_follows {
                    tags[at] = Tag::Verb;
                }
            }
            // "had repeatedly denied": behind an auxiliary stands a participle.
            Tag::VerbPast if before(tags, at).is_some_and(|other| tags[other].is_verb() && auxiliary(other)) => {
                tags[at] = Tag::VerbPastParticiple;
            }
            // "fighters attacked the post": a bare participle takes no object.
            Tag::VerbPastParticiple
                if is_bare(tags, at, &auxiliary) && (takes_object(tags, at) || is_only_verb(tags, at)) =>
            {
                tags[at] = Tag::VerbPast;
            }
            // "This forced them": a demonstrative that begins the sentence is its subject.
            Tag::VerbPastParticiple if at == 1 && demonstrative(0) && !is_noun_or_adjective(tags, at + 1) => {
                tags[at] = Tag::VerbPast;
            }
            Tag::VerbPastParticiple if at == 1 && demonstrative(0) && tags.get(at + 1) == Some(&Tag::ProperNoun) => {
                tags[at] = Tag::VerbPast;
            }
            // "diplomatic exchanges": behind an adjective stands a noun.
            Tag::VerbPresentThird if at > 0 && is_modifier(tags[at - 1]) && !takes_object(tags, at) => {
                tags[at] = Tag::NounPlural;
            }
            // "an accelerated process"
            Tag::VerbPast
                if at > 0
                    && tags[at - 1] == Tag::Determiner
                    && is_noun_or_adjective(tags, at + 1)
                    && !demonstrative(at - 1) =>
            {
                tags[at] = Tag::VerbPastParticiple;
            }
            _ => {}
        }
    }
}

fn is_modifier(tag: Tag) -> bool {
    matches!(tag, Tag::Adjective | Tag::PronounPossessive)
}

fn is_noun_or_adjective(tags: &[Tag], at: usize) -> bool {
    tags.get(at).is_some_and(|tag| tag.is_noun() || *tag == Tag::Adjective)
}

/// The word before, adverbs apart.
fn before(tags: &[Tag], at: usize) -> Option<usize> {
    (0..at).rev().find(|&other| tags[other] != Tag::Adverb)
}

fn is_bare(tags: &[Tag], at: usize, auxiliary: &impl Fn(usize) -> bool) -> bool {
    before(tags, at).is_some_and(|other| {
        (tags[other].is_noun() || tags[other] == Tag::Pronoun || tags[other] == Tag::CloseBracket) && !auxiliary(other)
    })
}

fn takes_object(tags: &[Tag], at: usize) -> bool {
    let at = if tags.get(at + 1) == Some(&Tag::Particle) { at + 1 } else { at };
    let object = |next: &Tag| next.is_noun() || matches!(next, Tag::Determiner | Tag::Pronoun | Tag::PronounPossessive);
    let described = tags.get(at + 1) == Some(&Tag::Adjective) && tags.get(at + 2).is_some_and(|next| next.is_noun());
    described || tags.get(at + 1).is_some_and(object)
}

/// A sentence has a finite verb; "troops deployed in the north" alone is a headline, and means the same.
fn is_only_verb(tags: &[Tag], at: usize) -> bool {
    let finite = |tag: &Tag| {
        matches!(tag, Tag::VerbPast | Tag::VerbPresent | Tag::VerbPresentThird | Tag::VerbPastParticiple | Tag::Modal)
    };
    tags.iter().enumerate().all(|(other, tag)| other == at || !finite(tag))
}
