//! Numbers in words.

use dateline_core::model::{Bound, Count, Quantity, Toll};

/// `1 article`, `12 articles`, `1,203 articles`.
pub fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{} {many}", grouped(number)) }
}

/// `12,345`.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `16`, `at least 16`, `4–16`.
pub fn number(count: Count) -> String {
    match count.high {
        Some(high) if high == count.low => count.low.to_string(),
        Some(high) => format!("{}–{high}", count.low),
        None => format!("at least {}", count.low),
    }
}

/// `16 killed, 4–6 injured`; empty when nobody is said to be hurt.
pub fn toll(toll: &Toll) -> String {
    let parts = [
        (toll.killed, "killed"),
        (toll.injured, "injured"),
        (toll.displaced, "displaced"),
        (toll.detained, "detained"),
    ];
    let told: Vec<String> =
        parts.into_iter().filter_map(|(of, what)| of.map(|of| format!("{} {what}", number(of)))).collect();
    told.join(", ")
}

/// `at least 16 security personnel`.
pub fn quantity(quantity: &Quantity) -> String {
    let bound = match quantity.bound {
        Bound::Exact => "",
        Bound::Approximate => "about ",
        Bound::AtLeast => "at least ",
        Bound::AtMost => "at most ",
    };
    let upper = quantity.upper.map(|upper| format!("–{upper}")).unwrap_or_default();
    let unit = if quantity.unit.is_empty() { String::new() } else { format!(" {}", quantity.unit) };
    let what = if quantity.what.is_empty() { String::new() } else { format!(" {}", quantity.what) };
    format!("{bound}{}{upper}{unit}{what}", quantity.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1_000), "1,000");
        assert_eq!(count(1, "article", "articles"), "1 article");
        assert_eq!(count(12_345, "article", "articles"), "12,345 articles");
    }

    #[test]
    fn tolls_name_what_is_known() {
        let exact = |number| Some(Count { low: number, high: Some(number) });
        let both = Toll { killed: exact(16), injured: Some(Count { low: 4, high: None }), ..Toll::default() };
        assert_eq!(toll(&both), "16 killed, at least 4 injured");
        assert_eq!(toll(&Toll::default()), "");
    }
}
