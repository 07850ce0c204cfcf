//! How many rows each value of a facet gives.

use std::rc::Rc;

use dateline_core::dossier::FoldedEntityId;
use dateline_core::order::Order;

use crate::dossier::Dossier;
use crate::query::index::{Index, Traits, act_bit, kind_bit, quarter_bit, status_bit};
use crate::state::{Dimension, Filters, Value, View};
use crate::words::{self, Quarter};

/// How many of the open values of a facet are listed; chosen ones come on top.
const LISTED: usize = 200;

/// The facets of a view, in the order they are offered.
pub type Facets = Vec<Facet>;

/// A dimension and its values.
#[derive(Clone, Debug, PartialEq)]
pub struct Facet {
    /// Which dimension.
    pub dimension: Dimension,
    /// Its values.
    pub values: Vec<FacetValue>,
    /// How many more values there are than listed.
    pub more: usize,
}

/// A value and what it would give.
#[derive(Clone, Debug, PartialEq)]
pub struct FacetValue {
    /// The value.
    pub value: Value,
    /// For the reader.
    pub label: Rc<str>,
    /// How many rows have it, all other dimensions as they are.
    pub count: usize,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// Which facets a view offers.
fn offered(view: View) -> &'static [Dimension] {
    use Dimension as D;
    match view {
        View::Sources => &[D::Outlet, D::Entity],
        View::Entities => &[D::Kind, D::Outlet],
        View::Timeline => &[D::Quarter, D::Status, D::Entity, D::Outlet],
        View::Claims => &[D::Act, D::Claimant, D::Outlet],
    }
}

/// Counts as rows go by.
pub(super) struct Tally<'a> {
    dossier: &'a Dossier,
    index: &'a Index,
    view: View,
    quarters: [usize; 4],
    statuses: [usize; 5],
    kinds: [usize; 10],
    acts: [usize; 10],
    outlets: Vec<usize>,
    last_outlet: Vec<usize>,
    entities: Vec<usize>,
    last_entity: Vec<usize>,
}

impl<'a> Tally<'a> {
    pub(super) fn new(dossier: &'a Dossier, index: &'a Index, view: View) -> Self {
        let entities = dossier.folded.entities.len();
        Tally {
            dossier,
            index,
            view,
            quarters: [0; 4],
            statuses: [0; 5],
            kinds: [0; 10],
            acts: [0; 10],
            outlets: vec![0; index.outlets.len()],
            last_outlet: vec![usize::MAX; index.outlets.len()],
            entities: vec![0; entities],
            last_entity: vec![usize::MAX; entities],
        }
    }

    /// Counts a row of the view for every dimension that is the only one it misses, or for all if it misses none.
    pub(super) fn add(&mut self, row: usize, missed: u16) {
        for &dimension in offered(self.view) {
            if missed & !dimension.bit() == 0 {
                self.count(row, dimension);
            }
        }
    }

    fn count(&mut self, row: usize, dimension: Dimension) {
        let traits = self.traits(row);
        match dimension {
            Dimension::Quarter => count_bits(&mut self.quarters, traits.quarters.into()),
            Dimension::Status => count_bits(&mut self.statuses, traits.statuses.into()),
            Dimension::Kind => count_bits(&mut self.kinds, traits.kinds),
            Dimension::Act => count_bits(&mut self.acts, traits.acts),
            Dimension::Outlet => self.count_outlets(row),
            Dimension::Entity => self.count_entities(row),
            Dimension::Claimant => {
                if let Some(id) = self.index.claimants.get(row).copied().flatten() {
                    self.entities[id as usize] += 1;
                }
            }
            Dimension::Document | Dimension::Dates | Dimension::Text => {}
        }
    }

    fn traits(&self, row: usize) -> Traits {
        let rows = match self.view {
            View::Sources => &self.index.sources,
            View::Entities => &self.index.entities,
            View::Timeline => &self.index.events,
            View::Claims => &self.index.claims,
        };
        rows.get(row).copied().unwrap_or_default()
    }

    fn count_outlets(&mut self, row: usize) {
        let folded = &self.dossier.folded;
        let mut add = |document: u32| {
            let Some(&outlet) = self.index.outlet_of.get(document as usize) else { return };
            let outlet = outlet as usize;
            if self.last_outlet[outlet] != row {
                self.last_outlet[outlet] = row;
                self.outlets[outlet] += 1;
            }
        };
        match self.view {
            View::Sources => add(row as u32),
            View::Entities => folded.entities[row].members.iter().for_each(|member| add(member.document)),
            View::Timeline => folded.events[row].tellings.iter().for_each(|telling| add(telling.document)),
            View::Claims => add(self.dossier.claims[row].document),
        }
    }

