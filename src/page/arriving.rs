//! Where an address leads: to a link with findings, a dossier, the sample, a source.

use std::rc::Rc;

use dateline_share::rule::Rule;
use dateline_share::wire::Payload;
use yew::Callback;

use crate::bridge::Ask;
use crate::keep::Want;
use crate::link;
use crate::page::hooks::fragment;
use crate::page::opening;
use crate::page::session::{self, kept_rules, remember, remember_rules, remembered};
use crate::route::{self, Pointer};
use crate::source::Way;
use crate::state::{Action, Origin, Place, Tone};

/// Opens what the URL asks for, of which this is the fragment: a link with findings, the sample, or what this tab had opened before.
pub fn begin(fragment: &str, place: &Place, act: &Callback<Action>, ask: &Callback<Ask>, want: &Callback<Want>) {
    match place.origin {
        _ if dateline_share::is_link(fragment) => {
            if let Some(payload) = read(fragment, act) {
                remember(fragment, &payload);
                unpack(payload, None, act, ask);
            }
        }
        Origin::Nothing => {}
        Origin::Sample => sample(act, ask),
        Origin::Own => match &place.kept {
            Some(id) => want.emit(Want::Open(Rc::clone(id), None)),
            None => say_gone(act),
        },
        Origin::Source => source(act, ask),
        Origin::Shared => {
            if !shared(place.kept.as_deref(), act, ask) {
                say_gone(act);
            }
        }
    }
}

/// Whether [`begin`] will have something to open.
pub fn is_coming(place: &Place) -> bool {
    match place.origin {
        Origin::Nothing => false,
        Origin::Sample => true,
        Origin::Own => place.kept.is_some(),
        Origin::Source => opening::source().is_some_and(|source| !matches!(opening::way(&source), Way::No(_))),
        // What is damaged has no place.
        Origin::Shared => {
            let fragment = fragment();
            let link = Some(fragment).filter(|link| dateline_share::is_link(link));
            link.or_else(|| remembered(place.kept.as_deref())).is_some_and(|link| brings_any(&link))
        }
    }
}

/// What is open, as far as it matters where back, forward or a changed address lead.
#[derive(Clone, Debug, Default)]
pub struct Here {
    /// What it came from.
    pub origin: Origin,
    /// Which of the kept dossiers or remembered links it is.
    pub kept: Option<Rc<str>>,
    /// Whether nothing is.
    pub is_empty: bool,
    /// Whether nothing is lost if it is left.
    pub is_safe: bool,
    /// Where the reader is.
    pub address: String,
}

/// Goes where an address says. What is open is left only if nothing is lost by that. Gives the address that is to stand in
/// its place, so that it always tells what is shown.
pub fn go(
    address: &str,
    here: &Here,
    act: &Callback<Action>,
    ask: &Callback<Ask>,
    want: &Callback<Want>,
) -> Option<String> {
    let stay = || {
        let text = "Open that in a tab of its own: here it would take the place of your articles.";
        act.emit(Action::Say(Tone::Warning, text.into()));
        Some(here.address.clone())
    };
    if dateline_share::is_link(address) {
        // The address does not keep what came in it, whatever became of it.
        return if here.is_safe { follow(address, act, ask).or_else(|| Some(here.address.clone())) } else { stay() };
    }
    let (mut place, sought) = route::read(address);
    let is_said = place.origin != Origin::Nothing || place == Place::default();
    let is_here = (place.origin, &place.kept) == (here.origin, &here.kept);
    if is_here || !is_said {
        (place.origin, place.kept) = (here.origin, here.kept.clone());
        let sought = sought.filter(|_| here.origin != Origin::Nothing);
        let said = (!is_here).then(|| route::write(&place, sought));
        act.emit(Action::Go(place, sought));
        return said;
    }
    if !here.is_safe {
        return stay();
    }
    let leave = || {
        if !here.is_empty {
            ask.emit(Ask::Reset);
        }
    };
    match (place.origin, place.kept.clone()) {
        (Origin::Nothing, _) => leave(),
        (Origin::Sample, _) => {
            leave();
            act.emit(Action::Go(place, sought));
            sample(act, ask);
        }
        (Origin::Source, _) => {
            leave();
            act.emit(Action::Go(place, sought));
            source(act, ask);
        }
        (Origin::Own, Some(id)) => want.emit(Want::Open(id, Some((place, sought)))),
        (Origin::Own, None) => {
            say_gone(act);
            return Some(here.address.clone());
        }
        (Origin::Shared, _) => {
            // What is open is not left for what cannot be read.
            if !remembered(place.kept.as_deref()).is_some_and(|link| brings_any(&link)) {
                say_gone(act);
                return Some(here.address.clone());
            }
            leave();
            shared(place.kept.as_deref(), act, ask);
            act.emit(Action::Go(place, sought));
        }
    }
    None
}

