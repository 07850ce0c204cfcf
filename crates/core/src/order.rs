//! Sorting that costs the download little.
//!
//! The standard sorts are compiled anew for every type and key they are used with: in the browser's core they were a
//! sixth of all code. Here one sort of positions serves all; each use adds only its comparison. Order is stable.

use std::cmp::Ordering;

/// Stable sorting for slices.
pub trait Order<T> {
    /// Sorts as `compare` says. Equal items keep their order.
    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering);

    /// Sorts by a key, smallest first. Equal items keep their order.
    fn order_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K) {
        self.order_by(|one, two| key(one).cmp(&key(two)));
    }
}

impl<T> Order<T> for [T] {
    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering) {
        let mut places: Vec<u32> = (0..self.len() as u32).collect();
        sort_places(&mut places, &|one, two| compare(&self[one as usize], &self[two as usize]));
        // Follow each cycle of the permutation once: the item that belongs at `at` stands at `places[at]`.
        for start in 0..places.len() {
            let mut at = start;
            loop {
                let from = places[at] as usize;
                places[at] = at as u32;
                if from == start || from == at {
                    break;
                }
                self.swap(at, from);
                at = from;
            }
        }
    }
}

/// Ordering a list as a set is ordered.
pub trait OrderOnce {
    /// Sorts, smallest first, and keeps one of equals.
    fn order(&mut self);
}

impl<T: Ord> OrderOnce for Vec<T> {
    fn order(&mut self) {
        self.order_by(Ord::cmp);
        self.dedup();
    }
}

#[inline(never)]
fn sort_places(places: &mut [u32], compare: &dyn Fn(u32, u32) -> Ordering) {
    places.sort_by(|one, two| compare(*one, *two));
}

#[cfg(test)]
mod tests {
    use super::Order;

    #[test]
    fn the_order_is_the_standard_one() {
        let mut state = 7u64;
        for length in [0, 1, 2, 3, 10, 63, 500] {
            let items: Vec<(u8, usize)> = (0..length)
                .map(|at| {
                    state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    ((state >> 60) as u8, at)
                })
                .collect();
            let (mut ours, mut theirs) = (items.clone(), items);
            ours.order_by_key(|item| item.0);
            theirs.sort_by_key(|item| item.0);
            assert_eq!(ours, theirs);
        }
    }
}
