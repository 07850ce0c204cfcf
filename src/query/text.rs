//! Looks for words without regard to case.

/// Words to be found, each of them, in any order.
#[derive(Clone, Debug, Default)]
pub struct Needle {
    words: Vec<Word>,
}

#[derive(Clone, Debug)]
struct Word {
    lower: String,
    ascii: bool,
}

impl Needle {
    /// The words of a search box. Words in double quotation marks are one.
    pub fn new(text: &str) -> Self {
        let mut words = Vec::new();
        for (place, piece) in text.split('"').enumerate() {
            let quoted = place % 2 == 1;
            let pieces: Vec<&str> = if quoted { vec![piece.trim()] } else { piece.split_whitespace().collect() };
            for piece in pieces.into_iter().filter(|piece| !piece.is_empty()) {
                words.push(Word { lower: piece.to_lowercase(), ascii: piece.is_ascii() });
            }
        }
        Needle { words }
    }

    /// Whether every text has all words.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether each word stands in at least one of the texts.
    pub fn is_in<'a>(&self, texts: &(impl Iterator<Item = &'a str> + Clone)) -> bool {
        self.words.iter().all(|word| texts.clone().any(|text| word.is_in(text)))
    }
}

impl Word {
    fn is_in(&self, text: &str) -> bool {
        if !self.ascii {
            return text.to_lowercase().contains(&self.lower);
        }
        let (needle, hay) = (self.lower.as_bytes(), text.as_bytes());
        let Some(&first) = needle.first() else { return true };
        let Some(last_start) = hay.len().checked_sub(needle.len()) else { return false };
        let upper = first.to_ascii_uppercase();
        (0..=last_start)
            .any(|at| (hay[at] == first || hay[at] == upper) && hay[at..at + needle.len()].eq_ignore_ascii_case(needle))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(needle: &str, text: &str) -> bool {
        Needle::new(needle).is_in(&std::iter::once(text))
    }

    #[test]
    fn case_does_not_matter_and_every_word_must_stand_somewhere() {
        assert!(found("DOHA talks", "The talks in Doha"));
        assert!(!found("doha summit", "The talks in Doha"));
        assert!(found("", "anything"));
        assert!(found("élysée", "À l'ÉLYSÉE"));
        assert!(!found("longer than the text", "text"));
    }

    #[test]
    fn words_in_quotation_marks_stay_together() {
        assert!(found("\"in Doha\" talks", "The talks in Doha"));
        assert!(!found("\"talks Doha\"", "The talks in Doha"));
    }

    #[test]
    fn words_may_stand_in_different_texts() {
        assert!(Needle::new("dar kabul").is_in(&["Ishaq Dar", "a visit to Kabul"].into_iter()));
    }
}
