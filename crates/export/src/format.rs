//! The formats, and what a page or a command line says of each.

use dateline_core::dossier::Folded;
use dateline_core::model::Record;

use crate::csv::Table;

/// A format that a dossier can be taken away in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Everything, as one JSON object.
    Dossier,
    /// One record a line, as JSON Lines.
    Records,
    /// One table, for a spreadsheet.
    Csv(Table),
    /// Events as PLOVER's JSON Lines.
    Plover,
    /// A timeline for TimelineJS.
    Timeline,
    /// Events for a calendar, as iCalendar.
    Calendar,
    /// Events and places for a map, as GeoJSON.
    GeoJson,
    /// Who did what to whom, as a graph for Gephi.
    Gexf,
    /// The same graph for other programs.
    GraphMl,
    /// Entities, events and articles for Aleph and OpenSanctions' tools.
    FollowTheMoney,
    /// The same for threat-intelligence platforms.
    Stix,
    /// Mentions, events and claims as annotations of the texts.
    Annotations,
    /// A report to read.
    Report,
}

impl Format {
    /// All formats, each table of CSV as one.
    pub const ALL: [Format; 22] = {
        use Format::{
            Annotations, Calendar, Csv, Dossier, FollowTheMoney, GeoJson, Gexf, GraphMl, Plover, Records, Report, Stix,
            Timeline,
        };
        [
            Report,
            Csv(Table::Documents),
            Csv(Table::Entities),
            Csv(Table::Mentions),
            Csv(Table::Events),
            Csv(Table::Tellings),
            Csv(Table::Claims),
            Csv(Table::Times),
            Csv(Table::Quantities),
            Csv(Table::Discrepancies),
            Csv(Table::Timeline),
            Dossier,
            Records,
            Plover,
            Timeline,
            Calendar,
            GeoJson,
            Gexf,
            GraphMl,
            FollowTheMoney,
            Stix,
            Annotations,
        ]
    };

