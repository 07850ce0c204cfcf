//! The worker that leads: opens files, holds what was read and folds it. It reads too, and shares with helpers.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use dateline::protocol::{Asked, Delivered, Kept, LeftOut, Order, OwnDate, Reply, Request, Source};
use dateline::reading::queue::{Depth, Out, Queue};
use dateline::reading::{self, Desk, saved};
use dateline_core::dossier::Folded;
use dateline_core::model::{Page, Record};
use dateline_core::read::{self, Intake, read_file};
use dateline_core::read_page;
use dateline_export::Format;
use dateline_share::rule::Rule;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{File, MessageEvent, MessagePort};

use crate::alarm::Alarm;
use crate::help;
use crate::talk::{breathe, crash, now, pass, post, post_with, requests, unpack};

/// How long the worker reads before it listens, in milliseconds: short enough for Cancel to feel immediate.
const SLICE: f64 = 30.0;
/// The same when helpers bring what they have read and wait for more.
const SLICE_SHARED: f64 = 4.0;
/// How long read articles wait to be sent, in milliseconds.
const BATCH: f64 = 80.0;

#[derive(Default)]
pub(crate) struct Lead {
    desk: RefCell<Desk>,
    orders: RefCell<VecDeque<(Order, Option<File>)>>,
    queue: RefCell<Queue>,
    /// The dates of their own of articles that are read again, by order and place.
    own: RefCell<BTreeMap<(u32, u32), OwnDate>>,
    helpers: RefCell<Vec<Hired>>,
    state: RefCell<Run>,
    news: Alarm,
    /// The number of the last request.
    heard: Cell<u32>,
    /// The last order that came, and the last that was cancelled, counted from one.
    latest: Cell<u32>,
    cancelled: Cell<u32>,
    /// Something that is read now has stopped a worker, and may do so again: what has been read is to be safe.
    careful: Cell<bool>,
}

/// The way to a helper.
struct Hired {
    number: u32,
    port: MessagePort,
    _hear: Closure<dyn Fn(MessageEvent)>,
}

#[derive(Default)]
struct Run {
    running: bool,
    unsent: Vec<(u32, u32, usize)>,
    sent: f64,
    yielded: f64,
}

impl Lead {
    pub(crate) fn hear(self: &Rc<Self>, data: &JsValue) {
        let message: &Array = data.unchecked_ref();
        let asked = match serde_wasm_bindgen::from_value::<Asked>(message.get(0)) {
            Ok(asked) => asked,
            Err(error) => return crash(&error.to_string()),
        };
        let carried = message.get(1);
        match asked.request {
            Request::Read(order) => {
                self.latest.set(order.id + 1);
                self.careful.set(self.careful.get() || !order.omit.is_empty());
                self.orders.borrow_mut().push_back((order, carried.dyn_into().ok()));
            }
            Request::Cancel => self.cancel(),
            Request::SetPublished { document, date } => {
                let mut desk = self.desk.borrow_mut();
                let name = desk.record(document as usize).map(|record| name(&record.page).to_owned());
                post(&Reply::Rereading { document, name: name.unwrap_or_default() }, None);
                if let Some(record) = desk.set_published(document as usize, date) {
                    post_with(&Reply::Reread { document }, record);
                }
            }
            Request::Write { format, name } => self.write(format, &name, &carried),
            Request::Restore => {
                let restored = unpack::<(Vec<Kept<Record>>, Option<Folded>, bool)>(&carried);
                let Some((kept, came, is_all)) = restored else { return };
                self.desk.borrow_mut().restore(kept, came, is_all);
            }
            Request::Correct => {
                let Some(rules) = unpack::<Vec<Rule>>(&carried) else { return };
                self.desk.borrow_mut().correct(rules);
            }
            Request::Hire { helper } => self.hire(helper, carried.unchecked_into()),
            Request::Lost { helper, left_out } => self.lose(helper, left_out),
            Request::Help => return help::begin(carried.unchecked_ref()),
        }
        self.heard.set(asked.number);
        self.news.ring();
        self.start();
    }

    fn cancel(&self) {
        post(&Reply::Stopping, None);
        self.cancelled.set(self.latest.get());
        self.orders.borrow_mut().clear();
        self.queue.borrow_mut().cancel(self.latest.get());
        for helper in self.helpers.borrow().iter() {
            helper.port.post_message(&JsValue::NULL).unwrap_throw();
        }
    }

