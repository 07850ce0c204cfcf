//! The findings while they grow.

use dateline_lang::Sex;
use rustc_hash::FxHashMap;

use super::tables::{Nation, NationForm, Tables};
use crate::lexicon::fold;
use crate::model::{Entity, EntityId, Form, Kind, Mention, Note, Role, Rule, Span, Step};
use crate::order::Order;
use crate::passing::{Known, Name, Reading, Resolved, TokenId};

/// What makes two mentions one entity, people apart.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Key {
    Country(u16),
    Nationality(u16),
    /// Country, and index into [`dateline_lang::bodies`].
    Body(Option<u16>, u16),
    Actor(u16),
    Place(u32),
    /// Anything else of this kind with this folded name.
    Named(Kind, String),
}

/// The findings while they grow.
pub(super) struct Draft<'a> {
    pub(super) reading: Reading<'a>,
    pub(super) tables: &'a Tables,
    pub(super) entities: Vec<Entity>,
    pub(super) mentions: Vec<Mention>,
    pub(super) notes: Vec<Note>,
    /// For each recognised name, the country it speaks of.
    pub(super) nations: Vec<Option<Nation>>,
    /// For each recognised name, the place of its mention in `mentions`.
    pub(super) mention_of: Vec<Option<usize>>,
    /// The sex of people, where titles or pronouns tell.
    pub(super) sexes: FxHashMap<EntityId, Sex>,
    keys: FxHashMap<Key, EntityId>,
    /// Places in `mentions` of what is not a name, found later, by span.
    taken: FxHashMap<Span, usize>,
}

impl<'a> Draft<'a> {
    pub(super) fn new(reading: Reading<'a>, tables: &'a Tables) -> Self {
        let names = &reading.recognised.names;
        let nations = names.iter().map(|name| nation(reading, tables, name)).collect();
        Draft {
            reading,
            tables,
            entities: Vec::new(),
            mentions: Vec::with_capacity(names.len() * 5 / 4),
            notes: Vec::new(),
            nations,
            mention_of: vec![None; names.len()],
            sexes: FxHashMap::default(),
            keys: FxHashMap::default(),
            taken: FxHashMap::default(),
        }
    }

