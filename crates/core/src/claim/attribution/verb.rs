//! "X said that S", "S, X said", "X accused Y of Z".

use dateline_lang::speech::Frame;
use dateline_lang::tags::Tag;

use super::{Cue, Finder, Parts, Statement};
use crate::claim::grammar::ChunkId;
use crate::model::Act;
use crate::passing::{Shape, TokenId, TokenRange, VerbGroup};

impl<'a> Finder<'a> {
    /// The claim that a verb of speech makes.
    pub(super) fn by_verb(&self, cue: &Cue<'a>) -> Option<Statement> {
        let (id, group) = self.grammar.verb_at(cue.tokens.start)?;
        let chunk = self.grammar.chunk(id);
        if chunk.head != cue.tokens.start {
            return None;
        }
        let words = chunk.tokens.start..chunk.tokens.end.max(cue.tokens.end);
        let whole = Verb { id, group, words };
        if group.infinitive || self.is_own_voice(&whole) {
            return None;
        }
        self.behind(cue, &whole).or_else(|| self.ahead(cue, &whole))
    }

    /// "…," X said; "…," said X; S, X said.
    fn behind(&self, cue: &Cue<'a>, verb: &Verb) -> Option<Statement> {
        let sense =
            cue.taking(Frame::Clause).or_else(|| cue.taking(Frame::Quote)).or_else(|| cue.taking(Frame::Hearer))?;
        if verb.group.passive || verb.group.infinitive || verb.group.gerund {
            return None;
        }
        let (source, edge) = self.inverted(verb, cue).or_else(|| self.following(verb, cue))?;
        let grammar = self.grammar;
        let end = self.without_comma(edge, cue.sentence.start);
        if end <= grammar.body_start(&cue.sentence) {
            return None;
        }
        let last = grammar.token_span(end - 1);
        let quote = self.quote_at(last.start).filter(|quote| quote.span.end <= grammar.token_span(edge).start + 1);
        let mut content = vec![match quote {
            Some(quote) => quote.span,
            None if sense.takes(Frame::Clause) => self.grown(self.clause_start(cue, end)..end),
            None => return None,
        }];
        // A quotation that the cue interrupts goes on after it.
        let after = source.end.max(verb.words.end);
        let resumes = (after..cue.sentence.end.min(after + 12)).find(|&token| grammar.shape(token) == Shape::QuoteMark);
        if let Some(next) = resumes.filter(|_| quote.is_some())
            && let Some(next) =
                self.quote_at(grammar.token_span(next).start).filter(|next| next.span.start > last.start)
        {
            content.push(next.span);
        }
        if content.len() == 1 && source.end <= verb.words.start && self.is_inserted(verb, cue) {
            let rest = verb.words.end + 1..self.before_stop(&cue.sentence);
            if grammar.shape(rest.start) != Shape::QuoteMark {
                content.push(self.grown(rest));
            }
        }
        let cue = verb.words.clone();
        self.made(Parts { sense, frame: Frame::Clause, cue, source: Some(source), content })
    }

    /// "The road, he said, is open": a comma follows the verb, and the sentence goes on.
    fn is_inserted(&self, verb: &Verb, cue: &Cue<'a>) -> bool {
        let after = verb.words.end;
        let goes_on = after + 1 < self.before_stop(&cue.sentence);
        goes_on
            && self.grammar.is_comma(after)
            && !self.grammar.verb_at(after + 1).is_some_and(|(_, group)| group.gerund)
    }

    /// "I think", "we hope" inside a quotation: the speaker is quoted already.
    fn is_own_voice(&self, verb: &Verb) -> bool {
        let grammar = self.grammar;
        let keywords = grammar.keywords;
        self.is_quoted(grammar.span(verb.words.clone()))
            && grammar.subject(verb.id).is_some_and(|subject| {
                let tokens = subject.nominal.tokens;
                tokens.len() == 1 && [keywords.i, keywords.we, keywords.you].contains(&grammar.word(tokens.start))
            })
    }

