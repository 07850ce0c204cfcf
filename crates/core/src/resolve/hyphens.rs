//! Takes the name out of a compound: "Taliban-led", "anti-TTP", "Pakistan-based".

use dateline_lang::actors;

use super::draft::{Draft, Key};
use super::groups::known;
use super::places::country_entity;
use crate::model::{Kind, Span};
use crate::passing::Known;

/// Mentions the names that stand in compounds.
pub(super) fn resolve(draft: &mut Draft<'_>) {
    for name in 0..draft.names().len() {
        let found = &draft.names()[name];
        if found.tokens.len() != 1 || found.known.is_some() {
            continue;
        }
        let Some(span) = part(draft, found.span) else { continue };
        let text = draft.text(span);
        match draft.tables.rows(text).first() {
            Some(&Known::Country(country)) => {
                let entity = country_entity(draft, country);
                draft.mention_name(name, span, Kind::Place, entity, "resolve.compound".into());
            }
            Some(&Known::Actor(row)) => {
                let entity = draft.entity(Key::Actor(row), || known(text, &actors()[row as usize], Kind::Organisation));
                let kind = draft.entities[entity as usize].kind;
                draft.mention_name(name, span, kind, entity, "resolve.compound".into());
            }
            _ => {}
        }
    }
}

/// The capitalised part of a compound of which the other part is in lower case.
fn part(draft: &Draft<'_>, span: Span) -> Option<Span> {
    let text = draft.text(span);
    let is_small = |part: &str| part.chars().count() > 1 && part.chars().all(char::is_lowercase);
    if let Some((first, last)) = text.rsplit_once('-')
        && is_small(last)
        && !first.is_empty()
    {
        return Some(Span { end: span.start + first.len() as u32, ..span });
    }
    let (first, last) = text.split_once('-')?;
    (is_small(first) && !last.is_empty()).then(|| Span { start: span.end - last.len() as u32, ..span })
}
