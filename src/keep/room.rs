//! How much room the browser gives, and whether it may take it back.

use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

/// Asks the browser not to clear what is kept when the disk fills up. It may ask the reader, or decide by itself.
pub(super) async fn ask_to_stay() {
    let Some(storage) = storage() else { return };
    if let Ok(answer) = storage.persist() {
        // Without its promise the store works all the same.
        drop(JsFuture::from(answer).await);
    }
}

/// How many bytes the dossiers have in the store, if the browser tells them from the files of the page itself.
pub(super) async fn used() -> Option<f64> {
    let estimate = JsFuture::from(storage()?.estimate().ok()?).await.ok()?;
    let details = Reflect::get(&estimate, &"usageDetails".into()).ok().filter(JsValue::is_object)?;
    Reflect::get(&details, &"indexedDB".into()).ok()?.as_f64()
}

/// Pages without a secure connection have none.
fn storage() -> Option<StorageManager> {
    let navigator = web_sys::window()?.navigator();
    Reflect::get(&navigator, &"storage".into()).ok()?.dyn_into().ok()
}
