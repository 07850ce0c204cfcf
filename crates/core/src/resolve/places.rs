//! Gives every place one spot, by what the document says around it: one sense per document.

mod areas;
mod parts;

use dateline_lang::{PlaceKind, countries, country_by_code};
use rustc_hash::FxHashMap;

use super::draft::{Draft, Key, bare};
use super::tables::{AreaWord, NationForm};
use crate::lexicon::fold;
use crate::model::{Entity, EntityId, Form, Kind, Place, Precision, Span};
use crate::order::Order;
use crate::passing::Known;

/// One way in which the document writes a place.
#[derive(Debug)]
struct Written {
    text: String,
    area: Option<AreaWord>,
    rows: Vec<Known>,
    /// Names that stand around it as what it lies in: "Makin, South Waziristan".
    inside: Vec<usize>,
    /// Names of what lies in it: for "Georgia", "Atlanta, Georgia".
    holds: Vec<usize>,
    names: Vec<usize>,
    /// Where it stands inside the names of others.
    parts: Vec<Span>,
}

/// Resolves all places.
pub(super) fn resolve(draft: &mut Draft<'_>) {
    let written = collect(draft);
    let mut votes = Votes::new(draft, &written);
    for one in &written {
        votes.count_if_certain(one);
    }
    for one in &written {
        let chosen = choose(draft, &votes, one);
        let entity = match chosen {
            Some(Known::Country(country)) => country_entity(draft, country),
            Some(Known::Place(row)) => place_entity(draft, row, &one.text),
            _ => {
                let key = Key::Named(Kind::Place, crate::lexicon::sound_key(&one.text));
                draft.entity(key, || bare(&one.text, Kind::Place, "resolve.place.unlisted"))
            }
        };
        for &name in &one.names {
            let rule = draft.entities[entity as usize].rule.clone();
            draft.mention_name(name, draft.names()[name].span, Kind::Place, entity, rule);
        }
        for &part in &one.parts {
            draft.mention(part, Kind::Place, Form::Part, entity, "resolve.place.in_name".into());
        }
    }
}

/// The entity of a country.
pub(super) fn country_entity(draft: &mut Draft<'_>, country: u16) -> EntityId {
    let row = &countries()[country as usize];
    draft.entity(Key::Country(country), || Entity {
        country: Some(row.iso3.to_owned()),
        code: Some(row.iso3.to_owned()),
        place: Some(Place {
            lat: row.lat,
            lon: row.lon,
            country: row.iso3.to_owned(),
            admin1: String::new(),
            precision: Precision::Country,
        }),
        ..bare(row.name, Kind::Place, "resolve.place.country")
    })
}

fn place_entity(draft: &mut Draft<'_>, row: u32, text: &str) -> EntityId {
    let place = &dateline_lang::places()[row as usize];
    draft.entity(Key::Place(row), || Entity {
        country: Some(place.country.to_owned()).filter(|country| !country.is_empty()),
        place: Some(Place {
            lat: place.lat,
            lon: place.lon,
            country: place.country.to_owned(),
            admin1: place.admin1.to_owned(),
            precision: match place.kind {
                PlaceKind::Province => Precision::Province,
                PlaceKind::City => Precision::City,
                PlaceKind::Feature => Precision::Feature,
            },
        }),
        ..bare(text, Kind::Place, "resolve.place.table")
    })
}

fn collect(draft: &Draft<'_>) -> Vec<Written> {
    let mut written: Vec<Written> = Vec::new();
    let mut seen: FxHashMap<(&str, Option<AreaWord>), usize> = FxHashMap::default();
    let mut pairs = Vec::new();
    let areas = areas::areas(draft);
    for (name, found) in draft.names().iter().enumerate() {
        if found.kind != Kind::Place || draft.mention_of[name].is_some() {
            continue;
        }
        let text = draft.text(found.span);
        let area = areas[name];
        let at = *seen.entry((text, area)).or_insert_with(|| {
            written.push(Written {
                text: text.to_owned(),
                area,
                rows: rows(draft, text, found.known),
                inside: Vec::new(),
                holds: Vec::new(),
                names: Vec::new(),
                parts: Vec::new(),
            });
            written.len() - 1
        });
        written[at].names.push(name);
        if let Some(outer) = outer(draft, name) {
            written[at].inside.push(outer);
            pairs.push((name, outer));
        }
    }
    for part in parts::parts(draft) {
        let text = draft.text(part);
        let at = *seen.entry((text, None)).or_insert_with(|| {
            written.push(Written {
                text: text.to_owned(),
                area: None,
                rows: rows(draft, text, None),
                inside: Vec::new(),
                holds: Vec::new(),
                names: Vec::new(),
                parts: Vec::new(),
            });
            written.len() - 1
        });
        written[at].parts.push(part);
    }
    for (inner, outer) in pairs {
        if let Some(one) = written.iter_mut().find(|one| one.names.binary_search(&outer).is_ok()) {
            one.holds.push(inner);
        }
    }
    written
}

