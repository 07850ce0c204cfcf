//! Tells where a capital stands for its government, "Islamabad warned", "Kabul's commitment", "ties with Kabul", and where
//! a state's name does: "Norway condemns". A state stays what it is; the mention alone says that its rulers are meant.

use dateline_lang::RulerUse;
use dateline_lang::tags::Tag;

use super::bodies::{GOVERNMENT, body_entity};
use super::draft::Draft;
use super::tables::NationForm;
use crate::model::{Form, Kind};
use crate::passing::TokenId;

/// So many tokens behind a state's name its verb is looked for.
const FARTHEST_VERB: TokenId = 5;

/// Moves the mentions of capitals that stand for governments, and marks those of states that do.
pub(super) fn resolve(draft: &mut Draft<'_>) {
    for name in 0..draft.names().len() {
        if draft.nations[name].is_some_and(|nation| nation.form == NationForm::Name) {
            mark_state(draft, name);
            continue;
        }
        let Some(nation) = draft.nations[name].filter(|nation| nation.form == NationForm::Capital) else { continue };
        if draft.names()[name].kind != Kind::Place || is_elsewhere(draft, name, nation.country) {
            continue;
        }
        let Some(rule) = rules(draft, name) else { continue };
        let entity = body_entity(draft, Some(nation.country), GOVERNMENT);
        draft.move_mention(draft.names()[name].span, Kind::Government, Some(Form::Metonym), entity, rule);
    }
}

/// "Norway condemns the attack", "Norway's commitment": the state's government's.
fn mark_state(draft: &mut Draft<'_>, name: usize) {
    let tokens = draft.names()[name].tokens.clone();
    if draft.names()[name].kind != Kind::Place {
        return;
    }
    // "leaders of Chad and Norway condemn": those do.
    let first = whole_list(draft, tokens.start, tokens.end).0;
    let behind = |token: TokenId| matches!(draft.reading.tag(token), Tag::Preposition | Tag::To);
    let article = |token: TokenId| draft.reading.tag(token) == Tag::Determiner;
    let first = first.checked_sub(1).filter(|&token| article(token)).unwrap_or(first);
    let led = first.checked_sub(1).is_some_and(behind);
    let rule = if !led && declares(draft, tokens.end) {
        "resolve.state.declares"
    } else if has(draft, tokens.end, RulerUse::Wills) {
        "resolve.state.wills"
    } else {
        return;
    };
    if let Some(state) = draft.entity_of_name(name) {
        draft.move_mention(draft.names()[name].span, Kind::Government, Some(Form::Metonym), state, rule);
    }
}

/// "strongly condemns", "will stand by", "remains firmly committed"
fn declares(draft: &Draft<'_>, at: TokenId) -> bool {
    let tokens = draft.reading.segments.tokens.len() as TokenId;
    let end = tokens.min(at + FARTHEST_VERB);
    let passes = |token: &TokenId| matches!(draft.reading.tag(*token), Tag::Adverb | Tag::Modal);
    let Some(verb) = (at..end).find(|token| !passes(token)) else { return false };
    let firmly = || {
        let next = (verb + 1..tokens.min(verb + 3)).find(|&token| uses(draft, token, RulerUse::Firmly));
        next.is_some_and(|next| (verb + 1..next).all(|token| draft.reading.tag(token) == Tag::Adverb))
    };
    uses(draft, verb, RulerUse::Declares) || uses(draft, verb, RulerUse::Stays) && firmly()
}

/// Whether the place was found in another country: Georgia's Athens is no government.
fn is_elsewhere(draft: &Draft<'_>, name: usize, country: u16) -> bool {
    let code = dateline_lang::countries()[country as usize].iso3;
    let place = draft.entity_of_name(name).and_then(|entity| draft.entities[entity as usize].country.as_deref());
    place.is_some_and(|place| place != code)
}

