//! The worker: runs the core off the main thread, and stays open to be asked while it reads.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use dateline::protocol::{Delivered, Kept, Order, Reply, Request, Source, VERSION};
use dateline::reading::{self, Desk};
use dateline_core::model::Record;
use dateline_core::read::{self, Intake, read_file};
use js_sys::{Array, Uint8Array};
use serde::Serialize;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DedicatedWorkerGlobalScope, File, MessageChannel, MessageEvent};

/// How long the worker reads before it listens, in milliseconds: short enough for Cancel to feel immediate.
const SLICE: f64 = 30.0;
/// How long read articles wait to be sent, in milliseconds.
const BATCH: f64 = 80.0;

#[derive(Default)]
struct Worker {
    desk: RefCell<Desk>,
    orders: RefCell<VecDeque<(Order, Option<File>)>>,
    state: RefCell<Run>,
    /// The last order that came, and the last that was cancelled, counted from one.
    latest: Cell<u32>,
    cancelled: Cell<u32>,
}

#[derive(Default)]
struct Run {
    running: bool,
    unsent: Vec<(u32, u32, usize)>,
    sent: f64,
    yielded: f64,
}

fn main() {
    std::panic::set_hook(Box::new(|panic| post(&Reply::Crashed { message: panic.to_string() }, None)));
    let worker = Rc::new(Worker::default());
    let listening = Rc::clone(&worker);
    let listen = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| listening.hear(&event.data()));
    scope().set_onmessage(Some(listen.as_ref().unchecked_ref()));
    listen.forget();
    post(&Reply::Ready { version: VERSION.to_owned() }, None);
}

impl Worker {
    fn hear(self: &Rc<Self>, data: &JsValue) {
        let message: &Array = data.unchecked_ref();
        let Ok(request) = serde_wasm_bindgen::from_value::<Request>(message.get(0)) else { return };
        match request {
            Request::Read(order) => {
                self.latest.set(order.id + 1);
                self.orders.borrow_mut().push_back((order, message.get(1).dyn_into().ok()));
                self.start();
            }
            Request::Cancel => {
                self.cancelled.set(self.latest.get());
                self.orders.borrow_mut().clear();
            }
            Request::SetPublished { document, date } => {
                let mut desk = self.desk.borrow_mut();
                if let Some(record) = desk.set_published(document as usize, date) {
                    post(&Reply::Reread { document }, Some(bytes(record)));
                }
                drop(desk);
                if !self.state.borrow().running {
                    self.fold();
                }
            }
            Request::Restore => {
                let bytes = Uint8Array::new(&message.get(1)).to_vec();
                if let Ok(kept) = postcard::from_bytes::<Vec<Kept<Record>>>(&bytes) {
                    self.desk.borrow_mut().restore(kept);
                }
            }
            Request::Reset => *self.desk.borrow_mut() = Desk::default(),
        }
    }

    fn start(self: &Rc<Self>) {
        let mut state = self.state.borrow_mut();
        if state.running {
            return;
        }
        *state = Run { running: true, sent: now(), yielded: now(), ..Run::default() };
        drop(state);
        let worker = Rc::clone(self);
        spawn_local(async move { worker.run().await });
    }

    async fn run(self: Rc<Self>) {
        loop {
            let next = self.orders.borrow_mut().pop_front();
            let Some((order, file)) = next else { break };
            self.read(order, file).await;
        }
        self.send();
        if self.desk.borrow().is_unfolded() {
            self.fold();
        }
        let cancelled = self.cancelled.get() > 0 && self.cancelled.get() == self.latest.get();
        self.state.borrow_mut().running = false;
        post(&Reply::Finished { cancelled }, None);
    }

