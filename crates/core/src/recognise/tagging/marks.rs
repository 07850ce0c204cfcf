//! Tags of tokens that are not words: marks, numbers, addresses, clitics.

use dateline_lang::tags::Tag;

/// The tag of a punctuation mark or symbol.
pub(super) fn mark(mark: &str) -> Tag {
    match mark {
        "," | "،" => Tag::Comma,
        "(" | "[" | "{" => Tag::OpenBracket,
        ")" | "]" | "}" => Tag::CloseBracket,
        "$" | "€" | "£" | "¥" | "₹" | "₨" | "₺" | "₽" | "₴" | "₪" | "₩" | "₦" | "؋" => {
            Tag::Currency
        }
        "%" => Tag::Noun,
        "&" => Tag::CoordinatingConjunction,
        ";" | ":" | "–" | "—" | "-" | "--" | "---" | "―" | "؛" => Tag::Colon,
        _ => Tag::Symbol,
    }
}

/// The tag of a mark that ends sentences, or leaves them open.
pub(super) fn stop(mark: &str) -> Tag {
    if mark.len() > 1 && mark.starts_with(['.', '…']) { Tag::Colon } else { Tag::Stop }
}

/// The tag of digits with letters or signs: "36th", "F-16", "9mm", "10-year-old", "2014–16".
pub(super) fn alphanumeric(word: &str) -> Tag {
    let first = word.chars().next().unwrap_or('0');
    if first.is_alphabetic() {
        return if first.is_lowercase() { Tag::Adjective } else { Tag::ProperNoun };
    }
    let letters = word.trim_start_matches(|letter: char| !letter.is_alphabetic());
    match letters {
        "" | "bn" | "m" | "k" | "mn" | "tn" | "B" | "M" | "K" => Tag::CardinalNumber,
        "st" | "nd" | "rd" | "th" => Tag::Adjective,
        "s" => Tag::NounPlural,
        "am" | "pm" => Tag::Noun,
        _ if word.contains(['-', '‑']) => Tag::Adjective,
        _ => Tag::Noun,
    }
}
