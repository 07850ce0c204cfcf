//! Whom noun phrases mean, as `resolve` found it.

use dateline_lang::tags::Tag;

use super::grammar::{ChunkId, Grammar, Nominal};
use crate::model::{Entity, EntityId, Form, Kind, Mention, Precision, Span};
use crate::passing::{Resolved, TokenId, TokenRange};

/// The entities of a document, with look-up by place in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cast<'a> {
    resolved: &'a Resolved,
}

/// No mention is longer than this, in bytes; look-up goes back so far.
const LONGEST_MENTION: u32 = 240;
/// How deep "of …" is followed.
const MOST_NESTED: u32 = 4;

impl<'a> Cast<'a> {
    pub(super) fn new(resolved: &'a Resolved) -> Self {
        Cast { resolved }
    }

    pub(super) fn entity(&self, id: EntityId) -> Option<&'a Entity> {
        self.resolved.entities.get(id as usize)
    }

    /// The mentions that share words with a span, by position.
    pub(super) fn mentions(&self, span: Span) -> impl DoubleEndedIterator<Item = &'a Mention> + use<'a> {
        let mentions = &self.resolved.mentions;
        let reach = span.start.saturating_sub(LONGEST_MENTION);
        let first = mentions.partition_point(|mention| mention.span.start < reach);
        let last = mentions.partition_point(|mention| mention.span.start < span.end).max(first);
        mentions[first..last].iter().filter(move |mention| mention.span.overlaps(span))
    }

    /// The longest mention that holds a token range's last word.
    pub(super) fn at_head(&self, grammar: &Grammar<'_>, id: ChunkId) -> Option<&'a Mention> {
        let head = grammar.token_span(grammar.chunk(id).head);
        self.mentions(head).filter(|mention| mention.span.contains(head)).max_by_key(|mention| mention.span.len())
    }

    /// The mention that a base phrase stands for: its head, or the one it belongs to ("Peruvian forces", "Peru's army",
    /// "the president of Peru").
    pub(super) fn of_chunk(&self, grammar: &Grammar<'_>, id: ChunkId) -> Option<&'a Mention> {
        if let Some(mention) = self.at_head(grammar, id).filter(|mention| can_act(mention.kind)) {
            return Some(mention);
        }
        let tokens = &grammar.chunk(id).tokens;
        let own = self.mentions(grammar.span(tokens.clone())).rfind(|mention| can_act(mention.kind));
        if own.is_some() && grammar.is_ground(grammar.chunk(id).head) {
            // "Afghan soil" is where, not who.
            return None;
        }
        own.or_else(|| self.of_chunk(grammar, grammar.possessor(id)?))
            .or_else(|| self.of_chunk(grammar, grammar.whole(id)?))
            .or_else(|| self.ruled(grammar, id))
    }

    /// "authorities in Peru", "a court in Chad": those who act for a country, told by where they sit.
    fn ruled(&self, grammar: &Grammar<'_>, id: ChunkId) -> Option<&'a Mention> {
        let chunk = grammar.chunk(id);
        let in_ = chunk.tokens.end;
        let joins = in_ + 1 < grammar.sentence(chunk.head).end && grammar.word(in_) == grammar.keywords.in_;
        if !joins || !grammar.sits(chunk.head) {
            return None;
        }
        let seat = self.at_head(grammar, grammar.noun_at(in_ + 1)?)?;
        (self.is_place(seat) && !self.is_town(seat.entity)).then_some(seat)
    }

    /// The entities that a noun phrase and what is coordinated with it stand for, each once.
    pub(super) fn of_nominal(&self, grammar: &Grammar<'_>, nominal: &Nominal) -> Vec<EntityId> {
        let mut found = Vec::new();
        for &head in &nominal.heads {
            self.add_chunk(grammar, head, nominal.tokens.end, &mut found, MOST_NESTED);
        }
        found
    }

    fn add_chunk(&self, grammar: &Grammar<'_>, id: ChunkId, end: TokenId, found: &mut Vec<EntityId>, depth: u32) {
        if depth > 0
            && self.of_chunk_alone(grammar, id).is_none()
            && grammar.possessor(id).is_none()
            && let Some(whole) = grammar.whole(id)
        {
            // "the foreign ministers of Peru, Chad and Norway"
            let start = grammar.chunk(whole).tokens.start;
            let end = if start < end { end } else { grammar.sentence(start).end };
            if let Some(all) = grammar.nominal_from(start, end) {
                for head in all.heads {
                    self.add_chunk(grammar, head, all.tokens.end, found, depth - 1);
                }
                return;
            }
        }
        let Some(mention) = self.of_chunk(grammar, id) else { return };
        let mention = self.apposed(grammar, id, mention).unwrap_or(mention);
        let entity = if mention.kind == Kind::Nationality && grammar.speaks_for_state(id) {
            self.state_of(mention.entity)
        } else {
            mention.entity
        };
        // "Afghan and Pakistani forces": one noun, two states.
        let tokens = &grammar.chunk(id).tokens;
        let sentence = grammar.sentence(tokens.start);
        let first = tokens.start.saturating_sub(2).max(sentence.start);
        for joined in self.mentions(grammar.span(first..tokens.end)).filter(|other| other.kind == Kind::Nationality) {
            let last = grammar.reading.token_at(joined.span.end.saturating_sub(1));
            let and = last + 1 < tokens.end && grammar.tag(last + 1) == Tag::CoordinatingConjunction;
            let and = and && (last >= tokens.start || grammar.noun_at(last).is_none());
            let other = if grammar.speaks_for_state(id) { self.state_of(joined.entity) } else { joined.entity };
            if and && !found.contains(&other) {
                found.push(other);
            }
        }
        if !found.contains(&entity) {
            found.push(entity);
        }
    }

    fn of_chunk_alone(&self, grammar: &Grammar<'_>, id: ChunkId) -> Option<&'a Mention> {
        let at_head = self.at_head(grammar, id).filter(|mention| can_act(mention.kind));
        at_head.or_else(|| {
            self.mentions(grammar.span(grammar.chunk(id).tokens.clone())).rfind(|mention| can_act(mention.kind))
        })
    }

    /// Those that a noun phrase belongs to, as its own words tell: "Peru's shelling", "a Taliban attack"; not a town, which
    /// is where.
    pub(super) fn owners(&self, grammar: &Grammar<'_>, id: ChunkId) -> Vec<EntityId> {
        let acts = |mention: &&Mention| !(mention.kind == Kind::Place && self.is_town(mention.entity));
        let possessor = || self.of_chunk(grammar, grammar.possessor(id)?).filter(acts);
        let owner = self.of_chunk_alone(grammar, id).filter(acts).or_else(possessor);
        owner.map(|mention| self.state_of(mention.entity)).into_iter().collect()
    }

    /// "the Afghan foreign minister, Amir Khan Mutaqi": the person named right after the office.
    fn apposed(&self, grammar: &Grammar<'_>, id: ChunkId, mention: &Mention) -> Option<&'a Mention> {
        let chunk = grammar.chunk(id);
        let sentence = grammar.sentence(chunk.head);
        if mention.kind == Kind::Person || chunk.tokens.end + 1 >= sentence.end || !grammar.is_comma(chunk.tokens.end) {
            return None;
        }
        let next = grammar.noun_at(chunk.tokens.end + 1)?;
        let named = self.at_head(grammar, next)?;
        let office = grammar.is_office(chunk.head);
        (office && named.kind == Kind::Person && named.form == Form::Name).then_some(named)
    }

    /// The state that a nationality belongs to, as far as the document has it; otherwise the nationality.
    pub(super) fn state_of(&self, id: EntityId) -> EntityId {
        let Some(nationality) = self.entity(id) else { return id };
        if nationality.kind != Kind::Nationality || nationality.country.is_none() {
            return id;
        }
        let is_state = |entity: &Entity| {
            entity.kind == Kind::Place
                && entity.country == nationality.country
                && entity.place.as_ref().is_none_or(|place| place.precision == Precision::Country)
        };
        let rules = |entity: &Entity| entity.kind == Kind::Government && entity.country == nationality.country;
        let entities = &self.resolved.entities;
        let found = entities.iter().position(is_state).or_else(|| entities.iter().position(rules));
        found.map_or(id, |at| at as EntityId)
    }

    /// The first place named in a range of tokens.
    pub(super) fn place_in(&self, grammar: &Grammar<'_>, tokens: TokenRange) -> Option<&'a Mention> {
        let span = grammar.span(tokens);
        self.mentions(span).find(|mention| self.is_place(mention))
    }

    /// Whether a mention names a spot on the earth, even where its name may stand for a government.
    pub(super) fn is_place(&self, mention: &Mention) -> bool {
        let named = matches!(mention.form, Form::Name | Form::Acronym | Form::Metonym | Form::Nominal);
        let located =
            || self.entity(mention.entity).is_some_and(|entity| entity.kind == Kind::Place || entity.place.is_some());
        named && (mention.kind == Kind::Place || mention.form == Form::Metonym && located())
    }

    /// Whether an entity is a whole country or those who act for it, rather than a town or province.
    pub(super) fn is_town(&self, id: EntityId) -> bool {
        self.entity(id).is_some_and(|entity| {
            entity.kind == Kind::Place
                && entity.place.as_ref().is_none_or(|place| place.precision != Precision::Country)
        })
    }
}

/// Whether something of this kind can do or suffer things.
fn can_act(kind: Kind) -> bool {
    !matches!(kind, Kind::Agreement | Kind::EventName | Kind::Weapon)
}