/// Goes to a link that the address was changed to, in place of what is shown.
fn follow(link: &str, act: &Callback<Action>, ask: &Callback<Ask>) -> Option<String> {
    let payload = read(link, act)?;
    ask.emit(Ask::Reset);
    remember(link, &payload);
    let (place, sought) = place_of(&payload, link);
    let address = route::write(&place, sought);
    unpack(payload, None, act, ask);
    act.emit(Action::Go(place, sought));
    Some(address)
}

/// Where the sender of a link was.
pub fn place_of(payload: &Payload, link: &str) -> (Place, Option<Pointer>) {
    let (place, sought) = route::read(&payload.view().place);
    let (origin, kept) = match payload {
        Payload::View(_) => (place.origin, None),
        _ => (Origin::Shared, Some(session::key(link).into())),
    };
    (Place { origin, kept, ..place }, sought)
}

/// Whether a link can be read and brings findings or articles, and not only a place.
fn brings_any(link: &str) -> bool {
    dateline_share::read(link).is_ok_and(|read| !matches!(read.payload, Payload::View(_)))
}

/// Opens what came by the link that the tab remembers so, if it does.
fn shared(key: Option<&str>, act: &Callback<Action>, ask: &Callback<Ask>) -> bool {
    let Some(payload) = remembered(key).and_then(|link| read(&link, act)) else { return false };
    unpack(payload, kept_rules(Origin::Shared, None, key), act, ask);
    true
}

/// What a link carries. One that is damaged says so, and nothing of it is shown.
fn read(link: &str, act: &Callback<Action>) -> Option<Payload> {
    match dateline_share::read(link) {
        Ok(read) => {
            if let Some(repair) = read.repaired {
                act.emit(Action::Say(Tone::Plain, repair.to_string().into()));
            }
            Some(read.payload)
        }
        Err(error) => {
            act.emit(Action::Say(Tone::Warning, error.to_string().into()));
            None
        }
    }
}

/// Opens what came by link. `kept` are the corrections that this tab had come to, in place of the sender's.
fn unpack(payload: Payload, kept: Option<Vec<Rule>>, act: &Callback<Action>, ask: &Callback<Ask>) {
    let sent = &payload.view().rules;
    let is_changed = kept.as_ref().is_some_and(|kept| kept != sent);
    let rules = kept.unwrap_or_else(|| sent.clone());
    match payload {
        Payload::View(view) if route::read(&view.place).0.origin == Origin::Sample => {
            correct(rules, act, ask);
            ask.emit(Ask::Sample);
        }
        Payload::View(view) if route::read(&view.place).0.origin == Origin::Source => {
            // After a reload too the file's own do not come back.
            remember_rules(Origin::Source, opening::source().as_deref(), None, &rules);
            correct(rules, act, ask);
            // The sender did not see what was corrected since.
            opening::open(view.found.filter(|_| !is_changed), true, act, ask);
        }
        Payload::View(_) => say_gone(act),
        Payload::Findings(findings) => {
            act.emit(Action::Received(rules));
            ask.emit(Ask::Shared(link::open(&findings)));
        }
        Payload::Dossier(mut dossier) => {
            act.emit(Action::Received(rules.clone()));
            if is_changed {
                // The sender did not see this.
                let view = &mut dossier.findings.view;
                (view.rules, view.found) = (rules, None);
            }
            ask.emit(Ask::Articles(dossier));
        }
    }
}

/// Opens the sample as this tab has corrected it.
fn sample(act: &Callback<Action>, ask: &Callback<Ask>) {
    correct(kept_rules(Origin::Sample, None, None).unwrap_or_default(), act, ask);
    ask.emit(Ask::Sample);
}

/// Opens the source as this tab has corrected it. What the file says of that counts only the first time: what the reader
/// took out of it would come back.
fn source(act: &Callback<Action>, ask: &Callback<Ask>) {
    let kept = kept_rules(Origin::Source, opening::source().as_deref(), None);
    let is_decided = kept.is_some();
    correct(kept.unwrap_or_default(), act, ask);
    opening::open(None, is_decided, act, ask);
}

/// Corrects what is about to be read.
fn correct(rules: Vec<Rule>, act: &Callback<Action>, ask: &Callback<Ask>) {
    act.emit(Action::Received(rules.clone()));
    ask.emit(Ask::Correct(rules));
}

/// Says that the articles of an earlier visit are not there any more.
pub fn say_gone(act: &Callback<Action>) {
    let text = "The articles of this link were not kept. Add them again; the filters are still set.";
    act.emit(Action::Say(Tone::Warning, text.into()));
}

#[cfg(test)]
mod tests {
    use dateline_share::wire::{Findings, View};

    use super::*;

    #[test]
    fn a_link_that_is_damaged_or_only_a_place_brings_nothing() {
        let view = View { place: "timeline.shared".to_owned(), ..View::default() };
        let findings = Findings { view: view.clone(), ..Findings::default() };
        let link = |payload| dateline_share::write(&payload).expect("it is written");
        let findings = link(Payload::Findings(findings));
        assert!(brings_any(&findings));
        assert!(!brings_any(&findings[..findings.len() / 2]));
        assert!(!brings_any(&link(Payload::View(view))));
    }
}
