//! The tables of speech and events, compiled for look-up by word.

use dateline_lang::events::{
    self, Aspect, EventNoun, EventVerb, Needs, OfRole, TollKind, TollPart, aspect_verbs, event_contexts, event_nouns,
    event_verbs, toll_words,
};
use dateline_lang::inflect::{VerbForm, plural, verb};
use dateline_lang::speech::{Frame, SpeakerKind, Speech, SpeechPart, speakers, speech};

use super::keywords::Keywords;
use crate::lexicon::{Phrases, Vocabulary, WordId, WordMap};
use crate::model::{Act, EventKind};
use crate::order::Order;

/// Stands between a verb and the object that it needs, with anything before that object.
pub(super) const GAP: &str = " * ";

/// What `claim` looks up.
#[derive(Debug)]
pub(crate) struct Tables {
    /// Forms of words of speech, with the rows they stand in.
    pub(super) speech: Phrases<Vec<u16>>,
    pub(super) senses: Vec<Sense>,
    /// Nouns for those who can speak.
    pub(super) speakers: WordMap<SpeakerKind>,
    /// Forms of verbs that tell events, with their row.
    pub(super) verbs: Phrases<u16>,
    /// Forms of verbs that tell an event of a row by one of these objects: "close the border".
    pub(super) pairs: WordMap<Vec<(WordId, u16)>>,
    pub(super) verb_rows: Vec<VerbRow>,
    /// Forms of nouns that tell events, with their row.
    pub(super) nouns: Phrases<u16>,
    pub(super) noun_rows: Vec<NounRow>,
    /// Forms of verbs that say what becomes of an event.
    pub(super) aspects: Phrases<Aspect>,
    /// Words that show what an event is about, with their row.
    pub(super) contexts: Phrases<u8>,
    /// Words that tell a toll.
    pub(super) tolls: Phrases<(TollPart, TollKind)>,
    pub(super) keywords: Keywords,
}

/// One row of the table of speech.
#[derive(Debug)]
pub(super) struct Sense {
    pub(super) part: SpeechPart,
    pub(super) act: Act,
    pub(super) frames: Vec<Frame>,
    /// Whether who says it did it: "claimed responsibility for", "admitted to".
    pub(super) owns_up: bool,
    /// First lemma of the row, for the rule's name.
    pub(super) name: &'static str,
}

impl Sense {
    pub(super) fn takes(&self, frame: Frame) -> bool {
        self.frames.contains(&frame)
    }
}

/// One row of the table of event verbs.
#[derive(Debug)]
pub(super) struct VerbRow {
    pub(super) kind: EventKind,
    pub(super) row: &'static EventVerb,
    pub(super) prepositions: Vec<WordId>,
}

/// One row of the table of event nouns.
#[derive(Debug)]
pub(super) struct NounRow {
    pub(super) kind: EventKind,
    pub(super) row: &'static EventNoun,
}

impl Tables {
    pub(crate) fn build(vocabulary: &mut Vocabulary) -> Tables {
        let mut tables = Tables {
            speech: Phrases::default(),
            senses: Vec::new(),
            speakers: WordMap::default(),
            verbs: Phrases::default(),
            pairs: WordMap::default(),
            verb_rows: Vec::new(),
            nouns: Phrases::default(),
            noun_rows: Vec::new(),
            aspects: Phrases::default(),
            contexts: Phrases::default(),
            tolls: Phrases::default(),
            keywords: Keywords::build(vocabulary),
        };
        for row in speech() {
            tables.add_speech(vocabulary, row);
        }
        for row in speakers() {
            for form in row.words.iter().flat_map(|word| noun_forms(word)) {
                // The last word of a phrase is its head.
                let head = form.rsplit(' ').next().unwrap_or(&form);
                tables.speakers.insert(vocabulary.intern(head), row.kind);
            }
        }
        for row in event_verbs() {
            tables.add_verb(vocabulary, row);
        }
        for row in event_nouns() {
            let at = tables.noun_rows.len() as u16;
            tables.noun_rows.push(NounRow { kind: kind(row.kind), row });
            for form in row.lemmas.iter().flat_map(|lemma| noun_forms(lemma)) {
                tables.nouns.insert(&vocabulary.intern_phrase(&form), at);
            }
        }
        for row in aspect_verbs() {
            for form in row.lemmas.iter().flat_map(|lemma| verb_forms(lemma)) {
                tables.aspects.insert(&vocabulary.intern_phrase(&form), row.aspect);
            }
        }
        for (at, row) in event_contexts().iter().enumerate() {
            for form in row.words.iter().flat_map(|word| noun_forms(word)) {
                tables.contexts.insert(&vocabulary.intern_phrase(&form), at as u8);
            }
        }
        for row in toll_words() {
            for lemma in &row.lemmas {
                let forms = match row.part {
                    TollPart::Verb => verb_forms(lemma),
                    TollPart::Noun => noun_forms(lemma),
                    TollPart::Adjective => vec![(*lemma).to_owned()],
                };
                for form in forms {
                    tables.add_toll(&vocabulary.intern_phrase(&form), row);
                }
            }
        }
        tables
    }

