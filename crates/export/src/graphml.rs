//! Who did what to whom, as GraphML. Two parties have an edge for each type of event between them.

use std::fmt::{Display, Write as _};

use dateline_core::dossier::{Folded, FoldedEntity};
use dateline_core::model::Record;

use crate::graph::{Edge, edges};
use crate::view::{View, tag};
use crate::words;
use crate::xml::escape;

/// Attributes: what they belong to, name and type.
const KEYS: [(&str, &str, &str); 16] = [
    ("node", "label", "string"),
    ("node", "kind", "string"),
    ("node", "country", "string"),
    ("node", "code", "string"),
    ("node", "mentions", "int"),
    ("node", "documents", "int"),
    ("node", "origins", "int"),
    ("node", "lat", "double"),
    ("node", "lon", "double"),
    ("edge", "type", "string"),
    ("edge", "weight", "int"),
    ("edge", "events", "int"),
    ("edge", "reported", "int"),
    ("edge", "origins", "int"),
    ("edge", "first", "string"),
    ("edge", "last", "string"),
];

/// Writes all entities and what they did to each other.
pub fn graphml(records: &[&Record], folded: &Folded) -> String {
    let view = View::new(records, folded);
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n",
    );
    for (of, name, kind) in KEYS {
        let _ = writeln!(out, "<key id=\"{of}-{name}\" for=\"{of}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>");
    }
    out.push_str("<graph id=\"dateline\" edgedefault=\"directed\">\n");
    for entity in &folded.entities {
        node(entity, &mut out);
    }
    for (number, found) in edges(&view).iter().enumerate() {
        edge(&view, number, found, &mut out);
    }
    out.push_str("</graph>\n</graphml>\n");
    out
}

fn node(entity: &FoldedEntity, out: &mut String) {
    let _ = writeln!(out, "<node id=\"{}\">", escape(&entity.id));
    data("node-label", Some(&entity.name), out);
    data("node-kind", Some(words::kind(entity.kind)), out);
    data("node-country", entity.country.as_deref(), out);
    data("node-code", entity.code.as_deref(), out);
    data("node-mentions", Some(entity.mentions), out);
    data("node-documents", Some(entity.documents), out);
    data("node-origins", Some(entity.origins), out);
    data("node-lat", entity.place.as_ref().map(|place| place.lat), out);
    data("node-lon", entity.place.as_ref().map(|place| place.lon), out);
    out.push_str("</node>\n");
}

fn edge(view: &View<'_>, number: usize, edge: &Edge, out: &mut String) {
    let id = |entity| view.entity(entity).map(|entity| escape(&entity.id)).unwrap_or_default();
    let _ = writeln!(out, "<edge id=\"{number}\" source=\"{}\" target=\"{}\">", id(edge.from), id(edge.to));
    data("edge-type", Some(tag(edge.kind)), out);
    data("edge-weight", Some(edge.events), out);
    data("edge-events", Some(edge.events), out);
    data("edge-reported", Some(edge.reported), out);
    data("edge-origins", Some(edge.origins), out);
    data("edge-first", edge.first, out);
    data("edge-last", edge.last, out);
    out.push_str("</edge>\n");
}

fn data(key: &str, value: Option<impl Display>, out: &mut String) {
    if let Some(value) = value {
        let _ = writeln!(out, "<data key=\"{key}\">{}</data>", escape(&value.to_string()));
    }
}