    async fn read(&self, order: Order, file: Option<File>) {
        let id = order.id;
        post(&Reply::Reading { order: id, article: None, name: order.name.clone() }, None);
        match open(&order, file).await {
            Ok(intake) => {
                post(&Reply::Opened { order: id, articles: intake.pages.len() as u32 }, None);
                if intake.pages.is_empty() && intake.notes.is_empty() {
                    fail(&order.name, "No article was found in it.");
                }
                for note in &intake.notes {
                    fail(&order.name, &note.text);
                }
                self.read_articles(&order, intake).await;
            }
            Err(message) => fail(&order.name, &message),
        }
        self.send();
        post(&Reply::Closed { order: id }, None);
    }

    async fn read_articles(&self, order: &Order, intake: Intake) {
        for (page, article) in intake.pages.into_iter().zip(0u32..) {
            if article < order.skip || order.omit.contains(&article) {
                continue;
            }
            let name = if page.title.is_empty() { &page.id } else { &page.title };
            post(&Reply::Reading { order: order.id, article: Some(article), name: name.clone() }, None);
            let place = {
                let mut desk = self.desk.borrow_mut();
                desk.read(page);
                desk.len() - 1
            };
            self.state.borrow_mut().unsent.push((order.id, article, place));
            self.pause().await;
            if order.id < self.cancelled.get() {
                return;
            }
        }
    }

    /// Sends and folds what is due, and lets messages in if it has been long.
    async fn pause(&self) {
        let time = now();
        if time - self.state.borrow().sent >= BATCH {
            self.send();
            if self.desk.borrow().is_fold_due() {
                self.fold();
            }
        }
        if time - self.state.borrow().yielded >= SLICE {
            breathe().await;
            self.state.borrow_mut().yielded = now();
        }
    }

    fn send(&self) {
        let unsent = {
            let mut state = self.state.borrow_mut();
            state.sent = now();
            std::mem::take(&mut state.unsent)
        };
        if unsent.is_empty() {
            return;
        }
        let desk = self.desk.borrow();
        let delivered: Vec<Delivered<&Record>> = unsent
            .into_iter()
            .filter_map(|(order, article, place)| Some(Delivered { order, article, record: desk.record(place)? }))
            .collect();
        post(&Reply::Documents, Some(bytes(&delivered)));
    }

    fn fold(&self) {
        let folded = self.desk.borrow_mut().fold();
        post(&Reply::Folded, Some(bytes(&folded)));
    }
}

async fn open(order: &Order, file: Option<File>) -> Result<Intake, String> {
    let file = match (&order.source, file) {
        (Source::Sample, _) => return Ok(reading::open_sample()),
        (Source::Pasted(pasted), _) => return Ok(reading::open_pasted(pasted)),
        (Source::File, Some(file)) => file,
        (Source::File, None) => return Err("It did not arrive. Add it again.".to_owned()),
    };
    if let Some(note) = read::too_large(&order.name, file.size() as u64) {
        return Err(note.text);
    }
    let buffer = JsFuture::from(file.array_buffer()).await;
    let buffer =
        buffer.map_err(|_| "The browser could not read it. Was it moved or changed? Add it again.".to_owned())?;
    Ok(read_file(&order.name, &Uint8Array::new(&buffer).to_vec()))
}

fn fail(file: &str, message: &str) {
    post(&Reply::Failed { file: file.to_owned(), message: message.to_owned() }, None);
}

/// Ends the turn and takes the next one as soon as waiting messages have been heard.
async fn breathe() {
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

fn bytes<T: Serialize>(value: &T) -> Uint8Array {
    Uint8Array::from(postcard::to_allocvec(value).unwrap_or_default().as_slice())
}

fn post(reply: &Reply, carried: Option<Uint8Array>) {
    let Ok(control) = serde_wasm_bindgen::to_value(reply) else { return };
    let message = Array::of1(&control);
    let transfer = Array::new();
    if let Some(carried) = carried {
        transfer.push(&carried.buffer());
        message.push(&carried);
    }
    drop(scope().post_message_with_transfer(&message, &transfer));
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn now() -> f64 {
    js_sys::Date::now()
}