    fn add_speech(&mut self, vocabulary: &mut Vocabulary, row: &'static Speech) {
        let at = self.senses.len() as u16;
        let name = row.lemmas.first().copied().unwrap_or_default();
        // To acknowledge a deed by a phrase is to take it upon oneself; by a word, only to know of it.
        let owns_up = act(row.act) == Act::Acknowledge && row.lemmas.iter().all(|lemma| lemma.contains(' '));
        self.senses.push(Sense { part: row.part, act: act(row.act), frames: row.frames.clone(), owns_up, name });
        for lemma in &row.lemmas {
            let forms = match row.part {
                SpeechPart::Verb => verb_forms(lemma),
                SpeechPart::Noun => noun_forms(lemma),
                SpeechPart::Preposition | SpeechPart::Adverb => vec![(*lemma).to_owned()],
            };
            for form in forms {
                let words = vocabulary.intern_phrase(&form);
                let mut rows = self.speech.insert(&words, Vec::new()).unwrap_or_default();
                if !rows.contains(&at) {
                    rows.push(at);
                }
                self.speech.insert(&words, rows);
            }
        }
    }

    fn add_verb(&mut self, vocabulary: &mut Vocabulary, row: &'static EventVerb) {
        let at = self.verb_rows.len() as u16;
        let prepositions = row.prepositions.iter().map(|word| vocabulary.intern(word)).collect();
        self.verb_rows.push(VerbRow { kind: kind(row.kind), row, prepositions });
        for lemma in &row.lemmas {
            if let Some((verb, object)) = lemma.split_once(GAP) {
                self.add_pair(vocabulary, verb, object, at);
                continue;
            }
            for form in verb_forms(lemma) {
                self.verbs.insert(&vocabulary.intern_phrase(&form), at);
            }
        }
    }

    fn add_pair(&mut self, vocabulary: &mut Vocabulary, verb: &str, object: &str, at: u16) {
        let objects: Vec<WordId> = noun_forms(object).iter().map(|form| vocabulary.intern(form)).collect();
        for form in verb_forms(verb) {
            let form = vocabulary.intern(&form);
            let mut pairs = self.pairs.insert(form, Vec::new()).unwrap_or_default();
            pairs.extend(objects.iter().map(|&object| (object, at)));
            self.pairs.insert(form, pairs);
        }
    }

    /// A verb's form may be an adjective too ("16 people wounded", "left 16 wounded"); the verb covers both.
    fn add_toll(&mut self, words: &[WordId], row: &events::TollWord) {
        if let Some(before) = self.tolls.insert(words, (row.part, row.toll))
            && before.0 == TollPart::Verb
        {
            self.tolls.insert(words, before);
        }
    }
}

/// All forms of a verb, each once.
fn verb_forms(lemma: &str) -> Vec<String> {
    let mut forms: Vec<String> = VerbForm::ALL.iter().flat_map(|&form| verb(lemma, form)).collect();
    forms.order_by(Ord::cmp);
    forms.dedup();
    forms
}

fn noun_forms(lemma: &str) -> Vec<String> {
    let plural = plural(lemma);
    if plural == lemma { vec![plural] } else { vec![lemma.to_owned(), plural] }
}

fn act(name: &str) -> Act {
    match name {
        "accuse" => Act::Accuse,
        "deny" => Act::Deny,
        "demand" => Act::Demand,
        "promise" => Act::Promise,
        "threaten" => Act::Threaten,
        "urge" => Act::Urge,
        "praise" => Act::Praise,
        "ask" => Act::Ask,
        "acknowledge" => Act::Acknowledge,
        _ => Act::State,
    }
}

fn kind(name: &str) -> EventKind {
    match name {
        "AGREE" => EventKind::Agree,
        "CONSULT" => EventKind::Consult,
        "SUPPORT" => EventKind::Support,
        "CONCEDE" => EventKind::Concede,
        "COOPERATE" => EventKind::Cooperate,
        "AID" => EventKind::Aid,
        "RETREAT" => EventKind::Retreat,
        "REQUEST" => EventKind::Request,
        "ACCUSE" => EventKind::Accuse,
        "REJECT" => EventKind::Reject,
        "THREATEN" => EventKind::Threaten,
        "PROTEST" => EventKind::Protest,
        "SANCTION" => EventKind::Sanction,
        "MOBILIZE" => EventKind::Mobilize,
        "COERCE" => EventKind::Coerce,
        // The table's loader has let nothing else through.
        _ => EventKind::Assault,
    }
}

/// Whether the words around a trigger suffice for an event.
pub(super) fn suffices(needs: Needs, actor: bool, recipient: bool, place: bool, done: bool) -> bool {
    match needs {
        Needs::Nothing => true,
        Needs::Actor | Needs::Refused => actor,
        Needs::Recipient => recipient,
        Needs::Both => actor && recipient,
        Needs::Either => actor || recipient,
        Needs::Where => actor || recipient || place,
        Needs::Any => actor || recipient || place || done,
        Needs::Done => (actor || recipient || place) && done || actor && recipient,
    }
}

/// Whom "of X" names after a trigger noun.
pub(super) fn of_role(row: &NounRow) -> OfRole {
    row.row.of
}