/// The table rows of a place, also without "northern" and "province" around its name.
fn rows(draft: &Draft<'_>, text: &str, known: Option<Known>) -> Vec<Known> {
    const SIDES: &[&str] = &[
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "north",
        "south",
        "east",
        "west",
        "upper",
        "lower",
        "greater",
        "downtown",
        "north-western",
        "north-eastern",
        "south-western",
        "south-eastern",
        "northwestern",
        "northeastern",
        "southwestern",
        "southeastern",
        "occupied",
    ];
    const AREAS: &[&str] = &[
        "province",
        "district",
        "city",
        "governorate",
        "region",
        "state",
        "oblast",
        "county",
        "tribal",
        "valley",
        "division",
        "agency",
        "tehsil",
        "town",
        "area",
    ];
    let places = |text: &str| -> Vec<Known> {
        draft.tables.rows(text).iter().copied().filter(|known| !matches!(known, Known::Actor(_))).collect()
    };
    let mut found = places(text);
    if found.is_empty() {
        let mut words: Vec<&str> = text.split_whitespace().collect();
        while words.len() > 1 && words.last().is_some_and(|word| AREAS.contains(&fold(word).as_ref())) {
            words.pop();
        }
        found = places(&words.join(" "));
        if found.is_empty() && words.len() > 1 && words.first().is_some_and(|word| SIDES.contains(&fold(word).as_ref()))
        {
            found = places(&words[1..].join(" "));
        }
    }
    match known {
        Some(known) if found.is_empty() && !matches!(known, Known::Actor(_)) => vec![known],
        _ => found,
    }
}

/// The name that says what a place lies in: "Makin, South Waziristan", "Makin in South Waziristan".
fn outer(draft: &Draft<'_>, name: usize) -> Option<usize> {
    let mut end = draft.names()[name].tokens.end;
    let word = draft.reading.recognised.words.get(end as usize)?;
    if draft.tables.area_words.get(*word).is_some() {
        end += 1;
    }
    let joins =
        draft.is_text(end, ",") || draft.is_text(end, "in") || draft.is_text(end, "(") || draft.is_text(end, "of");
    if !joins {
        return None;
    }
    let mut next = end + 1;
    if draft.is_word(next, &draft.tables.determiners) {
        next += 1;
    }
    draft.name_starting_at(next).filter(|&outer| draft.names()[outer].kind == Kind::Place)
}

/// How often the document speaks of each country and province.
struct Votes {
    countries: Vec<u32>,
    provinces: FxHashMap<(&'static str, &'static str), u32>,
}

impl Votes {
    fn new(draft: &Draft<'_>, written: &[Written]) -> Votes {
        let mut votes = Votes { countries: vec![0; countries().len()], provinces: FxHashMap::default() };
        for nation in draft.nations.iter().flatten() {
            votes.countries[nation.country as usize] += if nation.form == NationForm::Capital { 2 } else { 1 };
        }
        for entity in &draft.entities {
            if let Some(at) = entity.country.as_deref().and_then(country_by_code) {
                votes.countries[at] += 1;
            }
        }
        // A word that may be a country and something else has voted for the country above; take that back.
        for one in written.iter().filter(|one| one.rows.len() > 1) {
            for known in &one.rows {
                if let Known::Country(country) = known {
                    let count = &mut votes.countries[*country as usize];
                    *count = count.saturating_sub(one.names.len() as u32);
                }
            }
        }
        votes
    }

    /// Lets a place vote for its country when all rows of its name lie in one.
    fn count_if_certain(&mut self, one: &Written) {
        let Some((&first, rest)) = one.rows.split_first() else { return };
        let Some(country) = country_of(first).filter(|_| matches!(first, Known::Place(_))) else { return };
        if rest.iter().any(|&other| country_of(other) != Some(country)) {
            return;
        }
        self.countries[country] += one.names.len() as u32;
        let Known::Place(row) = first else { return };
        let place = &dateline_lang::places()[row as usize];
        let province = if place.kind == PlaceKind::Province { place.name } else { place.admin1 };
        if !province.is_empty() {
            *self.provinces.entry((place.country, province)).or_default() += one.names.len() as u32;
        }
    }
}

