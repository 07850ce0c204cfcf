//! Divides one entity of a document into two, by what its mentions say.

use dateline_core::model::{EntityId, Form, Mention, Record};

use crate::words::plain;

/// Where an entity of a document belongs when another is split off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// It stays.
    This,
    /// It is the other.
    Other,
    /// The document speaks of both: these of its mentions, by their places, are of the other.
    Both(Vec<usize>),
}

/// Says whose the mentions of an entity are, when these names are the other's. What is no name ("he", "the minister") goes
/// with the name before it.
pub(crate) fn side(record: &Record, entity: EntityId, names: &[String]) -> Side {
    let is_other = |mention: &Mention| names.contains(&plain(mention.span.of(&record.page.text)));
    let (mut moved, mut has_this, mut has_other) = (Vec::new(), false, false);
    let mut follows = false;
    for (at, mention) in record.mentions.iter().enumerate().filter(|(_, mention)| mention.entity == entity) {
        if is_name(mention) {
            follows = is_other(mention);
            has_other |= follows;
            has_this |= !follows;
        }
        if follows {
            moved.push(at);
        }
    }
    match (has_this, has_other) {
        (true, true) => Side::Both(moved),
        (false, true) => Side::Other,
        (true, false) => Side::This,
        (false, false) if names.contains(&plain(&record.entities[entity as usize].name)) => Side::Other,
        (false, false) => Side::This,
    }
}

fn is_name(mention: &Mention) -> bool {
    matches!(mention.form, Form::Name | Form::Acronym | Form::Demonym | Form::Metonym | Form::Part)
}

/// Makes a new entity of these mentions, at the end of the list, and gives it the parts in events and claims that are told
/// in sentences with its mentions and none of the old one's.
pub(crate) fn divide(record: &mut Record, entity: EntityId, moved: &[usize], names: &[String]) -> EntityId {
    let new = record.entities.len() as EntityId;
    for &at in moved {
        record.mentions[at].entity = new;
    }
    let mut other = record.entities[entity as usize].clone();
    let this = &mut record.entities[entity as usize];
    let of = |id: EntityId| {
        let mentions = record.mentions.iter().filter(move |mention| mention.entity == id && is_name(mention));
        mentions.map(|mention| mention.span.of(&record.page.text).to_owned())
    };
    let is_others = |name: &String| names.contains(&plain(name));
    other.name = of(new).next().unwrap_or(other.name);
    other.aliases.retain(|alias| is_others(alias) && *alias != other.name);
    if is_others(&this.name) {
        let rest = this.aliases.iter().find(|alias| !is_others(alias)).cloned();
        this.name = rest.or_else(|| of(entity).next()).unwrap_or_else(|| this.name.clone());
    }
    this.aliases.retain(|alias| !is_others(alias) && *alias != this.name);
    record.entities.push(other);

    let sentences = &record.sentences;
    let whose = |sentence: u32| {
        let Some(span) = sentences.get(sentence as usize) else { return entity };
        let has = |id| record.mentions.iter().any(|mention| mention.entity == id && span.contains(mention.span));
        if has(new) && !has(entity) { new } else { entity }
    };
    for event in &mut record.events {
        let id = whose(event.sentence);
        let who = event.actors.iter_mut().chain(&mut event.recipients).chain(&mut event.place);
        who.filter(|who| **who == entity).for_each(|who| *who = id);
    }
    for claim in &mut record.claims {
        if claim.entity == Some(entity) {
            let named = record.mentions.iter().find(|mention| {
                [entity, new].contains(&mention.entity) && claim.source.is_some_and(|span| span.overlaps(mention.span))
            });
            claim.entity = Some(named.map_or_else(|| whose(claim.sentence), |mention| mention.entity));
        }
    }
    new
}
