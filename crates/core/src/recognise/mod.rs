//! Says what the words are: parts of speech, base phrases, names with a kind, quantities. Does not know who is who.

mod chunks;
mod names;
mod tagging;

use crate::lexicon::{Lexicon, Vocabulary, WordId};
use crate::passing::{Recognised, Segments, Shape};

/// What this step looks up.
#[derive(Debug)]
pub(crate) struct Tables {
    chunks: chunks::ChunkTables,
    names: names::NameTables,
    tags: tagging::TagTables,
}

impl Tables {
    pub(crate) fn build(vocabulary: &mut Vocabulary) -> Tables {
        Tables {
            chunks: chunks::ChunkTables::build(vocabulary),
            names: names::NameTables::build(vocabulary),
            tags: tagging::TagTables::build(vocabulary),
        }
    }
}

/// Recognises the words of a document.
pub fn recognise(text: &str, segments: &Segments) -> Recognised {
    let lexicon = Lexicon::get();
    let words = words(text, segments, lexicon);
    let tags = tagging::tags(text, segments, &words, &lexicon.recognise.tags);
    let chunks = chunks::chunks(segments, &words, &tags, &lexicon.recognise.chunks);
    let names = names::names(names::Text {
        text,
        segments,
        words: &words,
        tags: &tags,
        tables: &lexicon.recognise.names,
        common: &lexicon.recognise.tags,
    });
    Recognised { words, tags, chunks, names, ..Recognised::default() }
}

/// The one look-up of every token.
fn words(text: &str, segments: &Segments, lexicon: &Lexicon) -> Vec<WordId> {
    let word = |token: &crate::passing::Token| match token.shape {
        Shape::Number | Shape::Address => WordId::UNKNOWN,
        _ => lexicon.vocabulary.look_up(token.span.of(text)),
    };
    segments.tokens.iter().map(word).collect()
}
