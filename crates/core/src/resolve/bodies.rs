//! Reads bodies of a state: "Pakistan's foreign ministry", "Afghan officials", "the government of Qatar".

use dateline_lang::tags::Tag;
use dateline_lang::{countries, country_by_code};

use super::cues::{CueAt, Cues};
use super::draft::{Draft, Key, bare};
use super::offices::is_demonym;
use super::people;
use super::places::country_entity;
use super::tables::{Cue, NationForm};
use crate::lexicon::fold;
use crate::model::{Entity, EntityId, Form, Kind, Precision, Span};
use crate::passing::{Known, TokenId};

/// Index into [`dateline_lang::bodies`] of the government as a whole.
pub(super) const GOVERNMENT: u16 = 0;

/// Reads the bodies of a document.
pub(super) fn resolve(draft: &mut Draft<'_>, cues: &Cues) {
    let mut last: Vec<Option<Last>> = vec![None; dateline_lang::bodies().len()];
    for at in cues.all() {
        let Cue::Body(body) = at.cue else { continue };
        // "Norway's opposition to whaling"
        if kind_of(body) == Kind::Organisation && draft.is_text(at.tokens.end, "to") {
            continue;
        }
        let sentence = draft.reading.sentence_of(at.tokens.start);
        let found = before(draft, at).or_else(|| behind(draft, at));
        match found {
            Some(Whose::Country(country, span)) => {
                let entity = body_entity(draft, Some(country), body);
                let form = if is_member(draft, at) { Form::Nominal } else { Form::Name };
                mention(draft, at, span, entity, form, "resolve.body.of_country");
                last[body as usize] = Some(Last { entity, sentence });
            }
            Some(Whose::Province(place, span)) => {
                let entity = provincial_entity(draft, place, body, span);
                let form = if is_member(draft, at) { Form::Nominal } else { Form::Name };
                mention(draft, at, span, entity, form, "resolve.body.of_province");
                last[body as usize] = Some(Last { entity, sentence });
            }
            Some(Whose::Actor(entity, span)) => {
                let kind = draft.entities[entity as usize].kind;
                draft.mention(span, kind, Form::Nominal, entity, "resolve.body.of_actor".into());
            }
            None => alone(draft, at, body, sentence, &mut last),
        }
    }
}

/// The body of that kind that was named last.
#[derive(Clone, Copy, Debug)]
struct Last {
    entity: EntityId,
    sentence: u32,
}

enum Whose {
    Country(u16, Span),
    Province(EntityId, Span),
    Actor(EntityId, Span),
}

/// The entity of a country's body.
pub(super) fn body_entity(draft: &mut Draft<'_>, country: Option<u16>, body: u16) -> EntityId {
    let row = &dateline_lang::bodies()[body as usize];
    let what = row.words.first().copied().unwrap_or_default();
    draft.entity(Key::Body(country, body), || {
        let Some(country) = country.and_then(|at| countries().get(at as usize)) else {
            return bare(what, kind_of(body), "resolve.body");
        };
        let adjective = country.adjectives.first().copied().unwrap_or(country.name);
        Entity {
            country: Some(country.iso3.to_owned()),
            code: Some(format!("{}{}", country.iso3, row.sector)),
            ..bare(&format!("{adjective} {what}"), kind_of(body), "resolve.body")
        }
    })
}

/// What a country's body is. Those who stand against the state are no part of it.
fn kind_of(body: u16) -> Kind {
    match dateline_lang::bodies()[body as usize].sector {
        "OPP" => Kind::Organisation,
        "REB" | "SEP" => Kind::ArmedGroup,
        _ => Kind::Government,
    }
}

/// The entity of a province's body: "Punjab police".
fn provincial_entity(draft: &mut Draft<'_>, place: EntityId, body: u16, span: Span) -> EntityId {
    let row = &dateline_lang::bodies()[body as usize];
    let Entity { name, country, .. } = &draft.entities[place as usize];
    let called = format!("{} {}", fold(name), row.words.first().copied().unwrap_or_default());
    let (country, text) = (country.clone(), draft.text(span));
    draft.entity(Key::Named(Kind::Government, called), || Entity {
        code: country.as_ref().map(|country| format!("{country}{}", row.sector)),
        country,
        ..bare(text, Kind::Government, "resolve.body")
    })
}

