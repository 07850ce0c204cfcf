//! Reads offices off the words around a name, and finds the holder where an office stands alone.

use dateline_lang::{Title, TitleKind, countries};

use super::cues::{CueAt, Cues};
use super::draft::{Draft, bare};
use super::tables::{Nation, NationForm};
use crate::lexicon::fold;
use crate::model::{EntityId, Form, Kind, Role};
use crate::order::Order;
use crate::passing::{TokenId, TokenRange};

/// Whose office it is.
#[derive(Clone, Debug, Default)]
struct Of {
    words: String,
    country: Option<&'static str>,
    code: Option<String>,
    /// Where the words for it and the office begin.
    start: Option<TokenId>,
}

/// Reads the offices of a person off the words before and after the name.
pub(super) fn around(draft: &mut Draft<'_>, cues: &Cues, name: usize, tokens: &TokenRange, entity: EntityId) {
    let before = before(draft, cues, name, tokens.start);
    let found = if before.is_empty() { after(draft, cues, tokens.end) } else { before };
    for (title, words, of) in found {
        give(draft, entity, title, &words, of);
    }
}

fn give(draft: &mut Draft<'_>, entity: EntityId, title: &'static Title, words: &TokenRange, of: Of) {
    if !matches!(title.kind, TitleKind::Office | TitleKind::Rank) {
        return;
    }
    let person = &mut draft.entities[entity as usize];
    if person.country.is_none() {
        person.country = of.country.map(str::to_owned);
    }
    if person.code.is_none() {
        person.code = match (of.code, of.country) {
            (Some(code), _) => Some(code),
            (None, Some(country)) => Some(format!("{country}{}", title.sector)),
            (None, None) => None,
        };
    }
    let title = draft.text(draft.reading.span_of(words.clone())).to_owned();
    draft.add_role(entity, Role { title, of: of.words });
}

/// Gives a person who holds an office the country that a table knows.
pub(super) fn settle(draft: &mut Draft<'_>, entity: EntityId, country: &'static str) {
    let person = &mut draft.entities[entity as usize];
    person.country = Some(country.to_owned());
    person.rule = "resolve.person.listed".into();
    let office = person.roles.first().map(|role| fold(&role.title).into_owned());
    let title = office.and_then(|office| dateline_lang::titles().iter().find(|title| title.words == office));
    if let Some(title) = title.filter(|_| person.code.is_none()) {
        person.code = Some(format!("{country}{}", title.sector));
    }
}

