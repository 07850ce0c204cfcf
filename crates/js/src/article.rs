//! What is to be read: a text with options, or an article as `read` gives it.

use dateline_core::model::Page;
use dateline_core::record::StoredPage;
use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

use crate::records::parsed;
use crate::values::{kind, object, string};

/// What can be told of a text.
const OPTIONS: [&str; 6] = ["id", "title", "outlet", "author", "url", "published"];
/// What an article has besides.
const PARTS: [&str; 5] = ["text", "published_basis", "notes", "schema", "offsets"];

/// The article that is meant.
pub(crate) fn page(article: &JsValue, options: &JsValue) -> Result<Page, String> {
    if let Some(text) = article.as_string() {
        return told(text, options)?.into_page();
    }
    if !options.is_undefined() {
        return Err("an article has its own fields: give it alone, or its text with options".to_owned());
    }
    if !article.is_object() {
        return Err(format!("the first argument must be a text or an article, not {}", kind(article)));
    }
    let fields = object("the article", article)?;
    known(&fields, "an article", &[&OPTIONS[..], &PARTS[..]].concat())?;
    let text = field(&fields, "text");
    string("the article's text", &text)?;
    parsed::<StoredPage>(article)?.into_page()
}

/// A text with its options.
fn told(text: String, options: &JsValue) -> Result<StoredPage, String> {
    let mut page = StoredPage { text, ..StoredPage::default() };
    if options.is_undefined() || options.is_null() {
        return Ok(page);
    }
    let options = object("the options", options)?;
    known(&options, "the options", &OPTIONS)?;
    for name in OPTIONS {
        let value = field(&options, name);
        if value.is_undefined() || value.is_null() {
            continue;
        }
        let words = Some(string(&format!("the option {name}"), &value)?);
        match name {
            "id" => page.id = words,
            "title" => page.title = words,
            "outlet" => page.outlet = words,
            "author" => page.author = words,
            "url" => page.url = words,
            _ => page.published = words,
        }
    }
    Ok(page)
}

/// Whether an object has no fields but these: a name that is misspelt must not be passed over.
fn known(fields: &Object, what: &str, names: &[&str]) -> Result<(), String> {
    for name in Object::keys(fields).iter().filter_map(|name| name.as_string()) {
        if !names.contains(&name.as_str()) {
            return Err(format!("{what} cannot have a field “{name}”; there are {}", names.join(", ")));
        }
    }
    Ok(())
}

/// A field, or undefined where it cannot be had.
fn field(fields: &Object, name: &str) -> JsValue {
    Reflect::get(fields, &name.into()).unwrap_or(JsValue::UNDEFINED)
}
