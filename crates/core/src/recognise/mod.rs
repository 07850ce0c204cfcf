//! Says what the words are: parts of speech, base phrases, names with a kind, quantities. Does not know who is who.

mod chunks;
mod names;
mod quantities;
mod sight;
mod tagging;

use dateline_lang::tags::Tag;

use crate::lexicon::{Lexicon, Vocabulary, WordId};
use crate::network::Features;
use crate::passing::{Name, Recognised, Segments, Token};
pub use names::feature_names;
pub use sight::{ReadWithError, network, read_with};

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

impl Tables {
    /// Whether a word is known as a common word, without a capital.
    pub(crate) fn is_common(&self, word: WordId) -> bool {
        self.tags.is_common(word)
    }
}

/// Recognises the words of a document.
pub fn recognise(text: &str, segments: &Segments) -> Recognised {
    let lexicon = Lexicon::get();
    let tables = &lexicon.recognise;
    let words = words(text, segments, lexicon);
    let mut tags = tagging::tags(text, segments, &words, &tables.tags);
    let open = tagging::open(&tags, segments, &words, &tables.tags);
    let (names, seen) = names::names(names_text(text, segments, &words, &tags, lexicon), &open);
    tagging::see(&mut tags, &seen, segments, &words, &tables.tags);
    let chunks = chunks::chunks(segments, &words, &tags, &tables.chunks);
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

/// The names that rules and tables alone would find: what the trained network is told of, and may overrule.
pub fn clues(text: &str, segments: &Segments) -> Vec<Name> {
    let lexicon = Lexicon::get();
    let words = words(text, segments, lexicon);
    let tags = tagging::tags(text, segments, &words, &lexicon.recognise.tags);
    names::clues(names_text(text, segments, &words, &tags, lexicon))
}

/// What the trained network is told of each token of a document.
pub fn features(text: &str, segments: &Segments) -> Features {
    let lexicon = Lexicon::get();
    let words = words(text, segments, lexicon);
    let tags = tagging::tags(text, segments, &words, &lexicon.recognise.tags);
    names::features(names_text(text, segments, &words, &tags, lexicon))
}

fn names_text<'a>(
    text: &'a str,
    segments: &'a Segments,
    words: &'a [WordId],
    tags: &'a [Tag],
    lexicon: &'a Lexicon,
) -> names::Text<'a> {
    let tables = &lexicon.recognise;
    let vocabulary = &lexicon.vocabulary;
    names::Text { text, segments, words, tags, vocabulary, tables: &tables.names, common: &tables.tags }
}

/// The one look-up of every token.
fn words(text: &str, segments: &Segments, lexicon: &Lexicon) -> Vec<WordId> {
    let word = |token: &Token| lexicon.vocabulary.look_up(token.span.of(text));
    segments.tokens.iter().map(word).collect()
}
