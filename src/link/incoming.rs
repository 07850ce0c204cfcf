//! Findings of a link as a dossier. Its articles consist of nothing but the quotations that the sender chose, in their
//! order, each a paragraph; what was found stands on them as it stood on the whole.

use std::collections::BTreeMap;

use dateline_core::dossier::{
    DocumentId, Folded, FoldedEntity, FoldedEntityId, FoldedEvent, Headline, Member, Telling, TimelineDay,
};
use dateline_core::model::{
    Claim, ClaimId, DateBasis, Entity, EntityId, Event, Form, Mention, Page, PublishedBasis, Record, Role, SentenceId,
    Span,
};
use dateline_core::order::Order;
use dateline_share::rule::Rule;
use dateline_share::wire::{self, Findings};
use jiff::civil::Date;

use super::convert;
use crate::dossier::Document;
use crate::protocol::OwnDate;

/// Named as the maker of all that came by link.
const RULE: &str = "link";
/// Where its articles came from.
pub const FROM_LINK: &str = "a link";
/// What stands between quotations that are neighbours in the article, and between others.
const NEIGHBOURS: &str = "\n\n";
const GAP: &str = "\n\n[…]\n\n";
/// So many letters at most, the end of a paragraph, stand between neighbours.
const NEAR: u32 = 2;

/// A dossier that came by link.
#[derive(Debug)]
pub struct Opened {
    /// The articles, as far as they are quoted.
    pub documents: Vec<Document>,
    /// What they give together, as the sender saw it.
    pub folded: Folded,
    /// How the sender corrected them. They are told as corrected.
    pub rules: Vec<Rule>,
}

