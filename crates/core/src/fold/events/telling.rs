//! One document's event, its parties named as the dossier names them.

use jiff::civil::Date;

use super::super::copies::hash_word;
use super::super::entities::FoldedEntities;
use super::rank_of;
use crate::dossier::FoldedEntityId;
use crate::model::{DateBasis, EventKind, Record, SentenceId, Toll};

/// One document's event for comparison.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub(super) document: usize,
    pub(super) event: usize,
    pub(super) kind: EventKind,
    /// What it is compared as: a ceasefire is an agreement, whichever of the two a report tells.
    pub(super) matter: EventKind,
    pub(super) mode: String,
    pub(super) actors: Vec<FoldedEntityId>,
    pub(super) recipients: Vec<FoldedEntityId>,
    pub(super) place: Option<FoldedEntityId>,
    /// First and last day, counted from 1970-01-01.
    pub(super) days: Option<(i32, i32)>,
    pub(super) basis: DateBasis,
    pub(super) toll: Toll,
    pub(super) sentence: SentenceId,
    /// The sentence's words, hashed: a copy tells it in the same ones.
    pub(super) words: u64,
    /// Who says it happened so, where the document attributes it.
    pub(super) claimant: Option<FoldedEntityId>,
    /// What the parties and the place stand for when compared.
    pub(super) marks: super::alike::Marks,
}

impl Told {
    /// Tellings in the order they are taken: short doubt first, sure basis first, then as they stand.
    pub(super) fn sureness(&self) -> (i32, u8, usize, usize) {
        let doubt = self.days.map_or(i32::MAX, |(from, to)| to - from);
        (doubt, rank_of(self.basis), self.document, self.event)
    }

    /// Whether a third telling would share as much with the one as with the other.
    pub(super) fn compares_like(&self, other: &Told) -> bool {
        // Two sides' counts are compared by who counts, and where in the document.
        let counts = |told: &Told| told.claimant.is_some() && told.toll.killed.is_some();
        !counts(self)
            && !counts(other)
            && (self.matter, self.toll, self.days, self.basis) == (other.matter, other.toll, other.days, other.basis)
            && self.mode == other.mode
            && self.words == other.words
            && self.marks == other.marks
    }
}

/// All events of all documents.
pub(super) fn all(records: &[&Record], people: &FoldedEntities) -> Vec<Told> {
    let mut all = Vec::new();
    for (document, record) in records.iter().enumerate() {
        for (at, event) in record.events.iter().enumerate() {
            let folded = |ids: &[u32]| ids.iter().map(|&id| people.folded(document, id)).collect::<Vec<_>>();
            let (actors, recipients) = (folded(&event.actors), folded(&event.recipients));
            let place = event.place.map(|id| people.folded(document, id));
            let days = event.from.zip(event.to).map(|(from, to)| (day_number(from), day_number(to)));
            all.push(Told {
                document,
                event: at,
                kind: event.kind,
                matter: if event.mode == "ceasefire" { EventKind::Agree } else { event.kind },
                mode: event.mode.clone(),
                marks: super::alike::Marks::new(&actors, &recipients, place, people),
                actors,
                recipients,
                place,
                days: days.filter(|(from, to)| from <= to),
                basis: event.date_basis,
                toll: event.toll,
                sentence: event.sentence,
                words: words_of(record, event.sentence),
                claimant: event
                    .claim
                    .and_then(|claim| record.claims[claim as usize].entity)
                    .map(|entity| people.folded(document, entity)),
            });
        }
    }
    all
}

fn words_of(record: &Record, sentence: SentenceId) -> u64 {
    let words = record.sentences[sentence as usize].of(&record.page.text).split_whitespace();
    words.fold(0, |hash, word| hash.rotate_left(5) ^ hash_word(word))
}

/// Days since 1970-01-01.
pub(super) fn day_number(date: Date) -> i32 {
    // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
    let (year, month, day) = (i32::from(date.year()), i32::from(date.month()), i32::from(date.day()));
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::day_number;

    #[test]
    fn days_are_counted() {
        for (date, number) in [
            ("1970-01-01", 0),
            ("1969-12-31", -1),
            ("2000-03-01", 11_017),
            ("2025-10-19", 20_380),
            ("-009999-01-01", -4_371_587),
        ] {
            assert_eq!(day_number(date.parse().unwrap()), number, "{date}");
        }
    }
}
