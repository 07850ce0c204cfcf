//! Function words that the grammar of claims and events turns on.

use crate::lexicon::{Vocabulary, WordId};

macro_rules! keywords {
    ($($field:ident: $word:literal),* $(,)?) => {
        /// Function words as numbers.
        #[derive(Debug)]
        pub(crate) struct Keywords { $(pub(crate) $field: WordId,)* }

        impl Keywords {
            pub(crate) fn build(vocabulary: &mut Vocabulary) -> Keywords {
                Keywords { $($field: vocabulary.intern($word),)* }
            }
        }
    };
}

keywords! {
    you: "you",
    we: "we",
    i: "i",
    it: "it",
    though: "though",
    although: "although",
    since: "since",
    a: "a",
    across: "across",
    after: "after",
    against: "against",
    among: "among",
    an: "an",
    and: "and",
    anonymity: "anonymity",
    anonymously: "anonymously",
    as_: "as",
    at: "at",
    because: "because",
    before: "before",
    between: "between",
    but: "but",
    by: "by",
    dozens: "dozens",
    for_: "for",
    from: "from",
    hundreds: "hundreds",
    if_: "if",
    in_: "in",
    inside: "inside",
    insider: "insider",
    insiders: "insiders",
    into: "into",
    near: "near",
    no: "no",
    of: "of",
    official: "official",
    officials: "officials",
    on: "on",
    or: "or",
    outside: "outside",
    over: "over",
    several: "several",
    some: "some",
    source: "source",
    sources: "sources",
    that: "that",
    thousands: "thousands",
    to: "to",
    unidentified: "unidentified",
    unless: "unless",
    unnamed: "unnamed",
    until: "until",
    upon: "upon",
    when: "when",
    whether: "whether",
    which: "which",
    while_: "while",
    with: "with",
    during: "during",
    statement: "statement",
    interview: "interview",
    speech: "speech",
    briefing: "briefing",
    tweet: "tweet",
    letter: "letter",
    conference: "conference",
    within: "within",
}
