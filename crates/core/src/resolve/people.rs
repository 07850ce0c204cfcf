//! Joins the names of people: full names, last names, spellings.

use rustc_hash::FxHashMap;

use super::cues::Cues;
use super::draft::{Draft, bare};
use super::offices;

use crate::lexicon::{fold, sound_key};
use crate::model::{EntityId, Kind, Span};
use crate::order::Order;
use crate::passing::TokenRange;
use dateline_lang::{Sex, TitleKind};

/// One person's name as it stands in the text.
#[derive(Debug)]
struct Bearer {
    name: usize,
    /// Without titles that are no part of the name.
    tokens: TokenRange,
    /// Place in the list of distinct names.
    distinct: usize,
    sex: Option<Sex>,
}

/// One way in which a person's name is written.
#[derive(Debug)]
pub(super) struct Spelled {
    /// Folded words, without leading honorifics.
    words: Vec<String>,
    keys: Vec<String>,
    first: usize,
    sex: Option<Sex>,
}

/// The people that a table knows, with their countries.
pub(super) fn known() -> Vec<(Spelled, &'static str)> {
    let rows = dateline_lang::known_people().iter();
    rows.flat_map(|row| row.names.iter().map(move |name| (whole(name), row.country))).collect()
}

/// A name with all its words.
fn whole(name: &str) -> Spelled {
    let words: Vec<String> = fold(name).split_whitespace().map(str::to_owned).collect();
    Spelled { keys: words.iter().map(|word| sound_key(word)).collect(), words, first: 0, sex: None }
}

/// Joins the names of people, and reads their offices off the words around them.
pub(super) fn resolve(draft: &mut Draft<'_>, cues: &Cues) {
    let (bearers, spelled) = collect(draft, cues);
    let mut order: Vec<usize> = (0..spelled.len()).collect();
    order.order_by_key(|&at| (std::cmp::Reverse(spelled[at].words.len()), spelled[at].first));
    let mut people: Vec<Vec<usize>> = Vec::new();
    let mut person_of: Vec<Option<usize>> = vec![None; spelled.len()];
    for at in order {
        if spelled[at].words.len() < 2 {
            continue;
        }
        let found =
            people.iter().position(|members| members.iter().any(|&other| same_full(&spelled[other], &spelled[at])));
        join(&mut people, &mut person_of, at, found);
    }
    let mut entity_of: Vec<Option<EntityId>> = Vec::new();
    for bearer in &bearers {
        let at = bearer.distinct;
        let span = draft.reading.span_of(bearer.tokens.clone());
        if person_of[at].is_none() {
            let found = by_part(draft, &people, &spelled, &bearers, bearer, span);
            join(&mut people, &mut person_of, at, found);
        }
        let Some(person) = person_of[at] else { continue };
        entity_of.resize(people.len().max(entity_of.len()), None);
        let rule = if spelled[at].words.len() > 1 { "resolve.person.full_name" } else { "resolve.person.part" };
        let entity = *entity_of[person].get_or_insert_with(|| {
            let fullest = fullest(draft, &people[person], &spelled, &bearers);
            draft.add_entity(bare(fullest, Kind::Person, "resolve.person"))
        });
        if let Some(sex) = bearer.sex {
            draft.sexes.entry(entity).or_insert(sex);
        }
        draft.mention_name(bearer.name, span, Kind::Person, entity, rule.into());
        offices::around(draft, cues, bearer.name, &bearer.tokens, entity);
    }
    for entity in entity_of.into_iter().flatten() {
        if draft.entities[entity as usize].country.is_none()
            && let Some(country) = country_of(draft, entity)
        {
            offices::settle(draft, entity, country);
        }
    }
}

