//! Says what the words are: parts of speech, base phrases, names with a kind, quantities. Does not know who is who.

mod chunks;
mod names;
mod quantities;
mod tagging;

use crate::lexicon::{Lexicon, Vocabulary, WordId};
use crate::passing::{Recognised, Segments, Token};

/// What this step looks up.
#[derive(Debug)]
pub(crate) struct Tables {
    chunks: chunks::ChunkTables,
    names: names::NameTables,
    numbers: quantities::NumberTables,
    tags: tagging::TagTables,
}

impl Tables {
    pub(crate) fn build(vocabulary: &mut Vocabulary) -> Tables {
        Tables {
            chunks: chunks::ChunkTables::build(vocabulary),
            names: names::NameTables::build(vocabulary),
            numbers: quantities::NumberTables::build(vocabulary),
            tags: tagging::TagTables::build(vocabulary),
        }
    }
}

/// Recognises the words of a document.
pub fn recognise(text: &str, segments: &Segments) -> Recognised {
    let lexicon = Lexicon::get();
    let tables = &lexicon.recognise;
    let words = words(text, segments, lexicon);
    let tags = tagging::tags(text, segments, &words, &tables.tags);
    let chunks = chunks::chunks(segments, &words, &tags, &tables.chunks);
    let names = names::names(names::Text {
        text,
        segments,
        words: &words,
        tags: &tags,
        vocabulary: &lexicon.vocabulary,
        tables: &tables.names,
        common: &tables.tags,
    });
    let quantities = quantities::quantities(quantities::Text {
        text,
        segments,
        words: &words,
        tags: &tags,
        chunks: &chunks,
        names: &names,
        tables: &tables.numbers,
        vocabulary: &lexicon.vocabulary,
    });
    Recognised { words, tags, chunks, names, quantities, ..Recognised::default() }
}

/// The one look-up of every token.
fn words(text: &str, segments: &Segments, lexicon: &Lexicon) -> Vec<WordId> {
    let word = |token: &Token| lexicon.vocabulary.look_up(token.span.of(text));
    segments.tokens.iter().map(word).collect()
}
