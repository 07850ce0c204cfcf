//! Replays rules.

use std::borrow::Borrow;

use dateline_core::dossier::Folded;
use dateline_core::model::Record;
use dateline_share::rule::{Correction, Rule};

use crate::applied::Applied;
use crate::desk::Desk;

/// Replays rules, in their order, on records and on the dossier that they were found to fold to.
///
/// The order counts where rules speak of the same: a rule names things as they stood when it was made, and the later of two
/// has the last word. Rules that speak of different things may change places.
pub fn apply<'a, R: Borrow<Record>>(records: &'a [R], found: &Folded, rules: &[Rule]) -> Applied<'a> {
    let mut desk = Desk::new(records.iter().map(Borrow::borrow).collect(), found);
    let mut outcomes = Vec::with_capacity(rules.len());
    for (at, rule) in (0..).zip(rules) {
        outcomes.push(match &rule.what {
            Correction::Merge { keep, other } => desk.merge(at, keep, other),
            Correction::Split { of, part } => desk.split(at, of, part),
            Correction::Rename { entity, name } => desk.rename(at, entity, name),
            Correction::Retype { entity, kind } => desk.retype(at, entity, *kind),
            Correction::NotAName { entity } => desk.not_a_name(at, entity),
            Correction::NotAnEvent { tellings } => desk.not_an_event(at, tellings),
            Correction::Redate { tellings, from, to } => desk.redate(at, tellings, *from, *to),
            Correction::RetypeEvent { tellings, kind } => desk.retype_event(at, tellings, *kind),
            Correction::Mark { subject, right } => desk.mark(at, subject, *right),
        });
    }
    desk.finish(outcomes)
}
