//! The types of TypeScript, made from the JSON Schema of the dossier, so that the two cannot differ.

use std::fmt::Write as _;

use serde_json::{Map, Value};

/// What the schema's definitions are called in TypeScript. Names of the language and of browsers are avoided.
const NAMES: [(&str, &str); 24] = [
    ("day", "Day"),
    ("own", "EntityId"),
    ("country", "CountryCode"),
    ("kind", "Kind"),
    ("range", "Words"),
    ("role", "Role"),
    ("place", "Place"),
    ("count", "Count"),
    ("toll", "Toll"),
    ("status", "Status"),
    ("event_type", "EventType"),
    ("mention", "Mention"),
    ("entity", "Entity"),
    ("time", "TimeExpression"),
    ("quantity", "Quantity"),
    ("claim", "Claim"),
    ("event", "ToldEvent"),
    ("note", "Note"),
    ("record", "ArticleRecord"),
    ("folded_entity", "FoldedEntity"),
    ("folded_event", "FoldedEvent"),
    ("discrepancy", "Discrepancy"),
    ("timeline_day", "TimelineDay"),
    ("copy", "CopyOf"),
];

/// Declares a type for the dossier and for each definition of its schema.
///
/// # Errors
/// Names what the schema says that has no type here.
pub(super) fn declared(schema: &Value) -> Result<String, String> {
    let mut out = String::new();
    declare("Dossier", schema, &mut out)?;
    let definitions = schema["$defs"].as_object().ok_or("the schema has no $defs")?;
    for (key, definition) in in_order(definitions, NAMES.iter().map(|(key, _)| *key)) {
        declare(&name(key), definition, &mut out)?;
    }
    Ok(out)
}

/// The fields of an object: those that are named, in that order, and then the others.
fn in_order<'a>(
    fields: &'a Map<String, Value>,
    names: impl Iterator<Item = &'a str>,
) -> impl Iterator<Item = (&'a str, &'a Value)> {
    let names: Vec<&str> = names.collect();
    let others: Vec<&str> = fields.keys().map(String::as_str).filter(|key| !names.contains(key)).collect();
    names.into_iter().chain(others).filter_map(|key| Some((key, fields.get(key)?)))
}

fn name(key: &str) -> String {
    if let Some((_, name)) = NAMES.iter().find(|(known, _)| *known == key) {
        return (*name).to_owned();
    }
    let words = key.split('_').map(|word| word[..1].to_uppercase() + &word[1..]);
    words.collect()
}

fn declare(name: &str, definition: &Value, out: &mut String) -> Result<(), String> {
    comment(definition, "", out);
    let declared = match definition["properties"].as_object() {
        Some(fields) => write!(out, "export interface {name} {}\n\n", object(fields, definition, "")?),
        None => write!(
            out,
            "export type {name} = {};\n\n",
            named(definition, "").map_err(|flaw| format!("{name}: {flaw}"))?
        ),
    };
    declared.map_err(|error| error.to_string())
}

/// What a description says, where there is one. The package counts UTF-16 units.
fn comment(schema: &Value, indent: &str, out: &mut String) {
    if let Some(text) = schema["description"].as_str() {
        let text = text.replace("Unicode code point", "UTF-16 unit").replace("code point", "UTF-16 unit");
        out.push_str(&format!("{indent}/** {} */\n", text.replace("*/", "* /")));
    }
}

fn object(fields: &Map<String, Value>, schema: &Value, indent: &str) -> Result<String, String> {
    let required: Vec<&str> = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let inner = format!("{indent}  ");
    let mut out = "{\n".to_owned();
    for (field, value) in in_order(fields, required.iter().copied()) {
        comment(value, &inner, &mut out);
        let mark = if required.contains(&field) { "" } else { "?" };
        let is = named(value, &inner).map_err(|flaw| format!("{field}: {flaw}"))?;
        out.push_str(&format!("{inner}{field}{mark}: {is};\n"));
    }
    out.push_str(indent);
    out.push('}');
    Ok(out)
}

/// The type of a value.
fn named(schema: &Value, indent: &str) -> Result<String, String> {
    if let Some(reference) = schema["$ref"].as_str() {
        return Ok(name(reference.rsplit('/').next().unwrap_or_default()));
    }
    if let Some(value) = schema.get("const") {
        return Ok(value.to_string());
    }
    if let Some(values) = schema["enum"].as_array() {
        return Ok(values.iter().map(Value::to_string).collect::<Vec<_>>().join(" | "));
    }
    if let Some(choices) = schema["anyOf"].as_array().or_else(|| schema["oneOf"].as_array()) {
        return Ok(choices.iter().map(|choice| named(choice, indent)).collect::<Result<Vec<_>, _>>()?.join(" | "));
    }
    match &schema["type"] {
        Value::String(kind) => simple(kind, schema, indent),
        Value::Array(kinds) => {
            let kinds = kinds.iter().filter_map(Value::as_str).map(|kind| simple(kind, schema, indent));
            Ok(kinds.collect::<Result<Vec<_>, _>>()?.join(" | "))
        }
        _ => Err(format!("no type is known for {schema}")),
    }
}

fn simple(kind: &str, schema: &Value, indent: &str) -> Result<String, String> {
    Ok(match kind {
        "string" => "string".to_owned(),
        "integer" | "number" => "number".to_owned(),
        "boolean" => "boolean".to_owned(),
        "null" => "null".to_owned(),
        "array" if schema["prefixItems"].is_array() => {
            let places = schema["prefixItems"].as_array().into_iter().flatten().map(|place| named(place, indent));
            format!("[{}]", places.collect::<Result<Vec<_>, _>>()?.join(", "))
        }
        "array" => {
            let item = named(&schema["items"], indent)?;
            if item.contains(" | ") && !item.starts_with('{') { format!("({item})[]") } else { format!("{item}[]") }
        }
        "object" => match schema["properties"].as_object() {
            Some(fields) => object(fields, schema, indent)?,
            None => "{ [name: string]: unknown }".to_owned(),
        },
        other => return Err(format!("no type is known for {other}")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schema_becomes_types() {
        let schema = serde_json::json!({
            "description": "All. Offsets count Unicode code points.",
            "properties": {
                "words": { "type": "array", "items": { "$ref": "#/$defs/range" } },
                "high": { "type": ["integer", "null"], "description": "Most." },
                "mod": { "enum": ["A", null] },
            },
            "required": ["words", "high"],
            "$defs": { "range": { "type": "object", "properties": { "start": { "type": "integer" } }, "required": ["start"] },
                "some_thing": { "anyOf": [{ "const": true }, { "type": "null" }] } },
        });
        let text = declared(&schema).unwrap();
        for part in [
            "/** All. Offsets count UTF-16 units. */\nexport interface Dossier {\n",
            "  words: Words[];\n",
            "  /** Most. */\n  high: number | null;\n",
            "  mod?: \"A\" | null;\n",
            "export interface Words {\n  start: number;\n}\n",
            "export type SomeThing = true | null;\n",
        ] {
            assert!(text.contains(part), "{part}\n{text}");
        }
    }

    #[test]
    fn every_name_is_one_of_the_schema() {
        let schema = std::fs::read_to_string(crate::root().join("docs/dossier.schema.json")).unwrap();
        let schema: Value = serde_json::from_str(&schema).unwrap();
        for (key, _) in NAMES {
            assert!(schema["$defs"].get(key).is_some(), "{key}");
        }
        declared(&schema).unwrap();
    }
}
