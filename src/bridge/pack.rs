//! Makes one HTML file of the page and what the reader has: scripts beside the app know how.

use std::rc::Rc;

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Blob;

use super::{Inner, save, script};
use crate::state::Tone;
use crate::words;

/// What the file is called, and what the dossier in it.
const NAME: &str = "dateline.html";
const INSIDE: &str = "dossier.json";

impl Inner {
    /// Makes the file of a dossier that was written, under this title.
    pub(super) fn pack(self: &Rc<Self>, title: &str, dossier: Uint8Array) {
        let fields = [("name", INSIDE.into()), ("title", title.into()), ("source", dossier.into())];
        let inner = Rc::clone(self);
        spawn_local(async move {
            let made = JsFuture::from(script::ask("pack", &fields)).await;
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
