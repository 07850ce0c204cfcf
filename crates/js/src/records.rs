//! Records that come back.

use dateline_core::model::Record;
use dateline_core::read::Ids;
use dateline_core::record::StoredRecord;
use js_sys::Array;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

use crate::values::object;

/// All records, with ids that tell them apart.
pub(crate) fn all(records: &Array) -> Result<Vec<Record>, String> {
    let mut ids = Ids::default();
    let mut all = Vec::new();
    for (place, value) in records.iter().enumerate() {
        let mut record = one(&value).map_err(|flaw| format!("record {place}: {flaw}"))?;
        ids.make_unique(&mut record.page.id);
        all.push(record);
    }
    Ok(all)
}

fn one(value: &JsValue) -> Result<Record, String> {
    object("a record", value)?;
    parsed::<StoredRecord>(value)?.into_record()
}

/// A value of the shape that is asked for. What is wrong with it is told with its path.
pub(crate) fn parsed<T: DeserializeOwned>(value: &JsValue) -> Result<T, String> {
    let deserializer = serde_wasm_bindgen::Deserializer::from(value.clone());
    serde_path_to_error::deserialize(deserializer).map_err(|error| {
        let path = error.path().to_string();
        let flaw = error.into_inner().to_string();
        // The library says what JavaScript prints of an error.
        let flaw = flaw.strip_prefix("Error: ").unwrap_or(&flaw).to_owned();
        if path == "." { flaw } else { format!("{path}: {flaw}") }
    })
}
