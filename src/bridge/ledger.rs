//! What was ordered of the worker and how far it has come, so that a new worker can go on where one stopped.

use std::rc::Rc;

use jiff::civil::Date;

use crate::protocol::{Order, Reply, Source};
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
    hand: Hand,
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

/// How far the job has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// There is none.
    None,
    Open,
    /// It was cancelled, and its end is waited for.
    Cancelled,
}

/// What the worker has in hand, and falls over if it falls.
#[derive(Clone, Copy, Debug)]
enum Hand {
    Nothing,
    File(u32),
    Article(u32, u32),
    Document(u32),
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
            hand: Hand::Nothing,
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

    /// Whether anything is still to be read.
    pub(super) fn is_idle(&self) -> bool {
        self.entries.iter().all(|entry| entry.closed)
    }

    /// How many bytes the file has that is being read.
    pub(super) fn size_in_hand(&self) -> f64 {
        let (Hand::File(order) | Hand::Article(order, _)) = self.hand else { return 0.0 };
        self.entries.iter().find(|entry| entry.order.id == order).map_or(0.0, |entry| entry.size)
    }

    /// Takes note of an answer.
    pub(super) fn hear(&mut self, reply: &Reply) {
        match reply {
            Reply::Reading { order, article, name } => {
                self.hand = article.map_or(Hand::File(*order), |article| Hand::Article(*order, article));
                self.name = name.as_str().into();
            }
            Reply::Rereading { document, name } => {
                self.hand = Hand::Document(*document);
                self.name = name.as_str().into();
            }
            Reply::Reread { document } => {
                self.hand = Hand::Nothing;
                self.drop_date(*document);
            }
            Reply::Opened { order, articles } => {
                self.hand = Hand::Nothing;
                if let Some(entry) = self.entry(*order) {
                    entry.articles = Some(*articles);
                }
            }
            Reply::Closed { order } => {
                self.hand = Hand::Nothing;
                if let Some(entry) = self.entry(*order) {
                    entry.closed = true;
                }
            }
            // What comes next, folding, is nobody's fault.
            Reply::Documents | Reply::Folded => self.hand = Hand::Nothing,
            _ => {}
        }
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
            job.bytes +=
                if entry.closed { entry.size } else { entry.size * f64::from(done) / f64::from(articles.max(1)) };
        }
        job
    }

    /// Nothing of what was ordered is to be read any more. Says whether there was anything.
    pub(super) fn cancel(&mut self) -> bool {
        if self.state != Phase::Open {
            return false;
        }
        self.state = Phase::Cancelled;
        self.hand = Hand::Nothing;
        self.entries.iter_mut().for_each(|entry| entry.closed = true);
        true
    }

    /// The worker is gone. What it had in hand is put aside, and said; everything else is still to be read.
    pub(super) fn crash(&mut self, why: &str) -> Option<Failure> {
        let hand = std::mem::replace(&mut self.hand, Hand::Nothing);
        let name = Rc::clone(&self.name);
        let told = match hand {
            Hand::Nothing => return None,
            Hand::File(order) => {
                self.entry(order).filter(|entry| !entry.closed)?.closed = true;
                "The file was left out; all others are read."
            }
            Hand::Article(order, article) => {
                let entry = self.entry(order).filter(|entry| !entry.closed)?;
                entry.order.omit.push(article);
                entry.closed = entry.order.omit.len() >= OMITTED;
                if entry.closed {
                    "So did others of this file; what is left of it was left out."
                } else {
                    "The article was left out; all others are read."
                }
            }
            Hand::Document(document) => {
                self.drop_date(document);
                "It stays as it was read before."
            }
        };
        Some(Failure { file: name, message: format!("{why} {told}").into() })
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
        self.hand = Hand::Nothing;
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
