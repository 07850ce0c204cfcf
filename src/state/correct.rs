//! The reader's corrections: what changes in the state when one is made, withdrawn, undone.

use std::rc::Rc;

use dateline_correct::contradicted;
use dateline_share::rule::Rule;

use super::{Action, State, Tone, say};
use crate::words;

/// What can be done to something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Two entities are one.
    Merge,
    /// One entity is two.
    Split,
    /// It is called otherwise.
    Rename,
    /// It is of another kind.
    Retype,
    /// It names nothing.
    NotAName,
    /// Nothing happened.
    NotAnEvent,
    /// It happened on other days.
    Redate,
    /// Something else happened.
    RetypeEvent,
    /// It is right, or wrong.
    Mark,
}

/// Changes the list of corrections, and says what happened to it.
pub(super) fn apply(next: &mut State, action: Action) {
    let before = Rc::clone(&next.corrections);
    // Undo would take back something else now than what was said before.
    Rc::make_mut(&mut next.messages).iter_mut().for_each(|message| message.undoes = false);
    let is_new = matches!(action, Action::Correct(_));
    let log = Rc::make_mut(&mut next.corrections);
    let mut warning = None;
    let said = match action {
        Action::Correct(rule) => {
            warning = contradicted(log.rules(), &rule.what).pop();
            log.add(rule);
            "Corrected"
        }
        Action::Withdraw(rule) => {
            if let Some(at) = log.rules().iter().position(|other| *other == rule) {
                log.withdraw(at);
            }
            "Withdrawn"
        }
        Action::Received(rules) => {
            let count = log.rules().len();
            log.receive(rules);
            let text = words::count(log.rules().len() - count, "correction", "corrections");
            return say(
                next,
                Tone::Plain,
                format!("{text} came along; the list at the foot of the page shows them.").into(),
            );
        }
        Action::Undo => {
            log.undo();
            "Undone"
        }
        Action::Redo => {
            log.redo();
            "Done again"
        }
        _ => return,
    };
    let text = match difference(before.rules(), log.rules()) {
        [one] => format!("{said}: {}.", words::rule(&one.what)),
        more => format!("{said}: {}.", words::count(more.len(), "correction", "corrections")),
    };
    match warning {
        Some(warning) => say(next, Tone::Warning, format!("{text} {warning}").into()),
        None => say(next, Tone::Plain, text.into()),
    }
    // Among many warnings it may not have found room.
    let said = next.said;
    if let Some(message) = Rc::make_mut(&mut next.messages).iter_mut().find(|message| message.id == said) {
        message.undoes = is_new;
    }
}

/// What one list has and the other has not, where one is the other with rules added in one place.
fn difference<'a>(one: &'a [Rule], other: &'a [Rule]) -> &'a [Rule] {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let start = short.iter().zip(long).take_while(|(one, other)| one == other).count();
    &long[start..start + long.len() - short.len()]
}