    /// ", said X": the source stands after the verb.
    fn inverted(&self, verb: &Verb, cue: &Cue<'a>) -> Option<(TokenRange, TokenId)> {
        let grammar = self.grammar;
        let start = verb.words.start;
        // ", told reporters": the one after the verb is told, and does not tell.
        if start == cue.sentence.start || !self.is_edge(start - 1) || cue.taking(Frame::Hearer).is_some() {
            return None;
        }
        let nominal = grammar.nominal_from(verb.words.end, cue.sentence.end)?;
        let quoted = self.quote_at(grammar.token_span(start - 1).start).is_some()
            || start >= 2 && self.quote_at(grammar.token_span(start - 2).start).is_some();
        let clause = || {
            let before = grammar.body_start(&cue.sentence)..start;
            grammar.verbs_in(before).any(|(_, group)| grammar.is_finite(group))
        };
        if !quoted && (!clause() || !self.can_speak(&nominal.tokens)) {
            // "X, its minister, announced the plan": the noun behind the verb is its object.
            return None;
        }
        let after = nominal.tokens.end;
        let own_clause =
            after < cue.sentence.end && grammar.verb_at(after).is_some_and(|(_, group)| grammar.is_finite(group));
        (!own_clause).then_some((nominal.tokens, start))
    }

    /// "…, X said": the source stands between the content and the verb.
    fn following(&self, verb: &Verb, cue: &Cue<'a>) -> Option<(TokenRange, TokenId)> {
        let grammar = self.grammar;
        let subject = grammar.subject(verb.id).filter(|subject| !subject.relative && !subject.inherited)?;
        let tokens = subject.nominal.tokens;
        if tokens.start <= cue.sentence.start || !self.is_edge(tokens.start - 1) {
            return None;
        }
        let quoted = grammar.shape(tokens.start - 1) == Shape::QuoteMark;
        let clause_before = || {
            let before = cue.sentence.start..tokens.start;
            let subordinate = self.is_subordinator(cue.sentence.start);
            !subordinate && grammar.verbs_in(before).any(|(_, group)| grammar.is_finite(group))
        };
        if self.is_inserted(verb, cue) {
            return Some((tokens.clone(), tokens.start));
        }
        if !quoted && (self.that_after(verb.words.end, cue.sentence.end).is_some() || !clause_before()) {
            return None;
        }
        let rest = verb.words.end..self.before_stop(&cue.sentence);
        let goes_on = grammar.verbs_in(rest.clone()).any(|(_, group)| grammar.is_finite(group));
        let next_is_noun = rest.start < rest.end && grammar.noun_at(rest.start).is_some();
        if !quoted && goes_on && next_is_noun {
            return None;
        }
        Some((tokens.clone(), tokens.start))
    }

    /// X said (that) S; X accused Y of Z; X vowed to do.
    fn ahead(&self, cue: &Cue<'a>, verb: &Verb) -> Option<Statement> {
        let grammar = self.grammar;
        let subject = grammar.subject(verb.id);
        let after = verb.words.end;
        let limit = cue.sentence.end;
        if after >= limit {
            return None;
        }
        // A sentence that breaks off after its verb of saying says nothing.
        let (frame, start) = self.frame_ahead(cue, after, limit, verb).filter(|&(_, start)| start < limit)?;
        let sense = cue.taking(frame)?;
        if verb.group.passive {
            return self.passive(cue, verb, frame, start);
        }
        let source = subject.map(|subject| subject.nominal.tokens);
        let source = source.map(|source| self.speaker_before(cue, verb, &source).unwrap_or(source));
        let vague = source.as_ref().is_none_or(|source| self.is_thing(source));
        if vague && !matches!(frame, Frame::Clause | Frame::That | Frame::Quote) {
            return None;
        }
        let introduced = matches!(frame, Frame::Clause | Frame::That | Frame::Quote | Frame::Hearer)
            && (grammar.word(start.max(1) - 1) == grammar.keywords.that || grammar.shape(start) == Shape::QuoteMark);
        if !introduced && source.as_ref().is_some_and(|source| !self.can_speak(source)) {
            return None;
        }
        let aside = verb.group.gerund && frame == Frame::Object && matches!(sense.act, Act::State | Act::Praise);
        if aside {
            return None;
        }
        let end = self.content_end(start, &cue.sentence, frame);
        let content = vec![self.grown(start..end.max(start))];
        self.made(Parts { sense, frame, cue: verb.words.clone(), source, content })
    }

