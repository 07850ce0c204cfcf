//! What only the steps see: tokens, tags, names. Nothing here leaves the core.

use std::ops::Range;

use dateline_lang::tags::Tag;

use crate::lexicon::WordId;
use crate::model::{
    Claim, Entity, Event, Form, Kind, Mention, Note, Page, Quantity, Rule, SentenceId, Span, TimeExpression,
};

/// Place of a token in [`Segments::tokens`].
pub type TokenId = u32;
/// A half-open range of tokens.
pub type TokenRange = Range<TokenId>;

/// The text, cut up. Knows characters, not words: no names, no dates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segments {
    /// Words, numbers and punctuation marks, by position.
    pub tokens: Vec<Token>,
    /// Sentences, by position; together they hold every token once.
    pub sentences: Vec<Sentence>,
    /// Paragraphs, by position.
    pub paragraphs: Vec<Span>,
    /// Paired quotation marks, by position of the opening mark. They may cross sentences and paragraphs.
    pub quotes: Vec<Quote>,
    /// What could not be paired or had to be guessed.
    pub notes: Vec<Note>,
}

/// A word, number or punctuation mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its bytes.
    pub span: Span,
    /// How it is written.
    pub shape: Shape,
    /// Whether white space stands before it.
    pub spaced: bool,
}

/// How a token is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shape {
    /// `word`, `e-mail`
    Lower,
    /// `Word`, `Word-word`, `A`
    Capital,
    /// `WORD`, `TTP`, `U.S.`; two letters or more
    Upper,
    /// `iPhone`, `McDonald`, `al-Qaeda`: any other mixture of letters
    Mixed,
    /// `16`, `1,200`, `3.5`: digits with their separators
    Number,
    /// `9mm`, `36th`, `F-16`, `2014–16`: digits with letters or signs
    Alphanumeric,
    /// A quotation mark of any script.
    QuoteMark,
    /// `.`, `!`, `?`, `…`
    Stop,
    /// Any other punctuation mark or symbol; `'s` is a [`Shape::Clitic`].
    Punctuation,
    /// `'s`, `n't`, `'re`, cut from the word before.
    Clitic,
    /// Scripts without case.
    Uncased,
    /// A URL, e-mail address, @handle or #tag.
    Address,
}

/// A sentence, or a headline, bullet or caption that stands alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its bytes, without surrounding white space.
    pub span: Span,
    /// Its tokens.
    pub tokens: TokenRange,
    /// Place in [`Segments::paragraphs`].
    pub paragraph: u32,
}

/// A passage between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// From the opening to the closing mark, both included.
    pub span: Span,
    /// The words between the marks.
    pub inner: Span,
    /// Whether both marks were found. An open quote ends with its paragraph.
    pub closed: bool,
}

/// What the words are. Does not know who is who.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recognised {
    /// For each token its word in the vocabulary ([`WordId::UNKNOWN`] where no table has it).
    pub words: Vec<WordId>,
    /// For each token its Penn part of speech.
    pub tags: Vec<Tag>,
    /// Noun phrases and verb groups, by position, not overlapping.
    pub chunks: Vec<Chunk>,
    /// Names, by position, not overlapping.
    pub names: Vec<Name>,
    /// Numbers with what they count, by position.
    pub quantities: Vec<Quantity>,
    /// What was decided.
    pub notes: Vec<Note>,
}

/// A base phrase: a noun with what stands before it, or a verb with its auxiliaries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chunk {
    /// Its tokens.
    pub tokens: TokenRange,
    /// The last noun, or the main verb.
    pub head: TokenId,
    /// What it is.
    pub kind: ChunkKind,
}

/// What a [`Chunk`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChunkKind {
    /// A noun phrase.
    Noun,
    /// A verb group: auxiliaries, negation, adverbs within, main verb.
    Verb(VerbGroup),
}

