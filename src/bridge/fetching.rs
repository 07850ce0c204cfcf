//! Fetches the file that the page opens with, and has it read as if the reader had added it.

use std::rc::Rc;

use dateline_core::read::LARGEST_FILE;
use dateline_share::Fingerprint;
use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortController, Cache, File, ReadableStreamDefaultReader, RequestCache, RequestInit, Response};

use super::Inner;
use crate::page::opening;
use crate::source::{By, Source, Trouble, Way};
use crate::state::{Action, Failure, Job, Origin, Tone};
use crate::words;

impl Inner {
    /// Fetches a source and reads it.
    pub(super) fn source(self: &Rc<Self>, source: Rc<Source>, expected: Option<Fingerprint>, are_known: bool) {
        let Ok(stop) = AbortController::new() else { return };
        self.stop_fetching();
        *self.fetching.borrow_mut() = Some(stop.clone());
        self.act.emit(Action::Fetching(Rc::clone(&source)));
        self.fetched(&source.name(), 0.0, None);
        let inner = Rc::clone(self);
        spawn_local(async move {
            let got = inner.get(&source, &stop).await;
            if stop.signal().aborted() {
                return;
            }
            inner.fetching.take();
            match got {
                Ok(file) => {
                    *inner.expected.borrow_mut() = expected;
                    inner.files(vec![Ok((source.name(), file))], Origin::Source);
                    inner.are_known.set(are_known);
                }
                Err(trouble) => {
                    let message: Rc<str> = trouble.say(&source.address).into();
                    inner
                        .act
                        .emit(Action::Failed(Failure { file: source.name().into(), message: Rc::clone(&message) }));
                    inner.act.emit(Action::Finished { took: 0.0, cancelled: false });
                    inner.act.emit(Action::Say(Tone::Warning, message));
                }
            }
        });
    }

    /// Stops fetching, and says whether something was being fetched.
    pub(super) fn stop_fetching(&self) -> bool {
        let fetching = self.fetching.take();
        if let Some(stop) = &fetching {
            stop.abort();
        }
        fetching.is_some()
    }

    /// Says how much has come.
    fn fetched(&self, name: &str, bytes: f64, of: Option<f64>) {
        let size = |bytes: f64| words::size(bytes as u32);
        let come = match of.filter(|of| *of >= bytes) {
            Some(of) => format!(", {} of {}", size(bytes), size(of)),
            None if bytes > 0.0 => format!(", {}", size(bytes)),
            None => String::new(),
        };
        let name = format!("Fetching {name}{come}");
        self.act.emit(Action::Progress(Job { name: name.into(), ..Job::default() }));
    }

    async fn get(&self, source: &Source, stop: &AbortController) -> Result<File, Trouble> {
        let href = opening::href(source).ok_or(Trouble::Silence)?;
        let response = if opening::way(source) == Way::Elsewhere {
            kept(&href).await.inspect_err(|_| opening::forget())?
        } else {
            ask(source, &href, stop).await?
        };
        if !response.ok() {
            return Err(Trouble::Status(response.status()));
        }
        let length = response.headers().get("content-length").ok().flatten();
        // What is packed on the way is longer in the end than it says.
        let is_packed = response.headers().has("content-encoding").unwrap_or_default();
        let of = length.and_then(|length| length.parse::<f64>().ok()).filter(|_| !is_packed);
        let name = source.name();
        let parts = self.parts(&response, &name, of).await?;
        File::new_with_blob_sequence(&parts, &name).map_err(|_| Trouble::Torn)
    }

    /// What comes, in the parts in which it comes.
    async fn parts(&self, response: &Response, name: &str, of: Option<f64>) -> Result<Array, Trouble> {
        let parts = Array::new();
        let Some(body) = response.body() else { return Ok(parts) };
        let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
        let (mut bytes, mut told) = (of.unwrap_or_default(), super::now());
        if bytes > LARGEST_FILE as f64 {
            return Err(Trouble::Large(bytes));
        }
        bytes = 0.0;
        loop {
            let read = JsFuture::from(reader.read()).await.map_err(|_| Trouble::Torn)?;
            let part = Reflect::get(&read, &"value".into()).unwrap_or_default();
            if part.is_undefined() {
                return Ok(parts);
            }
            bytes += Reflect::get(&part, &"length".into()).ok().and_then(|length| length.as_f64()).unwrap_or_default();
            if bytes > LARGEST_FILE as f64 {
                return Err(Trouble::Large(bytes));
            }
            parts.push(&part);
            if super::now() - told >= super::hear::TELL {
                told = super::now();
                self.fetched(name, bytes, of);
            }
        }
    }
}

/// Asks the page's own host.
async fn ask(source: &Source, href: &str, stop: &AbortController) -> Result<Response, Trouble> {
    let window = web_sys::window().ok_or(Trouble::Silence)?;
    let options = RequestInit::new();
    options.set_signal(Some(&stop.signal()));
    if source.by != By::Itself {
        // The host may have a newer one than the browser.
        options.set_cache(RequestCache::NoCache);
    }
    let answer = JsFuture::from(window.fetch_with_str_and_init(href, &options)).await;
    let is_offline = !window.navigator().on_line();
    let answer = answer.map_err(|_| if is_offline { Trouble::NoNetwork } else { Trouble::Silence })?;
    answer.dyn_into().map_err(|_| Trouble::Silence)
}

/// What `fetch.html` has fetched from another host after the reader agreed.
async fn kept(href: &str) -> Result<Response, Trouble> {
    let gone = |_| Trouble::Torn;
    let window = web_sys::window().ok_or(Trouble::Torn)?;
    let home = window.document().and_then(|document| document.base_uri().ok().flatten()).unwrap_or_default();
    let home = web_sys::Url::new_with_base("./", &home).map_err(gone)?.href();
    let caches = window.caches().map_err(gone)?;
    let cache = JsFuture::from(caches.open(&format!("dateline fetched {home}"))).await.map_err(gone)?;
    let cache: Cache = cache.dyn_into().map_err(gone)?;
    JsFuture::from(cache.match_with_str(href)).await.map_err(gone)?.dyn_into().map_err(gone)
}
