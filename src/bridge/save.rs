//! Hands the browser a file to save.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// How long the browser may take to fetch the bytes, in milliseconds.
const KEPT: i32 = 60_000;

/// Offers a file, as a click on a link to it would.
pub(super) fn save(name: &str, media_type: &str, bytes: &Uint8Array) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    save_blob(name, &Blob::new_with_u8_array_sequence_and_options(&Array::of1(bytes), &options).ok()?)
}

/// The same for a file that is whole already.
pub fn save_blob(name: &str, blob: &Blob) -> Option<()> {
    let window = web_sys::window()?;
    let address = Url::create_object_url_with_blob(blob).ok()?;
    let link: HtmlAnchorElement = window.document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    let forget = Closure::once_into_js(move || drop(Url::revoke_object_url(&address)));
    window.set_timeout_with_callback_and_timeout_and_arguments_0(forget.unchecked_ref(), KEPT).ok()?;
    Some(())
}
