//! Function words that the grammar of claims and events turns on.

use crate::lexicon::{Vocabulary, WordId};

macro_rules! keywords {
    ($($field:ident: $word:literal),* $(,)?) => {
        /// Function words as numbers.
        #[derive(Debug)]
        #[expect(missing_docs, reason = "each is the word it names")]
        pub(crate) struct Keywords { $(pub(crate) $field: WordId,)* }

        impl Keywords {
            pub(crate) fn build(vocabulary: &mut Vocabulary) -> Keywords {
                Keywords { $($field: vocabulary.intern($word),)* }
            }
        }
    };
}

keywords! {
    about: "about", after: "after", against: "against", among: "among", and: "and", anonymity: "anonymity",
    anonymously: "anonymously", as_: "as", at: "at", because: "because", before: "before", between: "between", but: "but", by: "by",
    for_: "for", from: "from", if_: "if", in_: "in", inside: "inside", into: "into", near: "near", no: "no", not: "not",
    of: "of", official: "official", officials: "officials", on: "on", onto: "onto", or: "or", outside: "outside", over: "over",
    source: "source", sources: "sources", that: "that", to: "to", toward: "toward", towards: "towards", under: "under",
    unless: "unless", until: "until", upon: "upon", whether: "whether", which: "which", while_: "while", with: "with", within: "within",
    without: "without", unnamed: "unnamed", unidentified: "unidentified", insider: "insider", insiders: "insiders",
    dead: "dead", several: "several", some: "some", people: "people", dozens: "dozens", hundreds: "hundreds", thousands: "thousands",
    a: "a", an: "an", one: "one", left: "left", leave: "leave", leaving: "leaving", leaves: "leaves", across: "across",
    during: "during", who: "who", lives: "lives", life: "life", aimed: "aimed", how: "how", why: "why", what: "what", where_: "where", when: "when",
}
