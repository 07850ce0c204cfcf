//! Forms of English verbs and nouns, by spelling rules and the table of irregular verbs.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::table::{TableError, read, rows};

/// A form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VerbForm {
    /// "go"
    Base,
    /// "goes"
    Third,
    /// "went"
    Past,
    /// "gone"
    Participle,
    /// "going"
    Gerund,
}

impl VerbForm {
    /// All forms.
    pub const ALL: [VerbForm; 5] =
        [VerbForm::Base, VerbForm::Third, VerbForm::Past, VerbForm::Participle, VerbForm::Gerund];

    /// How tables write the form in examples: `{past}`.
    pub fn placeholder(self) -> &'static str {
        match self {
            VerbForm::Base => "{base}",
            VerbForm::Third => "{s}",
            VerbForm::Past => "{past}",
            VerbForm::Participle => "{pp}",
            VerbForm::Gerund => "{ing}",
        }
    }
}

#[derive(Debug)]
pub(crate) struct Irregular {
    past: Vec<&'static str>,
    participle: Vec<&'static str>,
    gerund: Vec<&'static str>,
}

fn irregular() -> &'static BTreeMap<&'static str, Irregular> {
    static TABLE: OnceLock<BTreeMap<&'static str, Irregular>> = OnceLock::new();
    TABLE.get_or_init(|| rows(load(embedded!("irregular_verbs.tsv"))).into_iter().collect())
}

pub(crate) fn load(text: &'static str) -> Result<Vec<(&'static str, Irregular)>, TableError> {
    read("irregular_verbs.tsv", text, &["lemma", "past", "participle", "gerund"], |table, row| {
        if row.list(1).is_empty() {
            return Err(table.error(row, 1, "expected a past tense"));
        }
        let forms = Irregular { past: row.list(1), participle: row.list(2), gerund: row.list(3) };
        Ok((table.words(row)?, forms))
    })
}

/// All ways to write a form of a verb or verb phrase; in a phrase the first word is inflected.
pub fn verb(lemma: &str, form: VerbForm) -> Vec<String> {
    let (word, rest) = lemma.find(' ').map_or((lemma, ""), |at| lemma.split_at(at));
    verb_word(word, form).into_iter().map(|word| word + rest).collect()
}

fn verb_word(word: &str, form: VerbForm) -> Vec<String> {
    let owned = |forms: &[&str]| forms.iter().map(|&form| form.to_owned()).collect::<Vec<_>>();
    let listed = irregular().get(word);
    match form {
        VerbForm::Base if word == "be" => owned(&["be", "are", "am"]),
        VerbForm::Base => vec![word.to_owned()],
        VerbForm::Third if word == "be" => owned(&["is"]),
        VerbForm::Third if word == "have" => owned(&["has"]),
        VerbForm::Third => vec![with_s(word)],
        VerbForm::Past => match listed {
            Some(irregular) => owned(&irregular.past),
            None => vec![with_ed(word)],
        },
        VerbForm::Participle => match listed {
            Some(irregular) if irregular.participle.is_empty() => owned(&irregular.past),
            Some(irregular) => owned(&irregular.participle),
            None => vec![with_ed(word)],
        },
        VerbForm::Gerund => match listed {
            Some(irregular) if !irregular.gerund.is_empty() => owned(&irregular.gerund),
            _ => vec![with_ing(word)],
        },
    }
}

/// The plural of a noun or noun phrase; in a phrase the last word is inflected. Nouns that end in "s" as "sanctions" and
/// "talks" do are plural already.
pub fn plural(noun: &str) -> String {
    if noun.ends_with("sis") {
        return format!("{}es", &noun[..noun.len() - 2]);
    }
    if noun.ends_with('s') && !noun.ends_with("ss") && !noun.ends_with("us") {
        return noun.to_owned();
    }
    with_s(noun)
}

fn with_s(word: &str) -> String {
    if let Some(stem) = consonant_y(word) {
        return format!("{stem}ies");
    }
    let hissing = ["s", "x", "z", "ch", "sh"].iter().any(|ending| word.ends_with(ending));
    let consonant_o = word.ends_with('o') && !ends_with_vowel(&word[..word.len() - 1]);
    format!("{word}{}", if hissing || consonant_o { "es" } else { "s" })
}

