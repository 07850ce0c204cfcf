//! The formats that need all articles, written by `dateline-export`.

use std::fs;
use std::io::Write;
use std::path::Path;

use dateline_core::fold;
use dateline_core::model::Record;
use dateline_export::csv::Table as Csv;
use dateline_export::{Format as Export, write};

use crate::arguments::{Format, Table};
use crate::outcome;

/// Writes one format.
pub(super) fn one(records: &[Record], format: Export, mut out: impl Write) -> Result<(), String> {
    let folded = fold::fold(records);
    let text = write(format, &records.iter().collect::<Vec<_>>(), &folded);
    outcome::written(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
}

/// Writes every format into a folder, which is made if it is missing. Files of the same names are replaced.
pub(super) fn all(records: &[Record], folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let folded = fold::fold(records);
    let records: Vec<&Record> = records.iter().collect();
    for format in Export::ALL {
        let path = folder.join(format.file_name());
        fs::write(&path, write(format, &records, &folded)).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}

/// What the arguments mean.
pub(super) fn format(format: Format, table: Option<Table>) -> Export {
    match format {
        Format::Json => Export::Dossier,
        Format::Jsonl => Export::Records,
        Format::Csv => Export::Csv(table.map_or(Csv::Tellings, csv)),
        Format::Report => Export::Report,
        Format::Plover => Export::Plover,
        Format::Timelinejs => Export::Timeline,
        Format::Ics => Export::Calendar,
        Format::Geojson => Export::GeoJson,
        Format::Gexf => Export::Gexf,
        Format::Graphml => Export::GraphMl,
        Format::Ftm => Export::FollowTheMoney,
        Format::Stix => Export::Stix,
        Format::Annotations => Export::Annotations,
    }
}

fn csv(table: Table) -> Csv {
    match table {
        Table::Documents => Csv::Documents,
        Table::Entities => Csv::Entities,
        Table::Mentions => Csv::Mentions,
        Table::Events => Csv::Events,
        Table::Tellings => Csv::Tellings,
        Table::Claims => Csv::Claims,
        Table::Times => Csv::Times,
        Table::Quantities => Csv::Quantities,
        Table::Discrepancies => Csv::Discrepancies,
        Table::Timeline => Csv::Timeline,
    }
}
