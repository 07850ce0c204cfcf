//! Who says what: finds words of speech, then the source before or after them, then what is said.

mod colon;
mod content;
mod free_quotes;
mod noun;
mod phrase;
mod source;
mod verb;

use dateline_lang::speech::{Frame, SpeechPart};

use super::cast::Cast;
use super::grammar::Grammar;
use super::tables::{Sense, Tables};
use crate::model::{Claim, ClaimKind, Span};
use crate::order::Order;
use crate::passing::{TokenId, TokenRange};

/// A claim with what the events inside it must know of its grammar.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Statement {
    pub(super) claim: Claim,
    /// What follows the cue; decides whether an event inside is said to have happened or taken for granted.
    pub(super) frame: Frame,
    /// Whether who says it did it.
    pub(super) owns_up: bool,
}

/// What finding claims needs at hand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Finder<'a> {
    pub(super) grammar: &'a Grammar<'a>,
    pub(super) tables: &'a Tables,
    pub(super) cast: Cast<'a>,
}

/// A word or phrase of speech in the text.
#[derive(Clone, Debug)]
struct Cue<'a> {
    /// The matched words.
    tokens: TokenRange,
    /// Its sentence.
    sentence: TokenRange,
    senses: Vec<&'a Sense>,
}

impl<'a> Cue<'a> {
    fn taking(&self, frame: Frame) -> Option<&'a Sense> {
        self.senses.iter().copied().find(|sense| sense.takes(frame))
    }
}

/// Finds all claims, by position of their cue.
pub(super) fn find(finder: Finder<'_>) -> Vec<Statement> {
    let mut found = Vec::new();
    for sentence in &finder.grammar.reading.segments.sentences {
        found.extend(finder.by_colon(&sentence.tokens));
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            at = match finder.at(at, &sentence.tokens) {
                Some((cue, part)) => {
                    let after = cue.tokens.end;
                    found.extend(finder.statement(&cue, part));
                    after
                }
                None => at + 1,
            };
        }
    }
    found.order_by_key(|statement| statement.claim.cue);
    free_quotes::attach(finder, &mut found);
    found
}

impl<'a> Finder<'a> {
    /// The cue that begins at a token.
    fn at(&self, token: TokenId, sentence: &TokenRange) -> Option<(Cue<'a>, SpeechPart)> {
        let words = &self.grammar.words()[token as usize..sentence.end as usize];
        let (taken, rows) = self.tables.speech.longest(words)?;
        let senses = || rows.iter().map(|&row| &self.tables.senses[row as usize]);
        let is = |part: SpeechPart| senses().any(|sense| sense.part == part);
        let tag = self.grammar.tag(token);
        let in_verb = self.grammar.verb_at(token).is_some_and(|(id, _)| self.grammar.chunk(id).head == token);
        let part = if is(SpeechPart::Preposition) {
            SpeechPart::Preposition
        } else if is(SpeechPart::Adverb) {
            SpeechPart::Adverb
        } else if is(SpeechPart::Verb) && (tag.is_verb() || in_verb) {
            SpeechPart::Verb
        } else if is(SpeechPart::Noun) && self.grammar.noun_at(token).is_some() {
            SpeechPart::Noun
        } else {
            return None;
        };
        let senses = senses().filter(|sense| sense.part == part).collect();
        let tokens = token..token + taken as TokenId;
        Some((Cue { tokens, sentence: sentence.clone(), senses }, part))
    }

    fn statement(&self, cue: &Cue<'a>, part: SpeechPart) -> Option<Statement> {
        match part {
            SpeechPart::Verb => self.by_verb(cue),
            SpeechPart::Noun => self.by_noun(cue),
            SpeechPart::Preposition => self.by_preposition(cue),
            SpeechPart::Adverb => self.by_adverb(cue),
        }
    }

    /// Puts a claim together.
    fn made(&self, parts: Parts<'a>) -> Option<Statement> {
        let Parts { sense, frame, cue, source, content } = parts;
        let source = source.map(|tokens| self.trimmed_source(tokens));
        let content: Vec<Span> = content.into_iter().filter(|span| !span.is_empty()).collect();
        if content.is_empty() {
            return None;
        }
        let reading = self.grammar.reading;
        let named = source.clone().map(|tokens| self.named_source(&tokens));
        let claim = Claim {
            source: source.clone().map(|tokens| self.grammar.span(tokens)),
            entity: named.as_ref().and_then(|named| named.entity),
            cue: self.grammar.span(cue.clone()),
            kind: self.kind(&content),
            content,
            act: sense.act,
            anonymous: named.is_some_and(|named| named.anonymous),
            sentence: reading.sentence_of(cue.start),
            rule: format!("claim.{}.{}", sense.name.replace(' ', "_"), frame_name(frame)).into(),
        };
        Some(Statement { claim, frame, owns_up: sense.owns_up })
    }

    /// In whose words the content is: quoted whole, in part or not at all.
    fn kind(&self, content: &[Span]) -> ClaimKind {
        let quotes = &self.grammar.reading.segments.quotes;
        let first = content.iter().map(|span| span.start).min().unwrap_or_default();
        let last = content.iter().map(|span| span.end).max().unwrap_or_default();
        let from = quotes.partition_point(|quote| quote.span.start < first).saturating_sub(1);
        let near = || quotes[from..].iter().take_while(|quote| quote.span.start < last);
        if content.iter().all(|span| near().any(|quote| quote.span.contains(*span))) {
            ClaimKind::Direct
        } else if content.iter().any(|span| near().any(|quote| quote.span.overlaps(*span))) {
            ClaimKind::Mixed
        } else {
            ClaimKind::Indirect
        }
    }
}

/// What a claim is made of.
struct Parts<'a> {
    sense: &'a Sense,
    frame: Frame,
    cue: TokenRange,
    source: Option<TokenRange>,
    content: Vec<Span>,
}

fn frame_name(frame: Frame) -> &'static str {
    match frame {
        Frame::Clause => "clause",
        Frame::That => "that",
        Frame::Quote => "quote",
        Frame::Hearer => "hearer",
        Frame::Infinitive => "infinitive",
        Frame::Object => "object",
        Frame::Of => "of",
        Frame::As => "as",
    }
}
