//! Unique ids for the documents of one intake.

use rustc_hash::FxHashMap;

/// The ids given so far.
#[derive(Debug, Default)]
pub struct Ids {
    /// For each id how often it was asked for.
    given: FxHashMap<String, u32>,
}

impl Ids {
    /// Leaves an id that is new as it is; one that was given before gets a number: `report`, `report (2)`.
    ///
    /// The same ids in the same order give the same result.
    pub fn make_unique(&mut self, id: &mut String) {
        let asked = self.given.entry(id.clone()).or_default();
        *asked += 1;
        let mut number = *asked;
        if number == 1 {
            return;
        }
        loop {
            let numbered = format!("{id} ({number})");
            if !self.given.contains_key(&numbered) {
                self.given.insert(id.clone(), number);
                self.given.insert(numbered.clone(), 1);
                *id = numbered;
                return;
            }
            number += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_and_stable() {
        let mut ids = Ids::default();
        let found: Vec<String> = ["a", "b", "a", "a (2)", "a", "b"]
            .into_iter()
            .map(|id| {
                let mut id = id.to_owned();
                ids.make_unique(&mut id);
                id
            })
            .collect();
        assert_eq!(found, ["a", "b", "a (2)", "a (2) (2)", "a (3)", "b (2)"]);
    }
}
