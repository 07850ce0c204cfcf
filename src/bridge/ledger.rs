//! What was ordered of the worker and how far it has come, so that a new worker can go on where one stopped; and what each
//! worker has in hand.

use std::rc::Rc;

use jiff::civil::Date;

use crate::protocol::{LeftOut, Order, Reply, Source};
use crate::state::{Failure, Job};

/// So many articles of one file may stop a worker; then its rest is left out.
const OMITTED: usize = 10;

/// The orders of a job. `H` is the handle that travels with an order.
#[derive(Debug)]
pub(super) struct Ledger<H> {
    entries: Vec<Entry<H>>,
    next: u32,
    job: u32,
    state: Phase,
    hands: Vec<(u32, Hand)>,
    name: Rc<str>,
    dates: Vec<(u32, Option<Date>)>,
    started: f64,
    read: usize,
    failed: usize,
}

#[derive(Debug)]
struct Entry<H> {
    order: Order,
    handle: H,
    job: u32,
    size: f64,
    articles: Option<u32>,
    closed: bool,
}

impl<H> Entry<H> {
    /// How much of it is done, from none to one.
    fn share_done(&self) -> f64 {
        if self.closed {
            return 1.0;
        }
        let articles = self.articles.unwrap_or(1);
        f64::from(self.order.skip.min(articles)) / f64::from(articles.max(1))
    }
}

/// How far the job has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// There is none.
    None,
    Open,
    /// It was cancelled, and its end is waited for.
    Cancelled,
}

/// What a worker has in hand, and falls over if it falls.
#[derive(Clone, Debug)]
struct Hand {
    what: What,
    name: Rc<str>,
}

#[derive(Clone, Copy, Debug)]
enum What {
    File(u32),
    Article(u32, u32),
    Document(u32),
}

/// What is put aside because a worker fell over it.
#[derive(Debug, PartialEq)]
pub(super) struct Culprit {
    /// As it is said.
    pub(super) failure: Failure,
    /// As the worker must know it. None for a document, which stays as it was.
    pub(super) left_out: Option<LeftOut>,
}

/// How a job ended.
#[derive(Debug, PartialEq)]
pub(super) struct Ending {
    /// When it began.
    pub(super) started: f64,
    /// Whether it was cancelled.
    pub(super) cancelled: bool,
    /// Articles read.
    pub(super) read: usize,
    /// Files and articles that could not be.
    pub(super) failed: usize,
}

impl<H> Default for Ledger<H> {
    fn default() -> Self {
        Ledger {
            entries: Vec::new(),
            next: 0,
            job: 0,
            state: Phase::None,
            hands: Vec::new(),
            name: "".into(),
            dates: Vec::new(),
            started: 0.0,
            read: 0,
            failed: 0,
        }
    }
}

impl<H: Clone> Ledger<H> {
    /// Orders come: for the job there is, or for a new one. What a cancelled job still delivers does not count in it.
    pub(super) fn begin(&mut self, now: f64) {
        if self.state == Phase::Open {
            return;
        }
        self.job += 1;
        (self.state, self.started, self.read, self.failed) = (Phase::Open, now, 0, 0);
    }

    /// Notes an order and gives it as the worker must hear it.
    pub(super) fn add(&mut self, source: Source, name: String, size: f64, handle: H) -> (Order, H) {
        let order = Order { id: self.next, source, name, skip: 0, omit: Vec::new() };
        self.next += 1;
        self.entries.push(Entry {
            order: order.clone(),
            handle: handle.clone(),
            job: self.job,
            size,
            articles: None,
            closed: false,
        });
        (order, handle)
    }

    /// A document is to be read again with this date.
    pub(super) fn date(&mut self, document: u32, date: Option<Date>) {
        self.dates.push((document, date));
    }

    /// Whether there is a job that was not cancelled.
    pub(super) fn is_open(&self) -> bool {
        self.state == Phase::Open
    }

    /// Whether anything is still to be read.
    pub(super) fn is_idle(&self) -> bool {
        self.entries.iter().all(|entry| entry.closed)
    }

    /// How many bytes the largest file has of which something is being read.
    pub(super) fn size_in_hand(&self) -> f64 {
        let orders = self.hands.iter().filter_map(|(_, hand)| match hand.what {
            What::File(order) | What::Article(order, _) => Some(order),
            What::Document(_) => None,
        });
        let entries = orders.filter_map(|order| self.entries.iter().find(|entry| entry.order.id == order));
        entries.map(|entry| entry.size).fold(0.0, f64::max)
    }

    /// How many bytes there are of files not done with.
    pub(super) fn size_to_read(&self) -> f64 {
        let open = self.entries.iter().filter(|entry| !entry.closed);
        open.map(|entry| entry.size * (1.0 - entry.share_done())).sum()
    }

    /// Takes note of what a worker says.
    pub(super) fn hear(&mut self, worker: u32, reply: &Reply) {
        match reply {
            Reply::Reading { order, article, name } => {
                let what = article.map_or(What::File(*order), |article| What::Article(*order, article));
                self.take(worker, what, name);
            }
            Reply::Rereading { document, name } => self.take(worker, What::Document(*document), name),
            Reply::Reread { document } => {
                self.put_down(worker);
                self.drop_date(*document);
            }
            Reply::Opened { order, articles } => {
                self.put_down(worker);
                if let Some(entry) = self.entry(*order) {
                    entry.articles = Some(*articles);
                }
            }
            Reply::Closed { order } => {
                self.put_down(worker);
                if let Some(entry) = self.entry(*order) {
                    entry.closed = true;
                }
            }
            // What comes next, folding, is nobody's fault.
            Reply::Documents | Reply::Folded | Reply::Decided | Reply::Idle { .. } => {
                self.put_down(worker);
            }
            _ => {}
        }
    }

