//! Values of JavaScript, and what to say of those that are none of the right kind.

use js_sys::{Array, ArrayBuffer, Object, TypeError, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

/// The error that a function throws.
pub(crate) fn thrown(function: &str, flaw: &str) -> JsValue {
    TypeError::new(&format!("dateline-core: {function}: {flaw}")).into()
}

/// A text.
pub(crate) fn string(what: &str, value: &JsValue) -> Result<String, String> {
    value.as_string().ok_or_else(|| format!("{what} must be a text, not {}", kind(value)))
}

/// A list.
pub(crate) fn array(what: &str, value: &JsValue) -> Result<Array, String> {
    if Array::is_array(value) {
        return Ok(value.clone().unchecked_into());
    }
    Err(format!("{what} must be an array, not {}", kind(value)))
}

/// An object with fields.
pub(crate) fn object(what: &str, value: &JsValue) -> Result<Object, String> {
    if value.is_object() && !Array::is_array(value) {
        return Ok(value.clone().unchecked_into());
    }
    Err(format!("{what} must be an object, not {}", kind(value)))
}

/// The bytes of a file.
pub(crate) fn bytes(value: &JsValue) -> Result<Vec<u8>, String> {
    if let Some(bytes) = value.dyn_ref::<Uint8Array>() {
        return Ok(bytes.to_vec());
    }
    match value.dyn_ref::<ArrayBuffer>() {
        Some(buffer) => Ok(Uint8Array::new(buffer).to_vec()),
        None => Err(format!("the file must be a Uint8Array or an ArrayBuffer, not {}", kind(value))),
    }
}

/// What a value is, as one says it.
pub(crate) fn kind(value: &JsValue) -> &'static str {
    if value.is_null() {
        return "null";
    }
    if Array::is_array(value) {
        return "an array";
    }
    match value.js_typeof().as_string().as_deref() {
        Some("undefined") => "undefined",
        Some("string") => "a text",
        Some("number") => "a number",
        Some("boolean") => "a boolean",
        Some("function") => "a function",
        Some("bigint") => "a bigint",
        Some("symbol") => "a symbol",
        _ => "an object",
    }
}