    fn hire(self: &Rc<Self>, number: u32, port: MessagePort) {
        let lead = Rc::clone(self);
        let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| lead.bring(&event.data()));
        port.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        self.helpers.borrow_mut().push(Hired { number, port, _hear: hear });
        self.queue.borrow_mut().hire(number);
    }

    fn lose(&self, number: u32, left_out: Option<LeftOut>) {
        self.careful.set(self.careful.get() || left_out.is_some());
        self.helpers.borrow_mut().retain(|helper| helper.number != number);
        self.queue.borrow_mut().lose(number, left_out);
        if let Some(LeftOut { order, article: None }) = left_out {
            self.orders.borrow_mut().retain(|(other, _)| other.id != order);
        }
    }

    /// A helper has read something.
    fn bring(&self, data: &JsValue) {
        let Some(read) = unpack::<Vec<(u32, Record)>>(data) else { return };
        let mut queue = self.queue.borrow_mut();
        for (ticket, record) in read {
            queue.read(ticket, Box::new(record));
        }
        self.news.ring();
    }

    fn start(self: &Rc<Self>) {
        let mut state = self.state.borrow_mut();
        if state.running {
            return;
        }
        *state = Run { running: true, sent: now(), yielded: now(), ..Run::default() };
        drop(state);
        let lead = Rc::clone(self);
        spawn_local(async move { lead.run().await });
    }

    async fn run(self: Rc<Self>) {
        loop {
            self.deliver();
            self.share(Depth::Shallow);
            let is_short = self.queue.borrow().is_short();
            let next = if is_short { self.orders.borrow_mut().pop_front() } else { None };
            if let Some((order, file)) = next {
                self.open(order, file).await;
            } else if self.read() {
                self.pause().await;
            } else if self.queue.borrow().is_empty() {
                break;
            } else {
                self.rest().await;
            }
        }
        self.send();
        if self.desk.borrow().is_unfolded() {
            self.fold();
        }
        self.careful.set(false);
        self.state.borrow_mut().running = false;
        post(&Reply::Finished { number: self.heard.get(), requests: requests() }, None);
    }

    /// Puts the articles of a file in line.
    async fn open(&self, order: Order, file: Option<File>) {
        let id = order.id;
        post(&Reply::Reading { order: id, article: None, name: order.name.clone() }, None);
        match self.intake(&order, file).await {
            Ok(None) => {}
            Ok(Some(intake)) => {
                post(&Reply::Opened { order: id, articles: intake.pages.len() as u32 }, None);
                if intake.pages.is_empty() && intake.notes.is_empty() {
                    fail(&order.name, "No article was found in it.");
                }
                for note in &intake.notes {
                    fail(&order.name, &note.text);
                }
                let mut queue = self.queue.borrow_mut();
                for (page, article) in intake.pages.into_iter().zip(0u32..) {
                    if article >= order.skip && !order.omit.contains(&article) {
                        queue.add(id, article, page);
                    }
                }
            }
            Err(message) => fail(&order.name, &message),
        }
        self.queue.borrow_mut().end(id);
    }

    /// Reads the next article, if one waits.
    fn read(&self) -> bool {
        let next = self.queue.borrow_mut().take();
        let Some(errand) = next else { return false };
        let (order, article) = (errand.order, Some(errand.article));
        post(&Reply::Reading { order, article, name: name(&errand.page).to_owned() }, None);
        let record = read_page(errand.page);
        self.queue.borrow_mut().read(errand.ticket, Box::new(record));
        true
    }

    /// Gives helpers something to do.
    fn share(&self, depth: Depth) {
        let (mut queue, helpers) = (self.queue.borrow_mut(), self.helpers.borrow());
        while let Some((number, errands)) = queue.share(depth) {
            if let Some(helper) = helpers.iter().find(|helper| helper.number == number) {
                pass(&helper.port, &errands);
            }
        }
    }

    /// Sends and folds what is due, and lets messages in if it has been long.
    async fn pause(&self) {
        self.deliver();
        let time = now();
        if time - self.state.borrow().sent >= BATCH || self.careful.get() {
            self.send();
            self.fold_if_due();
        }
        let slice = if self.queue.borrow().is_shared() { SLICE_SHARED } else { SLICE };
        if time - self.state.borrow().yielded >= slice {
            breathe().await;
            self.state.borrow_mut().yielded = now();
        }
    }

    /// Waits for helpers.
    async fn rest(&self) {
        self.send();
        self.fold_if_due();
        post(&Reply::Idle { requests: 0 }, None);
        self.news.wait().await;
        self.state.borrow_mut().yielded = now();
    }

    /// Takes what is read to the desk.
    fn deliver(&self) {
        loop {
            let next = self.queue.borrow_mut().pop();
            match next {
                Some(Out::Read { order, article, record }) => {
                    let mut desk = self.desk.borrow_mut();
                    self.state.borrow_mut().unsent.push((order, article, desk.len()));
                    desk.keep(*record, self.own.borrow_mut().remove(&(order, article)));
                }
                Some(Out::Closed { order }) => {
                    self.send();
                    post(&Reply::Closed { order }, None);
                }
                None => return,
            }
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
            .filter_map(|(order, article, place)| {
                Some(Delivered { order, article, record: desk.record(place)?, own: desk.own(place) })
            })
            .collect();
        post_with(&Reply::Documents, &delivered);
    }

    fn fold_if_due(&self) {
        if self.desk.borrow().is_fold_due() {
            self.share(Depth::Deep);
            self.fold();
        }
    }

    fn fold(&self) {
        // What was read last may wait for others to be delivered; folding is no fault of it.
        post(&Reply::Idle { requests: 0 }, None);
        let mut desk = self.desk.borrow_mut();
        if desk.is_corrected() {
            desk.decide(|decided| post_with(&Reply::Decided, decided));
        } else {
            post_with(&Reply::Folded, &desk.fold());
        }
    }

    /// Writes what is carried, or else all that was read, in another format.
    fn write(&self, format: String, name: &str, carried: &JsValue) {
        let Some(wanted) = Format::by_key(&format) else { return };
        post(&Reply::Idle { requests: 0 }, None);
        let text = if carried.is_undefined() {
            self.desk.borrow_mut().write(wanted)
        } else {
            let Some((records, folded, rules)) = unpack::<(Vec<Record>, Folded, Vec<Rule>)>(carried) else { return };
            reading::write(wanted, &records.iter().collect::<Vec<_>>(), &folded, &rules)
        };
        let text = if wanted == Format::Dossier { dateline_export::named(text, name) } else { text };
        post(&Reply::Written { format }, Some(Uint8Array::from(text.as_bytes())));
    }

    /// The articles of an order; none if it was cancelled while its bytes were fetched.
    async fn intake(&self, order: &Order, file: Option<File>) -> Result<Option<Intake>, String> {
        match (&order.source, file) {
            (Source::Sample, _) => Ok(Some(reading::open_sample())),
            (Source::Pasted(pasted), _) => Ok(Some(reading::open_pasted(pasted))),
            (Source::File, Some(file)) => {
                let bytes = fetch(order, &file).await?;
                if order.id < self.cancelled.get() {
                    return Ok(None);
                }
                let saved = saved::read(&order.name, &bytes);
                if !saved.name.is_empty() {
                    post(&Reply::Named { name: saved.name }, None);
                }
                if !saved.corrections.is_empty() {
                    post_with(&Reply::Rules, &saved.corrections);
                }
                if let Some(message) = saved::said_of_archive(&order.name, &bytes) {
                    post(&Reply::Noted { message }, None);
                }
                Ok(Some(read_file(&order.name, &bytes)))
            }
            (Source::Kept, Some(file)) => {
                let bytes = fetch(order, &file).await?;
                let kept: Vec<Kept<Page>> = postcard::from_bytes(&bytes).map_err(|error| error.to_string())?;
                let (articles, mut own) = ((0u32..), self.own.borrow_mut());
                own.extend(articles.zip(&kept).map(|(article, kept)| ((order.id, article), kept.own)));
                let pages = kept.into_iter().map(|kept| kept.record).collect();
                Ok(Some(Intake { pages, ..Intake::default() }))
            }
            (Source::File | Source::Kept, None) => Err("It did not arrive. Add it again.".to_owned()),
        }
    }
}

/// What an article is called.
pub(crate) fn name(page: &Page) -> &str {
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
