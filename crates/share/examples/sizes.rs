//! How long links get: payloads made from a dossier's JSON, as bytes before they are made small and as links.
//!
//! `cargo run -p dateline-share --example sizes -- tests/golden/sample.json FOLDER` also writes the bytes into FOLDER, for
//! other programs to make small.

use std::error::Error;
use std::path::Path;

use dateline_share::rule::{Correction, Named, Rule};
use dateline_share::wire::*;
use dateline_share::{Fingerprint, write};
use serde::de::DeserializeOwned;
use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let json: Value = serde_json::from_str(&std::fs::read_to_string(arguments.next().ok_or("which dossier?")?)?)?;
    let folder = arguments.next();
    println!("| payload | bytes | link |\n|---|---:|---:|");
    for (name, payload) in payloads(&json) {
        let bytes = postcard::to_allocvec(&payload)?;
        println!("| {name} | {} | {} |", bytes.len(), write(&payload)?.len());
        if let Some(folder) = &folder {
            std::fs::write(Path::new(folder).join(name.replace(' ', "-")), bytes)?;
        }
    }
    Ok(())
}

fn payloads(json: &Value) -> Vec<(String, Payload)> {
    let corrections = |count: usize| {
        let named = json["entities"].as_array().expect("entities").iter().take(count);
        named.map(rename).collect::<Vec<Rule>>()
    };
    let view = |rules| View {
        title: String::new(),
        place: "claims.q-ceasefire.from-2025-08-01.act-deny".to_owned(),
        rules: corrections(rules),
        found: Some(Fingerprint::new("0.1.0", ["a"], ["b"])),
    };
    let mut payloads = vec![
        ("view without corrections".to_owned(), Payload::View(view(0))),
        ("view with 3 corrections".to_owned(), Payload::View(view(3))),
        ("view with 20 corrections".to_owned(), Payload::View(view(20))),
    ];
    for events in [1, 3, 10, 30, 100] {
        payloads.push((
            format!("findings of {events} events"),
            Payload::Findings(quoted(findings(json, view(0), events, 14))),
        ));
    }
    for articles in [1, 3, 14] {
        let findings = findings(json, view(0), 5 * articles, articles);
        let articles = (0..articles).map(|at| article(&json["documents"][at], at as u32)).collect();
        payloads.push((
            format!("dossier of {} articles", findings.sources.len()),
            Payload::Dossier(Dossier { findings, articles }),
        ));
    }
    payloads
}

fn rename(entity: &Value) -> Rule {
    let name = text(&entity["name"]);
    let entity = Named {
        kind: known(&entity["kind"]),
        others: strings(&entity["aliases"]),
        country: text(&entity["country"]),
        name: name.clone(),
    };
    Rule { what: Correction::Rename { entity, name: name + " II" }, why: String::new(), when: 1_760_000_000 }
}

fn article(document: &Value, source: u32) -> Article {
    Article {
        source,
        author: text(&document["author"]),
        basis: known(&document["published_basis"]),
        text: text(&document["text"]),
    }
}

