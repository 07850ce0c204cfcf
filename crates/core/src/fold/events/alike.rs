//! How much two tellings have in common.

use super::super::entities::{FoldedEntities, state_of};
use super::super::spots::{Lie, Spot};
use super::APART;
use super::telling::Told;
use crate::dossier::FoldedEntityId;
use crate::model::{DateBasis, Precision};

/// What a telling must share with a happening to join it.
const ENOUGH: u32 = 4;
/// The same, when the telling's date is only the day it was published.
const ENOUGH_WITHOUT_DATE: u32 = 5;

/// So many dead that two reports with the same figure hardly mean different happenings of one day.
const MANY_DEAD: u64 = 4;

/// The mode of those who are killed, however it was done.
pub(super) const KILL: &str = "kill";

/// Sentences between the counts of two sides.
const TWO_SIDES_APART: u32 = 2;

/// What the parties and the place of a telling stand for. A country, its government and its people are one party.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    actors: Vec<Party>,
    recipients: Vec<Party>,
    spot: Option<Spot>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Party {
    State(String),
    Other(FoldedEntityId),
}

impl Marks {
    pub(super) fn new(
        actors: &[FoldedEntityId],
        recipients: &[FoldedEntityId],
        place: Option<FoldedEntityId>,
        people: &FoldedEntities,
    ) -> Self {
        let party = |&id: &FoldedEntityId| match state_of(people.get(id)) {
            Some(country) => Party::State(country.to_owned()),
            None => Party::Other(id),
        };
        let spot = place.and_then(|id| Spot::new(id, people));
        Marks { actors: actors.iter().map(party).collect(), recipients: recipients.iter().map(party).collect(), spot }
    }
}

/// How much a telling shares with a happening; `None` when they contradict each other or share too little.
pub(super) fn likeness<'a>(happening: impl Iterator<Item = &'a Told>, told: &Told) -> Option<u32> {
    let enough = if told.basis == DateBasis::Published { ENOUGH_WITHOUT_DATE } else { ENOUGH };
    let mut best = 0;
    for known in happening {
        best = best.max(shared(known, told)?);
    }
    (best >= enough).then_some(best)
}

fn shared(one: &Told, two: &Told) -> Option<u32> {
    let deaths = same_deaths(one, two);
    let many = deaths && one.toll.killed.is_some_and(|killed| killed.low >= MANY_DEAD);
    // An air strike kills too.
    let general = |told: &Told| told.mode.is_empty() || deaths && told.mode == KILL;
    if one.mode != two.mode && !general(one) && !general(two) {
        return None;
    }
    let mut shared = u32::from(!one.mode.is_empty() && one.mode == two.mode);
    let spot = match (&one.marks.spot, &two.marks.spot) {
        (Some(one), Some(two)) => spots(one, two),
        _ => Some(0),
    };
    let (actors, recipients) = if one.matter.is_mutual() {
        let all = |told: &Told| [told.marks.actors.as_slice(), &told.marks.recipients].concat();
        let (one, two) = (all(one), all(two));
        shared += u32::from(one.iter().filter(|party| two.contains(party)).count() >= 2) * 2;
        (parties(&one, &two), Some(0))
    } else {
        (parties(&one.marks.actors, &two.marks.actors), parties(&one.marks.recipients, &two.marks.recipients))
    };
    // As many dead in one town: the reports differ on who did it. As many dead by one hand: they differ on where.
    let one_town = spot.is_some_and(|shared| shared >= 2);
    let one_hand = actors.is_some_and(|shared| shared > 0);
    shared += actors.or((many && one_town).then_some(0))?;
    shared += recipients?;
    shared += spot.or((many && one_hand).then_some(0))?;
    let is_headline = is_headline_of(one, two);
    let reported_late = is_report_of(one, two) || is_report_of(two, one);
    if are_apart(one, two) && !(reported_late && (many || is_headline)) {
        return Some(0);
    }
    shared += u32::from(deaths) * 3;
    shared += u32::from(many && is_headline) * 2;
    shared += u32::from(is_copied(one, two)) * ENOUGH_WITHOUT_DATE;
    shared += u32::from(counted_by_two_sides(one, two)) * ENOUGH_WITHOUT_DATE;
    let days = one.days.zip(two.days);
    let same_day = days.is_some_and(|(one, two)| one == two && one.0 == one.1 && two.0 == two.1);
    Some(shared + u32::from(same_day && one.basis == DateBasis::Clause && two.basis == DateBasis::Clause))
}

/// The same sentence in two documents.
fn is_copied(one: &Told, two: &Told) -> bool {
    one.document != two.document && one.words == two.words
}

fn same_deaths(one: &Told, two: &Told) -> bool {
    one.toll.killed.is_some() && one.toll.killed == two.toll.killed
}

/// Whether they lie further apart than tellings of one happening do that each have a day.
fn are_apart(one: &Told, two: &Told) -> bool {
    let apart = one.days.zip(two.days).map(|(one, two)| (two.0 - one.1).max(one.0 - two.1));
    apart.is_some_and(|days| days > APART)
}

/// Whether the one is dated only by the day of its report, which is later than the other.
fn is_report_of(late: &Told, early: &Told) -> bool {
    late.basis == DateBasis::Published && late.days.zip(early.days).is_some_and(|(late, early)| late.0 > early.1)
}

/// Whether one is told by the headline of the document that tells the other.
fn is_headline_of(one: &Told, two: &Told) -> bool {
    one.document == two.document && (one.sentence == 0) != (two.sentence == 0)
}

/// "Kabul said 58 were killed. Islamabad put the dead at 23.": two parties count the dead of one happening.
fn counted_by_two_sides(one: &Told, two: &Told) -> bool {
    one.document == two.document
        && one.sentence.abs_diff(two.sentence) <= TWO_SIDES_APART
        && one.claimant.is_some()
        && two.claimant.is_some()
        && one.claimant != two.claimant
        && one.toll.killed.is_some()
        && two.toll.killed.is_some()
}

fn parties(one: &[Party], two: &[Party]) -> Option<u32> {
    if one.is_empty() || two.is_empty() {
        return Some(0);
    }
    if one.iter().any(|party| two.contains(party)) { Some(2) } else { None }
}

fn spots(one: &Spot, two: &Spot) -> Option<u32> {
    match one.lies(two) {
        Lie::Same => Some(match one.precision() {
            Precision::Country => 1,
            Precision::Province => 2,
            Precision::City | Precision::Feature => 3,
        }),
        Lie::Within | Lie::Around => Some(1),
        Lie::Near => Some(0),
        Lie::Apart => None,
    }
}
