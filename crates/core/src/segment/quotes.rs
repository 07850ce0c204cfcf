//! Pairs quotation marks.
//!
//! A passage that runs over several paragraphs may open anew at each of them and close once: every paragraph then has its
//! own [`Quote`], and those before the last are not `closed`. Or it opens once and closes paragraphs later: one `Quote`.

use crate::model::{Note, Span, Step};
use crate::order::Order;
use crate::passing::{Quote, Segments, Shape, Token};

use super::letters::{char_at, char_before, is_blank, is_dash, is_word};

/// How many paragraphs a passage may run on without a mark.
const LONGEST_PASSAGE: usize = 6;

/// Fills in the quotes of a text, and notes on those left open.
pub(super) fn pair(text: &str, segments: &mut Segments) {
    let marks = marks(text, &segments.tokens);
    let mut pairing = Pairing { segments, marks: &marks, text, quotes: Vec::new(), left: Vec::new() };
    pairing.run();
    let Pairing { mut quotes, left, .. } = pairing;
    quotes.order_by_key(|quote| (quote.span.start, std::cmp::Reverse(quote.span.end)));
    segments.quotes = quotes;
    segments.notes.extend(left.into_iter().map(|span| Note {
        span: Some(span),
        step: Step::Segment,
        rule: "segment.quote.open".into(),
        text: "This quotation mark has no partner; the passage is taken to end with its paragraph.".to_owned(),
    }));
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Double,
    Single,
}

/// A quotation mark and which way it may face.
struct Mark {
    span: Span,
    kind: Kind,
    may_open: bool,
    may_close: bool,
    /// It may be the apostrophe of a plural possessive instead.
    doubtful: bool,
}

fn marks(text: &str, tokens: &[Token]) -> Vec<Mark> {
    let quote = |token: &&Token| matches!(token.shape, Shape::QuoteMark | Shape::Clitic);
    tokens.iter().filter(quote).filter_map(|token| mark(text, *token)).collect()
}

fn mark(text: &str, token: Token) -> Option<Mark> {
    let before = char_before(text, token.span.start as usize);
    let after = char_at(text, token.span.end as usize);
    let free_left = before.is_none_or(|letter| is_blank(letter) || is_dash(letter) || "([{:/“‘\"'".contains(letter));
    let free_right =
        after.is_none_or(|letter| is_blank(letter) || is_dash(letter) || ")]},.;:!?…/”’\"'".contains(letter));
    let (kind, may_open, may_close) = match token.span.of(text) {
        "“" | "«" | "„" | "‟" | "``" => (Kind::Double, true, false),
        "”" | "»" => (Kind::Double, free_left && !free_right, true),
        "\"" | "''" => (Kind::Double, free_left || !free_right, free_right || !free_left),
        "‘" | "‹" | "‚" | "`" => (Kind::Single, true, false),
        "’" | "›" => (Kind::Single, false, !free_left || free_right),
        "'" | "´" => (Kind::Single, free_left && after.is_some_and(is_word), !free_left && free_right),
        _ => return None,
    };
    Some(Mark { span: token.span, kind, may_open, may_close, doubtful: token.shape == Shape::Clitic })
}

struct Pairing<'a> {
    segments: &'a Segments,
    marks: &'a [Mark],
    text: &'a str,
    quotes: Vec<Quote>,
    left: Vec<Span>,
}

