//! `dateline extract`: articles in, findings out, in the order of the input.

mod csv;
mod ordered;
pub(crate) mod source;
mod takeaway;

use std::io::{self, BufWriter, Write};

use dateline_core::model::Record;
use dateline_core::read::Ids;
use dateline_core::record;
use jiff::civil::Date;

use crate::arguments::{ExtractArguments, Format};
use crate::outcome::{self, Outcome};
use source::{Read, Source};

/// Reads the files and writes what they say to standard output or into a folder; what had to be skipped is told on
/// standard error.
pub fn extract(arguments: &ExtractArguments) -> outcome::Result {
    arguments.weights.take()?;
    if arguments.table.is_some() && arguments.format != Format::Csv {
        return Err("--table is for --format csv".to_owned());
    }
    let sources = source::sources(&arguments.files)?;
    let published = arguments.published;
    if let Some(folder) = &arguments.all {
        let (records, ending) = collect(&sources, published)?;
        takeaway::all(&records, folder)?;
        return Ok(ending);
    }
    let out = BufWriter::new(io::stdout().lock());
    match (arguments.format, arguments.table) {
        (Format::Jsonl, _) => {
            let line = |record: &Record, line: &mut String| {
                line.push_str(&record::to_json(record));
                line.push('\n');
            };
            stream(&sources, published, out, "", line)
        }
        (Format::Csv, None) => stream(&sources, published, out, &csv::header(), csv::events),
        (format, table) => {
            let (records, ending) = collect(&sources, published)?;
            takeaway::one(&records, takeaway::format(format, table), out)?;
            Ok(ending)
        }
    }
}

/// Writes each document as soon as it and all before it are read.
fn stream(
    sources: &[Source],
    published: Option<Date>,
    mut out: impl Write,
    header: &str,
    write: impl Fn(&Record, &mut String) + Sync,
) -> outcome::Result {
    let mut ending = Outcome::Good;
    let read = |source: Read| {
        let (records, problems) = source.records(published);
        let mut lines = String::new();
        records.iter().for_each(|record| write(record, &mut lines));
        (lines, problems)
    };
    let result = out.write_all(header.as_bytes()).and_then(|()| {
        ordered::map(source::reads(sources), read, |(lines, problems)| {
            out.write_all(lines.as_bytes())?;
            if !problems.is_empty() {
                ending = Outcome::Partial;
                // The order of the two streams is kept for who looks at both.
                out.flush()?;
                tell(&problems);
            }
            Ok(())
        })?;
        out.flush()
    });
    outcome::written(result)?;
    Ok(ending)
}

/// All records, with ids that tell them apart.
fn collect(sources: &[Source], published: Option<Date>) -> Result<(Vec<Record>, Outcome), String> {
    let mut ending = Outcome::Good;
    let mut ids = Ids::default();
    let mut records: Vec<Record> = Vec::new();
    let read = |source: Read| source.records(published);
    let collected = ordered::map(source::reads(sources), read, |(found, problems)| {
        for mut record in found {
            ids.make_unique(&mut record.page.id);
            records.push(record);
        }
        if !problems.is_empty() {
            ending = Outcome::Partial;
            tell(&problems);
        }
        Ok(())
    });
    outcome::written(collected)?;
    Ok((records, ending))
}

fn tell(problems: &[String]) {
    let mut err = io::stderr().lock();
    for problem in problems {
        // Who closed standard error does not want to know.
        let _ = writeln!(err, "dateline: {problem}");
    }
}
