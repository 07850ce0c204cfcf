//! Lets one task wait for news.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::task::{Poll, Waker};

/// Rings for one who waits, now or later.
#[derive(Default)]
pub(crate) struct Alarm {
    rung: Cell<bool>,
    waiting: RefCell<Option<Waker>>,
}

impl Alarm {
    /// There is news.
    pub(crate) fn ring(&self) {
        self.rung.set(true);
        if let Some(waker) = self.waiting.take() {
            waker.wake();
        }
    }

    /// Waits for news that nobody has waited for yet.
    pub(crate) async fn wait(&self) {
        poll_fn(|context| {
            if self.rung.take() {
                return Poll::Ready(());
            }
            *self.waiting.borrow_mut() = Some(context.waker().clone());
            Poll::Pending
        })
        .await;
    }
}
