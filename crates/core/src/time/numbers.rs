//! Numbers of several words: "twenty-four", "a hundred and ten", "two and a half", "nineteen ninety-six".

use super::class::{Class, Unit};
use super::digits::Sense;
use super::lex::Island;
use super::tables::Tables;

/// Puts one item in the place of the words of each number.
pub(super) fn merge(island: &mut Island, tables: &Tables) {
    let mut at = 0;
    while at < island.items.len() {
        if let Some((count, senses)) = number(island, at, tables) {
            island.merge(at, count, &senses, tables);
        }
        at += 1;
    }
}

fn number(island: &Island, at: usize, tables: &Tables) -> Option<(usize, Vec<Sense>)> {
    let value = |at: usize, class: Class| island.value(at, class);
    let begins = value(at, Class::Number).or(value(at, Class::Tens)).or(value(at, Class::Multiplier));
    let article = value(at, Class::Article).is_some() && value(at + 1, Class::Multiplier).is_some();
    if begins.is_none() && !article {
        return None;
    }
    if let Some(year) = spoken_year(island, at, tables) {
        return Some(year);
    }
    let mut sum = Sum::default();
    let mut next = at;
    if article {
        sum.part = Some(1);
        next += 1;
    }
    // Digits only multiply: "2 million"; words also add up.
    let mut digits_only = false;
    loop {
        let joined = |at: usize| {
            if island.items.get(at).is_some_and(|item| item.mask.meets(tables.hyphen)) { at + 1 } else { at }
        };
        let after = if sum.part.is_some() && sum.ends_in_tens { joined(next) } else { next };
        if let Some(tens) = value(after, Class::Tens).filter(|_| sum.takes_tens()) {
            sum.add_tens(tens);
            next = after + 1;
        } else if let Some(unit) = value(after, Class::Number).filter(|unit| sum.takes(*unit) && !digits_only) {
            let unit = i64::from(unit / 10);
            if value(after, Class::Number)? % 10 != 0 {
                break;
            }
            digits_only = island.senses(&island.items[after]).len() > 1;
            sum.add(unit);
            next = after + 1;
        } else if let Some(times) = value(next, Class::Multiplier).filter(|_| sum.part.is_some() || next == at) {
            sum.times(i64::from(times));
            next += 1;
        } else if sum.total > 0 && is_word(island, next, tables, "and") && starts_small(island, next + 1) {
            next += 1;
        } else {
            break;
        }
    }
    let half = is_word(island, next, tables, "and")
        && value(next + 1, Class::Article).is_some()
        && value(next + 2, Class::Half).is_some();
    let short_half = is_word(island, next, tables, "and") && value(next + 1, Class::Half).is_some();
    let fraction = value(next, Class::Half).is_some();
    let count = next - at
        + match (half, short_half, fraction) {
            (true, ..) => 3,
            (_, true, _) => 2,
            (.., true) => 1,
            _ => 0,
        };
    let half = half || short_half || fraction;
    if count < 2 && value(at, Class::Tens).or(value(at, Class::Multiplier)).is_none() {
        return None;
    }
    let total = i32::try_from(sum.value().checked_mul(10)?).ok()?.checked_add(if half { 5 } else { 0 })?;
    let mut senses = vec![Sense { class: Class::Number, value: total }];
    let named = at > 0 && value(at - 1, Class::Unit) == Some(Unit::Year as i32);
    if (20_000..=20_990).contains(&total) && (total != 20_000 || named) {
        senses.push(Sense { class: Class::Year, value: total / 10 });
    }
    Some((count, senses))
}

fn is_word(island: &Island, at: usize, tables: &Tables, word: &str) -> bool {
    island.items.get(at).is_some_and(|item| item.mask.meets(tables.symbols.word(word)))
}

fn starts_small(island: &Island, at: usize) -> bool {
    island.value(at, Class::Number).or(island.value(at, Class::Tens)).is_some()
}

/// "nineteen ninety-six", "twenty twenty-five".
fn spoken_year(island: &Island, at: usize, tables: &Tables) -> Option<(usize, Vec<Sense>)> {
    let is_spoken = |at: usize| island.items.get(at).is_some_and(|item| island.senses(item).len() == 1);
    let century = match (island.value(at, Class::Number), island.value(at, Class::Tens)) {
        (Some(teens @ 130..=190), _) if is_spoken(at) => teens / 10,
        (_, Some(20)) => 20,
        _ => return None,
    };
    let tens = island.value(at + 1, Class::Tens)?;
    let hyphen = island.items.get(at + 2).is_some_and(|item| item.mask.meets(tables.hyphen));
    let after = if hyphen { at + 3 } else { at + 2 };
    let unit = island.value(after, Class::Number).filter(|unit| (10..100).contains(unit) && is_spoken(after));
    let year = century * 100 + tens + unit.unwrap_or(0) / 10;
    let count = if unit.is_some() { after + 1 - at } else { 2 };
    Some((count, vec![Sense { class: Class::Year, value: year }, Sense { class: Class::Number, value: year * 10 }]))
}

#[derive(Default)]
struct Sum {
    total: i64,
    part: Option<i64>,
    ends_in_tens: bool,
}

impl Sum {
    fn takes_tens(&self) -> bool {
        self.part.is_none_or(|part| part >= 100 && part % 100 == 0)
    }

    fn takes(&self, tenths: i32) -> bool {
        match self.part {
            None => true,
            Some(part) => tenths < 100 && (self.ends_in_tens || part >= 100 && part % 100 == 0),
        }
    }

    fn add_tens(&mut self, tens: i32) {
        self.part = Some(self.part.unwrap_or(0) + i64::from(tens));
        self.ends_in_tens = true;
    }

    fn add(&mut self, unit: i64) {
        self.part = Some(self.part.unwrap_or(0).saturating_add(unit));
        self.ends_in_tens = false;
    }

    fn times(&mut self, by: i64) {
        let part = self.part.unwrap_or(1);
        self.ends_in_tens = false;
        if by >= 1000 {
            self.total = self.total.saturating_add(part.saturating_mul(by));
            self.part = None;
        } else {
            self.part = Some(part.saturating_mul(by));
        }
    }

    fn value(&self) -> i64 {
        self.total.saturating_add(self.part.unwrap_or(0))
    }
}
