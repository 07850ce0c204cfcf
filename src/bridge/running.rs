//! A running worker: its script, what waits until it can be asked, and who hears it.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{ErrorEvent, Event, MessageEvent, Worker, WorkerOptions, WorkerType};

/// The script that starts the worker, beside the page.
const SCRIPT: &str = "./worker-start.js";

/// A worker. Dropped, it is ended and heard no more.
pub(super) struct Running {
    worker: Worker,
    ready: bool,
    waiting: Vec<Array>,
    _message: Closure<dyn Fn(MessageEvent)>,
    _error: Closure<dyn Fn(Event)>,
}

impl Running {
    /// Starts a worker; `None` where the browser cannot. `hear` is given its messages, `fell` the browser's words when
    /// it falls.
    pub(super) fn start(hear: impl Fn(&JsValue) + 'static, fell: impl Fn(&str) + 'static) -> Option<Self> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(SCRIPT, &options).ok()?;
        let message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| hear(&event.data()));
        let error = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            event.prevent_default();
            fell(&event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message).unwrap_or_default());
        });
        worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(error.as_ref().unchecked_ref()));
        worker.set_onmessageerror(Some(error.as_ref().unchecked_ref()));
        Some(Running { worker, ready: false, waiting: Vec::new(), _message: message, _error: error })
    }

    /// Whether it has said that it can be asked.
    pub(super) fn is_ready(&self) -> bool {
        self.ready
    }

    /// It can be asked: sends what waited for this.
    pub(super) fn ready(&mut self) {
        self.ready = true;
        for message in self.waiting.drain(..) {
            drop(self.worker.post_message(&message));
        }
    }

    /// Sends a message, now or as soon as the worker can be asked.
    pub(super) fn send(&mut self, message: Array) {
        if self.ready {
            drop(self.worker.post_message(&message));
        } else {
            self.waiting.push(message);
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
