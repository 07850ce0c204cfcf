//! JSON that is not lines: a list of articles, or one article.

use serde_json::Value;

use super::{Intake, articles, notes, timeline};

/// Fields that hold the list of articles in files of known services.
const LISTS: [&str; 6] = ["articles", "documents", "items", "results", "data", "docs"];

/// Reads a file of JSON.
pub(super) fn read(name: &str, text: &str, intake: &mut Intake) {
    let value = match serde_json::from_str::<Value>(text) {
        Ok(value) => value,
        Err(error) => {
            let text = format!(
                "{name} is not JSON that can be read ({error}). Save it again, or give one article a line as JSON Lines."
            );
            intake.notes.push(notes::note("read.json", text));
            return;
        }
    };
    let list = match value {
        Value::Array(list) => list,
        Value::Object(mut object) => {
            let list = LISTS.iter().find(|list| object.get(**list).is_some_and(Value::is_array));
            match list.and_then(|list| object.remove(*list)) {
                Some(Value::Array(list)) => list,
                _ => {
                    if let Some(slides) = timeline::slides(&object) {
                        return timeline::read(name, slides, intake);
                    }
                    vec![Value::Object(object)]
                }
            }
        }
        _ => Vec::new(),
    };
    let one = list.len() == 1;
    for (at, value) in list.iter().enumerate() {
        let number = at + 1;
        let mut page = value.as_object().map(articles::from_object).unwrap_or_default();
        if let Some(problem) = articles::unfit(&page, articles::TEXT_FIELDS) {
            let text = format!("{name}: skipped article {number}, which {problem}.");
            intake.notes.push(notes::note("read.json.article", text));
            continue;
        }
        if page.id.is_empty() {
            page.id = if one { name.to_owned() } else { format!("{name}:{number}") };
        }
        super::date(&mut page);
        intake.pages.push(page);
    }
}
