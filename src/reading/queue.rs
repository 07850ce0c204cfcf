//! Who reads what. Records come out in the order in which the articles were ordered, whoever reads quicker. Knows
//! nothing of browsers.

use std::collections::VecDeque;
use std::mem;

use dateline_core::model::{Page, Record};

use crate::protocol::{Errand, LeftOut};

#[cfg(test)]
mod tests;

/// So many bytes of text travel to a helper at once: little enough for the end of a job not to wait for one helper.
const BATCH: usize = 16_000;
/// So many bytes lie with a helper, so that it has something to do while its records travel.
const SHALLOW: usize = 64_000;
/// The same when nobody will share for a while, because all is folded.
const DEEP: usize = 256_000;
/// A small article costs more than its text.
const LEAST: usize = 200;

/// Articles to be read, being read, and read.
#[derive(Debug, Default)]
pub struct Queue {
    slots: VecDeque<Slot>,
    /// The ticket of the first slot; the others follow.
    first: u32,
    waiting: VecDeque<u32>,
    waiting_bytes: usize,
    helpers: Vec<Helper>,
}

#[derive(Debug)]
struct Helper {
    number: u32,
    load: usize,
}

#[derive(Debug)]
struct Slot {
    order: u32,
    article: u32,
    state: State,
}

#[derive(Debug)]
enum State {
    Waiting(Page),
    /// In the hands of the helper of this number.
    Away(u32, Page),
    /// In our own hands.
    Own,
    Read(Box<Record>),
    LeftOut,
    /// No article: nothing more comes of this order.
    End,
}

/// How much a helper is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// It will be asked again soon.
    Shallow,
    /// It has to do without us for a while.
    Deep,
}

/// What comes out.
#[derive(Debug)]
pub enum Out {
    /// An article was read.
    Read {
        /// Which order it belongs to.
        order: u32,
        /// Which article of the file.
        article: u32,
        /// What was found.
        record: Box<Record>,
    },
    /// Nothing more comes of this order.
    Closed {
        /// Which.
        order: u32,
    },
}

impl Queue {
    /// An article is to be read.
    pub fn add(&mut self, order: u32, article: u32, page: Page) {
        self.waiting_bytes += weight(&page);
        self.waiting.push_back(self.first + self.slots.len() as u32);
        self.slots.push_back(Slot { order, article, state: State::Waiting(page) });
    }

    /// Nothing more is added of this order.
    pub fn end(&mut self, order: u32) {
        self.slots.push_back(Slot { order, article: 0, state: State::End });
    }

    /// Another worker reads with us.
    pub fn hire(&mut self, number: u32) {
        self.helpers.push(Helper { number, load: 0 });
    }

    /// Whether others read with us.
    pub fn is_shared(&self) -> bool {
        !self.helpers.is_empty()
    }

    /// Whether all has come out.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// Whether another file should be opened: too little waits to keep everyone busy.
    pub fn is_short(&self) -> bool {
        self.waiting_bytes <= self.helpers.len() * SHALLOW
    }

    /// The next article, to be read here.
    pub fn take(&mut self) -> Option<Errand<Page>> {
        let ticket = self.waiting.pop_front()?;
        let slot = self.slots.get_mut((ticket - self.first) as usize)?;
        let State::Waiting(page) = mem::replace(&mut slot.state, State::Own) else { return None };
        self.waiting_bytes -= weight(&page);
        Some(Errand { ticket, order: slot.order, article: slot.article, page })
    }

