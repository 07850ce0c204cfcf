//! What may be typed.

use std::fs;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use dateline_core::recognise;
use jiff::civil::Date;

/// Reads the news with you: who did what to whom, when, where, and according to whom.
#[derive(Debug, Parser)]
#[command(name = "dateline", version, max_term_width = 100)]
#[command(
    after_help = "Exit codes: 0 all is done; 1 some input was skipped, or an example failed; 2 wrong usage, or a file \
                        cannot be read or written."
)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Reads articles and writes what they say: as JSON Lines, as one dossier, as tables, or for other programs.
    Extract(ExtractArguments),
    /// Prints an article sentence by sentence, each with its findings and the rules that made them.
    Explain(ExplainArguments),
    /// Writes a folder with the page and these articles, ready for any static host, or all of it as one HTML file.
    Site(SiteArguments),
    /// Runs the corpora of examples and tells which do not find what they expect.
    Eval(EvalArguments),
    /// Writes what the trained network is told of each token, for training it.
    #[command(hide = true)]
    Features(FeaturesArguments),
    /// Tells how well the trained network tags the words of a treebank and hangs them in trees, for measuring it.
    #[command(hide = true)]
    Parse(ParseArguments),
}

/// Which weights the network reads with.
#[derive(Debug, Args)]
pub struct WeightsArguments {
    /// Reads with the network of this file instead of the one that is built in, for measuring models: one that was
    /// trained without some texts can so be tried on them. It must know the same features.
    #[arg(long, value_name = "FILE")]
    pub weights: Option<PathBuf>,
}

impl WeightsArguments {
    /// Takes the weights, if others are wanted. To be called before anything is read.
    pub(crate) fn take(&self) -> Result<(), String> {
        let Some(file) = &self.weights else { return Ok(()) };
        let bytes = fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
        recognise::read_with(&bytes).map_err(|error| format!("{}: {error}", file.display()))
    }
}

/// Arguments of `extract`.
#[derive(Debug, Args)]
pub struct ExtractArguments {
    /// What to write to standard output.
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    pub format: Format,
    /// Which table of the dossier to write as CSV.
    #[arg(long, value_enum)]
    pub table: Option<Table>,
    /// Writes every format and every table into this folder, as files, and nothing to standard output.
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["format", "table"])]
    pub all: Option<PathBuf>,
    /// Day of publication of articles that do not tell theirs, as 2025-09-15.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub published: Option<Date>,
    /// Other weights.
    #[command(flatten)]
    pub weights: WeightsArguments,
    /// Articles: text, Markdown, HTML, CSV, JSON Lines, ZIP, or folders of these. `-` is standard input, one JSON
    /// object a line with the fields id, text, title, outlet, author, published, url.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

/// What `extract` writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// One record a line, in the order of the input, as soon as it is read.
    Jsonl,
    /// One dossier of all articles, as docs/dossier.schema.json describes it.
    Json,
    /// For spreadsheets: with --table a table of the dossier; without, one event as one article tells it a line, as
    /// soon as it is read.
    Csv,
    /// A report to read, in Markdown with footnotes to the articles.
    #[value(alias = "markdown")]
    Report,
    /// Events in the fields of PLOVER's interchange format, one a line.
    Plover,
    /// A timeline for TimelineJS.
    Timelinejs,
    /// Dated events for calendars, as iCalendar.
    Ics,
    /// Events and places for maps.
    Geojson,
    /// Who did what to whom, as a graph for Gephi.
    Gexf,
    /// The same graph for yEd, NetworkX and others.
    Graphml,
    /// Entities, events and articles in the model of FollowTheMoney, one a line.
    #[value(alias = "followthemoney")]
    Ftm,
    /// A bundle for threat-intelligence platforms, STIX 2.1.
    Stix,
    /// Mentions, events and claims as W3C Web Annotations of the texts, JSON-LD.
    Annotations,
}

/// A table of the dossier. docs/tables.md describes the columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Table {
    /// One article a line.
    Documents,
    /// One person, body or place across articles a line.
    Entities,
    /// One place in a text that means an entity a line.
    Mentions,
    /// One happening across articles a line.
    Events,
    /// One event as one article tells it a line.
    Tellings,
    /// One saying a line.
    Claims,
    /// One temporal expression a line.
    Times,
    /// One number with what it counts a line.
    Quantities,
    /// One reading of what articles disagree on a line.
    Discrepancies,
    /// One day a line.
    Timeline,
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub struct ExplainArguments {
    /// Day of publication of articles that do not tell theirs, as 2025-09-15.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub published: Option<Date>,
    /// The article, or several in one file. `-` is standard input, one JSON object a line.
    pub file: PathBuf,
}

/// Arguments of `site`.
#[derive(Debug, Args)]
pub struct SiteArguments {
    /// The folder to write. It may hold what an earlier call wrote, which is replaced.
    #[arg(long, value_name = "FOLDER", required_unless_present = "single")]
    pub out: Option<PathBuf>,
    /// Writes everything as one HTML file, which opens from disk without a network.
    #[arg(long, value_name = "FILE.html")]
    pub single: Option<PathBuf>,
    /// What the dossier is called; shown in the page and in the folder's README.
    #[arg(long, default_value = "", hide_default_value = true)]
    pub title: String,
    /// The built page. Without it `dist`, here or in a folder above; `cargo xtask site` makes it.
    #[arg(long, value_name = "FOLDER", env = "DATELINE_PAGE")]
    pub page: Option<PathBuf>,
    /// Day of publication of articles that do not tell theirs, as 2025-09-15.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub published: Option<Date>,
    /// Articles, as `extract` takes them, or one dossier that was saved in the page.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

/// Arguments of `features`.
#[derive(Debug, Args)]
pub struct FeaturesArguments {
    /// Prints the names of all features in order of their numbers, and nothing else.
    #[arg(long)]
    pub list: bool,
    /// Other weights.
    #[command(flatten)]
    pub weights: WeightsArguments,
    /// JSON Lines with the fields id and text. The text is taken as it is.
    #[arg(required_unless_present = "list", value_name = "FILE")]
    pub file: Option<PathBuf>,
}

/// Arguments of `parse`.
#[derive(Debug, Args)]
pub struct ParseArguments {
    /// How words are spelled before the network sees them.
    #[arg(long, value_enum, default_value_t = Case::Asis)]
    pub case: Case,
    /// Other weights.
    #[command(flatten)]
    pub weights: WeightsArguments,
    /// A treebank in the format CoNLL-U. Its words are taken as they are.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
}

/// How `parse` spells words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Case {
    /// As the treebank has them.
    Asis,
    /// ALL CAPITALS.
    Upper,
    /// no capitals.
    Lower,
    /// Each Word Begins With A Capital.
    Title,
}

/// Arguments of `eval`.
#[derive(Debug, Args)]
pub struct EvalArguments {
    /// Runs the corpora of one folder only: tokens, sentences, names, entities, times, quantities, claims or events.
    #[arg(long)]
    pub step: Option<String>,
    /// Rewrites examples that fail, to expect what was found.
    #[arg(long)]
    pub bless: bool,
    /// Where the corpora lie.
    #[arg(default_value = "tests/corpus")]
    pub dir: PathBuf,
}

fn day(typed: &str) -> Result<Date, String> {
    typed.parse().map_err(|_| "a day is written as 2025-09-15".to_owned())
}
