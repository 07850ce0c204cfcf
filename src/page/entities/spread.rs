//! Mentions over time: the small bars beside each entity.

use dateline_core::dossier::FoldedEntityId;

use crate::dossier::Dossier;
use crate::part::dates::number;

/// Bars of one entity.
pub const BARS: usize = 16;

/// How often each document mentions each of its entities, and between which days documents were published.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spread {
    counts: Vec<Vec<u32>>,
    days: Option<(i32, i32)>,
}

impl Spread {
    /// Counts once for all entities.
    pub fn new(dossier: &Dossier) -> Self {
        let counts = dossier.documents.iter().map(|document| {
            let mut counts = vec![0; document.record.entities.len()];
            for mention in &document.record.mentions {
                if let Some(count) = counts.get_mut(mention.entity as usize) {
                    *count += 1;
                }
            }
            counts
        });
        let published = || dossier.documents.iter().filter_map(|document| document.record.page.published).map(number);
        Spread { counts: counts.collect(), days: published().min().zip(published().max()) }
    }

    /// The first and the last day of publication, as numbers; `None` where no document has one.
    pub fn days(&self) -> Option<(i32, i32)> {
        self.days
    }

    /// How often a document mentions its entity.
    pub fn count(&self, document: u32, entity: u32) -> u32 {
        self.counts.get(document as usize).and_then(|counts| counts.get(entity as usize)).copied().unwrap_or(0)
    }

    /// Mentions of an entity from the first to the last day of publication, in equal steps.
    pub fn bars(&self, dossier: &Dossier, entity: FoldedEntityId) -> [u32; BARS] {
        let mut bars = [0; BARS];
        let (Some((first, last)), Some(entity)) = (self.days, dossier.folded.entities.get(entity as usize)) else {
            return bars;
        };
        let days = (last - first + 1).max(1) as usize;
        for member in &entity.members {
            let Some(day) = dossier.published(member.document).map(number) else { continue };
            let at = (day - first).max(0) as usize * BARS / days;
            bars[at.min(BARS - 1)] += self.count(member.document, member.entity);
        }
        bars
    }
}

#[cfg(test)]
pub(super) mod tests {
    use dateline_core::dossier::{Folded, FoldedEntity, Member};
    use dateline_core::model::{Entity, Form, Kind, Mention, Page, Record, Span};
    use jiff::civil::{Date, date};

    use super::*;
    use crate::dossier::Document;

    fn article(published: Option<Date>, mentions: usize) -> Document {
        let entity = Entity {
            name: "Kabul".to_owned(),
            kind: Kind::Place,
            aliases: Vec::new(),
            roles: Vec::new(),
            country: None,
            code: None,
            place: None,
            rule: "".into(),
        };
        let mention =
            Mention { span: Span::default(), kind: Kind::Place, form: Form::Name, entity: 0, rule: "".into() };
        let page = Page { published, ..Page::default() };
        let record = Record { page, entities: vec![entity], mentions: vec![mention; mentions], ..Record::default() };
        Document { record, file: "".into(), ..Document::default() }
    }

    /// One entity that three articles mention, one of them without a date.
    pub(in super::super) fn three_articles() -> Dossier {
        let documents = [article(Some(date(2025, 1, 1)), 3), article(None, 9), article(Some(date(2025, 12, 31)), 2)];
        let members = (0..3).map(|document| Member { document, entity: 0 }).collect();
        let entity = FoldedEntity {
            id: String::new(),
            name: "Kabul".to_owned(),
            kind: Kind::Place,
            aliases: Vec::new(),
            roles: Vec::new(),
            country: None,
            code: None,
            place: None,
            members,
            mentions: 14,
            documents: 3,
            origins: 3,
            first: None,
            last: None,
        };
        Dossier::default().with_documents(documents).with_folded(Folded { entities: vec![entity], ..Folded::default() })
    }

    #[test]
    fn bars_go_from_the_first_to_the_last_publication() {
        let dossier = three_articles();
        let spread = Spread::new(&dossier);
        let bars = spread.bars(&dossier, 0);
        assert_eq!((bars[0], bars[BARS - 1], bars.iter().sum::<u32>()), (3, 2, 5));
        assert_eq!(spread.bars(&dossier, 7), [0; BARS]);
    }
}
