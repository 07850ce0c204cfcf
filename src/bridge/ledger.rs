//! What was ordered of the worker and how far it has come, so that a new worker can go on where one stopped.

use std::rc::Rc;

use crate::protocol::{Order, Reply, Source};
use crate::state::{Failure, Job};

/// The orders of a job. `H` is the handle that travels with an order.
#[derive(Debug)]
pub(super) struct Ledger<H> {
    entries: Vec<Entry<H>>,
    next: u32,
    reading: Option<(u32, Option<u32>)>,
    name: Rc<str>,
}

#[derive(Debug)]
struct Entry<H> {
    order: Order,
    handle: H,
    size: f64,
    articles: Option<u32>,
    closed: bool,
}

impl<H> Default for Ledger<H> {
    fn default() -> Self {
        Ledger { entries: Vec::new(), next: 0, reading: None, name: "".into() }
    }
}

impl<H: Clone> Ledger<H> {
    /// Notes an order and gives it as the worker must hear it.
    pub(super) fn add(&mut self, source: Source, name: String, size: f64, handle: H) -> (Order, H) {
        let order = Order { id: self.next, source, name, skip: 0, omit: Vec::new() };
        self.next += 1;
        self.entries.push(Entry { order: order.clone(), handle: handle.clone(), size, articles: None, closed: false });
        (order, handle)
    }

    /// Whether anything is still to be read.
    pub(super) fn is_idle(&self) -> bool {
        self.entries.iter().all(|entry| entry.closed)
    }

    /// How many bytes the file has that is being read.
    pub(super) fn size_in_hand(&self) -> f64 {
        let order = self.reading.map(|(order, _)| order);
        self.entries.iter().find(|entry| Some(entry.order.id) == order).map_or(0.0, |entry| entry.size)
    }

    /// Takes note of an answer.
    pub(super) fn hear(&mut self, reply: &Reply) {
        match reply {
            Reply::Reading { order, article, name } => {
                self.reading = Some((*order, *article));
                self.name = name.as_str().into();
            }
            Reply::Opened { order, articles } => {
                if let Some(entry) = self.entry(*order) {
                    entry.articles = Some(*articles);
                }
            }
            Reply::Closed { order } => {
                if let Some(entry) = self.entry(*order) {
                    entry.closed = true;
                }
            }
            _ => {}
        }
    }

    /// Takes note of an article that arrived, and says what its file is called.
    pub(super) fn delivered(&mut self, order: u32, article: u32) -> Rc<str> {
        let Some(entry) = self.entry(order) else { return "".into() };
        entry.order.skip = entry.order.skip.max(article + 1);
        entry.order.name.as_str().into()
    }

    /// How far the job has come after `elapsed` milliseconds.
    pub(super) fn job(&self, elapsed: f64) -> Job {
        let mut job = Job { elapsed, name: Rc::clone(&self.name), ..Job::default() };
        for entry in &self.entries {
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

    /// The worker is gone. What it had in hand is put aside, and said; everything else is still to be read.
    pub(super) fn crash(&mut self, why: &str) -> Option<Failure> {
        let (order, article) = self.reading.take()?;
        let name = Rc::clone(&self.name);
        let entry = self.entry(order).filter(|entry| !entry.closed)?;
        match article {
            Some(article) => entry.order.omit.push(article),
            None => entry.closed = true,
        }
        let left_out = if article.is_some() { "The article" } else { "The file" };
        let message = format!("{why} {left_out} was left out; all others are read.");
        Some(Failure { file: name, message: message.into() })
    }

    /// What a new worker must be asked for.
    pub(super) fn unfinished(&self) -> Vec<(Order, H)> {
        let open = self.entries.iter().filter(|entry| !entry.closed);
        open.map(|entry| (entry.order.clone(), entry.handle.clone())).collect()
    }

    /// Forgets the job.
    pub(super) fn clear(&mut self) {
        self.entries.clear();
        self.reading = None;
    }

    fn entry(&mut self, order: u32) -> Option<&mut Entry<H>> {
        self.entries.iter_mut().find(|entry| entry.order.id == order)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(order: u32, article: Option<u32>) -> Reply {
        Reply::Reading { order, article, name: format!("{order}/{article:?}") }
    }

    /// Two files, the first with ten articles of which four arrived and the sixth is being read.
    fn ledger() -> Ledger<()> {
        let mut ledger = Ledger::default();
        ledger.add(Source::File, "a.jsonl".to_owned(), 100.0, ());
        ledger.add(Source::File, "b.txt".to_owned(), 50.0, ());
        ledger.hear(&reading(0, None));
        ledger.hear(&Reply::Opened { order: 0, articles: 10 });
        for article in 0..4 {
            assert_eq!(&*ledger.delivered(0, article), "a.jsonl");
        }
        ledger.hear(&reading(0, Some(5)));
        ledger
    }

    #[test]
    fn files_not_opened_yet_count_as_one_article() {
        let job = ledger().job(1000.0);
        assert_eq!((job.done, job.total), (4, 11));
        assert_eq!((job.bytes, job.of), (40.0, 150.0));
        assert_eq!(job.rate(), Some(4.0));
    }

    #[test]
    fn a_crash_costs_the_article_in_hand_alone() {
        let mut ledger = ledger();
        let failure = ledger.crash("It stopped the reader.").expect("an article was in hand");
        assert_eq!(&*failure.message, "It stopped the reader. The article was left out; all others are read.");
        let again = ledger.unfinished();
        assert_eq!(again.len(), 2);
        assert_eq!((again[0].0.skip, &again[0].0.omit), (4, &vec![5]));
        assert!(ledger.crash("Again.").is_none(), "nothing is in hand until the next worker says so");
    }

    #[test]
    fn a_crash_while_a_file_is_opened_costs_the_file() {
        let mut ledger = ledger();
        ledger.hear(&Reply::Closed { order: 0 });
        ledger.hear(&reading(1, None));
        assert!(ledger.crash("It stopped the reader.").is_some());
        assert!(ledger.is_idle());
        assert!(ledger.unfinished().is_empty());
    }

    #[test]
    fn a_crash_between_jobs_costs_nothing() {
        let mut ledger = ledger();
        ledger.hear(&Reply::Closed { order: 0 });
        ledger.hear(&Reply::Closed { order: 1 });
        assert!(ledger.crash("It stopped the reader.").is_none());
        ledger.clear();
        assert!(ledger.is_idle());
    }
}
