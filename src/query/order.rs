//! Sorting by keys that are costly to make.

use dateline_core::order::Order;

/// Sorts by a key that is made once for each item. Equal items keep their order.
pub fn order_by_made_key<T: Copy, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    let mut keyed: Vec<(K, T)> = items.iter().map(|item| (key(item), *item)).collect();
    keyed.order_by(|one, two| one.0.cmp(&two.0));
    for (item, (_, sorted)) in items.iter_mut().zip(keyed) {
        *item = sorted;
    }
}