fn country_of(known: Known) -> Option<usize> {
    match known {
        Known::Country(country) => Some(country as usize),
        Known::Place(row) => country_by_code(dateline_lang::places()[row as usize].country),
        Known::Actor(_) => None,
    }
}

/// The row that fits the document best.
fn choose(draft: &mut Draft<'_>, votes: &Votes, one: &Written) -> Option<Known> {
    if one.rows.len() < 2 {
        return one.rows.first().copied();
    }
    let mut scored: Vec<(i64, usize)> =
        one.rows.iter().enumerate().map(|(at, &known)| (score(draft, votes, one, known), at)).collect();
    scored.order_by_key(|&(score, at)| (std::cmp::Reverse(score), at));
    let (best, second) = (one.rows[scored[0].1], one.rows[scored[1].1]);
    let prior = |known| prior(known, one.area);
    if country_of(best) != country_of(second)
        && prior(second) + 100 > prior(best)
        && let Some(&name) = one.names.first()
        && let (Some(is), Some(other)) = (country_of(best), country_of(second))
    {
        let text = format!(
            "{} read as a place in {}; there is one in {} too",
            one.text,
            countries()[is].name,
            countries()[other].name
        );
        draft.note(draft.names()[name].span, "resolve.place.several_of_that_name", text);
    }
    Some(best)
}

/// How well a row fits, in hundredths of a power of ten of inhabitants.
fn score(draft: &Draft<'_>, votes: &Votes, one: &Written, known: Known) -> i64 {
    let mut score = prior(known, one.area);
    if let Some(country) = country_of(known) {
        let spoken = votes.countries[country];
        if spoken > 0 {
            score += 200 + i64::from(spoken.min(16).ilog2()) * 50;
        }
    }
    for &inner in &one.holds {
        let lies_within = |row: &&Known| lies_in(**row, known);
        if draft.tables.rows(draft.text(draft.names()[inner].span)).iter().any(|row| lies_within(&row)) {
            score += 400;
        }
    }
    let Known::Place(row) = known else { return score };
    let place = &dateline_lang::places()[row as usize];
    if votes.provinces.contains_key(&(place.country, place.admin1)) {
        score += 100;
    }
    for &outer in &one.inside {
        let text = draft.text(draft.names()[outer].span);
        for &around in draft.tables.rows(text) {
            match around {
                Known::Country(country) if country_of(known) == Some(country as usize) => score += 400,
                Known::Place(around) => {
                    let around = &dateline_lang::places()[around as usize];
                    if around.country == place.country && around.name == place.admin1 {
                        score += 600;
                    } else if around.country == place.country && !place.country.is_empty() {
                        score += 200;
                    }
                }
                _ => {}
            }
        }
    }
    score
}

/// Whether one row's place lies in another's, as the tables say.
fn lies_in(inner: Known, outer: Known) -> bool {
    let Known::Place(inner) = inner else { return false };
    let inner = &dateline_lang::places()[inner as usize];
    match outer {
        Known::Country(country) => inner.country == countries()[country as usize].iso3,
        Known::Place(outer) => {
            let outer = &dateline_lang::places()[outer as usize];
            inner.country == outer.country && inner.admin1 == outer.name && !inner.admin1.is_empty()
        }
        Known::Actor(_) => false,
    }
}

/// How likely a row is before the document is looked at.
fn prior(known: Known, area: Option<AreaWord>) -> i64 {
    match known {
        Known::Country(_) => 900,
        Known::Place(row) => {
            let place = &dateline_lang::places()[row as usize];
            let size = if place.kind == PlaceKind::Feature { 2_000_000 } else { place.population.max(1) };
            let size = i64::from(size.ilog2()) * 30;
            let is_capital = country_by_code(place.country).is_some_and(|country| {
                countries()[country].capitals.contains(&place.name) && place.kind == PlaceKind::City
            });
            let fits = match (area, place.kind) {
                (Some(AreaWord::Province), PlaceKind::Province) | (Some(AreaWord::City), PlaceKind::City) => 300,
                (None, PlaceKind::City) => 60,
                _ => 0,
            };
            size + fits + if is_capital { 150 } else { 0 }
        }
        Known::Actor(_) => 0,
    }
}
