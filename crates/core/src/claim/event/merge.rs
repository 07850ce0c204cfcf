//! One happening told by two words of a sentence is one event: "carried out an attack that killed 16".

use super::{Draft, push_new};
use crate::claim::grammar::Grammar;
use crate::model::EventKind;

/// Merges drafts of one sentence that tell the same happening.
pub(super) fn merge(grammar: &Grammar<'_>, drafts: &mut Vec<Draft>) {
    let mut kept: Vec<Draft> = Vec::with_capacity(drafts.len());
    for draft in drafts.drain(..) {
        match kept.iter_mut().find(|before| same(grammar, before, &draft)) {
            Some(before) => absorb(before, draft),
            None => kept.push(draft),
        }
    }
    *drafts = kept;
}

fn same(grammar: &Grammar<'_>, before: &Draft, draft: &Draft) -> bool {
    if before.kind != draft.kind || before.outlook != draft.outlook {
        return false;
    }
    let nested = before.trigger.end > draft.trigger.start;
    let light = before.verb.is_some() && before.verb == draft.verb;
    let deadly = |draft: &Draft| draft.kind == EventKind::Assault && matches!(draft.mode, "kill" | "beat");
    let result = deadly(draft) || deadly(before);
    let agrees =
        |one: &[u32], other: &[u32]| one.is_empty() || other.is_empty() || one.iter().any(|id| other.contains(id));
    let compatible = agrees(&before.actors, &draft.actors)
        && (before.place.is_none() || draft.place.is_none() || before.place == draft.place);
    let close = draft.trigger.start - before.trigger.end.min(draft.trigger.start) <= 25;
    let separate = (before.trigger.end..draft.trigger.start).any(|token| grammar.text(token) == ";");
    nested || light || result && compatible && close && !separate
}

/// Adds what the second telling knows to the first. An attack says more than the death it caused.
fn absorb(before: &mut Draft, draft: Draft) {
    let general = |draft: &Draft| matches!(draft.mode, "kill" | "beat" | "");
    if general(before) && !general(&draft) {
        before.mode = draft.mode;
    }
    if before.mode == "kill" && draft.mode.is_empty() && !draft.is_verb {
        before.mode = "";
    }
    push_new(&mut before.actors, draft.actors);
    let actors = before.actors.clone();
    push_new(&mut before.recipients, draft.recipients.into_iter().filter(|id| !actors.contains(id)));
    before.place = before.place.or(draft.place);
    before.toll = before.toll.with(draft.toll, Option::or);
}