/// The country of a known holder of high office. With an office other spellings and left-out names are understood;
/// without one the whole name must stand there.
fn country_of(draft: &Draft<'_>, entity: EntityId) -> Option<&'static str> {
    let person = &draft.entities[entity as usize];
    let name = whole(&person.name);
    let fits = |known: &Spelled| {
        name.words.len() > 1
            && (name.words.len() == known.words.len() || !person.roles.is_empty())
            && same_full(&name, known)
    };
    draft.tables.people.iter().find(|(known, _)| fits(known)).map(|&(_, country)| country)
}

/// The country of the known holders of high office of this surname, if they are all of one: "the Assad regime".
pub(super) fn country_by_surname(draft: &Draft<'_>, name: &str) -> Option<&'static str> {
    let bare = |word: &str| sound_key(word.strip_prefix("al-").or_else(|| word.strip_prefix("el-")).unwrap_or(word));
    let surname = bare(fold(name).split_whitespace().last()?);
    let bearers =
        draft.tables.people.iter().filter(|(known, _)| known.words.last().is_some_and(|word| bare(word) == surname));
    let mut countries = bearers.map(|&(_, country)| country);
    let first = countries.next()?;
    countries.all(|country| country == first).then_some(first)
}

fn join(people: &mut Vec<Vec<usize>>, person_of: &mut [Option<usize>], at: usize, found: Option<usize>) {
    let person = found.unwrap_or_else(|| {
        people.push(Vec::new());
        people.len() - 1
    });
    people[person].push(at);
    person_of[at] = Some(person);
}

fn collect(draft: &Draft<'_>, cues: &Cues) -> (Vec<Bearer>, Vec<Spelled>) {
    let mut bearers = Vec::new();
    let mut spelled: Vec<Spelled> = Vec::new();
    let mut seen: FxHashMap<(&str, Option<Sex>), usize> = FxHashMap::default();
    for (name, found) in draft.names().iter().enumerate() {
        if found.kind != Kind::Person || draft.mention_of[name].is_some() {
            continue;
        }
        let (tokens, own, sex) = without_titles(draft, cues, found.tokens.clone());
        let text = draft.text(draft.reading.span_of(tokens.clone()));
        let distinct = *seen.entry((text, sex)).or_insert_with(|| {
            let words = words(draft, own);
            let keys = words.iter().map(|word| sound_key(word)).collect();
            spelled.push(Spelled { words, keys, first: bearers.len(), sex });
            spelled.len() - 1
        });
        bearers.push(Bearer { name, tokens, distinct, sex });
    }
    (bearers, spelled)
}

/// The name's tokens without offices and "Mr", those without honorifics too, and the sex that titles tell.
fn without_titles(draft: &Draft<'_>, cues: &Cues, mut tokens: TokenRange) -> (TokenRange, TokenRange, Option<Sex>) {
    while tokens.len() > 1 && draft.is_possessive(tokens.end - 1) {
        tokens.end -= 1;
    }
    let mut sex = None;
    if let Some(title) = cues.ending_at(tokens.start).and_then(|before| before.cue.title()) {
        sex = title.sex;
    }
    let mut own = tokens.clone();
    while let Some(cue) = cues.starting_at(own.start) {
        let Some(title) = cue.cue.title() else { break };
        if cue.tokens.end >= tokens.end {
            break;
        }
        sex = sex.or(title.sex);
        own.start = cue.tokens.end;
        if title.kind != TitleKind::Honorific && own.start == cue.tokens.end && tokens.start == cue.tokens.start {
            tokens.start = own.start;
        }
    }
    (tokens, own, sex)
}

/// At least one word.
fn words(draft: &Draft<'_>, tokens: TokenRange) -> Vec<String> {
    let words: Vec<String> = tokens
        .clone()
        .map(|token| fold(draft.reading.token_text(token)).into_owned())
        .filter(|word| word.chars().any(char::is_alphanumeric) && !matches!(word.as_str(), "jr" | "jr." | "sr" | "sr."))
        .collect();
    if words.is_empty() { vec![fold(draft.text(draft.reading.span_of(tokens))).into_owned()] } else { words }
}

/// Whether two names of two words or more are one person's.
fn same_full(one: &Spelled, other: &Spelled) -> bool {
    if one.sex.is_some() && other.sex.is_some() && one.sex != other.sex {
        return false;
    }
    let (long, short) = if one.words.len() >= other.words.len() { (one, other) } else { (other, one) };
    let mut at = 0;
    for word in 0..short.words.len() {
        match (at..long.words.len()).find(|&place| same_word(long, place, short, word)) {
            Some(place) => at = place + 1,
            None => return false,
        }
    }
    // "Ali Khan" is no short form of "Ali Raza Shah": what is left out stands in the middle or at one end.
    same_word(long, 0, short, 0) || same_word(long, long.words.len() - 1, short, short.words.len() - 1)
}

fn same_word(one: &Spelled, at: usize, other: &Spelled, word: usize) -> bool {
    let (a, b) = (&one.words[at], &other.words[word]);
    let initial = |short: &str, long: &str| {
        short.trim_end_matches('.').chars().count() == 1 && long.chars().next() == short.chars().next()
    };
    a == b || one.keys[at] == other.keys[word] || initial(a, b) || initial(b, a)
}

/// The person whose last, first or other name a single word is.
fn by_part(
    draft: &mut Draft<'_>,
    people: &[Vec<usize>],
    spelled: &[Spelled],
    bearers: &[Bearer],
    bearer: &Bearer,
    span: Span,
) -> Option<usize> {
    let part = &spelled[bearer.distinct];
    if part.words.len() != 1 {
        return None;
    }
    let sex_fits = |other: &Spelled| bearer.sex.is_none() || other.sex.is_none() || other.sex == bearer.sex;
    let rank = |members: &[usize]| {
        let ranks = members.iter().map(|&other| &spelled[other]).filter(|other| sex_fits(other)).filter_map(|other| {
            let last = other.words.len() - 1;
            let place = (0..=last)
                .rev()
                .find(|&place| same_word(other, place, part, 0) && other.words[place].chars().count() > 1)?;
            Some(if place == last { 2 } else { 1 })
        });
        ranks.max()
    };
    let ranked: Vec<(usize, i32)> =
        people.iter().enumerate().filter_map(|(at, members)| Some((at, rank(members)?))).collect();
    let best = ranked.iter().map(|&(_, rank)| rank).max()?;
    let candidates: Vec<usize> = ranked.iter().filter(|&&(_, rank)| rank == best).map(|&(at, _)| at).collect();
    if candidates.len() == 1 {
        return candidates.first().copied();
    }
    // Of several of that name, whoever was named last before, else whoever comes first.
    let place = |person: usize| {
        let spoken = |other: &&Bearer| people[person].contains(&other.distinct);
        let before = bearers.iter().take_while(|other| other.name < bearer.name).filter(spoken).last();
        (before.is_some(), before.map_or(0, |other| other.name))
    };
    let chosen = candidates.iter().copied().max_by_key(|&person| (place(person), std::cmp::Reverse(person)))?;
    let name = fullest(draft, &people[chosen], spelled, bearers);
    let text = format!("'{}' may be one of {} people of that name; read as {name}", draft.text(span), candidates.len());
    draft.note(span, "resolve.person.several_of_that_name", text);
    Some(chosen)
}

/// The longest way in which the document writes a person's name.
fn fullest<'a>(draft: &Draft<'a>, members: &[usize], spelled: &[Spelled], bearers: &[Bearer]) -> &'a str {
    let longest = members.iter().copied().max_by_key(|&at| {
        let written_out = spelled[at].words.iter().filter(|word| word.chars().count() > 2).count();
        (spelled[at].words.len(), written_out, std::cmp::Reverse(spelled[at].first))
    });
    let bearer = longest.and_then(|at| bearers.get(spelled[at].first));
    bearer.map_or("", |bearer| draft.text(draft.reading.span_of(bearer.tokens.clone())))
}
