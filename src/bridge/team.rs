//! Helpers: further workers that read with the first while there is much to read.
//!
//! They come when an intake is large and go when all is read. One that falls or falls silent loses what it had in hand
//! and nothing else; another takes its place, until too many have fallen in a row. Then the worker reads alone.

use std::rc::Rc;

use js_sys::{Array, Reflect};
use web_sys::MessageChannel;

use super::running::Running;
use super::watch::{ATTEMPTS, Look, Watch};
use super::{Inner, now};
use crate::protocol::{Reply, Request, VERSION};

/// So many bytes are worth a helper: it reads them in about the time that it takes to be started.
const WORTH: f64 = 200_000.0;
/// There are no more helpers than this, however many processors there are.
const MOST: usize = 6;

/// The helpers there are.
#[derive(Default)]
pub(super) struct Team {
    helpers: Vec<Helper>,
    /// So many have fallen and none has read an article in between.
    falls: u32,
}

struct Helper {
    number: u32,
    running: Running,
    watch: Watch,
    /// It has an article in hand.
    reads: bool,
}

impl Team {
    /// All helpers are ended.
    pub(super) fn dismiss(&mut self) {
        *self = Team::default();
    }

    /// A helper begins an article, or has nothing more in hand. The one that it had before is read, so that the next fall
    /// is the first.
    fn reads(&mut self, number: u32, reads: bool) {
        let Some(helper) = self.helper(number) else { return };
        let has_read = std::mem::replace(&mut helper.reads, reads);
        if !reads {
            helper.watch.forget();
        } else if !helper.watch.is_owed() {
            helper.watch.ask(now());
        }
        helper.watch.hear(now());
        if has_read {
            self.falls = 0;
        }
    }

    fn helper(&mut self, number: u32) -> Option<&mut Helper> {
        self.helpers.iter_mut().find(|helper| helper.number == number)
    }
}

impl Inner {
    /// Starts as many helpers as what is still to be read is worth.
    pub(super) fn hire(self: &Rc<Self>) {
        if !self.is_ready() || self.team.borrow().falls >= ATTEMPTS {
            return;
        }
        let wanted = wanted(self.ledger.borrow().size_to_read(), cores(), memory());
        while self.team.borrow().helpers.len() < wanted {
            let (number, running) = self.run_worker();
            let Some(running) = running else { return };
            let mut watch = Watch::default();
            watch.ask(now());
            self.team.borrow_mut().helpers.push(Helper { number, running, watch, reads: false });
        }
    }

    /// Whether this is a helper.
    pub(super) fn is_helper(&self, number: u32) -> bool {
        self.team.borrow_mut().helper(number).is_some()
    }

    /// A helper says what it does.
    pub(super) fn hear_helper(self: &Rc<Self>, number: u32, reply: Reply) {
        match reply {
            Reply::Ready { version } if version == VERSION => self.introduce(number),
            Reply::Reading { .. } => self.team.borrow_mut().reads(number, true),
            Reply::Idle { requests } => {
                self.team.borrow_mut().reads(number, false);
                self.requests.borrow_mut().note(number, requests);
            }
            Reply::Crashed { message } => self.lose(number, "It stopped the reader.", &message),
            // It is of another version than the page and the worker, which go on without it.
            _ => self.lose_unused(number),
        }
    }

    /// A helper is gone.
    pub(super) fn lose(self: &Rc<Self>, number: u32, why: &str, detail: &str) {
        if !self.team.borrow_mut().helper(number).is_some_and(|helper| helper.running.is_ready()) {
            return self.lose_unused(number);
        }
        self.show();
        self.team.borrow_mut().helpers.retain(|helper| helper.number != number);
        let culprit = self.ledger.borrow_mut().crash(number, why);
        let left_out = culprit.as_ref().and_then(|culprit| culprit.left_out);
        self.watch.borrow_mut().hear(now());
        self.send(Request::Lost { helper: number, left_out }, None);
        self.tell_fall(culprit, detail);
        self.team.borrow_mut().falls += 1;
        self.hire();
    }

    /// There is nothing more to read: helpers go, and the worker knows it.
    pub(super) fn release(self: &Rc<Self>) {
        let team = self.team.take();
        for helper in team.helpers.iter().filter(|helper| helper.running.is_ready()) {
            self.send(Request::Lost { helper: helper.number, left_out: None }, None);
        }
    }

    /// Looks after the helpers.
    pub(super) fn look_at_helpers(self: &Rc<Self>, patience: f64, patience_to_load: f64) {
        let mut lost = Vec::new();
        for helper in &mut self.team.borrow_mut().helpers {
            let patience = if helper.running.is_ready() { patience } else { patience_to_load };
            if helper.watch.look(now(), patience) == Look::Silent {
                lost.push(helper.number);
            }
        }
        for number in lost {
            self.lose(number, "It took the reader too long.", "");
        }
    }

    /// Joins a helper that can be asked with the worker.
    fn introduce(self: &Rc<Self>, number: u32) {
        let Ok(channel) = MessageChannel::new() else { return self.lose_unused(number) };
        let Some(help) = super::message(0, Request::Help) else { return self.lose_unused(number) };
        let port = channel.port1();
        help.push(&port);
        if let Some(helper) = self.team.borrow_mut().helper(number) {
            helper.watch.forget();
            helper.running.set_ready();
            helper.running.send(help, Array::of1(&port));
        }
        self.send(Request::Hire { helper: number }, Some(super::Carried::Port(channel.port2())));
    }

    /// A helper cannot be started. So cannot others.
    fn lose_unused(&self, number: u32) {
        let mut team = self.team.borrow_mut();
        team.helpers.retain(|helper| helper.number != number);
        team.falls = ATTEMPTS;
    }
}

/// How many helpers so many bytes are worth on a machine with so many processors and so many gigabytes of memory. One
/// processor is for the worker, which reads too.
fn wanted(bytes: f64, cores: f64, memory: f64) -> usize {
    let worth = (bytes / WORTH).floor();
    worth.min(cores - 1.0).min(memory).clamp(0.0, MOST as f64) as usize
}

fn cores() -> f64 {
    web_sys::window().map_or(1.0, |window| window.navigator().hardware_concurrency())
}

/// As far as the browser says.
fn memory() -> f64 {
    let said = web_sys::window().and_then(|window| Reflect::get(&window.navigator(), &"deviceMemory".into()).ok());
    said.and_then(|memory| memory.as_f64()).unwrap_or(f64::INFINITY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn helpers_are_as_many_as_the_work_and_the_machine_are_worth() {
        let of = |bytes, cores| wanted(bytes, cores, f64::INFINITY);
        assert_eq!((of(50_000.0, 8.0), of(250_000.0, 8.0), of(1_000_000.0, 8.0)), (0, 1, 5));
        assert_eq!((of(9e6, 1.0), of(9e6, 2.0), of(9e6, 4.0), of(9e6, 64.0)), (0, 1, 3, MOST));
        assert_eq!((wanted(9e6, 8.0, 2.0), wanted(9e6, 8.0, 0.25)), (2, 0));
    }
}
