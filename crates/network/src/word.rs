//! What the network sees of a word: the word, its endings and beginnings, and how it is written.

/// The parts of a word that are looked up, in the order of the file's vocabularies.
pub(crate) const PARTS: [&str; 7] = ["word", "suffix4", "suffix3", "suffix2", "prefix3", "prefix2", "shape"];

/// Calls `found` with each part of a word, in the order of [`PARTS`].
pub(crate) fn parts(word: &str, mut found: impl FnMut(usize, &str)) {
    let normal: String = word.to_lowercase().chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    let last = |count: usize| {
        let start = normal.char_indices().rev().nth(count - 1).map_or(0, |(at, _)| at);
        &normal[start..]
    };
    let first = |count: usize| {
        let end = normal.char_indices().nth(count).map_or(normal.len(), |(at, _)| at);
        &normal[..end]
    };
    found(0, &normal);
    // A short word is its own ending, marked so that it is not taken for the ending of a longer one.
    if last(4).len() < normal.len() {
        found(1, last(4));
    } else {
        found(1, &format!("<{normal}"));
    }
    found(2, last(3));
    found(3, last(2));
    found(4, first(3));
    found(5, first(2));
    found(6, &shape(word).to_string());
}

/// How a word is written: a class, and whether it has a hyphen, a stop or an apostrophe.
fn shape(word: &str) -> u32 {
    let any = |is: fn(char) -> bool| word.chars().any(is);
    let (digit, upper, lower) = (any(char::is_numeric), any(char::is_uppercase), any(char::is_lowercase));
    let length = word.chars().count();
    let class = match (digit, upper, lower) {
        (false, false, false) if length == 1 => 0,
        (false, false, false) => 1,
        (false, true, false) if length == 1 => 2,
        (false, true, false) if length <= 4 => 3,
        (false, true, false) => 4,
        (false, true, true) if only_first_is_upper(word) => 5,
        (false, true, true) => 6,
        (false, false, true) if length > 3 => 7,
        (false, false, true) => 8,
        (true, false, false) if word.chars().all(|c| c.is_ascii_digit()) => 9,
        (true, false, false) => 10,
        (true, _, _) => 11,
    };
    let hyphen = length > 1 && word.contains('-');
    let stop = length > 1 && word.contains('.');
    let apostrophe = word.contains(['\'', '’']);
    class * 8 + u32::from(hyphen) * 4 + u32::from(stop) * 2 + u32::from(apostrophe)
}

fn only_first_is_upper(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && !letters.any(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(word: &str) -> Vec<String> {
        let mut all = vec![String::new(); PARTS.len()];
        parts(word, |at, part| all[at] = part.to_owned());
        all
    }

    #[test]
    fn a_word_is_seen_by_its_ends_and_its_shape() {
        assert_eq!(all("Minister"), ["minister", "ster", "ter", "er", "min", "mi", "40"]);
        assert_eq!(all("talk"), ["talk", "<talk", "alk", "lk", "tal", "ta", "56"]);
        assert_eq!(all("of"), ["of", "<of", "of", "of", "of", "of", "64"]);
        assert_eq!(all("1,250"), ["0,000", ",000", "000", "00", "0,0", "0,", "80"]);
        assert_eq!(all("Öl"), ["öl", "<öl", "öl", "öl", "öl", "öl", "40"]);
    }

    #[test]
    fn shapes_follow_the_list() {
        let shapes = [
            ("!", 0),
            ("--", 8 + 4),
            ("A", 16),
            ("TTP", 24),
            ("U.S.", 24 + 2),
            ("UNITED", 32),
            ("Kabul", 40),
            ("al-Qaeda", 48 + 4),
            ("McCall", 48),
            ("iPhone", 48),
            ("house", 56),
            ("the", 64),
            ("2014", 72),
            ("3.5", 80 + 2),
            ("36th", 88),
            ("F-16", 88 + 4),
            ("O'Neill", 48 + 1),
            ("n't", 64 + 1),
            ("-", 0),
            (".", 0),
        ];
        for (word, expected) in shapes {
            assert_eq!(shape(word), expected, "{word}");
        }
    }

    #[test]
    fn nothing_is_too_short() {
        assert_eq!(all(""), ["", "<", "", "", "", "", "8"]);
    }
}
