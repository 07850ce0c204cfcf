//! The reader's corrections on the worker's desk: replayed on what was found, after every fold.

use std::borrow::Cow;

use dateline_core::dossier::Folded;
use dateline_core::model::Record;
use dateline_correct::{Applied, apply};
use dateline_export::Format;
use dateline_share::rule::Rule;

use super::{Desk, came};
use crate::protocol::Decided;

impl Desk {
    /// Takes the reader's corrections, in place of those before.
    pub fn correct(&mut self, rules: Vec<Rule>) {
        self.rules = rules;
        self.folded = 0;
    }

    /// Whether there are corrections.
    pub fn is_corrected(&self) -> bool {
        !self.rules.is_empty()
    }

    /// Folds all documents as the reader corrected them, and tells what that comes to.
    pub fn decide<T>(&mut self, tell: impl FnOnce(&Decided<&Record>) -> T) -> T {
        self.folded = self.records.len();
        self.with_corrections(|applied, folded, rules| {
            let records = (0..).zip(&applied.records).filter_map(|(document, record)| match record {
                Cow::Owned(record) => Some((document, record)),
                Cow::Borrowed(_) => None,
            });
            tell(&Decided {
                folded,
                records: records.collect(),
                rules: rules.to_vec(),
                outcomes: applied.outcomes.clone(),
                corrected: applied.corrected.clone(),
                marks: applied.marks.clone(),
            })
        })
    }

    pub(super) fn write_corrected(&mut self, format: Format) -> String {
        self.with_corrections(|applied, folded, rules| {
            let records: Vec<&Record> = applied.records.iter().map(|record| &**record).collect();
            write(format, &records, &folded, rules)
        })
    }

    fn with_corrections<T>(&mut self, then: impl FnOnce(&Applied<'_>, Folded, &[Rule]) -> T) -> T {
        let found = self.found.take().unwrap_or_else(|| self.fold_anew());
        let applied = apply(&self.records, &found, &self.rules);
        let mut folded = applied.fold(&found);
        if let Some(came) = &self.came {
            came::keep_counts_by_name(came, &found, &mut folded);
        }
        let given = then(&applied, folded, &self.rules);
        self.found = Some(found);
        given
    }
}

/// What was found in another format. The dossier brings the corrections with it.
pub fn write(format: Format, records: &[&Record], folded: &Folded, rules: &[Rule]) -> String {
    match format {
        Format::Dossier => dateline_export::corrected_dossier(records, folded, rules),
        _ => dateline_export::write(format, records, folded),
    }
}

#[cfg(test)]
mod tests {
    use dateline_core::model::Page;
    use dateline_core::read_page;
    use dateline_correct::name;
    use dateline_share::rule::Correction;

    use super::*;
    use crate::reading::saved;

    fn read(id: &str, text: &str) -> Record {
        let published = Some(jiff::civil::date(2025, 10, 19));
        read_page(Page { id: id.to_owned(), text: text.to_owned(), published, ..Page::default() })
    }

    /// A desk with an article, and the rule that calls its minister otherwise.
    fn desk() -> (Desk, Rule) {
        let mut desk = Desk::default();
        desk.keep(read("a", "Nadir Barakwal, the foreign minister of Chad, accused Peru on Friday."), None);
        let found = desk.fold();
        let minister = found.entities.iter().find(|entity| entity.name.contains("Barakwal")).expect("he is named");
        let what = Correction::Rename { entity: name::named(minister), name: "N. Barakwal".to_owned() };
        (desk, Rule { what, why: "As he signs.".to_owned(), when: 1 })
    }

    fn has(folded: &Folded, name: &str) -> bool {
        folded.entities.iter().any(|entity| entity.name == name)
    }

    #[test]
    fn corrections_are_replayed_on_what_is_read_later() {
        let (mut desk, rule) = desk();
        assert!(!desk.is_unfolded());
        desk.correct(vec![rule]);
        assert!(desk.is_corrected() && desk.is_unfolded());
        desk.decide(|decided| {
            assert!(has(&decided.folded, "N. Barakwal"));
            assert_eq!(decided.records.len(), 1);
            assert_eq!(decided.outcomes[0].documents, 1);
        });
        assert!(!desk.is_unfolded());
        desk.keep(read("b", "Nadir Barakwal met envoys of Norway in Oslo on Saturday, he said."), None);
        assert!(desk.is_unfolded());
        desk.decide(|decided| assert_eq!(decided.outcomes[0].documents, 2));
    }

    #[test]
    fn without_them_all_is_as_it_was_found() {
        let (mut desk, rule) = desk();
        let (found, records) = (desk.fold(), desk.records.clone());
        desk.correct(vec![rule]);
        desk.decide(|decided| assert_ne!(decided.folded, found));
        assert_eq!(desk.records, records);
        desk.correct(Vec::new());
        assert_eq!(desk.fold(), found);
        assert_eq!(desk.found(), dateline_core::fold::fold(&records));
    }

    #[test]
    fn a_dossier_brings_its_corrections_back() {
        let (mut desk, rule) = desk();
        assert!(!desk.write(Format::Dossier).contains("\"corrections\""));
        desk.correct(vec![rule.clone()]);
        let text = desk.write(Format::Dossier);
        assert!(text.contains("N. Barakwal"));
        let named = dateline_export::named(text, &"ё".repeat(80));
        assert_eq!(saved::read("x.dateline.json", named.as_bytes()).corrections, [rule]);
        let text = desk.write(Format::Dossier);
        assert_eq!(saved::read("x.json", text.as_bytes()).corrections.len(), 1);
        assert!(desk.write(Format::Report).contains("N. Barakwal"));
        for other in
            ["", "[]", "{\"corrections\":[]}", "{\"schema\":\"dateline/1\",\"corrections\":7}", "\"corrections\""]
        {
            assert_eq!(saved::read("x.json", other.as_bytes()).corrections, [], "{other}");
        }
    }
}