    fn take(&mut self, worker: u32, what: What, name: &str) {
        self.put_down(worker);
        self.name = name.into();
        self.hands.push((worker, Hand { what, name: Rc::clone(&self.name) }));
    }

    /// What this worker had in hand, if it had something.
    fn put_down(&mut self, worker: u32) -> Option<Hand> {
        let place = self.hands.iter().position(|(of, _)| *of == worker)?;
        Some(self.hands.swap_remove(place).1)
    }

    /// Takes note of an article that arrived, and says what its file is called.
    pub(super) fn delivered(&mut self, order: u32, article: u32) -> Rc<str> {
        let job = self.job;
        let Some(entry) = self.entry(order) else { return "".into() };
        entry.order.skip = entry.order.skip.max(article + 1);
        let (name, counts) = (entry.order.name.as_str().into(), entry.job == job);
        self.read += usize::from(counts);
        name
    }

    /// Takes note of something that could not be read.
    pub(super) fn failed(&mut self) {
        self.failed += 1;
    }

    /// How far the job has come by now.
    pub(super) fn job(&self, now: f64) -> Job {
        let mut job = Job { elapsed: now - self.started, name: Rc::clone(&self.name), ..Job::default() };
        for entry in self.entries.iter().filter(|entry| entry.job == self.job) {
            let articles = entry.articles.unwrap_or(u32::from(!entry.closed));
            let done = if entry.closed { articles } else { entry.order.skip.min(articles) };
            job.done += done;
            job.total += articles;
            job.of += entry.size;
            job.bytes += entry.size * entry.share_done();
        }
        job
    }

    /// Nothing of what was ordered is to be read any more. Says whether there was anything.
    pub(super) fn cancel(&mut self) -> bool {
        if self.state != Phase::Open {
            return false;
        }
        self.state = Phase::Cancelled;
        self.hands.clear();
        self.entries.iter_mut().for_each(|entry| entry.closed = true);
        true
    }

    /// A worker is gone. What it had in hand is put aside, and said; everything else is still to be read.
    pub(super) fn crash(&mut self, worker: u32, why: &str) -> Option<Culprit> {
        let Hand { what, name } = self.put_down(worker)?;
        let (told, left_out) = match what {
            What::File(order) => {
                self.entry(order).filter(|entry| !entry.closed)?.closed = true;
                ("The file was left out; all others are read.", Some(LeftOut { order, article: None }))
            }
            What::Article(order, article) => {
                let entry = self.entry(order).filter(|entry| !entry.closed)?;
                entry.order.omit.push(article);
                entry.closed = entry.order.omit.len() >= OMITTED;
                if entry.closed {
                    let told = "So did others of this file; what is left of it was left out.";
                    (told, Some(LeftOut { order, article: None }))
                } else {
                    let told = "The article was left out; all others are read.";
                    (told, Some(LeftOut { order, article: Some(article) }))
                }
            }
            What::Document(document) => {
                self.drop_date(document);
                ("It stays as it was read before.", None)
            }
        };
        Some(Culprit { failure: Failure { file: name, message: format!("{why} {told}").into() }, left_out })
    }

    /// No worker has anything in hand: all are gone.
    pub(super) fn empty_hands(&mut self) {
        self.hands.clear();
    }

    /// Worker after worker fell: all that is still to be read is left out, and said.
    pub(super) fn abandon(&mut self, why: &str) -> Vec<Failure> {
        let open = self.entries.iter_mut().filter(|entry| !entry.closed);
        open.map(|entry| {
            entry.closed = true;
            Failure { file: entry.order.name.as_str().into(), message: why.into() }
        })
        .collect()
    }

    /// What a new worker must be asked for.
    pub(super) fn unfinished(&self) -> Vec<(Order, H)> {
        let open = self.entries.iter().filter(|entry| !entry.closed);
        open.map(|entry| (entry.order.clone(), entry.handle.clone())).collect()
    }

    /// The dates that a new worker must be told.
    pub(super) fn dates(&self) -> Vec<(u32, Option<Date>)> {
        self.dates.clone()
    }

    /// The worker has done all that was asked, or nothing more is asked of it.
    pub(super) fn end(&mut self) -> Option<Ending> {
        let cancelled = self.state == Phase::Cancelled;
        let was_open = self.state != Phase::None;
        self.entries.clear();
        self.state = Phase::None;
        was_open.then_some(Ending { started: self.started, cancelled, read: self.read, failed: self.failed })
    }

    /// Forgets everything.
    pub(super) fn clear(&mut self) {
        self.end();
        self.dates.clear();
        self.hands.clear();
    }

    fn drop_date(&mut self, document: u32) {
        if let Some(place) = self.dates.iter().position(|(of, _)| *of == document) {
            self.dates.remove(place);
        }
    }

    fn entry(&mut self, order: u32) -> Option<&mut Entry<H>> {
        self.entries.iter_mut().find(|entry| entry.order.id == order)
    }
}

#[cfg(test)]
mod tests;