/// "Afghan interim government", "Pakistan's foreign ministry", "US officials", "Taliban authorities".
fn before(draft: &mut Draft<'_>, at: &CueAt) -> Option<Whose> {
    let end = draft.reading.segments.tokens[at.tokens.end as usize - 1].span.end;
    if let Some(inside) =
        draft.name_at(at.tokens.start).filter(|&name| draft.names()[name].tokens.start < at.tokens.start)
    {
        return within(draft, inside, at);
    }
    let mut start = at.tokens.start;
    for _ in 0..2 {
        if start == 0 || draft.name_ending_at(start).is_some() || draft.is_possessive(start - 1) {
            break;
        }
        if !matches!(draft.reading.tag(start - 1), Tag::Adjective | Tag::Noun | Tag::VerbPastParticiple) {
            break;
        }
        start -= 1;
    }
    let owned = start > 0 && draft.is_possessive(start - 1);
    let name = draft.name_ending_at(start).or_else(|| owned.then(|| draft.name_ending_at(start - 1)).flatten())?;
    let found = &draft.names()[name];
    let owned = owned || found.tokens.end > found.tokens.start && draft.is_possessive(found.tokens.end - 1);
    let span = Span { start: found.span.start, end };
    let after_preposition =
        found.tokens.start > 0 && matches!(draft.reading.tag(found.tokens.start - 1), Tag::Preposition | Tag::To);
    if let Some(nation) = draft.nations[name] {
        let adjective_too = countries()[nation.country as usize].adjectives.contains(&draft.text(found.span));
        let fits = is_demonym(nation) || owned || adjective_too || !after_preposition;
        return (fits && nation.form != NationForm::People).then_some(Whose::Country(nation.country, span));
    }
    if let Some(place) = province(draft, name, at).filter(|_| owned || !after_preposition) {
        return Some(Whose::Province(place, span));
    }
    let of_nobody_known = found.kind == Kind::Organisation && found.known.is_none();
    if (found.kind == Kind::Person || of_nobody_known) && !is_member(draft, at) && kind(at) == Kind::Government {
        let country = ruled(draft, name)?;
        let inner = found.span;
        let ruler = if of_nobody_known {
            let text = draft.text(inner);
            let called = Key::Named(Kind::Person, fold(text).into_owned());
            Some(draft.entity(called, || bare(text, Kind::Person, "resolve.person")))
        } else {
            draft.entity_of_name(name)
        };
        // "the Assad regime" names one party; "Assad's regime" speaks of him too.
        if let Some(ruler) = ruler {
            draft.move_mention(inner, Kind::Person, (!owned).then_some(Form::Part), ruler, "resolve.person.ruler");
        }
        return Some(Whose::Country(country, span));
    }
    if matches!(found.kind, Kind::ArmedGroup | Kind::Organisation) && matches!(found.known, Some(Known::Actor(_))) {
        return draft.entity_of_name(name).map(|entity| Whose::Actor(entity, span));
    }
    None
}

/// The province that has a government, police, a parliament and courts of its own: "the Punjab government".
fn province(draft: &Draft<'_>, name: usize, at: &CueAt) -> Option<EntityId> {
    let Cue::Body(body) = at.cue else { return None };
    let has = matches!(dateline_lang::bodies()[body as usize].sector, "GOV" | "COP" | "LEG" | "JUD");
    let entity = draft.entity_of_name(name).filter(|_| has)?;
    let place = draft.entities[entity as usize].place.as_ref()?;
    (place.precision == Precision::Province).then_some(entity)
}

/// "the Assad regime": the country whose high office a person holds or held.
fn ruled(draft: &Draft<'_>, name: usize) -> Option<u16> {
    let entity = draft.entity_of_name(name);
    let told = entity.and_then(|entity| draft.entities[entity as usize].country.as_deref());
    let code = told.or_else(|| people::country_by_surname(draft, draft.text(draft.names()[name].span)))?;
    country_by_code(code).map(|country| country as u16)
}

/// A recognised name that holds both: "Afghan Foreign Ministry".
fn within(draft: &mut Draft<'_>, name: usize, at: &CueAt) -> Option<Whose> {
    let found = &draft.names()[name];
    if !matches!(found.kind, Kind::Government | Kind::Organisation) || matches!(found.known, Some(Known::Actor(_))) {
        return None;
    }
    let words = draft.reading.recognised.words.get(found.tokens.start as usize..at.tokens.start as usize)?;
    let (taken, &nation) = draft.tables.nations.longest(words)?;
    if at.tokens.end < found.tokens.end && draft.name_ending_at(at.tokens.end).is_none() {
        return None;
    }
    let inner = draft.reading.span_of(found.tokens.start..found.tokens.start + taken as TokenId);
    let country = &countries()[nation.country as usize];
    if is_demonym(nation) {
        let entity = draft.entity(Key::Nationality(nation.country), || Entity {
            country: Some(country.iso3.to_owned()),
            code: Some(country.iso3.to_owned()),
            ..bare(draft_name(country), Kind::Nationality, "resolve.nationality")
        });
        draft.mention(inner, Kind::Nationality, Form::Demonym, entity, "resolve.nationality.in_name".into());
    } else if nation.form == NationForm::Name {
        let entity = country_entity(draft, nation.country);
        draft.mention(inner, Kind::Place, Form::Name, entity, "resolve.place.in_name".into());
    }
    Some(Whose::Country(nation.country, found.span))
}

