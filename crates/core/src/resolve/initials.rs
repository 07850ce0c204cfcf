//! The initials of a name.

/// The initials that an acronym of the words would have.
pub(super) fn initials(words: &str) -> String {
    const SMALL: &[&str] =
        &["of", "the", "and", "for", "in", "on", "de", "la", "du", "e", "i", "o", "ul", "al", "el", "to"];
    words
        .split(|letter: char| letter.is_whitespace() || matches!(letter, '-' | '–' | '‑' | '/'))
        .filter(|word| !SMALL.contains(&word.to_lowercase().as_str()))
        .filter_map(|word| word.chars().find(|letter| letter.is_alphanumeric()))
        .flat_map(char::to_uppercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn acronyms_take_initials() {
        assert_eq!(initials("Tehreek-e-Taliban Pakistan"), "TTP");
        assert_eq!(initials("Economic Cooperation Organization"), "ECO");
        assert_eq!(initials("Ministry of Foreign Affairs"), "MFA");
    }
}
