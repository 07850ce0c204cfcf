//! How much two tellings have in common.

use super::super::entities::{FoldedEntities, state_of};
use super::telling::Told;
use crate::dossier::FoldedEntityId;
use crate::model::{DateBasis, EventKind, Precision};

/// What a telling must share with a happening to join it.
const ENOUGH: u32 = 4;
/// The same, when the telling's date is only the day it was published.
const ENOUGH_WITHOUT_DATE: u32 = 5;

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

#[derive(Clone, Debug, PartialEq, Eq)]
struct Spot {
    id: FoldedEntityId,
    name: String,
    country: String,
    admin1: String,
    precision: Precision,
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
        let spot = place.and_then(|id| {
            let entity = people.get(id);
            let place = entity.place.as_ref()?;
            Some(Spot {
                id,
                name: entity.name.clone(),
                country: place.country.clone(),
                admin1: place.admin1.clone(),
                precision: place.precision,
            })
        });
        Marks { actors: actors.iter().map(party).collect(), recipients: recipients.iter().map(party).collect(), spot }
    }
}

/// How much a telling shares with a happening; `None` when they contradict each other or share too little.
pub(super) fn likeness(happening: &[Told], told: &Told) -> Option<u32> {
    let enough = if told.basis == DateBasis::Published { ENOUGH_WITHOUT_DATE } else { ENOUGH };
    let best = happening.iter().map(|known| shared(known, told)).collect::<Option<Vec<u32>>>()?;
    best.into_iter().max().filter(|&shared| shared >= enough)
}

fn shared(one: &Told, two: &Told) -> Option<u32> {
    if !one.mode.is_empty() && !two.mode.is_empty() && one.mode != two.mode {
        return None;
    }
    let mut shared = u32::from(!one.mode.is_empty() && one.mode == two.mode);
    if mutual(one.matter) {
        let all = |told: &Told| [told.marks.actors.as_slice(), &told.marks.recipients].concat();
        let (one, two) = (all(one), all(two));
        shared += parties(&one, &two)?;
        shared += u32::from(one.iter().filter(|party| two.contains(party)).count() >= 2) * 2;
    } else {
        shared += parties(&one.marks.actors, &two.marks.actors)?;
        shared += parties(&one.marks.recipients, &two.marks.recipients)?;
    }
    if let (Some(one), Some(two)) = (&one.marks.spot, &two.marks.spot) {
        shared += spots(one, two)?;
    }
    let deaths = one.toll.killed.is_some() && one.toll.killed == two.toll.killed;
    shared += u32::from(deaths) * 3;
    shared += u32::from(counted_by_two_sides(one, two)) * ENOUGH_WITHOUT_DATE;
    let days = one.days.zip(two.days);
    let same_day = days.is_some_and(|(one, two)| one == two && one.0 == one.1 && two.0 == two.1);
    Some(shared + u32::from(same_day && one.basis == DateBasis::Clause && two.basis == DateBasis::Clause))
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

/// Types in which actor and recipient may change places.
fn mutual(kind: EventKind) -> bool {
    matches!(kind, EventKind::Agree | EventKind::Consult | EventKind::Cooperate)
}

fn parties(one: &[Party], two: &[Party]) -> Option<u32> {
    if one.is_empty() || two.is_empty() {
        return Some(0);
    }
    if one.iter().any(|party| two.contains(party)) { Some(2) } else { None }
}

fn spots(one: &Spot, two: &Spot) -> Option<u32> {
    if one.id == two.id {
        return Some(match one.precision {
            Precision::Country => 1,
            Precision::Province => 2,
            Precision::City | Precision::Feature => 3,
        });
    }
    let within = |fine: &Spot, coarse: &Spot| match coarse.precision {
        Precision::Country => fine.country == coarse.country,
        Precision::Province => fine.country == coarse.country && fine.admin1 == coarse.name,
        Precision::City | Precision::Feature => false,
    };
    if within(one, two) || within(two, one) {
        return Some(1);
    }
    // A crossing or region may be called by the towns around it.
    let features = one.precision == Precision::Feature || two.precision == Precision::Feature;
    (features && one.country == two.country).then_some(0)
}