fn draft_name(country: &'static dateline_lang::Country) -> &'static str {
    country.adjectives.first().copied().unwrap_or(country.name)
}

/// "the government of Pakistan", "the regime of Assad"
fn behind(draft: &Draft<'_>, at: &CueAt) -> Option<Whose> {
    if !draft.is_text(at.tokens.end, "of") {
        return None;
    }
    let mut next = at.tokens.end + 1;
    if draft.is_text(next, "the") {
        next += 1;
    }
    let name = draft.name_starting_at(next)?;
    let country = match draft.nations[name] {
        Some(nation) => (nation.form == NationForm::Name).then_some(nation.country)?,
        // "the regime of Assad"
        None if draft.names()[name].kind == Kind::Person && is_government(at) && !is_member(draft, at) => {
            ruled(draft, name)?
        }
        None => return None,
    };
    let start = draft.reading.segments.tokens[at.tokens.start as usize].span.start;
    Some(Whose::Country(country, Span { start, end: draft.names()[name].span.end }))
}

/// "the foreign ministry", pointing back to the one named before.
fn alone(draft: &mut Draft<'_>, at: &CueAt, body: u16, sentence: u32, last: &mut [Option<Last>]) {
    let row = &dateline_lang::bodies()[body as usize];
    let words = fold(draft.text(draft.reading.span_of(at.tokens.clone()))).into_owned();
    if !row.alone.contains(&words.as_str()) {
        return;
    }
    let determined = at.tokens.start > 0 && draft.reading.token_text(at.tokens.start - 1).eq_ignore_ascii_case("the");
    let name = draft.name_at(at.tokens.start).filter(|&name| draft.names()[name].tokens == at.tokens);
    if !determined && name.is_none() || draft.is_text(at.tokens.end, "of") {
        return;
    }
    let Some(Last { entity, .. }) = last[body as usize].filter(|last| sentence - last.sentence <= 3) else { return };
    let start = if determined && name.is_none() { at.tokens.start - 1 } else { at.tokens.start };
    let span = draft.reading.span_of(start..at.tokens.end);
    let capital = draft.reading.token_text(at.tokens.start).chars().next().is_some_and(char::is_uppercase);
    mention(draft, at, span, entity, if capital { Form::Name } else { Form::Nominal }, "resolve.body.again");
    last[body as usize] = Some(Last { entity, sentence });
}

/// What the body is that the words tell of.
fn kind(at: &CueAt) -> Kind {
    if let Cue::Body(body) = at.cue { kind_of(body) } else { Kind::Government }
}

/// Whether the words tell of the government as a whole, which is called after whom it obeys: no embassy is.
fn is_government(at: &CueAt) -> bool {
    matches!(at.cue, Cue::Body(GOVERNMENT))
}

/// Whether the words tell of the body's people or things, "Afghan officials", and so are no name.
fn is_member(draft: &Draft<'_>, at: &CueAt) -> bool {
    let Cue::Body(body) = at.cue else { return false };
    let words = fold(draft.text(draft.reading.span_of(at.tokens.clone()))).into_owned();
    dateline_lang::bodies()[body as usize].members.contains(&words.as_str())
}

/// Adds the mention, or moves the name's mention that is there to the body.
fn mention(draft: &mut Draft<'_>, at: &CueAt, span: Span, entity: EntityId, form: Form, rule: &'static str) {
    if draft.mention(span, kind(at), form, entity, rule.into()).is_none() {
        draft.move_mention(span, kind(at), None, entity, rule);
    }
    if form == Form::Name || rule != "resolve.body.again" {
        draft.add_alias(entity, draft.text(span));
    }
    // A recognised name inside, "Foreign Ministry", means the same body.
    if let Some(name) = draft.name_starting_at(at.tokens.start).filter(|&name| draft.names()[name].tokens == at.tokens)
        && draft.names()[name].span != span
    {
        draft.move_mention(draft.names()[name].span, kind(at), None, entity, rule);
    }
}