/// How a verb is used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VerbGroup {
    /// "was attacked", "have been killed", a bare participle after a noun.
    pub passive: bool,
    /// "did not", "never", "no longer".
    pub negated: bool,
    /// "to attack".
    pub infinitive: bool,
    /// "attacking".
    pub gerund: bool,
    /// When it is told to happen.
    pub tense: Tense,
    /// "would", "could", "may", "might", "should".
    pub modal: bool,
}

/// When a verb is told to happen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Tense {
    #[default]
    None,
    Past,
    Present,
    Future,
}

/// A name and its kind. Does not know yet whom it means.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// Its bytes.
    pub span: Span,
    /// Its tokens.
    pub tokens: TokenRange,
    /// What it names, as far as the name and its neighbours tell.
    pub kind: Kind,
    /// [`Form::Name`], [`Form::Acronym`] or [`Form::Demonym`].
    pub form: Form,
    /// The row of a table that has this name.
    pub known: Option<Known>,
    /// What made it.
    pub rule: Rule,
}

/// A row of one of the language tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Known {
    /// Index into [`dateline_lang::countries`]; for its names, capitals' rulers and demonyms.
    Country(u16),
    /// Index into [`dateline_lang::places`]; the most populous row of that name.
    Place(u32),
    /// Index into [`dateline_lang::actors`].
    Actor(u16),
}

/// Whom the names mean.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Resolved {
    /// Every mention, by position; two may share words ("Pakistan's foreign ministry"), never the same span.
    pub mentions: Vec<Mention>,
    /// In order of first mention.
    pub entities: Vec<Entity>,
    /// What was decided.
    pub notes: Vec<Note>,
}

/// When.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timed {
    /// Temporal expressions, by position.
    pub times: Vec<TimeExpression>,
    /// What was decided, and what could not be resolved.
    pub notes: Vec<Note>,
}

/// Who says what, and who did what to whom.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Claimed {
    /// By position of the cue.
    pub claims: Vec<Claim>,
    /// By position of the trigger.
    pub events: Vec<Event>,
    /// What was decided.
    pub notes: Vec<Note>,
}

/// A document as far as it is read, for the steps after `recognise`.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// The text and what is known about it.
    pub page: &'a Page,
    /// The text, cut up.
    pub segments: &'a Segments,
    /// What the words are.
    pub recognised: &'a Recognised,
    /// Numbers with what they count.
    pub quantities: &'a [Quantity],
}

impl<'a> Reading<'a> {
    /// The document's text.
    pub fn text(self) -> &'a str {
        &self.page.text
    }

    /// The words of a token.
    pub fn token_text(self, token: TokenId) -> &'a str {
        self.segments.tokens[token as usize].span.of(&self.page.text)
    }

    /// The bytes of a range of tokens; of an empty range, the place before its first token.
    pub fn span_of(self, tokens: TokenRange) -> Span {
        let at = |token: TokenId| self.segments.tokens[token as usize].span;
        if tokens.is_empty() {
            let start = self
                .segments
                .tokens
                .get(tokens.start as usize)
                .map_or(self.page.text.len() as u32, |token| token.span.start);
            return Span { start, end: start };
        }
        at(tokens.start).cover(at(tokens.end - 1))
    }

    /// The first token that ends after `position`, or the number of tokens.
    pub fn token_at(self, position: u32) -> TokenId {
        self.segments.tokens.partition_point(|token| token.span.end <= position) as TokenId
    }

    /// The sentence that holds a token.
    pub fn sentence_of(self, token: TokenId) -> SentenceId {
        self.segments.sentences.partition_point(|sentence| sentence.tokens.end <= token) as SentenceId
    }

    /// The token's word in the vocabulary.
    pub(crate) fn word(self, token: TokenId) -> WordId {
        self.recognised.words[token as usize]
    }

    /// The token's part of speech.
    pub fn tag(self, token: TokenId) -> Tag {
        self.recognised.tags[token as usize]
    }
}
