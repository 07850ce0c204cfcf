//! The core for programs in JavaScript: the engine of the package `dateline-core`, which `cargo xtask package` builds.
//!
//! | function | takes | gives |
//! |---|---|---|
//! | [`extract`] | a text and what is known of it, or an article of `read` | a public record |
//! | [`read`] | the bytes of a file | its articles, and what could not be read |
//! | [`fold`] | public records | a dossier |
//!
//! Everything that goes in and out is plain JSON: it can be stored, sent, and given back. Offsets count UTF-16 units, as
//! JavaScript does, and records say so. Types stand in `package/functions.d.ts`; those of records are made from the
//! dossier's schema when the package is built. What is wrong with a value is thrown as a `TypeError` that names it.

mod article;
mod records;
mod values;

use dateline_core::record::{PublicDossier, PublicPage, PublicRecord, Unit};
use dateline_core::{fold as folding, read as reading};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use values::{array, bytes, string, thrown};

/// What offsets count in everything that this package gives.
const UNIT: Unit = Unit::Utf16;

/// Reads an article: a text with what is known of it, or an article as [`read`] gives it.
#[wasm_bindgen(skip_typescript)]
pub fn extract(article: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let page = article::page(article, options).map_err(|flaw| thrown("extract", &flaw))?;
    given("extract", &PublicRecord::new(&dateline_core::read_page(page), UNIT))
}

/// Opens a file: the articles in it, and notes on what could not be read.
#[wasm_bindgen(skip_typescript)]
pub fn read(file: &JsValue, name: &JsValue) -> Result<JsValue, JsValue> {
    let asked = bytes(file).and_then(|bytes| Ok((bytes, string("the name of the file", name)?)));
    let (bytes, name) = asked.map_err(|flaw| thrown("read", &flaw))?;
    let intake = reading::read_file(&name, &bytes);
    let opened = Opened {
        articles: intake.pages.iter().map(|page| PublicPage::new(page, UNIT)).collect(),
        notes: intake.notes.iter().map(|note| note.text.as_str()).collect(),
    };
    given("read", &opened)
}

/// Puts records together. Ids of documents that were given before get a number, as on the command line.
#[wasm_bindgen(skip_typescript)]
pub fn fold(records: &JsValue) -> Result<JsValue, JsValue> {
    let records = array("the records", records).and_then(|records| records::all(&records));
    let records = records.map_err(|flaw| thrown("fold", &flaw))?;
    given("fold", &PublicDossier::new(&records, &folding::fold(&records), UNIT))
}

/// The version of the engine, as dossiers carry it.
#[wasm_bindgen(skip_typescript)]
pub fn version() -> String {
    dateline_core::VERSION.to_owned()
}

/// What a file held.
#[derive(Serialize)]
struct Opened<'a> {
    articles: Vec<PublicPage<'a>>,
    notes: Vec<&'a str>,
}

/// A value as plain objects, lists, texts and numbers.
fn given(function: &str, value: &impl Serialize) -> Result<JsValue, JsValue> {
    let plain = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&plain).map_err(|error| thrown(function, &error.to_string()))
}
