//! The public record and the dossier, as `docs/dossier.schema.json` describes them.

use dateline_core::dossier::Folded;
use dateline_core::model::Record;
use dateline_core::record::{self, PublicDossier, Unit};
use dateline_share::rule::Rule;
use serde::Serialize;

/// Everything as one JSON object on one line: the same bytes as `dateline extract --format json`.
pub fn dossier(records: &[&Record], folded: &Folded) -> String {
    let public = PublicDossier::new(records, folded, Unit::CodePoints);
    let mut out = serde_json::to_string(&public).expect("public records have string keys and finite shapes");
    out.push('\n');
    out
}

/// A dossier's JSON with its name. One without a name stays as it is.
pub fn named(json: String, name: &str) -> String {
    let (Some(rest), false) = (json.strip_prefix('{'), name.is_empty()) else { return json };
    let name = serde_json::to_string(name).expect("text can be written");
    format!("{{\"name\":{name},{rest}")
}

/// The same with the reader's corrections, which are in `records` and `folded` already, so that whoever reads the articles
/// again can make them again.
pub fn corrected_dossier(records: &[&Record], folded: &Folded, corrections: &[Rule]) -> String {
    #[derive(Serialize)]
    struct Corrected<'a> {
        #[serde(flatten)]
        dossier: PublicDossier<'a>,
        #[serde(skip_serializing_if = "<[Rule]>::is_empty")]
        corrections: &'a [Rule],
    }
    let dossier = PublicDossier::new(records, folded, Unit::CodePoints);
    let mut out = serde_json::to_string(&Corrected { dossier, corrections }).expect("rules have string keys too");
    out.push('\n');
    out
}

/// One record a line.
pub fn records(records: &[&Record]) -> String {
    records.iter().map(|record| record::to_json(record) + "\n").collect()
}
