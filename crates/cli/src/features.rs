//! `dateline features`: what the trained network is told of each token, as JSON Lines, for training it.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};

use dateline_core::model::Span;
use dateline_core::{recognise, segment};
use serde::Deserialize;

use crate::arguments::FeaturesArguments;
use crate::outcome::{self, Outcome};

#[derive(Deserialize)]
struct Line {
    id: String,
    text: String,
}

/// Writes the features of each record of a file, or the list of all features.
pub fn features(arguments: &FeaturesArguments) -> outcome::Result {
    arguments.weights.take()?;
    let mut out = BufWriter::new(io::stdout().lock());
    if arguments.list {
        let names = recognise::feature_names().join("\n");
        outcome::written(writeln!(out, "{names}").and_then(|()| out.flush()))?;
    }
    let Some(file) = &arguments.file else { return Ok(Outcome::Good) };
    let failed = |error: &dyn std::fmt::Display| format!("{}: {error}", file.display());
    for line in BufReader::new(File::open(file).map_err(|error| failed(&error))?).lines() {
        let line = line.map_err(|error| failed(&error))?;
        if line.trim().is_empty() {
            continue;
        }
        let line: Line = serde_json::from_str(&line).map_err(|error| failed(&error))?;
        outcome::written(writeln!(out, "{}", record(&line)))?;
    }
    outcome::written(out.flush())?;
    Ok(Outcome::Good)
}

fn record(line: &Line) -> String {
    let segments = segment::segment(&line.text);
    let features = recognise::features(&line.text, &segments);
    let mut positions = Positions { text: &line.text, byte: 0, point: 0 };
    let mut out = format!("{{\"id\":{},\"sentences\":[", serde_json::Value::from(line.id.as_str()));
    for (which, sentence) in segments.sentences.iter().enumerate() {
        let mut tokens = String::new();
        let mut ids = String::new();
        for at in sentence.tokens.start as usize..sentence.tokens.end as usize {
            let comma = if at > sentence.tokens.start as usize { "," } else { "" };
            let (start, end) = positions.of(segments.tokens[at].span);
            let _ = write!(tokens, "{comma}[{start},{end}]");
            let own: Vec<String> = features.of(at).iter().map(u16::to_string).collect();
            let _ = write!(ids, "{comma}[{}]", own.join(","));
        }
        let comma = if which > 0 { "," } else { "" };
        let _ = write!(out, "{comma}{{\"tokens\":[{tokens}],\"features\":[{ids}]}}");
    }
    out.push_str("]}");
    out
}

/// Counts code points on the way through a text.
struct Positions<'a> {
    text: &'a str,
    byte: usize,
    point: usize,
}

impl Positions<'_> {
    fn of(&mut self, span: Span) -> (usize, usize) {
        (self.to(span.start as usize), self.to(span.end as usize))
    }

    fn to(&mut self, byte: usize) -> usize {
        self.point += self.text[self.byte..byte].chars().count();
        self.byte = byte;
        self.point
    }
}