    /// "The minister denied that troops had left and said …": the second verb goes with the first, not with the troops.
    fn speaker_before(&self, cue: &Cue<'a>, verb: &Verb, nearest: &TokenRange) -> Option<TokenRange> {
        let grammar = self.grammar;
        let keywords = grammar.keywords;
        let joined = verb.words.start > cue.sentence.start && grammar.word(verb.words.start - 1) == keywords.and;
        let is_that = |token: TokenId| grammar.word(token) == keywords.that;
        let that = [nearest.start, nearest.start.saturating_sub(1)].into_iter().find(|&token| is_that(token))?;
        if !joined || that <= cue.sentence.start || nearest.start < cue.sentence.start {
            return None;
        }
        let (governor, _) = grammar.verbs_in(cue.sentence.start..that).next_back()?;
        if grammar.chunk(governor).tokens.end != that {
            return None;
        }
        grammar.subject(governor).map(|subject| subject.nominal.tokens)
    }

    /// What follows the verb, as far as one of its rows allows it, and where the content begins.
    fn frame_ahead(&self, cue: &Cue<'a>, after: TokenId, limit: TokenId, verb: &Verb) -> Option<(Frame, TokenId)> {
        let grammar = self.grammar;
        let takes = |frame: Frame| cue.taking(frame).is_some();
        if takes(Frame::Hearer)
            && let Some(told) = grammar.object_start(after, limit).and_then(|start| grammar.nominal_from(start, limit))
        {
            let next = told.tokens.end;
            let content = next < limit && self.begins_content(next, limit);
            if content {
                return Some((Frame::Hearer, self.content_start(next, limit)));
            }
        }
        // "rejected the claim that …": the noun, not the verb, governs "that".
        let that = self.that_after(after, limit);
        let governed = grammar
            .object_start(after, limit)
            .filter(|&object| takes(Frame::Object) && that.is_some() && grammar.word(object) != grammar.keywords.that);
        if let Some(object) = governed {
            return Some((Frame::Object, object));
        }
        if let Some(that) = that.filter(|_| takes(Frame::Clause) || takes(Frame::That)) {
            return Some((if takes(Frame::Clause) { Frame::Clause } else { Frame::That }, that + 1));
        }
        let start = self.content_start(after, limit);
        if start >= limit {
            return None;
        }
        let quoted = grammar.shape(start) == Shape::QuoteMark;
        if quoted && (takes(Frame::Quote) || takes(Frame::Clause)) {
            return Some((if takes(Frame::Clause) { Frame::Clause } else { Frame::Quote }, start));
        }
        let infinitive = |token: TokenId| grammar.verb_at(token).is_some_and(|(_, group)| group.infinitive);
        if takes(Frame::Infinitive) {
            let object = grammar.object_start(after, limit).and_then(|start| grammar.nominal_from(start, limit));
            let at = object.map_or(after, |object| object.tokens.end);
            if at < limit && infinitive(at) {
                return Some((Frame::Infinitive, after));
            }
        }
        let clause = takes(Frame::Clause) && self.is_clause(start, limit);
        if clause && !verb.group.passive {
            return Some((Frame::Clause, start));
        }
        let object = grammar.object_start(after, limit);
        if let Some(object) = object {
            let fits = |frame: Frame| takes(frame) && (frame != Frame::As || self.is_named_as(object, limit));
            // "condemned Chad for the raid" against "condemned the raid"
            let after = grammar.nominal_from(object, limit).map_or(limit, |nominal| nominal.tokens.end);
            let reason = after < limit && [grammar.keywords.for_, grammar.keywords.over].contains(&grammar.word(after));
            let plain = takes(Frame::Object) && !reason && !takes(Frame::As);
            let frames = if plain { [Frame::Object; 3] } else { [Frame::Of, Frame::As, Frame::Object] };
            if let Some(frame) = frames.into_iter().find(|&frame| fits(frame)) {
                return Some((frame, object));
            }
        }
        let gerund = grammar.verb_at(after).is_some_and(|(_, group)| group.gerund);
        if takes(Frame::Object) && (gerund || quoted) {
            return Some((Frame::Object, after));
        }
        if verb.group.passive && (takes(Frame::Of) || takes(Frame::As)) && grammar.is_preposition(after) {
            return Some((if takes(Frame::Of) { Frame::Of } else { Frame::As }, after));
        }
        None
    }