impl Pairing<'_> {
    fn run(&mut self) {
        let paragraphs = &self.segments.paragraphs;
        let mut open: Vec<usize> = Vec::new();
        let mut paragraph = 0;
        for at in 0..self.marks.len() {
            let start = self.marks[at].span.start;
            while paragraphs.get(paragraph).is_some_and(|span| span.end <= start) {
                self.leave_paragraph(&mut open, paragraph, at);
                paragraph += 1;
            }
            self.take(at, &mut open);
        }
        while paragraph < paragraphs.len() {
            self.leave_paragraph(&mut open, paragraph, self.marks.len());
            paragraph += 1;
        }
    }

    fn take(&mut self, at: usize, open: &mut Vec<usize>) {
        let mark = &self.marks[at];
        let partner = open.iter().rposition(|&opened| self.marks[opened].kind == mark.kind);
        match partner {
            Some(partner) if mark.may_close && !self.is_apostrophe(at) => {
                let opened = self.marks[open[partner]].span;
                open.truncate(partner);
                self.close(opened, mark.span);
            }
            Some(_) if !mark.may_open => {}
            None if !mark.may_open || mark.doubtful => {}
            Some(partner) if mark.kind == Kind::Double => {
                // A second opening mark without a closing one: the first lost its partner.
                let opened = self.marks[open[partner]].span;
                open.truncate(partner);
                self.quotes.push(self.unclosed(opened, mark.span.start));
                self.left.push(opened);
                open.push(at);
            }
            Some(_) => {}
            None if open.len() < 2 => open.push(at),
            None => {}
        }
    }

    /// Whether a mark after a plural is its possessive: a later mark of the same paragraph closes the passage.
    fn is_apostrophe(&self, at: usize) -> bool {
        let mark = &self.marks[at];
        if !mark.doubtful {
            return false;
        }
        let follows_word = self.text[mark.span.end as usize..]
            .strip_prefix(' ')
            .and_then(|rest| rest.chars().next())
            .is_some_and(char::is_alphabetic);
        let end = self.paragraph_end(mark.span.start);
        let closed_later = self.marks[at + 1..]
            .iter()
            .take_while(|other| other.span.start < end)
            .find(|other| other.kind == Kind::Single)
            .is_some_and(|other| other.may_close && !other.may_open);
        follows_word && closed_later
    }

    fn paragraph_end(&self, position: u32) -> u32 {
        let paragraphs = &self.segments.paragraphs;
        let at = paragraphs.partition_point(|span| span.end <= position);
        paragraphs.get(at).map_or(position, |span| span.end)
    }

    /// Decides at the end of a paragraph which passages go on. `next` is the first mark after it.
    fn leave_paragraph(&mut self, open: &mut Vec<usize>, paragraph: usize, next: usize) {
        if open.is_empty() {
            return;
        }
        // Single marks may be apostrophes: those without a partner in their paragraph are nothing.
        open.retain(|&opened| self.marks[opened].kind == Kind::Double);
        let Some(&opened) = open.first() else { return };
        let paragraphs = &self.segments.paragraphs;
        let goes_on = self.marks[next..].iter().find(|mark| mark.kind == Kind::Double).is_some_and(|mark| {
            let reach = paragraphs.get(paragraph + 1..).unwrap_or_default().iter().take(LONGEST_PASSAGE).next_back();
            let first_of_paragraph = paragraphs.iter().any(|span| span.start == mark.span.start);
            mark.may_close
                && !first_of_paragraph
                && !mark.may_open
                && reach.is_some_and(|span| mark.span.end <= span.end)
        });
        if goes_on {
            return;
        }
        let span = self.marks[opened].span;
        open.clear();
        self.quotes.push(self.unclosed(span, paragraphs[paragraph].end));
        let reopened = paragraphs.get(paragraph + 1).is_some_and(|after| {
            self.marks.get(next).is_some_and(|mark| mark.span.start == after.start && mark.may_open)
        });
        if !reopened {
            self.left.push(span);
        }
    }

    fn close(&mut self, opened: Span, closed: Span) {
        self.quotes.push(Quote {
            span: opened.cover(closed),
            inner: Span { start: opened.end, end: closed.start },
            closed: true,
        });
    }

    fn unclosed(&self, opened: Span, end: u32) -> Quote {
        let inner = self.text[opened.end as usize..end as usize].trim_end_matches(is_blank);
        let end = opened.end + inner.len() as u32;
        Quote { span: Span { start: opened.start, end }, inner: Span { start: opened.end, end }, closed: false }
    }
}
