//! Whether the worker owes an answer, and whether it has been silent for too long. Knows the time only as it is told.

/// How often the page looks after the worker, in milliseconds.
pub(super) const LOOK: f64 = 1000.0;
/// Looks that lie further apart than this say that the machine slept, and nothing of the worker.
const GAP: f64 = 10.0 * LOOK;
/// How long the worker may take to hear Cancel.
const GRACE: f64 = 1000.0;
/// So many workers may fall in a row without anything done.
pub(super) const ATTEMPTS: u32 = 3;

/// What was asked and answered, and when something was heard last.
#[derive(Debug, Default)]
pub(super) struct Watch {
    asked: u32,
    answered: u32,
    heard: f64,
    looked: f64,
    stopping: Option<f64>,
    falls: u32,
}

/// What a look finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// Nothing to be done.
    Well,
    /// It does not hear Cancel, being busy with something large.
    Deaf,
    /// It has said nothing for too long.
    Silent,
}

impl Watch {
    /// Counts a request, and gives its number.
    pub(super) fn ask(&mut self, now: f64) -> u32 {
        if !self.is_owed() {
            self.heard = now;
        }
        self.asked += 1;
        self.asked
    }

    /// Whether an answer is still to come.
    pub(super) fn is_owed(&self) -> bool {
        self.asked != self.answered
    }

    /// Something was heard.
    pub(super) fn hear(&mut self, now: f64) {
        self.heard = now;
    }

    /// Everything up to this request is done with. Says whether that is everything.
    pub(super) fn answer(&mut self, number: u32) -> bool {
        self.answered = self.answered.max(number);
        if self.is_owed() {
            return false;
        }
        self.stopping = None;
        self.falls = 0;
        true
    }

    /// Something was done, so that the next fall is the first.
    pub(super) fn delivered(&mut self) {
        self.falls = 0;
    }

    /// Cancel was asked for.
    pub(super) fn stop(&mut self, now: f64) {
        self.stopping = Some(now);
    }

    /// Cancel was heard, or is not waited for any more.
    pub(super) fn stopped(&mut self) {
        self.stopping = None;
    }

    /// Counts a fall; says how many it makes in a row.
    pub(super) fn fall(&mut self) -> u32 {
        self.stopping = None;
        self.falls += 1;
        self.falls
    }

    /// A new worker was started; if all is given up, it owes nothing.
    pub(super) fn start(&mut self, now: f64) {
        self.heard = now;
        self.stopping = None;
    }

    /// Nothing more is waited for, and falls are counted anew.
    pub(super) fn forget(&mut self) {
        self.answered = self.asked;
        self.stopping = None;
        self.falls = 0;
    }

    /// Looks whether the worker that owes an answer has been silent for longer than `patience`.
    pub(super) fn look(&mut self, now: f64, patience: f64) -> Look {
        if now - self.looked > GAP {
            self.heard = now;
            self.stopping = self.stopping.map(|_| now);
        }
        self.looked = now;
        if !self.is_owed() {
            return Look::Well;
        }
        if self.stopping.is_some_and(|since| now - since > GRACE) {
            return Look::Deaf;
        }
        if now - self.heard > patience { Look::Silent } else { Look::Well }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATIENCE: f64 = 30_000.0;

    /// Looks every second from `from` to `to`: the first finding that is not well, and when.
    fn looks(watch: &mut Watch, from: u32, to: u32) -> Option<(u32, Look)> {
        (from..=to)
            .map(|second| (second, watch.look(f64::from(second) * 1000.0, PATIENCE)))
            .find(|(_, look)| *look != Look::Well)
    }

    #[test]
    fn silence_is_noticed_as_long_as_any_answer_is_owed() {
        let mut watch = Watch::default();
        assert_eq!(looks(&mut watch, 0, 100), None, "nothing was asked");
        let first = watch.ask(100_000.0);
        let second = watch.ask(101_000.0);
        watch.hear(102_000.0);
        assert!(!watch.answer(first));
        assert_eq!(looks(&mut watch, 101, 200), Some((133, Look::Silent)));
        assert!(watch.answer(second));
        assert_eq!(looks(&mut watch, 134, 300), None);
    }

    #[test]
    fn the_end_of_an_earlier_request_is_no_end_of_a_later_one() {
        let mut watch = Watch::default();
        let cancel = watch.ask(0.0);
        let read = watch.ask(0.0);
        assert!(!watch.answer(cancel));
        assert!(watch.answer(read));
    }

    #[test]
    fn a_machine_that_slept_is_no_silent_worker() {
        let mut watch = Watch::default();
        watch.ask(0.0);
        watch.stop(0.0);
        assert_eq!(watch.look(0.0, PATIENCE), Look::Well);
        assert_eq!(watch.look(4_000_000.0, PATIENCE), Look::Well);
        watch.stopped();
        assert_eq!(looks(&mut watch, 4001, 4100), Some((4031, Look::Silent)));
    }

    #[test]
    fn who_does_not_hear_cancel_is_deaf() {
        let mut watch = Watch::default();
        watch.ask(0.0);
        assert_eq!(looks(&mut watch, 0, 5), None);
        watch.stop(5000.0);
        assert_eq!(looks(&mut watch, 5, 20), Some((7, Look::Deaf)));
        watch.stopped();
        assert_eq!(looks(&mut watch, 8, 20), None);
    }

    #[test]
    fn falls_count_until_something_is_done() {
        let mut watch = Watch::default();
        assert_eq!((watch.fall(), watch.fall()), (1, 2));
        watch.delivered();
        assert_eq!(watch.fall(), 1);
        let first = watch.ask(0.0);
        let second = watch.ask(0.0);
        watch.answer(first);
        assert_eq!(watch.fall(), 2, "an answer to the first of two requests is no rescue");
        watch.answer(second);
        assert_eq!(watch.fall(), 1);
    }
}