    /// "Y was accused (by X) of Z": the source stands after "by", or is not told.
    fn passive(&self, cue: &Cue<'a>, verb: &Verb, frame: Frame, start: TokenId) -> Option<Statement> {
        let grammar = self.grammar;
        let sense = cue.taking(frame)?;
        let arguments = grammar.arguments(verb.id, verb.words.end);
        let by = arguments.prepositional.iter().find(|phrase| phrase.preposition == grammar.keywords.by);
        let source = by.map(|phrase| phrase.nominal.tokens.clone());
        if source.is_none() && (frame == Frame::As || sense.act == Act::Praise) {
            return None;
        }
        let start = source.as_ref().map_or(start, |source| if source.start <= start + 1 { source.end } else { start });
        let end = self.content_end(start, &cue.sentence, frame);
        let content = vec![self.grown(start..end.max(start))];
        self.made(Parts { sense, frame, cue: verb.words.clone(), source, content })
    }

    /// Whether what is told can begin here: "that", a quotation, a clause.
    fn begins_content(&self, at: TokenId, limit: TokenId) -> bool {
        let grammar = self.grammar;
        let quoted = grammar.shape(at) == Shape::QuoteMark
            || at + 1 < limit && matches!(grammar.text(at), "," | ":") && grammar.shape(at + 1) == Shape::QuoteMark;
        quoted || self.that_after(at, limit).is_some() || self.is_clause(at, limit) || grammar.text(at) == ":"
    }

    /// Whether a clause of its own begins here: a noun phrase and a finite verb.
    fn is_clause(&self, at: TokenId, limit: TokenId) -> bool {
        let grammar = self.grammar;
        let asks =
            grammar.is_relative(at) || [grammar.keywords.whether, grammar.keywords.if_].contains(&grammar.word(at));
        let opens = asks
            || grammar.noun_at(at).is_some()
            || grammar.tag(at) == Tag::ExistentialThere
            || grammar.is_preposition(at)
            || grammar.is_adverb(at)
            || grammar.shape(at) == Shape::QuoteMark;
        let Some((verb, _)) = grammar.verbs_in(at..limit).find(|&(_, group)| grammar.is_finite(group)) else {
            return false;
        };
        let mut before = grammar.chunk(verb).tokens.start;
        while before > at && grammar.is_adverb(before - 1) {
            before -= 1;
        }
        // "offered help and left": the next verb has the same subject.
        opens && (before == at || grammar.tag(before - 1) != Tag::CoordinatingConjunction)
    }

    /// "the plan as a success", "it a success": a second description follows the object.
    fn is_named_as(&self, object: TokenId, limit: TokenId) -> bool {
        let grammar = self.grammar;
        let Some(nominal) = grammar.nominal_from(object, limit) else { return false };
        let after = nominal.tokens.end;
        after < limit
            && (grammar.word(after) == grammar.keywords.as_
                || grammar.shape(after) == Shape::QuoteMark
                || grammar.tag(after) == Tag::Adjective
                || grammar.noun_at(after).is_some())
    }

    /// "it", "this": what cannot be told to praise or promise.
    fn is_thing(&self, source: &TokenRange) -> bool {
        let grammar = self.grammar;
        let only = source.len() == 1;
        let pointing = matches!(grammar.tag(source.start), Tag::Determiner | Tag::WhDeterminer | Tag::ExistentialThere);
        only && (pointing || grammar.word(source.start) == grammar.keywords.it)
            || self.tables.nouns.longest(&grammar.words()[source.start as usize..source.end as usize]).is_some()
    }

    fn is_subordinator(&self, token: TokenId) -> bool {
        let keywords = self.grammar.keywords;
        let words = [keywords.while_, keywords.after, keywords.before, keywords.when, keywords.because, keywords.if_];
        words.contains(&self.grammar.word(token))
    }

    /// A comma or closing quotation mark, after which the source or verb may stand.
    fn is_edge(&self, token: TokenId) -> bool {
        self.grammar.is_comma(token) || self.grammar.shape(token) == Shape::QuoteMark
    }

    fn without_comma(&self, mut end: TokenId, start: TokenId) -> TokenId {
        while end > start && self.grammar.is_comma(end - 1) {
            end -= 1;
        }
        end
    }

    /// Where the clause before a cue begins: with the sentence, past "and" or "but", or after another claim's comma.
    fn clause_start(&self, cue: &Cue<'a>, end: TokenId) -> TokenId {
        let start = self.grammar.body_start(&cue.sentence);
        let joined = self.grammar.tag(start) == Tag::CoordinatingConjunction && start + 1 < end;
        start + TokenId::from(joined)
    }
}

/// A verb group that speaks.
struct Verb {
    id: ChunkId,
    group: VerbGroup,
    words: TokenRange,
}
