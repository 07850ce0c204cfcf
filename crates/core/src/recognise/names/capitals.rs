//! Which capitals may begin or carry on a name.

use std::ops::Range;

use dateline_lang::names::NameWord;
use dateline_lang::tags::Tag;

use super::Text;
use crate::passing::Shape;

/// What a token's capital says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Capital {
    /// It has none, or one that every such word has.
    No,
    /// It stands where capitals stand anyway, and the word may be common.
    Doubtful,
    /// It marks a name.
    Yes,
}

/// What the capitals of a sentence say.
pub(super) fn capitals(text: Text<'_>, sentence: Range<usize>, out: &mut Vec<Capital>) {
    out.clear();
    let titled = is_titled(text, sentence.clone());
    let mut free = true;
    for at in sentence {
        out.push(capital(text, at, free, titled));
        let token = text.segments.tokens[at];
        free = match token.shape {
            Shape::QuoteMark => text.tags[at] == Tag::OpenQuote,
            Shape::Stop => true,
            Shape::Punctuation => free || matches!(token.span.of(text.text), ":" | "•" | "|"),
            Shape::Number => free,
            _ => false,
        };
    }
}

/// Whether all longer words of a sentence have capitals.
pub(super) fn is_titled(text: Text<'_>, sentence: Range<usize>) -> bool {
    let (mut long, mut with_capital) = (0, 0);
    for token in &text.segments.tokens[sentence] {
        if token.span.len() > 3 && matches!(token.shape, Shape::Lower | Shape::Capital | Shape::Upper) {
            long += 1;
            with_capital += i32::from(token.shape != Shape::Lower);
        }
    }
    long > 4 && with_capital * 5 > long * 4
}

/// "al-Qaeda", "ash-Shabab": an Arabic article in lower case.
fn has_article(word: &str) -> bool {
    word.split_once('-').is_some_and(|(article, rest)| {
        rest.starts_with(char::is_uppercase)
            && (article == "ash" || article.len() == 2 && !matches!(article, "ex" | "un" | "re" | "co" | "de"))
    })
}

fn capital(text: Text<'_>, at: usize, free: bool, titled: bool) -> Capital {
    let token = text.segments.tokens[at];
    let word = text.words[at];
    match token.shape {
        Shape::Capital | Shape::Upper => {}
        Shape::Mixed | Shape::Alphanumeric => {
            let begins_upper = token.span.of(text.text).chars().next().is_some_and(char::is_uppercase);
            let arabic_article = token.shape == Shape::Mixed && has_article(token.span.of(text.text));
            if !begins_upper && !arabic_article {
                return Capital::No;
            }
        }
        _ => return Capital::No,
    }
    if text.tables.words.get(word) == Some(&NameWord::Never) {
        return Capital::No;
    }
    let tag = text.tags[at];
    let proper = matches!(tag, Tag::ProperNoun | Tag::ProperNounPlural);
    if free || titled {
        let common = text.common.is_common(word);
        let person = text.tables.persons.get(word).is_some();
        return match (proper, common, person) {
            (_, false, true) => Capital::Yes,
            (true, false, false) if !titled => Capital::Doubtful,
            (true, true, true) | (true, _, false) => Capital::Doubtful,
            _ => Capital::No,
        };
    }
    let closed = !proper
        && matches!(
            tag,
            Tag::Determiner
                | Tag::Preposition
                | Tag::CoordinatingConjunction
                | Tag::Pronoun
                | Tag::PronounPossessive
                | Tag::Modal
                | Tag::To
                | Tag::WhDeterminer
                | Tag::WhPronoun
                | Tag::WhAdverb
                | Tag::Interjection
                | Tag::CardinalNumber
                | Tag::ExistentialThere
        )
        // Many surnames end as adverbs do: "Coulibaly".
        || tag == Tag::Adverb && text.tables.persons.get(word).is_none();
    if closed { Capital::No } else { Capital::Yes }
}
