//! The worker: runs the core off the main thread, and stays open to be asked while it reads.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use dateline::protocol::{Asked, Delivered, Kept, Order, Reply, Request, Source, VERSION};
use dateline::reading::{self, Desk};
use dateline_core::model::{Page, Record};
use dateline_core::read::{self, Intake, read_file};
use js_sys::{Array, Uint8Array};
use serde::Serialize;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DedicatedWorkerGlobalScope, File, MessageChannel, MessageEvent, Performance};

/// How long the worker reads before it listens, in milliseconds: short enough for Cancel to feel immediate.
const SLICE: f64 = 30.0;
/// How long read articles wait to be sent, in milliseconds.
const BATCH: f64 = 80.0;

#[derive(Default)]
struct Worker {
    desk: RefCell<Desk>,
    orders: RefCell<VecDeque<(Order, Option<File>)>>,
    state: RefCell<Run>,
    /// The number of the last request.
    heard: Cell<u32>,
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
    std::panic::set_hook(Box::new(|panic| crash(&panic.to_string())));
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
        let asked = match serde_wasm_bindgen::from_value::<Asked>(message.get(0)) {
            Ok(asked) => asked,
            Err(error) => return crash(&error.to_string()),
        };
        match asked.request {
            Request::Read(order) => {
                self.latest.set(order.id + 1);
                self.orders.borrow_mut().push_back((order, message.get(1).dyn_into().ok()));
            }
            Request::Cancel => {
                post(&Reply::Stopping, None);
                self.cancelled.set(self.latest.get());
                self.orders.borrow_mut().clear();
            }
            Request::SetPublished { document, date } => {
                let mut desk = self.desk.borrow_mut();
                let name = desk.record(document as usize).map(|record| name(&record.page).to_owned());
                post(&Reply::Rereading { document, name: name.unwrap_or_default() }, None);
                if let Some(record) = desk.set_published(document as usize, date) {
                    post_with(&Reply::Reread { document }, record);
                }
            }
            Request::Restore => {
                let bytes = Uint8Array::new(&message.get(1)).to_vec();
                match postcard::from_bytes::<Vec<Kept<Record>>>(&bytes) {
                    Ok(kept) => self.desk.borrow_mut().restore(kept),
                    Err(error) => return crash(&error.to_string()),
                }
            }
        }
        self.heard.set(asked.number);
        self.start();
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
        self.state.borrow_mut().running = false;
        post(&Reply::Finished { number: self.heard.get(), requests: requests() }, None);
    }

    async fn read(&self, order: Order, file: Option<File>) {
        let id = order.id;
        post(&Reply::Reading { order: id, article: None, name: order.name.clone() }, None);
        match self.open(&order, file).await {
            Ok(None) => {}
            Ok(Some(intake)) => {
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
            post(&Reply::Reading { order: order.id, article: Some(article), name: name(&page).to_owned() }, None);
            let place = {
                let mut desk = self.desk.borrow_mut();
                desk.read(page);
                desk.len() - 1
            };
            self.state.borrow_mut().unsent.push((order.id, article, place));
            self.pause(order).await;
            if self.is_cancelled(order) {
                return;
            }
        }
    }

    /// Sends and folds what is due, and lets messages in if it has been long.
    async fn pause(&self, order: &Order) {
        let time = now();
        // A file that stopped a worker may do so again: what has been read of it is to be safe.
        if time - self.state.borrow().sent >= BATCH || !order.omit.is_empty() {
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
        post_with(&Reply::Documents, &delivered);
    }

    fn fold(&self) {
        let folded = self.desk.borrow_mut().fold();
        post_with(&Reply::Folded, &folded);
    }

    fn is_cancelled(&self, order: &Order) -> bool {
        order.id < self.cancelled.get()
    }

    /// Opens a file; none if it was cancelled while its bytes were fetched.
    async fn open(&self, order: &Order, file: Option<File>) -> Result<Option<Intake>, String> {
        match (&order.source, file) {
            (Source::Sample, _) => Ok(Some(reading::open_sample())),
            (Source::Pasted(pasted), _) => Ok(Some(reading::open_pasted(pasted))),
            (Source::File, Some(file)) => {
                let bytes = fetch(order, &file).await?;
                Ok((!self.is_cancelled(order)).then(|| read_file(&order.name, &bytes)))
            }
            (Source::File, None) => Err("It did not arrive. Add it again.".to_owned()),
        }
    }
}

fn name(page: &Page) -> &str {
    if page.title.is_empty() { &page.id } else { &page.title }
}

async fn fetch(order: &Order, file: &File) -> Result<Vec<u8>, String> {
    if let Some(note) = read::too_large(&order.name, file.size() as u64) {
        return Err(note.text);
    }
    let buffer = JsFuture::from(file.array_buffer()).await;
    let buffer =
        buffer.map_err(|_| "The browser could not read it. Was it moved or changed? Add it again.".to_owned())?;
    Ok(Uint8Array::new(&buffer).to_vec())
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

/// Says that a new worker must go on.
fn crash(why: &str) {
    post(&Reply::Crashed { message: why.to_owned() }, None);
}

fn post_with<T: Serialize>(reply: &Reply, value: &T) {
    match postcard::to_allocvec(value) {
        Ok(bytes) => post(reply, Some(Uint8Array::from(bytes.as_slice()))),
        Err(error) => crash(&error.to_string()),
    }
}

fn post(reply: &Reply, carried: Option<Uint8Array>) {
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

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// How many requests the worker has made, by the browser's own count.
fn requests() -> u32 {
    let performance = js_sys::Reflect::get(&scope(), &"performance".into());
    let performance = performance.ok().filter(JsValue::is_object).map(JsCast::unchecked_into::<Performance>);
    performance.map_or(0, |performance| performance.get_entries_by_type("resource").length())
}

fn now() -> f64 {
    js_sys::Date::now()
}
