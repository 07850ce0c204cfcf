//! A worker that runs: started, asked, heard, and ended when this is dropped.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, Event, MessageEvent, Url, Worker, WorkerOptions, WorkerType};

/// The script that starts the worker, beside the page.
const SCRIPT: &str = "worker-start.js";

/// A worker and the functions that hear it.
pub(super) struct Running {
    worker: Worker,
    ready: bool,
    waiting: Vec<(Array, Array)>,
    _message: Closure<dyn Fn(MessageEvent)>,
    _error: Closure<dyn Fn(Event)>,
}

impl Running {
    /// Starts a worker. `None` where the browser has none.
    pub(super) fn start(hear: impl Fn(MessageEvent) + 'static, fell: impl Fn(Event) + 'static) -> Option<Self> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&script()?, &options).ok()?;
        let message = Closure::<dyn Fn(MessageEvent)>::new(hear);
        let error = Closure::<dyn Fn(Event)>::new(fell);
        worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(error.as_ref().unchecked_ref()));
        worker.set_onmessageerror(Some(error.as_ref().unchecked_ref()));
        Some(Running { worker, ready: false, waiting: Vec::new(), _message: message, _error: error })
    }

    /// Whether it has said that it can be asked.
    pub(super) fn is_ready(&self) -> bool {
        self.ready
    }

    /// It has said so: what has waited for that is sent.
    pub(super) fn set_ready(&mut self) {
        self.ready = true;
        for (message, transfer) in std::mem::take(&mut self.waiting) {
            self.send(message, transfer);
        }
    }

    /// What waits to be sent is not sent.
    pub(super) fn forget(&mut self) {
        self.waiting.clear();
    }

    /// Sends a message, and hands over what is to be transferred, now or as soon as it can be heard.
    pub(super) fn send(&mut self, message: Array, transfer: Array) {
        if self.ready {
            // Fails for what cannot be copied; there is no such thing among files, bytes and ports.
            drop(self.worker.post_message_with_transfer(&message, &transfer));
        } else {
            self.waiting.push((message, transfer));
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.set_onmessageerror(None);
        self.worker.terminate();
    }
}

/// The address of a script that imports the worker's. A worker from a file takes its content security policy from the
/// headers of the host, which may send none; one that the page has made takes the page's.
fn script() -> Option<String> {
    let document = web_sys::window()?.document()?;
    // A page that is one file has it at hand, as an address of its own.
    if let Some(own) = document.query_selector("meta[name=dateline-worker]").ok()? {
        return own.get_attribute("content");
    }
    let base = document.base_uri().ok()??;
    let start = Url::new_with_base(SCRIPT, &base).ok()?.href();
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    let words = Array::of1(&format!("import \"{start}\"").into());
    let blob = Blob::new_with_str_sequence_and_options(&words, &options).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}
