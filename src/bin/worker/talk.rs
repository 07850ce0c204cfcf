//! How a worker speaks with the page and with other workers, and lets them speak.

use dateline::protocol::Reply;
use js_sys::{Array, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DedicatedWorkerGlobalScope, MessageChannel, MessagePort, Performance};

/// Tells the page something.
pub(crate) fn post(reply: &Reply, carried: Option<Uint8Array>) {
    // The page hears what is thrown as any other fault.
    let control = serde_wasm_bindgen::to_value(reply).unwrap_throw();
    let message = Array::of1(&control);
    let transfer = Array::new();
    if let Some(carried) = carried {
        transfer.push(&carried.buffer());
        message.push(&carried);
    }
    scope().post_message_with_transfer(&message, &transfer).unwrap_throw();
}

/// Tells the page something that carries a value.
pub(crate) fn post_with<T: Serialize>(reply: &Reply, value: &T) {
    if let Some(bytes) = pack(value) {
        post(reply, Some(bytes));
    }
}

/// Sends a value to another worker.
pub(crate) fn pass<T: Serialize>(port: &MessagePort, value: &T) {
    if let Some(bytes) = pack(value) {
        port.post_message_with_transferable(&bytes, &Array::of1(&bytes.buffer())).unwrap_throw();
    }
}

/// The value that came as bytes.
pub(crate) fn unpack<T: DeserializeOwned>(bytes: &JsValue) -> Option<T> {
    let read = postcard::from_bytes(&Uint8Array::new(bytes).to_vec());
    read.map_err(|error| crash(&error.to_string())).ok()
}

fn pack<T: Serialize>(value: &T) -> Option<Uint8Array> {
    let bytes = postcard::to_allocvec(value).map_err(|error| crash(&error.to_string())).ok()?;
    Some(Uint8Array::from(bytes.as_slice()))
}

/// Says that a new worker must go on.
pub(crate) fn crash(why: &str) {
    post(&Reply::Crashed { message: why.to_owned() }, None);
}

/// Ends the turn and takes the next one as soon as waiting messages have been heard.
pub(crate) async fn breathe() {
    let next = js_sys::Promise::new(&mut |resolve, _| {
        let Ok(channel) = MessageChannel::new() else {
            drop(resolve.call0(&JsValue::NULL));
            return;
        };
        channel.port1().set_onmessage(Some(&resolve));
        drop(channel.port2().post_message(&JsValue::NULL));
    });
    drop(JsFuture::from(next).await);
}

/// The worker as its own scripts see it.
pub(crate) fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// How many requests the worker has made, by the browser's own count.
pub(crate) fn requests() -> u32 {
    let performance = js_sys::Reflect::get(&scope(), &"performance".into());
    let performance = performance.ok().filter(JsValue::is_object).map(JsCast::unchecked_into::<Performance>);
    performance.map_or(0, |performance| performance.get_entries_by_type("resource").length())
}

/// Milliseconds.
pub(crate) fn now() -> f64 {
    js_sys::Date::now()
}