/// The articles of a link that carries them, each as the fields of a line of JSON Lines.
pub fn articles(dossier: &wire::Dossier) -> impl Iterator<Item = [(&'static str, String); 7]> {
    dossier.articles.iter().filter_map(|article| {
        let source = dossier.findings.sources.get(article.source as usize)?;
        // Read from a dateline before, it is read from it again.
        let given = source.published.filter(|_| article.basis != wire::Basis::Dateline);
        Some([
            ("id", source.id.clone()),
            ("title", source.title.clone()),
            ("outlet", source.outlet.clone()),
            ("author", article.author.clone()),
            ("url", source.url.clone()),
            ("published", given.map(|day| day.to_string()).unwrap_or_default()),
            ("text", article.text.clone()),
        ])
    })
}

/// Makes a dossier of findings.
pub fn open(findings: &Findings) -> Opened {
    let mut drafts: Vec<Draft> = findings.sources.iter().map(Draft::new).collect();
    let quotes = findings.events.iter().flat_map(|event| &event.quotes);
    for quote in quotes.chain(findings.claims.iter().map(|claim| &claim.quote)) {
        drafts[quote.source as usize].quotes.insert((quote.start, quote.text.clone()), 0);
    }
    drafts.iter_mut().for_each(Draft::write);
    let mut folded = Folded::default();
    // Claims stand before the events that stand in them.
    let claims: Vec<_> = findings
        .claims
        .iter()
        .map(|claim| (claim.quote.source, drafts[claim.quote.source as usize].claim(claim, findings)))
        .collect();
    for (event, id) in findings.events.iter().zip(0..) {
        folded.events.push(happening(event, &mut drafts, findings, &claims));
        remember_day(event, id, &folded.events[id as usize], &drafts, &mut folded.timeline);
    }
    folded.timeline.order_by_key(|day| day.date);
    folded.entities = findings.entities.iter().zip(0..).map(|(entity, id)| together(entity, id, &drafts)).collect();
    let documents = drafts.into_iter().map(Draft::finish).collect();
    Opened { documents, folded, rules: findings.view.rules.clone() }
}

/// `claims` says of each claim of the findings in which article it stands, and where there.
fn happening(
    event: &wire::Event,
    drafts: &mut [Draft],
    findings: &Findings,
    claims: &[(DocumentId, ClaimId)],
) -> FoldedEvent {
    let mut tellings = Vec::new();
    for quote in &event.quotes {
        let claim = event.claim.and_then(|claim| claims.get(claim as usize));
        let claim = claim.filter(|(document, _)| *document == quote.source).map(|(_, claim)| *claim);
        let telling = drafts[quote.source as usize].event(event, quote, claim, findings);
        tellings.push(Telling { document: quote.source, event: telling });
    }
    FoldedEvent {
        id: event.id.clone(),
        kind: convert::event_in(event.kind),
        mode: event.mode.clone(),
        contexts: event.contexts.clone(),
        actors: event.actors.clone(),
        recipients: event.recipients.clone(),
        place: event.place,
        from: event.from.and_then(convert::day_in),
        to: event.to.and_then(convert::day_in),
        status: convert::status_in(event.status),
        toll: convert::toll_in(&event.toll),
        tellings,
        documents: event.documents,
        origins: event.origins,
    }
}

/// A day is as heavy as the independent articles that tell its events.
fn remember_day(event: &wire::Event, id: u32, folded: &FoldedEvent, drafts: &[Draft], days: &mut Vec<TimelineDay>) {
    let (Some(date), Some(quote)) = (folded.from, event.quotes.first()) else { return };
    if let Some(day) = days.iter_mut().find(|day| day.date == date) {
        day.weight = day.weight.saturating_add(event.origins);
        day.events.push(id);
        return;
    }
    let span = drafts[quote.source as usize].span_of(quote);
    let headline = Headline { document: quote.source, span };
    days.push(TimelineDay { date, weight: event.origins, events: vec![id], headline });
}

fn together(entity: &wire::Entity, id: FoldedEntityId, drafts: &[Draft]) -> FoldedEntity {
    let members: Vec<Member> =
        (0..).zip(drafts).filter_map(|(document, draft)| Some(Member { document, entity: draft.known(id)? })).collect();
    let days = || members.iter().filter_map(|member| drafts[member.document as usize].record.page.published);
    FoldedEntity {
        id: entity.id.clone(),
        name: entity.name.clone(),
        kind: convert::kind_in(entity.kind),
        aliases: entity.aliases.clone(),
        roles: roles(entity),
        country: some(&entity.country),
        code: some(&entity.code),
        place: entity.spot.as_ref().map(convert::spot_in),
        mentions: entity.mentions,
        documents: entity.documents,
        origins: entity.origins,
        first: days().min(),
        last: days().max(),
        members,
    }
}

fn roles(entity: &wire::Entity) -> Vec<Role> {
    entity.roles.iter().map(|(title, of)| Role { title: title.clone(), of: of.clone() }).collect()
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// An article while it is put together from its quotations.
struct Draft {
    record: Record,
    /// Places in the sender's text and quotations, with the number of the paragraph that each becomes.
    quotes: BTreeMap<(u32, String), SentenceId>,
    /// Of each entity of the article, its place in the findings.
    entities: Vec<FoldedEntityId>,
}

impl Draft {
    fn new(source: &wire::Source) -> Draft {
        let published: Option<Date> = source.published.and_then(convert::day_in);
        let page = Page {
            id: source.id.clone(),
            title: source.title.clone(),
            outlet: source.outlet.clone(),
            url: source.url.clone(),
            published,
            published_basis: if published.is_some() { PublishedBasis::Given } else { PublishedBasis::None },
            ..Page::default()
        };
        let record = Record { page, language: "en".to_owned(), ..Record::default() };
        Draft { record, quotes: BTreeMap::new(), entities: Vec::new() }
    }

    fn write(&mut self) {
        let mut told = 0_u32;
        for ((place, quote), number) in &mut self.quotes {
            let text = &mut self.record.page.text;
            if !text.is_empty() {
                text.push_str(if *place > told.saturating_add(NEAR) { GAP } else { NEIGHBOURS });
            }
            told = place.saturating_add(quote.chars().count() as u32);
            let start = text.len();
            text.push_str(quote);
            *number = self.record.sentences.len() as SentenceId;
            self.record.sentences.push(Span::new(start, text.len()));
        }
    }

    fn sentence(&self, quote: &wire::Quote) -> SentenceId {
        self.quotes.get(&(quote.start, quote.text.clone())).copied().unwrap_or_default()
    }

    fn span_of(&self, quote: &wire::Quote) -> Span {
        self.record.sentences.get(self.sentence(quote) as usize).copied().unwrap_or_default()
    }

    /// The words of a quotation that say it; all of it where none are marked.
    fn marked(&self, quote: &wire::Quote) -> Span {
        let whole = self.span_of(quote);
        let at = |letters: u32| {
            let place = quote.text.char_indices().nth(letters as usize);
            whole.start as usize + place.map_or(quote.text.len(), |(place, _)| place)
        };
        let (from, to) = quote.marked;
        if from < to { Span::new(at(from), at(to).max(at(from))) } else { whole }
    }

    fn event(&mut self, event: &wire::Event, quote: &wire::Quote, claim: Option<ClaimId>, findings: &Findings) -> u32 {
        let mut all = |entities: &[u32]| entities.iter().map(|&entity| self.entity(entity, findings)).collect();
        let (actors, recipients): (Vec<EntityId>, Vec<EntityId>) = (all(&event.actors), all(&event.recipients));
        let place = event.place.map(|place| self.entity(place, findings));
        self.record.events.push(Event {
            kind: convert::event_in(event.kind),
            mode: event.mode.clone(),
            contexts: event.contexts.clone(),
            trigger: self.marked(quote),
            actors,
            recipients,
            place,
            time: None,
            from: event.from.and_then(convert::day_in),
            to: event.to.and_then(convert::day_in),
            date_basis: if event.from.is_some() || event.to.is_some() { DateBasis::Context } else { DateBasis::None },
            status: convert::status_in(event.status),
            claim,
            toll: convert::toll_in(&event.toll),
            sentence: self.sentence(quote),
            rule: RULE.into(),
        });
        self.record.events.len() as u32 - 1
    }

    fn claim(&mut self, claim: &wire::Claim, findings: &Findings) -> ClaimId {
        let entity = claim.by.map(|entity| self.entity(entity, findings));
        let (cue, sentence) = (self.marked(&claim.quote), self.sentence(&claim.quote));
        self.record.claims.push(Claim {
            source: None,
            entity,
            cue,
            content: vec![self.span_of(&claim.quote)],
            kind: convert::manner_in(claim.manner),
            act: convert::act_in(claim.act),
            anonymous: claim.anonymous,
            sentence,
            rule: RULE.into(),
        });
        self.record.claims.len() as ClaimId - 1
    }

    fn known(&self, entity: FoldedEntityId) -> Option<EntityId> {
        self.entities.iter().position(|&known| known == entity).map(|place| place as EntityId)
    }

    /// The article's own entity for one of the findings, with its mentions.
    fn entity(&mut self, entity: FoldedEntityId, findings: &Findings) -> EntityId {
        if let Some(known) = self.known(entity) {
            return known;
        }
        let (id, of) = (self.entities.len() as EntityId, &findings.entities[entity as usize]);
        self.entities.push(entity);
        self.record.entities.push(Entity {
            name: of.name.clone(),
            kind: convert::kind_in(of.kind),
            aliases: of.aliases.clone(),
            roles: roles(of),
            country: some(&of.country),
            code: some(&of.code),
            place: of.spot.as_ref().map(convert::spot_in),
            rule: RULE.into(),
        });
        let mut names: Vec<&str> = std::iter::once(&of.name).chain(&of.aliases).map(String::as_str).collect();
        names.order_by_key(|name| std::cmp::Reverse(name.len()));
        for name in names {
            self.mention(id, convert::kind_in(of.kind), name);
        }
        id
    }

    /// Marks a name wherever the quotations have it as words of their own and no longer name stands there.
    fn mention(&mut self, entity: EntityId, kind: dateline_core::model::Kind, name: &str) {
        let Record { page, mentions, .. } = &mut self.record;
        let found = page.text.match_indices(name).filter(|(at, _)| !name.is_empty() && is_word(&page.text, *at, name));
        for (at, _) in found {
            let span = Span::new(at, at + name.len());
            if !mentions.iter().any(|other| other.span.overlaps(span)) {
                mentions.push(Mention { span, kind, form: Form::Name, entity, rule: RULE.into() });
            }
        }
    }

    fn finish(mut self) -> Document {
        self.record.mentions.order_by_key(|mention| mention.span);
        let page = &self.record.page;
        let own = OwnDate { published: page.published, basis: page.published_basis };
        Document { record: self.record, file: FROM_LINK.into(), own }
    }
}

fn is_word(text: &str, at: usize, name: &str) -> bool {
    let joins = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    !joins(text[..at].chars().next_back()) && !joins(text[at + name.len()..].chars().next())
}