    /// Its name, as it stands on the command line and in addresses.
    pub fn key(self) -> &'static str {
        match self {
            Format::Dossier => "json",
            Format::Records => "jsonl",
            Format::Csv(table) => table.key(),
            Format::Plover => "plover",
            Format::Timeline => "timelinejs",
            Format::Calendar => "ics",
            Format::GeoJson => "geojson",
            Format::Gexf => "gexf",
            Format::GraphMl => "graphml",
            Format::FollowTheMoney => "ftm",
            Format::Stix => "stix",
            Format::Annotations => "annotations",
            Format::Report => "report",
        }
    }

    /// What a file of it is called, without a folder.
    pub fn file_name(self) -> String {
        let stem = match self {
            Format::Dossier => "dossier",
            Format::Records => "records",
            Format::Timeline => "timelinejs",
            Format::Calendar => "events",
            Format::GeoJson => "places",
            Format::Gexf | Format::GraphMl => "network",
            _ => self.key(),
        };
        format!("{stem}.{}", self.extension())
    }

    /// How the name of a file ends, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Dossier | Format::Timeline | Format::Stix => "json",
            Format::Records | Format::Plover | Format::FollowTheMoney => "jsonl",
            Format::Csv(_) => "csv",
            Format::Calendar => "ics",
            Format::GeoJson => "geojson",
            Format::Gexf => "gexf",
            Format::GraphMl => "graphml",
            Format::Annotations => "jsonld",
            Format::Report => "md",
        }
    }

    /// Its media type. All are UTF-8.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Dossier | Format::Timeline => "application/json",
            Format::Records | Format::Plover | Format::FollowTheMoney => "application/jsonl",
            Format::Csv(_) => "text/csv;charset=utf-8",
            Format::Calendar => "text/calendar;charset=utf-8",
            Format::GeoJson => "application/geo+json",
            Format::Gexf => "application/gexf+xml",
            Format::GraphMl => "application/graphml+xml",
            Format::Stix => "application/stix+json;version=2.1",
            Format::Annotations => "application/ld+json;profile=\"http://www.w3.org/ns/anno.jsonld\"",
            Format::Report => "text/markdown;charset=utf-8",
        }
    }

    /// What it is called.
    pub fn title(self) -> &'static str {
        match self {
            Format::Dossier => "Dossier, JSON",
            Format::Records => "Records, JSON Lines",
            Format::Csv(Table::Documents) => "Articles, CSV",
            Format::Csv(Table::Entities) => "Entities, CSV",
            Format::Csv(Table::Mentions) => "Mentions, CSV",
            Format::Csv(Table::Events) => "Events, CSV",
            Format::Csv(Table::Tellings) => "Tellings, CSV",
            Format::Csv(Table::Claims) => "Claims, CSV",
            Format::Csv(Table::Times) => "Times, CSV",
            Format::Csv(Table::Quantities) => "Quantities, CSV",
            Format::Csv(Table::Discrepancies) => "Discrepancies, CSV",
            Format::Csv(Table::Timeline) => "Days, CSV",
            Format::Plover => "PLOVER events, JSON Lines",
            Format::Timeline => "TimelineJS",
            Format::Calendar => "Calendar, iCalendar",
            Format::GeoJson => "Map, GeoJSON",
            Format::Gexf => "Network, GEXF",
            Format::GraphMl => "Network, GraphML",
            Format::FollowTheMoney => "FollowTheMoney",
            Format::Stix => "STIX 2.1",
            Format::Annotations => "Web Annotations, JSON-LD",
            Format::Report => "Report, Markdown",
        }
    }

    /// What it holds, in a sentence.
    pub fn holds(self) -> &'static str {
        match self {
            Format::Dossier => {
                "Everything that was found: the articles with their texts and all findings, and what they give together."
            }
            Format::Records => "One article a line with its text and all findings in it, nothing put together.",
            Format::Csv(Table::Documents) => {
                "One article a line: title, outlet, date and how it is known, what it repeats."
            }
            Format::Csv(Table::Entities) => {
                "One person, body or place a line: aliases, roles, country, how often and where."
            }
            Format::Csv(Table::Mentions) => "One place in a text a line, with whom it means.",
            Format::Csv(Table::Events) => {
                "One happening a line: who, to whom, where, when, who vouches for it, who tells it."
            }
            Format::Csv(Table::Tellings) => "One event as one article tells it a line, with its sentence.",
            Format::Csv(Table::Claims) => "One saying a line: who says what, in whose words.",
            Format::Csv(Table::Times) => "One temporal expression a line, as TIMEX3, with the days it covers.",
            Format::Csv(Table::Quantities) => "One number a line, with what it counts.",
            Format::Csv(Table::Discrepancies) => "One reading a line of what articles disagree on.",
            Format::Csv(Table::Timeline) => "One day a line, with its weight and the sentence that tells it best.",
            Format::Plover => "One happening a line, in the fields of PLOVER's interchange format.",
            Format::Timeline => "The dated happenings, for the timelines of Knight Lab.",
            Format::Calendar => "The dated happenings, for any calendar.",
            Format::GeoJson => "The happenings whose place is known, and the places, for any map.",
            Format::Gexf => "Who did what to whom, how often and when, for Gephi.",
            Format::GraphMl => "Who did what to whom, how often and when, for yEd, NetworkX and others.",
            Format::FollowTheMoney => {
                "People, bodies, places, happenings and articles, for Aleph and OpenSanctions' tools."
            }
            Format::Stix => {
                "Identities, armed groups, places, incidents and reports, for threat-intelligence platforms."
            }
            Format::Annotations => "Every mention, event and claim with the words it stands on, after the W3C's model.",
            Format::Report => {
                "A page to read: who, what happened when, who vouches for it, where sources disagree; with footnotes."
            }
        }
    }

    /// The format of this [`key`](Self::key).
    pub fn by_key(key: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.key() == key)
    }
}

