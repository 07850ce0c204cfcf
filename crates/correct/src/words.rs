//! Words, as names and sentences are compared by: lower case, letters and digits only.

use dateline_share::hash;

/// The words of a text in lower case. Apostrophes do not part words.
pub(crate) fn words(text: &str) -> impl Iterator<Item = String> {
    let is_apart = |letter: char| !(letter.is_alphanumeric() || matches!(letter, '\'' | '’' | '‘' | 'ʼ'));
    text.split(is_apart).filter_map(|word| {
        let word: String =
            word.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        (!word.is_empty()).then_some(word)
    })
}

/// A name as it is compared. One without letters and digits is compared as it stands.
pub(crate) fn plain(name: &str) -> String {
    let plain = words(name).collect::<Vec<_>>().join(" ");
    if plain.is_empty() { name.trim().to_owned() } else { plain }
}

/// The hash of a text's words, and how many there are. It stands in links, so it stays as it is.
pub(crate) fn sum(text: &str) -> (u64, usize) {
    let mut count = 0;
    let mut bytes = Vec::with_capacity(text.len());
    for word in words(text) {
        count += 1;
        bytes.extend_from_slice(word.as_bytes());
        bytes.push(b' ');
    }
    (hash(bytes), count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_capitals_do_not_count() {
        assert_eq!(plain("  Tehreek-e-Taliban PAKISTAN’s "), "tehreek e taliban pakistans");
        assert_eq!(plain(" … "), "…");
        assert_eq!(sum("“Three were killed”, he said."), sum("three were killed he said"));
        assert_ne!(sum("Three were killed.").0, sum("Four were killed.").0);
        assert_eq!(sum(""), (hash([]), 0));
    }

    /// Links name sentences by this.
    #[test]
    fn sums_stay() {
        assert_eq!(sum("Fighters attacked a post near Zarin."), (16_081_135_254_371_986_096, 6));
    }
}
