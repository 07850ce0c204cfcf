//! Makes one HTML file of the page and what the reader has: scripts beside the app know how.

use std::rc::Rc;

use js_sys::{Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, CustomEvent, CustomEventInit};

use super::{Inner, save};
use crate::state::Tone;
use crate::words;

/// What the file is called, and what the dossier in it.
const NAME: &str = "dateline.html";
const INSIDE: &str = "dossier.json";

impl Inner {
    /// Makes the file of a dossier that was written, under this title.
    pub(super) fn pack(self: &Rc<Self>, title: Rc<str>, dossier: Uint8Array) {
        let inner = Rc::clone(self);
        spawn_local(async move {
            let made = JsFuture::from(whole(&title, &dossier)).await;
            let saved = made.and_then(|made| {
                let made: Blob = made.dyn_into()?;
                let size = words::size(made.size() as u32);
                save::save_blob(NAME, &made).map(|()| size).ok_or(JsValue::NULL)
            });
            match saved {
                Ok(size) => inner.say(
                    Tone::Plain,
                    &format!(
                        "{NAME}, {size}, was given to the browser to save. It opens from disk, without a network."
                    ),
                ),
                Err(why) => {
                    let why = Reflect::get(&why, &"message".into()).ok().and_then(|why| why.as_string());
                    let why = why.unwrap_or_else(|| "Try again, or save the dossier.".to_owned());
                    inner.say(Tone::Warning, &format!("The whole page could not be made. {why}"));
                }
            }
        });
    }
}

/// Asks the script that started the app for the file.
fn whole(title: &str, dossier: &Uint8Array) -> Promise {
    Promise::new(&mut |done, failed| {
        let detail = Object::new();
        let fields: [(&str, &JsValue); 5] = [
            ("name", &INSIDE.into()),
            ("title", &title.into()),
            ("source", dossier),
            ("done", &done),
            ("failed", &failed),
        ];
        for (name, value) in fields {
            // A plain object takes any field.
            drop(Reflect::set(&detail, &name.into(), value));
        }
        let options = CustomEventInit::new();
        options.set_detail(&detail);
        let event = CustomEvent::new_with_event_init_dict("pack", &options);
        if let (Some(window), Ok(event)) = (web_sys::window(), event) {
            drop(window.dispatch_event(&event));
        }
    })
}