type Held = (&'static Title, TokenRange, Of);

/// Offices that stand right before a name: "Pakistan's Defence Minister X", "Deputy Prime Minister and Foreign Minister X".
fn before(draft: &Draft<'_>, cues: &Cues, name: usize, start: TokenId) -> Vec<Held> {
    let mut held: Vec<(&'static Title, TokenRange)> = Vec::new();
    let mut of = Of::default();
    let mut at = start;
    // "Pakistan's foreign minister, X, …": an apposition whose first part is the office.
    if at > 0 && draft.is_text(at - 1, ",") && closes(draft, draft.names()[name].tokens.end) {
        let opened = cues.ending_at(at - 1).filter(|cue| {
            let first = row_start(draft, cues, cue);
            whose_before(draft, first).start.is_some()
                || (first > 0 && draft.is_word(first - 1, &draft.tables.determiners))
        });
        if opened.is_some() {
            at -= 1;
        }
    }
    while let Some((cue, title)) = cues.ending_at(at).and_then(|cue| Some((cue, cue.cue.title()?))) {
        held.push((title, cue.tokens.clone()));
        at = cue.tokens.start;
        if at == 0 {
            break;
        }
        let joined = draft.is_word(at - 1, &draft.tables.and) || draft.is_text(at - 1, "/");
        if joined && cues.ending_at(at - 1).is_some_and(|cue| cue.cue.title().is_some()) {
            at -= 1;
        }
        // "Special Envoy for Afghanistan Ambassador X"
        if let Some(inside) = draft.name_ending_at(at).map(|inside| &draft.names()[inside])
            && inside.tokens.start > 0
            && draft.is_word(inside.tokens.start - 1, &draft.tables.of)
            && let Some(outer) = cues.ending_at(inside.tokens.start - 1)
            && let Some(title) = outer.cue.title()
            && matches!(title.kind, TitleKind::Office | TitleKind::Rank)
        {
            held.push((title, outer.tokens.start..inside.tokens.end));
            at = outer.tokens.start;
        }
    }
    if !held.is_empty() {
        of = whose_before(draft, at);
    }
    held.reverse();
    held.into_iter().map(|(title, tokens)| (title, tokens, of.clone())).collect()
}

/// Where a row of offices begins: "foreign minister and deputy prime minister".
fn row_start(draft: &Draft<'_>, cues: &Cues, last: &CueAt) -> TokenId {
    let mut start = last.tokens.start;
    while start > 0
        && draft.is_word(start - 1, &draft.tables.and)
        && let Some(before) = cues.ending_at(start - 1).filter(|before| before.cue.title().is_some())
    {
        start = before.tokens.start;
    }
    start
}

/// The offices that are joined to one: "and deputy prime minister".
fn row<'a>(cues: &'a Cues, draft: &Draft<'_>, first: &CueAt) -> Vec<&'a CueAt> {
    let mut joined: Vec<&CueAt> = Vec::new();
    let mut end = first.tokens.end;
    while draft.is_word(end, &draft.tables.and)
        && let Some(next) = cues.starting_at(end + 1).filter(|next| next.cue.title().is_some())
    {
        end = next.tokens.end;
        joined.push(next);
    }
    joined
}

/// An office in apposition: "X, Pakistan's foreign minister,", "X, a spokesman for the police,".
fn after(draft: &Draft<'_>, cues: &Cues, end: TokenId) -> Vec<Held> {
    if !draft.is_text(end, ",") {
        return Vec::new();
    }
    let tokens = &draft.reading.segments.tokens;
    for at in end + 1..(end + 8).min(tokens.len() as TokenId) {
        if let Some(cue) = cues.starting_at(at)
            && let Some(title) = cue.cue.title()
            && matches!(title.kind, TitleKind::Office | TitleKind::Rank)
        {
            let opened = draft.is_word(end + 1, &draft.tables.determiners)
                || at == end + 1
                || draft.name_starting_at(end + 1).is_some();
            let row = row(cues, draft, cue);
            let row_end = row.last().map_or(cue.tokens.end, |last| last.tokens.end);
            if !opened || draft.name_starting_at(row_end).is_some() {
                return Vec::new();
            }
            let behind = whose_after(draft, row_end);
            let of = if behind.start.is_some() { behind } else { whose_before(draft, at) };
            let others = row.into_iter().filter_map(|cue| Some((cue.cue.title()?, cue.tokens.clone(), of.clone())));
            return std::iter::once((title, cue.tokens.clone(), of.clone())).chain(others).collect();
        }
        let tag = draft.reading.tag(at);
        if draft.is_text(at, ",") || tag.is_verb() && tag != dateline_lang::tags::Tag::VerbPastParticiple {
            break;
        }
    }
    Vec::new()
}

/// Whether a clause or apposition ends here.
fn closes(draft: &Draft<'_>, token: TokenId) -> bool {
    let tokens = &draft.reading.segments.tokens;
    (token as usize) >= tokens.len()
        || matches!(draft.reading.token_text(token), "," | "." | ";" | ":" | "-" | "–" | "—")
        || draft.reading.tag(token).is_verb()
}

/// "Pakistan's", "Afghan", "TTP" right before an office.
fn whose_before(draft: &Draft<'_>, start: TokenId) -> Of {
    let mut at = start;
    // Adjectives may stand between: "Pakistan's new foreign minister".
    for _ in 0..2 {
        if at == 0 || draft.name_ending_at(at).is_some() || draft.is_possessive(at - 1) {
            break;
        }
        if draft.reading.tag(at - 1) != dateline_lang::tags::Tag::Adjective {
            break;
        }
        at -= 1;
    }
    if at > 0 && draft.is_possessive(at - 1) {
        at -= 1;
    }
    match draft.name_ending_at(at) {
        Some(name) => of_name(draft, name),
        None => match draft.name_ending_at(start) {
            Some(name) => of_name(draft, name),
            None => Of::default(),
        },
    }
}

/// "of Pakistan", "for the TTP", "at the UN" right after an office.
fn whose_after(draft: &Draft<'_>, end: TokenId) -> Of {
    if !draft.is_word(end, &draft.tables.of) {
        return Of::default();
    }
    let mut at = end + 1;
    if draft.is_word(at, &draft.tables.determiners) {
        at += 1;
    }
    draft.name_starting_at(at).map_or_else(Of::default, |name| of_name(draft, name))
}

fn of_name(draft: &Draft<'_>, name: usize) -> Of {
    let found = &draft.names()[name];
    if let Some(Nation { country, .. }) = draft.nations[name] {
        let country = &countries()[country as usize];
        return Of {
            words: country.name.to_owned(),
            country: Some(country.iso3),
            code: None,
            start: Some(found.tokens.start),
        };
    }
    if found.kind == Kind::Person {
        return Of::default();
    }
    let words = draft.text(found.span).to_owned();
    let actor = match found.known {
        Some(crate::passing::Known::Actor(at)) => dateline_lang::actors().get(at as usize),
        _ => None,
    };
    let country = actor.map(|actor| actor.country).filter(|country| !country.is_empty());
    let code = actor.map(|actor| actor.code.to_owned()).filter(|code| !code.is_empty());
    Of { words, country, code, start: Some(found.tokens.start) }
}

/// Offices that stand for their holders: "the defence minister said".
pub(super) fn resolve(draft: &mut Draft<'_>, cues: &Cues) {
    let mut named_so_far: Vec<EntityId> = Vec::new();
    let mut upcoming = people_by_position(draft).into_iter().peekable();
    for cue in cues.all() {
        let Some(title) = cue.cue.title().filter(|title| title.kind == TitleKind::Office) else { continue };
        let start = draft.reading.segments.tokens[cue.tokens.start as usize].span.start;
        while let Some((_, entity)) = upcoming.next_if(|&(at, _)| at < start) {
            named_so_far.retain(|&other| other != entity);
            named_so_far.push(entity);
        }
        if let Some((entity, from)) = holder(draft, cues, cue, title, &named_so_far) {
            let span = draft.reading.span_of(from..cue.tokens.end);
            draft.mention(span, Kind::Person, Form::Title, entity, "resolve.title.holder".into());
        }
    }
}

fn people_by_position(draft: &Draft<'_>) -> Vec<(u32, EntityId)> {
    let people = draft.mentions.iter().filter(|mention| mention.kind == Kind::Person);
    let mut all: Vec<(u32, EntityId)> = people.map(|mention| (mention.span.start, mention.entity)).collect();
    all.order_by_key(|of| *of);
    all
}

/// Who holds the office that stands alone here, and where the words for it begin.
fn holder(
    draft: &mut Draft<'_>,
    cues: &Cues,
    cue: &CueAt,
    title: &'static Title,
    named: &[EntityId],
) -> Option<(EntityId, TokenId)> {
    // "Foreign Minister Mr X": every title in the row stands before the one name.
    let names_someone =
        |token: TokenId| draft.name_starting_at(token).is_some_and(|name| draft.names()[name].kind == Kind::Person);
    let mut next = cue.tokens.end;
    while !names_someone(next)
        && let Some(another) = cues.starting_at(next).filter(|another| another.cue.title().is_some())
    {
        next = another.tokens.end;
    }
    if names_someone(next) {
        return None;
    }
    if draft.name_at(cue.tokens.start).is_some_and(|name| draft.names()[name].kind != Kind::Person) {
        return None;
    }
    let of = whose_before(draft, cue.tokens.start);
    let determined = cue.tokens.start > 0 && draft.reading.token_text(cue.tokens.start - 1).eq_ignore_ascii_case("the");
    let written = fold(draft.text(draft.reading.span_of(cue.tokens.clone()))).into_owned();
    let (behind, capital) = (whose_after(draft, cue.tokens.end), is_capital(draft, cue.tokens.start));
    let of = if of.start.is_some() { of } else { Of { start: None, ..behind } };
    if of.words.is_empty() && !determined && !capital {
        return None;
    }
    let row_end = row(cues, draft, cue).last().map_or(cue.tokens.end, |last| last.tokens.end);
    if draft.is_text(row_end, ",") && names_someone(row_end + 1) {
        return None;
    }
    let from = of.start.unwrap_or(if determined { cue.tokens.start - 1 } else { cue.tokens.start });
    let fits = |&&entity: &&EntityId| {
        let person = &draft.entities[entity as usize];
        let country_fits = of.country.is_none() || person.country.is_none() || person.country.as_deref() == of.country;
        country_fits && person.roles.iter().any(|role| same_office(&role.title, &written))
    };
    if let Some(&entity) = named.iter().rev().find(fits) {
        return Some((entity, from));
    }
    // Nobody was named: a high office of a country still is somebody.
    let country = of.country?;
    if title.sector != "GOV" || !is_high(&written) || of.words.is_empty() {
        return None;
    }
    let key = super::draft::Key::Named(Kind::Person, format!("{country} {written}"));
    let name = format!("{written} of {}", of.words);
    let entity = draft.entity(key, || {
        let mut person = bare(&name, Kind::Person, "resolve.title.unnamed_holder");
        person.country = Some(country.to_owned());
        person.code = Some(format!("{country}{}", title.sector));
        person.roles.push(Role { title: written.clone(), of: of.words.clone() });
        person
    });
    Some((entity, from))
}

fn is_capital(draft: &Draft<'_>, token: TokenId) -> bool {
    draft.reading.token_text(token).chars().next().is_some_and(char::is_uppercase)
}

/// One holder per country at a time.
fn is_high(office: &str) -> bool {
    ["president", "prime minister", "foreign minister", "defence minister", "defense minister", "interior minister"]
        .contains(&office)
}

/// "the minister" may be the defence minister; "Defense Minister" is the defence minister.
fn same_office(held: &str, written: &str) -> bool {
    let plain = |title: &str| fold(title).replace("defense", "defence").replace("acting ", "").replace("special ", "");
    let (held, written) = (plain(held), plain(written));
    held == written
        || held.strip_suffix(written.as_str()).is_some_and(|before| before.ends_with(' '))
        || held.split(" for ").next() == Some(written.as_str())
}

/// The country whose adjective or name stands there, for steps that read bodies.
pub(super) fn is_demonym(nation: Nation) -> bool {
    matches!(nation.form, NationForm::Adjective | NationForm::People)
}