fn with_ed(word: &str) -> String {
    if let Some(stem) = consonant_y(word) {
        return format!("{stem}ied");
    }
    match word.ends_with('e') {
        true => format!("{word}d"),
        false => format!("{}ed", doubled(word)),
    }
}

fn with_ing(word: &str) -> String {
    let keeps_e = ["ee", "oe", "ye"].iter().any(|ending| word.ends_with(ending)) || word.len() < 3;
    match word.strip_suffix('e') {
        Some(stem) if !keeps_e => format!("{stem}ing"),
        Some(_) => format!("{word}ing"),
        None => format!("{}ing", doubled(word)),
    }
}

fn consonant_y(word: &str) -> Option<&str> {
    word.strip_suffix('y').filter(|stem| !stem.is_empty() && !ends_with_vowel(stem))
}

fn ends_with_vowel(word: &str) -> bool {
    word.ends_with(['a', 'e', 'i', 'o', 'u'])
}

/// Doubles the last consonant of a word of one syllable: "plan" → "plann". Only after a hyphen is a last part looked at alone.
fn doubled(word: &str) -> String {
    let last_part = word.rsplit('-').next().unwrap_or(word);
    let letters: Vec<char> = last_part.chars().collect();
    let vowel = |letter: char| "aeiou".contains(letter);
    let &[.., before, middle, last] = letters.as_slice() else { return word.to_owned() };
    let syllables = letters.windows(2).filter(|pair| vowel(pair[0]) && !vowel(pair[1])).count();
    let after_qu = letters.len() >= 4 && letters[letters.len() - 4] == 'q' && before == 'u';
    let closed = vowel(middle) && !vowel(last) && !"wxy".contains(last) && (!vowel(before) || after_qu);
    if closed && syllables == 1 { format!("{word}{last}") } else { word.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lemma: &str, forms: &str) {
        let all: Vec<String> = VerbForm::ALL.iter().map(|&form| verb(lemma, form).join("/")).collect();
        assert_eq!(all.join(", "), forms);
    }

    #[test]
    fn regular_verbs() {
        check("attack", "attack, attacks, attacked, attacked, attacking");
        check("accuse", "accuse, accuses, accused, accused, accusing");
        check("deny", "deny, denies, denied, denied, denying");
        check("deploy", "deploy, deploys, deployed, deployed, deploying");
        check("reach", "reach, reaches, reached, reached, reaching");
        check("ban", "ban, bans, banned, banned, banning");
        check("quip", "quip, quips, quipped, quipped, quipping");
        check("raid", "raid, raids, raided, raided, raiding");
        check("warn", "warn, warns, warned, warned, warning");
        check("visit", "visit, visits, visited, visited, visiting");
        check("veto", "veto, vetoes, vetoed, vetoed, vetoing");
        check("test-fire", "test-fire, test-fires, test-fired, test-fired, test-firing");
        check("agree", "agree, agrees, agreed, agreed, agreeing");
    }

    #[test]
    fn irregular_verbs() {
        check("say", "say, says, said, said, saying");
        check("withdraw", "withdraw, withdraws, withdrew, withdrawn, withdrawing");
        check("expel", "expel, expels, expelled, expelled, expelling");
        check("travel", "travel, travels, travelled/traveled, travelled/traveled, travelling/traveling");
        check("begin", "begin, begins, began, begun, beginning");
        check("be", "be/are/am, is, was/were, been, being");
        check("tie", "tie, ties, tied, tied, tying");
    }

    #[test]
    fn phrases_inflect_their_first_word() {
        check("carry out", "carry out, carries out, carried out, carried out, carrying out");
    }

    #[test]
    fn plurals() {
        for (noun, expected) in [
            ("air strike", "air strikes"),
            ("ambush", "ambushes"),
            ("talks", "talks"),
            ("crisis", "crises"),
            ("treaty", "treaties"),
            ("loss", "losses"),
        ] {
            assert_eq!(plural(noun), expected);
        }
    }
}