/// The first events whose articles are among the first, everybody they name, and one quotation of each telling.
fn findings(json: &Value, view: View, events: usize, articles: usize) -> Findings {
    let documents = &json["documents"].as_array().expect("documents")[..articles];
    let mut findings = Findings { view, ..Findings::default() };
    findings.sources = documents
        .iter()
        .map(|document| Source {
            id: text(&document["id"]),
            title: text(&document["title"]),
            outlet: text(&document["outlet"]),
            url: text(&document["url"]),
            published: day(&document["published"]),
        })
        .collect();
    let mut ids: Vec<String> = Vec::new();
    for event in json["events"].as_array().expect("events") {
        if findings.events.len() == events {
            break;
        }
        let quotes =
            event["tellings"].as_array().expect("tellings").iter().filter_map(|telling| quote(json, telling, articles));
        let quotes: Vec<Quote> = quotes.collect();
        if quotes.is_empty() {
            continue;
        }
        let mut place_of = |id: &Value| {
            let id = text(id);
            ids.iter().position(|known| *known == id).unwrap_or_else(|| {
                ids.push(id);
                ids.len() - 1
            }) as u32
        };
        findings.events.push(Event {
            id: text(&event["id"]),
            kind: serde_json::from_value(text(&event["type"]).to_lowercase().into()).expect("a type"),
            mode: text(&event["mode"]),
            contexts: strings(&event["contexts"]),
            actors: event["actors"].as_array().expect("actors").iter().map(&mut place_of).collect(),
            recipients: event["recipients"].as_array().expect("recipients").iter().map(&mut place_of).collect(),
            place: event["place"].is_string().then(|| place_of(&event["place"])),
            from: day(&event["from"]),
            to: day(&event["to"]),
            status: known(&event["status"]),
            toll: Toll::default(),
            quotes,
            claim: None,
            documents: 1,
            origins: 1,
        });
    }
    let entity = |id: &String| {
        json["entities"]
            .as_array()
            .expect("entities")
            .iter()
            .find(|entity| text(&entity["id"]) == *id)
            .expect("an entity")
    };
    findings.entities = ids.iter().map(|id| told(entity(id))).collect();
    findings
}

/// Without the articles that nothing is quoted from.
fn quoted(mut findings: Findings) -> Findings {
    let mut at = 0;
    while at < findings.sources.len() as u32 {
        let mut quotes: Vec<&mut Quote> = findings.events.iter_mut().flat_map(|event| &mut event.quotes).collect();
        if quotes.iter().any(|quote| quote.source == at) {
            at += 1;
            continue;
        }
        quotes.retain(|quote| quote.source > at);
        quotes.into_iter().for_each(|quote| quote.source -= 1);
        findings.sources.remove(at as usize);
    }
    findings
}

fn told(entity: &Value) -> Entity {
    let place = &entity["place"];
    let hundred_thousandths = |degrees: &Value| (degrees.as_f64().unwrap_or_default() * 1e5).round() as i32;
    let number = |value: &Value| value.as_u64().unwrap_or_default() as u32;
    Entity {
        id: text(&entity["id"]),
        name: text(&entity["name"]),
        kind: known(&entity["kind"]),
        aliases: strings(&entity["aliases"]),
        roles: Vec::new(),
        country: text(&entity["country"]),
        code: text(&entity["code"]),
        spot: place.is_object().then(|| Spot {
            lat: hundred_thousandths(&place["lat"]),
            lon: hundred_thousandths(&place["lon"]),
            country: text(&place["country"]),
            admin1: text(&place["admin1"]),
            precision: known(&place["precision"]),
        }),
        mentions: number(&entity["mentions"]),
        documents: number(&entity["documents"]),
        origins: number(&entity["origins"]),
    }
}

/// The sentence of a telling.
fn quote(json: &Value, telling: &Value, articles: usize) -> Option<Quote> {
    let id = text(&telling["document"]);
    let documents = json["documents"].as_array()?;
    let source = documents.iter().position(|document| text(&document["id"]) == id).filter(|&at| at < articles)?;
    let document = &documents[source];
    let event = &document["events"][telling["event"].as_u64()? as usize];
    let sentence = &document["sentences"][event["sentence"].as_u64()? as usize];
    let (start, end) = (sentence["start"].as_u64()? as usize, sentence["end"].as_u64()? as usize);
    let words: String = text(&document["text"]).chars().skip(start).take(end - start).collect();
    let marked = |name: &str| event["trigger"][name].as_u64().map(|at| (at as usize - start) as u32);
    Some(Quote { source: source as u32, text: words, start: start as u32, marked: (marked("start")?, marked("end")?) })
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn strings(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().map(text).collect()
}

fn known<T: DeserializeOwned>(value: &Value) -> T {
    serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{value}: {error}"))
}

fn day(value: &Value) -> Option<Day> {
    let mut parts = value.as_str()?.splitn(3, '-').map(str::parse::<u8>);
    let mut year = value.as_str()?.get(..4)?.parse().ok();
    parts.next();
    Day::new(year.take()?, parts.next()?.ok()?, parts.next()?.ok()?)
}
