//! Fetches the file that the page opens with, and has it read as if the reader had added it.

use std::rc::Rc;

use dateline_core::read::LARGEST_FILE;
use dateline_share::Fingerprint;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortController, File};

use super::{Inner, script};
use crate::page::opening;
use crate::source::{Source, Trouble, Way};
use crate::state::{Action, Failure, Job, Origin, Tone};
use crate::words;

impl Inner {
    /// Fetches a source and reads it.
    pub(super) fn source(self: &Rc<Self>, source: Rc<Source>, expected: Option<Fingerprint>, are_known: bool) {
        let Ok(stop) = AbortController::new() else { return };
        self.stop_fetching();
        *self.fetching.borrow_mut() = Some(stop.clone());
        self.act.emit(Action::Fetching(Rc::clone(&source)));
        self.fetched(&source.name(), 0.0, 0.0);
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

    /// Says how much has come, and of how much where that is known.
    fn fetched(&self, name: &str, bytes: f64, of: f64) {
        let size = |bytes: f64| words::size(bytes as u32);
        let come = if bytes == 0.0 {
            String::new()
        } else if of >= bytes {
            format!(", {} of {}", size(bytes), size(of))
        } else {
            format!(", {}", size(bytes))
        };
        let name = format!("Fetching {name}{come}");
        self.act.emit(Action::Progress(Job { name: name.into(), ..Job::default() }));
    }

    /// Has the script that started the app fetch it, from the page's own host, or as `fetch.html` left it.
    async fn get(self: &Rc<Self>, source: &Source, stop: &AbortController) -> Result<File, Trouble> {
        let href = opening::href(source).ok_or(Trouble::Silence)?;
        let is_left = opening::way(source) == Way::Elsewhere;
        let (inner, name) = (Rc::clone(self), source.name());
        let told = Closure::<dyn Fn(f64, f64)>::new(move |bytes, of| inner.fetched(&name, bytes, of));
        let fields = [
            ("href", href.into()),
            ("name", source.name().into()),
            ("left", is_left.into()),
            ("most", (LARGEST_FILE as f64).into()),
            ("every", super::hear::TELL.into()),
            ("signal", stop.signal().into()),
            ("told", told.as_ref().clone()),
        ];
        match JsFuture::from(script::ask("take", &fields)).await {
            Ok(file) => file.dyn_into().map_err(|_| Trouble::Torn),
            Err(why) => {
                if is_left {
                    opening::forget();
                }
                let why = Array::from(&why);
                Err(Trouble::told(&why.get(0).as_string().unwrap_or_default(), why.get(1).as_f64().unwrap_or_default()))
            }
        }
    }
}
