//! Right and wrong: what the reader has looked at.

use dateline_share::rule::{Finding, Subject, Words};

use crate::applied::{Effect, Marked, Outcome, Spot};
use crate::desk::{Desk, idle, outcome};
use crate::group::find;
use crate::name;

impl Desk<'_> {
    /// The reader has looked at it.
    pub(crate) fn mark(&mut self, rule: u32, subject: &Subject, right: bool) -> Outcome {
        let spots: Vec<(u32, Spot)> = match subject {
            Subject::Entity(named) => {
                let Some(at) = find(&self.groups, named) else { return idle(Effect::Unfound) };
                self.groups[at].members.iter().map(|member| (member.document, Spot::Entity(member.entity))).collect()
            }
            Subject::Event(tellings) => {
                self.events(tellings).into_iter().map(|(document, at)| (document, Spot::Event(at))).collect()
            }
            Subject::Words(words) => self.words(words),
        };
        let marks = spots.iter().map(|&(document, spot)| Marked { rule, right, document, spot });
        self.marks.extend(marks);
        outcome(spots.into_iter().map(|(document, _)| document))
    }

    /// Where these words stand and the same was found in them.
    fn words(&self, words: &Words) -> Vec<(u32, Spot)> {
        let mut spots = Vec::new();
        for (document, sentence) in self.sentences.find(words.sentence, words.article) {
            let record = self.record(document);
            let within = record.sentences[sentence as usize];
            let (count, spot): (usize, fn(u32) -> Spot) = match words.finding {
                Finding::Mention => (record.mentions.len(), Spot::Mention),
                Finding::Time => (record.times.len(), Spot::Time),
                Finding::Quantity => (record.quantities.len(), Spot::Quantity),
                Finding::Claim => (record.claims.len(), Spot::Claim),
            };
            for at in 0..count as u32 {
                let span = name::span(record, words.finding, at).filter(|span| within.contains(*span));
                if span.is_some_and(|span| name::lower(record, span) == words.words) {
                    spots.push((document, spot(at)));
                }
            }
        }
        spots
    }
}
