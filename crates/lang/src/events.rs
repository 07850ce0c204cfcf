//! Words that tell events: triggers, what becomes of events, what they are about, who was hurt.

use std::sync::OnceLock;

use crate::table::{Row, Table, TableError, read};

/// Verbs that tell one kind of event.
#[derive(Clone, Debug, PartialEq)]
pub struct EventVerb {
    /// In their base form.
    pub lemmas: Vec<&'static str>,
    /// PLOVER type: `ASSAULT`.
    pub kind: &'static str,
    /// PLOVER mode; may be empty.
    pub mode: &'static str,
    /// PLOVER contexts.
    pub contexts: Vec<&'static str>,
    /// Whether the object is the one it is done to.
    pub object: bool,
    /// Whether it is no event with an object: "demonstrate a commitment".
    pub bare: bool,
    /// Whether it is an event only with an object: "return the ship to Chad".
    pub laden: bool,
    /// Prepositions before the one it is done to.
    pub prepositions: Vec<&'static str>,
    /// Who must be named.
    pub needs: Needs,
}

/// Nouns that tell one kind of event.
#[derive(Clone, Debug, PartialEq)]
pub struct EventNoun {
    /// In the singular, unless only used in the plural.
    pub lemmas: Vec<&'static str>,
    /// PLOVER type.
    pub kind: &'static str,
    /// PLOVER mode; may be empty.
    pub mode: &'static str,
    /// PLOVER contexts.
    pub contexts: Vec<&'static str>,
    /// Whom "of X" names.
    pub of: OfRole,
    /// What must be told.
    pub needs: Needs,
}

/// What must be told for a trigger to be an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Nothing.
    Nothing,
    /// The one who does it.
    Actor,
    /// The one it is done to.
    Recipient,
    /// Both.
    Both,
    /// One of the two.
    Either,
    /// One of the two, or a place.
    Where,
    /// One of the two, a place, or a verb that says that it is done.
    Any,
    /// A verb that says that it is done, or both participants.
    Done,
    /// One who says that they will not do it.
    Refused,
}

/// Whom "of X" names after a noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum OfRole {
    Actor,
    Recipient,
    Nobody,
}

/// Verbs that say what becomes of an event.
#[derive(Clone, Debug, PartialEq)]
pub struct AspectVerb {
    /// In their base form.
    pub lemmas: Vec<&'static str>,
    /// What becomes of it.
    pub aspect: Aspect,
}

/// What becomes of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aspect {
    /// It happens.
    Done,
    /// It is to happen.
    Planned,
    /// It may happen, is wished for or tried.
    Possible,
    /// It does not happen, or no longer.
    Undone,
}

/// What an event is about.
#[derive(Clone, Debug, PartialEq)]
pub struct EventContext {
    /// PLOVER's name.
    pub name: &'static str,
    /// Words that show it.
    pub words: Vec<&'static str>,
}

/// Words that tell how people were hurt.
#[derive(Clone, Debug, PartialEq)]
pub struct TollWord {
    /// In their base form.
    pub lemmas: Vec<&'static str>,
    /// What kind of word they are.
    pub part: TollPart,
    /// How they were hurt.
    pub toll: TollKind,
}

/// What kind of word tells of a toll.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum TollPart {
    Verb,
    Noun,
    Adjective,
}

/// How people were hurt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum TollKind {
    Killed,
    Injured,
    Displaced,
    Missing,
    Detained,
}

const TYPES: &[&str] = &[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
];

macro_rules! rows {
    ($(#[$doc:meta])* $name:ident, $load:ident, $file:literal, $row:ty, $columns:expr, $parse:ident) => {
        $(#[$doc])*
        pub fn $name() -> &'static [$row] {
            static ROWS: OnceLock<Vec<$row>> = OnceLock::new();
            ROWS.get_or_init(|| crate::table::rows($load(embedded!($file))))
        }

        pub(crate) fn $load(text: &'static str) -> Result<Vec<$row>, TableError> {
            read($file, text, $columns, $parse)
        }
    };
}

rows!(
    /// Verbs that tell events, in the order of the table.
    event_verbs, load_verbs, "events.tsv", EventVerb,
    &["lemmas", "type", "mode", "contexts", "recipient", "needs"], event_verb
);
rows!(
    /// Nouns that tell events, in the order of the table.
    event_nouns, load_nouns, "event_nouns.tsv", EventNoun,
    &["lemmas", "type", "mode", "contexts", "of", "needs"], event_noun
);
rows!(
    /// Verbs that say what becomes of an event, in the order of the table.
    aspect_verbs, load_aspects, "aspects.tsv", AspectVerb, &["lemmas", "aspect"], aspect_verb
);
rows!(
    /// What events may be about, in the order in which events list it.
    event_contexts, load_contexts, "contexts.tsv", EventContext, &["context", "words"], event_context
);
rows!(
    /// Words that tell how people were hurt, in the order of the table.
    toll_words, load_tolls, "tolls.tsv", TollWord, &["lemmas", "part", "toll"], toll_word
);

fn kind(table: &Table<'static>, row: &Row<'static>) -> Result<&'static str, TableError> {
    let known = TYPES.iter().copied().find(|&name| name == row.cell(1));
    known.ok_or_else(|| table.error(row, 1, "expected one of PLOVER's sixteen types"))
}

