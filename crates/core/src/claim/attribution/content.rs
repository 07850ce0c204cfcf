//! Where what is said begins and ends.

use dateline_lang::speech::Frame;
use dateline_lang::tags::Tag;

use super::Finder;
use crate::model::Span;
use crate::passing::{Quote, Shape, Tense, TokenId, TokenRange};

/// How far an adjunct may reach between a verb of speech and "that": "said in a statement on Monday that".
const LONGEST_ADJUNCT: TokenId = 25;

impl Finder<'_> {
    /// The quotation that holds a position, if any.
    pub(super) fn quote_at(&self, position: u32) -> Option<&Quote> {
        let quotes = &self.grammar.reading.segments.quotes;
        let after = quotes.partition_point(|quote| quote.span.start <= position);
        quotes[..after].iter().rev().take(3).find(|quote| position < quote.span.end)
    }

    /// Whether words stand inside quotation marks.
    pub(super) fn is_quoted(&self, span: Span) -> bool {
        self.quote_at(span.start).is_some_and(|quote| quote.inner.contains(span))
    }

    /// The last token of a sentence that is not its stop or a closing mark, plus one.
    pub(super) fn before_stop(&self, sentence: &TokenRange) -> TokenId {
        let mut end = sentence.end;
        while end > sentence.start && matches!(self.grammar.shape(end - 1), Shape::Stop) {
            end -= 1;
        }
        end
    }

    /// The tokens from `from` that are only an adjunct before "that": then where "that" stands.
    pub(super) fn that_after(&self, from: TokenId, end: TokenId) -> Option<TokenId> {
        let grammar = self.grammar;
        let keywords = grammar.keywords;
        let told_to = grammar.object_start(from, end).filter(|&start| start == from);
        if told_to.is_some() && !grammar.is_time(from) && grammar.word(from) != keywords.that {
            // "knew the man that came": the clause describes the object.
            return None;
        }
        for token in from..end.min(from + LONGEST_ADJUNCT) {
            let word = grammar.word(token);
            let complementizer = grammar.noun_at(token).is_none_or(|id| grammar.chunk(id).head != token);
            if word == keywords.that && complementizer {
                return Some(token);
            }
            if grammar.verb_at(token).is_some_and(|(_, group)| grammar.is_finite(group))
                || grammar.shape(token) == Shape::QuoteMark
                || grammar.is_comma(token)
            {
                return None;
            }
        }
        None
    }

    /// Where the content after a cue begins, past "that", adverbs, times and short adjuncts.
    pub(super) fn content_start(&self, from: TokenId, end: TokenId) -> TokenId {
        let grammar = self.grammar;
        let mut at = from;
        if let Some(that) = self.that_after(from, end) {
            return that + 1;
        }

        // "said on Monday it would"
        let day = at + TokenId::from(at < end && grammar.is_preposition(at));
        let after = (day..end).find(|&token| !grammar.is_time(token)).unwrap_or(end);
        if after > day && after < end && grammar.noun_at(after).is_some() {
            at = after;
        }
        while at < end {
            let text = grammar.text(at);
            if text == ":" || text == "," {
                at += 1;
                continue;
            }
            if matches!(grammar.tag(at), Tag::Adverb) && at == from {
                at += 1;
                continue;
            }
            // "said on Monday, …", "said in a statement: …"
            if grammar.is_preposition(at) && grammar.word(at) != grammar.keywords.to {
                let closing = (at..end.min(at + 12)).find(|&token| matches!(grammar.text(token), "," | ":"));
                let quiet = |last: TokenId| grammar.verbs_in(at..last).next().is_none();
                if let Some(closing) = closing.filter(|&last| quiet(last)) {
                    at = closing + 1;
                    continue;
                }
            }
            break;
        }
        at
    }

    /// Where the content that begins at `start` ends: with its sentence, its clause, or the quotation around it.
    pub(super) fn content_end(&self, start: TokenId, sentence: &TokenRange, frame: Frame) -> TokenId {
        let grammar = self.grammar;
        let mut end = self.before_stop(sentence);
        let outer = self.quote_at(grammar.token_span(start.saturating_sub(1)).start);
        if let Some(outer) = outer.filter(|quote| quote.inner.contains(grammar.token_span(start.saturating_sub(1)))) {
            while end > start && grammar.token_span(end - 1).start >= outer.inner.end {
                end -= 1;
            }
        }
        let narrow = matches!(frame, Frame::Object | Frame::Of | Frame::As | Frame::Infinitive);
        let mut at = start;
        while at < end {
            if let Some(quote) = self.quote_at(grammar.token_span(at).start)
                && quote.span.start == grammar.token_span(at).start
            {
                // What stands in quotation marks is one piece.
                at = grammar.reading.token_at(quote.span.end.saturating_sub(1)).max(at) + 1;
                continue;
            }
            if self.ends_content(at, end, narrow) {
                return at;
            }
            at += 1;
        }
        end
    }

    /// Whether the content stops before this token: another verb of speech takes over, or, for a narrow frame, a clause ends.
    fn ends_content(&self, at: TokenId, end: TokenId, narrow: bool) -> bool {
        let grammar = self.grammar;
        if grammar.text(at) == ";" {
            return true;
        }
        if self.goes_on_speaking(at, end) {
            return true;
        }
        if !grammar.is_comma(at) || at + 1 >= end {
            return narrow && grammar.text(at) == "—";
        }
        let next = at + 1;
        let words = &grammar.words()[next as usize..end as usize];
        let speaks = self.tables.speech.longest(words).is_some();
        // ", often asking …"
        let verb = (next..end).find(|&token| !grammar.is_adverb(token)).unwrap_or(next);
        let gerund = grammar.verb_at(verb).is_some_and(|(_, group)| group.gerund);
        if speaks && (gerund || grammar.is_preposition(next)) {
            return true;
        }
        let keywords = grammar.keywords;
        if self.another_speaks(next, end) {
            return true;
        }
        let joins = [keywords.but, keywords.while_, keywords.and, keywords.after, keywords.which];
        narrow && (gerund || joins.contains(&grammar.word(next)))
    }

    /// "… and said that …", "… but urged …": the speaker begins anew.
    fn goes_on_speaking(&self, at: TokenId, end: TokenId) -> bool {
        let grammar = self.grammar;
        if grammar.tag(at) != Tag::CoordinatingConjunction || at + 1 >= end {
            return false;
        }
        let Some((verb, group)) = grammar.verb_at(at + 1) else { return false };
        let head = grammar.chunk(verb).head;
        let follows = grammar.chunk(verb).tokens.end;
        let speaks = self.tables.speech.longest(&grammar.words()[head as usize..end as usize]).is_some();
        let says = follows < end
            && (grammar.word(follows) == grammar.keywords.that
                || grammar.shape(follows) == Shape::QuoteMark
                || grammar.noun_at(follows).is_some());
        grammar.is_finite(group) && !group.passive && group.tense == Tense::Past && speaks && says
    }

    /// ", and X said …": another speaker takes over.
    fn another_speaks(&self, next: TokenId, end: TokenId) -> bool {
        let grammar = self.grammar;
        let joined =
            [grammar.keywords.and, grammar.keywords.but, grammar.keywords.while_].contains(&grammar.word(next));
        let Some(nominal) = grammar.nominal_from(next + 1, end).filter(|_| joined && next + 1 < end) else {
            return false;
        };
        let after = nominal.tokens.end;
        let Some((verb, group)) = (after < end).then(|| grammar.verb_at(after)).flatten() else { return false };
        let head = grammar.chunk(verb).head;
        let rows = self.tables.speech.longest(&grammar.words()[head as usize..end as usize]);
        grammar.is_finite(group) && rows.is_some() && self.can_speak(&nominal.tokens)
    }

    /// The words from `start` to `end`, grown to the whole of a quotation that they share an edge with.
    pub(super) fn grown(&self, tokens: TokenRange) -> Span {
        let grammar = self.grammar;
        if tokens.is_empty() {
            return Span::default();
        }
        let mut span = grammar.span(tokens.clone());
        let first = self.quote_at(span.start).copied().filter(|quote| quote.span.start >= span.start);
        if let Some(quote) = first.filter(|quote| quote.span.start == span.start && quote.closed) {
            span.end = span.end.max(quote.span.end);
        }
        if let Some(last) = self.quote_at(span.end.saturating_sub(1)).filter(|quote| quote.closed)
            && last.span.end >= span.end
            && last.span.overlaps(span)
            && !last.inner.contains(grammar.token_span(tokens.start.saturating_sub(1)))
        {
            span.start = span.start.min(last.span.start);
            if last.span.start >= span.start {
                span.end = span.end.max(last.span.end);
            }
        }
        span
    }
}