    /// The next articles for a helper that has little to do, and its number.
    pub fn share(&mut self, depth: Depth) -> Option<(u32, Vec<Errand<&Page>>)> {
        let most = if depth == Depth::Deep { DEEP } else { SHALLOW };
        let helper = self.helpers.iter_mut().min_by_key(|helper| helper.load).filter(|helper| helper.load < most)?;
        let (number, mut bytes, mut tickets) = (helper.number, 0, Vec::new());
        while bytes < BATCH
            && let Some(ticket) = self.waiting.pop_front()
        {
            let state = &mut self.slots[(ticket - self.first) as usize].state;
            if let State::Waiting(page) = mem::replace(state, State::Own) {
                bytes += weight(&page);
                *state = State::Away(number, page);
                tickets.push(ticket);
            }
        }
        helper.load += bytes;
        self.waiting_bytes -= bytes;
        let errands = tickets.into_iter().filter_map(|ticket| {
            let slot = &self.slots[(ticket - self.first) as usize];
            let State::Away(_, page) = &slot.state else { return None };
            Some(Errand { ticket, order: slot.order, article: slot.article, page })
        });
        let errands: Vec<_> = errands.collect();
        (!errands.is_empty()).then_some((number, errands))
    }

    /// An article was read. One that nobody waits for any more is dropped; so is the second record of one that was read
    /// twice, because a helper seemed lost.
    pub fn read(&mut self, ticket: u32, record: Box<Record>) {
        let Some(place) = ticket.checked_sub(self.first) else { return };
        let Some(slot) = self.slots.get_mut(place as usize) else { return };
        match &slot.state {
            State::Own => {}
            State::Away(helper, page) => {
                let (number, bytes) = (*helper, weight(page));
                self.lighten(number, bytes);
            }
            State::Waiting(page) => {
                self.waiting_bytes -= weight(page);
                self.waiting.retain(|other| *other != ticket);
            }
            State::Read(_) | State::LeftOut | State::End => return,
        }
        self.slots[place as usize].state = State::Read(record);
    }

    /// A helper is gone. What it had is read by others, but for what it fell over.
    pub fn lose(&mut self, number: u32, left_out: Option<LeftOut>) {
        self.helpers.retain(|helper| helper.number != number);
        let mut back = Vec::new();
        for (slot, ticket) in self.slots.iter_mut().zip(self.first..) {
            match mem::replace(&mut slot.state, State::LeftOut) {
                State::Away(helper, page) if helper == number => {
                    self.waiting_bytes += weight(&page);
                    slot.state = State::Waiting(page);
                    back.push(ticket);
                }
                other => slot.state = other,
            }
        }
        back.into_iter().rev().for_each(|ticket| self.waiting.push_front(ticket));
        if let Some(LeftOut { order, article }) = left_out {
            self.leave(|slot| slot.order == order && article.is_none_or(|article| slot.article == article));
        }
    }

    /// What was ordered before this is not to be read any more. What has been read comes out.
    pub fn cancel(&mut self, before: u32) {
        self.leave(|slot| slot.order < before);
    }

    /// What is next in line, if it is read.
    pub fn pop(&mut self) -> Option<Out> {
        while let Some(slot) = self.slots.front() {
            if matches!(slot.state, State::Waiting(_) | State::Away(..) | State::Own) {
                return None;
            }
            let Slot { order, article, state } = self.slots.pop_front()?;
            self.first += 1;
            match state {
                State::Read(record) => return Some(Out::Read { order, article, record }),
                State::End => return Some(Out::Closed { order }),
                _ => {}
            }
        }
        None
    }

    fn leave(&mut self, is_left: impl Fn(&Slot) -> bool) {
        let mut freed = Vec::new();
        for slot in self.slots.iter_mut().filter(|slot| is_left(slot)) {
            match &slot.state {
                State::Read(_) | State::LeftOut | State::End => continue,
                State::Waiting(page) => self.waiting_bytes -= weight(page),
                State::Away(helper, page) => freed.push((*helper, weight(page))),
                State::Own => {}
            }
            slot.state = State::LeftOut;
        }
        freed.into_iter().for_each(|(helper, bytes)| self.lighten(helper, bytes));
        let (slots, first) = (&self.slots, self.first);
        self.waiting.retain(|ticket| matches!(slots[(ticket - first) as usize].state, State::Waiting(_)));
    }

    fn lighten(&mut self, number: u32, bytes: usize) {
        if let Some(helper) = self.helpers.iter_mut().find(|helper| helper.number == number) {
            helper.load -= bytes;
        }
    }
}

fn weight(page: &Page) -> usize {
    page.text.len().max(LEAST)
}
