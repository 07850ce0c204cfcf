//! The tables of `dateline-lang`, compiled once for look-up while reading.
//!
//! Every word that any table mentions gets a [`WordId`]; a document's tokens are looked up once, and each step then
//! asks its own dense tables by id. Steps compile their part in [`Lexicon::load`].

mod fold_case;
mod phrases;
mod sound;
mod vocabulary;

use std::sync::OnceLock;

use crate::{claim, recognise, resolve, time};

pub(crate) use fold_case::fold;
pub(crate) use phrases::Phrases;
pub(crate) use sound::sound_key;
pub(crate) use vocabulary::{Vocabulary, WordId, WordMap};

/// All compiled tables.
#[derive(Debug)]
pub(crate) struct Lexicon {
    /// All words of all tables.
    pub(crate) vocabulary: Vocabulary,
    /// What `recognise` looks up.
    pub(crate) recognise: recognise::Tables,
    /// What `time` looks up.
    pub(crate) time: time::Tables,
    /// What `claim` looks up.
    pub(crate) claim: claim::Tables,
    /// What `resolve` looks up.
    pub(crate) resolve: resolve::Tables,
}

impl Lexicon {
    /// The one lexicon, compiled when first asked for.
    pub(crate) fn get() -> &'static Lexicon {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(Lexicon::load)
    }

    fn load() -> Lexicon {
        let mut vocabulary = Vocabulary::default();
        let recognise = recognise::Tables::build(&mut vocabulary);
        let time = time::Tables::build(&mut vocabulary);
        let claim = claim::Tables::build(&mut vocabulary);
        let resolve = resolve::Tables::build(&mut vocabulary);
        Lexicon { vocabulary, recognise, time, claim, resolve }
    }
}