/// Writes a dossier in a format. The same dossier gives the same text everywhere.
pub fn write(format: Format, records: &[&Record], folded: &Folded) -> String {
    match format {
        Format::Dossier => crate::dossier::dossier(records, folded),
        Format::Records => crate::dossier::records(records),
        Format::Csv(table) => crate::csv::csv(table, records, folded),
        Format::Plover => crate::plover::plover(records, folded),
        Format::Timeline => crate::timeline::timeline(records, folded),
        Format::Calendar => crate::calendar::calendar(records, folded),
        Format::GeoJson => crate::geo::geojson(records, folded),
        Format::Gexf => crate::gexf::gexf(records, folded),
        Format::GraphMl => crate::graphml::graphml(records, folded),
        Format::FollowTheMoney => crate::ftm::follow_the_money(records, folded),
        Format::Stix => crate::stix::stix(records, folded),
        Format::Annotations => crate::annotations::annotations(records, folded),
        Format::Report => crate::report::report(records, folded),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use dateline_core::model::{Kind, Status};

    use super::*;
    use crate::testing::{Draft, fold};

    #[test]
    fn formats_are_told_apart_by_key_and_by_file() {
        let keys: BTreeSet<_> = Format::ALL.iter().map(|format| format.key()).collect();
        let files: BTreeSet<_> = Format::ALL.iter().map(|format| format.file_name()).collect();
        assert_eq!((keys.len(), files.len()), (Format::ALL.len(), Format::ALL.len()));
        for format in Format::ALL {
            assert_eq!(Format::by_key(format.key()), Some(format));
            assert!(format.file_name().ends_with(format.extension()));
            assert!(format.holds().ends_with('.') && !format.title().is_empty());
        }
    }

    #[test]
    fn nothing_gives_something_that_can_be_read() {
        for format in Format::ALL {
            let text = write(format, &[], &Folded::default());
            match format.extension() {
                "json" | "geojson" | "jsonld" => drop(serde_json::from_str::<serde_json::Value>(&text).unwrap()),
                "gexf" | "graphml" => drop(roxmltree::Document::parse(&text).unwrap()),
                _ => {}
            }
        }
    }

    /// What articles may throw at a format.
    const NASTY: &str =
        "=cmd|'/C calc'!A0 <b a=\"'\">&amp; \u{0}\u{1b}[31m \u{202e}”\r\n\t; \\ , 𝄞 \u{ffff} ]]> [^1] *x*";

    #[test]
    fn whatever_articles_say_every_format_can_be_read() {
        let mut draft = Draft::new("2025-10-20");
        for text in [&mut draft.0.page.title, &mut draft.0.page.outlet, &mut draft.0.page.author, &mut draft.0.page.url]
        {
            *text = NASTY.to_owned();
        }
        let one = draft.entity(Kind::ArmedGroup, NASTY, Some("AFG"));
        let two = draft.entity(Kind::Person, &format!("Second {NASTY}"), None);
        let place = draft.entity(Kind::Place, &format!("Harbour {NASTY}"), Some("PAK"));
        let claim = draft.claim(Some(two), NASTY, NASTY);
        for (from, to) in [("2025-10-19", "2025-10-20"), ("", ""), ("-000043-03-15", "-000043-03-15")] {
            let event = draft.told(NASTY, from, to, Status::Claimed);
            (event.actors, event.recipients, event.place, event.claim) =
                (vec![one], vec![two], Some(place), Some(claim));
            event.mode = NASTY.to_owned();
        }
        let (records, folded) = fold(vec![draft]);
        let records: Vec<_> = records.iter().collect();
        for format in Format::ALL {
            let text = write(format, &records, &folded);
            assert_eq!(text, write(format, &records, &folded), "{}", format.key());
            match format.extension() {
                "json" | "geojson" | "jsonld" => drop(serde_json::from_str::<serde_json::Value>(&text).unwrap()),
                "jsonl" => {
                    for line in text.lines() {
                        drop(serde_json::from_str::<serde_json::Value>(line).unwrap());
                    }
                }
                "gexf" | "graphml" => {
                    let read = roxmltree::Document::parse(&text).unwrap();
                    let edges = read.descendants().filter(|node| {
                        node.has_tag_name((read.root_element().tag_name().namespace().unwrap(), "edge"))
                    });
                    assert_eq!(edges.count(), 1, "{text}");
                }
                "csv" => {
                    // It fails where a row has more or fewer cells than the header.
                    let mut reader = ::csv::Reader::from_reader(text.as_bytes());
                    assert!(reader.records().all(|row| row.is_ok()), "{}", format.key());
                }
                _ => assert!(!text.contains(['\u{0}', '\u{1b}']), "{}", format.key()),
            }
        }
    }
}
