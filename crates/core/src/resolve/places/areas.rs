//! Whether a name is that of a province or a city, by the words around it and the names listed with it.

use dateline_lang::PlaceKind;
use rustc_hash::FxHashMap;

use super::{Draft, rows};
use crate::model::Kind;
use crate::passing::{Known, TokenId};
use crate::resolve::tables::AreaWord;

/// For each name, what the words around it say it is.
pub(super) fn areas(draft: &Draft<'_>) -> Vec<Option<AreaWord>> {
    let names = draft.names();
    let mut areas: Vec<Option<AreaWord>> =
        names.iter().map(|name| area_word(draft, name.tokens.end).map(|(area, _)| area)).collect();
    let mut first = 0;
    while first < names.len() {
        let last = list_end(draft, first);
        if let Some(area) = shared(draft, first, last) {
            for one in areas[first..=last].iter_mut().filter(|one| one.is_none()) {
                *one = Some(area);
            }
        }
        first = last + 1;
    }
    spread(draft, &mut areas);
    areas
}

/// A name that the document uses of a province, and never of a city, means the province everywhere.
fn spread(draft: &Draft<'_>, areas: &mut [Option<AreaWord>]) {
    let mut told: FxHashMap<&str, AreaWord> = FxHashMap::default();
    for (name, area) in draft.names().iter().zip(areas.iter()) {
        if let Some(area) = area {
            let known = told.entry(draft.text(name.span)).or_insert(*area);
            *known = if *area == AreaWord::City { AreaWord::City } else { *known };
        }
    }
    for (name, area) in draft.names().iter().zip(areas) {
        if area.is_none() && told.get(draft.text(name.span)) == Some(&AreaWord::Province) {
            *area = Some(AreaWord::Province);
        }
    }
}

/// The last of the places listed from here on: "Zabul, Kandahar and Helmand". A row of commas alone is no list, for
/// "Makin, South Waziristan" says where Makin lies.
fn list_end(draft: &Draft<'_>, first: usize) -> usize {
    let names = draft.names();
    let (mut last, mut listed) = (first, first);
    while let Some(next) = names.get(last + 1).filter(|next| next.kind == Kind::Place) {
        let mut at = names[last].tokens.end;
        let comma = draft.is_text(at, ",");
        at += TokenId::from(comma);
        let joined = draft.is_word(at, &draft.tables.and);
        at += TokenId::from(joined);
        if names[first].kind != Kind::Place || at != next.tokens.start || !(comma || joined) {
            break;
        }
        last += 1;
        if joined {
            listed = last;
        }
    }
    listed
}

/// What all places of a list are: by "provinces" before or behind it, or because some of them can be nothing else.
fn shared(draft: &Draft<'_>, first: usize, last: usize) -> Option<AreaWord> {
    let names = draft.names();
    let plural = |found: Option<(AreaWord, bool)>| found.filter(|&(_, plural)| plural).map(|(area, _)| area);
    if let Some(area) = plural(area_word(draft, names[last].tokens.end)) {
        return Some(area);
    }
    let start = names[first].tokens.start;
    let behind = (1..=3).take_while(|&back| back <= start).map(|back| start - back);
    for at in behind {
        if let Some(area) = plural(area_word(draft, at)) {
            return Some(area);
        }
        let links = ["such", "as", "like", "including", "of", ",", ":", "-", "–", "—"];
        if !links.iter().any(|link| draft.is_text(at, link)) {
            break;
        }
    }
    if first == last {
        return None;
    }
    let only = |name: usize, kind: PlaceKind| {
        let rows = rows(draft, draft.text(names[name].span), names[name].known);
        let is =
            |known: &Known| matches!(known, Known::Place(at) if dateline_lang::places()[*at as usize].kind == kind);
        !rows.is_empty() && rows.iter().all(is)
    };
    let provinces = (first..=last).any(|name| only(name, PlaceKind::Province));
    let cities = (first..=last).any(|name| only(name, PlaceKind::City));
    (provinces && !cities).then_some(AreaWord::Province)
}

/// "province" at a token, and whether it speaks of several.
fn area_word(draft: &Draft<'_>, at: TokenId) -> Option<(AreaWord, bool)> {
    let word = draft.reading.recognised.words.get(at as usize)?;
    let area = draft.tables.area_words.get(*word)?;
    Some((*area, draft.reading.token_text(at).ends_with('s')))
}