    /// The recognised names.
    pub(super) fn names(&self) -> &'a [Name] {
        &self.reading.recognised.names
    }

    /// The words of a span.
    pub(super) fn text(&self, span: Span) -> &'a str {
        span.of(self.reading.text())
    }

    /// The recognised name that begins at a token.
    pub(super) fn name_starting_at(&self, token: TokenId) -> Option<usize> {
        let at = self.names().partition_point(|name| name.tokens.start < token);
        self.names().get(at).filter(|name| name.tokens.start == token).map(|_| at)
    }

    /// The recognised name that ends right before a token.
    pub(super) fn name_ending_at(&self, token: TokenId) -> Option<usize> {
        let at = self.names().partition_point(|name| name.tokens.end < token);
        self.names().get(at).filter(|name| name.tokens.end == token).map(|_| at)
    }

    /// The recognised name that holds a token.
    pub(super) fn name_at(&self, token: TokenId) -> Option<usize> {
        let at = self.names().partition_point(|name| name.tokens.end <= token);
        self.names().get(at).filter(|name| name.tokens.start <= token).map(|_| at)
    }

    /// A token's word among some.
    pub(super) fn is_word(&self, token: TokenId, among: &[crate::lexicon::WordId]) -> bool {
        self.reading.recognised.words.get(token as usize).is_some_and(|word| word.is_known() && among.contains(word))
    }

    /// Whether a token reads so, letter by letter.
    pub(super) fn is_text(&self, token: TokenId, text: &str) -> bool {
        (token as usize) < self.reading.segments.tokens.len() && self.reading.token_text(token) == text
    }

    /// Whether a token is a possessive ending.
    pub(super) fn is_possessive(&self, token: TokenId) -> bool {
        (token as usize) < self.reading.segments.tokens.len()
            && matches!(self.reading.token_text(token), "'s" | "’s" | "'" | "’" | "ʼs" | "‘s")
    }

    /// The entity of a key, made if need be.
    pub(super) fn entity(&mut self, key: Key, make: impl FnOnce() -> Entity) -> EntityId {
        if let Some(&entity) = self.keys.get(&key) {
            return entity;
        }
        let id = self.add_entity(make());
        self.keys.insert(key, id);
        id
    }

    /// Adds an entity that shares no key.
    pub(super) fn add_entity(&mut self, entity: Entity) -> EntityId {
        self.entities.push(entity);
        self.entities.len() as EntityId - 1
    }

    /// Adds the mention that a recognised name is, unless the span has one; another name of the entity becomes an alias.
    pub(super) fn mention_name(&mut self, name: usize, span: Span, kind: Kind, entity: EntityId, rule: Rule) {
        let form = self.names()[name].form;
        if let Some(at) = self.mention(span, kind, form, entity, rule) {
            self.mention_of[name] = Some(at);
            self.add_alias(entity, self.text(span));
        }
    }

    /// Adds a mention, unless the span has one.
    pub(super) fn mention(
        &mut self,
        span: Span,
        kind: Kind,
        form: Form,
        entity: EntityId,
        rule: Rule,
    ) -> Option<usize> {
        if span.is_empty() || self.taken.contains_key(&span) {
            return None;
        }
        let at = self.mentions.len();
        self.taken.insert(span, at);
        self.mentions.push(Mention { span, kind, form, entity, rule });
        Some(at)
    }

    /// Makes the mention at a span mean another entity; nothing where there is none.
    pub(super) fn move_mention(
        &mut self,
        span: Span,
        kind: Kind,
        form: Option<Form>,
        entity: EntityId,
        rule: &'static str,
    ) {
        let Some(mention) = self.taken.get(&span).and_then(|&at| self.mentions.get_mut(at)) else { return };
        mention.kind = kind;
        mention.form = form.unwrap_or(mention.form);
        mention.entity = entity;
        mention.rule = rule.into();
    }

    /// Notes another name of an entity.
    pub(super) fn add_alias(&mut self, entity: EntityId, name: &str) {
        let Some(entity) = self.entities.get_mut(entity as usize) else { return };
        if entity.name != name && !entity.aliases.iter().any(|alias| alias == name) {
            entity.aliases.push(name.to_owned());
        }
    }

    /// Gives an entity an office, once.
    pub(super) fn add_role(&mut self, entity: EntityId, role: Role) {
        let Some(entity) = self.entities.get_mut(entity as usize) else { return };
        let same = |had: &Role| fold(&had.title) == fold(&role.title);
        let shorter = |had: &Role| fold(&had.title).ends_with(&format!(" {}", fold(&role.title)));
        if entity
            .roles
            .iter()
            .any(|had| (same(had) && had.of == role.of) || (role.of.is_empty() && (same(had) || shorter(had))))
        {
            return;
        }
        if let Some(had) = entity.roles.iter_mut().find(|had| same(had) && had.of.is_empty()) {
            had.of = role.of;
            return;
        }
        entity.roles.push(role);
    }

    /// Tells the reader why something was decided.
    pub(super) fn note(&mut self, span: Span, rule: &'static str, text: String) {
        self.notes.push(Note { span: Some(span), step: Step::Resolve, rule: rule.into(), text });
    }

    /// The entity a recognised name means, once it is decided.
    pub(super) fn entity_of_name(&self, name: usize) -> Option<EntityId> {
        self.mention_of[name].map(|at| self.mentions[at].entity)
    }

    /// Orders the findings: mentions by position, entities by first mention; what nobody mentions is dropped.
    pub(super) fn finish(mut self) -> Resolved {
        self.mentions.order_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
        let mut moved: Vec<Option<EntityId>> = vec![None; self.entities.len()];
        let mut old: Vec<Option<Entity>> = self.entities.into_iter().map(Some).collect();
        let mut entities = Vec::with_capacity(old.len());
        for mention in &mut self.mentions {
            let at = mention.entity as usize;
            if let Some(entity) = old[at].take() {
                moved[at] = Some(entities.len() as EntityId);
                entities.push(entity);
            }
            mention.entity = moved[at].unwrap_or_default();
        }
        self.notes.order_by_key(|note| note.span);
        Resolved { mentions: self.mentions, entities, notes: self.notes }
    }
}

/// An entity with nothing known but its name.
pub(super) fn bare(name: &str, kind: Kind, rule: &'static str) -> Entity {
    Entity {
        name: name.to_owned(),
        kind,
        aliases: Vec::new(),
        roles: Vec::new(),
        country: None,
        code: None,
        place: None,
        rule: rule.into(),
    }
}

/// The country a name speaks of: as its name, adjective, people or capital.
fn nation(reading: Reading<'_>, tables: &Tables, name: &Name) -> Option<Nation> {
    let form = match (name.kind, name.form) {
        (Kind::Nationality, _) | (_, Form::Demonym) => NationForm::Adjective,
        _ => NationForm::Name,
    };
    if let Some(Known::Country(country)) = name.known {
        return Some(Nation { country, form });
    }
    if matches!(name.kind, Kind::Person) {
        return None;
    }
    let words = reading.recognised.words.get(name.tokens.start as usize..name.tokens.end as usize)?;
    let (taken, &nation) = tables.nations.longest(words)?;
    (taken == words.len()).then_some(nation)
}
