//! A helper: reads what the worker gives it.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use dateline::protocol::{Errand, Reply};
use dateline_core::model::{Page, Record};
use dateline_core::read_page;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{MessageEvent, MessagePort};

use crate::lead::name;
use crate::talk::{breathe, now, pass, post, requests, unpack};

/// How long a helper reads before it listens, in milliseconds.
const SLICE: f64 = 30.0;

struct Helper {
    port: MessagePort,
    batches: RefCell<VecDeque<Vec<Errand<Page>>>>,
    busy: Cell<bool>,
    /// Counts how often all was to be dropped.
    dropped: Cell<u32>,
    /// How many requests it took to be loaded.
    loaded: u32,
}

/// Reads what comes over a port.
pub(crate) fn begin(port: &MessagePort) {
    let helper = Rc::new(Helper {
        port: port.clone(),
        batches: RefCell::default(),
        busy: Cell::default(),
        dropped: Cell::default(),
        loaded: requests(),
    });
    let listen = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| helper.hear(&event.data()));
    port.set_onmessage(Some(listen.as_ref().unchecked_ref()));
    listen.forget();
}

impl Helper {
    /// Articles come; nothing instead of articles says that nobody waits for any.
    fn hear(self: &Rc<Self>, data: &JsValue) {
        if data.is_null() {
            self.dropped.set(self.dropped.get() + 1);
            self.batches.borrow_mut().clear();
            return;
        }
        let Some(batch) = unpack(data) else { return };
        self.batches.borrow_mut().push_back(batch);
        if !self.busy.replace(true) {
            let helper = Rc::clone(self);
            spawn_local(async move { helper.run().await });
        }
    }

    async fn run(&self) {
        let mut listened = now();
        loop {
            let next = self.batches.borrow_mut().pop_front();
            let Some(batch) = next else { break };
            let dropped = self.dropped.get();
            let mut read: Vec<(u32, Record)> = Vec::with_capacity(batch.len());
            for Errand { ticket, order, article, page } in batch {
                post(&Reply::Reading { order, article: Some(article), name: name(&page).to_owned() }, None);
                read.push((ticket, read_page(page)));
                if now() - listened >= SLICE {
                    breathe().await;
                    listened = now();
                    if self.dropped.get() != dropped {
                        break;
                    }
                }
            }
            pass(&self.port, &read);
        }
        self.busy.set(false);
        post(&Reply::Idle { requests: requests() - self.loaded }, None);
    }
}
