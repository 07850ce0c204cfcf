//! Joins organisations, armed groups, media and the like: by table row, acronym and expansion, spelling.

use dateline_lang::{Actor, actors};

use super::draft::{Draft, Key, bare};
use super::initials::initials;
use crate::lexicon::{fold, sound_key};
use crate::model::{Entity, EntityId, Form, Kind};
use crate::passing::Known;

/// Resolves all names that are neither people nor places, and nationalities.
pub(super) fn resolve(draft: &mut Draft<'_>) {
    for name in 0..draft.names().len() {
        let found = &draft.names()[name];
        if draft.mention_of[name].is_some() {
            continue;
        }
        match found.kind {
            Kind::Person | Kind::Place => {}
            Kind::Nationality => nationality(draft, name),
            kind => group(draft, name, kind),
        }
    }
}

fn nationality(draft: &mut Draft<'_>, name: usize) {
    let found = &draft.names()[name];
    let text = draft.text(found.span);
    let entity = match draft.nations[name] {
        Some(nation) => {
            let country = &dateline_lang::countries()[nation.country as usize];
            draft.entity(Key::Nationality(nation.country), || {
                let name = country.adjectives.first().copied().unwrap_or(country.name);
                let mut entity = bare(name, Kind::Nationality, "resolve.nationality");
                entity.country = Some(country.iso3.to_owned());
                entity.code = Some(country.iso3.to_owned());
                entity
            })
        }
        None => {
            let folded = fold(text);
            let singular = folded.strip_suffix('s').unwrap_or(&folded).to_owned();
            draft.entity(Key::Named(Kind::Nationality, singular), || {
                bare(text, Kind::Nationality, "resolve.nationality")
            })
        }
    };
    draft.mention_name(name, found.span, Kind::Nationality, entity, "resolve.nationality".into());
}

fn group(draft: &mut Draft<'_>, name: usize, kind: Kind) {
    let found = &draft.names()[name];
    let text = draft.text(found.span);
    let row = match found.known {
        Some(Known::Actor(row)) => Some(row),
        Some(_) => None,
        None => draft.tables.rows(text).iter().find_map(|known| match known {
            Known::Actor(row) => Some(*row),
            _ => None,
        }),
    };
    let (entity, rule) = match row.and_then(|row| Some((row, actors().get(row as usize)?))) {
        Some((row, actor)) => (draft.entity(Key::Actor(row), || known(text, actor, kind)), "resolve.group.table"),
        None => unlisted(draft, name, text, kind),
    };
    let kind = draft.entities[entity as usize].kind;
    if text.split_whitespace().count() > draft.entities[entity as usize].name.split_whitespace().count() {
        let shorter = std::mem::replace(&mut draft.entities[entity as usize].name, text.to_owned());
        draft.entities[entity as usize].aliases.retain(|alias| alias != text);
        draft.entities[entity as usize].aliases.insert(0, shorter);
    }
    draft.mention_name(name, found.span, kind, entity, rule.into());
}

/// The entity of a table row.
pub(super) fn known(text: &str, actor: &Actor, kind: Kind) -> Entity {
    let kind = match actor.kind {
        "organisation" => Kind::Organisation,
        "armed_group" => Kind::ArmedGroup,
        "government" => Kind::Government,
        "media" => Kind::Media,
        _ => kind,
    };
    let mut entity = bare(text, kind, "resolve.group.table");
    entity.country = Some(actor.country.to_owned()).filter(|country| !country.is_empty());
    entity.code = Some(actor.code.to_owned()).filter(|code| !code.is_empty());
    entity
}

/// The entity of a name that no table has.
fn unlisted(draft: &mut Draft<'_>, name: usize, text: &str, kind: Kind) -> (EntityId, &'static str) {
    if let Some(entity) = bracketed(draft, name, text) {
        return (entity, "resolve.group.acronym");
    }
    if draft.names()[name].form == Form::Acronym
        && let Some(entity) = expansion_before(draft, text)
    {
        return (entity, "resolve.group.acronym");
    }
    let key = Key::Named(kind, key(text));
    (draft.entity(key, || bare(text, kind, "resolve.group.name")), "resolve.group.name")
}

/// "Economic Cooperation Organization (ECO)", "ETIM (East Turkestan Islamic Movement)".
fn bracketed(draft: &Draft<'_>, name: usize, text: &str) -> Option<EntityId> {
    let tokens = &draft.names()[name].tokens;
    if tokens.start == 0 || !draft.is_text(tokens.start - 1, "(") || !draft.is_text(tokens.end, ")") {
        return None;
    }
    let outer = draft.name_ending_at(tokens.start - 1)?;
    let outer_text = draft.text(draft.names()[outer].span);
    (abbreviates(text, outer_text) || abbreviates(outer_text, text)).then(|| draft.entity_of_name(outer)).flatten()
}

fn expansion_before(draft: &Draft<'_>, acronym: &str) -> Option<EntityId> {
    let fits = |entity: &&Entity| {
        !matches!(entity.kind, Kind::Person | Kind::Place | Kind::Nationality)
            && (entity.name == acronym || entity.name.contains(' ') && abbreviates(acronym, &entity.name))
    };
    let mut fitting = draft.entities.iter().enumerate().filter(|(_, entity)| fits(entity));
    match (fitting.next(), fitting.next()) {
        (Some((entity, _)), None) => Some(entity as EntityId),
        _ => None,
    }
}

fn abbreviates(acronym: &str, words: &str) -> bool {
    let letters: String =
        acronym.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_uppercase).collect();
    letters.chars().count() > 1 && letters == initials(words)
}

/// What spellings of one name share.
fn key(text: &str) -> String {
    let bare = text.strip_prefix("the ").or_else(|| text.strip_prefix("The ")).unwrap_or(text);
    let words = bare.split(|letter: char| letter.is_whitespace() || letter == '-').filter(|word| !word.is_empty());
    // "Lashkar-e-Nur", "Lashkar-i-Nur": the little word between is spelled as one likes.
    words.filter(|word| !matches!(*word, "e" | "i" | "ul" | "al")).map(sound_key).collect::<Vec<_>>().join(" ")
}
