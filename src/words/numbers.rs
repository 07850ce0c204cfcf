//! Numbers in words.

use dateline_core::model::{Bound, Count, Quantity, vague_words};

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

/// `812 bytes`, `12 kB`, `3.4 MB`.
pub fn size(bytes: u32) -> String {
    match bytes {
        0..1_000 => count(bytes as usize, "byte", "bytes"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

/// `16`, `at least 16`, `4–16`, `dozens`.
pub fn number(count: Count) -> String {
    count.words()
}

/// `at least 16 security personnel`, `dozens of fighters`.
pub fn quantity(quantity: &Quantity) -> String {
    let vague = vague_words(quantity.value as u64).filter(|_| quantity.bound == Bound::Vague);
    let bound = match quantity.bound {
        Bound::Exact => "",
        Bound::Approximate | Bound::Vague => "about ",
        Bound::AtLeast => "at least ",
        Bound::AtMost => "at most ",
    };
    let upper = quantity.upper.map(|upper| format!("–{upper}")).unwrap_or_default();
    let unit = if quantity.unit.is_empty() { String::new() } else { format!(" {}", quantity.unit) };
    let of = if vague.is_some_and(|word| word.ends_with('s') || word.ends_with("ful")) { "of " } else { "" };
    let what = if quantity.what.is_empty() { String::new() } else { format!(" {of}{}", quantity.what) };
    let number = vague.map_or_else(|| format!("{bound}{}{upper}", quantity.value), str::to_owned);
    format!("{number}{unit}{what}")
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
    fn sizes_are_rounded_down() {
        assert_eq!(size(812), "812 bytes");
        assert_eq!(size(12_999), "12 kB");
        assert_eq!(size(3_450_000), "3.4 MB");
    }
}
