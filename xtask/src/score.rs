//! `cargo xtask score DATA SCORER`: one table of how well the core does on labelled data.
//!
//! DATA is a folder of sets, one folder for each kind of finding; SCORER is a Python script that compares
//! a set with the records made from its texts. Neither is part of the project.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::process::{cargo, output, run};
use crate::{Failure, say, target};

/// Folder of the data, the kind the scorer knows it by, and its sets.
const SETS: [(&str, &str, &[&str]); 6] = [
    (
        "names",
        "names",
        &[
            "re3d.dev",
            "crossner_politics.dev",
            "gum_news.dev",
            "gum_bio",
            "gum_court",
            "gum_interview",
            "gum_letter",
            "gum_speech",
            "uner_ewt.dev",
            "wikigold.dev",
            "meantime.dev",
            "ieer.dev",
        ],
    ),
    ("time", "time", &["timebank", "aquaint", "meantime.dev", "wikiwars.dev"]),
    ("names", "time", &["gum_news.dev"]),
    ("attribution", "claims", &["polnear.dev"]),
    ("events", "events", &["cameo.train", "petrarch_unittest"]),
    ("geo", "places", &["trnews.dev", "webnews.dev", "lgl"]),
];
const TOPICS: [&str; 3] = ["EgyptianProtest_cnn", "LibyaWar_cnn", "LibyaWar_reuters"];

/// Reads every set with the core and prints a Markdown table of the scorer's figures.
pub fn score(arguments: &[String]) -> Result<(), Failure> {
    let [data, scorer] = arguments else {
        return Err("cargo xtask score takes the folder of the data and the scorer's script".to_owned());
    };
    let (data, scorer) = (absolute(data)?, absolute(scorer)?);
    run(cargo().args(["build", "--release", "--package", "dateline-cli"]))?;
    let work = target().join("score");
    fs::create_dir_all(&work).map_err(|error| format!("{}: {error}", work.display()))?;
    println!("| kind | set | MB/s | figures |\n|---|---|---:|---|");
    for (folder, kind, sets) in SETS {
        for set in sets {
            let gold = data.join(folder).join(format!("{set}.jsonl"));
            let records = work.join(format!("{folder}-{set}.jsonl"));
            let speed = extract(&gold, "jsonl", &records)?;
            row(kind, set, speed, Command::new("python3").arg(&scorer).arg(kind).arg(&gold).arg(&records))?;
        }
    }
    for topic in TOPICS {
        let dossier = work.join(format!("{topic}.json"));
        let speed = extract(&data.join("timelines").join(format!("{topic}.jsonl")), "json", &dossier)?;
        let gold = data.join("timelines").join("gold.jsonl");
        row(
            "timeline",
            topic,
            speed,
            Command::new("python3").arg(&scorer).arg("timeline").arg(gold).arg(&dossier).arg(topic),
        )?;
    }
    Ok(())
}

fn absolute(path: &str) -> Result<PathBuf, Failure> {
    fs::canonicalize(path).map_err(|error| format!("{path}: {error}"))
}

/// Writes what the core finds in a set, and gives megabytes of input per second on all cores.
fn extract(texts: &Path, format: &str, to: &Path) -> Result<f64, Failure> {
    say(&format!("Reading {}", texts.display()));
    let file = fs::File::create(to).map_err(|error| format!("{}: {error}", to.display()))?;
    let started = Instant::now();
    let program = target().join("release").join(format!("dateline{}", std::env::consts::EXE_SUFFIX));
    run(Command::new(program).args(["extract", "--format", format]).arg(texts).stdout(file))?;
    let size = fs::metadata(texts).map(|metadata| metadata.len()).unwrap_or_default();
    Ok(size as f64 / 1e6 / started.elapsed().as_secs_f64())
}

fn row(kind: &str, set: &str, speed: f64, scorer: &mut Command) -> Result<(), Failure> {
    let said = output(scorer)?;
    let figures = said.lines().rev().find_map(|line| line.strip_prefix("KEY ")).unwrap_or("no figures");
    println!("| {kind} | {set} | {speed:.1} | {figures} |");
    Ok(())
}
