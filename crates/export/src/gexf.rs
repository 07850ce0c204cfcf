//! Who did what to whom, as GEXF 1.3 for Gephi. Two parties have an edge for each type of event between them.

use std::fmt::{Display, Write as _};

use dateline_core::dossier::{Folded, FoldedEntity};
use dateline_core::model::Record;

use crate::graph::{Edge, edges};
use crate::view::{View, tag};
use crate::words;
use crate::xml::escape;

/// Attributes of nodes and of edges: name and type.
const NODE: [(&str, &str); 8] = [
    ("kind", "string"),
    ("country", "string"),
    ("code", "string"),
    ("mentions", "integer"),
    ("documents", "integer"),
    ("origins", "integer"),
    ("lat", "double"),
    ("lon", "double"),
];
const EDGE: [(&str, &str); 6] = [
    ("type", "string"),
    ("events", "integer"),
    ("reported", "integer"),
    ("origins", "integer"),
    ("first", "string"),
    ("last", "string"),
];

/// Writes all entities and what they did to each other.
pub fn gexf(records: &[&Record], folded: &Folded) -> String {
    let view = View::new(records, folded);
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n",
    );
    let day = view.published().map(|(_, last)| format!(" lastmodifieddate=\"{last}\"")).unwrap_or_default();
    let _ = writeln!(
        out,
        "<meta{day}>\n<creator>Dateline {}</creator>\n<description>Who did what to whom</description>\n</meta>",
        dateline_core::VERSION
    );
    out.push_str("<graph mode=\"static\" defaultedgetype=\"directed\">\n");
    declare("node", &NODE, &mut out);
    declare("edge", &EDGE, &mut out);
    out.push_str("<nodes>\n");
    for entity in &folded.entities {
        node(entity, &mut out);
    }
    out.push_str("</nodes>\n<edges>\n");
    for (number, found) in edges(&view).iter().enumerate() {
        edge(&view, number, found, &mut out);
    }
    out.push_str("</edges>\n</graph>\n</gexf>\n");
    out
}

fn declare(class: &str, attributes: &[(&str, &str)], out: &mut String) {
    let _ = writeln!(out, "<attributes class=\"{class}\" mode=\"static\">");
    for (name, kind) in attributes {
        let _ = writeln!(out, "<attribute id=\"{name}\" title=\"{name}\" type=\"{kind}\"/>");
    }
    out.push_str("</attributes>\n");
}

fn node(entity: &FoldedEntity, out: &mut String) {
    let _ = writeln!(out, "<node id=\"{}\" label=\"{}\">\n<attvalues>", escape(&entity.id), escape(&entity.name));
    value("kind", Some(words::kind(entity.kind)), out);
    value("country", entity.country.as_deref(), out);
    value("code", entity.code.as_deref(), out);
    value("mentions", Some(entity.mentions), out);
    value("documents", Some(entity.documents), out);
    value("origins", Some(entity.origins), out);
    value("lat", entity.place.as_ref().map(|place| place.lat), out);
    value("lon", entity.place.as_ref().map(|place| place.lon), out);
    out.push_str("</attvalues>\n</node>\n");
}

fn edge(view: &View<'_>, number: usize, edge: &Edge, out: &mut String) {
    let id = |entity| view.entity(entity).map(|entity| escape(&entity.id)).unwrap_or_default();
    let (from, to, kind) = (id(edge.from), id(edge.to), tag(edge.kind));
    let _ = writeln!(
        out,
        "<edge id=\"{number}\" source=\"{from}\" target=\"{to}\" kind=\"{kind}\" label=\"{kind}\" weight=\"{}\">\n<attvalues>",
        edge.events
    );
    value("type", Some(&kind), out);
    value("events", Some(edge.events), out);
    value("reported", Some(edge.reported), out);
    value("origins", Some(edge.origins), out);
    value("first", edge.first, out);
    value("last", edge.last, out);
    out.push_str("</attvalues>\n</edge>\n");
}

fn value(name: &str, value: Option<impl Display>, out: &mut String) {
    if let Some(value) = value {
        let _ = writeln!(out, "<attvalue for=\"{name}\" value=\"{}\"/>", escape(&value.to_string()));
    }
}
