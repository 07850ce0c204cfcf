//! Asks the script that started the app for what is shorter in a script: `boot.js`, or that of `single.html`.

use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, CustomEventInit};

/// Tells the script an event with these fields. It answers by one of two functions among them, `done` and `failed`.
pub(super) fn ask(name: &str, fields: &[(&str, JsValue)]) -> Promise {
    Promise::new(&mut |done, failed| {
        let detail = Object::new();
        let set = |name: &str, value: &JsValue| {
            // A plain object takes any field.
            drop(Reflect::set(&detail, &name.into(), value));
        };
        fields.iter().for_each(|(name, value)| set(name, value));
        set("done", &done);
        set("failed", &failed);
        let options = CustomEventInit::new();
        options.set_detail(&detail);
        let event = CustomEvent::new_with_event_init_dict(name, &options);
        if let (Some(window), Ok(event)) = (web_sys::window(), event) {
            drop(window.dispatch_event(&event));
        }
    })
}
