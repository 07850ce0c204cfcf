//! Words that show that somebody says something.

use std::sync::OnceLock;

use crate::table::{Table, TableError};

/// Words that show speech and behave alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Speech {
    /// In their base form.
    pub lemmas: Vec<&'static str>,
    /// What kind of word they are.
    pub part: SpeechPart,
    /// What saying it does, as in the public record: `state`, `accuse` …
    pub act: &'static str,
    /// What may follow.
    pub frames: Vec<Frame>,
}

/// What kind of word shows speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum SpeechPart {
    Verb,
    Noun,
    Preposition,
    Adverb,
}

/// What may follow a word of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// A sentence, with or without "that", quoted or not; it may also stand before.
    Clause,
    /// A sentence with "that".
    That,
    /// Only words in quotation marks.
    Quote,
    /// The one who is told, then the rest.
    Hearer,
    /// "to do".
    Infinitive,
    /// A noun phrase or "doing".
    Object,
    /// "of doing", "for doing".
    Of,
    /// "as …", or a second noun.
    As,
}

/// A common noun for one who can speak.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker {
    /// In the singular, or only used in the plural.
    pub words: Vec<&'static str>,
    /// What they are.
    pub kind: SpeakerKind,
}

/// Who can speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpeakerKind {
    /// Persons and groups of them.
    People,
    /// Those who act for a state or body.
    Office,
    /// Offices, states and organisations.
    Body,
    /// What speaks for its author: a report.
    Text,
}

/// All nouns for those who can speak, in the order of the table.
pub fn speakers() -> &'static [Speaker] {
    static ROWS: OnceLock<Vec<Speaker>> = OnceLock::new();
    ROWS.get_or_init(|| parse_speakers(embedded!("speakers.tsv")).unwrap_or_else(|error| panic!("{error}")))
}

pub(crate) fn parse_speakers(text: &'static str) -> Result<Vec<Speaker>, TableError> {
    let table = Table::parse("speakers.tsv", text, &["words", "kind"])?;
    let mut rows = Vec::new();
    for row in table.rows() {
        let kind = match row.cell(1) {
            "people" => SpeakerKind::People,
            "office" => SpeakerKind::Office,
            "body" => SpeakerKind::Body,
            "text" => SpeakerKind::Text,
            _ => return Err(table.error(row, 1, "expected people, office, body or text")),
        };
        rows.push(Speaker { words: row.list(0), kind });
    }
    Ok(rows)
}

const ACTS: &[&str] =
    &["state", "accuse", "deny", "demand", "promise", "threaten", "urge", "praise", "ask", "acknowledge"];

/// All words of speech, in the order of the table.
pub fn speech() -> &'static [Speech] {
    static ROWS: OnceLock<Vec<Speech>> = OnceLock::new();
    ROWS.get_or_init(|| parse(embedded!("speech.tsv")).unwrap_or_else(|error| panic!("{error}")))
}

pub(crate) fn parse(text: &'static str) -> Result<Vec<Speech>, TableError> {
    let table = Table::parse("speech.tsv", text, &["lemmas", "part", "act", "frames"])?;
    let mut rows = Vec::new();
    for row in table.rows() {
        let part = match row.cell(1) {
            "verb" => SpeechPart::Verb,
            "noun" => SpeechPart::Noun,
            "preposition" => SpeechPart::Preposition,
            "adverb" => SpeechPart::Adverb,
            _ => return Err(table.error(row, 1, "expected verb, noun, preposition or adverb")),
        };
        if !ACTS.contains(&row.cell(2)) {
            return Err(table.error(row, 2, "expected one of the acts that the head of the file names"));
        }
        let frames = row.list(3).into_iter().map(frame).collect::<Option<Vec<_>>>();
        let frames = frames.ok_or_else(|| table.error(row, 3, "expected frames that the head of the file names"))?;
        rows.push(Speech { lemmas: row.list(0), part, act: row.cell(2), frames });
    }
    Ok(rows)
}

fn frame(name: &str) -> Option<Frame> {
    Some(match name {
        "clause" => Frame::Clause,
        "that" => Frame::That,
        "quote" => Frame::Quote,
        "hearer" => Frame::Hearer,
        "infinitive" => Frame::Infinitive,
        "object" => Frame::Object,
        "of" => Frame::Of,
        "as" => Frame::As,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_keeps_its_format() {
        let rows = parse(embedded!("speech.tsv")).unwrap_or_else(|error| panic!("{error}"));
        let lemmas: usize = rows.iter().map(|row| row.lemmas.len()).sum();
        assert!(lemmas >= 250, "{lemmas} words of speech");
        let say = rows.iter().find(|row| row.lemmas.contains(&"say")).expect("say");
        assert_eq!((say.part, say.act), (SpeechPart::Verb, "state"));
    }

    #[test]
    fn the_table_of_speakers_keeps_its_format() {
        let rows = parse_speakers(embedded!("speakers.tsv")).unwrap_or_else(|error| panic!("{error}"));
        assert!(rows.iter().any(|row| row.kind == SpeakerKind::People && row.words.contains(&"analyst")));
    }
}