fn event_verb(table: &Table<'static>, row: &Row<'static>) -> Result<EventVerb, TableError> {
    let needs = match row.cell(5) {
        "" => Needs::Nothing,
        "actor" => Needs::Actor,
        "recipient" => Needs::Recipient,
        "both" => Needs::Both,
        "either" => Needs::Either,
        "where" => Needs::Where,
        "refused" => Needs::Refused,
        _ => return Err(table.error(row, 5, "expected actor, recipient, either, both, where, refused or nothing")),
    };
    let (roles, prepositions): (Vec<_>, Vec<_>) =
        row.list(4).into_iter().partition(|word| ["object", "no object", "an object"].contains(word));
    Ok(EventVerb {
        lemmas: row.list(0),
        kind: kind(table, row)?,
        mode: row.cell(2),
        contexts: row.list(3),
        object: roles.contains(&"object"),
        bare: roles.contains(&"no object"),
        laden: roles.contains(&"an object"),
        prepositions,
        needs,
    })
}

fn event_noun(table: &Table<'static>, row: &Row<'static>) -> Result<EventNoun, TableError> {
    let of = match row.cell(4) {
        "" => OfRole::Nobody,
        "actor" => OfRole::Actor,
        "recipient" => OfRole::Recipient,
        _ => return Err(table.error(row, 4, "expected actor, recipient or nothing")),
    };
    let needs = match row.cell(5) {
        "" => Needs::Nothing,
        "who" => Needs::Either,
        "where" => Needs::Where,
        "any" => Needs::Any,
        "done" => Needs::Done,
        _ => return Err(table.error(row, 5, "expected who, where, any, done or nothing")),
    };
    let kind = kind(table, row)?;
    Ok(EventNoun { lemmas: row.list(0), kind, mode: row.cell(2), contexts: row.list(3), of, needs })
}

fn aspect_verb(table: &Table<'static>, row: &Row<'static>) -> Result<AspectVerb, TableError> {
    let aspect = match row.cell(1) {
        "done" => Aspect::Done,
        "planned" => Aspect::Planned,
        "possible" => Aspect::Possible,
        "undone" => Aspect::Undone,
        _ => return Err(table.error(row, 1, "expected done, planned, possible or undone")),
    };
    Ok(AspectVerb { lemmas: row.list(0), aspect })
}

fn event_context(table: &Table<'static>, row: &Row<'static>) -> Result<EventContext, TableError> {
    if row.list(1).is_empty() {
        return Err(table.error(row, 1, "expected words"));
    }
    Ok(EventContext { name: row.cell(0), words: row.list(1) })
}

fn toll_word(table: &Table<'static>, row: &Row<'static>) -> Result<TollWord, TableError> {
    let part = match row.cell(1) {
        "verb" => TollPart::Verb,
        "noun" => TollPart::Noun,
        "adjective" => TollPart::Adjective,
        _ => return Err(table.error(row, 1, "expected verb, noun or adjective")),
    };
    let toll = match row.cell(2) {
        "killed" => TollKind::Killed,
        "injured" => TollKind::Injured,
        "displaced" => TollKind::Displaced,
        "missing" => TollKind::Missing,
        "detained" => TollKind::Detained,
        _ => return Err(table.error(row, 2, "expected killed, injured, displaced, detained or missing")),
    };
    Ok(TollWord { lemmas: row.list(0), part, toll })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn the_tables_are_rich() {
        let verbs: usize = event_verbs().iter().map(|row| row.lemmas.len()).sum();
        let nouns: usize = event_nouns().iter().map(|row| row.lemmas.len()).sum();
        assert!(verbs >= 600, "{verbs} verbs");
        assert!(nouns >= 250, "{nouns} nouns");
        assert!(!aspect_verbs().is_empty() && !event_contexts().is_empty() && !toll_words().is_empty());
    }

    #[test]
    fn every_type_has_verbs_and_nouns() {
        for kind in TYPES {
            assert!(event_verbs().iter().any(|row| row.kind == *kind), "no verb for {kind}");
            assert!(event_nouns().iter().any(|row| row.kind == *kind), "no noun for {kind}");
        }
    }

    #[test]
    fn a_trigger_has_one_meaning() {
        let mut seen = BTreeMap::new();
        for row in event_verbs() {
            for lemma in &row.lemmas {
                let before = seen.insert(*lemma, row.kind);
                assert_eq!(before, None, "events.tsv has '{lemma}' twice");
            }
        }
        let mut seen = BTreeMap::new();
        for row in event_nouns() {
            for lemma in &row.lemmas {
                let before = seen.insert(*lemma, row.kind);
                assert_eq!(before, None, "event_nouns.tsv has '{lemma}' twice");
            }
        }
    }
}