/// The rule by which it stands for the government, if it does.
fn rules(draft: &Draft<'_>, name: usize) -> Option<&'static str> {
    let tokens = &draft.names()[name].tokens;
    let (start, end) = (tokens.start, tokens.end);
    let located = start > 0 && draft.is_word(start - 1, &draft.tables.locating);
    if !located && has(draft, end, RulerUse::Has) {
        return Some("resolve.capital.has");
    }
    let (start, end) = whole_list(draft, start, end);
    let located = start > 0 && draft.is_word(start - 1, &draft.tables.locating);
    if !located && does(draft, end) {
        return Some("resolve.capital.does");
    }
    if start > 0 && uses(draft, start - 1, RulerUse::Suffers) && draft.reading.tag(start - 1).is_verb() {
        return Some("resolve.capital.suffers");
    }
    // "difficult for Islamabad to agree"
    if start > 0 && draft.is_text(start - 1, "for") && draft.is_text(end, "to") {
        return Some("resolve.capital.for_to");
    }
    if beside(draft, start) {
        return Some("resolve.capital.beside");
    }
    None
}

/// "Kabul and Islamabad": the first and last token of the list a name stands in, with "both" before it.
fn whole_list(draft: &Draft<'_>, mut start: TokenId, mut end: TokenId) -> (TokenId, TokenId) {
    if draft.is_text(end, "and")
        && let Some(next) = draft.name_starting_at(end + 1)
        && draft.nations[next].is_some()
    {
        end = draft.names()[next].tokens.end;
    }
    if start > 1
        && draft.is_text(start - 1, "and")
        && let Some(before) = draft.name_ending_at(start - 1)
        && draft.nations[before].is_some()
    {
        start = draft.names()[before].tokens.start;
    }
    if start > 0 && (draft.is_text(start - 1, "both") || draft.is_text(start - 1, "Both")) {
        start -= 1;
    }
    (start, end)
}

fn uses(draft: &Draft<'_>, token: TokenId, usage: RulerUse) -> bool {
    let word = draft.reading.recognised.words.get(token as usize).copied().unwrap_or_default();
    draft.tables.ruler_words.get(word).is_some_and(|uses| uses.contains(&usage))
}

/// "Islamabad has repeatedly warned", "Islamabad, however, warned"
fn does(draft: &Draft<'_>, mut at: TokenId) -> bool {
    let tokens = draft.reading.segments.tokens.len() as TokenId;
    if draft.is_text(at, ",") {
        let Some(close) = (at + 2..(at + 7).min(tokens)).find(|&token| draft.is_text(token, ",")) else { return false };
        if (at + 1..close).any(|token| draft.reading.tag(token).is_verb()) {
            return false;
        }
        at = close + 1;
    }
    for token in at..(at + 5).min(tokens) {
        let tag = draft.reading.tag(token);
        if uses(draft, token, RulerUse::Does) && !matches!(tag, Tag::Noun | Tag::NounPlural | Tag::Adjective) {
            return true;
        }
        let auxiliary = matches!(tag, Tag::Modal | Tag::Adverb)
            || matches!(
                draft.reading.token_text(token),
                "has"
                    | "have"
                    | "had"
                    | "is"
                    | "was"
                    | "were"
                    | "are"
                    | "be"
                    | "been"
                    | "not"
                    | "n't"
                    | "n’t"
                    | "does"
                    | "did"
                    | "do"
            );
        if !auxiliary {
            return false;
        }
    }
    false
}

/// "Kabul's new commitment"
fn has(draft: &Draft<'_>, end: TokenId, usage: RulerUse) -> bool {
    let tokens = draft.reading.segments.tokens.len() as TokenId;
    let inside = end > 0 && draft.is_possessive(end - 1);
    if !inside && !draft.is_possessive(end) {
        return false;
    }
    let first = if inside { end } else { end + 1 };
    for token in first..(first + 3).min(tokens) {
        if uses(draft, token, usage) {
            return true;
        }
        if !matches!(draft.reading.tag(token), Tag::Adjective | Tag::Noun | Tag::ProperNoun | Tag::VerbGerund) {
            return false;
        }
    }
    false
}

/// "ties with Kabul", "tensions between Kabul and Islamabad", "assurances from Kabul", "accepted by Kabul"
fn beside(draft: &Draft<'_>, start: TokenId) -> bool {
    if start < 2 || !draft.is_word(start - 1, &draft.tables.beside) {
        return false;
    }
    if draft.is_text(start - 1, "by") && (start - 2 > 0) && uses(draft, start - 2, RulerUse::Does) {
        return true;
    }
    let far = draft.is_text(start - 1, "between") || draft.is_text(start - 1, "with");
    let reach = if far { 4 } else { 1 };
    let first = (start - 1).saturating_sub(reach);
    (first..start - 1).rev().any(|token| uses(draft, token, RulerUse::Between))
}