    fn count_entities(&mut self, row: usize) {
        let mut add = |id: FoldedEntityId| {
            let id = id as usize;
            if id < self.entities.len() && self.last_entity[id] != row {
                self.last_entity[id] = row;
                self.entities[id] += 1;
            }
        };
        match self.view {
            View::Timeline => {
                let event = &self.dossier.folded.events[row];
                event.actors.iter().chain(&event.recipients).chain(&event.place).for_each(|&id| add(id));
            }
            View::Sources => {
                let entities = self.dossier.record(row as u32).map_or(0, |record| record.entities.len());
                let ids = (0..entities as u32).filter_map(|id| self.dossier.folded_entity(row as u32, id));
                ids.for_each(add);
            }
            View::Entities | View::Claims => {}
        }
    }

    pub(super) fn finish(self, filters: &Filters) -> Facets {
        let facets = offered(self.view).iter().map(|&dimension| self.facet(dimension, filters));
        facets.filter(|facet| !facet.values.is_empty()).collect()
    }

    fn facet(&self, dimension: Dimension, filters: &Filters) -> Facet {
        let closed = |value: Value, label: &str, count: usize| {
            let chosen = filters.has(&value);
            FacetValue { value, label: label.into(), count, chosen }
        };
        let bit = |bits: u16| bits.trailing_zeros() as usize;
        let values: Vec<FacetValue> = match dimension {
            Dimension::Quarter => Quarter::ALL
                .map(|of| closed(Value::Quarter(of), of.label(), self.quarters[bit(quarter_bit(of).into())]))
                .into(),
            Dimension::Status => words::STATUSES
                .map(|of| closed(Value::Status(of), words::status(of), self.statuses[bit(status_bit(of).into())]))
                .into(),
            Dimension::Kind => dateline_core::model::Kind::ALL
                .map(|of| closed(Value::Kind(of), words::kind(of), self.kinds[bit(kind_bit(of))]))
                .into(),
            Dimension::Act => {
                words::ACTS.map(|of| closed(Value::Act(of), words::act(of), self.acts[bit(act_bit(of))])).into()
            }
            Dimension::Outlet => {
                let outlets = self.index.outlets.iter().zip(&self.outlets);
                let outlets = outlets.map(|(name, &count)| {
                    let label = if name.is_empty() { "not named" } else { name };
                    closed(Value::Outlet(Rc::clone(name)), label, count)
                });
                return most(dimension, outlets.collect());
            }
            Dimension::Entity | Dimension::Claimant => return self.entities(dimension, filters),
            Dimension::Document | Dimension::Dates | Dimension::Text => Vec::new(),
        };
        let values = values.into_iter().filter(|value| value.count > 0 || value.chosen).collect();
        Facet { dimension, values, more: 0 }
    }

    fn entities(&self, dimension: Dimension, filters: &Filters) -> Facet {
        let mut counted: Vec<(usize, usize)> =
            self.entities.iter().copied().enumerate().filter(|&(_, count)| count > 0).collect();
        counted.order_by_key(|&(id, count)| (std::cmp::Reverse(count), id));
        let all = counted.len();
        counted.truncate(LISTED);
        let value = |id: usize| {
            let id: Rc<str> = self.dossier.folded.entities[id].id.as_str().into();
            if dimension == Dimension::Claimant { Value::Claimant(id) } else { Value::Entity(id) }
        };
        for chosen in filters.of(dimension) {
            let (Value::Entity(id) | Value::Claimant(id)) = chosen else { continue };
            let Some(id) = self.index.entity(id).map(|id| id as usize) else { continue };
            if counted.iter().all(|&(other, _)| other != id) {
                counted.push((id, self.entities[id]));
            }
        }
        let more = all.saturating_sub(counted.len());
        let values = counted.into_iter().map(|(id, count)| {
            let value = value(id);
            let chosen = filters.has(&value);
            FacetValue { value, label: self.dossier.name(id as u32).into(), count, chosen }
        });
        Facet { dimension, values: values.collect(), more }
    }
}

fn most(dimension: Dimension, mut values: Vec<FacetValue>) -> Facet {
    values.retain(|value| value.count > 0 || value.chosen);
    values.order_by(|a, b| b.count.cmp(&a.count).then_with(|| a.label.cmp(&b.label)));
    let all = values.len();
    let mut place = 0;
    values.retain(|value| {
        place += 1;
        place <= LISTED || value.chosen
    });
    let more = all - values.len();
    Facet { dimension, values, more }
}

fn count_bits(counts: &mut [usize], bits: u16) {
    for (place, count) in counts.iter_mut().enumerate() {
        *count += usize::from(bits >> place & 1);
    }
}
